"""What the list of publications and one publication show."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.paging import Page, PageRequest
from app.features.publicity.queries.beginning import told_by
from app.features.publicity.queries.options import appointment_label
from app.features.publicity.rules import publications as rules
from app.features.publicity.rules.drafts import Change, DistributionDraft, PublicationDraft, Told
from db import files
from db.models import (
    Appointment,
    Contact,
    Distribution,
    Printed,
    Publication,
)
from db.paging import Key, paged

KIND = "publication"


@dataclass(frozen=True)
class PublicationRow:
    """One line of the list."""

    id: int
    title: str
    design: str
    format: str
    event: str
    starts_at: datetime | None
    printed: int
    changed_at: datetime


@dataclass(frozen=True)
class PrintRow:
    """A print as it was archived."""

    id: int
    made_at: datetime
    layout: str
    copies: int | None
    sha256: str
    file_id: int


@dataclass(frozen=True)
class DistributionRow:
    """Copies that were put out."""

    id: int
    where: str
    copies: int | None
    put_out_on: date | None
    by_whom: str
    note: str
    draft: DistributionDraft


@dataclass(frozen=True)
class PublicationDetail:
    """One publication with its prints and where copies went."""

    id: int
    draft: PublicationDraft
    event: str
    told: Told | None
    changes: tuple[Change, ...]
    prints: tuple[PrintRow, ...]
    distribution: tuple[DistributionRow, ...]


_PRINTED = select(func.count(Printed.id)).where(Printed.publication_id == Publication.id).scalar_subquery()
_STATEMENT: Any = select(
    Publication.id,
    Publication.title,
    Publication.template,
    Publication.changed_at,
    Appointment.title.label("event"),
    Appointment.starts_at,
    _PRINTED.label("printed"),
).outerjoin(Appointment, Appointment.id == Publication.appointment_id)


def page(session: Session, request: PageRequest) -> Page[PublicationRow]:
    """One page of the list."""
    columns: dict[str, Key] = {
        "title": Publication.title,
        "design": Publication.template,
        "format": Publication.template,
        "event": func.coalesce(Appointment.title, ""),
        "starts_at": Appointment.starts_at,
        "printed": _PRINTED,
        "changed_at": Publication.changed_at,
        "appointment_id": Publication.appointment_id,
    }
    rows, total = paged(
        session,
        _STATEMENT,
        request,
        columns,
        kind=KIND,
        id_column=Publication.id,
        default_order=(Publication.changed_at.desc(),),
    )
    return Page(tuple(_row(row) for row in rows), total, request.offset)


def _row(row: Any) -> PublicationRow:
    design, _, size = row["template"].partition("/")
    return PublicationRow(
        row["id"],
        row["title"],
        design,
        size,
        row["event"] or "",
        row["starts_at"],
        row["printed"],
        row["changed_at"],
    )


def detail(session: Session, record_id: int) -> PublicationDetail:
    """One publication.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Publication, record_id)
    if found is None:
        raise Refused("Diese Veröffentlichung gibt es nicht mehr.")
    design, _, size = found.template.partition("/")
    draft = PublicationDraft(
        title=found.title,
        appointment_id=found.appointment_id,
        picture=files.data(session, found.picture_file_id) if found.picture_file_id else None,
        picture_alternative_text=found.picture_alternative_text,
        picture_credit=found.picture_credit,
        **{**rules.unpacked(found.contents), "design": design, "format": size},
    )
    told = told_by(session, found.appointment_id)
    return PublicationDetail(
        found.id,
        draft,
        appointment_label(session, found.appointment_id) if found.appointment_id else "",
        told,
        rules.changes(draft, told),
        _prints(session, record_id),
        _distribution(session, record_id),
    )


def _prints(session: Session, record_id: int) -> tuple[PrintRow, ...]:
    rows = session.scalars(
        select(Printed)
        .where(Printed.publication_id == record_id)
        .order_by(Printed.made_at.desc(), Printed.id.desc())
    )
    return tuple(
        PrintRow(row.id, row.made_at, row.layout, row.copies, row.sha256, row.file_id) for row in rows
    )


def _distribution(session: Session, record_id: int) -> tuple[DistributionRow, ...]:
    rows = session.execute(
        select(Distribution, Contact.display_name)
        .outerjoin(Contact, Contact.id == Distribution.contact_id)
        .where(Distribution.publication_id == record_id)
        .order_by(Distribution.position, Distribution.id)
    )
    return tuple(
        DistributionRow(
            one.id,
            ", ".join(part for part in (name or "", one.place) if part),
            one.copies,
            one.put_out_on,
            one.by_whom,
            one.note,
            DistributionDraft(one.place, one.contact_id, one.copies, one.put_out_on, one.by_whom, one.note),
        )
        for one, name in rows
    )


def printed_bytes(session: Session, print_id: int) -> bytes:
    """A print exactly as it was archived.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Printed, print_id)
    if found is None:
        raise Refused("Diesen Druck gibt es nicht mehr.")
    return files.data(session, found.file_id)
