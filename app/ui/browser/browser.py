"""The screen of a feature: a list, and the record beside it (or over it, where there is little room)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.ui.actions import Shortcut
from app.ui.browser.hooks import Detail, Draft, Row
from app.ui.browser.keys import KEYS, listen
from app.ui.browser.list_side import ListSide
from app.ui.browser.record import RecordSide
from app.ui.context import Context
from app.ui.table import RecordTable

SIDE_BY_SIDE = 1080
"""Pixels of content from which list and record stand side by side."""
_PANEL = 560


class RecordBrowser(RecordSide[Row, Detail, Draft]):
    """Declare the class attributes and write the hooks of :class:`Hooks`; everything else is here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        # Parents first: Qt looks up the style of a whole tree anew when it gets another parent.
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        layout.addWidget(self._splitter)
        self._list = ListSide(self, self._splitter)
        self.table: RecordTable[Row] = self._list.table
        self.bar = self._list.bar
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self.setFocusProxy(self.table.view)
        self._wire()

    # -- verbs -----------------------------------------------------------------------------

    def reload(self) -> None:
        """List and open record anew; what is being typed stays."""
        self.bar.refresh()
        self._list.reload()
        if self._id is not None and not self._is_dirty():
            self._load(self._id)

    def open_record(self, record_id: int) -> None:
        """Show one record beside the list."""
        self.start()
        self._keep_typed()
        self._load(record_id)
        self.table.select(record_id)

    def new_record(self, **preset: object) -> None:
        """Start a record with its defaults and these values."""
        self.start()
        self._keep_typed()
        self._begin(self.blank(preset))

    def shortcuts(self) -> Sequence[Shortcut]:
        """The keys of every browser."""
        new = (Shortcut(self.noun.new, "Ctrl+N"),) if self.can_create() else ()
        return (*new, *KEYS)

    # -- inside ----------------------------------------------------------------------------

    def close_panel(self) -> None:
        """Back to the list; what is typed is kept."""
        super().close_panel()
        self.table.take_focus()

    def _begin(self, draft: Draft) -> None:
        super()._begin(draft)
        self.table.deselect()

    def _wire(self) -> None:
        self.table.opened.connect(self._opened)
        self.table.clicked_row.connect(self._clicked)
        self.table.chosen.connect(self._chosen)
        listen(self)

    def _opened(self, record_id: int) -> None:
        if record_id == self._id and self.current is not None:
            self.editing.focus_first()
            return
        # The form comes with the record, a moment later.
        self._enter = record_id
        self.open_record(record_id)

    def _clicked(self, record_id: int) -> None:
        if record_id != self._id:
            self.open_record(record_id)

    def _chosen(self, record_id: int) -> None:
        """The arrow keys went on: an open panel beside the list follows."""
        beside = not self.panel.isHidden() and not self._list.isHidden()
        if beside and record_id != self._id and not self._is_dirty():
            self._load(record_id)

    def _arrange(self) -> None:
        covers = self.width() < SIDE_BY_SIDE
        shown = not self.panel.isHidden()
        self._list.setVisible(not (shown and covers))
        self.panel.set_back(covers=covers)
        self._list.set_calm(calm=shown)
        if shown and not covers:
            panel = max(_PANEL, self.width() * 21 // 50)
            self._splitter.setSizes([self.width() - panel, panel])

    def showEvent(self, event: QShowEvent) -> None:
        """What happened elsewhere meanwhile (an answer of the city) belongs to the history in front."""
        super().showEvent(event)
        if self.panel.is_history(self.panel.bar.currentIndex()):
            self._show_history()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and record side by side, or one over the other."""
        was = event.oldSize().width() < SIDE_BY_SIDE
        super().resizeEvent(event)
        if was != (self.width() < SIDE_BY_SIDE) or event.oldSize().width() < 0:
            self._arrange()
