"""The proof of use: receipts, income, and what was bought to stay with the district."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.money import Money
from db.base import Record


class Receipt(Record):
    """A line of the receipts list: claimed, and recognised with the reason for a cut."""

    __tablename__ = "receipts"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    number: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    """Cost kind, as in the cost plan."""
    measure: Mapped[str] = mapped_column(default="")
    invoiced_on: Mapped[date | None]
    paid_on: Mapped[date | None]
    payee: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    claimed: Mapped[Money]
    recognised: Mapped[Money | None]
    """None as long as nobody has looked at it."""
    reason: Mapped[str] = mapped_column(default="")
    """Why less is recognised than claimed."""
    minutes: Mapped[int | None]
    """Own labour: how long."""
    vat_bp: Mapped[int | None]
    original_seen: Mapped[bool] = mapped_column(default=False)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))


class Income(Record):
    """A line of the income of a project, as proved."""

    __tablename__ = "incomes"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str]
    """As in the finance plan."""
    text: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date | None]
    amount: Mapped[Money]


class InventoryItem(Record):
    """A thing bought with a grant that the district can borrow."""

    __tablename__ = "inventory_items"
    __search_kind__ = "inventory"
    __search_title__ = ("name",)
    __search_text__ = ("place", "note")

    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), index=True)
    name: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    bought_on: Mapped[date | None]
    price: Mapped[Money | None]
    place: Mapped[str] = mapped_column(default="")
    keeper_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    """Who keeps it and hands it out."""
    condition: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    gone_on: Mapped[date | None]


class Loan(Record):
    """A thing lent out."""

    __tablename__ = "loans"

    inventory_item_id: Mapped[int] = mapped_column(
        ForeignKey("inventory_items.id", ondelete="CASCADE"), index=True
    )
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    lent_on: Mapped[date]
    due_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
