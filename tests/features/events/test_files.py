"""Calendar files through the window: preview, ticks, one step, the same file twice, files that follow."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.domain.calendar import CalendarItem
from app.domain.errors import Stopped
from app.features.events import ical
from app.features.events.queries import exchange as queries
from app.features.events.rules.exchange import DIARY, Grade, Target
from app.features.events.rules.selection import Selection
from app.features.events.screen import file_in
from app.features.events.screen.appointments import EventsScreen
from app.features.events.screen.file_in import CalendarFileSheet
from app.features.events.service import exchange as service
from app.features.events.service.exchange import ReadFile, Taken
from app.ical.reading import read_calendar, silent
from db.models import Appointment, Calendar, CalendarEntry, CalendarException
from db.store import Store
from tests.ical.samples import GOOGLE, OUTLOOK, THUNDERBIRD, file_of
from tests.kit.faults import every_statement_fails_once, records
from tests.kit.office import CLOCK
from tests.kit.qt import SeenContext, dialog, inline_context, press, spoken, texts

FILE = ReadFile("/irgendwo/x.ics", "00", datetime(2026, 11, 20, 10))


@pytest.fixture
def context(store: Store) -> Iterator[SeenContext]:
    made = inline_context(store, CLOCK)
    yield made
    made.close()


@pytest.fixture
def screen(context: SeenContext, qtbot: QtBot) -> EventsScreen:
    made = EventsScreen(context)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    made.start()
    return made


def put(folder: Path, text: str, name: str = "schule.ics") -> Path:
    path = folder / name
    path.write_bytes(file_of(text))
    return path


def sheet() -> CalendarFileSheet:
    found = dialog()
    assert isinstance(found, CalendarFileSheet)
    return found


def _uid(item: CalendarItem) -> str:
    return item.uid


def take(store: Store, text: str, target: Target) -> Taken:
    """Everything that is ticked unless somebody says otherwise."""
    with store.read() as session:
        known = queries.known(session, target.calendar_id) if target.place != "fresh" else ()
    missing = target.calendar_id is not None
    compared = ical.compared(ical.read(file_of(text), silent), known, missing=missing, trusted=missing)
    wanted = [one for one in compared.proposals if one.ticked]
    with store.write("Kalenderdatei einlesen") as session:
        return service.take(session, wanted, target, FILE, silent)


def test_a_dropped_file_is_shown_and_becomes_one_step(
    screen: EventsScreen, context: SeenContext, store: Store, tmp_path: Path
) -> None:
    before = records(store)
    file_in.open_file(context, screen, put(tmp_path, GOOGLE))
    shown = sheet()
    assert shown.name.text() == "Grundschule am Park"
    assert shown.accept_button.text() == "2 Termine übernehmen"
    press(shown, "2 Termine übernehmen")
    assert any("2 neu" in sentence for sentence in spoken(context))
    with store.read() as session:
        (calendar,) = session.scalars(select(Calendar)).all()
        found = {row.title: row for row in session.scalars(select(Appointment))}
        days = session.scalars(select(CalendarEntry.ical_uid).where(CalendarEntry.all_day)).all()
    assert calendar.name == "Grundschule am Park"
    assert found["Elternabend 1a, 1b"].starts_at == datetime(2026, 5, 5, 16)
    assert found["Schulfest"].kind == "other"
    assert days == ["g1@google.com"]
    store.undo()
    assert records(store) == before


def test_the_space_bar_takes_a_tick_away(
    screen: EventsScreen, context: SeenContext, store: Store, tmp_path: Path
) -> None:
    file_in.open_file(context, screen, put(tmp_path, GOOGLE))
    shown = sheet()
    shown.view.selectRow(1)
    QTest.keyClick(shown.view, Qt.Key.Key_Space)
    assert shown.accept_button.text() == "1 Termin übernehmen"
    shown.place.setCurrentIndex(shown.place.findData(DIARY))
    assert not shown.name.isVisibleTo(shown)
    shown.view.selectRow(0)
    QTest.keyClick(shown.view, Qt.Key.Key_Space)
    assert not shown.accept_button.isEnabled()
    QTest.keyClick(shown.view, Qt.Key.Key_Space)
    shown.take()
    with store.read() as session:
        rows = session.execute(select(Appointment.kind, CalendarEntry.calendar_id).join(CalendarEntry)).all()
    assert [tuple(row) for row in rows] == [("meeting", None)] * 2


def test_a_calendar_without_a_name_is_refused_in_the_sheet(
    screen: EventsScreen, context: SeenContext, tmp_path: Path
) -> None:
    file_in.open_file(context, screen, put(tmp_path, OUTLOOK))
    shown = sheet()
    shown.name.setText(" ")
    shown.take()
    assert "Bitte geben Sie dem Kalender einen Namen" in " ".join(texts(shown))
    assert shown.accept_button.isEnabled()
    shown.reject()


def test_a_file_that_is_none_is_told_and_opens_nothing(
    screen: EventsScreen, context: SeenContext, tmp_path: Path
) -> None:
    path = tmp_path / "bild.ics"
    path.write_bytes(b"\x89PNG....")
    file_in.open_file(context, screen, path)
    assert "ein Bild" in " ".join(spoken(context))


def test_the_same_file_twice_is_a_no_op(store: Store) -> None:
    first = take(store, THUNDERBIRD, Target("fresh", "Verein"))
    before = records(store)
    again = take(store, THUNDERBIRD, Target(str(first.calendar_id)))
    assert again.counts == {}
    assert {k: v for k, v in records(store).items() if k != "calendars"} == {
        k: v for k, v in before.items() if k != "calendars"
    }


def test_a_newer_version_changes_and_an_older_one_does_not(store: Store) -> None:
    target = Target(str(take(store, GOOGLE, Target("fresh", "Schule")).calendar_id))
    newer = GOOGLE.replace("SEQUENCE:3", "SEQUENCE:4").replace("20260505T", "20260506T")
    assert take(store, newer, target).counts == {Grade.CHANGED: 1}
    assert take(store, GOOGLE, target).counts == {}
    with store.read() as session:
        found = session.scalars(select(Appointment).where(Appointment.title.like("Eltern%"))).one()
        assert found.starts_at == datetime(2026, 5, 6, 16)


def test_what_was_changed_here_is_asked_and_not_overwritten(store: Store) -> None:
    target = Target(str(take(store, GOOGLE, Target("fresh", "Schule")).calendar_id))
    with store.write("Ort ändern") as session:
        found = session.scalars(select(Appointment).where(Appointment.title.like("Eltern%"))).one()
        found.place = "Turnhalle"
    assert take(store, GOOGLE, target).counts == {}
    newer = GOOGLE.replace("SEQUENCE:3", "SEQUENCE:4").replace("20260505T", "20260506T")
    with store.read() as session:
        known = queries.known(session, target.calendar_id)
    compared = ical.compared(ical.read(file_of(newer), silent), known, missing=True)
    assert compared.counts == {Grade.ASKED: 1, Grade.SAME: 1}
    assert not compared.ticked


def test_what_the_file_lacks_or_cancels_goes_and_talks_stay(store: Store) -> None:
    target = Target(str(take(store, GOOGLE, Target("fresh", "Schule")).calendar_id))
    cancelled = GOOGLE.replace("STATUS:CONFIRMED\nSUMMARY:Eltern", "STATUS:CANCELLED\nSUMMARY:Eltern")
    start, end = cancelled.index("BEGIN:VEVENT"), cancelled.index("END:VEVENT") + len("END:VEVENT\n")
    assert take(store, cancelled[:start] + cancelled[end:], target).counts == {Grade.GONE: 2}
    with store.read() as session:
        assert session.scalars(select(Appointment)).all() == []


def test_a_series_is_kept_with_its_exceptions(store: Store) -> None:
    take(store, THUNDERBIRD, Target("fresh", "Verein"))
    with store.read() as session:
        entry = session.scalars(select(CalendarEntry)).one()
        exceptions = session.scalars(select(CalendarException)).all()
    assert entry.rule == "FREQ=MONTHLY;UNTIL=20261231T235959;BYDAY=3TU"
    assert entry.last_on is not None
    assert f"{entry.last_on:%d.%m.%Y}" == "15.12.2026"
    assert len(exceptions) == 3


def test_what_came_in_goes_out_as_it_was(store: Store) -> None:
    for text in (GOOGLE, THUNDERBIRD, OUTLOOK):
        take(store, text, Target("fresh", text[30:60]))
    with store.read() as session:
        outgoing = queries.outgoing(session, Selection(kinds=(), others=True, notes=True))
    written = ical.written(outgoing, silent)
    assert b"X-MICROSOFT-CDO-IMPORTANCE:1" in written
    assert b"X-MOZ-GENERATION:5" in written
    items = {
        item.uid: item
        for text in (GOOGLE, THUNDERBIRD, OUTLOOK)
        for item in read_calendar(file_of(text)).items
    }
    assert {item.uid: item for item in read_calendar(written).items} == items


def test_a_failing_disk_leaves_nothing_behind(store: Store) -> None:
    file = ical.compared(ical.read(file_of(THUNDERBIRD), silent), (), missing=False)

    def act() -> None:
        with store.write("Einlesen") as session:
            service.take(session, file.proposals, Target("fresh", "Verein"), FILE, silent)

    assert every_statement_fails_once(store, act) > 4


def test_stopped_nothing_is_kept(store: Store) -> None:
    def stop(_done: int, _of: int, _what: str) -> None:
        raise Stopped

    file = ical.compared(ical.read(file_of(GOOGLE), silent), (), missing=False)
    before = records(store)
    with pytest.raises(Stopped), store.write("Einlesen") as session:
        service.take(session, file.proposals, Target("fresh", "x"), FILE, stop)
    assert records(store) == before
