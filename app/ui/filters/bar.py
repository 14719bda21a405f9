"""The bar above a list: search as you type, filters as chips, saved views."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.domain.options import Option
from app.domain.paging import Filter, PageRequest
from app.ui.context import Context
from app.ui.fields import Day, Text
from app.ui.filters.declared import ChoiceFilter, FilterSpec, PeriodFilter, View
from app.ui.filters.menus import filter_menu, range_state
from app.ui.filters.search_line import SearchLine
from app.ui.flow import FlowBox
from app.ui.form import FormSpec, Pair, Section
from app.ui.icons import icon
from app.ui.plain import face
from app.ui.sheet import Sheet
from app.ui.theme import theme
from app.ui.widgets import Button, IconButton

PAUSE = 120


@dataclass(frozen=True)
class _Range:
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class _Name:
    name: str = ""


class FilterBar(QWidget):
    """Turns what is typed and chosen into a request.

    Signals:
        requested: the list shall show ``request()``. downward: to the list.
    """

    requested = Signal()
    downward = Signal()

    def __init__(
        self,
        context: Context,
        specs: Sequence[FilterSpec],
        views: Sequence[View],
        key: str,
        placeholder: str = "Suchen",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._specs = tuple(specs)
        self._declared = tuple(views) or (View("Alle"),)
        self._own: list[View] = []
        self._key = f"views:{key}"
        self._view = self._declared[0]
        self._state: dict[str, Any] = self._view.state(self._specs)
        self._options: dict[str, Sequence[Option]] = {}
        self.sort, self.descending = self._view.sort, self._view.descending
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.requested)
        self.search = SearchLine(placeholder)
        self.search.setMinimumWidth(180)
        self.search.setMaximumWidth(340)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.downward.connect(self.downward)
        self._views_button = Button("", icon="bookmark", role="quiet", run=self._show_views)
        self._chips = {spec.key: self._chip(spec) for spec in self._specs}
        self._compact = False
        self._reset = Button("Zurücksetzen", role="link", run=self.reset)
        self.columns = IconButton("columns-3", "Spalten wählen")
        self._lay_out()
        self._draw()
        theme().changed.connect(self._draw)
        context.memory.load(self._key, self._remembered, self)
        self.refresh()

    # -- for the list ----------------------------------------------------------------------

    def request(self) -> PageRequest:
        """What to show."""
        today = self._context.clock.today()
        found: list[Filter] = []
        for spec in self._specs:
            state = self._state.get(spec.key)
            if state is not None:
                found.extend(spec.conditions(state, today))
        return PageRequest(
            sort=self.sort,
            descending=self.descending,
            search=self.search.text().strip(),
            filters=tuple(found),
        )

    def is_narrowed(self) -> bool:
        """Whether anything hides rows."""
        return bool(self.search.text().strip()) or any(state is not None for state in self._state.values())

    def refresh(self) -> None:
        """Read the options of the filters anew."""
        for spec in self._specs:
            if isinstance(spec, ChoiceFilter) and callable(spec.options):
                self._context.look(spec.options, partial(self._offer, spec.key), self, slot=spec.key)
            elif isinstance(spec, ChoiceFilter) and not callable(spec.options):
                self._offer(spec.key, spec.options)

    def type_ahead(self, text: str) -> None:
        """Letters typed in the list go on here."""
        self.search.setFocus()
        self.search.setText(self.search.text() + text)

    def reset(self) -> None:
        """Show everything again."""
        self._show(next((view for view in self._declared if not view.narrows), View("Alle")))

    def set_compact(self, *, compact: bool) -> None:
        """Beside an open record only the filters that are set find room."""
        if compact != self._compact:
            self._compact = compact
            self.columns.setVisible(not compact)
            self._draw()

    def set_state(self, key: str, state: Any) -> None:
        """Set one filter, or lift it with None."""
        self._state[key] = state
        self._draw()
        self.requested.emit()

    def show_view(self, name: str) -> None:
        """Show a view by its name."""
        view = next((view for view in (*self._declared, *self._own) if view.name == name), None)
        if view is not None:
            self._show(view)

    # -- views -----------------------------------------------------------------------------

    def _show(self, view: View) -> None:
        self._view = view
        self._state = view.state(self._specs)
        self.sort, self.descending = view.sort, view.descending
        self.search.setText(view.search)
        self._pause.stop()
        self._draw()
        self.requested.emit()

    def _show_views(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in (self._declared, tuple(self._own)):
            for view in group:
                entry = menu.addAction(face(view.name))
                entry.setCheckable(True)
                entry.setChecked(view.name == self._view.name)
                entry.triggered.connect(partial(self._chosen, view))
            menu.addSeparator()
        menu.addAction("Diese Ansicht speichern …").triggered.connect(self.ask_name)
        if self._view in self._own:
            menu.addAction(face(f"Ansicht „{self._view.name}“ löschen")).triggered.connect(self.delete_view)
        menu.popup(self._views_button.mapToGlobal(self._views_button.rect().bottomLeft()))

    def _chosen(self, view: View, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        self._show(view)

    def ask_name(self) -> None:
        """Ask under which name the view shall be kept."""
        spec = FormSpec(Section("", Text("name", "Name der Ansicht", required=True, longest=60)))
        sheet = Sheet(self._context, "Ansicht speichern", spec, _Name(), "Speichern", parent=self.window())

        def submit(typed: _Name) -> None:
            self.save_view(typed.name)
            sheet.accept()

        sheet.on_submit(submit)
        sheet.open()

    def save_view(self, name: str) -> None:
        """Keep what is shown under a name; the same name replaces."""
        request = self.request()
        states = {key: state for key, state in self._state.items() if state is not None}
        view = View(name, states, request.sort, request.descending, request.search)
        self._own = [own for own in self._own if own.name != name] + [view]
        self._view = view
        self._keep()

    def delete_view(self) -> None:
        """Forget the view shown."""
        self._own = [own for own in self._own if own.name != self._view.name]
        self._keep()
        self.reset()

    def _keep(self) -> None:
        self._context.memory.save(self._key, {"views": [view.kept() for view in self._own]})
        self._draw()

    def _remembered(self, kept: dict[str, Any] | None) -> None:
        self._own = [View.from_kept(view) for view in (kept or {}).get("views", [])]
        self._draw()

    # -- drawing ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._flow = FlowBox()
        for chip in self._chips.values():
            self._flow.flow.addWidget(chip)
        self._flow.flow.addWidget(self._reset)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.search, 2, top)
        row.addWidget(self._views_button, 0, top)
        row.addWidget(self._flow, 3, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.columns, 0, top)

    def _chip(self, spec: FilterSpec) -> QPushButton:
        chip = QPushButton(spec.label)
        chip.setProperty("role", "chip")
        chip.setAutoDefault(False)
        chip.setCheckable(True)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the word
        chip.clicked.connect(lambda _checked: self._open_chip(spec))
        return chip

    def _open_chip(self, spec: FilterSpec) -> None:
        self._draw()  # a click must not tick the chip; its state does
        change: Callable[[Any], None] = partial(self.set_state, spec.key)
        options = self._options.get(spec.key, ())
        menu = filter_menu(
            spec, self._state.get(spec.key), options, change, partial(self._ask_range, spec), self
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chip = self._chips[spec.key]
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _ask_range(self, spec: FilterSpec) -> None:
        state = self._state.get(spec.key)
        today = self._context.clock.today()
        first, last = spec.bounds(state, today) if isinstance(spec, PeriodFilter) and state else (None, None)
        form = FormSpec(Section("", Pair(Day("first", "Von"), Day("last", "Bis"))))
        sheet = Sheet(
            self._context,
            f"{spec.label}: Zeitraum",
            form,
            _Range(first, last),
            "Anwenden",
            parent=self.window(),
        )

        def submit(typed: _Range) -> None:
            self.set_state(spec.key, range_state(typed.first, typed.last))
            sheet.accept()

        sheet.on_submit(submit)
        sheet.open()

    def _offer(self, key: str, options: Sequence[Option]) -> None:
        self._options[key] = options
        self._draw()

    def _draw(self) -> None:
        self._views_button.setText(self._view.name)
        self._views_button.setAccessibleName(f"Ansicht: {self._view.name}")
        for spec in self._specs:
            chip = self._chips[spec.key]
            state = self._state.get(spec.key)
            words = "" if state is None else spec.words(state, self._options.get(spec.key, ()))
            chip.setText(f"{spec.label}: {words}" if words else spec.label)
            chip.setAccessibleName(f"Filter {spec.label}: {words or 'nicht gesetzt'}")
            chip.setChecked(state is not None)
            chip.setVisible(state is not None or not self._compact)
            chip.setIconSize(QSize(16, 12))
            chip.setIcon(icon("chevron-down", "quiet", 12, -4))
        self._reset.setVisible(any(state is not None for state in self._state.values()))
        self._flow.fit()
