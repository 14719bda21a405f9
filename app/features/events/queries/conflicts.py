"""What a date would get into the way of, while it is typed or dragged."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.domain.calendar import Otherwise
from app.domain.errors import Refused
from app.features.events.queries import holidays, near, occurrences
from app.features.events.queries.occurrences import Deviation
from app.features.events.rules import appointments, conflicts
from app.features.events.rules.conflicts import Claim, Conflict, Other, Span
from app.system import recurring
from db import lookups
from db.models import Appointment, AppointmentStaff, CalendarEntry, CalendarException, Staff

MOST_OCCURRENCES = 26
"""So many dates of a series are looked at: half a year of a weekly one."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Wanted:
    """A date as it is typed or dragged.

    Args:
        starts_at: when it begins. ends_at: when it ends. all_day: whole days.
        rule: of a series. exceptions: its occurrences that are left out or otherwise.
        staff: who is there. own_id: the appointment itself, which is never in its own way.
        office: whether it is a date of the office; days off are no matter of others.
    """

    starts_at: datetime
    ends_at: datetime
    all_day: bool = False
    place: str = ""
    audience: str = ""
    street: str = ""
    staff: tuple[int | None, ...] = ()
    rule: str = ""
    exceptions: tuple[Otherwise, ...] = ()
    own_id: int | None = None
    office: bool = True


def find(session: Session, wanted: Wanted) -> tuple[Conflict, ...]:
    """What is in the way of a date, the nearest first; nothing it says keeps anybody from saving.

    Of a series the next :data:`MOST_OCCURRENCES` dates count, from today on.
    """
    spans = _spans(wanted, session.info["now"].date())
    if not spans:
        return ()
    claim = Claim.of(wanted.place, wanted.audience, wanted.street, wanted.staff)
    found: list[Conflict] = []
    if not claim.empty:
        others = _others(session, spans, claim, wanted.own_id)
        found.extend(conflicts.collisions(spans, claim, others, partial(_names, session, claim)))
    if wanted.office:
        days = holidays.named(session, spans[0].starts_at.date(), max(span.last for span in spans))
        found.extend(conflicts.days_off(spans, days))
    return conflicts.told(found)


def moving(
    session: Session,
    record_id: int,
    original_at: datetime | None,
    starts_at: datetime,
    ends_at: datetime,
) -> tuple[Conflict, ...]:
    """What would be in the way of an appointment (or one occurrence of a series) at another time."""
    row = session.execute(
        select(
            Appointment.place,
            Appointment.staff_id,
            CalendarEntry.all_day,
            CalendarEntry.audience,
            CalendarEntry.street,
            CalendarEntry.calendar_id,
            CalendarException.place.label("other_place"),
            CalendarException.staff_id.label("standing_in"),
        )
        .outerjoin(CalendarEntry, CalendarEntry.appointment_id == Appointment.id)
        .outerjoin(
            CalendarException,
            and_(
                CalendarException.appointment_id == Appointment.id,
                CalendarException.original_at == original_at,
            ),
        )
        .where(Appointment.id == record_id)
    ).first()
    if row is None:
        return ()
    team = session.scalars(
        select(AppointmentStaff.staff_id).where(AppointmentStaff.appointment_id == record_id)
    )
    wanted = Wanted(
        starts_at,
        ends_at,
        bool(row.all_day),
        row.other_place or row.place,
        row.audience or "",
        row.street or "",
        (row.standing_in or row.staff_id, *team),
        own_id=record_id,
        office=row.calendar_id is None,
    )
    return find(session, wanted)


def _spans(wanted: Wanted, today: date) -> list[Span]:
    whole = wanted.all_day
    if not wanted.rule:
        return [Span.of(wanted.starts_at, wanted.ends_at, all_day=whole)]
    first = max(today, wanted.starts_at.date())
    last = recurring.last_day(wanted.rule, wanted.starts_at, wanted.ends_at, wanted.exceptions)
    found: list[Span] = []
    # A window that grows, so that neither a daily nor a yearly series is worked out for long.
    reach = timedelta(days=200)
    while len(found) < MOST_OCCURRENCES:
        until = first + reach
        happenings = recurring.happenings(
            wanted.rule, wanted.starts_at, wanted.ends_at, wanted.exceptions, first, until
        )
        found = [Span.of(one.starts_at, one.ends_at, all_day=whole) for one in happenings]
        if (last is not None and until >= last) or reach > appointments.LONGEST:
            break
        reach *= 2
    return found[:MOST_OCCURRENCES]


