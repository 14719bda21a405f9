"""A workbook that went out, as the Bauamt edits it: by heading and record, not by cell."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.features.handover import queries
from db.store import Store


class Edited:
    """The archived workbook of a handover, opened to be typed into."""

    def __init__(self, store: Store, handover_id: int) -> None:
        with store.read() as session:
            self.book: Workbook = load_workbook(BytesIO(queries.archived(session, handover_id).data))

    def put(self, sheet: str, record: str | datetime, column: str, value: Any) -> None:
        """Type into the row of a record, which some cell of it names."""
        page = self.book[sheet]
        page.cell(self._row(page, record), self._column(page, column)).value = value

    def add(self, sheet: str, column: str, value: Any) -> None:
        """Type into a new row at the end."""
        page = self.book[sheet]
        page.cell(page.max_row + 1, self._column(page, column)).value = value

    def save(self, folder: Path, by: str = "M. Krüger") -> Path:
        """As it comes back."""
        self.book.properties.lastModifiedBy = by
        path = folder / "Wochenliste zurück.xlsx"
        self.book.save(path)
        return path

    @staticmethod
    def _column(page: Worksheet, heading: str) -> int:
        return next(cell.column for cell in page[1] if cell.value == heading)

    @staticmethod
    def _row(page: Worksheet, record: str | datetime) -> int:
        rows = page.iter_rows(min_row=2)
        return next(row[0].row for row in rows if any(cell.value == record for cell in row))
