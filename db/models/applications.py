"""Applications to a fund: plan, dated papers, decisions, payments."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.money import ZERO, Money
from db.base import Record


class Application(Record):
    """One application; the amounts that bind the fund stand here, their story in decisions and payments."""

    __tablename__ = "applications"
    __table_args__ = (
        UniqueConstraint("fund_id", "year", "number"),
        Index("ix_applications_fund_id_year_status", "fund_id", "year", "status"),
        CheckConstraint("requested >= 0", name="requested"),
        CheckConstraint("reserved >= 0", name="reserved"),
        CheckConstraint("approved IS NULL OR approved >= 0", name="approved"),
    )
    __search_kind__ = "application"
    __search_title__ = ("reference", "title")
    __search_text__ = ("purpose", "place", "note")

    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id"), index=True)
    guideline_id: Mapped[int] = mapped_column(ForeignKey("guidelines.id"))
    year: Mapped[int]
    """Budget year whose money is asked for."""
    number: Mapped[int]
    reference: Mapped[str] = mapped_column(unique=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    title: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    property_id: Mapped[int | None] = mapped_column(ForeignKey("properties.id"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measures.id"), index=True)
    received_on: Mapped[date] = mapped_column(index=True)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    status: Mapped[str] = mapped_column(default="received", index=True)
    """``received``, ``checked``, ``approved``, ``rejected``, ``withdrawn``."""
    requested: Mapped[Money]
    reserved: Mapped[Money] = mapped_column(default=ZERO)
    approved: Mapped[Money | None]
    decided_on: Mapped[date | None]
    not_begun_declared: Mapped[bool] = mapped_column(default=False)
    early_start_consent_on: Mapped[date | None]
    input_tax: Mapped[bool] = mapped_column(default=False)
    """Whether the applicant may deduct input tax (then net amounts count)."""
    account_holder: Mapped[str] = mapped_column(default="")
    iban: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[date | None]
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str] = mapped_column(default="")


class CostItem(Record):
    """A line of the cost plan."""

    __tablename__ = "cost_items"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = mapped_column(default="")
    """Label of the code list ``cost_kind``."""
    text: Mapped[str] = mapped_column(default="")
    amount: Mapped[Money]
    eligible: Mapped[bool] = mapped_column(default=True)


class FinanceItem(Record):
    """A line of the finance plan; the requested grant is a line of its own in the application."""

    __tablename__ = "finance_items"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str]
    """``own_cash``, ``own_labour``, ``donation``, ``fees``, ``other_grant``."""
    text: Mapped[str] = mapped_column(default="")
    amount: Mapped[Money]


class Paper(Record):
    """A dated paper of an application: quote, order, contract, invoice, payment."""

    __tablename__ = "papers"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str]
    """``quote``, ``order``, ``contract``, ``invoice``, ``payment``, ``other``."""
    name: Mapped[str]
    dated: Mapped[date]
    amount: Mapped[Money | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))


class Decision(Record):
    """An approval or rejection, with the calculation as it stood."""

    __tablename__ = "decisions"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    """``approved`` or ``rejected``."""
    decided_on: Mapped[date]
    amount: Mapped[Money]
    reason: Mapped[str] = mapped_column(default="")
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    calculation: Mapped[dict[str, Any]]
    """Frozen steps of the calculation, see ``app.domain.guideline``."""


class Payment(Record):
    """Money paid out; never changed, only reversed by a counter-entry with a negative amount."""

    __tablename__ = "payments"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), index=True)
    paid_on: Mapped[date]
    amount: Mapped[Money]
    note: Mapped[str] = mapped_column(default="")
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("payments.id"))
