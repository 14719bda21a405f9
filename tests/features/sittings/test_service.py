"""What is recorded, issued and found of sittings, on the real store."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.paging import Filter, PageRequest, Test
from app.features.sittings.queries import committees as committee_queries
from app.features.sittings.queries import resolutions as resolution_queries
from app.features.sittings.queries import sittings as queries
from app.features.sittings.rules.accession import AccessionDraft
from app.features.sittings.rules.planning import SittingDraft
from app.features.sittings.rules.resolutions import ResolutionDraft
from app.features.sittings.service import committees, issuing, planning, recording, resolutions
from app.features.today.queries import due
from db import search
from db.models import Letter, Membership
from db.store import Store
from tests.features.sittings.case import (
    STARTS,
    TODAY,
    applicant,
    apply,
    close,
    contact_of,
    detail,
    items,
    make_board,
    plan,
    present,
    put_on,
    refused,
    vote,
)
from tests.kit import factories
from tests.kit.faults import every_statement_fails_once
from tests.kit.office import NOW


def test_bias_is_proposed_by_what_the_contacts_say(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board)
    own, near = apply(store, "Eigenes"), apply(store, "Verein")
    applicant(store, own, contact_of(store, board.members[0]))
    with store.write("Verein") as session:
        club = factories.contact(session, kind="organisation", organisation="TV Nord", display_name="TV Nord")
        member = contact_of(store, board.members[1])
        session.add(Membership(person_id=member, organisation_id=club.id, function="Kassiererin"))
        club_id = club.id
    applicant(store, near, club_id)
    put_on(store, sitting_id, own, near)
    present(store, sitting_id, board.members)
    first, second = items(store, sitting_id)
    assert [(line.vote, line.reason) for line in first.draft.ballots[:2]] == [
        ("biased", "stellt selbst den Antrag"),
        (None, ""),
    ]
    assert second.draft.ballots[1].reason == "gehört zu „TV Nord“ (Kassiererin)"
    with pytest.raises(Refused, match="stellt selbst den Antrag und darf nicht mitstimmen"):
        vote(store, first, "jjjjjjj", outcome="approved")
    vote(store, first, "bjjjjjj", outcome="approved")
    vote(store, second, "jjjjjjj", outcome="approved")


def test_an_item_is_called_when_it_is_recorded_on_the_day(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board)
    put_on(store, sitting_id, apply(store))
    present(store, sitting_id, board.members, left="09:30")
    (row,) = items(store, sitting_id)
    with pytest.raises(Refused, match="hat um 10:00 keine Stimme"):
        vote(store, row, "jjjjjjj", outcome="approved")
    vote(store, row, "jjjjjjj", outcome="approved", taken="9:20")
    (row,) = items(store, sitting_id)
    assert row.draft.taken == "09:20"
    assert row.vote_words == "7 Ja, 0 Nein, 0 Enthaltungen"


def test_an_absent_member_accedes_and_the_count_stays(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board)
    put_on(store, sitting_id, apply(store))
    present(store, sitting_id, board.members[:5])
    (row,) = items(store, sitting_id)
    vote(store, row, "jjjjn", outcome="approved")
    close(store, sitting_id)
    joining = AccessionDraft(board.members[6], "yes", TODAY)
    with store.write("Beitritt") as session:
        recording.accede(session, row.id, joining, today=TODAY)
    (row,) = items(store, sitting_id)
    assert row.vote_words == "4 Ja, 1 Nein, 0 Enthaltungen"
    assert [(one.name, one.vote) for one in row.accessions] == [("Vor6 Nach6", "Ja")]
    refused(
        store,
        lambda session: recording.accede(session, row.id, joining, today=TODAY),
        "war bei der Abstimmung dabei",
        "member_id",
    )


def test_a_resolution_is_followed_until_it_is_done(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board)
    put_on(store, sitting_id, apply(store))
    present(store, sitting_id, board.members)
    (row,) = items(store, sitting_id)
    vote(
        store,
        row,
        "",
        resolution="Das Büro klärt den Standort.",
        responsible="Büro",
        due_on=date(2026, 11, 19),
    )
    with store.read() as session:
        found = resolution_queries.page(
            session, PageRequest(filters=(Filter("state", Test.ONE_OF, ("overdue",)),))
        )
        soon = [one for one in due.deadlines(session, TODAY)[0] if one.what == "Beschluss"]
    assert [one.resolution for one in found.rows] == ["Das Büro klärt den Standort."]
    assert [(one.ref, one.title) for one in soon] == [
        (Ref("resolution", row.id), "Das Büro klärt den Standort. (Büro)")
    ]
    with store.write("Erledigt") as session:
        draft = ResolutionDraft(
            responsible="Büro", due_on=date(2026, 11, 19), done_on=TODAY, done_note="Am Brunnen."
        )
        resolutions.save(session, row.id, draft, today=TODAY)
    with store.read() as session:
        assert resolution_queries.detail(session, row.id).state == "done"
        assert not [one for one in due.deadlines(session, TODAY)[0] if one.what == "Beschluss"]
    store.undo()
    with store.write("Erledigt") as session:
        resolutions.finish(session, row.id, today=TODAY)
    with store.read() as session:
        assert resolution_queries.page(session, PageRequest()).rows[0].done_on == TODAY


def test_an_invitation_that_must_go_out_stands_on_the_first_page(store: Store) -> None:
    board = make_board(store)
    plan(store, board, datetime(2026, 12, 8, 18, 0))
    plan(store, board, datetime(2027, 3, 8, 18, 0))
    with store.read() as session:
        found = [one for one in due.deadlines(session, TODAY)[0] if one.what == "Einladung"]
    assert [(one.title, one.due_on) for one in found] == [("Beirat, 1. Sitzung 2026", date(2026, 11, 24))]


def test_invitations_are_archived_with_their_digest_and_cannot_be_taken_back(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board, datetime(2026, 12, 8, 18, 0))
    letters = [
        issuing.Invitation(
            contact_of(store, one), f"M{one}", "Einladung", f"{one}.pdf", b"%PDF-" + bytes([one])
        )
        for one in board.members
    ]
    with store.write("Einladen", sealed=True) as session:
        ids = issuing.issue_invitations(session, sitting_id, letters, dated=TODAY, now=NOW, staff_id=None)
    found = detail(store, sitting_id)
    assert (found.status, found.invited_on, len(found.letters)) == ("invited", TODAY, 7)
    with store.read() as session:
        assert {row.kind for row in session.scalars(select(Letter))} == {"invitation"}
        assert queries.pdfs(session, [row.file_id for row in found.letters]) == [one.pdf for one in letters]
    with pytest.raises(Refused):
        store.undo()
    with store.write("Gedruckt") as session:
        issuing.mark_printed(session, ids[:1], now=NOW)
    assert [bool(row.printed) for row in detail(store, sitting_id).letters][:2] == [True, False]
    refused(
        store,
        lambda session: issuing.issue_invitations(
            session, sitting_id, [], dated=TODAY, now=NOW, staff_id=None
        ),
        "niemanden",
    )
    past = plan(store, board)
    refused(
        store,
        lambda session: issuing.issue_invitations(
            session, past, letters, dated=TODAY, now=NOW, staff_id=None
        ),
        "Eingeladen wird vorher",
    )


def test_sittings_are_listed_and_found(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board)
    put_on(store, sitting_id, apply(store))
    with store.read() as session:
        (row,) = queries.page(session, PageRequest(search="Stadtteilbüro")).rows
        hits = search.find(session, "Beirat 1. Sitzung")
        assert queries.defaults(session) == (board.committee_id, "Stadtteilbüro")
    assert (row.reference, row.items, row.committee) == ("Beirat, 1. Sitzung 2026", 1, "Quartiersbeirat")
    assert Ref("sitting", sitting_id) in [hit.ref for hit in hits]


def test_a_failing_disk_leaves_nothing_behind(store: Store) -> None:
    board = make_board(store)
    assert every_statement_fails_once(store, lambda: plan(store, board)) > 5
    sitting_id, one = plan(store, board), apply(store)
    assert every_statement_fails_once(store, lambda: put_on(store, sitting_id, one)) > 5
    assert every_statement_fails_once(store, lambda: present(store, sitting_id, board.members)) > 5
    (row,) = items(store, sitting_id)
    assert every_statement_fails_once(store, lambda: vote(store, row, "jjjjjjj", outcome="approved")) > 5


def test_what_is_gone_is_said_to_be_gone(store: Store) -> None:
    make_board(store)
    refused(store, lambda session: planning.cancel(session, 99), "gibt es nicht mehr")
    refused(store, lambda session: planning.take_off(session, 99), "gibt es nicht mehr")
    refused(store, lambda session: committees.remove_member(session, 99), "gibt es nicht mehr")
    refused(store, lambda session: queries.detail(session, 99), "gibt es nicht mehr")
    refused(store, lambda session: committee_queries.detail(session, 99), "gibt es nicht mehr")
    refused(store, lambda session: resolution_queries.detail(session, 99), "gibt es nicht mehr")
    refused(
        store,
        lambda session: planning.save(session, SittingDraft(99, STARTS)),
        "gibt es nicht mehr",
        "committee_id",
    )
