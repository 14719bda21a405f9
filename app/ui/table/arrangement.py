"""Which columns a table shows, how wide and in which order; remembered on this computer."""

from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from app.domain.columns import Column, Kind
from app.system.settings import Settings
from app.ui.theme.fonts import scaled, text_scale

LEAST = 56
_LEAST_SHARE, _COMPACT_SHARE, _COMFORT = 55, 62, 80
"""Percent of its declared width below which a column of text is scrolled, or, beside an open record, left
out; and below which a roomy column is left out rather than text narrowed."""
_ALWAYS = 2
"""So many columns stay, however little room there is."""


class Arrangement(QObject):
    """Arranges the header of a view."""

    def __init__(
        self, view: QTableView, columns: Sequence[Column[Any]], settings: Settings, key: str
    ) -> None:
        super().__init__(view)
        self._view = view
        self._header = view.horizontalHeader()
        self._columns = tuple(columns)
        self._settings = settings
        self._key = f"table.{key}"
        self._busy = False
        self._compact = False
        self._scale = text_scale()
        self._widths: dict[str, int] = {}
        self._chosen: list[str] | None = None
        self._left_out: frozenset[str] = frozenset()
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._menu_at)
        self._header.sectionResized.connect(self._resized)
        self._header.sectionMoved.connect(lambda *_: self._remember())
        self.apply()

    def shown_keys(self) -> list[str]:
        """Keys of the columns seen, in their order; some may be left out for want of room."""
        return [self._columns[at].key for at in self._order() if not self._header.isSectionHidden(at)]

    def set_compact(self, *, compact: bool) -> None:
        """Leave out, from the right, what finds no room beside an open record; the choice stays."""
        if compact != self._compact:
            self._compact = compact
            self._view.setHorizontalScrollBarPolicy(
                Qt.ScrollBarPolicy.ScrollBarAlwaysOff if compact else Qt.ScrollBarPolicy.ScrollBarAsNeeded
            )
            self.fill()

    def leave_out(self, keys: Collection[str]) -> None:
        """Columns that hold nothing now; the choice stays."""
        if self._left_out != set(keys):
            self._left_out = frozenset(keys)
            self.fill()

    def first(self) -> int:
        """The leftmost column shown."""
        keys = [column.key for column in self._columns]
        return next((keys.index(key) for key in self.shown_keys()), 0)

    def menu(self, parent: QWidget) -> QMenu:
        """The menu in which columns are chosen."""
        menu = QMenu(parent)
        wanted = self._wanted()
        for at, column in enumerate(self._columns):
            entry = menu.addAction(column.title)
            entry.setCheckable(True)
            entry.setChecked(column.key in wanted)
            entry.setEnabled(column.key not in wanted or len(wanted) > 1)
            entry.toggled.connect(lambda checked, at=at: self.show_column(at, shown=checked))
        menu.addSeparator()
        menu.addAction("Spalten zurücksetzen").triggered.connect(self.reset)
        return menu

    def reset(self) -> None:
        """Show the columns as declared."""
        self._settings.put(self._key, None)
        self.apply()

    def apply(self) -> None:
        """Arrange as remembered, or as declared."""
        kept: dict[str, Any] = self._settings.get(self._key) or {}
        keys = [column.key for column in self._columns]
        self._chosen = [key for key in kept.get("shown") or () if key in keys] or None
        shown = self._wanted()
        self._widths = dict(kept.get("widths", {}))
        self._busy = True
        for at, column in enumerate(self._columns):
            self._header.setSectionHidden(at, column.key not in shown)
            self._view.setColumnWidth(at, self._width(column))
        order = [key for key in kept.get("order") or keys if key in keys]
        for visual, key in enumerate(order):
            self._header.moveSection(self._header.visualIndex(keys.index(key)), visual)
        self._busy = False
        self.fill()

    def fill(self) -> None:
        """Columns of text share what is left over, or give way, in proportion to their widths.

        What a person has made wider or narrower stays so.
        """
        room = self._view.viewport().width()
        self._scale = text_scale()
        shown = self._with_room(room)
        self._busy = True
        for at, column in enumerate(self._columns):
            if self._header.isSectionHidden(at) != (at not in shown):
                self._header.setSectionHidden(at, at not in shown)
            if at in shown and not self._gives(column):
                self._view.setColumnWidth(at, self._width(column))
        flexible = [at for at in shown if self._gives(self._columns[at])]
        rest = room - sum(self._width(self._columns[at]) for at in shown if at not in flexible)
        for at, width in self._shared(flexible, rest).items():
            self._view.setColumnWidth(at, width)
        self._busy = False

    def _shared(self, flexible: Sequence[int], rest: int) -> dict[int, int]:
        """Width of each column of text: those that may give no more are served first, from the narrowest."""
        share = _COMPACT_SHARE if self._compact else _LEAST_SHARE
        declared = sum(self._width(self._columns[at]) for at in flexible)
        found = {}
        for at in sorted(flexible, key=lambda at: self._width(self._columns[at])):
            column = self._columns[at]
            found[at] = max(self._width(column) * rest // declared, self._at_least(column, share))
            rest -= found[at]
            declared -= self._width(column)
        return found

    def _wanted(self) -> list[str]:
        """Keys of the columns chosen, or declared as shown."""
        return self._chosen or [column.key for column in self._columns if column.shown]

    def _with_room(self, room: int) -> list[int]:
        """Columns to be shown: the roomy ones only where no text has to give way for them."""
        wanted = self._wanted()
        shown = [at for at in self._order() if self._columns[at].key in wanted]
        shown = [at for at in shown if self._columns[at].key not in self._left_out]
        if self._chosen is None:
            needed = sum(self._at_least(self._columns[at], _COMFORT) for at in shown)
            for at in [at for at in reversed(shown) if self._columns[at].roomy]:
                if needed > room:
                    needed -= self._at_least(self._columns[at], _COMFORT)
                    shown.remove(at)
        if self._compact:
            ends = accumulate(self._at_least(self._columns[at], _COMPACT_SHARE) for at in shown)
            fitting = sum(end <= room for end in ends)
            shown = shown[: max(fitting, _ALWAYS)]
        return shown

    def _order(self) -> list[int]:
        return [self._header.logicalIndex(visual) for visual in range(self._header.count())]

    def _width(self, column: Column[Any]) -> int:
        """As a person made it, or as declared, at the size of the text."""
        return max(int(self._widths.get(column.key, column.width * self._scale)), LEAST)

    def _at_least(self, column: Column[Any], share: int) -> int:
        width = self._width(column)
        return max(width * share // 100, scaled(LEAST)) if self._gives(column) else width

    def _gives(self, column: Column[Any]) -> bool:
        text = column.kind in {Kind.TEXT, Kind.LONG_TEXT}
        return text and not column.rigid and column.key not in self._widths

    def show_column(self, at: int, *, shown: bool) -> None:
        """Show or hide one column."""
        wanted = [key for key in self._wanted() if key != self._columns[at].key]
        self._chosen = [*wanted, self._columns[at].key] if shown else wanted
        self.fill()
        self._remember()

    def _remember(self) -> None:
        if self._busy:
            return
        order = [self._columns[at].key for at in self._order()]
        kept = {"order": order, "shown": self._chosen, "widths": dict(self._widths)}
        self._settings.put(self._key, kept)

    def _resized(self, at: int, _old: int, new: int) -> None:
        if not self._busy and new:
            self._widths[self._columns[at].key] = new
            self._remember()

    def _menu_at(self, at: QPoint) -> None:
        menu = self.menu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(at))
