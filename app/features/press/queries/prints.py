"""The archive: every printed piece of the office, its event, its digest, its bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.options import Option
from app.domain.paging import Page, PageRequest
from app.features.press.queries.belonging import Belonging, belonging
from db import files
from db.models import Appointment, Printed, Staff
from db.paging import Key, paged

GONE = "Dieses Druckstück gibt es nicht mehr."


@dataclass(frozen=True)
class PrintRow:
    """One line of the archive."""

    id: int
    kind: str
    title: str
    event: str
    made_at: datetime
    copies: int | None
    layout: str
    staff: str
    digest: str
    """The beginning of the SHA-256, enough to compare two by eye."""


@dataclass(frozen=True)
class PrintDetail:
    """One piece with the digest of its bytes and where it belongs."""

    id: int
    kind: str
    title: str
    name: str
    media_type: str
    made_at: datetime
    copies: int | None
    layout: str
    staff: str
    sha256: str
    size: int
    event: str
    appointment: Ref | None
    publication: Ref | None
    file_id: int
    belongs: Belonging


@dataclass(frozen=True)
class Paper:
    """The bytes of a piece as they were printed."""

    title: str
    name: str
    media_type: str
    data: bytes


_DIGEST = 16
_COLUMNS: Mapping[str, Key] = {
    "kind": Printed.kind,
    "title": Printed.title,
    "event": Appointment.title,
    "made_at": Printed.made_at,
    "copies": Printed.copies,
    "layout": Printed.layout,
    "staff": Staff.name,
    "digest": Printed.sha256,
    "appointment_id": Printed.appointment_id,
}
_STATEMENT: Any = (
    select(
        Printed.id,
        Printed.kind,
        Printed.title,
        Appointment.title.label("event"),
        Printed.made_at,
        Printed.copies,
        Printed.layout,
        Staff.name.label("staff"),
        Printed.sha256,
    )
    .outerjoin(Appointment, Appointment.id == Printed.appointment_id)
    .outerjoin(Staff, Staff.id == Printed.staff_id)
)


def page(session: Session, request: PageRequest) -> Page[PrintRow]:
    """One page of the archive, the newest first; a search looks in titles and events."""
    statement = _STATEMENT
    typed = request.search.strip()
    if typed:
        like = f"%{typed}%"
        statement = statement.where(Printed.title.ilike(like) | Appointment.title.ilike(like))
    rows, total = paged(
        session,
        statement,
        request,
        _COLUMNS,
        id_column=Printed.id,
        default_order=(Printed.made_at.desc(), Printed.id.desc()),
    )
    return Page(tuple(_row(row) for row in rows), total, request.offset)


def detail(session: Session, record_id: int) -> PrintDetail:
    """One piece.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Printed, record_id)
    if found is None:
        raise Refused(GONE)
    about = files.about(session, found.file_id)
    event = session.get(Appointment, found.appointment_id) if found.appointment_id else None
    staff = session.get(Staff, found.staff_id) if found.staff_id else None
    return PrintDetail(
        id=found.id,
        kind=found.kind,
        title=found.title,
        name=about.name,
        media_type=about.media_type,
        made_at=found.made_at,
        copies=found.copies,
        layout=found.layout,
        staff=staff.name if staff else "",
        sha256=found.sha256,
        size=about.size,
        event=event.title if event else "",
        appointment=Ref("appointment", event.id) if event else None,
        publication=Ref("publication", found.publication_id) if found.publication_id else None,
        file_id=found.file_id,
        belongs=belonging(session, found),
    )


def paper(session: Session, record_id: int) -> Paper:
    """The bytes as they were printed.

    Raises:
        Refused: when the piece is gone.
        Unavailable: when the bytes no longer fit their digest.
    """
    found = session.get(Printed, record_id)
    if found is None:
        raise Refused(GONE)
    about = files.about(session, found.file_id)
    return Paper(found.title, about.name, about.media_type, files.data(session, found.file_id))


def event_options(session: Session) -> Sequence[Option]:
    """Events something was printed for, the latest first."""
    rows = session.execute(
        select(Appointment.id, Appointment.title)
        .where(Appointment.id.in_(select(Printed.appointment_id)))
        .order_by(Appointment.starts_at.desc())
    )
    return tuple(Option(row.id, row.title) for row in rows)


def _row(row: Any) -> PrintRow:
    return PrintRow(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        event=row["event"] or "",
        made_at=row["made_at"],
        copies=row["copies"],
        layout=row["layout"],
        staff=row["staff"] or "",
        digest=row["sha256"][:_DIGEST],
    )
