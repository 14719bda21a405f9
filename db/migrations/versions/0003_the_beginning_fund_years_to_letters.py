"""The beginning: fund_years to letters."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of this version."""
    op.create_table(
        "fund_years",
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("budget", sa.Integer(), nullable=False),
        sa.Column("carried", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("budget >= 0", name=op.f("ck_fund_years_budget")),
        sa.CheckConstraint("carried >= 0", name=op.f("ck_fund_years_carried")),
        sa.ForeignKeyConstraint(
            ["fund_id"], ["funds.id"], name=op.f("fk_fund_years_fund_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_years")),
        sa.UniqueConstraint("fund_id", "year", name=op.f("uq_fund_years_fund_id_year")),
        sa.UniqueConstraint("uid", name=op.f("uq_fund_years_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("fund_years", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fund_years_fund_id"), ["fund_id"], unique=False)
    op.create_table(
        "guidelines",
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(10), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["fund_id"], ["funds.id"], name=op.f("fk_guidelines_fund_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidelines")),
        sa.UniqueConstraint("fund_id", "version", name=op.f("uq_guidelines_fund_id_version")),
        sa.UniqueConstraint("uid", name=op.f("uq_guidelines_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("guidelines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guidelines_fund_id"), ["fund_id"], unique=False)
    op.create_table(
        "applications",
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("guideline_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("property_id", sa.Integer(), nullable=True),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("received_on", sa.String(10), nullable=False),
        sa.Column("starts_on", sa.String(10), nullable=True),
        sa.Column("ends_on", sa.String(10), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("requested", sa.Integer(), nullable=False),
        sa.Column("reserved", sa.Integer(), nullable=False),
        sa.Column("approved", sa.Integer(), nullable=True),
        sa.Column("decided_on", sa.String(10), nullable=True),
        sa.Column("not_begun_declared", sa.Boolean(), nullable=False),
        sa.Column("early_start_consent_on", sa.String(10), nullable=True),
        sa.Column("input_tax", sa.Boolean(), nullable=False),
        sa.Column("account_holder", sa.String(), nullable=False),
        sa.Column("iban", sa.String(), nullable=False),
        sa.Column("checked_on", sa.String(10), nullable=True),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("approved IS NULL OR approved >= 0", name=op.f("ck_applications_approved")),
        sa.CheckConstraint("requested >= 0", name=op.f("ck_applications_requested")),
        sa.CheckConstraint("reserved >= 0", name=op.f("ck_applications_reserved")),
        sa.ForeignKeyConstraint(["checked_by_id"], ["staff.id"], name=op.f("fk_applications_checked_by_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_applications_contact_id")),
        sa.ForeignKeyConstraint(["fund_id"], ["funds.id"], name=op.f("fk_applications_fund_id")),
        sa.ForeignKeyConstraint(
            ["guideline_id"], ["guidelines.id"], name=op.f("fk_applications_guideline_id")
        ),
        sa.ForeignKeyConstraint(["measure_id"], ["measures.id"], name=op.f("fk_applications_measure_id")),
        sa.ForeignKeyConstraint(["property_id"], ["properties.id"], name=op.f("fk_applications_property_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
        sa.UniqueConstraint("fund_id", "year", "number", name=op.f("uq_applications_fund_id_year_number")),
        sa.UniqueConstraint("reference", name=op.f("uq_applications_reference")),
        sa.UniqueConstraint("uid", name=op.f("uq_applications_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("applications", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_applications_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_applications_fund_id"), ["fund_id"], unique=False)
        batch_op.create_index(
            "ix_applications_fund_id_year_status", ["fund_id", "year", "status"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_applications_measure_id"), ["measure_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_applications_property_id"), ["property_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_applications_received_on"), ["received_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_applications_status"), ["status"], unique=False)
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
        "decisions",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("decided_on", sa.String(10), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("calculation", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_decisions_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_decisions_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("uid", name=op.f("uq_decisions_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decisions_application_id"), ["application_id"], unique=False)
    op.create_table(
        "finance_items",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_finance_items_amount")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_finance_items_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finance_items")),
        sa.UniqueConstraint("uid", name=op.f("uq_finance_items_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("finance_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finance_items_application_id"), ["application_id"], unique=False)
    op.create_table(
        "letters",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("dated", sa.String(10), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("issued_at", sa.String(19), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("printed_at", sa.String(19), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_letters_application_id")
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_letters_contact_id")),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_letters_file_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_letters_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("uid", name=op.f("uq_letters_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letters_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_dated"), ["dated"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_printed_at"), ["printed_at"], unique=False)
