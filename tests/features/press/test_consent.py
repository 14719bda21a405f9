"""Who may be written to is law: proven for any people, consents and ticks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.people import Party
from app.features.press.rules.mailing import (
    Candidate,
    Choice,
    Given,
    Standing,
    chosen,
    emails,
    good_reason,
    judged,
    lines_of,
    must_be_somebody,
    omitted,
    sift,
)
from tests.features.press.case import TODAY

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CONSENTS = st.builds(
    Given,
    channel=st.sampled_from(("", "post", "email", "phone")),
    given_on=DAYS,
    how=st.sampled_from(("written", "form")),
    withdrawn_on=st.none() | DAYS,
)
PARTIES = st.builds(
    Party,
    kind=st.sampled_from(("person", "organisation")),
    last_name=st.sampled_from(("Yılmaz", "Still")),
    organisation=st.just("Boxclub"),
    street=st.sampled_from(("", "Hauptstraße", "Haupt Str.")),
    house_number=st.sampled_from(("4", "4 a")),
    postcode=st.just("45888"),
    town=st.sampled_from(("", "Ruhrau")),
)
PEOPLE = st.lists(
    st.builds(
        Candidate,
        id=st.integers(1, 6),
        name=st.sampled_from(("Yılmaz, Ayşe", "Still, Otto")),
        party=PARTIES,
        email=st.sampled_from(("", "ayse@mail.example")),
        consents=st.lists(CONSENTS, max_size=3).map(tuple),
    ),
    max_size=5,
    unique_by=lambda one: one.id,
)
CHOICES = st.builds(
    Choice,
    left_out=st.frozensets(st.integers(1, 6)),
    by_hand=st.dictionaries(st.integers(1, 6), st.sampled_from(("", "hat angerufen"))),
    one_each=st.booleans(),
)
CHANNEL = st.sampled_from(("post", "email"))


@settings(deadline=None)
@given(PEOPLE, CHOICES, CHANNEL)
def test_nobody_without_consent_is_written_to_unless_by_hand_and_never_after_a_withdrawal(
    people: list[Candidate], choice: Choice, channel: str
) -> None:
    found = sift(people, channel, TODAY)
    for one in chosen(found, choice):
        person = one.candidate
        meant = [given for given in person.consents if given.channel in {"", channel}]
        valid = [given for given in meant if given.withdrawn_on is None and given.given_on <= TODAY]
        assert person.address if channel == "post" else "@" in person.email
        assert not person.is_person or valid or choice.reason(person.id)
        back = [given.withdrawn_on for given in meant if given.withdrawn_on and given.given_on <= TODAY]
        if person.is_person and back:
            assert any(given.given_on > max(back) for given in valid)


@settings(deadline=None)
@given(PEOPLE, CHOICES, CHANNEL)
def test_everybody_is_either_written_to_or_counted_with_a_reason(
    people: list[Candidate], choice: Choice, channel: str
) -> None:
    found = sift(people, channel, TODAY)
    some = chosen(found, choice)
    assert len(some) + sum(number for _, number in omitted(found, choice)) == len(people)
    assert [
        one.candidate.id
        for one in some
        if one.candidate.id in choice.left_out and not choice.reason(one.candidate.id)
    ] == []
    assert len(lines_of(some, choice, channel)) == len(some)
    assert all(line.basis and line.where for line in lines_of(some, choice, channel))


@settings(deadline=None)
@given(PEOPLE, CHANNEL)
def test_one_piece_each_leaves_nobody_of_a_household_without(people: list[Candidate], channel: str) -> None:
    found = sift(people, channel, TODAY)
    for one in found:
        if one.twin:
            assert any(other.candidate.name == one.twin and not other.twin for other in found)


def person(*given: Given, **changes: object) -> Candidate:
    party = Party(last_name="Yılmaz", street="Hauptstraße", house_number="4", postcode="45888", town="Ruhrau")
    base = Candidate(1, "Yılmaz, Ayşe", party, "ayse@mail.example", consents=given)
    return replace(base, **changes)  # type: ignore[arg-type]  # a test names what it is about


@pytest.mark.parametrize(
    ("given_ones", "channel", "standing"),
    [
        ((), "post", Standing.NO_CONSENT),
        ((Given("", TODAY, "form"),), "post", Standing.READY),
        ((Given("email", TODAY, "form"),), "post", Standing.NO_CONSENT),
        ((Given("post", TODAY + timedelta(days=1), "form"),), "post", Standing.NO_CONSENT),
        ((Given("post", TODAY, "form", TODAY),), "post", Standing.WITHDRAWN),
        (
            (Given("", date(2026, 1, 1), "form"), Given("post", date(2026, 1, 1), "form", TODAY)),
            "post",
            Standing.WITHDRAWN,
        ),
        (
            (Given("", date(2026, 1, 1), "form"), Given("post", date(2026, 1, 1), "form", TODAY)),
            "email",
            Standing.READY,
        ),
        (
            (
                Given("post", date(2026, 1, 1), "form", date(2026, 2, 1)),
                Given("post", date(2026, 3, 1), "oral"),
            ),
            "post",
            Standing.READY,
        ),
    ],
)
def test_a_consent_counts_for_its_way_until_it_is_taken_back(
    given_ones: tuple[Given, ...], channel: str, standing: Standing
) -> None:
    assert judged(person(*given_ones), channel, TODAY)[0] is standing


def test_an_organisation_needs_none_but_an_address() -> None:
    club = person(party=Party(kind="organisation", organisation="Boxclub", street="Weg", town="Ruhrau"))
    assert judged(club, "post", TODAY) == (Standing.READY, "Organisation")
    assert judged(replace(club, email=""), "email", TODAY)[0] is Standing.UNREACHABLE
    assert judged(person(party=Party(last_name="Y")), "post", TODAY)[1] == "keine Anschrift"


def test_addresses_of_mail_are_told_once_and_nobody_is_refused() -> None:
    found = sift((person(Given("", TODAY, "form")), person(Given("", TODAY, "form"), id=2)), "email", TODAY)
    assert emails(found) == ("ayse@mail.example",)
    assert found[1].twin == "Yılmaz, Ayşe"
    with pytest.raises(Refused, match="niemand angekreuzt"):
        must_be_somebody(())
    with pytest.raises(Refused, match="Grund"):
        good_reason(" x ")
