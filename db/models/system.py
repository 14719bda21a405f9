"""What the file needs to keep itself: steps and changes, drafts, archived files, numbers, saved views."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Record


class StepRow(Base):
    """One action of a person, under the name it has in the Edit menu; ids are without gaps.

    ``digest`` covers the digest of the step before and those of its changes (see ``db.audit``);
    it is empty only inside the transaction that is writing the step.
    """

    __tablename__ = "steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    """``do``, ``undo`` or ``redo``."""
    reverses_id: Mapped[int | None]
    """The step whose changes an undo or redo took back."""
    name: Mapped[str]
    at: Mapped[datetime]
    staff_id: Mapped[int | None]
    """Who; no foreign key, because history outlives the member of staff."""
    sealed: Mapped[bool]
    tables: Mapped[list[str]]
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    name_digest: Mapped[bytes | None] = mapped_column(LargeBinary)
    digest: Mapped[bytes | None] = mapped_column(LargeBinary)


class ChangeRow(Base):
    """One row written, changed or removed: its columns before and after as JSON, by trigger.

    ``leaves`` replaces ``salt`` once a column was erased: what then proves the columns that stayed.
    """

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_table_name_record_id", "table_name", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("steps.id"), index=True)
    table_name: Mapped[str]
    record_id: Mapped[int]
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    digest: Mapped[bytes | None] = mapped_column(LargeBinary)
    leaves: Mapped[dict[str, Any] | None]


class JournalRow(Base):
    """The head of the journal (exactly one row): the step being written, the newest digest."""

    __tablename__ = "journal"

    id: Mapped[int] = mapped_column(primary_key=True)
    open_step_id: Mapped[int | None]
    digest: Mapped[bytes] = mapped_column(LargeBinary)


class MigrationRow(Base):
    """A table that an upgrade changed: steps up to ``after_step_id`` that wrote it are history only."""

    __tablename__ = "migrated_tables"

    table_name: Mapped[str] = mapped_column(primary_key=True)
    after_step_id: Mapped[int]


class SearchKindRow(Base):
    """The number of a kind of record in the search index (see ``db.search``)."""

    __tablename__ = "search_kinds"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(unique=True)


class DraftRow(Base):
    """What is typed but not saved; outside the journal."""

    __tablename__ = "drafts"

    key: Mapped[str] = mapped_column(primary_key=True)
    payload: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    staff_id: Mapped[int | None]


class FileRow(Base):
    """An archived file: never changed, found by its content; outside the journal."""

    __tablename__ = "files"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    sha256: Mapped[str]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    at: Mapped[datetime]
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class NumberSeries(Record):
    """The last number given out in a series and year."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("key", "year"),)

    key: Mapped[str]
    year: Mapped[int]
    last: Mapped[int]


class SavedView(Record):
    """A list as somebody likes to see it: columns, order, filters."""

    __tablename__ = "saved_views"
    __table_args__ = (UniqueConstraint("list_key", "name"),)

    list_key: Mapped[str]
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    view: Mapped[dict[str, Any]]
