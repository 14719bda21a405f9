"""Columns recognised by what they are called and by what they hold; sameness of records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.intake import Desk, Known, Traits
from app.domain.options import Option
from app.features.intake.excel import Work, read_source
from app.features.intake.rules import Doubles, Mapped, found_in, with_one
from tests.features.intake.lists import intake_of, workbook
from tests.kit.office import NOW


def fields(key: str, *rows: object, desk: Desk | None = None) -> list[str]:
    source = read_source(workbook(rows), "liste.xlsx")  # type: ignore[arg-type] # rows are tuples
    return [one.field for one in Work(source, intake_of(key), desk or Desk(), NOW).guesses]


@pytest.mark.parametrize(
    ("key", "titles", "wanted"),
    [
        (
            "contacts",
            ("Familienname", "Vorname", "Str.", "Tel.-Nr.", "E-Mail-Adresse"),
            ["last_name", "first_name", "street", "phone", "email"],
        ),
        ("contacts", ("Nachnahme", "Vornahme", "Strase"), ["last_name", "first_name", "street"]),
        ("contacts", ("Name", "PLZ/Ort", "Handy"), ["name", "town", "mobile"]),
        (
            "consultations",
            ("Lfd. Nr.", "Datum", "Beratungsinhalt", "Dauer in Minuten", "Thema"),
            ["reference", "day", "concern", "minutes", "topics"],
        ),
        (
            "applications",
            ("Az.", "Antragsteller/in", "Projekttitel", "Eingegangen am", "Antragssumme", "Status"),
            ["reference", "applicant", "title", "received_on", "requested", "stood"],
        ),
        ("appointments", ("Datum", "Uhrzeit", "Veranstaltung", "Wo"), ["day", "start", "title", "place"]),
        (
            "measures",
            ("Nr.", "Maßnahme", "Handlungsfeld", "Gesamtkosten", "Laufzeit", "Umsetzungsstand"),
            ["number", "title", "field", "cost", "period", "status"],
        ),
    ],
)
def test_headings_are_understood(key: str, titles: tuple[str, ...], wanted: list[str]) -> None:
    assert fields(key, titles, ("x",) * len(titles)) == wanted


def test_columns_without_telling_headings_are_known_by_what_they_hold() -> None:
    rows = [
        ("Nachname", "A", "B", "C", "D"),
        ("Yılmaz", "42579", "a@example.org", "02056 123456", "Verein"),
        ("Müller", "45479", "b@example.org", "0170 999888", "Handel"),
    ]
    roles = Desk({"roles": (Option(1, "Verein"), Option(2, "Handel"))})
    assert fields("contacts", *rows, desk=roles) == ["last_name", "postcode", "email", "phone", "roles"]


def test_days_and_amounts_are_known_by_what_they_hold() -> None:
    rows = [
        ("Projekt", "Wann", "Wieviel"),
        ("Bank", "1.3.2026", "1.200,00 €"),
        ("Fest", "4. März 2026", "300,50"),
    ]
    assert fields("applications", *rows) == ["title", "received_on", "requested"]


def test_plain_figures_tell_nothing() -> None:
    assert fields("contacts", ("Nachname", "X"), ("Yılmaz", 12345), ("Müller", 1)) == ["last_name", ""]


def test_no_field_is_given_twice() -> None:
    found = fields("contacts", ("Telefon", "Telefon privat", "Telefon dienstlich"), ("1", "2", "3"))
    assert [one for one in found if one] == ["phone"]


def test_assigning_takes_a_field_from_the_column_that_had_it() -> None:
    source = read_source(workbook([("Nachname", "Vorname"), ("Ayşe", "Yılmaz")]), "a.xlsx")
    work = Work(source, intake_of("contacts"), Desk(), NOW)
    work.assign(0, "first_name")
    assert [one.field for one in work.guesses] == ["first_name", ""]


def test_what_was_chosen_is_found_again_for_the_same_headings_only() -> None:
    mapped = Mapped({"0:name": "name"}, {"kind": "Person"}, {"roles": {"tel.": "Telefon"}})
    kept = with_one({}, "contacts|name", mapped)
    assert found_in(kept, "contacts|name") == mapped
    assert found_in(kept, "contacts|name|ort") is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=5) | st.integers(),
        lambda inner: st.dictionaries(st.sampled_from(["lists", "columns", "words", "a"]), inner, max_size=4),
        max_leaves=10,
    )
)
def test_a_setting_somebody_spoilt_is_read_as_nothing(kept: object) -> None:
    if isinstance(kept, dict):
        found_in(kept, "x")
        assert found_in(with_one(kept, "x", Mapped()), "x") == Mapped()


def person(known_id: int, name: str, place: str = "", *reach: str) -> Known:
    return Known(known_id, name, Traits(reach=frozenset(reach), name=name, place=place))


@pytest.mark.parametrize(
    ("name", "place", "reach", "found", "weak"),
    [
        ("mueller petra", "", (), True, False),
        ("petra muller", "weg 3", (), True, False),
        ("petra mullr", "weg 3", (), True, False),
        ("muller petra", "ring 9", (), True, True),
        ("schmidt ulrich", "weg 3", (), False, False),
        ("muller petra", "", ("b@example.org",), True, False),
        ("muller petr", "", ("b@example.org",), False, False),
        ("schmidt ulrich", "", ("a@example.org",), True, True),
        ("petra muller-klein", "", ("a@example.org",), True, False),
    ],
)
def test_likeness(name: str, place: str, reach: tuple[str, ...], found: bool, weak: bool) -> None:
    there = Doubles([person(1, "petra muller", "weg 3", "a@example.org")])
    like = there.find(Traits(reach=frozenset(reach), name=name.replace("ue", "u"), place=place))
    assert (like is not None) == found
    assert like is None or like.weak == weak


def test_a_shared_number_is_the_same_whatever_else() -> None:
    there = Doubles([Known(7, "B-2026-0001", Traits(frozenset({"b-2026-0001"}), name="fassade", within="a"))])
    like = there.find(Traits(frozenset({"b-2026-0001"}), name="ganz anders", within="b"))
    assert like is not None
    assert (like.id, like.weak) == (7, False)


@given(st.lists(st.text(alphabet="abcdemnrs ", min_size=3, max_size=20), min_size=1, max_size=30))
def test_whoever_is_there_is_found(names: list[str]) -> None:
    known = [person(at, name) for at, name in enumerate(names)]
    there = Doubles(known)
    for one in known:
        if len(one.traits.name.replace(" ", "")) >= 4:
            like = there.find(one.traits)
            assert like is not None
            assert like.score == 100


def test_a_dropped_one_is_not_found() -> None:
    there = Doubles([person(1, "petra muller", "", "a@example.org")])
    there.drop(1)
    assert there.find(Traits(frozenset(), frozenset({"a@example.org"}), "petra muller")) is None
