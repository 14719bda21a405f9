"""Payments of a period, and letters that still have to be printed."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.money import Money
from db import files, lookups
from db.models import Application, Contact, Fund, Letter, Payment


@dataclass(frozen=True)
class BookedRow:
    """A payment as a line of the sheet."""

    paid_on: date
    reference: str
    fund: str
    title: str
    organisation: str
    person: str
    amount: Money
    note: str
    uid: str


@dataclass(frozen=True)
class UnprintedRow:
    """A letter that went into the archive but not through the printer."""

    id: int
    file_name: str
    recipient: str
    subject: str
    file_id: int


_SELECTED: tuple[Any, ...] = (
    Payment.paid_on,
    Application.reference,
    Fund.name.label("fund"),
    Application.title,
    Contact.display_name,
    Contact.kind,
    Payment.amount,
    Payment.note,
    Payment.uid,
)
_BOOKED: Select[Any] = (
    select(*_SELECTED)
    .join(Application, Application.id == Payment.application_id)
    .join(Fund, Fund.id == Application.fund_id)
    .join(Contact, Contact.id == Application.contact_id)
)


def payments_between(session: Session, first: date, last: date) -> Iterable[BookedRow]:
    """Payments of the period by day; a counter-entry is a negative amount."""
    return _booked(session, _BOOKED.where(Payment.paid_on.between(first, last)))


def payments_now(session: Session, uids: Collection[str]) -> Iterator[BookedRow]:
    """These payments as they are now."""
    for part in lookups.batched(sorted(uids)):
        yield from _booked(session, _BOOKED.where(Payment.uid.in_(part)))


def _booked(session: Session, statement: Select[Any]) -> Iterator[BookedRow]:
    for row in session.execute(statement.order_by(Payment.paid_on, Payment.id)):
        legal = row.kind == "organisation"
        yield BookedRow(
            paid_on=row.paid_on,
            reference=row.reference,
            fund=row.fund,
            title=row.title,
            organisation=row.display_name if legal else "",
            person="" if legal else row.display_name,
            amount=row.amount,
            note=row.note,
            uid=row.uid,
        )


def unprinted(session: Session) -> list[UnprintedRow]:
    """Letters still to be printed, oldest first."""
    rows = session.scalars(
        select(Letter)
        .where(Letter.printed_at.is_(None), Letter.issued_at.is_not(None))
        .order_by(Letter.issued_at, Letter.id)
    ).all()
    return [
        UnprintedRow(row.id, files.about(session, row.file_id).name, row.recipient, row.subject, row.file_id)
        for row in rows
        if row.file_id is not None
    ]
