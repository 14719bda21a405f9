from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.features.contacts import rules
from app.features.contacts.rules import AddressRow, ConsentRow, ContactDraft, Known, MembershipRow

TODAY = date(2026, 11, 20)
AYSE = ContactDraft(first_name="Ayşe", last_name="Yılmaz", street="Hauptstraße", house_number="12")
AGREED = ConsentRow("advice", "", TODAY, "oral")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"last_name": " "}, "last_name"),
        ({"last_name": "x" * 1_000_000}, "last_name"),
        ({"kind": "organisation"}, "organisation"),
        ({"kind": "robot"}, "kind"),
        ({"postcode": "4257"}, "postcode"),
        ({"email": "ayse(at)example.org"}, "email"),
        ({"email": "a@b@example.org"}, "email"),
        ({"phone": "null zwei"}, "phone"),
        ({"mobile": "12"}, "mobile"),
        ({"addresses": (AddressRow("Rechnung"),)}, "addresses[0].street"),
        ({"addresses": (AddressRow(town="Witten", postcode="5"),)}, "addresses[0].postcode"),
        ({"memberships": (MembershipRow(),)}, "memberships[0].other_id"),
        ({"memberships": (MembershipRow(3), MembershipRow(3))}, "memberships[1].other_id"),
        ({"consents": (ConsentRow(),)}, "consents[0].purpose"),
        ({"consents": (replace(AGREED, channel="pigeon"),)}, "consents[0].channel"),
        ({"consents": (replace(AGREED, how=None),)}, "consents[0].how"),
        ({"consents": (replace(AGREED, given_on=None),)}, "consents[0].given_on"),
        ({"consents": (replace(AGREED, given_on=TODAY + timedelta(1)),)}, "consents[0].given_on"),
        ({"consents": (replace(AGREED, withdrawn_on=TODAY - timedelta(1)),)}, "consents[0].withdrawn_on"),
    ],
)
def test_a_wrong_contact_is_refused_beside_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as caught:
        rules.check(replace(AYSE, **changes), today=TODAY)
    assert caught.value.field == field


@pytest.mark.parametrize(
    "changes",
    [
        {"postcode": "42579", "email": "ayse.yilmaz@example.org", "phone": "+49 (0)2056 / 12-34 56"},
        {"postcode": "NL-5911 AB", "mobile": "0171.1234567"},
        {"last_name": "=HYPERLINK(1)", "note": "<b>&"},
        {"phone": "02056 13-0 App. 27"},
    ],
)
def test_what_people_really_type_is_kept(changes: dict[str, Any]) -> None:
    kept = rules.check(replace(AYSE, **changes), today=TODAY)
    assert all(getattr(kept, name) == value for name, value in changes.items())


@given(st.text(max_size=80), st.text(max_size=80))
def test_checking_twice_changes_nothing_more(first: str, last: str) -> None:
    draft = replace(AYSE, first_name=first, last_name=f"Yılmaz{last}")
    kept = rules.check(draft, today=TODAY)
    assert rules.check(kept, today=TODAY) == kept


KNOWN = [
    Known(1, "Müller, Änne", "Hauptstr.", "12", email="a.mueller@example.org", phones=("02056 123456",)),
    Known(2, "Boxclub Unterstadt e. V.", "Ring", "3"),
    Known(3, "Yılmaz, Ayşe", "Marktplatz", "7", phones=("0171/1234567",)),
]


@pytest.mark.parametrize(
    ("typed", "found", "reason"),
    [
        (Known(None, "Aenne Mueller"), 1, "Name"),
        (Known(None, "Mueler, Aenne", "Hauptstraße", "12"), 1, "gleiche Anschrift"),
        (Known(None, "ganz anders", email="A.Mueller@example.org "), 1, "gleiche E-Mail-Adresse"),
        (Known(None, "ganz anders", phones=("", "+49 (0)2056-12 34 56")), 1, "gleiche Telefonnummer"),
        (Known(None, "Boxclub Unterstadt"), 2, "Name"),
        (Known(None, "Ayse Yilmaz"), 3, "Name"),
    ],
)
def test_likely_duplicates_are_found_with_the_reason(typed: Known, found: int, reason: str) -> None:
    first = rules.likely(typed, KNOWN)[0]
    assert first.id == found
    assert reason in first.reason


@pytest.mark.parametrize(
    "typed",
    [
        Known(None, ""),
        Known(None, "Mü"),
        Known(None, "Meier, Hans", "Hauptstr.", "12"),
        Known(1, "Müller, Änne"),
        Known(None, "Nord", phones=("", "12")),
    ],
)
def test_others_and_oneself_are_no_duplicates(typed: Known) -> None:
    assert rules.likely(typed, KNOWN) == []


@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=30))
def test_likeness_is_ordered_and_bounded(names: list[str], typed: str) -> None:
    known = [Known(at, name) for at, name in enumerate(names, 1)]
    found = rules.likely(Known(None, typed), known)
    assert len(found) <= 3
    assert [like.score for like in found] == sorted((like.score for like in found), reverse=True)
