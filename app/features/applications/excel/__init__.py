"""Applications in Excel: sheets of the handover, and the sheet for the de-minimis register."""

from app.features.applications.excel.handover import SHEETS, application_rows, payment_rows
from app.features.applications.excel.listed import INTAKES
from app.features.applications.excel.receipts import ReceiptFile, read_receipts, receipt_template
from app.features.applications.excel.register import register_book

__all__ = [
    "INTAKES",
    "SHEETS",
    "ReceiptFile",
    "application_rows",
    "payment_rows",
    "read_receipts",
    "receipt_template",
    "register_book",
]
