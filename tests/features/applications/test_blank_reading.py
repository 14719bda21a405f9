"""An application form that came back: what is understood of it, and files that are none."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain import formats
from app.domain.money import Money
from app.features.applications.document import read_form
from app.features.applications.rules.blank import FINANCE
from app.features.applications.rules.filled import TakingDraft, application_of
from app.features.applications.rules.plan import CostLine, FinanceLine
from app.features.applications.rules.quotes import AreaLine, QuoteLine
from tests.features.applications.forms import DAY, GOOD, blank, fill, form_data

TAKING = TakingDraft(7, "", DAY)


# -- filled in and read back


def test_what_was_filled_in_becomes_the_application() -> None:
    form = read_form(fill(blank(), GOOD), DAY)
    assert form.unclear == ()
    assert (form.fund_uid, form.office_uid, form.fund_name) == ("fund", "office", "Cityfonds")
    assert form.applicant.name == "Yılmaz, Ayşe"
    assert form.privacy
    draft = application_of(form, form_data().rules, TAKING, fund_id=3, contact_id=7, property_id=None)
    assert (draft.fund_id, draft.contact_id, draft.year) == (3, 7, 2026)
    assert draft.title == "Bänke am Rathausplatz"
    assert draft.purpose == "Zwei Bänke\nund ein Hochbeet."
    assert (draft.starts_on, draft.ends_on) == (date(2026, 12, 1), date(2027, 3, 31))
    assert draft.costs == (CostLine("Sachkosten", "Bänke", Money.euros(2800)),)
    assert draft.finance == (FinanceLine("own_cash", "", Money.euros(1300)),)
    assert draft.requested == Money.euros(1500)
    assert draft.iban == "DE02 1203 0000 0000 2020 51"
    assert draft.not_begun_declared
    assert draft.other_grants == "keine"
    assert ("IBAN", "DE02 1203 0000 0000 2020 51") in form.understood


LINE = (
    st.text(st.sampled_from("abcäöüßŞı 123,.-€&<>%„“'"), min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
EUROS = st.integers(1, 10**8)


@given(
    texts=st.fixed_dictionaries(
        dict.fromkeys(("title", "place", "first_name", "last_name", "audience", "account_holder"), LINE)
    ),
    days=st.tuples(
        st.dates(date(2026, 1, 1), date(2029, 12, 31)), st.dates(date(2026, 1, 1), date(2029, 12, 31))
    ),
    costs=st.lists(st.tuples(LINE, EUROS), max_size=10),
    finance=st.dictionaries(st.sampled_from([key for key, _ in FINANCE]), EUROS),
    requested=EUROS,
    goals=st.sets(st.integers(1, 2)),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_round_trip(
    texts: dict[str, str],
    days: tuple[date, date],
    costs: list[tuple[str, int]],
    finance: dict[str, int],
    requested: int,
    goals: set[int],
) -> None:
    values = {
        **texts,
        "starts_on": formats.day(days[0]),
        "ends_on": formats.day(days[1]),
        **{f"cost.{at}.text": text for at, (text, _) in enumerate(costs, start=1)},
        **{f"cost.{at}.amount": formats.money(Money(cents)) for at, (_, cents) in enumerate(costs, start=1)},
        **{f"finance.{key}": formats.money(Money(cents)) for key, cents in finance.items()},
        "requested": formats.money(Money(requested)),
        **{f"goal.{number}": "Yes" for number in goals},
    }
    form = read_form(fill(BLANK, values), DAY)
    draft = form.draft
    assert form.unclear == ()
    assert (draft.title, draft.place, draft.audience) == (texts["title"], texts["place"], texts["audience"])
    assert (draft.starts_on, draft.ends_on) == days
    assert [(line.text, line.amount) for line in draft.costs] == [
        (text, Money(cents)) for text, cents in costs
    ]
    assert {line.kind: line.amount for line in draft.finance} == {
        key: Money(cents) for key, cents in finance.items()
    }
    assert draft.requested == Money(requested)
    assert form.goals == tuple(sorted(goals))


BLANK = blank()


def test_a_facade_form_brings_building_areas_quotes_and_papers() -> None:
    values = {
        **GOOD,
        "object_street": "Marktstraße",
        "object_number": "12a",
        "year_built": "1905",
        "dwellings": "6",
        "storeys": "4",
        "monument": "Yes",
        "trade_firm": "Yes",
        "area.1.measure": "Fassade",
        "area.1.text": "Straßenseite",
        "area.1.size": "120,5",
        "quote.1.firm": "Maler Nord",
        "quote.1.work": "Anstrich",
        "quote.1.dated": "2.11.2026",
        "quote.1.amount": "8.400,00",
        "paper.1": "Yes",
        "paper.2": "Off",
    }
    form = read_form(fill(blank("facade"), values), DAY)
    assert form.unclear == ()
    assert form.draft.areas == (AreaLine("Fassade", "Straßenseite", 12050),)
    assert form.draft.quotes == (QuoteLine("Anstrich", "Maler Nord", date(2026, 11, 2), Money.euros(8400)),)
    assert (form.papers, form.draft.trade_firm, form.monument) == ((1,), True, True)
    draft = application_of(form, form_data("facade").rules, TAKING, fund_id=1, contact_id=1, property_id=None)
    assert "Gebäude laut Vordruck: Marktstraße 12a, Baujahr 1905, Wohnungen 6, Vollgeschosse 4." in draft.note
    known = application_of(form, form_data("facade").rules, TAKING, fund_id=1, contact_id=1, property_id=5)
    assert "Gebäude" not in known.note


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        (
            "starts_on",
            "nächsten Mai",
            "Beginn: „nächsten Mai“ ist kein Datum. Bitte so eingeben: 22.11.2026.",
        ),
        ("requested", "viel", "Beantragter Zuschuss: „viel“ ist kein Betrag"),
        ("requested", "-5", "negativ"),
        ("iban", "DE00 1234", "IBAN: Diese IBAN kann nicht stimmen"),
        ("cost.2.amount", "zwölf", "Kosten, Zeile 2, Betrag"),
        ("title", "x" * 301, "Titel des Projekts: Der Text hat 301 Zeichen, erlaubt sind 300."),
    ],
)
def test_what_is_unclear_is_named_with_value_and_remedy(name: str, typed: str, says: str) -> None:
    form = read_form(fill(BLANK, {**GOOD, name: typed}), DAY)
    found = [one for one in form.unclear if one.value]
    assert len(found) == 1
    assert says in found[0].sentence
    assert found[0].value == " ".join(typed.split())[:80]
    draft = application_of(form, form_data().rules, TAKING, fund_id=1, contact_id=1, property_id=None)
    assert found[0].sentence in draft.note


def test_what_is_missing_is_said_too() -> None:
    form = read_form(BLANK, DAY)
    assert [one.label for one in form.unclear] == ["Antragsteller", "Titel des Projekts"]
    assert form.understood == ()


def test_goals_and_conditions_are_those_of_the_guideline_that_counts_now() -> None:
    form = read_form(fill(BLANK, {"goal.1": "Yes", "goal.2": "On", "condition.1": "Yes"}), DAY)
    rules = replace(form_data().rules, goals=("Nachbarschaft stärken",))
    draft = application_of(form, rules, TAKING, fund_id=1, contact_id=1, property_id=None)
    assert draft.goals == ("Nachbarschaft stärken",)
    assert draft.conditions_met == ("Das Ergebnis ist für alle offen.",)
