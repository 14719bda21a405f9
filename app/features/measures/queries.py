"""What the list of measures and one measure show."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import RowMapping, Select, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.intake import Desk, Known
from app.domain.money import Money
from app.domain.options import Option
from app.domain.paging import Page, PageRequest
from app.features.measures import rules
from app.features.measures.rules import MeasureDraft
from db import lookups
from db.models import Application, Appointment, Consultation, Measure
from db.paging import Key, paged

KIND = "measure"
LATEST_LINKS = 100

_COLUMNS: dict[str, Key] = {
    "number": Measure.number,
    "title": Measure.title,
    "field": Measure.field,
    "priority": Measure.priority,
    "cost": Measure.cost,
    "funding": Measure.funding,
    "starts_in": Measure.starts_in,
    "ends_in": Measure.ends_in,
    "status": Measure.status,
    "progress": Measure.progress,
}


@dataclass(frozen=True)
class MeasureRow:
    """One line of the list and of the sheet."""

    id: int
    uid: str
    number: str
    title: str
    field: str
    priority: str
    cost: Money | None
    funding: str
    starts_in: int | None
    ends_in: int | None
    status: str
    progress: int

    @property
    def status_word(self) -> str:
        """The state in German."""
        return rules.STATES.get(self.status, self.status)

    @property
    def priority_word(self) -> str:
        """The priority in German."""
        return rules.PRIORITIES.get(self.priority, self.priority)

    @property
    def period(self) -> str:
        """From which year to which."""
        return rules.period(self.starts_in, self.ends_in)

    @property
    def progress_bp(self) -> int:
        """Progress in basis points, as shares are held."""
        return self.progress * 100


@dataclass(frozen=True)
class Linked:
    """A record that points to the measure; ``id`` is its place in the list."""

    id: int
    ref: Ref
    what: str
    title: str
    day: date | None
    amount: Money | None = None


@dataclass(frozen=True)
class MeasureDetail:
    """One measure with everything linked to it."""

    id: int
    draft: MeasureDraft
    linked: tuple[Linked, ...]


def page(session: Session, request: PageRequest) -> Page[MeasureRow]:
    """One page of the list."""
    rows, total = paged(
        session,
        _statement(),
        request,
        _COLUMNS,
        kind=KIND,
        id_column=Measure.id,
        default_order=(Measure.number.asc(),),
    )
    return Page(tuple(_row(row) for row in rows), total, request.offset)


def all_rows(session: Session) -> list[MeasureRow]:
    """Every measure, by number, for the sheet."""
    return [_row(row) for row in session.execute(_statement().order_by(Measure.number)).mappings()]


def rows_now(session: Session, uids: Collection[str]) -> Iterator[MeasureRow]:
    """These measures as they are now."""
    for part in lookups.batched(sorted(uids)):
        for row in session.execute(_statement().where(Measure.uid.in_(part))).mappings():
            yield _row(row)


def detail(session: Session, record_id: int) -> MeasureDetail:
    """One measure.

    Raises:
        Refused: when it is gone.
    """
    measure = session.get(Measure, record_id)
    if measure is None:
        raise Refused("Diese Maßnahme gibt es nicht mehr.")
    draft = MeasureDraft(
        number=measure.number,
        title=measure.title,
        field=measure.field,
        goals=measure.goals,
        description=measure.description,
        actors=measure.actors,
        first_steps=measure.first_steps,
        cost=measure.cost,
        funding=measure.funding,
        priority=measure.priority,
        starts_in=measure.starts_in,
        ends_in=measure.ends_in,
        status=measure.status,
        progress=measure.progress,
        note=measure.note,
    )
    return MeasureDetail(measure.id, draft, tuple(_linked(session, record_id)))


def field_options(session: Session) -> Sequence[Option]:
    """The fields of action in use, for the filter."""
    used = session.scalars(
        select(Measure.field).where(Measure.field != "").distinct().order_by(Measure.field)
    )
    return tuple(Option(field, field) for field in used)


_FILLED = (
    "field",
    "goals",
    "description",
    "actors",
    "first_steps",
    "cost",
    "funding",
    "priority",
    "starts_in",
    "ends_in",
    "note",
)
"""What a list may fill in where it is empty."""


def desk(session: Session) -> Desk:
    """What a list of measures is checked against."""
    known = tuple(
        Known(
            row.id,
            f"{row.number} {row.title}",
            rules.traits({"number": row.number, "title": row.title}),
            frozenset(name for name in _FILLED if getattr(row, name) in {None, ""}),
        )
        for row in session.scalars(select(Measure))
    )
    return Desk(
        {
            "priority": tuple(Option(value, word) for value, word in rules.PRIORITIES.items()),
            "status": tuple(Option(value, word) for value, word in rules.STATES.items()),
        },
        known,
    )


def _statement() -> Select[Any]:
    columns: list[Any] = [Measure.id, Measure.uid, *_COLUMNS.values()]
    return select(*columns)


def _row(row: RowMapping) -> MeasureRow:
    return MeasureRow(**row)


def _linked(session: Session, record_id: int) -> Iterator[Linked]:
    found = (
        *_applications(session, record_id),
        *_appointments(session, record_id),
        *_talks(session, record_id),
    )
    for number, (ref, what, title, day, amount) in enumerate(found):
        yield Linked(number, ref, what, title, day, amount)


_Found = tuple[Ref, str, str, date | None, Money | None]


def _applications(session: Session, record_id: int) -> Iterator[_Found]:
    rows = session.execute(
        select(
            Application.id,
            Application.reference,
            Application.title,
            Application.received_on,
            Application.requested,
        )
        .where(Application.measure_id == record_id)
        .order_by(Application.received_on.desc())
        .limit(LATEST_LINKS)
    )
    for row in rows:
        title = f"{row.reference} · {row.title}"
        yield Ref("application", row.id), "Antrag", title, row.received_on, row.requested


def _appointments(session: Session, record_id: int) -> Iterator[_Found]:
    rows = session.execute(
        select(Appointment.id, Appointment.title, Appointment.starts_at)
        .where(Appointment.measure_id == record_id)
        .order_by(Appointment.starts_at.desc())
        .limit(LATEST_LINKS)
    )
    for row in rows:
        yield Ref("appointment", row.id), "Termin", row.title, row.starts_at.date(), None


def _talks(session: Session, record_id: int) -> Iterator[_Found]:
    rows = session.execute(
        select(Consultation.id, Consultation.reference, Consultation.concern, Consultation.began_at)
        .where(Consultation.measure_id == record_id)
        .order_by(Consultation.began_at.desc())
        .limit(LATEST_LINKS)
    )
    for row in rows:
        title = f"{row.reference} · {row.concern}"
        yield Ref("consultation", row.id), "Beratung", title, row.began_at.date(), None
