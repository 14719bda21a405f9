"""What the handover reads: material for a new one, the plan of sheets, past ones."""

from app.features.handover.queries.changes import SOURCE as CHANGES
from app.features.handover.queries.material import collect, handed_over
from app.features.handover.queries.plans import plan
from app.features.handover.queries.records import (
    Archived,
    HandoverDetail,
    HandoverRow,
    Standing,
    archived,
    detail,
    page,
    standing,
)

__all__ = [
    "CHANGES",
    "Archived",
    "HandoverDetail",
    "HandoverRow",
    "Standing",
    "archived",
    "collect",
    "detail",
    "handed_over",
    "page",
    "plan",
    "standing",
]
