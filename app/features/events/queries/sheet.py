"""Rows of the week's sheet of appointments: our own dates, each occurrence of a series for itself."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.calendar import Occurrence
from app.features.events.queries import appointments, occurrences
from app.features.events.queries.rows import AppointmentRow
from db import lookups
from db.models import CalendarEntry

_BACK, _AHEAD = timedelta(days=400), timedelta(days=100)
"""A returned list is no older, and goes on no further, than this from today."""
_DIGITS = 32


def rows(session: Session, first: date, last: date) -> list[AppointmentRow]:
    """Our own dates that touch these days, in order; those of other organisers are theirs to tell."""
    found = [one for one in occurrences.between(session, first, last) if one.ours]
    return _rows(session, found)


def rows_now(session: Session, uids: Collection[str]) -> Iterator[AppointmentRow]:
    """These dates as they are now, occurrences of series among them."""
    wanted = set(uids)
    for row in appointments.rows_now(session, wanted):
        wanted.discard(row.uid)
        yield row
    yield from (row for row in _rows(session, _repeated(session, wanted)) if row.uid in wanted)


def parts_of(session: Session, uids: Collection[str]) -> dict[str, tuple[int, datetime]]:
    """Which occurrence of which appointment each of these is; what is none, or gone, is missing."""
    wanted = set(uids)
    found = _repeated(session, wanted)
    series = lookups.uids_of(session, "appointments", {one.ref.id for one in found})
    parts = {
        occurrence_uid(series[one.ref.id], one.original_at): (one.ref.id, one.original_at)
        for one in found
        if one.original_at is not None
    }
    return {uid: part for uid, part in parts.items() if uid in wanted}


def owners_of(session: Session, uids: Collection[str]) -> dict[str, int]:
    """Ids of the appointments whose occurrences these are."""
    return {uid: appointment_id for uid, (appointment_id, _at) in parts_of(session, uids).items()}


def _repeated(session: Session, wanted: Collection[str]) -> list[Occurrence]:
    """Our own occurrences of series around today; none where nobody asks, or nothing repeats."""
    series = session.scalar(select(CalendarEntry.id).where(CalendarEntry.rule != "").limit(1))
    if not wanted or series is None:
        return []
    today = session.info["now"].date()
    found = occurrences.between(session, today - _BACK, today + _AHEAD)
    return [one for one in found if one.ours and one.original_at is not None]


def _rows(session: Session, found: Collection[Occurrence]) -> list[AppointmentRow]:
    ids = {one.ref.id for one in found}
    known = {row.id: row for row in appointments.rows_of(session, ids)}
    in_series = sorted({one.ref.id for one in found if one.original_at is not None})
    special = {
        (appointment_id, one.otherwise.original_at): one
        for appointment_id, several in occurrences.deviations_of(session, in_series).items()
        for one in several
    }
    rows = []
    for one in found:
        base = known[one.ref.id]
        if one.original_at is not None:
            base = replace(base, uid=occurrence_uid(base.uid, one.original_at))
            deviation = special.get((one.ref.id, one.original_at))
            if deviation is not None:
                note = "\n".join(filter(None, (base.note, deviation.otherwise.note)))
                base = replace(base, staff=deviation.name or base.staff, note=note)
        rows.append(
            replace(
                base,
                starts_at=one.starts_at,
                ends_at=one.ends_at,
                title=one.title,
                place=one.place,
                all_day=one.all_day,
            )
        )
    return rows


def occurrence_uid(uid: str, original_at: datetime) -> str:
    """What one occurrence of a series is known by outside the file; always the same for the same one."""
    return sha256(f"{uid}|{original_at.isoformat()}".encode()).hexdigest()[:_DIGITS]
