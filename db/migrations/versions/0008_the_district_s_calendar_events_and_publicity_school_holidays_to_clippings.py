"""The district's calendar, events and publicity: school_holidays to clippings."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables of this version."""
    op.create_table(
        "school_holidays",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("first_on", sa.String(10), nullable=False),
        sa.Column("last_on", sa.String(10), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_holidays")),
        sa.UniqueConstraint("uid", name=op.f("uq_school_holidays_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("school_holidays", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_school_holidays_first_on"), ["first_on"], unique=False)
    op.create_table(
        "task_templates",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_templates")),
        sa.UniqueConstraint("uid", name=op.f("uq_task_templates_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "calendars",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("read_at", sa.String(19), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_calendars_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendars")),
        sa.UniqueConstraint("uid", name=op.f("uq_calendars_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("calendars", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calendars_contact_id"), ["contact_id"], unique=False)
    op.create_table(
        "task_template_items",
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("working_days", sa.Boolean(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("permission", sa.Boolean(), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["task_templates.id"],
            name=op.f("fk_task_template_items_template_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_template_items")),
        sa.UniqueConstraint("uid", name=op.f("uq_task_template_items_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("task_template_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_template_items_template_id"), ["template_id"], unique=False)
    op.create_table(
        "appointment_staff",
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_appointment_staff_appointment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_appointment_staff_staff_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_staff")),
        sa.UniqueConstraint(
            "appointment_id", "staff_id", name=op.f("uq_appointment_staff_appointment_id_staff_id")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_appointment_staff_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("appointment_staff", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_appointment_staff_appointment_id"), ["appointment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_appointment_staff_staff_id"), ["staff_id"], unique=False)
    op.create_table(
        "calendar_entries",
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("calendar_id", sa.Integer(), nullable=True),
        sa.Column("all_day", sa.Boolean(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("last_on", sa.String(10), nullable=True),
        sa.Column("ical_uid", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_calendar_entries_appointment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["calendar_id"], ["calendars.id"], name=op.f("fk_calendar_entries_calendar_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_entries")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_calendar_entries_appointment_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_calendar_entries_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("calendar_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calendar_entries_calendar_id"), ["calendar_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_calendar_entries_ical_uid"), ["ical_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_calendar_entries_last_on"), ["last_on"], unique=False)
    op.create_table(
        "calendar_exceptions",
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("original_at", sa.String(19), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("starts_at", sa.String(19), nullable=True),
        sa.Column("ends_at", sa.String(19), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_calendar_exceptions_appointment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_calendar_exceptions_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_exceptions")),
        sa.UniqueConstraint(
            "appointment_id", "original_at", name=op.f("uq_calendar_exceptions_appointment_id_original_at")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_calendar_exceptions_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("calendar_exceptions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_calendar_exceptions_appointment_id"), ["appointment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_calendar_exceptions_starts_at"), ["starts_at"], unique=False)
    op.create_table(
        "press_releases",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("subtitle", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("dated", sa.String(10), nullable=False),
        sa.Column("embargo_until", sa.String(19), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("contact_line", sa.String(), nullable=False),
        sa.Column("picture_file_id", sa.Integer(), nullable=True),
        sa.Column("picture_caption", sa.String(), nullable=False),
        sa.Column("picture_credit", sa.String(), nullable=False),
        sa.Column("sent_on", sa.String(10), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_press_releases_appointment_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["picture_file_id"], ["files.id"], name=op.f("fk_press_releases_picture_file_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_press_releases_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_press_releases")),
        sa.UniqueConstraint("uid", name=op.f("uq_press_releases_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("press_releases", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_press_releases_appointment_id"), ["appointment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_press_releases_dated"), ["dated"], unique=False)
    op.create_table(
        "publications",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("contents", sa.JSON(), nullable=False),
        sa.Column("plain", sa.String(), nullable=False),
        sa.Column("picture_file_id", sa.Integer(), nullable=True),
        sa.Column("picture_alternative_text", sa.String(), nullable=False),
        sa.Column("picture_credit", sa.String(), nullable=False),
        sa.Column("changed_at", sa.String(19), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_publications_appointment_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["picture_file_id"], ["files.id"], name=op.f("fk_publications_picture_file_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_publications_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publications")),
        sa.UniqueConstraint("uid", name=op.f("uq_publications_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("publications", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_publications_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_publications_changed_at"), ["changed_at"], unique=False)
    op.create_table(
        "clippings",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("medium", sa.String(), nullable=False),
        sa.Column("published_on", sa.String(10), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("tone", sa.String(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("press_release_id", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_clippings_appointment_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_clippings_file_id")),
        sa.ForeignKeyConstraint(
            ["press_release_id"],
            ["press_releases.id"],
            name=op.f("fk_clippings_press_release_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clippings")),
        sa.UniqueConstraint("uid", name=op.f("uq_clippings_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("clippings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_clippings_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_clippings_press_release_id"), ["press_release_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_clippings_published_on"), ["published_on"], unique=False)
