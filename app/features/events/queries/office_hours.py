"""What office hours brought, from the consultations logged in them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.calendar import Occurrence
from app.features.events.queries import appointments, occurrences
from app.features.events.queries.rows import AppointmentRow
from app.features.events.rules import office_hours as rules
from app.features.events.rules.appointments import span
from app.features.events.rules.office_hours import Held, HourDetail, HourFigures
from db.models import Appointment, CalendarException, Code, Consultation, ConsultationTopic, Office

KIND = "office_hour"
_BACK = timedelta(days=366)


def statistics(session: Session, first: date, last: date) -> tuple[HourFigures, ...]:
    """Every office hour held in these days, both included, up to now."""
    return tuple(one.figures for one in _details(session, first, last))


def detail(session: Session, appointment_id: int) -> HourDetail | None:
    """One office hour over the last year; None when the appointment is none."""
    row = session.execute(
        select(Appointment.kind, Appointment.starts_at).where(Appointment.id == appointment_id)
    ).first()
    if row is None or row.kind != KIND:
        return None
    today = session.info["now"].date()
    first = max(today - _BACK, row.starts_at.date())
    found = _details(session, min(first, today), today, {appointment_id})
    if found:
        return found[0]
    base = next(iter(appointments.rows_of(session, {appointment_id})))
    return HourDetail(_blank(base))


def office_name(session: Session) -> str:
    """What stands in the header of the list."""
    return session.scalar(select(Office.name)) or ""


def _details(
    session: Session, first: date, last: date, ids: Collection[int] | None = None
) -> list[HourDetail]:
    now = session.info["now"]
    found: dict[int, list[Occurrence]] = defaultdict(list)
    for one in occurrences.between(session, first, min(last, now.date())):
        if one.kind == KIND and one.ours and one.ends_at <= now and (ids is None or one.ref.id in ids):
            found[one.ref.id].append(one)
    talks, topics = _talks(session, first, last), _topics(session, first, last)
    cancelled = _cancelled(session, first, last)
    rows = {row.id: row for row in appointments.rows_of(session, found)}
    details = []
    for appointment_id, times in found.items():
        held = _held(times, talks.get(appointment_id, {}))
        figures = rules.added_up(
            _blank(rows[appointment_id]),
            held,
            cancelled.get(appointment_id, 0),
            topics.get(appointment_id, []),
        )
        details.append(HourDetail(figures, tuple(reversed(held))))
    return sorted(details, key=lambda one: (one.figures.title, one.figures.id))


def _blank(row: AppointmentRow) -> HourFigures:
    return HourFigures(row.id, row.title, row.place, row.staff, row.repeats)


def _held(times: list[Occurrence], talks: Mapping[date, tuple[int, int]]) -> list[Held]:
    """Talks count for the time of their day; where there are two on a day, for the first."""
    counted: set[date] = set()
    held = []
    for number, one in enumerate(times):
        talked, minutes = (0, 0) if one.first in counted else talks.get(one.first, (0, 0))
        counted.add(one.first)
        clock = span(one.starts_at, one.ends_at)
        open_for = rules.minutes_between(one.starts_at, one.ends_at)
        held.append(Held(number, one.first, clock, open_for, one.who, talked, minutes))
    return held


def _in_days(column: Any, first: date, last: date) -> Any:
    begin = datetime.combine(first, time.min)
    return column.between(begin, datetime.combine(last, time.max).replace(microsecond=0))


def _talks(session: Session, first: date, last: date) -> dict[int, dict[date, tuple[int, int]]]:
    """Number and minutes of consultations by office hour and day."""
    day = func.substr(Consultation.began_at, 1, 10)
    rows = session.execute(
        select(Consultation.appointment_id, day, func.count(), func.sum(Consultation.minutes))
        .where(Consultation.appointment_id.is_not(None), _in_days(Consultation.began_at, first, last))
        .group_by(Consultation.appointment_id, day)
    )
    found: dict[int, dict[date, tuple[int, int]]] = defaultdict(dict)
    for appointment_id, on, number, minutes in rows:
        found[appointment_id][date.fromisoformat(on)] = (number, minutes or 0)
    return found


def _topics(session: Session, first: date, last: date) -> dict[int, list[tuple[str, int]]]:
    rows = session.execute(
        select(Consultation.appointment_id, Code.label, func.count())
        .join(ConsultationTopic, ConsultationTopic.consultation_id == Consultation.id)
        .join(Code, Code.id == ConsultationTopic.code_id)
        .where(Consultation.appointment_id.is_not(None), _in_days(Consultation.began_at, first, last))
        .group_by(Consultation.appointment_id, Code.label)
    )
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for appointment_id, label, number in rows:
        found[appointment_id or 0].append((label, number))
    return found


def _cancelled(session: Session, first: date, last: date) -> dict[int, int]:
    rows = session.execute(
        select(CalendarException.appointment_id, func.count())
        .where(CalendarException.cancelled, _in_days(CalendarException.original_at, first, last))
        .group_by(CalendarException.appointment_id)
    )
    return {row[0]: row[1] for row in rows}
