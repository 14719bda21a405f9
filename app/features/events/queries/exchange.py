"""Dates as they stand in calendar files, the calendars there are, and the file that is kept current."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from app.domain.calendar import CalendarItem
from app.domain.options import Option
from app.features.events.queries import occurrences
from app.features.events.rules.appointments import KINDS, LONGEST
from app.features.events.rules.exchange import OWN, Known
from app.features.events.rules.selection import Selection, selection_of
from db import lookups
from db.models import Appointment, Calendar, CalendarEntry, Contact, Event, Office
from db.tables import CHANGES, STEPS

KEPT = "calendar.kept"
"""Key of the office's setting: the file that is kept current."""
OTHERS = "other"


@dataclass(frozen=True)
class CalendarRow:
    """A calendar of another organiser."""

    id: int
    name: str
    path: str
    sha256: str
    read_at: datetime | None


@dataclass(frozen=True)
class Outgoing:
    """What goes into a file: its name as other programs show it, the dates, and where it is kept."""

    name: str
    items: tuple[CalendarItem, ...]
    selection: Selection


def calendars(session: Session) -> tuple[CalendarRow, ...]:
    """All calendars of other organisers, in their order."""
    rows = session.execute(
        select(Calendar.id, Calendar.name, Calendar.path, Calendar.sha256, Calendar.read_at).order_by(
            Calendar.position, Calendar.id
        )
    )
    return tuple(CalendarRow(*row) for row in rows)


def calendar_options(session: Session) -> Sequence[Option]:
    """Calendars to choose from, by their numbers as text."""
    return tuple(Option(str(row.id), row.name) for row in calendars(session))


def known(session: Session, calendar_id: int | None) -> tuple[Known, ...]:
    """The dates of a calendar, or the office's own where none is named."""
    of = CalendarEntry.calendar_id
    rows = session.execute(
        _statement().where(of.is_(None) if calendar_id is None else of == calendar_id)
    ).all()
    items = _items(session, rows, "")
    return tuple(Known(row.id, item, bool(row.ical_uid)) for row, item in zip(rows, items, strict=True))


def outgoing(session: Session, selection: Selection) -> Outgoing:
    """The dates of a selection, in the order they happen."""
    name = session.scalar(select(Office.name)) or ""
    rows = session.execute(_statement().where(_wanted(selection)).order_by(*_ORDER)).all()
    return Outgoing(name, _items(session, rows, name), selection)


def kept_selection(session: Session) -> Selection:
    """Which dates the file that is kept current holds, and where it is; without a path there is none."""
    return selection_of(lookups.setting(session, KEPT))


def kept_outgoing(session: Session) -> Outgoing | None:
    """What the file that is kept current has to hold; None where there is none."""
    selection = kept_selection(session)
    return outgoing(session, selection) if selection.path else None


def subscribed(session: Session) -> tuple[CalendarRow, ...]:
    """Calendars that follow a file."""
    return tuple(row for row in calendars(session) if row.path)


_ORDER = (Appointment.starts_at, Appointment.id)


def _wanted(selection: Selection) -> ColumnElement[bool]:
    if selection.ids:
        return Appointment.id.in_(selection.ids)
    own = and_(CalendarEntry.calendar_id.is_(None), Appointment.kind.in_(selection.kinds))
    which = or_(own, CalendarEntry.calendar_id.is_not(None)) if selection.others else own
    return and_(which, *_within(selection))


def _within(selection: Selection) -> Collection[ColumnElement[bool]]:
    """Dates that touch the days; a series does as long as it goes on."""
    bounds: list[ColumnElement[bool]] = []
    if selection.first is not None:
        begin = datetime.combine(selection.first, time.min)
        once = and_(
            or_(CalendarEntry.rule.is_(None), CalendarEntry.rule == ""),
            Appointment.ends_at >= begin,
            Appointment.starts_at >= begin - LONGEST,
        )
        goes_on = or_(CalendarEntry.last_on.is_(None), CalendarEntry.last_on >= selection.first)
        bounds.append(or_(once, and_(CalendarEntry.rule != "", goes_on)))
    if selection.last is not None:
        bounds.append(Appointment.starts_at < datetime.combine(selection.last, time.min) + timedelta(days=1))
    return bounds


def _statement() -> Select[Any]:
    columns: list[Any] = [
        Appointment.id,
        Appointment.uid,
        Appointment.title,
        Appointment.kind,
        Appointment.starts_at,
        Appointment.ends_at,
        Appointment.place,
        Appointment.note,
        CalendarEntry.all_day,
        CalendarEntry.calendar_id,
        CalendarEntry.ical_uid,
        CalendarEntry.sequence,
        CalendarEntry.rule,
        CalendarEntry.time_zone,
        CalendarEntry.source,
        Calendar.name.label("calendar"),
        Contact.display_name.label("organiser"),
        Event.status,
    ]
    return (
        select(*columns)
        .outerjoin_from(Appointment, CalendarEntry, CalendarEntry.appointment_id == Appointment.id)
        .outerjoin(Calendar, Calendar.id == CalendarEntry.calendar_id)
        .outerjoin(Contact, Contact.id == Calendar.contact_id)
        .outerjoin(Event, Event.appointment_id == Appointment.id)
    )


def _items(session: Session, rows: Sequence[Any], office: str) -> tuple[CalendarItem, ...]:
    exceptions = occurrences.exceptions_of(session, [row.id for row in rows if row.rule])
    versions = _versions(session, [row.id for row in rows if not row.source])
    return tuple(
        CalendarItem(
            uid=row.ical_uid or f"{row.uid}{OWN}",
            title=row.title,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            all_day=bool(row.all_day),
            place=row.place,
            note=row.note,
            organiser=_organiser(row, office),
            categories=() if row.source else (KINDS.get(row.kind, KINDS[OTHERS]),),
            sequence=(row.sequence or 0) + versions.get(row.id, _FIRST).number,
            changed_at=versions.get(row.id, _FIRST).at,
            rule=row.rule or "",
            exceptions=tuple(exceptions.get(row.id, ())),
            cancelled=row.status == "cancelled",
            time_zone=row.time_zone or "",
            source=row.source or "",
        )
        for row in rows
    )


@dataclass(frozen=True)
class _Version:
    """How often a date was changed, and when last; other programs take only what is newer."""

    number: int = 0
    at: datetime | None = None


_FIRST = _Version()


def _versions(session: Session, ids: Sequence[int]) -> dict[int, _Version]:
    """The versions of dates that were typed here, as the journal knows them."""
    found: dict[int, _Version] = {}
    for part in lookups.batched(ids):
        rows = session.execute(
            select(
                CHANGES.c.record_id,
                func.count(CHANGES.c.step_id.distinct()).label("steps"),
                func.max(STEPS.c.at).label("at"),
            )
            .join(STEPS, STEPS.c.id == CHANGES.c.step_id)
            .where(CHANGES.c.table_name == "appointments", CHANGES.c.record_id.in_(part))
            .group_by(CHANGES.c.record_id)
        )
        found |= {row.record_id: _Version(row.steps - 1, row.at) for row in rows}
    return found


def _organiser(row: Any, office: str) -> str:
    """Whose date it is; a date read from a file keeps what the file says."""
    if row.source:
        return ""
    return (row.organiser or row.calendar) if row.calendar_id is not None else office
