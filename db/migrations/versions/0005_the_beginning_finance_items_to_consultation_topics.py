"""The beginning: finance_items to consultation_topics."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables of this version."""
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
        "incomes",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("received_on", sa.String(10), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_incomes_amount")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_incomes_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incomes")),
        sa.UniqueConstraint("uid", name=op.f("uq_incomes_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("incomes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incomes_application_id"), ["application_id"], unique=False)
    op.create_table(
        "instalments",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due_on", sa.String(10), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_instalments_amount")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_instalments_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instalments")),
        sa.UniqueConstraint("uid", name=op.f("uq_instalments_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("instalments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_instalments_application_id"), ["application_id"], unique=False)
    op.create_table(
        "inventory_items",
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("bought_on", sa.String(10), nullable=True),
        sa.Column("price", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("keeper_id", sa.Integer(), nullable=True),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("gone_on", sa.String(10), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_inventory_items_application_id")
        ),
        sa.ForeignKeyConstraint(["keeper_id"], ["contacts.id"], name=op.f("fk_inventory_items_keeper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inventory_items")),
        sa.UniqueConstraint("uid", name=op.f("uq_inventory_items_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("inventory_items", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_inventory_items_application_id"), ["application_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_inventory_items_keeper_id"), ["keeper_id"], unique=False)
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
        "quotes",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("firm", sa.String(), nullable=False),
        sa.Column("dated", sa.String(10), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_quotes_amount")),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_quotes_application_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_quotes_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotes")),
        sa.UniqueConstraint("uid", name=op.f("uq_quotes_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("quotes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quotes_application_id"), ["application_id"], unique=False)
    op.create_table(
        "receipts",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("invoiced_on", sa.String(10), nullable=True),
        sa.Column("paid_on", sa.String(10), nullable=True),
        sa.Column("payee", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("claimed", sa.Integer(), nullable=False),
        sa.Column("recognised", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("vat_bp", sa.Integer(), nullable=True),
        sa.Column("original_seen", sa.Boolean(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_receipts_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_receipts_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipts")),
        sa.UniqueConstraint("uid", name=op.f("uq_receipts_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("receipts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_receipts_application_id"), ["application_id"], unique=False)
    op.create_table(
        "reclaims",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("hearing_on", sa.String(10), nullable=True),
        sa.Column("hearing_until", sa.String(10), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("demanded_on", sa.String(10), nullable=True),
        sa.Column("due_on", sa.String(10), nullable=True),
        sa.Column("interest_from", sa.String(10), nullable=True),
        sa.Column("interest_bp", sa.Integer(), nullable=False),
        sa.Column("interest", sa.Integer(), nullable=True),
        sa.Column("settled_on", sa.String(10), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_reclaims_amount")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_reclaims_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reclaims")),
        sa.UniqueConstraint("uid", name=op.f("uq_reclaims_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("reclaims", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reclaims_application_id"), ["application_id"], unique=False)
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
