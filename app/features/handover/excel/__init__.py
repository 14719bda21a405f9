"""The week's workbook on its way out and back."""

from app.domain.sheets import SheetSource
from app.features.handover.excel.book import book, facts, pack
from app.features.handover.excel.sending import kept, sent

SHEETS: tuple[SheetSource, ...] = ()
"""The handover has no records of its own to hand over; the changes are part of every handover."""

__all__ = ["SHEETS", "book", "facts", "kept", "pack", "sent"]
