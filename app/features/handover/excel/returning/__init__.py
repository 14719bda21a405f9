"""A returned workbook read against what was sent: which sheet, which column, which row, which cell."""

from app.features.handover.excel.returning.claiming import claim
from app.features.handover.excel.returning.comparing import Read, asked_of, comparison, listed, stopped
from app.features.handover.excel.returning.reading import read_returned
from app.features.handover.excel.returning.whole import Whole, compare

__all__ = [
    "Read",
    "Whole",
    "asked_of",
    "claim",
    "compare",
    "comparison",
    "listed",
    "read_returned",
    "stopped",
]
