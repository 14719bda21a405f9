"""The district's calendar, events and publicity: event_photos to registrations."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables of this version."""
    op.create_table(
        "event_photos",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("alternative_text", sa.String(), nullable=False),
        sa.Column("credit", sa.String(), nullable=False),
        sa.Column("consent", sa.String(), nullable=False),
        sa.Column("consent_note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_photos_event_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_event_photos_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_photos")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_photos_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event_photos", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_photos_event_id"), ["event_id"], unique=False)
    op.create_table(
        "event_risks",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("risk", sa.String(), nullable=False),
        sa.Column("weight", sa.String(), nullable=False),
        sa.Column("remedy", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_risks_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_risks")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_risks_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event_risks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_risks_event_id"), ["event_id"], unique=False)
    op.create_table(
        "event_tasks",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("working_days", sa.Boolean(), nullable=False),
        sa.Column("fixed_on", sa.String(10), nullable=True),
        sa.Column("due_on", sa.String(10), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("permission", sa.Boolean(), nullable=False),
        sa.Column("applied_on", sa.String(10), nullable=True),
        sa.Column("granted_on", sa.String(10), nullable=True),
        sa.Column("refused_on", sa.String(10), nullable=True),
        sa.Column("file_number", sa.String(), nullable=False),
        sa.Column("fee", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.String(10), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_tasks_event_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_event_tasks_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_tasks")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_tasks_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event_tasks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_tasks_due_on"), ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_tasks_event_id"), ["event_id"], unique=False)
        batch_op.create_index("ix_event_tasks_open", ["done_on", "due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_tasks_staff_id"), ["staff_id"], unique=False)
    op.create_table(
        "participant_groups",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_participant_groups_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant_groups")),
        sa.UniqueConstraint("uid", name=op.f("uq_participant_groups_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("participant_groups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participant_groups_event_id"), ["event_id"], unique=False)
    op.create_table(
        "participation_results",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_participation_results_event_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measures.id"], name=op.f("fk_participation_results_measure_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation_results")),
        sa.UniqueConstraint("uid", name=op.f("uq_participation_results_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("participation_results", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participation_results_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_participation_results_measure_id"), ["measure_id"], unique=False)
    op.create_table(
        "registrations",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("registered_at", sa.String(19), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attended", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("seats > 0", name=op.f("ck_registrations_seats")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_registrations_contact_id")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_registrations_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registrations")),
        sa.UniqueConstraint("uid", name=op.f("uq_registrations_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_registrations_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_registrations_event_id"), ["event_id"], unique=False)
