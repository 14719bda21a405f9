"""Dates of applications that must be kept, and lent things that are due back."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from app.domain.casework import Status
from app.domain.ids import Ref
from app.domain.text import shorten
from app.features.today.queries.rows import Deadline
from db.glance import APPLICATIONS, DEADLINES, INVENTORY_ITEMS, LOANS

KINDS: Mapping[str, str] = {
    "documents": "Unterlagen",
    "acceptance": "Annahme",
    "execution": "Projektende",
    "proof": "Verwendungsnachweis",
    "register": "De-minimis-Register",
    "hearing": "Anhörung",
    "reclaim": "Rückzahlung",
    "binding": "Zweckbindung",
    "retention": "Aufbewahrung",
    "other": "Frist",
}
TICKED = frozenset({"documents", "acceptance", "binding", "retention", "other"})
"""Kinds that are done with a click; the others are kept by what is done with the application."""
_MOST = 200
_LONGEST = 90
_LATE = timedelta(days=365)
"""What is late for longer is no deadline any more, and would crowd out the others."""
_LONG = ("binding", "retention")
_LONG_BEFORE = timedelta(days=60)
"""Clocks that run for years are shown in their last days only."""
_GONE = (Status.REJECTED.value, Status.WITHDRAWN.value)


def dates(session: Session, today: date, last: date) -> Iterator[Deadline]:
    """Dates of applications up to a day; an end of a project only until it is there."""
    kind, due = DEADLINES.c.kind, DEADLINES.c.due_on
    near = and_(kind.not_in((*_LONG, "execution")), due <= last, due >= today - _LATE)
    ends = and_(kind == "execution", due.between(today, last))
    clocks = and_(kind.in_(_LONG), due.between(today, today + _LONG_BEFORE))
    rows = session.execute(
        select(
            DEADLINES.c.id,
            DEADLINES.c.application_id,
            kind,
            due,
            DEADLINES.c.text,
            APPLICATIONS.c.reference,
            APPLICATIONS.c.title,
        )
        .join(APPLICATIONS, APPLICATIONS.c.id == DEADLINES.c.application_id)
        .where(DEADLINES.c.done_on.is_(None), APPLICATIONS.c.status.not_in(_GONE), or_(near, ends, clocks))
        .order_by(due)
        .limit(_MOST)
    )
    for row in rows:
        about = row.text if row.kind == "other" and row.text else row.title
        yield Deadline(
            Ref("application", row.application_id),
            KINDS.get(row.kind, "Frist"),
            shorten(f"{row.reference} · {about}", _LONGEST),
            row.due_on,
            row.id if row.kind in TICKED else None,
        )


def loans(session: Session, last: date) -> Iterator[Deadline]:
    """Lent things that are due back up to a day."""
    rows = session.execute(
        select(LOANS.c.inventory_item_id, LOANS.c.due_on, INVENTORY_ITEMS.c.name)
        .join(INVENTORY_ITEMS, INVENTORY_ITEMS.c.id == LOANS.c.inventory_item_id)
        .where(LOANS.c.due_on <= last, LOANS.c.returned_on.is_(None))
        .order_by(LOANS.c.due_on)
        .limit(_MOST)
    )
    for row in rows:
        yield Deadline(
            Ref("inventory", row.inventory_item_id), "Ausleihe", shorten(row.name, _LONGEST), row.due_on
        )
