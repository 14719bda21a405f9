"""The verbs of committees and sittings on the real store."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import select

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.money import Money
from app.domain.paging import Filter, PageRequest, Test
from app.features.applications.queries import calculation
from app.features.contacts import service as contacts
from app.features.events import service as events
from app.features.sittings.queries import committees as committee_queries
from app.features.sittings.queries import resolutions as resolution_queries
from app.features.sittings.queries import sittings as queries
from app.features.sittings.rules.accession import AccessionDraft
from app.features.sittings.rules.committees import CommitteeDraft, MemberDraft
from app.features.sittings.rules.planning import LAST_TOPIC, SittingDraft
from app.features.sittings.rules.resolutions import ResolutionDraft
from app.features.sittings.service import committees, issuing, planning, recording, resolutions
from app.features.today.queries import due
from db import search
from db.models import Appointment, Fund, Letter, Membership, Sitting
from db.store import Store
from tests.features.sittings.case import (
    STARTS,
    TODAY,
    applicant,
    application,
    apply,
    close,
    contact_of,
    detail,
    items,
    make_board,
    plan,
    present,
    put_on,
    vote,
)
from tests.kit import factories
from tests.kit.faults import every_statement_fails_once
from tests.kit.office import NOW


def refused(store: Store, act: object, says: str, field: str | None = None) -> None:
    with pytest.raises(Refused, match=says) as caught, store.write("x") as session:
        act(session)  # type: ignore[operator]  # a verb
    assert caught.value.field == field


# -- committees ----------------------------------------------------------------------------------


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


# -- planning ------------------------------------------------------------------------------------


def test_numbers_run_without_gaps_for_each_committee_and_year(store: Store) -> None:
    board = make_board(store)
    plan(store, board, datetime(2026, 11, 20, 9, 0))
    plan(store, board, datetime(2026, 12, 4, 18, 0))
    store.undo()
    plan(store, board, datetime(2026, 12, 11, 18, 0))
    plan(store, board, datetime(2027, 1, 15, 18, 0))
    with store.read() as session:
        found = session.scalars(select(Sitting.reference).order_by(Sitting.starts_at)).all()
    assert found == ["Beirat, 1. Sitzung 2026", "Beirat, 2. Sitzung 2026", "Beirat, 1. Sitzung 2027"]


def test_the_deadline_follows_the_sitting_unless_somebody_set_it(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board, datetime(2026, 12, 4, 18, 0))
    assert detail(store, sitting_id).draft.applications_until == date(2026, 10, 30)
    draft = detail(store, sitting_id).draft
    with store.write("Verschieben") as session:
        planning.save(session, replace(draft, starts_at=datetime(2026, 12, 11, 18, 0)), sitting_id)
    draft = detail(store, sitting_id).draft
    assert draft.applications_until == date(2026, 11, 6)
    with store.write("Frist") as session:
        planning.save(session, replace(draft, applications_until=date(2026, 11, 13)), sitting_id)
    draft = detail(store, sitting_id).draft
    with store.write("Verschieben") as session:
        planning.save(session, replace(draft, starts_at=datetime(2026, 12, 18, 18, 0)), sitting_id)
    assert detail(store, sitting_id).draft.applications_until == date(2026, 11, 13)
    wrong = replace(draft, starts_at=datetime(2027, 1, 8, 18, 0))
    refused(
        store,
        lambda session: planning.save(session, wrong, sitting_id),
        "Jahr steht in der Nummer",
        "starts_at",
    )


def test_the_diary_follows_the_sitting(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board, datetime(2026, 12, 4, 18, 0))
    found = detail(store, sitting_id)
    with store.read() as session:
        entry = session.get_one(Appointment, found.appointment_id)
        assert (entry.title, entry.place) == ("Beirat, 1. Sitzung 2026", "Stadtteilbüro")
        assert entry.ends_at == datetime(2026, 12, 4, 20, 0)
    with store.write("Verschieben") as session:
        planning.save(session, replace(found.draft, starts_at=datetime(2026, 12, 5, 18, 0)), sitting_id)
    with store.read() as session:
        assert session.get_one(Appointment, found.appointment_id).starts_at == datetime(2026, 12, 5, 18, 0)
    with store.write("Termin löschen") as session:
        events.remove(session, found.appointment_id or 0)
    assert detail(store, sitting_id).appointment_id is None, "the sitting stays"
    with store.write("Absagen") as session:
        planning.cancel(session, sitting_id)


def test_standing_topics_are_proposed_and_the_last_one_stays_last(store: Store) -> None:
    board = make_board(store)
    first = plan(store, board)
    present(store, first, board.members)
    close(store, first)
    second = plan(store, board, datetime(2026, 12, 4, 18, 0))
    put_on(store, second, apply(store))
    with store.write("Punkt") as session:
        planning.add_topic(session, second, "Bericht aus dem Quartier")
    titles = [row.title for row in detail(store, second).items]
    assert titles[2] == "Genehmigung der Niederschrift: Beirat, 1. Sitzung 2026"
    assert titles[-3:] == ["Bänke", "Bericht aus dem Quartier", LAST_TOPIC]


def test_only_what_is_ready_and_belongs_here_comes_onto_the_agenda(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board, datetime(2026, 12, 4, 18, 0))
    ready, late = apply(store), apply(store, "Hochbeete", received_on=date(2026, 11, 5))
    with store.read() as session:
        rows = queries.ready(session, sitting_id, calculation)
    assert [(row.title, row.grant, row.mark) for row in rows] == [
        ("Bänke", Money.euros(1500), ""),
        ("Hochbeete", Money.euros(1500), "nach Antragsschluss"),
    ]
    put_on(store, sitting_id, ready, late)
    assert [row.mark for row in items(store, sitting_id)] == [None, "nach Antragsschluss"]
    assert application(store, ready).status == "tabled"
    refused(
        store,
        lambda session: planning.put_on(session, sitting_id, [ready], calculation),
        "nur ein Antrag, der entscheidungsreif",
    )
    with store.write("Jury") as session:
        committees.save(session, CommitteeDraft("Jury", fund_ids=(board.fund_id,)))
    with store.write("Absetzen") as session:
        planning.take_off(session, items(store, sitting_id)[0].id)
    assert application(store, ready).status == "checked"
    refused(
        store,
        lambda session: planning.put_on(session, sitting_id, [ready], calculation),
        "über den dieses Gremium nicht berät",
    )
    refused(store, lambda session: planning.put_on(session, sitting_id, [], calculation), "mindestens einen")


def test_an_application_put_off_comes_back_at_the_next_sitting(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board)
    one = apply(store)
    put_on(store, sitting_id, one)
    present(store, sitting_id, board.members)
    vote(store, items(store, sitting_id)[0], "", outcome="deferred", reason="Ein Angebot fehlt.")
    close(store, sitting_id)
    later = plan(store, board, datetime(2026, 12, 4, 18, 0))
    with store.read() as session:
        assert [row.mark for row in queries.ready(session, later, calculation)] == ["zurückgestellt"]
    put_on(store, later, one)
    assert application(store, one).status == "tabled"


def test_the_order_is_changed_and_a_changed_agenda_is_noticed(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board)
    ids = [row.id for row in detail(store, sitting_id).items]
    with store.write("Ordnen") as session:
        planning.arrange(session, sitting_id, ids[::-1])
    assert [row.id for row in detail(store, sitting_id).items] == ids[::-1]
    refused(store, lambda session: planning.arrange(session, sitting_id, ids[1:]), "inzwischen geändert")


def test_what_is_minuted_stays_on_the_agenda(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board)
    put_on(store, sitting_id, apply(store))
    present(store, sitting_id, board.members)
    (row,) = items(store, sitting_id)
    vote(store, row, "jjjjjjj", outcome="approved")
    refused(
        store, lambda session: planning.take_off(session, row.id), "steht schon etwas in der Niederschrift"
    )


def test_a_sitting_called_off_keeps_its_number_and_frees_its_applications(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board, datetime(2026, 12, 4, 18, 0))
    one = apply(store)
    put_on(store, sitting_id, one)
    appointment_id = detail(store, sitting_id).appointment_id
    with store.write("Absagen") as session:
        planning.cancel(session, sitting_id)
    found = detail(store, sitting_id)
    assert (found.status, found.reference) == ("cancelled", "Beirat, 1. Sitzung 2026")
    assert application(store, one).status == "checked"
    with store.read() as session:
        assert session.get(Appointment, appointment_id) is None
    refused(store, lambda session: planning.cancel(session, sitting_id), "ist abgesagt")
    refused(store, lambda session: planning.save(session, found.draft, sitting_id), "ist abgesagt und bleibt")
    store.undo()
    assert application(store, one).status == "tabled"


# -- recording -----------------------------------------------------------------------------------


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


# -- papers --------------------------------------------------------------------------------------


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


# -- lists, search, faults -----------------------------------------------------------------------


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
