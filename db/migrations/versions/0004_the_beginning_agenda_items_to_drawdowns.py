"""The beginning: agenda_items to drawdowns."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables of this version."""
    op.create_table(
        "agenda_items",
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("proposed", sa.Integer(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("yes", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("abstained", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.String(19), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("conditions", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("resolution", sa.String(), nullable=False),
        sa.Column("responsible", sa.String(), nullable=False),
        sa.Column("due_on", sa.String(10), nullable=True),
        sa.Column("done_on", sa.String(10), nullable=True),
        sa.Column("done_note", sa.String(), nullable=False),
        sa.Column("frozen", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_agenda_items_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sittings.id"], name=op.f("fk_agenda_items_sitting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
        sa.UniqueConstraint("uid", name=op.f("uq_agenda_items_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_items_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agenda_items_sitting_id"), ["sitting_id"], unique=False)
    op.create_table(
        "aid_grants",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.Column("granted_on", sa.String(10), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("registered_on", sa.String(10), nullable=True),
        sa.Column("withdrawn_on", sa.String(10), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_aid_grants_amount")),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_aid_grants_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_aid_grants_contact_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_grants")),
        sa.UniqueConstraint("uid", name=op.f("uq_aid_grants_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("aid_grants", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aid_grants_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_aid_grants_contact_id"), ["contact_id"], unique=False)
    op.create_table(
        "area_items",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("dm2", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("dm2 >= 0", name=op.f("ck_area_items_dm2")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_area_items_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_items")),
        sa.UniqueConstraint("uid", name=op.f("uq_area_items_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("area_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_area_items_application_id"), ["application_id"], unique=False)
    op.create_table(
        "case_notes",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("noted_on", sa.String(10), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("present", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_case_notes_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_case_notes_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_notes")),
        sa.UniqueConstraint("uid", name=op.f("uq_case_notes_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("case_notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_notes_application_id"), ["application_id"], unique=False)
    op.create_table(
        "consultations",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("began_at", sa.String(19), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=False),
        sa.Column("target_group_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("consent_id", sa.Integer(), nullable=True),
        sa.Column("first_contact", sa.Boolean(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("concern", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("referred_to", sa.String(), nullable=False),
        sa.Column("city_office_id", sa.Integer(), nullable=True),
        sa.Column("follow_up_on", sa.String(10), nullable=True),
        sa.Column("follow_up_note", sa.String(), nullable=False),
        sa.Column("follow_up_done_on", sa.String(10), nullable=True),
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "contact_id IS NULL OR consent_id IS NOT NULL", name=op.f("ck_consultations_named_with_consent")
        ),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_consultations_minutes")),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_consultations_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_consultations_appointment_id")
        ),
        sa.ForeignKeyConstraint(["channel_id"], ["codes.id"], name=op.f("fk_consultations_channel_id")),
        sa.ForeignKeyConstraint(
            ["city_office_id"], ["city_offices.id"], name=op.f("fk_consultations_city_office_id")
        ),
        sa.ForeignKeyConstraint(["consent_id"], ["consents.id"], name=op.f("fk_consultations_consent_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_consultations_contact_id")),
        sa.ForeignKeyConstraint(["measure_id"], ["measures.id"], name=op.f("fk_consultations_measure_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_consultations_staff_id")),
        sa.ForeignKeyConstraint(
            ["target_group_id"], ["codes.id"], name=op.f("fk_consultations_target_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultations")),
        sa.UniqueConstraint("reference", name=op.f("uq_consultations_reference")),
        sa.UniqueConstraint("uid", name=op.f("uq_consultations_uid")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_consultations_year_number")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("consultations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consultations_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consultations_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index("ix_consultations_began_at", ["began_at", "minutes"], unique=False)
        batch_op.create_index(batch_op.f("ix_consultations_channel_id"), ["channel_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consultations_city_office_id"), ["city_office_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consultations_consent_id"), ["consent_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consultations_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consultations_measure_id"), ["measure_id"], unique=False)
        batch_op.create_index(
            "ix_consultations_open_follow_ups", ["follow_up_on", "follow_up_done_on"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_consultations_staff_id"), ["staff_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_consultations_target_group_id"), ["target_group_id"], unique=False
        )
    op.create_table(
        "cost_items",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("eligible", sa.Boolean(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("vat_bp", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_cost_items_amount")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_cost_items_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_items")),
        sa.UniqueConstraint("uid", name=op.f("uq_cost_items_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("cost_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cost_items_application_id"), ["application_id"], unique=False)
    op.create_table(
        "deadlines",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due_on", sa.String(10), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("done_on", sa.String(10), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_deadlines_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadlines")),
        sa.UniqueConstraint("uid", name=op.f("uq_deadlines_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("deadlines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deadlines_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_deadlines_due_on"), ["due_on"], unique=False)
    op.create_table(
        "documents",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("by_guideline", sa.Boolean(), nullable=False),
        sa.Column("requested_on", sa.String(10), nullable=True),
        sa.Column("due_on", sa.String(10), nullable=True),
        sa.Column("received_on", sa.String(10), nullable=True),
        sa.Column("waived", sa.String(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_documents_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_documents_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("uid", name=op.f("uq_documents_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_documents_application_id"), ["application_id"], unique=False)
    op.create_table(
        "drawdowns",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("called_on", sa.String(10), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("needed_until", sa.String(10), nullable=True),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_on", sa.String(10), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_drawdowns_amount")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_drawdowns_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_drawdowns_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drawdowns")),
        sa.UniqueConstraint("uid", name=op.f("uq_drawdowns_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("drawdowns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drawdowns_application_id"), ["application_id"], unique=False)
