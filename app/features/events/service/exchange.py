"""Taking dates over from calendar files, and choosing which file is kept current."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.domain.calendar import CalendarItem
from app.domain.errors import Refused
from app.domain.ids import new_uid
from app.features.events.queries.exchange import KEPT
from app.features.events.rules.exchange import COLOURS, DIARY, FRESH, Grade, Proposal, Target, checked_target
from app.features.events.rules.selection import Selection, checked_selection, kept
from app.features.events.service import appointments, tasks
from app.system import recurring
from db import lookups
from db.models import Appointment, Calendar, CalendarEntry, CalendarException, Event, Sitting

Progress = Callable[[int, int, str], None]
_EVERY = 50
_AT_ONCE = 250
_TAKING = "Termine werden übernommen …"
_EVENT_WORDS = frozenset({"Veranstaltung", "Fest", "Event"})


@dataclass(frozen=True)
class ReadFile:
    """The file dates are taken from: where it is, its digest, and when it was read."""

    path: str
    sha256: str
    read_at: datetime


@dataclass
class Taken:
    """What was taken over: numbers of dates by what became of them."""

    calendar_id: int | None
    counts: dict[Grade, int] = field(default_factory=dict)


def take(
    session: Session,
    proposals: Sequence[Proposal],
    target: Target,
    file: ReadFile,
    progress: Progress,
) -> Taken:
    """Write the dates that were ticked into the diary or a calendar, all of them or none.

    Raises:
        Refused: when the calendar is gone, or a new one has no name.
        Stopped: when the progress says so.
    """
    wanted = checked_target(target)
    taken = Taken(_calendar(session, wanted, file))
    new = [one.item for one in proposals if one.grade is Grade.NEW and one.item is not None]
    gone = [one.known for one in proposals if one.grade is Grade.GONE and one.known is not None]
    known = [(one.known.id, one.item) for one in proposals if _changes(one) and one.known and one.item]
    for at in range(0, len(new), _AT_ONCE):
        progress(at, len(proposals), _TAKING)
        _add(session, new[at : at + _AT_ONCE], taken.calendar_id)
    for at in range(0, len(known), _AT_ONCE):
        progress(len(new) + at, len(proposals), _TAKING)
        _update(session, dict(known[at : at + _AT_ONCE]))
    for at, one in enumerate(gone):
        if at % _EVERY == 0:
            progress(len(new) + len(known) + at, len(proposals), _TAKING)
        appointments.remove(session, one.id)
    for proposal in proposals:
        taken.counts[proposal.grade] = taken.counts.get(proposal.grade, 0) + 1
    session.flush()
    return taken


def refresh(
    session: Session, calendar_id: int, proposals: Sequence[Proposal], file: ReadFile, progress: Progress
) -> Taken:
    """Let a calendar follow its file: what is ticked is taken, and the digest is noted.

    Raises:
        Refused: when the calendar is gone.
        Stopped: when the progress says so.
    """
    return take(session, proposals, Target(str(calendar_id), subscribed=True), file, progress)


def keep_current(session: Session, selection: Selection) -> None:
    """From now on write these dates into that file after every change; without a path into none.

    Raises:
        Refused: when the selection holds nothing.
    """
    lookups.put_setting(session, KEPT, kept(checked_selection(selection)))
    session.flush()


def _calendar(session: Session, target: Target, file: ReadFile) -> int | None:
    if target.place == DIARY:
        return None
    if target.place == FRESH:
        count = session.scalar(select(func.count()).select_from(Calendar)) or 0
        calendar = Calendar(name=target.name, position=count, colour=COLOURS[count % len(COLOURS)])
        session.add(calendar)
    else:
        found = session.get(Calendar, target.calendar_id)
        if found is None:
            raise Refused("Diesen Kalender gibt es nicht mehr. Bitte wählen Sie einen anderen.", "place")
        calendar = found
    if target.subscribed:
        calendar.path, calendar.sha256, calendar.read_at = file.path, file.sha256, file.read_at
    elif not calendar.path:
        calendar.read_at = file.read_at
    session.flush()
    return calendar.id


def _changes(proposal: Proposal) -> bool:
    return proposal.grade not in {Grade.NEW, Grade.GONE}


def _add(session: Session, items: Sequence[CalendarItem], calendar_id: int | None) -> None:
    """New dates, some hundred with each statement."""
    by_uid = {new_uid(): item for item in items}
    session.execute(
        insert(Appointment),
        [
            {"uid": uid, "kind": "other" if calendar_id is not None else _kind(item), **_said(item)}
            for uid, item in by_uid.items()
        ],
    )
    ids = lookups.ids_of(session, "appointments", list(by_uid))
    entries = [
        {"appointment_id": ids[uid], "calendar_id": calendar_id, "ical_uid": item.uid, **_kept(item)}
        for uid, item in by_uid.items()
    ]
    session.execute(insert(CalendarEntry), entries)
    exceptions = [row for uid, item in by_uid.items() for row in _exceptions(ids[uid], item)]
    if exceptions:
        session.execute(insert(CalendarException), exceptions)


def _kind(item: CalendarItem) -> str:
    return "event" if _EVENT_WORDS.intersection(item.categories) else "meeting"


def _update(session: Session, items: Mapping[int, CalendarItem]) -> None:
    """Dates that are here already as the file has them, some hundred with each statement."""
    ids = sorted(items)
    _still_there(session, items)
    for sitting in session.scalars(select(Sitting.reference).where(Sitting.appointment_id.in_(ids)).limit(1)):
        raise Refused(
            f"Zu den Terminen der Datei gehört die Sitzung „{sitting}“; verlegt wird sie unter „Gremien“. "
            "Bitte nehmen Sie den Haken vor diesem Termin weg."
        )
    session.execute(update(Appointment), [{"id": one, **_said(items[one])} for one in ids])
    entries = CalendarEntry.appointment_id.in_(ids)
    found = session.execute(select(CalendarEntry.appointment_id, CalendarEntry.id).where(entries))
    known = {row[0]: row[1] for row in found}
    if known:
        session.execute(
            update(CalendarEntry), [{"id": known[one], **_kept(items[one])} for one in ids if one in known]
        )
    unknown = [
        {"appointment_id": one, "ical_uid": items[one].uid, **_kept(items[one])}
        for one in ids
        if one not in known
    ]
    if unknown:
        session.execute(insert(CalendarEntry), unknown)
    session.execute(delete(CalendarException).where(CalendarException.appointment_id.in_(ids)))
    exceptions = [row for one in ids for row in _exceptions(one, items[one])]
    if exceptions:
        session.execute(insert(CalendarException), exceptions)
    session.expire_all()
    for planned in session.scalars(select(Event.appointment_id).where(Event.appointment_id.in_(ids))).all():
        tasks.realign(session, planned)


def _still_there(session: Session, items: Mapping[int, CalendarItem]) -> None:
    there = set(session.scalars(select(Appointment.id).where(Appointment.id.in_(items))))
    for missing in items.keys() - there:
        raise Refused(
            f"Den Termin „{items[missing].title}“ gibt es hier nicht mehr. "
            "Bitte lesen Sie die Datei noch einmal ein."
        )


def _said(item: CalendarItem) -> dict[str, Any]:
    """What an appointment keeps of a date."""
    return {
        "title": item.title,
        "place": item.place,
        "note": item.note,
        "starts_at": item.starts_at,
        "ends_at": item.ends_at,
    }


def _kept(item: CalendarItem) -> dict[str, Any]:
    """What the calendar keeps of it."""
    last_on = None
    if item.rule:
        last_on = recurring.last_day(item.rule, item.starts_at, item.ends_at, item.exceptions)
    return {
        "all_day": item.all_day,
        "sequence": item.sequence,
        "time_zone": item.time_zone,
        "source": item.source,
        "rule": item.rule,
        "last_on": last_on,
    }


def _exceptions(appointment_id: int, item: CalendarItem) -> list[dict[str, Any]]:
    return [
        {
            "appointment_id": appointment_id,
            "original_at": one.original_at,
            "cancelled": one.cancelled,
            "starts_at": one.starts_at,
            "ends_at": one.ends_at,
            "title": one.title,
            "place": one.place,
            "note": one.note,
        }
        for one in item.exceptions
    ]
