from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people import (
    Party,
    address_lines,
    display_name,
    full_name,
    one_line,
    organisation_name,
    salutation_line,
)

AYSE = Party(
    salutation="Frau",
    title="Dr.",
    first_name="Ayşe",
    last_name="Yilmaz",
    street="Hauptstraße",
    house_number="12 a",
    postcode="42579",
    town="Heiligenhaus",
)
CLUB = Party(
    kind="organisation",
    organisation="Boxclub Unterstadt",
    legal_form="e. V.",
    street="Ring",
    house_number="3",
    postcode="58452",
    town="Witten",
)

WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=90)
PARTIES = st.builds(
    Party,
    kind=st.sampled_from(("person", "organisation")),
    salutation=st.sampled_from(("", "Frau", "Herr")),
    title=st.sampled_from(("", "Dr.", "Prof. Dr.", "Dipl.-Ing.")),
    first_name=WORDS,
    last_name=WORDS,
    organisation=WORDS,
    legal_form=st.sampled_from(("", "e. V.", "GmbH")),
    extra=WORDS,
    street=WORDS,
    house_number=st.sampled_from(("", "1", "12 b")),
    postcode=st.sampled_from(("", "42579")),
    town=WORDS,
)


def test_a_person_has_the_form_of_address_on_a_line_of_its_own() -> None:
    assert address_lines(AYSE) == ("Frau", "Dr. Ayşe Yilmaz", "Hauptstraße 12 a", "42579 Heiligenhaus")


def test_herr_is_written_in_the_accusative() -> None:
    assert address_lines(replace(AYSE, salutation="Herr"))[0] == "Herrn"


def test_in_an_organisation_the_form_of_address_stands_before_the_name() -> None:
    lines = address_lines(replace(CLUB, salutation="Herr", first_name="Max", last_name="Groß"))
    assert lines == ("Boxclub Unterstadt e. V.", "Herrn Max Groß", "Ring 3", "58452 Witten")


def test_an_organisation_without_a_person_never_begins_with_herrn() -> None:
    assert address_lines(replace(CLUB, salutation="Herr"))[0] == "Boxclub Unterstadt e. V."


@pytest.mark.parametrize(
    ("postcode", "town", "last"),
    [
        ("NL-5911 AB", "Venlo", ("5911 AB VENLO", "NIEDERLANDE")),
        ("PL-00-049", "Łódź", ("00-049 ŁÓDŹ", "POLEN")),
        ("TR 34000", "İzmir", ("34000 İZMIR", "TÜRKEI")),
        ("A-1010", "Wien", ("1010 WIEN", "ÖSTERREICH")),
        ("XX-123", "Irgendwo", ("XX-123 Irgendwo",)),
        ("42579", "Heiligenhaus", ("42579 Heiligenhaus",)),
    ],
)
def test_abroad_the_country_stands_last_in_capitals(postcode: str, town: str, last: tuple[str, ...]) -> None:
    lines = address_lines(replace(AYSE, postcode=postcode, town=town))
    assert lines[2:] == ("Hauptstraße 12 a", *last)


def test_the_legal_form_is_not_said_twice() -> None:
    assert (
        organisation_name(replace(CLUB, organisation="Boxclub Unterstadt e.V.")) == "Boxclub Unterstadt e.V."
    )


@given(PARTIES)
def test_an_address_never_has_more_than_six_lines_nor_an_empty_one(party: Party) -> None:
    lines = address_lines(party)
    assert len(lines) <= 6
    assert all(line.strip() for line in lines)


@given(PARTIES)
def test_an_address_loses_nothing_that_was_typed(party: Party) -> None:
    printed = " ".join(address_lines(party)).split()
    typed = f"{full_name(party)} {organisation_name(party)} {party.extra} {party.street} {party.town}".split()
    assert all(word in printed for word in typed)


def test_salutations() -> None:
    assert salutation_line(AYSE) == "Sehr geehrte Frau Dr. Yilmaz,"
    herr = replace(AYSE, salutation="Herr", title="Dipl.-Ing.")
    assert salutation_line(herr) == "Sehr geehrter Herr Yilmaz,"
    assert salutation_line(replace(AYSE, salutation="")) == "Guten Tag Dr. Ayşe Yilmaz,"
    assert salutation_line(CLUB) == "Sehr geehrte Damen und Herren,"


def test_names_in_lists() -> None:
    assert display_name(AYSE) == "Yilmaz, Ayşe"
    assert display_name(CLUB) == "Boxclub Unterstadt e. V."
    assert one_line(AYSE) == "Hauptstraße 12 a, 42579 Heiligenhaus"
