"""What the list of releases, one release and its paper show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.paging import Page, PageRequest
from app.features.press.queries.belonging import PaperRow, papers_of
from app.features.press.rules.releases import RecipientRow, ReleaseDraft, state
from db import files
from db.models import (
    Appointment,
    Clipping,
    Contact,
    PressRecipient,
    PressRelease,
)
from db.paging import Key, paged

KIND = "press_release"
_MOST_PAPERS = 20
GONE = "Diese Pressemitteilung gibt es nicht mehr."


@dataclass(frozen=True)
class ReleaseRow:
    """One line of the list."""

    id: int
    title: str
    state: str
    dated: date
    embargo_until: datetime | None
    sent_on: date | None
    recipients: int
    clippings: int
    event: str


@dataclass(frozen=True)
class PieceRow:
    """What a medium made of it."""

    id: int
    published_on: date
    medium: str
    title: str
    tone: str


@dataclass(frozen=True)
class SentRow:
    """A recipient with what it takes to write to it."""

    id: int
    name: str
    email: str
    sent_on: date | None


@dataclass(frozen=True)
class ReleaseDetail:
    """One release with its recipients, what came of it, and its event."""

    id: int
    draft: ReleaseDraft
    state: str
    event: str
    appointment: Ref | None
    recipients: tuple[SentRow, ...]
    pieces: tuple[PieceRow, ...]
    papers: tuple[PaperRow, ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """E-mail addresses of those it has not gone to yet, or of all when it has gone to all."""
        open_ones = [row for row in self.recipients if row.sent_on is None]
        return tuple(row.email for row in open_ones or self.recipients if row.email)


def _counted(model: Any) -> Any:
    return (
        select(func.count())
        .select_from(model)
        .where(model.press_release_id == PressRelease.id)
        .correlate(PressRelease)
        .scalar_subquery()
    )


_RECIPIENTS, _CLIPPINGS = _counted(PressRecipient), _counted(Clipping)
_STATEMENT: Select[Any] = select(
    PressRelease.id,
    PressRelease.title,
    PressRelease.dated,
    PressRelease.embargo_until,
    PressRelease.sent_on,
    _RECIPIENTS.label("recipients"),
    _CLIPPINGS.label("clippings"),
    Appointment.title.label("event"),
).outerjoin(Appointment, Appointment.id == PressRelease.appointment_id)


def page(session: Session, request: PageRequest) -> Page[ReleaseRow]:
    """One page of the list, the newest first."""
    now: datetime = session.info["now"]
    columns: Mapping[str, Key] = {
        "title": PressRelease.title,
        "state": case(
            (PressRelease.sent_on.is_(None), "draft"),
            (PressRelease.embargo_until > now, "embargo"),
            else_="sent",
        ),
        "dated": PressRelease.dated,
        "embargo_until": PressRelease.embargo_until,
        "sent_on": PressRelease.sent_on,
        "recipients": _RECIPIENTS,
        "clippings": _CLIPPINGS,
        "event": Appointment.title,
    }
    rows, total = paged(
        session,
        _STATEMENT,
        request,
        columns,
        kind=KIND,
        id_column=PressRelease.id,
        default_order=(PressRelease.dated.desc(), PressRelease.id.desc()),
    )
    return Page(tuple(_row(row, now) for row in rows), total, request.offset)


def detail(session: Session, record_id: int) -> ReleaseDetail:
    """One release.

    Raises:
        Refused: when it is gone.
    """
    found = record(session, record_id)
    rows, sent = _recipients(session, record_id)
    event = session.get(Appointment, found.appointment_id) if found.appointment_id else None
    return ReleaseDetail(
        id=found.id,
        draft=ReleaseDraft(
            title=found.title,
            subtitle=found.subtitle,
            body=found.body,
            dated=found.dated,
            embargo_until=found.embargo_until,
            appointment_id=found.appointment_id,
            contact_line=found.contact_line,
            picture=files.data(session, found.picture_file_id) if found.picture_file_id else None,
            picture_caption=found.picture_caption,
            picture_credit=found.picture_credit,
            sent_on=found.sent_on,
            recipients=rows,
        ),
        state=state(found.sent_on, found.embargo_until, session.info["now"]),
        event=event.title if event else "",
        appointment=Ref("appointment", event.id) if event else None,
        recipients=sent,
        pieces=_pieces(session, record_id),
        papers=papers_of(session, found, _MOST_PAPERS),
    )


def record(session: Session, record_id: int) -> PressRelease:
    """The release itself.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(PressRelease, record_id)
    if found is None:
        raise Refused(GONE)
    return found


def _recipients(session: Session, record_id: int) -> tuple[tuple[RecipientRow, ...], tuple[SentRow, ...]]:
    found = session.execute(
        select(PressRecipient, Contact.display_name, Contact.email)
        .outerjoin(Contact, Contact.id == PressRecipient.contact_id)
        .where(PressRecipient.press_release_id == record_id)
        .order_by(PressRecipient.position, PressRecipient.id)
    ).all()
    rows = tuple(RecipientRow(one.contact_id, one.name, one.sent_on, one.id) for one, _, _ in found)
    sent = tuple(
        SentRow(one.id, " · ".join(part for part in (name, one.name) if part), email or "", one.sent_on)
        for one, name, email in found
    )
    return rows, sent


def _pieces(session: Session, record_id: int) -> tuple[PieceRow, ...]:
    rows = session.scalars(
        select(Clipping)
        .where(Clipping.press_release_id == record_id)
        .order_by(Clipping.published_on, Clipping.id)
    )
    return tuple(PieceRow(row.id, row.published_on, row.medium, row.title, row.tone) for row in rows)


def _row(row: Any, now: datetime) -> ReleaseRow:
    return ReleaseRow(
        id=row["id"],
        title=row["title"],
        state=state(row["sent_on"], row["embargo_until"], now),
        dated=row["dated"],
        embargo_until=row["embargo_until"],
        sent_on=row["sent_on"],
        recipients=row["recipients"],
        clippings=row["clippings"],
        event=row["event"] or "",
    )
