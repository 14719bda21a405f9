"""The beginning: papers to owner_advice."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables of this version."""
    op.create_table(
        "papers",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("dated", sa.String(10), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_papers_application_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_papers_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        sa.UniqueConstraint("uid", name=op.f("uq_papers_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("papers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_papers_application_id"), ["application_id"], unique=False)
    op.create_table(
        "payments",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.String(10), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_payments_application_id")
        ),
        sa.ForeignKeyConstraint(["reverses_id"], ["payments.id"], name=op.f("fk_payments_reverses_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
        sa.UniqueConstraint("uid", name=op.f("uq_payments_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("payments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payments_application_id"), ["application_id"], unique=False)
    op.create_table(
        "agreed_steps",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("due_on", sa.String(10), nullable=True),
        sa.Column("done_on", sa.String(10), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_agreed_steps_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreed_steps")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreed_steps_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("agreed_steps", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreed_steps_consultation_id"), ["consultation_id"], unique=False
        )
    op.create_table(
        "concerns",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=True),
        sa.Column("raised_on", sa.String(10), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("city_office_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.String(10), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_on", sa.String(10), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["city_office_id"], ["city_offices.id"], name=op.f("fk_concerns_city_office_id")
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_concerns_consultation_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concerns")),
        sa.UniqueConstraint("reference", name=op.f("uq_concerns_reference")),
        sa.UniqueConstraint("uid", name=op.f("uq_concerns_uid")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_concerns_year_number")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("concerns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concerns_city_office_id"), ["city_office_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_concerns_consultation_id"), ["consultation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_concerns_raised_on"), ["raised_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_concerns_status"), ["status"], unique=False)
    op.create_table(
        "consultation_topics",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("code_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["code_id"], ["codes.id"], name=op.f("fk_consultation_topics_code_id")),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_consultation_topics_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_topics")),
        sa.UniqueConstraint(
            "consultation_id", "code_id", name=op.f("uq_consultation_topics_consultation_id_code_id")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_consultation_topics_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("consultation_topics", schema=None) as batch_op:
        batch_op.create_index("ix_consultation_topics_code_id", ["code_id", "consultation_id"], unique=False)
    op.create_table(
        "owner_advice",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("property_id", sa.Integer(), nullable=False),
        sa.Column("considered", sa.JSON(), nullable=False),
        sa.Column("cost_from", sa.Integer(), nullable=True),
        sa.Column("cost_to", sa.Integer(), nullable=True),
        sa.Column("programmes", sa.String(), nullable=False),
        sa.Column("visited_on", sa.String(10), nullable=True),
        sa.Column("next_step", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_owner_advice_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["property_id"], ["properties.id"], name=op.f("fk_owner_advice_property_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner_advice")),
        sa.UniqueConstraint("consultation_id", name=op.f("uq_owner_advice_consultation_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_owner_advice_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("owner_advice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_owner_advice_property_id"), ["property_id"], unique=False)
