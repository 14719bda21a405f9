"""What the calendar page shows: dates and days off, whose calendars there are, one date in full."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.calendar import Occurrence
from app.domain.errors import Refused
from app.features.events.queries import conflicts, due, holidays, occurrences
from app.features.events.queries.due import TaskFacts
from app.features.events.rules.days_off import SCHOOL
from db.models import Appointment, AppointmentStaff, Calendar, Contact, Measure, Staff


@dataclass(frozen=True)
class FreeDays:
    """A public holiday, a closed day or school holidays; both days included."""

    first: date
    last: date
    name: str
    public: bool = False


@dataclass(frozen=True)
class Seen:
    """Everything between two days."""

    first: date
    last: date
    occurrences: tuple[Occurrence, ...] = ()
    free: tuple[FreeDays, ...] = ()


@dataclass(frozen=True)
class CalendarRow:
    """A calendar of another organiser."""

    id: int
    name: str
    colour: str
    shown: bool


@dataclass(frozen=True)
class DateDetail:
    """What the card says of a date beyond its occurrence."""

    note: str = ""
    staff: tuple[str, ...] = ()
    measure: str = ""
    organiser: str = ""
    task: TaskFacts | None = None
    conflicts: tuple[str, ...] = ()


def seen(session: Session, first: date, last: date) -> Seen:
    """All dates and days off from the first day to the last, both included."""
    found = (*occurrences.between(session, first, last), *due.between(session, first, last))
    return Seen(first, last, found, tuple(_free(session, first, last)))


def calendars(session: Session) -> tuple[CalendarRow, ...]:
    """The calendars of other organisers in their order."""
    rows = session.execute(
        select(Calendar.id, Calendar.name, Calendar.colour, Calendar.shown).order_by(
            Calendar.position, Calendar.name
        )
    )
    return tuple(CalendarRow(*row) for row in rows)


def detail(session: Session, one: Occurrence) -> DateDetail:
    """The rest of a date.

    Raises:
        Refused: when it is gone.
    """
    if one.to_do:
        return DateDetail(task=due.facts(session, one.ref.id))
    row = session.execute(
        select(Appointment.note, Staff.name, Measure.number, Measure.title)
        .outerjoin(Staff, Staff.id == Appointment.staff_id)
        .outerjoin(Measure, Measure.id == Appointment.measure_id)
        .where(Appointment.id == one.ref.id)
    ).first()
    if row is None:
        raise Refused("Diesen Termin gibt es nicht mehr.")
    others = session.scalars(
        select(Staff.name)
        .join(AppointmentStaff, AppointmentStaff.staff_id == Staff.id)
        .where(AppointmentStaff.appointment_id == one.ref.id)
        .order_by(AppointmentStaff.id)
    )
    staff = tuple(name for name in (row[1], *others) if name)
    measure = f"{row[2]} {row[3]}" if row[2] else ""
    in_way = in_the_way(session, one)
    return DateDetail(row[0], staff, measure, _organiser(session, one), conflicts=in_way)


def in_the_way(session: Session, one: Occurrence) -> tuple[str, ...]:
    """A sentence for each thing a date of ours conflicts with."""
    if not one.ours:
        return ()
    found = conflicts.moving(session, one.ref.id, one.original_at, one.starts_at, one.ends_at)
    return tuple(conflict.sentence for conflict in found)


def _organiser(session: Session, one: Occurrence) -> str:
    if one.ours:
        return ""
    name = session.scalar(
        select(Contact.display_name)
        .join(Calendar, Calendar.contact_id == Contact.id)
        .where(Calendar.name == one.calendar)
        .limit(1)
    )
    return name or ""


def _free(session: Session, first: date, last: date) -> Iterator[FreeDays]:
    for one in holidays.days_off(session, first, last):
        yield FreeDays(one.day, one.day, one.name, public=one.kind != SCHOOL)
