"""What people do with the things of the district: keep the list, lend them, take them back."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.features.inventory.rules import (
    ItemDraft,
    LoanDraft,
    ReturnDraft,
    checked_item,
    checked_loan,
    checked_return,
)
from db.models import Contact, InventoryItem, Loan

_FIELDS = (
    "name",
    "number",
    "application_id",
    "bought_on",
    "price",
    "place",
    "keeper_id",
    "condition",
    "note",
    "gone_on",
)


def save(session: Session, draft: ItemDraft, item_id: int | None, *, today: date) -> int:
    """Write a new thing, or change one.

    Raises:
        Refused: when a field cannot be, or a thing that is lent out is said to be gone.
    """
    clean = checked_item(draft, today)
    item = InventoryItem() if item_id is None else _item(session, item_id)
    if clean.gone_on is not None and item_id is not None and _running(session, item_id) is not None:
        raise Refused(f"„{item.name}“ ist noch verliehen. Bitte buchen Sie es erst zurück.", "gone_on")
    for name in _FIELDS:
        setattr(item, name, getattr(clean, name))
    session.add(item)
    session.flush()
    return item.id


def remove(session: Session, item_id: int) -> None:
    """Take a thing out of the list that was entered by mistake.

    Raises:
        Refused: when it was ever lent.
    """
    item = _item(session, item_id)
    if session.scalar(select(Loan.id).where(Loan.inventory_item_id == item_id).limit(1)) is not None:
        raise Refused(
            f"„{item.name}“ war schon verliehen und bleibt in der Liste. Bitte tragen Sie ein, wann es "
            "ausgemustert wurde."
        )
    session.delete(item)


def lend(session: Session, item_id: int, draft: LoanDraft, *, today: date) -> int:
    """Lend a thing out; returns the loan.

    Raises:
        Refused: when it is lent already or gone, or a field cannot be.
    """
    item = _item(session, item_id)
    if item.gone_on is not None:
        raise Refused(f"„{item.name}“ ist seit dem {formats.day(item.gone_on)} ausgemustert.")
    running = _running(session, item_id)
    if running is not None:
        who = session.get_one(Contact, running.contact_id).display_name
        raise Refused(f"„{item.name}“ hat seit dem {formats.day(running.lent_on)} {who}.")
    clean = checked_loan(draft, today)
    loan = Loan(
        inventory_item_id=item.id,
        contact_id=clean.contact_id,
        lent_on=clean.lent_on,
        due_on=clean.due_on,
        note=clean.note,
    )
    session.add(loan)
    session.flush()
    return loan.id


def take_back(session: Session, item_id: int, draft: ReturnDraft, *, today: date) -> int:
    """A thing came back; returns the thing.

    Raises:
        Refused: when it was not lent, or the day cannot be.
    """
    item = _item(session, item_id)
    running = _running(session, item_id)
    if running is None:
        raise Refused(f"„{item.name}“ ist nicht verliehen.")
    clean = checked_return(draft, running.lent_on, today)
    running.returned_on, item.condition = clean.returned_on, clean.condition
    return item.id


def _item(session: Session, item_id: int) -> InventoryItem:
    found = session.get(InventoryItem, item_id)
    if found is None:
        raise Refused("Diesen Gegenstand gibt es nicht mehr.")
    return found


def _running(session: Session, item_id: int) -> Loan | None:
    return session.scalar(select(Loan).where(Loan.inventory_item_id == item_id, Loan.returned_on.is_(None)))
