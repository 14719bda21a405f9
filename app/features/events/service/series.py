"""What a series is kept as: its rule, its last day, its exceptions, and cutting it in two."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.orm import Session

from app.domain.calendar import Otherwise
from app.domain.errors import Refused
from app.features.events.queries import occurrences
from app.system import recurring, shifting
from db.models import Appointment, AppointmentStaff, CalendarEntry, CalendarException, Consultation

_ENTRY = ("calendar_id", "all_day", "audience", "street", "time_zone")
_APPOINTMENT = ("title", "kind", "starts_at", "ends_at", "place", "note", "staff_id", "measure_id")


def entry_of(session: Session, appointment_id: int) -> CalendarEntry | None:
    """What the calendar knows of an appointment."""
    return session.scalar(select(CalendarEntry).where(CalendarEntry.appointment_id == appointment_id))


def exceptions_of(session: Session, appointment_id: int) -> list[Otherwise]:
    """The exceptions of one series, in order."""
    return occurrences.exceptions_of(session, [appointment_id]).get(appointment_id, [])


def settle(session: Session, appointment: Appointment, entry: CalendarEntry) -> None:
    """After any change: the last day the calendar finds it by, and one more version for calendar files."""
    session.flush()
    entry.last_on = (
        recurring.last_day(
            entry.rule,
            appointment.starts_at,
            appointment.ends_at,
            exceptions_of(session, appointment.id),
        )
        if entry.rule
        else None
    )
    entry.sequence += 1
    session.flush()


def begins_at(
    session: Session, appointment: Appointment, entry: CalendarEntry, original_at: datetime
) -> None:
    """Make sure that a series has an occurrence there.

    Raises:
        Refused: when it has none.
    """
    day = original_at.date()
    found = recurring.happenings(
        entry.rule,
        appointment.starts_at,
        appointment.ends_at,
        [one for one in exceptions_of(session, appointment.id) if one.original_at == original_at],
        day,
        day,
    )
    moved = session.scalar(
        select(CalendarException.id).where(
            CalendarException.appointment_id == appointment.id,
            CalendarException.original_at == original_at,
            ~CalendarException.cancelled,
        )
    )
    if moved is None and all(one.original_at != original_at for one in found):
        raise Refused("Diesen Termin der Serie gibt es nicht mehr. Bitte laden Sie den Kalender neu.")


def exception_at(session: Session, appointment_id: int, original_at: datetime) -> CalendarException:
    """The exception of one occurrence, a new one where there is none."""
    found = session.scalar(
        select(CalendarException).where(
            CalendarException.appointment_id == appointment_id,
            CalendarException.original_at == original_at,
        )
    )
    if found is None:
        found = CalendarException(appointment_id=appointment_id, original_at=original_at)
        session.add(found)
    return found


def cut(session: Session, appointment: Appointment, entry: CalendarEntry, moment: datetime) -> None:
    """End a series before a moment; exceptions from there on go."""
    entry.rule = shifting.cut_before(entry.rule, moment)
    session.execute(
        delete(CalendarException).where(
            CalendarException.appointment_id == appointment.id, CalendarException.original_at >= moment
        )
    )
    settle(session, appointment, entry)


def split(
    session: Session, appointment: Appointment, entry: CalendarEntry, moment: datetime
) -> tuple[Appointment, CalendarEntry]:
    """Make two series of one, the second from the occurrence at a moment on.

    The team, exceptions and talks held from there on go along; the plan of an event stays with the first.
    """
    rest = shifting.rest_from(entry.rule, appointment.starts_at, moment)
    second, copy = _twin(session, appointment, entry, moment, rest)
    session.execute(
        update(CalendarException)
        .where(CalendarException.appointment_id == appointment.id, CalendarException.original_at >= moment)
        .values(appointment_id=second.id)
    )
    _hand_talks(session, appointment.id, second.id, Consultation.began_at >= moment)
    session.expire_all()
    cut(session, appointment, entry, moment)
    settle(session, second, copy)
    return second, copy


def detach(
    session: Session, appointment: Appointment, entry: CalendarEntry, original_at: datetime
) -> tuple[Appointment, CalendarEntry]:
    """Make an appointment of its own of one occurrence; the series leaves it out.

    What it had of its own, the team and the talks held on its day go along.
    """
    one = exception_at(session, appointment.id, original_at)
    begins = one.starts_at or original_at
    own = {name: getattr(one, name) for name in ("title", "place", "note", "staff_id") if getattr(one, name)}
    alone, copy = _twin(session, appointment, entry, begins, "")
    for name, value in own.items():
        setattr(alone, name, value)
    day = datetime.combine(begins.date(), time.min)
    of_the_day = and_(Consultation.began_at >= day, Consultation.began_at < day + timedelta(days=1))
    _hand_talks(session, appointment.id, alone.id, of_the_day)
    one.cancelled, one.starts_at, one.ends_at = True, None, None
    settle(session, appointment, entry)
    return alone, copy


def _twin(
    session: Session, appointment: Appointment, entry: CalendarEntry, moment: datetime, rule: str
) -> tuple[Appointment, CalendarEntry]:
    """The same appointment once more, at another moment and with another rule."""
    second = Appointment(**{name: getattr(appointment, name) for name in _APPOINTMENT})
    second.starts_at, second.ends_at = moment, moment + (appointment.ends_at - appointment.starts_at)
    session.add(second)
    session.flush()
    copy = CalendarEntry(
        appointment_id=second.id, rule=rule, **{name: getattr(entry, name) for name in _ENTRY}
    )
    session.add(copy)
    for staff_id in session.scalars(
        select(AppointmentStaff.staff_id)
        .where(AppointmentStaff.appointment_id == appointment.id)
        .order_by(AppointmentStaff.id)
    ):
        session.add(AppointmentStaff(appointment_id=second.id, staff_id=staff_id))
    session.flush()
    return second, copy


def _hand_talks(session: Session, from_id: int, to_id: int, which: ColumnElement[bool]) -> None:
    session.execute(
        update(Consultation).where(Consultation.appointment_id == from_id, which).values(appointment_id=to_id)
    )


def keep_own_times(session: Session, appointment: Appointment, entry: CalendarEntry) -> None:
    """After a series has come to last all day, or no longer does: occurrences put elsewhere do so too.

    They keep the days they were put to; without a time of day they take the one of the series.
    """
    length = appointment.ends_at - appointment.starts_at
    for one in session.scalars(
        select(CalendarException).where(
            CalendarException.appointment_id == appointment.id, CalendarException.starts_at.is_not(None)
        )
    ):
        if one.starts_at is None:
            continue
        clock = time.min if entry.all_day else appointment.starts_at.time()
        one.starts_at = datetime.combine(one.starts_at.date(), clock)
        one.ends_at = one.starts_at + length
    settle(session, appointment, entry)


def rehang(session: Session, appointment_id: int, place_of: Callable[[datetime], datetime | None]) -> None:
    """Give the exceptions of a moved series the new times of their occurrences.

    An occurrence that was put to a time of its own keeps that time: it was agreed for this one.
    """
    found = session.scalars(
        select(CalendarException)
        .where(CalendarException.appointment_id == appointment_id)
        .order_by(CalendarException.original_at)
    ).all()
    places = [(one, place_of(one.original_at)) for one in found]
    kept: set[datetime] = set()
    fields = []
    for one, place in places:
        session.expunge(one)
        if place is not None and place not in kept:
            kept.add(place)
            fields.append({name: getattr(one, name) for name in _EXCEPTION} | {"original_at": place})
    session.execute(delete(CalendarException).where(CalendarException.appointment_id == appointment_id))
    for values in fields:
        session.add(CalendarException(appointment_id=appointment_id, **values))
    session.flush()


_EXCEPTION = ("uid", "cancelled", "starts_at", "ends_at", "title", "place", "note", "staff_id")
