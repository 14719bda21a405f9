"""What came back from the city: returned files, answers, what is still asked, what is to be seen to."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record


class SentSheets(Record):
    """What stood in the workbook of a handover, cell by cell: the base a returned file is compared with."""

    __tablename__ = "sent_sheets"

    handover_id: Mapped[int] = mapped_column(ForeignKey("handovers.id"), unique=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("files.id"))
    sha256: Mapped[str]
    """Digest of that file."""


class ReturnedFile(Record):
    """A workbook that came back and was taken over: which bytes, when, who had answered."""

    __tablename__ = "returned_files"

    handover_id: Mapped[int] = mapped_column(ForeignKey("handovers.id"), index=True)
    received_at: Mapped[datetime]
    answered_by: Mapped[str] = mapped_column(default="")
    """Who answered, as typed when it was taken over or as the file says."""
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    file_name: Mapped[str]
    file_id: Mapped[int] = mapped_column(ForeignKey("files.id"))
    sha256: Mapped[str] = mapped_column(index=True)
    counts: Mapped[dict[str, Any]]
    """How many cells of each grade there were, and how many were taken over."""


class Answer(Record):
    """What the city answered to one record at one time; a later one stands beside it, not over it."""

    __tablename__ = "answers"
    __table_args__ = (Index("ix_answers_record", "record_table", "record_id"),)

    returned_file_id: Mapped[int] = mapped_column(ForeignKey("returned_files.id"), index=True)
    sheet: Mapped[str]
    """Key of the sheet it was given on."""
    record_table: Mapped[str]
    record_id: Mapped[int]
    verdict: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None]
    file_number: Mapped[str] = mapped_column(default="")
    """The city's own reference number."""
    remark: Mapped[str] = mapped_column(default="")
    answered_by: Mapped[str] = mapped_column(default="")
    taken_at: Mapped[datetime]
    effect: Mapped[str] = mapped_column(default="")
    """What it changed, as a sentence; empty when it only stands here."""


class AnswerRequest(Record):
    """A record the city was asked about in a handover and has not answered for good."""

    __tablename__ = "answer_requests"
    __table_args__ = (Index("ix_answer_requests_record", "record_table", "record_id"),)

    handover_id: Mapped[int] = mapped_column(ForeignKey("handovers.id"), index=True)
    """The first handover in which it was asked."""
    sheet: Mapped[str]
    record_table: Mapped[str]
    record_id: Mapped[int]
    label: Mapped[str]
    """How the record is called on the sheet, without personal data."""
    question: Mapped[str]
    asked_on: Mapped[date]
    due_on: Mapped[date | None]
    settled_on: Mapped[date | None] = mapped_column(index=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.id", ondelete="SET NULL"))
    reminded_on: Mapped[date | None]
    reminders: Mapped[int] = mapped_column(default=0)


class FollowUp(Record):
    """Something to see to, about a record (Wiedervorlage)."""

    __tablename__ = "follow_ups"
    __table_args__ = (
        Index("ix_follow_ups_record", "record_table", "record_id"),
        Index("ix_follow_ups_open", "done_on", "due_on"),
    )

    record_table: Mapped[str] = mapped_column(default="")
    record_id: Mapped[int | None]
    kind: Mapped[str] = mapped_column(default="")
    """Kind of the record's ``Ref``, to open it."""
    label: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.id", ondelete="SET NULL"))
    returned_file_id: Mapped[int | None] = mapped_column(ForeignKey("returned_files.id"))
