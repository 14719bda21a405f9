"""Writing the exceptions of a series as they stand in its form."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.features.events.rules.appointments import ExceptionLine
from app.system import recurring
from db.models import CalendarException, Staff

_FIELDS = ("original_at", "cancelled", "starts_at", "ends_at", "title", "place", "note", "staff_id")


def put(
    session: Session,
    appointment_id: int,
    lines: Sequence[ExceptionLine],
    rule: str,
    starts_at: datetime,
    before: tuple[str, datetime] | None,
) -> None:
    """Keep these exceptions of a series and no others.

    Args:
        session: of the step.
        appointment_id: the series.
        lines: as they stand in the form.
        rule: the series' rule as it is now.
        starts_at: when the series begins now.
        before: rule and beginning as they were; None when it was no series.

    Raises:
        Refused: beside the line whose day the series does not have, or whose stand-in is gone.
    """
    faults = Faults()
    places = []
    for at, line in enumerate(lines):
        place = faults.take(_place, line, at, rule, starts_at, before)
        if place is not None:
            places.append((replace(line, original_at=place), place))
    faults.add(_gone(session, lines))
    faults.refuse()
    kept = {place: _values(line) for line, place in places}
    rows = {
        one.original_at: one
        for one in session.scalars(
            select(CalendarException).where(CalendarException.appointment_id == appointment_id)
        )
    }
    for place, row in rows.items():
        if place not in kept:
            session.delete(row)
    session.flush()
    for place, values in kept.items():
        row = rows[place] if place in rows else CalendarException(appointment_id=appointment_id)
        for name in _FIELDS:
            setattr(row, name, values[name])
        session.add(row)
    session.flush()


def drop(session: Session, appointment_id: int) -> None:
    """It is no series any more: no exceptions."""
    session.execute(delete(CalendarException).where(CalendarException.appointment_id == appointment_id))


def _values(line: ExceptionLine) -> dict[str, object]:
    cancelled = line.what == "cancelled"
    values = {name: getattr(line, name) for name in _FIELDS if name != "cancelled"}
    begins, ends = line.starts_at, line.ends_at
    if cancelled or begins is None or (ends is not None and ends < begins):
        ends = None
    return {**values, "cancelled": cancelled, "starts_at": None if cancelled else begins, "ends_at": ends}


def _place(
    line: ExceptionLine,
    at: int,
    rule: str,
    starts_at: datetime,
    before: tuple[str, datetime] | None,
) -> datetime | None:
    """When the rule has the occurrence begin that a line is about; None when it goes with its series."""
    if line.on is None:
        return None
    known = line.original_at if line.original_at and line.original_at.date() == line.on else None
    if known is not None and before == (rule, starts_at):
        return known
    by = timedelta(days=(starts_at.date() - before[1].date()).days) if known and before else timedelta()
    for day in dict.fromkeys((line.on + by, line.on)):
        first = datetime.combine(day, time.min)
        found = next(recurring.starts(rule, starts_at, first, datetime.combine(day, time.max)), None)
        if found is not None:
            return found
    if known is not None and line.what == "cancelled":
        return None
    raise Refused(
        f"Am {formats.weekday(line.on)} hat die Serie keinen Termin. Bitte prüfen Sie den Tag der Ausnahme, "
        "oder entfernen Sie sie.",
        f"exceptions[{at}].on",
    )


def _gone(session: Session, lines: Sequence[ExceptionLine]) -> Iterator[Refused]:
    for at, line in enumerate(lines):
        if line.staff_id is not None and session.get(Staff, line.staff_id) is None:
            yield Refused("Diese Person gehört nicht mehr zum Team.", f"exceptions[{at}].staff_id")
