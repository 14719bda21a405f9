"""The left side of a browser: title row, filters, table."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.paging import PageRequest
from app.ui.actions import Action
from app.ui.fields.declared import polish
from app.ui.filters.bar import FilterBar
from app.ui.icons import set_icon
from app.ui.screen import MARGIN
from app.ui.table import RecordTable
from app.ui.widgets import H1, Button, EmptyState, IconButton, Quiet, action_button, fill_menu

_BUTTONS = 2
_COMPACT = 720
"""Pixels below which a list beside an open record shows only what matters."""


class ListSide(QWidget):
    """Everything about the list; the browser knows the record."""

    def __init__(self, browser: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._browser = browser
        context = browser.context
        noun = browser.noun
        self._count = Quiet("", wrap=False)
        self.new = Button(noun.new, icon="plus", primary=True, run=browser.new_record)
        self.new.setToolTip("Strg+N")
        self.new.setVisible(browser.can_create())
        self.bar = FilterBar(
            context, browser.filters, browser.views, browser.kind, f"{noun.many} durchsuchen"
        )
        self.table: RecordTable[Any] = RecordTable(
            context,
            browser.columns,
            type(browser).page,
            key=browser.kind,
            name=noun.many,
            chips=browser.chips,
        )
        self._narrowed: bool | None = None
        self._calm = False
        self._some = False
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(H1(browser.title))
        title.addSpacing(4)
        title.addWidget(self._count)
        title.addStretch()
        actions = tuple(browser.list_actions())
        # More than two would be wider than the list; the others are in a menu.
        shown = len(actions) if len(actions) <= _BUTTONS else 1
        self._actions = [(action, action_button(action)) for action in actions[:shown]]
        for _, button in self._actions:
            title.addWidget(button)
        self._others = actions[shown:]
        self.menu = IconButton("ellipsis", "Weitere Aktionen")
        self._entries = QMenu(self.menu)
        fill_menu(self._entries, self._others)
        self.menu.setMenu(self._entries)
        title.addWidget(self.menu)
        title.addWidget(self.new)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 16, 16, 12)
        head.setSpacing(12)
        head.addLayout(title)
        head.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        # The text of the first column stands below the title; cells have ten pixels of their own.
        table = QVBoxLayout()
        table.setContentsMargins(MARGIN - 10, 0, 0, 0)
        table.addWidget(self.table)
        layout.addLayout(table, 1)
        self._wire()

    def reload(self) -> None:
        """The same list anew; the first time with the first view."""
        if self._narrowed is None:
            self._ask()
        else:
            self.table.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another amount that finds room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        compact = self._calm and self.width() < _COMPACT
        self.bar.set_compact(compact=compact)
        # Nobody should have to scroll sideways beside a record, however wide the screen.
        self.table.view.arrangement.set_compact(compact=self._calm)
        for action, button in self._actions:
            button.setVisible((self._some or action.always) and not compact)
        offered = [self._some or action.always for action in self._others]
        for entry, shown in zip(self._entries.actions(), offered, strict=True):
            entry.setVisible(shown)
        self.menu.setVisible(any(offered) and not compact)

    def set_calm(self, *, calm: bool) -> None:
        """While a record is open, its „Speichern“ is the one filled button."""
        self._calm = calm
        polish(self.new, "role", "" if calm else "primary")
        set_icon(self.new, "plus", "text" if calm else "accent_text")
        self._fit()

    def _wire(self) -> None:
        self.bar.requested.connect(self._ask)
        self.bar.downward.connect(self._to_table)
        self.bar.columns.clicked.connect(lambda _checked=False: self._choose_columns())
        self.table.typed.connect(self.bar.type_ahead)
        self.table.counted.connect(self._counted)
        self.table.model.arrived.connect(self._arrived)
        self.table.requested.connect(self._sorted)

    def _ask(self) -> None:
        self._show_empty()
        self.table.ask(self.bar.request())

    def _sorted(self) -> None:
        request = self.table.request()
        self.bar.sort, self.bar.descending = request.sort, request.descending

    def _to_table(self) -> None:
        view = self.table.view
        view.setFocus()
        if not view.currentIndex().isValid() and view.model().rowCount():
            view.setCurrentIndex(view.model().index(0, view.arrangement.first()))

    def _choose_columns(self) -> None:
        button = self.bar.columns
        menu = self.table.view.arrangement.menu(button)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _counted(self, count: int) -> None:
        noun = self._browser.noun
        self._some = count > 0
        self._fit()
        narrowed = self.bar.is_narrowed()
        if not narrowed:
            self._count.setText(formats.count(count, noun.one, noun.many) if count else "")
        elif count:
            self._count.setText(f"{formats.number(count)} gefunden")
        else:
            self._look_beyond()

    def _arrived(self) -> None:
        """Still nothing here, but what was just written may be what the filter hides."""
        if not self._some and self._narrowed is False and self.bar.is_narrowed():
            self._look_beyond()

    def _look_beyond(self) -> None:
        """Nothing found: because of what narrows the list, or because there is nothing at all yet?"""
        page = type(self._browser).page
        self._browser.context.look(
            lambda session: page(session, PageRequest(limit=1)).total,
            self._know_all,
            self,
            slot="all",
        )

    def _know_all(self, total: int) -> None:
        if self._some or not self.bar.is_narrowed():
            return
        self._count.setText("0 gefunden" if total else "")
        self._show_empty(first=not total)

    def _show_empty(self, *, first: bool = False) -> None:
        narrowed = self.bar.is_narrowed() and not first
        if narrowed == self._narrowed:
            return
        self._narrowed = narrowed
        browser = self._browser
        if narrowed:
            reset = Action("Alle anzeigen", self.bar.reset)
            hint = "Mit diesen Suchwörtern und Filtern gibt es keinen Eintrag."
            self.table.set_empty(partial(EmptyState, "search", "Nichts gefunden", hint, reset))
            return
        action = Action(browser.noun.new, browser.new_record, icon="plus") if browser.can_create() else None
        title = f"Hier stehen Ihre {browser.noun.many}"
        self.table.set_empty(partial(EmptyState, browser.icon, title, browser.empty_hint, action))
