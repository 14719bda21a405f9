"""The model of small tables: rows that are in memory already."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from sqlalchemy.orm import Session

from app.domain.columns import Column
from app.domain.paging import PAGE, Page, PageRequest
from app.ui.chips import Chips
from app.ui.context import Context
from app.ui.table_model import PagedModel, Row


class MemoryModel(PagedModel[Row]):
    """The same for rows that are in memory already."""

    def __init__(
        self,
        context: Context,
        columns: Sequence[Column[Row]],
        chips: Chips | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(context, columns, _no_page, chips, parent)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self._total = len(rows)
        self._pages = OrderedDict(
            (start // PAGE, tuple(rows[start : start + PAGE])) for start in range(0, len(rows), PAGE)
        )
        self.endResetModel()
        self.counted.emit(self._total)

    def collect(self, numbers: Sequence[int], show: Callable[[list[Row]], None]) -> None:
        """They are here."""
        show([row for number in sorted(numbers) if (row := self.row(number)) is not None])


def _no_page(_session: Session, _request: PageRequest) -> Page[Any]:
    """Rows in memory are never read."""
    return Page((), 0)
