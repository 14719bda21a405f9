"""What stands in the calendar between two days: own dates and others', series taken apart."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, literal_column, or_, select
from sqlalchemy.orm import Session

from app.domain.calendar import Occurrence, Otherwise
from app.domain.errors import Refused
from app.domain.ids import Ref
from app.features.events.rules import appointments as rules
from app.system import recurring
from db.models import (
    Appointment,
    AppointmentStaff,
    Calendar,
    CalendarEntry,
    CalendarException,
    Event,
    Sitting,
    Staff,
)

KIND = "appointment"


@dataclass(frozen=True)
class Deviation:
    """An exception of a series, with who stands in; None and empty for nobody."""

    otherwise: Otherwise
    staff_id: int | None = None
    initials: str = ""
    name: str = ""


def between(
    session: Session, first: date, last: date, *, hidden_calendars: Collection[int] = ()
) -> tuple[Occurrence, ...]:
    """Every date that touches the days from ``first`` to ``last``, both included, in order.

    Four statements however many dates there are. A date longer than :data:`rules.LONGEST` is not found
    from the days beyond it.

    Args:
        session: of the file.
        first: the first day.
        last: the last one.
        hidden_calendars: other organisers' calendars whose dates are left out.
    """
    begin, end = datetime.combine(first, time.min), datetime.combine(last + timedelta(days=1), time.min)
    wanted = or_(_once(begin, end), in_series(first, end), _moved_here(begin, end))
    statement = _statement().where(wanted)
    if hidden_calendars:
        hidden = CalendarEntry.calendar_id.in_(list(hidden_calendars))
        statement = statement.where(or_(CalendarEntry.calendar_id.is_(None), ~hidden))
    rows = session.execute(statement).all()
    who = _who(session, wanted)
    exceptions = deviations_of(session, [row.id for row in rows if row.rule])
    found = [one for row in rows for one in _taken_apart(row, who, exceptions, first, last)]
    found.sort(key=lambda one: (one.starts_at, not one.all_day, one.ends_at, one.ref.id))
    return tuple(found)


def exceptions_of(session: Session, appointment_ids: Sequence[int]) -> dict[int, list[Otherwise]]:
    """The exceptions of series, by appointment."""
    found = deviations_of(session, appointment_ids)
    return {key: [one.otherwise for one in special] for key, special in found.items()}


def _once(begin: datetime, end: datetime) -> ColumnElement[bool]:
    """Dates that happen once: those that begin there, and those that go on into there."""
    goes_on = and_(Appointment.starts_at >= begin - rules.LONGEST, Appointment.ends_at >= begin, over_days())
    return and_(
        or_(CalendarEntry.rule.is_(None), CalendarEntry.rule == ""),
        Appointment.starts_at < end,
        or_(Appointment.starts_at >= begin, goes_on),
    )


def over_days() -> ColumnElement[bool]:
    """Dates that end on another day than they begin.

    Word for word as ``ix_appointments_over_days`` has it, numbers included: else it is not used
    (https://www.sqlite.org/partialindex.html).
    """
    begin: ColumnElement[int] = literal_column("1")
    length: ColumnElement[int] = literal_column("10")
    return func.substr(Appointment.ends_at, begin, length) > func.substr(Appointment.starts_at, begin, length)


def in_series(first: date, end: datetime) -> ColumnElement[bool]:
    """Series that go on between a day and a moment."""
    running = select(CalendarEntry.appointment_id).where(
        CalendarEntry.rule != "", or_(CalendarEntry.last_on.is_(None), CalendarEntry.last_on >= first)
    )
    return and_(Appointment.id.in_(running), Appointment.starts_at < end)


def repeats_between(first: date, end: datetime) -> ColumnElement[bool]:
    """Series that may have a date between a day and a moment, moved there or by their rule."""
    return or_(in_series(first, end), _moved_here(datetime.combine(first, time.min), end))


def _moved_here(begin: datetime, end: datetime) -> ColumnElement[bool]:
    """Series of which an occurrence was moved into these days, from wherever."""
    moved = select(CalendarException.appointment_id).where(
        CalendarException.starts_at < end, CalendarException.starts_at >= begin - rules.LONGEST
    )
    return and_(CalendarEntry.rule != "", Appointment.id.in_(moved))


def _statement() -> Select[Any]:
    columns: list[ColumnElement[Any]] = [
        Appointment.id.label("id"),
        Appointment.title.label("title"),
        Appointment.kind.label("kind"),
        Appointment.starts_at.label("starts_at"),
        Appointment.ends_at.label("ends_at"),
        Appointment.place.label("place"),
        Staff.initials.label("initials"),
        CalendarEntry.all_day.label("all_day"),
        CalendarEntry.audience.label("audience"),
        CalendarEntry.street.label("street"),
        CalendarEntry.rule.label("rule"),
        Calendar.colour.label("colour"),
        Calendar.name.label("calendar"),
        Event.status.label("status"),
        Sitting.id.label("sitting_id"),
    ]
    return (
        select(*columns)
        .outerjoin_from(Appointment, CalendarEntry, CalendarEntry.appointment_id == Appointment.id)
        .outerjoin(Calendar, Calendar.id == CalendarEntry.calendar_id)
        .outerjoin(Event, Event.appointment_id == Appointment.id)
        .outerjoin(Staff, Staff.id == Appointment.staff_id)
        .outerjoin(Sitting, Sitting.appointment_id == Appointment.id)
    )


def _who(session: Session, wanted: ColumnElement[bool]) -> Mapping[int, list[str]]:
    """Initials of those who take part beside the one in charge."""
    found: dict[int, list[str]] = defaultdict(list)
    for row in session.execute(
        select(AppointmentStaff.appointment_id, Staff.initials)
        .join(Staff, Staff.id == AppointmentStaff.staff_id)
        .join(Appointment, Appointment.id == AppointmentStaff.appointment_id)
        .outerjoin(CalendarEntry, CalendarEntry.appointment_id == Appointment.id)
        .where(wanted)
        .order_by(AppointmentStaff.id)
    ):
        found[row.appointment_id].append(row.initials)
    return found


def deviations_of(session: Session, appointment_ids: Sequence[int]) -> dict[int, list[Deviation]]:
    """The exceptions of series with their stand-ins, by appointment."""
    found: dict[int, list[Deviation]] = defaultdict(list)
    if not appointment_ids:
        return found
    for row in session.execute(_deviations(), {"ids": appointment_ids}):
        found[row.appointment_id].append(
            Deviation(Otherwise(*row[1:8]), row.staff_id, row.initials or "", row.name or "")
        )
    return found


@lru_cache(maxsize=1)
def _deviations() -> Select[Any]:
    """Put together once: it is asked with every key pressed in the form of a date."""
    series = CalendarException
    columns: list[ColumnElement[Any]] = [
        series.appointment_id.label("appointment_id"),
        series.original_at.label("original_at"),
        series.cancelled.label("cancelled"),
        series.starts_at.label("starts_at"),
        series.ends_at.label("ends_at"),
        series.title.label("title"),
        series.place.label("place"),
        series.note.label("note"),
        series.staff_id.label("staff_id"),
        Staff.initials.label("initials"),
        Staff.name.label("name"),
    ]
    return (
        select(*columns)
        .outerjoin_from(series, Staff, Staff.id == series.staff_id)
        .where(series.appointment_id.in_(bindparam("ids", expanding=True)))
        .order_by(series.original_at)
    )


def _taken_apart(
    row: Any,
    who: Mapping[int, list[str]],
    exceptions: Mapping[int, list[Deviation]],
    first: date,
    last: date,
) -> Iterator[Occurrence]:
    (
        appointment_id,
        title,
        kind,
        starts_at,
        ends_at,
        place,
        initials,
        all_day,
        audience,
        street,
        rule,
        colour,
        calendar,
        status,
        sitting_id,
    ) = row
    others = who.get(appointment_id, ())
    base = Occurrence(
        Ref(KIND, appointment_id),
        starts_at,
        ends_at,
        title,
        kind,
        place,
        bool(all_day),
        colour or "",
        calendar or "",
        None,
        status or "",
        ", ".join(filter(None, (initials, *others))) if others else initials or "",
        street or "",
        audience or "",
        None if sitting_id is None else Ref("sitting", sitting_id),
    )
    if not rule:
        if base.first <= last and base.last >= first:
            yield base
        return
    special = exceptions.get(appointment_id, [])
    try:
        found = recurring.happenings(
            rule, starts_at, ends_at, [one.otherwise for one in special], first, last
        )
    except Refused:
        # Kept by another program: a rule nobody can read shows its first date.
        found = [recurring.Happening(starts_at, starts_at, ends_at)]
    standing_in = {one.otherwise.original_at: one.initials for one in special if one.initials}
    for one in found:
        occurrence = _occurrence(base, one, standing_in, others)
        if occurrence.first <= last and occurrence.last >= first:
            yield occurrence


def _occurrence(
    base: Occurrence, one: recurring.Happening, standing_in: Mapping[datetime, str], others: Sequence[str]
) -> Occurrence:
    other = one.otherwise
    who = base.who
    if one.original_at in standing_in:
        who = ", ".join(dict.fromkeys(filter(None, (standing_in[one.original_at], *others))))
    return Occurrence(
        base.ref,
        one.starts_at,
        one.ends_at,
        (other.title if other else "") or base.title,
        base.kind,
        (other.place if other else "") or base.place,
        base.all_day,
        base.colour,
        base.calendar,
        one.original_at,
        base.status,
        who,
        base.street,
        base.audience,
        base.moves_with,
    )
