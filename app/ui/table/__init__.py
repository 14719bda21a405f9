"""Tables: paged lists of records, and small ones in memory."""

from app.ui.table.drag import RowOrder
from app.ui.table.record_table import RecordTable, SimpleTable
from app.ui.table.view import TableView

__all__ = ["RecordTable", "RowOrder", "SimpleTable", "TableView"]
