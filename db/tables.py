"""Tables the file keeps of itself: plain, none of their rows is a record."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from db.types import MomentType

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""All tables of the file; one naming rule so that migrations can address constraints."""

STEPS = Table(
    "steps",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("reverses_id", Integer),
    Column("name", String, nullable=False),
    Column("at", MomentType, nullable=False),
    Column("staff_id", Integer),
    Column("sealed", Boolean, nullable=False),
    Column("tables", JSON, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("name_digest", LargeBinary),
    Column("digest", LargeBinary),
)
"""One action of a person, under the name it has in the Edit menu; ids are without gaps.

``kind`` is ``do``, ``undo`` or ``redo``; ``reverses_id`` the step whose changes an undo or redo took back;
``staff_id`` has no foreign key, because history outlives the member of staff. ``digest`` covers the digest of
the step before and those of its changes (see ``db.audit``); it is empty only inside the transaction that is
writing the step.
"""

CHANGES = Table(
    "changes",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("step_id", ForeignKey("steps.id"), index=True, nullable=False),
    Column("table_name", String, nullable=False),
    Column("record_id", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("salt", LargeBinary),
    Column("digest", LargeBinary),
    Column("leaves", JSON),
    Index("ix_changes_table_name_record_id", "table_name", "record_id"),
)
"""One row written, changed or removed: its columns before and after as JSON, by trigger.

``leaves`` replaces ``salt`` once a column was erased: what then proves the columns that stayed.
"""

JOURNAL = Table(
    "journal",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("open_step_id", Integer),
    Column("digest", LargeBinary, nullable=False),
)
"""The head of the journal (exactly one row): the step being written, the newest digest."""

MIGRATED = Table(
    "migrated_tables",
    METADATA,
    Column("table_name", String, primary_key=True),
    Column("after_step_id", Integer, nullable=False),
)
"""A table that an upgrade changed: steps up to ``after_step_id`` that wrote it are history only."""

SEARCH_KINDS = Table(
    "search_kinds",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", String, unique=True, nullable=False),
)
"""The number of a kind of record in the search index (see ``db.search``)."""

DRAFTS = Table(
    "drafts",
    METADATA,
    Column("key", String, primary_key=True),
    Column("payload", JSON, nullable=False),
    Column("at", MomentType, nullable=False),
    Column("staff_id", Integer),
)
"""What is typed but not saved; outside the journal."""
