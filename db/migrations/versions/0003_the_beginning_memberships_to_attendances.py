"""The beginning: memberships to attendances."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of this version."""
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_person_id"), ["person_id"], unique=False)
    op.create_table(
        "properties",
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("house_number", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("year_built", sa.Integer(), nullable=True),
        sa.Column("dwellings", sa.Integer(), nullable=True),
        sa.Column("storeys", sa.Integer(), nullable=True),
        sa.Column("heating", sa.String(), nullable=False),
        sa.Column("monument", sa.Boolean(), nullable=True),
        sa.Column("in_area", sa.Boolean(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["contacts.id"], name=op.f("fk_properties_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_properties")),
        sa.UniqueConstraint("uid", name=op.f("uq_properties_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("properties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_properties_owner_id"), ["owner_id"], unique=False)
    op.create_table(
        "fund_sources",
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("share_bp", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("share_bp BETWEEN 0 AND 10000", name=op.f("ck_fund_sources_share")),
        sa.ForeignKeyConstraint(
            ["fund_id"], ["funds.id"], name=op.f("fk_fund_sources_fund_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_sources")),
        sa.UniqueConstraint("uid", name=op.f("uq_fund_sources_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("fund_sources", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fund_sources_fund_id"), ["fund_id"], unique=False)
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
        "sittings",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("starts_at", sa.String(19), nullable=False),
        sa.Column("ends_at", sa.String(19), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("applications_until", sa.String(10), nullable=True),
        sa.Column("invited_on", sa.String(10), nullable=True),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("secretary", sa.String(), nullable=False),
        sa.Column("guests", sa.String(), nullable=False),
        sa.Column("opening", sa.String(), nullable=False),
        sa.Column("closing", sa.String(), nullable=False),
        sa.Column("closed_on", sa.String(10), nullable=True),
        sa.Column("minutes_file_id", sa.Integer(), nullable=True),
        sa.Column("minutes_issued_on", sa.String(10), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_sittings_appointment_id")
        ),
        sa.ForeignKeyConstraint(["committee_id"], ["committees.id"], name=op.f("fk_sittings_committee_id")),
        sa.ForeignKeyConstraint(["minutes_file_id"], ["files.id"], name=op.f("fk_sittings_minutes_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sittings")),
        sa.UniqueConstraint(
            "committee_id", "year", "number", name=op.f("uq_sittings_committee_id_year_number")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_sittings_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("sittings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sittings_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sittings_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sittings_starts_at"), ["starts_at"], unique=False)
    op.create_table(
        "applications",
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("guideline_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
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
        sa.Column("committed", sa.Integer(), nullable=False),
        sa.Column("final_grant", sa.Integer(), nullable=True),
        sa.Column("decided_on", sa.String(10), nullable=True),
        sa.Column("not_begun_declared", sa.Boolean(), nullable=False),
        sa.Column("early_start_consent_on", sa.String(10), nullable=True),
        sa.Column("input_tax", sa.Boolean(), nullable=False),
        sa.Column("account_holder", sa.String(), nullable=False),
        sa.Column("iban", sa.String(), nullable=False),
        sa.Column("advised_on", sa.String(10), nullable=True),
        sa.Column("completed_on", sa.String(10), nullable=True),
        sa.Column("content_checked_on", sa.String(10), nullable=True),
        sa.Column("content_checked_by_id", sa.Integer(), nullable=True),
        sa.Column("checked_on", sa.String(10), nullable=True),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("accepted_on", sa.String(10), nullable=True),
        sa.Column("begun_on", sa.String(10), nullable=True),
        sa.Column("finished_on", sa.String(10), nullable=True),
        sa.Column("proof_due_on", sa.String(10), nullable=True),
        sa.Column("proof_received_on", sa.String(10), nullable=True),
        sa.Column("proof_checked_on", sa.String(10), nullable=True),
        sa.Column("proof_checked_by_id", sa.Integer(), nullable=True),
        sa.Column("proof_report", sa.String(), nullable=False),
        sa.Column("closed_on", sa.String(10), nullable=True),
        sa.Column("applicant_group", sa.String(), nullable=False),
        sa.Column("represented_by", sa.String(), nullable=False),
        sa.Column("project_kind", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("publicity", sa.String(), nullable=False),
        sa.Column("goals", sa.JSON(), nullable=False),
        sa.Column("conditions_met", sa.JSON(), nullable=False),
        sa.Column("other_grants", sa.String(), nullable=False),
        sa.Column("trade_firm", sa.Boolean(), nullable=True),
        sa.Column("monument_consent_on", sa.String(10), nullable=True),
        sa.Column("rent_old", sa.Integer(), nullable=True),
        sa.Column("rent_new", sa.Integer(), nullable=True),
        sa.Column("rent_months", sa.Integer(), nullable=True),
        sa.Column("refiled_from_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("approved IS NULL OR approved >= 0", name=op.f("ck_applications_approved")),
        sa.CheckConstraint("requested >= 0", name=op.f("ck_applications_requested")),
        sa.CheckConstraint("reserved >= 0", name=op.f("ck_applications_reserved")),
        sa.ForeignKeyConstraint(["checked_by_id"], ["staff.id"], name=op.f("fk_applications_checked_by_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_applications_contact_id")),
        sa.ForeignKeyConstraint(
            ["content_checked_by_id"], ["staff.id"], name=op.f("fk_applications_content_checked_by_id")
        ),
        sa.ForeignKeyConstraint(["fund_id"], ["funds.id"], name=op.f("fk_applications_fund_id")),
        sa.ForeignKeyConstraint(
            ["guideline_id"], ["guidelines.id"], name=op.f("fk_applications_guideline_id")
        ),
        sa.ForeignKeyConstraint(["measure_id"], ["measures.id"], name=op.f("fk_applications_measure_id")),
        sa.ForeignKeyConstraint(
            ["proof_checked_by_id"], ["staff.id"], name=op.f("fk_applications_proof_checked_by_id")
        ),
        sa.ForeignKeyConstraint(["property_id"], ["properties.id"], name=op.f("fk_applications_property_id")),
        sa.ForeignKeyConstraint(
            ["refiled_from_id"], ["applications.id"], name=op.f("fk_applications_refiled_from_id")
        ),
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
        batch_op.create_index(
            batch_op.f("ix_applications_refiled_from_id"), ["refiled_from_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_applications_status"), ["status"], unique=False)
    op.create_table(
        "attendances",
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("presence", sa.String(), nullable=False),
        sa.Column("sits_for_id", sa.Integer(), nullable=True),
        sa.Column("came_at", sa.String(19), nullable=True),
        sa.Column("left_at", sa.String(19), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["committee_members.id"], name=op.f("fk_attendances_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["sits_for_id"], ["committee_members.id"], name=op.f("fk_attendances_sits_for_id")
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sittings.id"], name=op.f("fk_attendances_sitting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
        sa.UniqueConstraint("sitting_id", "member_id", name=op.f("uq_attendances_sitting_id_member_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_attendances_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendances_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendances_sitting_id"), ["sitting_id"], unique=False)
