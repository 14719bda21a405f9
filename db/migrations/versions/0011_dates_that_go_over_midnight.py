"""An index of the few dates that go over midnight: what else begins before some days is over by then."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the index."""
    op.create_index(
        "ix_appointments_over_days",
        "appointments",
        ["starts_at", "ends_at"],
        unique=False,
        sqlite_where=sa.text("substr(ends_at, 1, 10) > substr(starts_at, 1, 10)"),
    )
