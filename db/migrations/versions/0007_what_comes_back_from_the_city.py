"""What comes back from the city."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables of this version."""
    op.create_table(
        "returned_files",
        sa.Column("handover_id", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.String(19), nullable=False),
        sa.Column("answered_by", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_returned_files_file_id")),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handovers.id"], name=op.f("fk_returned_files_handover_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_returned_files_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returned_files")),
        sa.UniqueConstraint("uid", name=op.f("uq_returned_files_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("returned_files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_returned_files_handover_id"), ["handover_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_returned_files_sha256"), ["sha256"], unique=False)
    op.create_table(
        "sent_sheets",
        sa.Column("handover_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_sent_sheets_file_id")),
        sa.ForeignKeyConstraint(["handover_id"], ["handovers.id"], name=op.f("fk_sent_sheets_handover_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_sheets")),
        sa.UniqueConstraint("handover_id", name=op.f("uq_sent_sheets_handover_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_sent_sheets_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "answers",
        sa.Column("returned_file_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("record_table", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("answered_on", sa.String(10), nullable=True),
        sa.Column("file_number", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("answered_by", sa.String(), nullable=False),
        sa.Column("taken_at", sa.String(19), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["returned_file_id"], ["returned_files.id"], name=op.f("fk_answers_returned_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint("uid", name=op.f("uq_answers_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.create_index("ix_answers_record", ["record_table", "record_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_answers_returned_file_id"), ["returned_file_id"], unique=False)
    op.create_table(
        "answer_requests",
        sa.Column("handover_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("record_table", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("asked_on", sa.String(10), nullable=False),
        sa.Column("due_on", sa.String(10), nullable=True),
        sa.Column("settled_on", sa.String(10), nullable=True),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("reminded_on", sa.String(10), nullable=True),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answers.id"], name=op.f("fk_answer_requests_answer_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handovers.id"], name=op.f("fk_answer_requests_handover_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_requests")),
        sa.UniqueConstraint("uid", name=op.f("uq_answer_requests_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("answer_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answer_requests_handover_id"), ["handover_id"], unique=False)
        batch_op.create_index("ix_answer_requests_record", ["record_table", "record_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_answer_requests_settled_on"), ["settled_on"], unique=False)
    op.create_table(
        "follow_ups",
        sa.Column("record_table", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due_on", sa.String(10), nullable=False),
        sa.Column("done_on", sa.String(10), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("returned_file_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answers.id"], name=op.f("fk_follow_ups_answer_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["returned_file_id"], ["returned_files.id"], name=op.f("fk_follow_ups_returned_file_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_follow_ups_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
        sa.UniqueConstraint("uid", name=op.f("uq_follow_ups_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.create_index("ix_follow_ups_open", ["done_on", "due_on"], unique=False)
        batch_op.create_index("ix_follow_ups_record", ["record_table", "record_id"], unique=False)
