"""What a letter cannot do without is refused with its place; what is typed for it is checked and kept."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.casework import GRANTED, WAITING, Status
from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications.rules.letter import (
    KINDS,
    LetterDraft,
    Signer,
    checked_letter,
    items_of,
    kinds_for,
)
from db.models import AidGrant, Application, CityOffice, Contact, Fund, Office
from db.store import Store
from tests.features.applications.case import TODAY
from tests.features.applications.letter_case import ALL, LATER, draft_of, full, gathered
from tests.features.applications.paper import ready

MAILED = tuple(key for key in ALL if not KINDS[key].sheet)

# -- what is missing is refused with its place


@pytest.mark.parametrize(
    ("break_it", "says", "concerns"),
    [
        (lambda s: setattr(s.get_one(Contact, 1), "street", ""), "beim Kontakt", "applicant"),
        (lambda s: setattr(s.get_one(Office, 1), "court_name", ""), "Büro › Gericht", "notice"),
        (lambda s: setattr(s.get_one(Office, 1), "street", ""), "Büro › Büro", "office"),
        (lambda s: setattr(s.get_one(CityOffice, 1), "town", ""), "Ämter der Stadt", "city"),
        (lambda s: setattr(s.get_one(Fund, 1), "city_office_id", None), "unter „Fonds“", "city"),
        (lambda s: setattr(s.get_one(Application, 1), "iban", ""), "Konto und Notiz", "account"),
        (lambda s: setattr(s.get_one(Fund, 1), "account_code", ""), "Produktsachkonto", "account"),
        (lambda s: setattr(s.get_one(AidGrant, 1), "authority", ""), "bei der Beihilfe", "aid"),
    ],
)
def test_gaps_are_refused_with_the_place_to_mend_them(
    store: Store, break_it: Any, says: str, concerns: str
) -> None:
    full(store)
    with store.write("Lücke") as session:
        break_it(session)
    for key in MAILED:
        if concerns in _concerns(key):
            with pytest.raises(Refused) as caught:
                gathered(store, key)
            assert any(says in one.sentence for one in caught.value.all), key
        else:
            assert gathered(store, key).kind == key


def _concerns(key: str) -> set[str]:
    kind = KINDS[key]
    found = {"account", "office", "city"} if kind.needs == "account" else {"applicant"}
    found |= {"notice"} if kind.notice else set()
    found |= {"aid"} if kind.needs == "aid" else set()
    return found | ({"office"} if kind.signer in {Signer.OFFICE, Signer.NOBODY} else {"city"})


def test_a_kind_without_its_fact_is_refused(store: Store) -> None:
    ready(store)
    with store.write("nichts davon") as session:
        session.get_one(Application, 1).proof_due_on = None
        session.get_one(Fund, 1).city_office_id = None
    for key in ALL:
        if KINDS[key].needs:
            with pytest.raises(Refused, match="Bitte"):
                gathered(store, key)


# -- typed for one letter


@pytest.mark.parametrize(
    ("key", "changes", "field"),
    [
        ("documents_requested", {"items": " \n - "}, "items"),
        ("documents_requested", {"due_on": None}, "due_on"),
        ("documents_requested", {"due_on": TODAY}, "due_on"),
        ("documents_requested", {"items": "\n".join(map(str, range(61)))}, "items"),
        ("hearing", {"due_on": None}, "due_on"),
        ("proof_reminder", {"due_on": None}, "due_on"),
        ("payment_proposal", {"amount": None}, "amount"),
        ("payment_proposal", {"amount": Money(0)}, "amount"),
        ("inspection", {"note_id": None}, "note_id"),
        ("receipt", {"dated": None}, "dated"),
        ("receipt", {"dated": LATER}, "dated"),
        ("receipt", {"note": "x" * 10_001}, "note"),
        ("nothing", {}, "kind"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(key: str, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as caught:
        checked_letter(draft_of(key, **changes), TODAY)
    assert caught.value.field == field
    assert caught.value.sentence.endswith(".")


def test_what_a_kind_does_not_ask_for_is_not_kept() -> None:
    draft = checked_letter(draft_of("approval", items="x", reason="y", note="z", due_on=LATER), TODAY)
    assert draft.store() == {}


TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=40)


@given(
    st.sampled_from(ALL),
    st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.none() | st.integers(1, 10**9),
    TEXT,
    TEXT,
    st.none() | st.integers(1, 10**6),
)
def test_what_was_typed_is_read_back(
    key: str, due: date | None, cents: int | None, items: str, note: str, note_id: int | None
) -> None:
    draft = LetterDraft(
        kind=key,
        dated=TODAY,
        due_on=due if "due_on" in KINDS[key].asks else None,
        amount=Money(cents) if cents and "amount" in KINDS[key].asks else None,
        items=items if "items" in KINDS[key].asks else "",
        note=note if "note" in KINDS[key].asks else "",
        note_id=note_id if "note_id" in KINDS[key].asks else None,
    )
    assert LetterDraft.read(key, TODAY, draft.store()) == draft


def test_a_letter_that_a_verb_prepared_is_read() -> None:
    kept = {"documents": ["Plan", "Foto"], "due_on": "2026-12-11", "remark": "Bitte bald."}
    draft = LetterDraft.read("documents_requested", TODAY, kept)
    assert items_of(draft.items) == ("Plan", "Foto")
    assert (draft.due_on, draft.note) == (date(2026, 12, 11), "Bitte bald.")
    hostile = {"documents": 3, "due_on": "gestern", "amount_cents": "x", "note_id": []}
    assert LetterDraft.read("receipt", None, hostile).due_on is None


def test_lists_are_read_without_their_bullets() -> None:
    assert items_of(" - Plan\n\n• Foto \n3. Angebot") == ("Plan", "Foto", "3. Angebot")


# -- which kinds fit


def test_each_kind_fits_some_state_and_no_state_fits_what_lacks_its_decision() -> None:
    facts = frozenset(kind.needs for kind in KINDS.values())
    decisions = {kind for one in KINDS.values() for kind in one.tells} | {""}
    reached = {
        kind.key
        for status, decided in product(Status, decisions)
        for kind in kinds_for(status, facts, decided)
    }
    assert reached == set(ALL)
    for status in Status:
        assert not [kind for kind in kinds_for(status, frozenset(), "") if kind.tells or kind.needs]


def test_waiting_applications_are_written_to_about_what_is_missing() -> None:
    for status in WAITING:
        keys = {kind.key for kind in kinds_for(status, frozenset(), "")}
        assert {"receipt", "documents_requested"} <= keys
    for status in GRANTED:
        assert "receipt" not in {kind.key for kind in kinds_for(status, frozenset(), "approved")}
