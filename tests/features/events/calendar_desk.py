"""A calendar with a meeting, a series, a date of a school and holidays."""

from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from sqlalchemy.orm import Session

from app.domain.calendar import Occurrence
from app.features.events.queries.occurrences import between
from app.features.events.screen.calendar import CalendarScreen
from db.models import Appointment, CalendarEntry
from db.store import Store

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
MEETING = datetime(2026, 11, 20, 14)  # this Friday
FRIDAY = MEETING.date()
TUESDAY = datetime(2026, 11, 3, 15)
HOUR = timedelta(hours=1)


def add(session: Session, title: str, at: datetime, kind: str = "meeting", **entry: Any) -> int:
    """A date of an hour."""
    made = Appointment(title=title, kind=kind, starts_at=at, ends_at=at + HOUR, place="Rathaus")
    session.add(made)
    session.flush()
    if entry:
        session.add(CalendarEntry(appointment_id=made.id, **entry))
        session.flush()
    return made.id


def named(screen: CalendarScreen, title: str, day: date = FRIDAY) -> Occurrence:
    return next(one for one in screen.board.view.shown.touching(day, day) if one.title == title)


def starts(store: Store, title: str) -> list[str]:
    with store.read() as session:
        found = between(session, date(2026, 11, 1), date(2026, 11, 30))
    return [f"{one.starts_at:%d. %H:%M}" for one in found if one.title == title]


def pull(screen: CalendarScreen, one: Occurrence, day: date) -> None:
    view: Any = screen.board.view
    room, cell = view.room_of(one), view.cell(day)
    port, end = view.viewport(), cell.center() + QPoint(0, cell.height() // 2 - 4)
    QTest.mousePress(port, LEFT, pos=room.center())
    QTest.mouseMove(port, (room.center() + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, pos=end)
