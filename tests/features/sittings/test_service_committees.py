"""The verbs of a committee and its members on the real store."""

from dataclasses import replace
from datetime import date

from app.domain.paging import PageRequest
from app.features.contacts import service as contacts
from app.features.sittings.queries import committees as committee_queries
from app.features.sittings.rules.committees import CommitteeDraft, MemberDraft
from app.features.sittings.service import committees
from db.models import Fund
from db.store import Store
from tests.features.sittings.case import (
    STARTS,
    contact_of,
    make_board,
    plan,
    present,
    refused,
)
from tests.kit import factories


def test_a_fund_belongs_to_the_committee_that_was_chosen_last(store: Store) -> None:
    board = make_board(store)
    with store.write("Jury") as session:
        other = committees.save(session, CommitteeDraft("Jury", fund_ids=(board.fund_id,)))
    with store.read() as session:
        assert session.get_one(Fund, board.fund_id).committee_id == other
        assert committee_queries.detail(session, board.committee_id).draft.fund_ids == ()
    with store.write("Jury ändern") as session:
        committees.save(session, CommitteeDraft("Jury"), other)
    with store.read() as session:
        assert session.get_one(Fund, board.fund_id).committee_id is None
    refused(store, lambda session: committees.save(session, CommitteeDraft("Jury")), "gibt es schon", "name")


def test_one_person_holds_one_vote(store: Store) -> None:
    board = make_board(store)
    contact_id = contact_of(store, board.members[0])
    again = MemberDraft(contact_id, "trade")
    refused(
        store,
        lambda session: committees.save_member(session, board.committee_id, again),
        "gehört dem Gremium in dieser Amtszeit schon an",
        "contact_id",
    )
    ended = MemberDraft(contact_id, "resident", until=date(2026, 6, 30))
    with store.write("Amtszeit") as session:
        committees.save_member(session, board.committee_id, ended, board.members[0])
        committees.save_member(session, board.committee_id, replace(again, since=date(2026, 7, 1)))
    with store.write("Kontakt") as session:
        stranger = factories.contact(session, last_name="Neu").id
    behind = MemberDraft(stranger, substitute_for_id=board.substitute)
    refused(
        store,
        lambda session: committees.save_member(session, board.committee_id, behind),
        "Vertreten wird ein Mitglied",
        "substitute_for_id",
    )


def test_a_member_who_sat_stays_and_so_does_a_contact_with_a_seat(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board)
    present(store, sitting_id, board.members)
    refused(store, lambda session: committees.remove_member(session, board.members[1]), "Anwesenheit")
    refused(store, lambda session: committees.remove(session, board.committee_id), "gibt es Sitzungen")
    contact_id = contact_of(store, board.members[1])
    refused(store, lambda session: contacts.remove(session, contact_id), "1 Sitz in einem Gremium")
    with store.read() as session:
        row = committee_queries.page(session, PageRequest()).rows[0]
    assert (row.members, row.next_on) == (7, STARTS.date())


def test_a_committee_that_never_sat_can_go_with_its_members(store: Store) -> None:
    board = make_board(store)
    refused(store, lambda session: committees.remove_member(session, board.members[0]), "hat eine Vertretung")
    with store.write("Löschen") as session:
        assert committees.remove_member(session, board.substitute) == board.committee_id
        committees.remove(session, board.committee_id)
    with store.read() as session:
        assert committee_queries.page(session, PageRequest()).total == 0
        assert session.get_one(Fund, board.fund_id).committee_id is None
