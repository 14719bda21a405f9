"""What the handover reads: material for a new one, the plan of sheets, past ones."""

from app.features.handover.queries.changes import SOURCE as CHANGES
from app.features.handover.queries.material import collect, handed_over
from app.features.handover.queries.plans import offered, plan
from app.features.handover.queries.preview import preview
from app.features.handover.queries.records import (
    Archived,
    HandoverDetail,
    HandoverRow,
    Standing,
    UnprintedLetter,
    archived,
    detail,
    page,
    standing,
    unprinted,
)
from app.features.handover.queries.returned import Basis, basis, current

__all__ = [
    "CHANGES",
    "Archived",
    "Basis",
    "HandoverDetail",
    "HandoverRow",
    "Standing",
    "UnprintedLetter",
    "archived",
    "basis",
    "collect",
    "current",
    "detail",
    "handed_over",
    "offered",
    "page",
    "plan",
    "preview",
    "standing",
    "unprinted",
]
