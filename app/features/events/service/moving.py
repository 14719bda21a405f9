"""Moving and removing a date: this one, this one and all that follow, or all of a series."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.events.rules import appointments as rules
from app.features.events.rules.repeats import ALL, FOLLOWING, SCOPES, THIS
from app.features.events.service import appointments, series, tasks
from app.system import recurring, shifting
from db.models import Appointment, Calendar, CalendarEntry


def move(
    session: Session,
    record_id: int,
    original_at: datetime | None,
    starts_at: datetime,
    ends_at: datetime,
    scope: str,
    *,
    all_day: bool | None = None,
) -> int:
    """Put a date to another time; deadlines of its event move along.

    Args:
        session: of the step.
        record_id: the appointment.
        original_at: the occurrence of a series; None when it is none.
        starts_at: when it is to begin.
        ends_at: when it is to end.
        scope: ``this``, ``following`` or ``all``; means nothing where it is no series.
        all_day: whether it is to last all day; None leaves that as it is.

    Returns:
        the appointment the moved date belongs to now: a new one where the series was cut in two, or where one
        of a series lasts all day and the others do not.

    Raises:
        Refused: when it is gone, read from another's file, ends before it begins, or cannot be moved as one.
    """
    rules.refuse_order(starts_at, ends_at)
    appointment, entry = _found(session, record_id)
    appointments.refuse_sitting(session, record_id)
    was = entry is not None and entry.all_day
    turned = all_day is not None and all_day != was
    if was != turned:
        starts_at, ends_at = rules.whole_days(starts_at, ends_at)
    if entry is None or not entry.rule or original_at is None:
        if turned:
            entry = _turned(session, record_id, entry)
        appointment.starts_at, appointment.ends_at = starts_at, ends_at
        if entry is not None:
            series.settle(session, appointment, entry)
        tasks.realign(session, record_id)
        return record_id
    return _move_in_series(session, appointment, entry, original_at, starts_at, ends_at, scope, turned=turned)


def _move_in_series(
    session: Session,
    appointment: Appointment,
    entry: CalendarEntry,
    original_at: datetime,
    starts_at: datetime,
    ends_at: datetime,
    scope: str,
    *,
    turned: bool,
) -> int:
    series.begins_at(session, appointment, entry, original_at)
    reach = _reach(appointment, entry, original_at, scope)
    if reach == THIS and not turned:
        _move_one(session, appointment, entry, original_at, starts_at, ends_at)
        return appointment.id
    if reach == THIS:
        appointment, entry = series.detach(session, appointment, entry, original_at)
        _turned(session, appointment.id, entry)
        appointment.starts_at, appointment.ends_at = starts_at, ends_at
        series.settle(session, appointment, entry)
        return appointment.id
    if reach == FOLLOWING:
        appointment, entry = series.split(session, appointment, entry, original_at)
    if turned:
        _turned(session, appointment.id, entry)
    _move_all(session, appointment, entry, original_at, starts_at, ends_at)
    if turned:
        series.keep_own_times(session, appointment, entry)
    tasks.realign(session, appointment.id)
    return appointment.id


def _turned(session: Session, record_id: int, entry: CalendarEntry | None) -> CalendarEntry:
    """What the calendar knows of a date that lasts all day now, or does no longer."""
    entry = entry or CalendarEntry(appointment_id=record_id, all_day=False, sequence=-1)
    entry.all_day = not entry.all_day
    session.add(entry)
    return entry


def remove_occurrence(session: Session, record_id: int, original_at: datetime | None, scope: str) -> None:
    """Take a date out of the calendar; talks held there stay.

    Raises:
        Refused: when it is gone, or read from another's file.
    """
    appointment, entry = _found(session, record_id)
    if entry is None or not entry.rule or original_at is None:
        appointments.remove(session, record_id)
        return
    series.begins_at(session, appointment, entry, original_at)
    reach = _reach(appointment, entry, original_at, scope)
    if reach == ALL:
        appointments.remove(session, record_id)
    elif reach == FOLLOWING:
        series.cut(session, appointment, entry, original_at)
    else:
        one = series.exception_at(session, record_id, original_at)
        one.cancelled, one.starts_at, one.ends_at = True, None, None
        series.settle(session, appointment, entry)


def _found(session: Session, record_id: int) -> tuple[Appointment, CalendarEntry | None]:
    appointment = session.get(Appointment, record_id)
    if appointment is None:
        raise Refused("Diesen Termin gibt es nicht mehr.")
    entry = series.entry_of(session, record_id)
    if entry is not None and entry.calendar_id is not None:
        read = session.execute(
            select(Calendar.name, Calendar.path).where(Calendar.id == entry.calendar_id)
        ).one()
        if read.path:
            raise Refused(
                f"Dieser Termin kommt aus der Kalenderdatei „{read.name}“ und wird mit ihr aktualisiert. "
                "Bitte lassen Sie ihn dort ändern, wo er geführt wird."
            )
    return appointment, entry


def _reach(appointment: Appointment, entry: CalendarEntry, original_at: datetime, scope: str) -> str:
    """How far it goes: from the first occurrence on is all of it."""
    if scope not in SCOPES:
        raise Refused("Bitte wählen Sie, ob nur dieser Termin, auch alle folgenden oder alle gemeint sind.")
    if scope == FOLLOWING and original_at <= (
        recurring.first_start(entry.rule, appointment.starts_at) or original_at
    ):
        return ALL
    return scope


def _move_one(
    session: Session,
    appointment: Appointment,
    entry: CalendarEntry,
    original_at: datetime,
    starts_at: datetime,
    ends_at: datetime,
) -> None:
    one = series.exception_at(session, appointment.id, original_at)
    one.cancelled, one.starts_at, one.ends_at = False, starts_at, ends_at
    back = starts_at == original_at and ends_at - starts_at == appointment.ends_at - appointment.starts_at
    if back:
        one.starts_at = one.ends_at = None
        if not (one.title or one.place or one.note or one.staff_id):
            session.flush()
            session.delete(one)
    series.settle(session, appointment, entry)


def _move_all(
    session: Session,
    appointment: Appointment,
    entry: CalendarEntry,
    original_at: datetime,
    starts_at: datetime,
    ends_at: datetime,
) -> None:
    """The occurrence that was taken hold of says where all of them go; a time of its own it had is gone."""
    moved = shifting.shifted(entry.rule, appointment.starts_at, original_at, starts_at)
    if any(one.original_at == original_at for one in series.exceptions_of(session, appointment.id)):
        _move_one(
            session,
            appointment,
            entry,
            original_at,
            original_at,
            original_at + (appointment.ends_at - appointment.starts_at),
        )
    series.rehang(session, appointment.id, moved.place_of)
    appointment.starts_at, appointment.ends_at = moved.starts_at, moved.starts_at + (ends_at - starts_at)
    entry.rule = moved.rule
    series.settle(session, appointment, entry)
