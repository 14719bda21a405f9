"""What the list of the inventory and one thing show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, case, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.money import Money
from app.domain.options import Option
from app.domain.paging import Page, PageRequest
from app.features.inventory.rules import ItemDraft, state
from db import search
from db.models import Application, Contact, InventoryItem, Loan
from db.paging import Key, paged

KIND = "inventory"
MOST = 20


@dataclass(frozen=True)
class ItemRow:
    """One line of the list."""

    id: int
    name: str
    number: str
    state: str
    place: str
    condition: str
    price: Money | None
    bought_on: date | None
    borrower: str
    due_on: date | None
    reference: str


@dataclass(frozen=True)
class LoanRow:
    """A loan of a thing; ``state`` is ``open``, ``overdue`` or ``back``."""

    id: int
    borrower: str
    contact_id: int
    lent_on: date
    due_on: date | None
    returned_on: date | None
    note: str
    state: str


@dataclass(frozen=True)
class ItemDetail:
    """One thing with its loans, newest first."""

    id: int
    draft: ItemDraft
    state: str
    application: Ref | None
    reference: str
    loans: tuple[LoanRow, ...]

    @property
    def open_loan(self) -> LoanRow | None:
        """Who has it now."""
        return next((row for row in self.loans if row.returned_on is None), None)


_OPEN = and_(Loan.inventory_item_id == InventoryItem.id, Loan.returned_on.is_(None))
_STATEMENT: Any = (
    select(
        InventoryItem.id,
        InventoryItem.name,
        InventoryItem.number,
        InventoryItem.place,
        InventoryItem.condition,
        InventoryItem.price,
        InventoryItem.bought_on,
        InventoryItem.gone_on,
        Loan.id.label("loan_id"),
        Loan.due_on,
        Contact.display_name,
        Application.reference,
    )
    .outerjoin(Loan, _OPEN)
    .outerjoin(Contact, Contact.id == Loan.contact_id)
    .outerjoin(Application, Application.id == InventoryItem.application_id)
)


def page(session: Session, request: PageRequest) -> Page[ItemRow]:
    """One page of the list; what is there no more comes last."""
    today = session.info["now"].date()
    where = case(
        (InventoryItem.gone_on.is_not(None), "gone"),
        (Loan.id.is_(None), "there"),
        (Loan.due_on < today, "overdue"),
        else_="lent",
    )
    columns: dict[str, Key] = {
        "name": InventoryItem.name,
        "number": InventoryItem.number,
        "state": where,
        "place": InventoryItem.place,
        "condition": InventoryItem.condition,
        "price": InventoryItem.price,
        "bought_on": InventoryItem.bought_on,
        "borrower": Contact.display_name,
        "due_on": Loan.due_on,
        "reference": Application.reference,
    }
    rows, total = paged(
        session,
        _STATEMENT,
        request,
        columns,
        kind=KIND,
        id_column=InventoryItem.id,
        default_order=(InventoryItem.gone_on.is_not(None).asc(), InventoryItem.name.asc()),
    )
    return Page(tuple(_row(row, today) for row in rows), total, request.offset)


def detail(session: Session, item_id: int) -> ItemDetail:
    """One thing.

    Raises:
        Refused: when it is gone.
    """
    record = session.get(InventoryItem, item_id)
    if record is None:
        raise Refused("Diesen Gegenstand gibt es nicht mehr.")
    today = session.info["now"].date()
    loans = _loans(session, item_id, today)
    running = next((row for row in loans if row.returned_on is None), None)
    application = session.get(Application, record.application_id) if record.application_id else None
    return ItemDetail(
        id=record.id,
        draft=ItemDraft(
            name=record.name,
            number=record.number,
            application_id=record.application_id,
            bought_on=record.bought_on,
            price=record.price,
            place=record.place,
            keeper_id=record.keeper_id,
            condition=record.condition or "good",
            note=record.note,
            gone_on=record.gone_on,
        ),
        state=state(record.gone_on, running is not None, running.due_on if running else None, today),
        application=Ref("application", application.id) if application else None,
        reference=application.reference if application else "",
        loans=loans,
    )


def contact_options(session: Session, typed: str) -> Sequence[Option]:
    """Contacts that match what was typed, with their town to tell twins apart."""
    statement = select(Contact).where(Contact.active).order_by(Contact.display_name).limit(MOST)
    if typed.strip():
        statement = statement.where(Contact.id.in_(search.matching("contact", typed)))
    return [Option(row.id, row.display_name, row.town) for row in session.scalars(statement)]


def contact_label(session: Session, contact_id: int) -> str:
    """A contact as a link shows it."""
    found = session.get(Contact, contact_id)
    return found.display_name if found else ""


def application_options(session: Session, typed: str) -> Sequence[Option]:
    """Applications that match what was typed."""
    statement = select(Application).order_by(Application.received_on.desc(), Application.id).limit(MOST)
    if typed.strip():
        statement = statement.where(Application.id.in_(search.matching("application", typed)))
    return [Option(row.id, f"{row.reference} {row.title}") for row in session.scalars(statement)]


def application_label(session: Session, application_id: int) -> str:
    """An application as a link shows it."""
    found = session.get(Application, application_id)
    return f"{found.reference} {found.title}" if found else ""


def _loans(session: Session, item_id: int, today: date) -> tuple[LoanRow, ...]:
    rows = session.execute(
        select(Loan, Contact.display_name)
        .join(Contact, Contact.id == Loan.contact_id)
        .where(Loan.inventory_item_id == item_id)
        .order_by(Loan.lent_on.desc(), Loan.id.desc())
    )
    return tuple(
        LoanRow(
            loan.id,
            name,
            loan.contact_id,
            loan.lent_on,
            loan.due_on,
            loan.returned_on,
            loan.note,
            "back"
            if loan.returned_on is not None
            else ("overdue" if loan.due_on is not None and loan.due_on < today else "open"),
        )
        for loan, name in rows
    )


def _row(row: Any, today: date) -> ItemRow:
    return ItemRow(
        id=row["id"],
        name=row["name"],
        number=row["number"],
        state=state(row["gone_on"], row["loan_id"] is not None, row["due_on"], today),
        place=row["place"],
        condition=row["condition"],
        price=row["price"],
        bought_on=row["bought_on"],
        borrower=row["display_name"] or "",
        due_on=row["due_on"],
        reference=row["reference"] or "",
    )
