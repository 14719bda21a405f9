"""Applications in Excel: sheets of the handover, and the sheet for the de-minimis register."""

from app.features.applications.excel.handover import SHEETS, application_rows, payment_rows
from app.features.applications.excel.register import register_book

__all__ = ["SHEETS", "application_rows", "payment_rows", "register_book"]
