"""Taking dates over from calendar files, and choosing which file is kept current."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.domain.calendar import CalendarItem, Otherwise
from app.domain.errors import Refused
from app.features.events.queries.exchange import KEPT
from app.features.events.rules.exchange import COLOURS, DIARY, FRESH, Grade, Proposal, Target, checked_target
from app.features.events.rules.selection import Selection, checked_selection, kept
from app.features.events.service import appointments, tasks
from app.system import recurring
from db import lookups
from db.models import Appointment, Calendar, CalendarEntry, CalendarException

Progress = Callable[[int, int, str], None]
_EVERY = 50
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
    for at, proposal in enumerate(proposals):
        if at % _EVERY == 0:
            progress(at, len(proposals), "Termine werden übernommen …")
        _take(session, proposal, taken.calendar_id)
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


def _take(session: Session, proposal: Proposal, calendar_id: int | None) -> None:
    if proposal.grade is Grade.GONE:
        if proposal.known is not None:
            appointments.remove(session, proposal.known.id)
    elif proposal.item is not None and proposal.known is not None:
        _update(session, proposal.known.id, proposal.item)
    elif proposal.item is not None:
        _add(session, proposal.item, calendar_id)


def _add(session: Session, item: CalendarItem, calendar_id: int | None) -> None:
    kind = "other" if calendar_id is not None else _kind(item)
    appointment = Appointment(kind=kind)
    _fill(appointment, item)
    session.add(appointment)
    session.flush()
    entry = CalendarEntry(appointment_id=appointment.id, calendar_id=calendar_id, ical_uid=item.uid)
    _fill_entry(entry, item)
    session.add(entry)
    _add_exceptions(session, appointment.id, item.exceptions)


def _kind(item: CalendarItem) -> str:
    return "event" if _EVENT_WORDS.intersection(item.categories) else "meeting"


def _update(session: Session, record_id: int, item: CalendarItem) -> None:
    appointment = session.get(Appointment, record_id)
    if appointment is None:
        raise Refused(
            f"Den Termin „{item.title}“ gibt es hier nicht mehr. Bitte lesen Sie die Datei noch einmal ein."
        )
    _fill(appointment, item)
    entry = session.scalar(select(CalendarEntry).where(CalendarEntry.appointment_id == record_id))
    if entry is None:
        entry = CalendarEntry(appointment_id=record_id, ical_uid=item.uid)
        session.add(entry)
    _fill_entry(entry, item)
    session.execute(delete(CalendarException).where(CalendarException.appointment_id == record_id))
    _add_exceptions(session, record_id, item.exceptions)
    session.flush()
    tasks.realign(session, record_id)


def _fill(appointment: Appointment, item: CalendarItem) -> None:
    appointment.title, appointment.place, appointment.note = item.title, item.place, item.note
    appointment.starts_at, appointment.ends_at = item.starts_at, item.ends_at


def _fill_entry(entry: CalendarEntry, item: CalendarItem) -> None:
    entry.all_day, entry.sequence = item.all_day, item.sequence
    entry.time_zone, entry.source, entry.rule = item.time_zone, item.source, item.rule
    entry.last_on = None
    if item.rule:
        entry.last_on = recurring.last_day(item.rule, item.starts_at, item.ends_at, item.exceptions)


def _add_exceptions(session: Session, appointment_id: int, exceptions: Sequence[Otherwise]) -> None:
    session.add_all(
        CalendarException(
            appointment_id=appointment_id,
            original_at=one.original_at,
            cancelled=one.cancelled,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            title=one.title,
            place=one.place,
            note=one.note,
        )
        for one in exceptions
    )
