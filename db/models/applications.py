"""Applications to a fund: what is asked for, both plans, areas, quotes, documents, notes."""

from datetime import date

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
    number: Mapped[int | None]
    """None while it is advice only: the number of a fund and year is given at receipt, without gaps."""
    reference: Mapped[str] = mapped_column(unique=True)
    """``VF-2026-014``; while it is advice only ``VF-2026-B03``."""
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
    """One of ``app.domain.application_states.Status``."""
    requested: Mapped[Money]
    reserved: Mapped[Money] = mapped_column(default=ZERO)
    """Held back before the decision."""
    approved: Mapped[Money | None]
    """As the newest notice grants it."""
    committed: Mapped[Money] = mapped_column(default=ZERO)
    """What the decision binds in the fund now: the grant, after the proof the final grant, never below what
    is paid and not paid back."""
    final_grant: Mapped[Money | None]
    """As the checked proof leads to it."""
    decided_on: Mapped[date | None]
    not_begun_declared: Mapped[bool] = mapped_column(default=False)
    early_start_consent_on: Mapped[date | None]
    input_tax: Mapped[bool] = mapped_column(default=False)
    """Whether the applicant may deduct input tax (then net amounts count)."""
    account_holder: Mapped[str] = mapped_column(default="")
    iban: Mapped[str] = mapped_column(default="")
    advised_on: Mapped[date | None]
    """Day of the advice before the application, where the guideline asks for one."""
    completed_on: Mapped[date | None]
    """Day the documents were complete; the waiting list goes by it."""
    content_checked_on: Mapped[date | None]
    content_checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    checked_on: Mapped[date | None]
    """The arithmetic check, by a second person where there is one."""
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    accepted_on: Mapped[date | None]
    begun_on: Mapped[date | None]
    finished_on: Mapped[date | None]
    proof_due_on: Mapped[date | None]
    """As the notice or an extension says; reckoned from the end of the project otherwise."""
    proof_received_on: Mapped[date | None]
    proof_checked_on: Mapped[date | None]
    proof_checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    proof_report: Mapped[str] = mapped_column(default="")
    """The factual report (Sachbericht)."""
    closed_on: Mapped[date | None]
    applicant_group: Mapped[str] = mapped_column(default="")
    """Who applies in the words of the guideline: owner, tenant, club …"""
    represented_by: Mapped[str] = mapped_column(default="")
    project_kind: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default="")
    publicity: Mapped[str] = mapped_column(default="")
    goals: Mapped[list[str]] = mapped_column(default=list)
    """Goals of the guideline that the project serves."""
    conditions_met: Mapped[list[str]] = mapped_column(default=list)
    """Conditions of the guideline that were found met."""
    other_grants: Mapped[str] = mapped_column(default="")
    """Other public money asked for, as declared (double funding)."""
    trade_firm: Mapped[bool | None]
    """Whether a registered trade firm does the work; None is unknown."""
    monument_consent_on: Mapped[date | None]
    rent_old: Mapped[Money | None]
    rent_new: Mapped[Money | None]
    """Rents a month, for a shop that is let below its old rent."""
    rent_months: Mapped[int | None]
    refiled_from_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), index=True)
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
    measure: Mapped[str] = mapped_column(default="")
    """Measure type (Maßnahmenart), for caps of a type."""
    minutes: Mapped[int | None]
    """Own labour: how long; the guideline says what an hour is worth."""
    vat_bp: Mapped[int | None]
    """Value-added tax within the amount, in basis points."""


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


class AreaItem(Record):
    """An area that is worked on, by measure type."""

    __tablename__ = "area_items"
    __table_args__ = (CheckConstraint("dm2 >= 0", name="dm2"),)

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    measure: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    dm2: Mapped[int]
    """Square decimetres."""


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


class Quote(Record):
    """A quote for some of the work; one of them is chosen, with the reason."""

    __tablename__ = "quotes"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    work: Mapped[str] = mapped_column(default="")
    """What is quoted for; quotes for the same work are compared."""
    firm: Mapped[str]
    dated: Mapped[date]
    amount: Mapped[Money]
    chosen: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(default="")
    """Why this one, where it is not the cheapest."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))


class Document(Record):
    """An entry of the checklist: what has to be handed in, until when, and whether it is there."""

    __tablename__ = "documents"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    label: Mapped[str]
    stage: Mapped[str] = mapped_column(default="application")
    """``application`` or ``proof``: when it is needed."""
    by_guideline: Mapped[bool] = mapped_column(default=False)
    """Whether the guideline asks for it, or somebody added it."""
    requested_on: Mapped[date | None]
    due_on: Mapped[date | None]
    received_on: Mapped[date | None]
    waived: Mapped[str] = mapped_column(default="")
    """Why it is not needed; empty when it is."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))


class CaseNote(Record):
    """A note of the file: a talk, a visit, a remark; a visit is printed as an inspection note."""

    __tablename__ = "case_notes"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    noted_on: Mapped[date]
    kind: Mapped[str] = mapped_column(default="note")
    """``note``, ``call``, ``talk``, ``inspection``."""
    text: Mapped[str]
    present: Mapped[str] = mapped_column(default="")
    """Who was there at an inspection."""
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
