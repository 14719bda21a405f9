"""The district's calendar, events and publicity: distributions to event_partners."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables of this version."""
    op.create_table(
        "distributions",
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("put_out_on", sa.String(10), nullable=True),
        sa.Column("by_whom", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_distributions_contact_id")),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publications.id"],
            name=op.f("fk_distributions_publication_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distributions")),
        sa.UniqueConstraint("uid", name=op.f("uq_distributions_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("distributions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_distributions_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_distributions_publication_id"), ["publication_id"], unique=False)
    op.create_table(
        "press_recipients",
        sa.Column("press_release_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sent_on", sa.String(10), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_press_recipients_contact_id")),
        sa.ForeignKeyConstraint(
            ["press_release_id"],
            ["press_releases.id"],
            name=op.f("fk_press_recipients_press_release_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_press_recipients")),
        sa.UniqueConstraint("uid", name=op.f("uq_press_recipients_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("press_recipients", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_press_recipients_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_press_recipients_press_release_id"), ["press_release_id"], unique=False
        )
    op.create_table(
        "printed",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("publication_id", sa.Integer(), nullable=True),
        sa.Column("layout", sa.String(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.String(19), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_printed_appointment_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_printed_file_id")),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publications.id"],
            name=op.f("fk_printed_publication_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_printed_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed")),
        sa.UniqueConstraint("uid", name=op.f("uq_printed_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("printed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_printed_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_printed_made_at"), ["made_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_printed_publication_id"), ["publication_id"], unique=False)
    op.create_table(
        "events",
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("organiser_id", sa.Integer(), nullable=True),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.Column("enclosed", sa.Boolean(), nullable=False),
        sa.Column("open_air", sa.Boolean(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("registration_until", sa.String(10), nullable=True),
        sa.Column("plan_b", sa.String(), nullable=False),
        sa.Column("results", sa.String(), nullable=False),
        sa.Column("feedback", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("visitors", sa.Integer(), nullable=True),
        sa.Column("cancelled_why", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_events_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_events_appointment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["organiser_id"], ["contacts.id"], name=op.f("fk_events_organiser_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_events_appointment_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_events_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_events_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_events_organiser_id"), ["organiser_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_events_status"), ["status"], unique=False)
    op.create_table(
        "event_equipment",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("ready", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_equipment_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_equipment")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_equipment_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event_equipment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_equipment_event_id"), ["event_id"], unique=False)
    op.create_table(
        "event_helpers",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("planned_minutes", sa.Integer(), nullable=True),
        sa.Column("worked_minutes", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_event_helpers_contact_id")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_helpers_event_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_event_helpers_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_helpers")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_helpers_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event_helpers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_helpers_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_helpers_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_helpers_staff_id"), ["staff_id"], unique=False)
    op.create_table(
        "event_items",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_items_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_items")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_items_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_items_event_id"), ["event_id"], unique=False)
    op.create_table(
        "event_money",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("planned", sa.Integer(), nullable=True),
        sa.Column("actual", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("direction IN ('cost', 'income')", name=op.f("ck_event_money_direction")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_money_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_money")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_money_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event_money", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_money_event_id"), ["event_id"], unique=False)
    op.create_table(
        "event_partners",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_event_partners_contact_id")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_partners_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_partners")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_partners_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event_partners", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_partners_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_partners_event_id"), ["event_id"], unique=False)
