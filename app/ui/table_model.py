"""The model behind every list: rows come page by page, so that 500,000 feel like 500."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from sqlalchemy.orm import Session

from app.domain.columns import RIGHT_ALIGNED, Column, Kind
from app.domain.paging import PAGE, Page, PageRequest
from app.ui.chips import Chip, Chips
from app.ui.context import Context
from app.ui.plain import tip

_Index = QModelIndex | QPersistentModelIndex
_KEPT_PAGES = 24
_SEEN = 2
"""A screenful lies on at most two pages."""
CHIP_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole + 2


class HasId(Protocol):
    """Rows of lists carry the id of their record."""

    @property
    def id(self) -> int:
        """The record's id."""


Row = TypeVar("Row", bound=HasId)
Paging = Callable[[Session, PageRequest], Page[Row]]


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Rows of a paged query.

    Signals:
        counted: how many rows there are, once the first page of a request is here.
        arrived: a page came (ids may be looked up again).
    """

    counted = Signal(int)
    arrived = Signal()

    def __init__(
        self,
        context: Context,
        columns: Sequence[Column[Row]],
        page: Paging[Row],
        chips: Chips | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._page = page
        self._chips = chips or {}
        self._columns = tuple(columns)
        self._request = PageRequest()
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._wanted: set[int] = set()
        self._asked: set[int] = set()
        self._total = 0
        self._round = 0
        self._fetch = QTimer(self)
        self._fetch.setSingleShot(True)
        self._fetch.setInterval(0)
        self._fetch.timeout.connect(self._fetch_wanted)

    # -- asked by the view -----------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """All rows, here or not."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """All columns, shown or not."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Headings."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.help or None
        return alignment(column.kind) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: _Index, role: int = 0) -> Any:
        """A cell; what is not here yet is asked for and shown as nothing."""
        if not index.isValid() or index.row() >= self._total:
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column.kind)
        if role not in _TOLD:
            return None
        row = self.row(index.row())
        return _cell(column, row, self._chips, role) if row is not None else None

    def cell(self, number: int, column: int) -> tuple[str, Chip | None]:
        """Text and chip of a cell in one call, for who draws many; empty while it is on its way."""
        row = self.row(number) if number < self._total else None
        if row is None:
            return "", None
        declared = self._columns[column]
        chip = chip_of(declared, row, self._chips)
        return ("" if chip else " ".join(declared.text(row).splitlines())), chip

    # -- asked by the list -----------------------------------------------------------------

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """The declared columns."""
        return self._columns

    @property
    def request(self) -> PageRequest:
        """What is shown: search, filters, order."""
        return self._request

    def row(self, number: int) -> Row | None:
        """A row, or None while it is on its way."""
        page = number // PAGE
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        at = number - page * PAGE
        return rows[at] if at < len(rows) else None

    def number_of(self, record_id: int) -> int | None:
        """Where a record stands, among the rows that are here."""
        for page, rows in self._pages.items():
            for at, row in enumerate(rows):
                if row.id == record_id:
                    return page * PAGE + at
        return None

    def ask(self, request: PageRequest) -> None:
        """Show something else; the old rows stay until the first page of the new is here."""
        self._request = replace(request, offset=0, limit=PAGE)
        self._round += 1
        self._asked.clear()
        self._look(0, first=True)

    def reload(self) -> None:
        """The same again, after a change: the pages last seen are read anew in place, others when needed."""
        self._round += 1
        self._asked.clear()
        for old in list(self._pages)[:-_SEEN]:
            del self._pages[old]
        for page in sorted(self._pages) or [0]:
            self._look(page, first=False)

    def collect(self, numbers: Sequence[int], show: Callable[[list[Row]], None]) -> None:
        """These rows, read if they are not here (for copying)."""
        first, last = min(numbers), max(numbers)
        request = replace(self._request, offset=first, limit=last - first + 1)
        chosen = set(numbers)

        def pick(page: Page[Row]) -> None:
            show([row for at, row in enumerate(page.rows, first) if at in chosen])

        self._context.look(lambda session: self._page(session, request), pick, self, slot="copy")

    # -- inside ----------------------------------------------------------------------------

    def _want(self, page: int) -> None:
        if page not in self._asked:
            self._wanted.add(page)
            self._fetch.start()

    def _fetch_wanted(self) -> None:
        # Only the last few: whoever drags the scroll bar passes by the others.
        for page in sorted(self._wanted)[-3:]:
            self._look(page, first=False)
        self._wanted.clear()

    def _look(self, page: int, *, first: bool) -> None:
        self._asked.add(page)
        request = replace(self._request, offset=page * PAGE)
        number = self._round
        slot = "first" if first else f"page {page}"
        self._context.look(
            lambda session: self._page(session, request),
            lambda found: self._take(number, page, found, first=first),
            self,
            slot=slot,
        )

    def _take(self, number: int, page: int, found: Page[Row], *, first: bool) -> None:
        if number != self._round:
            return
        self._asked.discard(page)
        if first or found.total != self._total:
            self._reset(page, found, keep=not first)
        else:
            self._pages[page] = found.rows
            if found.rows:
                self.dataChanged.emit(
                    self.index(page * PAGE, 0),
                    self.index(min((page + 1) * PAGE, self._total) - 1, len(self._columns) - 1),
                )
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        self.arrived.emit()

    def _reset(self, page: int, found: Page[Row], *, keep: bool) -> None:
        self.beginResetModel()
        last = (found.total - 1) // PAGE
        old = {at: rows for at, rows in self._pages.items() if keep and at <= last}
        self._pages = OrderedDict(old)
        if found.total:
            self._pages[page] = found.rows
        self._total = found.total
        self.endResetModel()
        self.counted.emit(found.total)


_TOLD = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        CHIP_ROLE,
        ID_ROLE,
    }
)
_LONG = 40


def alignment(kind: Kind) -> Qt.AlignmentFlag:
    """Numbers stand right, text stands left."""
    side = Qt.AlignmentFlag.AlignRight if kind in RIGHT_ALIGNED else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def chip_of(column: Column[Any], row: Any, chips: Chips) -> Chip | None:
    """The chip of a state cell."""
    value = column.value(row)
    known = chips.get(column.key)
    if known is None or value is None:
        return None
    return known.get(value) or Chip(str(value))


def _cell(column: Column[Any], row: Any, chips: Chips, role: int) -> Any:
    if role == ID_ROLE:
        return row.id
    chip = chip_of(column, row, chips)
    if role == CHIP_ROLE:
        return chip
    text = chip.text if chip else column.text(row)
    if role == Qt.ItemDataRole.ToolTipRole:
        return tip(text) if len(text) > _LONG else None
    # Line breaks only; blanks that must not break stay as they are.
    return " ".join(text.splitlines()) if role == Qt.ItemDataRole.DisplayRole else text
