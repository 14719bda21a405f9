"""What follows from a decision: its notice's dates, the payment plan, calls for money, payments, reclaims."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.money import Money
from db.base import Record


class Decision(Record):
    """A decision with the application as it stood."""

    __tablename__ = "decisions"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    """``approved``, ``partly_approved``, ``rejected``, ``deferred``, ``amended``, ``early_start``,
    ``settled``, ``revoked``."""
    decided_on: Mapped[date]
    amount: Mapped[Money]
    reason: Mapped[str] = mapped_column(default="")
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    """The item of a sitting it was taken at."""
    conditions: Mapped[str] = mapped_column(default="")
    """Conditions of this decision alone, beside those of the guideline."""
    valid_until: Mapped[date | None]
    """End of the approval period (Bewilligungszeitraum)."""
    calculation: Mapped[dict[str, Any]]
    """Frozen steps of the calculation, see ``app.domain.guideline``."""
    snapshot: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The whole application as it stood, to show what is different now."""
    posted_on: Mapped[date | None]
    notified_on: Mapped[date | None]
    """When it counts as notified (four days after posting, § 41 (2) VwVfG) or was handed over."""
    waiver_on: Mapped[date | None]
    """Day of the waiver of remedies (Rechtsbehelfsverzicht)."""


class Deadline(Record):
    """A date of an application that must be kept, made by what happened or by hand."""

    __tablename__ = "deadlines"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    """``documents``, ``acceptance``, ``execution``, ``proof``, ``hearing``, ``reclaim``, ``binding``,
    ``retention``, ``other``."""
    due_on: Mapped[date] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(default="")
    done_on: Mapped[date | None]


class Instalment(Record):
    """A line of the payment plan."""

    __tablename__ = "instalments"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str]
    """``final``, ``first``, ``second``, ``advance``."""
    due_on: Mapped[date | None]
    amount: Mapped[Money]
    note: Mapped[str] = mapped_column(default="")


class Drawdown(Record):
    """A call for money (Mittelabruf) of the applicant."""

    __tablename__ = "drawdowns"
    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    called_on: Mapped[date]
    amount: Mapped[Money]
    needed_until: Mapped[date | None]
    """Until when the money is to be spent; advances reach a limit of months ahead (ANBest-P Nr. 1.4)."""
    purpose: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="called")
    """``called``, ``accepted``, ``refused``, ``paid``."""
    reason: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class Payment(Record):
    """Money that moved; never changed, only reversed by a counter-entry."""

    __tablename__ = "payments"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), index=True)
    paid_on: Mapped[date]
    amount: Mapped[Money]
    """Paid out above zero; a counter-entry and money that came back below."""
    note: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="payment")
    """``payment`` or ``refund`` (money that the applicant paid back)."""
    drawdown_id: Mapped[int | None] = mapped_column(ForeignKey("drawdowns.id"))
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("payments.id"))


class Reclaim(Record):
    """Money asked back: hearing, demand, interest (§§ 28, 49, 49a VwVfG NRW)."""

    __tablename__ = "reclaims"
    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str]
    amount: Mapped[Money]
    hearing_on: Mapped[date | None]
    hearing_until: Mapped[date | None]
    answer: Mapped[str] = mapped_column(default="")
    """What the applicant said at the hearing."""
    demanded_on: Mapped[date | None]
    due_on: Mapped[date | None]
    interest_from: Mapped[date | None]
    interest_bp: Mapped[int] = mapped_column(default=0)
    """Rate a year in basis points."""
    interest: Mapped[Money | None]
    """As it was set when the money had come back."""
    settled_on: Mapped[date | None]


class AidGrant(Record):
    """De-minimis aid of an undertaking: ours or declared, with the six fields of the register."""

    __tablename__ = "aid_grants"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id", ondelete="CASCADE"), index=True)
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), index=True)
    """None when it was declared by the undertaking and given by another authority."""
    granted_on: Mapped[date]
    amount: Mapped[Money]
    authority: Mapped[str] = mapped_column(default="")
    instrument: Mapped[str] = mapped_column(default="")
    sector: Mapped[str] = mapped_column(default="")
    """NACE."""
    registered_on: Mapped[date | None]
    """Day it was entered in the central register; due 20 working days after the grant."""
    withdrawn_on: Mapped[date | None]