def _others(session: Session, spans: Sequence[Span], claim: Claim, own_id: int | None) -> Iterator[Other]:
    """Dates that share something with the wanted one, at the times that may meet it.

    What they take up is read first, the rest only of those that share something.
    """
    first, last = min(span.starts_at for span in spans).date(), max(span.last for span in spans)
    days = {day for span in spans for day in span.days()}
    begin = datetime.combine(first, time.min)
    given = {
        "begin": begin,
        "end": datetime.combine(last + _DAY, time.min),
        "back": begin - appointments.LONGEST,
        "first": first,
        "days": json.dumps(sorted(day.isoformat() for day in days)),
        "own": own_id or 0,
    }
    rows = session.execute(near.claims(), given).all()
    team = _team(session, [row[0] for row in rows], claim)
    deviations = occurrences.deviations_of(session, [row[0] for row in rows if row[-1]])
    sharing: dict[int, Claim] = {}
    for other_id, place, staff_id, audience, street, _ in rows:
        other = Claim.of(place, audience or "", street or "", (staff_id, *team.get(other_id, ())))
        special = deviations.get(other_id, ())
        if conflicts.shared(claim, other) or any(one.staff_id or one.otherwise.place for one in special):
            sharing[other_id] = other
    for part in lookups.batched(sorted(sharing)):
        for row in session.execute(near.dates(), {"ids": part}):
            yield from _at_their_times(row, sharing[row.id], claim, deviations.get(row.id, ()), days)


def _team(session: Session, ids: Sequence[int], claim: Claim) -> Mapping[int, list[int]]:
    """Who of those asked about takes part elsewhere, beside the one in charge."""
    found: dict[int, list[int]] = defaultdict(list)
    for part in lookups.batched(ids) if claim.staff else ():
        for row in session.execute(near.working(), {"ids": part, "staff": sorted(claim.staff)}):
            found[row.appointment_id].append(row.staff_id)
    return found


def _at_their_times(
    row: Any, base: Claim, claim: Claim, deviations: Sequence[Deviation], days: AbstractSet[date]
) -> Iterator[Other]:
    """One date, or each occurrence of a series that shares something."""
    whole, calendar = bool(row.all_day), row.calendar or ""
    if not row.rule:
        span = Span.of(row.starts_at, row.ends_at, all_day=whole)
        yield Other(row.id, row.title, row.place, base, span, whole, calendar)
        return
    known = {one.otherwise.original_at: one for one in deviations}
    short = not whole and row.ends_at - row.starts_at < _DAY and not deviations
    for one in _times(row, deviations, days):
        if short and one.starts_at.date() not in days and one.ends_at.date() not in days:
            continue
        span = Span.of(one.starts_at, one.ends_at, all_day=whole)
        if not short and days.isdisjoint(span.days()):
            continue
        other, place = base, row.place
        if one.original_at in known:
            deviation = known[one.original_at]
            other, place = _deviating(base, deviation, row), deviation.otherwise.place or row.place
        if conflicts.shared(claim, other):
            yield Other(row.id, row.title, place, other, span, whole, calendar)


def _times(
    row: Any, deviations: Sequence[Deviation], days: AbstractSet[date]
) -> Sequence[recurring.Happening]:
    """When a series happens about these days; nothing where it can be seen that it does not."""
    same_day = not row.all_day and row.ends_at.date() == row.starts_at.date() and not deviations
    special = [one.otherwise for one in deviations]
    try:
        if same_day and recurring.weekdays(row.rule, row.starts_at).isdisjoint(day.weekday() for day in days):
            return ()
        return recurring.happenings(row.rule, row.starts_at, row.ends_at, special, min(days), max(days))
    except Refused:
        # Kept by another program: a rule nobody can read is in nobody's way.
        return ()


def _deviating(base: Claim, deviation: Deviation, row: Any) -> Claim:
    staff = base.staff
    if deviation.staff_id is not None:
        staff = (staff - {row.staff_id}) | {deviation.staff_id}
    place = deviation.otherwise.place
    return replace(base, place=conflicts.key(place) if place else base.place, staff=staff)


def _names(session: Session, claim: Claim) -> Mapping[int, str]:
    rows = session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(claim.staff)))
    return {row.id: row.name for row in rows}
