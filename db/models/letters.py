"""What left the office: letters and handovers, archived as they went out."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record


class Letter(Record):
    """A letter: prepared with what it is to say, then issued; its PDF then lies unchanged in the archive."""

    __tablename__ = "letters"
    __search_kind__ = "letter"
    __search_title__ = ("subject",)
    __search_text__ = ("recipient",)

    kind: Mapped[str]
    """Key of the letter kind."""
    mode: Mapped[str]
    """``office`` or ``city_draft``."""
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"), index=True)
    sitting_id: Mapped[int | None] = mapped_column(ForeignKey("sittings.id"), index=True)
    reclaim_id: Mapped[int | None] = mapped_column(ForeignKey("reclaims.id"), index=True)
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What was typed for this letter alone: a date, a list, a reason."""
    dated: Mapped[date] = mapped_column(index=True)
    recipient: Mapped[str] = mapped_column(default="")
    subject: Mapped[str]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))
    """None while it is only prepared."""
    sha256: Mapped[str] = mapped_column(default="")
    issued_at: Mapped[datetime | None]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    printed_at: Mapped[datetime | None] = mapped_column(index=True)


class Handover(Record):
    """A week handed over to the Bauamt: number, when, by whom, exactly which bytes."""

    __tablename__ = "handovers"
    __table_args__ = (
        UniqueConstraint("number"),
        Index("ix_handovers_week", "week_year", "week_number"),
    )

    number: Mapped[int]
    week_year: Mapped[int]
    week_number: Mapped[int]
    created_at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    file_name: Mapped[str]
    file_id: Mapped[int] = mapped_column(ForeignKey("files.id"))
    cover_file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))
    sha256: Mapped[str]
    last_step_id: Mapped[int] = mapped_column(default=0)
    """The journal's newest step when it was made; the next one reports what came after."""
    counts: Mapped[dict[str, Any]]
