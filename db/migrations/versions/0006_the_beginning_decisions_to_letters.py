"""The beginning: decisions to letters."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables of this version."""
    op.create_table(
        "decisions",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("decided_on", sa.String(10), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("conditions", sa.String(), nullable=False),
        sa.Column("valid_until", sa.String(10), nullable=True),
        sa.Column("calculation", sa.JSON(), nullable=False),
        sa.Column("snapshot", sa.JSON(), nullable=False),
        sa.Column("posted_on", sa.String(10), nullable=True),
        sa.Column("notified_on", sa.String(10), nullable=True),
        sa.Column("waiver_on", sa.String(10), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_items.id"], name=op.f("fk_decisions_agenda_item_id")
        ),
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
        batch_op.create_index(batch_op.f("ix_decisions_agenda_item_id"), ["agenda_item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decisions_application_id"), ["application_id"], unique=False)
    op.create_table(
        "loans",
        sa.Column("inventory_item_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("lent_on", sa.String(10), nullable=False),
        sa.Column("due_on", sa.String(10), nullable=True),
        sa.Column("returned_on", sa.String(10), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_loans_contact_id")),
        sa.ForeignKeyConstraint(
            ["inventory_item_id"],
            ["inventory_items.id"],
            name=op.f("fk_loans_inventory_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loans")),
        sa.UniqueConstraint("uid", name=op.f("uq_loans_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("loans", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_loans_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_loans_inventory_item_id"), ["inventory_item_id"], unique=False)
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
    op.create_table(
        "payments",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.String(10), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("drawdown_id", sa.Integer(), nullable=True),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_payments_application_id")
        ),
        sa.ForeignKeyConstraint(["drawdown_id"], ["drawdowns.id"], name=op.f("fk_payments_drawdown_id")),
        sa.ForeignKeyConstraint(["reverses_id"], ["payments.id"], name=op.f("fk_payments_reverses_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
        sa.UniqueConstraint("uid", name=op.f("uq_payments_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("payments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payments_application_id"), ["application_id"], unique=False)
    op.create_table(
        "votes",
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("vote", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("acceded_on", sa.String(10), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("vote IN ('yes', 'no', 'abstain', 'biased')", name=op.f("ck_votes_vote")),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_items.id"], name=op.f("fk_votes_agenda_item_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["committee_members.id"], name=op.f("fk_votes_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_votes")),
        sa.UniqueConstraint("agenda_item_id", "member_id", name=op.f("uq_votes_agenda_item_id_member_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_votes_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("votes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_votes_agenda_item_id"), ["agenda_item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_votes_member_id"), ["member_id"], unique=False)
    op.create_table(
        "letters",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("sitting_id", sa.Integer(), nullable=True),
        sa.Column("reclaim_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("dated", sa.String(10), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("issued_at", sa.String(19), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("printed_at", sa.String(19), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name=op.f("fk_letters_application_id")
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_letters_contact_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_letters_decision_id")),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_letters_file_id")),
        sa.ForeignKeyConstraint(["reclaim_id"], ["reclaims.id"], name=op.f("fk_letters_reclaim_id")),
        sa.ForeignKeyConstraint(["sitting_id"], ["sittings.id"], name=op.f("fk_letters_sitting_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_letters_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("uid", name=op.f("uq_letters_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letters_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_dated"), ["dated"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_printed_at"), ["printed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_reclaim_id"), ["reclaim_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_sitting_id"), ["sitting_id"], unique=False)
