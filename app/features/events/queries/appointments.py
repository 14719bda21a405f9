"""What the list of appointments and one appointment show."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, func, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.domain.intake import Desk, Known
from app.domain.options import Option
from app.domain.paging import Page, PageRequest
from app.features.events.queries import ahead, entries, plan
from app.features.events.queries.rows import AppointmentRow
from app.features.events.rules import appointments as rules
from app.features.events.rules import listed as listing
from app.features.events.rules.appointments import AppointmentDraft
from db import lookups
from db.models import Appointment, Calendar, CalendarEntry, Event, Measure, Staff
from db.paging import Key, paged

KIND = "appointment"
MOST_OPTIONS = 20

_COLUMNS: dict[str, Key] = {
    "starts_at": Appointment.starts_at,
    "ends_at": Appointment.ends_at,
    "title": Appointment.title,
    "kind": Appointment.kind,
    "place": Appointment.place,
    "staff": func.coalesce(Staff.name, ""),
    "measure": func.coalesce(Measure.number, ""),
    "note": Appointment.note,
    "rule": func.coalesce(CalendarEntry.rule, ""),
    "all_day": func.coalesce(CalendarEntry.all_day, False),
    "calendar": func.coalesce(Calendar.name, ""),
    "status": Event.status,
    "expected": Event.expected,
}
_FILTERS: dict[str, Key] = {
    "staff_id": Appointment.staff_id,
    "calendar_id": CalendarEntry.calendar_id,
    "once": func.iif(func.coalesce(CalendarEntry.rule, "") == "", "once", "series"),
}


@dataclass(frozen=True)
class AppointmentDetail:
    """One appointment."""

    id: int
    draft: AppointmentDraft
    status: str = ""
    """Where the event stands; empty for what is no event, or has no plan yet."""
    late: int = 0
    """Tasks of the event that should be done."""
    parts: tuple[tuple[str, int], ...] = ()
    """Rows whose changes make up its history."""
    file: str = ""
    """Name of the calendar whose file it is read from; empty when it was typed here."""


def page(session: Session, request: PageRequest) -> Page[AppointmentRow]:
    """One page of the list; weeks are named from the day the store's clock shows."""
    today = session.info["now"].date()
    series = ahead.standing(session, request, today)
    statement = _statement() if series.wanted is None else _statement().where(series.wanted)
    rows, total = paged(
        session,
        statement,
        series.request,
        {**_COLUMNS, **_FILTERS, ahead.BEGINS: series.column},
        kind=KIND,
        id_column=Appointment.id,
        default_order=(Appointment.starts_at.desc(),),
    )
    shown = list(ahead.at_next(session, (_row(row, today) for row in rows), series, today))
    if request.sort == ahead.BEGINS and series.shown is None:
        shown.sort(key=lambda row: row.starts_at, reverse=request.descending)
    return Page(tuple(shown), total, request.offset)


def rows_of(session: Session, ids: Collection[int]) -> Iterator[AppointmentRow]:
    """These appointments, in no order."""
    for part in lookups.batched(sorted(ids)):
        for row in session.execute(_statement().where(Appointment.id.in_(part))).mappings():
            yield _row(row)


def rows_now(session: Session, uids: Collection[str]) -> Iterator[AppointmentRow]:
    """These appointments as they are now."""
    for part in lookups.batched(sorted(uids)):
        for row in session.execute(_statement().where(Appointment.uid.in_(part))).mappings():
            yield _row(row)


def detail(session: Session, record_id: int) -> AppointmentDetail:
    """One appointment.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Appointment, record_id)
    if found is None:
        raise Refused("Diesen Termin gibt es nicht mehr.")
    draft = AppointmentDraft(
        title=found.title,
        kind=found.kind,
        starts_at=found.starts_at,
        ends_at=found.ends_at,
        place=found.place,
        note=found.note,
        staff_id=found.staff_id,
        measure_id=found.measure_id,
        record_id=found.id,
        **entries.fields_of(session, found.id, found.starts_at),
    )
    status, late = plan.status(session, found.id) if found.kind == "event" else ("", 0)
    file = entries.file_of(session, draft.calendar_id)
    return AppointmentDetail(found.id, draft, status, late, plan.parts(session, found.id), file)


def staff_options(session: Session) -> Sequence[Option]:
    """Who works here; those who left are archived."""
    rows = session.execute(select(Staff.id, Staff.name, Staff.active).order_by(Staff.name))
    return tuple(Option(row.id, row.name, active=row.active) for row in rows)


def measure_options(session: Session, typed: str = "") -> Sequence[Option]:
    """Measures whose number or title holds what was typed."""
    statement = select(Measure.id, Measure.number, Measure.title).order_by(Measure.number).limit(MOST_OPTIONS)
    if typed.strip():
        like = f"%{typed.strip()}%"
        statement = statement.where(Measure.number.ilike(like) | Measure.title.ilike(like))
    return tuple(Option(row.id, f"{row.number} {row.title}") for row in session.execute(statement))


def measure_label(session: Session, record_id: int) -> str:
    """Number and title of a measure."""
    row = session.execute(select(Measure.number, Measure.title).where(Measure.id == record_id)).first()
    return f"{row.number} {row.title}" if row else ""


def desk(session: Session) -> Desk:
    """What a list of appointments is checked against."""
    rows = session.execute(
        select(
            Appointment.id,
            Appointment.title,
            Appointment.starts_at,
            Appointment.place,
            Appointment.note,
            Appointment.staff_id,
            Appointment.measure_id,
        )
    )
    known = tuple(
        Known(
            row.id,
            f"{row.title} am {formats.day(row.starts_at.date())}",
            listing.traits({"title": row.title, "day": row.starts_at}),
            frozenset(name for name in _FILLED if getattr(row, name) in {None, ""}),
        )
        for row in rows
    )
    measures = session.execute(select(Measure.id, Measure.number, Measure.title).order_by(Measure.number))
    return Desk(
        {
            "kind": tuple(Option(value, word) for value, word in rules.KINDS.items()),
            "staff_id": tuple(
                Option(row.id, row.name, row.initials, row.active) for row in session.scalars(select(Staff))
            ),
            "measure_id": tuple(Option(row.id, f"{row.number} {row.title}", row.number) for row in measures),
        },
        known,
    )


_FILLED = ("place", "note", "staff_id", "measure_id")
"""What a list may fill in where it is empty."""


def _statement() -> Select[Any]:
    labelled: list[ColumnElement[Any]] = [column.label(key) for key, column in _COLUMNS.items()]
    return (
        select(Appointment.id, Appointment.uid, *labelled)
        .outerjoin(Staff, Staff.id == Appointment.staff_id)
        .outerjoin(Measure, Measure.id == Appointment.measure_id)
        .outerjoin(CalendarEntry, CalendarEntry.appointment_id == Appointment.id)
        .outerjoin(Calendar, Calendar.id == CalendarEntry.calendar_id)
        .outerjoin(Event, Event.appointment_id == Appointment.id)
    )


def _row(row: RowMapping, today: date | None = None) -> AppointmentRow:
    return AppointmentRow(**row, today=today)
