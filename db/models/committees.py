"""Committees that decide about money: members, sittings, agenda, attendance, votes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.money import Money
from db.base import Record


class Committee(Record):
    """A committee (Beirat, Jury, Lenkungskreis) and its rules of procedure."""

    __tablename__ = "committees"
    __search_kind__ = "committee"
    __search_title__ = ("name",)
    __search_text__ = ("note",)

    name: Mapped[str] = mapped_column(unique=True)
    short_name: Mapped[str] = mapped_column(default="")
    decides: Mapped[bool] = mapped_column(default=True)
    """Whether it decides or recommends to the city."""
    quorum_number: Mapped[int | None]
    quorum_bp: Mapped[int | None]
    """Share of the voting members that must be there; of both rules the stricter one holds."""
    resident_majority: Mapped[bool] = mapped_column(default=False)
    """Residents hold one vote more than all others."""
    lead_days: Mapped[int] = mapped_column(default=14)
    """Days between invitation and sitting."""
    closing_days: Mapped[int] = mapped_column(default=35)
    """Days between the last day for applications and the sitting."""
    public: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)


class CommitteeMember(Record):
    """A member or a substitute, for a term."""

    __tablename__ = "committee_members"

    committee_id: Mapped[int] = mapped_column(ForeignKey("committees.id", ondelete="CASCADE"), index=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    party: Mapped[str] = mapped_column(default="resident")
    """Group: ``resident``, ``institution``, ``trade``, ``politics``, ``administration``, ``other``."""
    represents: Mapped[str] = mapped_column(default="")
    function: Mapped[str] = mapped_column(default="")
    """``chair``, ``deputy``, ``secretary`` or empty."""
    voting: Mapped[bool] = mapped_column(default=True)
    substitute_for_id: Mapped[int | None] = mapped_column(ForeignKey("committee_members.id"), index=True)
    since: Mapped[date | None]
    until: Mapped[date | None]


class Sitting(Record):
    """A sitting: invitation, minutes, and how it ended."""

    __tablename__ = "sittings"
    __table_args__ = (UniqueConstraint("committee_id", "year", "number"),)
    __search_kind__ = "sitting"
    __search_title__ = ("reference",)
    __search_text__ = ("place", "opening", "closing")

    committee_id: Mapped[int] = mapped_column(ForeignKey("committees.id"), index=True)
    year: Mapped[int]
    number: Mapped[int]
    reference: Mapped[str]
    """``2. Sitzung 2026``, with the committee's short name."""
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="planned")
    """``planned``, ``invited``, ``open``, ``closed``, ``cancelled``."""
    applications_until: Mapped[date | None]
    invited_on: Mapped[date | None]
    chair: Mapped[str] = mapped_column(default="")
    secretary: Mapped[str] = mapped_column(default="")
    guests: Mapped[str] = mapped_column(default="")
    opening: Mapped[str] = mapped_column(default="")
    """Minutes before the first item."""
    closing: Mapped[str] = mapped_column(default="")
    """Minutes after the last item."""
    closed_on: Mapped[date | None]
    minutes_file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))
    minutes_issued_on: Mapped[date | None]
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.id"), index=True)


class AgendaItem(Record):
    """An item of the agenda: an application to decide on, or a topic; with its vote and its resolution."""

    __tablename__ = "agenda_items"

    sitting_id: Mapped[int] = mapped_column(ForeignKey("sittings.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = mapped_column(default="topic")
    """``application`` or ``topic``."""
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), index=True)
    title: Mapped[str]
    proposed: Mapped[Money | None]
    """What the calculation leads to, as it stood when the item was taken up."""
    rank: Mapped[int | None]
    """Place in the ranking when the pot is too small for all."""
    secret: Mapped[bool] = mapped_column(default=False)
    yes: Mapped[int] = mapped_column(default=0)
    no: Mapped[int] = mapped_column(default=0)
    abstained: Mapped[int] = mapped_column(default=0)
    """Totals of a secret vote; an open vote is counted from its votes."""
    taken_at: Mapped[datetime | None]
    """When it was called; who came later or had left took no part in it."""
    outcome: Mapped[str] = mapped_column(default="")
    """``approved``, ``partly_approved``, ``rejected``, ``deferred``, ``noted``; empty until decided."""
    amount: Mapped[Money | None]
    reason: Mapped[str] = mapped_column(default="")
    conditions: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    """What the minutes say of it."""
    resolution: Mapped[str] = mapped_column(default="")
    """What was resolved and has to be done."""
    responsible: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    done_note: Mapped[str] = mapped_column(default="")
    frozen: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Vote, quorum and ranking as they stood when the sitting was closed."""


class Attendance(Record):
    """Whether a member came, and who sat in for whom."""

    __tablename__ = "attendances"
    __table_args__ = (UniqueConstraint("sitting_id", "member_id"),)

    sitting_id: Mapped[int] = mapped_column(ForeignKey("sittings.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("committee_members.id"), index=True)
    presence: Mapped[str] = mapped_column(default="absent")
    """``present``, ``excused``, ``absent``."""
    sits_for_id: Mapped[int | None] = mapped_column(ForeignKey("committee_members.id"))
    """The member a substitute sits in for."""
    came_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]


class Vote(Record):
    """How a member voted on an item; of a secret vote only who may not take part stands here."""

    __tablename__ = "votes"
    __table_args__ = (
        UniqueConstraint("agenda_item_id", "member_id"),
        CheckConstraint("vote IN ('yes', 'no', 'abstain', 'biased')", name="vote"),
    )

    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("committee_members.id"), index=True)
    vote: Mapped[str]
    """``yes``, ``no``, ``abstain``; ``biased``: took no part (§§ 20, 21 VwVfG NRW)."""
    reason: Mapped[str] = mapped_column(default="")
    """Ground of the bias."""
    acceded_on: Mapped[date | None]
    """Day an absent member joined the decision afterwards."""
