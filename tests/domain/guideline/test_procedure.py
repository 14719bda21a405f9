"""Who decides, what is needed, until when, and what stands against a grant."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.guideline import (
    Case,
    Cost,
    DocumentRule,
    Facts,
    QuoteRule,
    Rules,
    StreetRule,
    TierRule,
    approval_end,
    binding_end,
    documents_needed,
    execution_end,
    in_area,
    instalments,
    last_application_day,
    obstacles,
    proof_due,
    quotes_needed,
    retention_end,
    tier,
)
from app.domain.money import Money

TIERS = Rules(
    tiers=(
        TierRule(up_to=None, body="council"),
        TierRule(up_to=Money.euros(500), body="office"),
        TierRule(up_to=Money.euros(1250), body="committee", recommends=True),
    )
)


@pytest.mark.parametrize(
    ("cents", "body"),
    [(0, "office"), (50_000, "office"), (50_001, "committee"), (125_000, "committee"), (125_001, "council")],
)
def test_the_lowest_tier_that_reaches_the_amount_decides(cents: int, body: str) -> None:
    found = tier(TIERS, Money(cents))
    assert found is not None
    assert found.body == body


def test_without_tiers_nobody_is_named() -> None:
    assert tier(Rules(), Money(1)) is None
    assert tier(Rules(tiers=(TierRule(up_to=Money(5)),)), Money(6)) is None


@pytest.mark.parametrize(("cents", "number"), [(49_999, 0), (50_000, 2), (499_999, 2), (500_000, 3)])
def test_quotes_by_amount(cents: int, number: int) -> None:
    rules = Rules(
        quotes=(QuoteRule(from_amount=Money.euros(5000)), QuoteRule(from_amount=Money.euros(500), number=2))
    )
    assert quotes_needed(rules, Money(cents)) == number


def test_documents_by_kind_and_amount() -> None:
    rules = Rules(
        documents=(
            DocumentRule(label="Lageplan"),
            DocumentRule(label="Farbkonzept", kind="Fassade"),
            DocumentRule(label="Statik", from_amount=Money.euros(10_000)),
            DocumentRule(label="Fotos danach", due="proof"),
        )
    )
    labels = [one.label for one in documents_needed(rules, Money.euros(9_999))]
    assert labels == ["Lageplan", "Fotos danach"]
    assert [one.label for one in documents_needed(rules, Money.euros(1), ["FASSADE"])] == [
        "Lageplan", "Farbkonzept", "Fotos danach",
    ]  # fmt: skip
    case = Case((Cost(Money.euros(6_000), measure="Fassade"), Cost(Money.euros(4_000))))
    assert len(documents_needed(rules, case)) == 4


STREETS = Rules(
    streets=(
        StreetRule(street="Bahnhofstraße", first=1, last=19, side="odd"),
        StreetRule(street="Bahnhofstr.", first=30),
        StreetRule(street="Am Markt"),
    )
)


@pytest.mark.parametrize(
    ("street", "number", "inside"),
    [
        ("Bahnhofstr.", "7", True),
        ("BAHNHOF-STRASSE", "7a", True),
        ("Bahnhofstraße", "8", False),
        ("Bahnhofstraße", "21", False),
        ("Bahnhofstraße", "30", True),
        ("Bahnhofstraße", "17-19", True),
        ("Bahnhofstraße", "19-21", False),
        ("Bahnhofstraße", "", False),
        ("Am Markt", "", True),
        ("am markt", "999 b", True),
        ("Bahnweg", "1", False),
    ],
)
def test_an_address_lies_in_the_area_or_not(street: str, number: str, inside: bool) -> None:
    assert in_area(STREETS, street, number) is inside


def test_without_streets_the_area_is_not_known() -> None:
    assert in_area(Rules(), "Am Markt", "1") is None


@pytest.mark.parametrize(
    ("rules", "sitting", "last"),
    [
        (Rules(), date(2023, 6, 19), None),
        # Witten: 35 days before the 19.06.2023 is the 15.05.2023
        (Rules(deadline_days=35), date(2023, 6, 19), date(2023, 5, 15)),
        (Rules(deadlines=("28.02.", "31.05.", "31.08.")), date(2026, 6, 19), date(2026, 5, 31)),
        (Rules(deadlines=("28.02.", "31.05.", "31.08.")), date(2026, 2, 1), date(2025, 8, 31)),
        (Rules(deadlines=("31.05.",), deadline_days=35), date(2026, 6, 19), date(2026, 5, 15)),
        (Rules(deadlines=("29.02.",)), date(2026, 6, 19), date(2026, 2, 28)),
    ],
)
def test_until_when_one_may_apply(rules: Rules, sitting: date, last: date | None) -> None:
    assert last_application_day(rules, sitting) == last


def test_periods_after_the_decision() -> None:
    decided = date(2026, 8, 31)
    assert approval_end(Rules(), decided) is None
    assert approval_end(Rules(approval_months=18), decided) == date(2028, 2, 29)
    assert approval_end(Rules(approval_months=18, approval_year_end=True), decided) == date(2026, 12, 31)
    assert execution_end(Rules(execution_year_end=True), decided) == date(2026, 12, 31)
    assert execution_end(Rules(execution_months=2), decided) == date(2026, 10, 31)


def test_dates_after_the_end() -> None:
    ends = date(2026, 12, 31)
    assert proof_due(Rules(), ends) == date(2027, 2, 28)
    assert proof_due(Rules(proof_weeks=6), ends) == date(2027, 2, 11)
    assert proof_due(Rules(proof_day="31.01.", proof_weeks=6), ends) == date(2027, 1, 31)
    assert binding_end(Rules(), ends) is None
    assert binding_end(Rules(binding_years=10), ends) == date(2036, 12, 31)
    assert retention_end(Rules(), date(2024, 2, 29)) == date(2029, 2, 28)


def test_instalments() -> None:
    amount = Money(100_001)
    assert instalments(Rules(), amount) == (amount,)
    assert instalments(Rules(payment="advance"), amount) == (amount,)
    assert instalments(Rules(payment="instalments"), amount) == (Money(50_001), Money(50_000))
    assert instalments(Rules(payment="instalments", first_bp=7000), amount) == (Money(70_001), Money(30_000))


STRICT = Rules(
    applicants=("Eigentümer", "Verein"),
    consultation=True,
    refiling=False,
    goals=("Bildung", "Umwelt", "Teilhabe"),
    least_goals=2,
    declarations=("Das Vorhaben ist gemeinnützig.",),
    deadline_days=35,
    streets=STREETS.streets,
    building_age=10,
    dwellings=2,
    storeys=2,
    trade_firm_only=True,
    monument_consent=True,
    clauses={"consultation": "Nr. 3.1", "object": "Nr. 2"},
)
FINE = Facts(
    applicant_group="verein",
    street="Am Markt",
    house_number="3",
    year_built=1960,
    dwellings=2,
    storeys=3,
    trade_firm=True,
    monument=True,
    monument_consent=True,
    consulted_on=date(2026, 5, 1),
    goals=("Umwelt", "Bildung"),
    conditions=("Das Vorhaben ist gemeinnützig.",),
    received_on=date(2026, 5, 15),
    sitting_on=date(2026, 6, 19),
)


def test_nothing_stands_against_a_sound_application() -> None:
    assert obstacles(STRICT, FINE) == ()
    assert obstacles(Rules(), Facts()) == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            {"applicant_group": "Stadt"},
            "„Stadt“ darf keinen Antrag stellen; möglich sind: Eigentümer, Verein.",
        ),
        ({"applicant_group": ""}, "Es ist nicht angegeben, wer den Antrag stellt; möglich sind: Eigentümer"),
        ({"refiled": True}, "Ein abgelehnter Antrag darf nicht erneut gestellt werden."),
        ({"consulted_on": None}, "ist eine Beratung nötig; es ist noch keine eingetragen (Nr. 3.1)."),
        ({"consulted_on": date(2026, 5, 16)}, "Die Beratung am 16.05.2026 war nach dem Eingang des Antrags"),
        ({"goals": ("Umwelt", "Umwelt")}, "Nötig sind mindestens 2 Ziele der Richtlinie, angekreuzt: 1."),
        ({"conditions": ()}, "Nicht bestätigt: „Das Vorhaben ist gemeinnützig“."),
        (
            {"received_on": date(2026, 5, 16)},
            "für die Sitzung am 19.06.2026 war am 15.05.2026 Antragsschluss",
        ),
        ({"house_number": "3", "street": "Waldweg"}, "Waldweg 3 liegt nicht im Fördergebiet."),
        ({"street": ""}, "Die Anschrift des Objekts fehlt; ob es im Fördergebiet liegt, ist offen."),
        ({"year_built": 2017}, "Das Gebäude ist 9 Jahre alt, nötig sind mindestens 10 Jahre (Nr. 2)."),
        ({"dwellings": 1}, "Das Gebäude hat 1 Wohnung, nötig sind mindestens 2 Wohnungen (Nr. 2)."),
        ({"storeys": None}, "Die Zahl der Vollgeschosse ist nicht angegeben, nötig sind mindestens 2 Vollg"),
        ({"trade_firm": False}, "Kein eingetragener Fachbetrieb führt die Arbeiten aus; nötig ist einer."),
        ({"trade_firm": None}, "Es ist nicht angegeben, ob ein eingetragener Fachbetrieb die Arbeiten ausfü"),
        ({"monument_consent": False}, "ein Denkmal; die schriftliche Zustimmung der Denkmalbehörde fehlt."),
    ],
)
def test_each_obstacle_is_one_sentence(change: dict[str, object], says: str) -> None:
    (sentence,) = obstacles(STRICT, replace(FINE, **change))  # type: ignore[arg-type]  # a parameter table is untyped
    assert says in sentence
    assert sentence.endswith(".")
