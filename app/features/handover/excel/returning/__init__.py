"""A returned workbook read against what was sent: which sheet, which column, which row, which cell."""

from app.features.handover.excel.returning.claiming import claim
from app.features.handover.excel.returning.comparing import Read, asked_of, comparison, listed, stopped
from app.features.handover.excel.returning.reading import Asked, read_returned

__all__ = ["Asked", "Read", "asked_of", "claim", "comparison", "listed", "read_returned", "stopped"]
