"""Planning sittings on the real store: numbers, deadlines, diary, agenda."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import select

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications.queries import calculation
from app.features.events.service import appointments as events
from app.features.sittings.queries import sittings as queries
from app.features.sittings.rules.committees import CommitteeDraft
from app.features.sittings.rules.planning import LAST_TOPIC
from app.features.sittings.service import committees, planning
from db.models import Appointment, Sitting
from db.store import Store
from tests.features.sittings.case import (
    application,
    apply,
    close,
    detail,
    items,
    make_board,
    plan,
    present,
    put_on,
    refused,
    vote,
)


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
    with pytest.raises(Refused, match="unter „Gremien“"), store.write("Termin löschen") as session:
        events.remove(session, found.appointment_id or 0)
    with store.write("Absagen") as session:
        planning.cancel(session, sitting_id)
    with store.read() as session:
        assert session.get(Appointment, found.appointment_id) is None


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
