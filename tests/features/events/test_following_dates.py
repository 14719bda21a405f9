"""Dates in the calendar that follow something: deadlines of events, and sittings."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.features.events import ical
from app.features.events.queries import due, exchange
from app.features.events.queries.appointments import detail
from app.features.events.rules.exchange import DIARY, Grade, Target
from app.features.events.rules.repeats import THIS
from app.features.events.rules.selection import Selection
from app.features.events.rules.tasks import TaskDraft
from app.features.events.screen.calendar import CalendarScreen
from app.features.events.service import appointments, moving
from app.features.events.service import exchange as service
from app.features.events.service import tasks as task_service
from app.features.events.service.exchange import ReadFile
from app.ical.reading import silent
from db.models import Appointment, Committee, EventTask, Sitting
from db.store import Store
from tests.features.events.calendar_desk import ALT, FRIDAY, MEETING, add, named, pull, starts
from tests.features.events.festival import FEST
from tests.kit.qt import SeenContext, press, said, spoken

TITLE = "Schankerlaubnis beantragen (Fest im Unterstadtpark)"
SITTING = "Quartiersbeirat, 2. Sitzung 2026"


@pytest.fixture
def festival(store: Store) -> int:
    """A festival whose permission has to be applied for this Friday."""
    with store.write("Fest") as session:
        appointment_id = appointments.save(session, FEST)
        assert FEST.starts_at is not None
        days = (FEST.starts_at.date() - FRIDAY).days
        draft = TaskDraft("Schankerlaubnis beantragen", days=days, authority="Ordnungsamt", permission=True)
        task_service.save(session, appointment_id, draft)
        return appointment_id


@pytest.fixture
def sitting(store: Store) -> int:
    """A sitting this Friday with its appointment; returns the sitting."""
    with store.write("Sitzung") as session:
        committee = Committee(name="Quartiersbeirat", short_name="QB")
        session.add(committee)
        session.flush()
        made = Sitting(
            committee_id=committee.id,
            year=2026,
            number=2,
            reference=SITTING,
            starts_at=MEETING,
            appointment_id=add(session, SITTING, MEETING),
        )
        session.add(made)
        session.flush()
        return made.id


def test_a_deadline_stands_on_its_day_and_moves_with_its_event(
    festival: int, screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    one = named(screen, TITLE)
    assert (one.kind, one.all_day, one.moves_with) == ("deadline", True, Ref("appointment", festival))
    assert FEST.starts_at is not None
    assert FEST.ends_at is not None
    week = timedelta(days=7)
    with store.write("Verschieben") as session:
        moving.move(session, festival, None, FEST.starts_at + week, FEST.ends_at + week, THIS)
    assert named(screen, TITLE, FRIDAY + week)
    context.undo()
    assert named(screen, TITLE)


def test_a_deadline_is_not_pulled_away_and_it_is_said_why(
    festival: int, screen: CalendarScreen, context: SeenContext
) -> None:
    pull(screen, named(screen, TITLE), date(2026, 11, 27))
    assert named(screen, TITLE)
    assert "richtet sich nach ihrer Veranstaltung" in spoken(context)[-1]
    view = screen.board.view
    view.choose(named(screen, TITLE))
    QTest.keyClick(view, Qt.Key.Key_Right, ALT)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert named(screen, TITLE)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert context.opened == [Ref("appointment", festival)]


def test_the_card_of_a_deadline_says_for_whom_and_ticks_it_off(
    festival: int, screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    del festival
    view = screen.board.view
    view.choose(named(screen, TITLE))
    QTest.keyClick(view, Qt.Key.Key_Space)
    text = said(screen.board.card)
    for part in ("Fällig Freitag, 20. November 2026, heute", "Ordnungsamt", "T − 64"):
        assert part in text
    assert text.count("Fest im Unterstadtpark") == 1
    press(screen.board.card, "Erledigt")
    assert not [one for one in view.shown.occurrences if one.title == TITLE]
    with store.read() as session:
        assert session.query(EventTask).one().done_on == FRIDAY
    context.undo()
    assert named(screen, TITLE)


def test_what_was_applied_for_waits_for_others_and_is_not_shown(festival: int, store: Store) -> None:
    del festival
    with store.write("Beantragt") as session:
        task_service.apply_for(session, session.query(EventTask).one().id, FRIDAY)
    with store.read() as session:
        assert due.between(session, date(2026, 1, 1), date(2027, 12, 31)) == ()


def test_a_sitting_is_moved_where_its_invitation_is(
    sitting: int, screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    one = named(screen, SITTING)
    pull(screen, one, date(2026, 11, 27))
    assert starts(store, SITTING) == ["20. 14:00"]
    assert "Gremien" in spoken(context)[-1]
    view = screen.board.view
    view.choose(named(screen, SITTING))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert context.opened == [Ref("sitting", sitting)]


def test_the_form_of_a_sittings_appointment_keeps_its_day(sitting: int, store: Store) -> None:
    del sitting
    with store.read() as session:
        record_id = session.query(Appointment.id).filter_by(title=SITTING).scalar()
        draft = detail(session, record_id).draft
    with store.write("Notiz") as session:
        appointments.save(session, replace(draft, note="Beamer mitbringen"), record_id)
    later = replace(draft, starts_at=datetime(2026, 11, 27, 14), ends_at=datetime(2026, 11, 27, 15))
    for act in (
        lambda session: appointments.save(session, later, record_id),
        lambda session: appointments.remove(session, record_id),
        lambda session: moving.move(session, record_id, None, later.starts_at, later.ends_at, THIS),
    ):
        with pytest.raises(Refused, match="gehört zur Sitzung"), store.write("Verlegen") as session:
            act(session)
    assert starts(store, SITTING) == ["20. 14:00"]


def test_a_calendar_file_does_not_move_a_sitting(sitting: int, store: Store) -> None:
    del sitting
    with store.read() as session:
        written = ical.written(exchange.outgoing(session, Selection(kinds=("meeting",))), silent)
        known = exchange.known(session, None)
    later = written.replace(b"20261120T140000", b"20261120T160000").replace(
        b"20261120T150000", b"20261120T170000"
    )
    later = later.replace(b"SEQUENCE:0", b"SEQUENCE:1")
    read = ical.read(later, silent)
    ticked = [
        one for one in ical.compared(read, known, missing=False).proposals if one.grade is Grade.CHANGED
    ]
    assert [one.item.title for one in ticked if one.item] == [SITTING]
    file = ReadFile("/irgendwo/x.ics", read.sha256, datetime(2026, 11, 20, 10))
    with pytest.raises(Refused, match="nehmen Sie den Haken"), store.write("Einlesen") as session:
        service.take(session, ticked, Target(DIARY), file, silent)
    assert starts(store, SITTING) == ["20. 14:00"]
