"""The whole calendar: title row, small month and ticks, the views, the card of details."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.calendar import Occurrence
from app.ui.actions import Action
from app.ui.calendar import spans
from app.ui.calendar.agenda import AgendaView
from app.ui.calendar.card import Card, Details
from app.ui.calendar.head import Head
from app.ui.calendar.hours import DayView, WeekView, WorkWeekView
from app.ui.calendar.month import MonthView
from app.ui.calendar.shown import Layer, Shown
from app.ui.calendar.side import Side
from app.ui.calendar.spans import ViewKind
from app.ui.calendar.view import View
from app.ui.calendar.year import YearView
from app.ui.reading import chain

_VIEWS: Mapping[ViewKind, type[View]] = {
    ViewKind.MONTH: MonthView,
    ViewKind.WEEK: WeekView,
    ViewKind.WORK_WEEK: WorkWeekView,
    ViewKind.DAY: DayView,
    ViewKind.AGENDA: AgendaView,
    ViewKind.YEAR: YearView,
}
_NARROW = 840
"""Below this width the small month and the ticks make way."""
_ONE_ROW = 1060
"""From this width on title and names of the views stand beside each other."""


class Board(QWidget):
    """Shows what it is given; says what a person wants.

    Signals:
        turned: other days are seen; ask for their dates. switched: another view is seen.
        ticked: keys of the layers hidden now.
        opened, picked, drawn, moved, fixed, removed: as of the views; ``picked`` with its place on the board.
    """

    turned = Signal()
    switched = Signal(object)
    ticked = Signal(object)
    opened = Signal(object)
    picked = Signal(object, object)
    drawn = Signal(object, object, bool)
    moved = Signal(object, object)
    fixed = Signal(object)
    removed = Signal(object)

    def __init__(
        self,
        shown: Shown,
        actions: Sequence[Action] = (),
        links: Sequence[Action] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._all = self._shown = shown
        self._hidden: frozenset[str] = frozenset()
        self._views: dict[ViewKind, View] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        self.head = Head(actions)
        layout.addWidget(self.head)
        row = QHBoxLayout()
        row.setSpacing(8)
        layout.addLayout(row, 1)
        self.side = Side(shown, links)
        row.addWidget(self.side)
        self._stack = QStackedWidget()
        frame = QFrame()
        frame.setProperty("role", "frame")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        row.addWidget(frame, 1)
        self.card = Card(self, self._back)
        self.head.today.connect(self.go_today)
        self.head.leafed.connect(self.leaf)
        self.head.chosen.connect(self.show_view)
        self.side.small.chosen.connect(self.go)
        self.side.small.leafed.connect(self.turned)
        self.side.ticked.connect(self._ticked)
        self.show_view(ViewKind.MONTH)

    # -- what is shown ---------------------------------------------------------------------

    @property
    def view(self) -> View:
        """The view in front."""
        view = self._stack.currentWidget()
        if not isinstance(view, View):
            raise TypeError("the stack holds views only")
        return view

    def range(self) -> tuple[date, date]:
        """The days that are seen, those of the small month included."""
        first, last = self.view.range()
        low, high = self.side.small.range()
        return min(first, low), max(last, high)

    def show_all(self, shown: Shown) -> None:
        """Show these dates from now on."""
        self._all = shown
        self._refresh()

    def set_layers(self, layers: Sequence[Layer], hidden: frozenset[str]) -> None:
        """Offer these kinds and calendars; show all but the hidden ones."""
        self._hidden = hidden
        self.side.set_layers(layers, hidden)
        self._chain_tabs()
        self._refresh()

    def layer_keys(self) -> tuple[str, ...]:
        """The layers that are offered."""
        return self.side.keys()

    def show_view(self, kind: ViewKind) -> None:
        """Bring a view to the front; it shows the day the last one showed."""
        day, chosen, focused = self._all.today, None, False
        if self._views:
            day, chosen, focused = self.view.day, self.view.chosen, self.view.hasFocus()
        view = self._views.get(kind) or self._make(kind)
        view.day, view.chosen = day, chosen
        self._stack.setCurrentWidget(view)
        self.setFocusProxy(view)
        if focused:
            view.setFocus()
        view.show_all(self._shown)
        view.go(day)
        self._seen()
        self.switched.emit(kind)

    def go(self, day: date) -> None:
        """Look at a day in the view in front."""
        self.card.close_card()
        self.view.go(day)
        self._seen()

    def leaf(self, by: int) -> None:
        """So many pages on or back."""
        self.go(spans.shifted(self.view.kind, self.view.page, by))

    def go_today(self) -> None:
        """Look at today."""
        self.go(self._all.today)

    def tick(self, now: datetime) -> None:
        """Time has passed; at midnight today is another day."""
        self._all = replace(self._all, now=now, today=now.date())
        self._refresh()

    def put(self, before: Occurrence, after: Occurrence | None) -> None:
        """Show a date elsewhere already, before the file says so."""
        kept = tuple(one for one in self._all.occurrences if one != before)
        self._all = replace(self._all, occurrences=kept if after is None else (*kept, after))
        self._refresh()

    def show_details(self, details: Details, beside: QRect) -> None:
        """Show a card beside a room of the board."""
        self.card.show_details(details, beside)
        self.card.setFocus()

    # -- inside ----------------------------------------------------------------------------

    def _make(self, kind: ViewKind) -> View:
        view = _VIEWS[kind](self._shown)
        self._views[kind] = view
        self._stack.addWidget(view)
        self._chain_tabs()
        view.pointer.elsewhere = self.side.small.target
        view.day_changed.connect(self._day_changed)
        view.opened.connect(self.opened)
        view.picked.connect(self._picked)
        view.drawn.connect(self.drawn)
        view.moved.connect(self.moved)
        view.fixed.connect(self.fixed)
        view.removed.connect(self.removed)
        view.leafed.connect(self.leaf)
        view.day_opened.connect(self._open_day)
        view.asked.connect(self._asked)
        if isinstance(view, AgendaView):
            view.reached.connect(self._seen)
        return view

    def _chain_tabs(self) -> None:
        """From the view in front to the buttons above it and to what stands beside it.

        The page hands its focus to the view: what came before that in the order could not be reached.
        """
        stops = [*self._views.values(), *self.head.stops(), *self.side.stops()]
        chain(stops)

    def _visible(self) -> Shown:
        if not self._hidden:
            return self._all
        kept = tuple(one for one in self._all.occurrences if layer_of(one) not in self._hidden)
        return replace(self._all, occurrences=kept)

    def _refresh(self) -> None:
        self._shown = self._visible()
        self.view.show_all(self._shown)
        self.side.small.show_all(self._shown)

    def _seen(self) -> None:
        view = self.view
        self.head.show_day(view.kind, view.page)
        self.side.small.show_range(*view.range(), view.page)
        self.turned.emit()

    def _day_changed(self, _day: date) -> None:
        self.card.close_card()
        self._seen()

    def _open_day(self, day: date) -> None:
        self.view.go(day)
        self.show_view(ViewKind.DAY)
        self.view.setFocus()

    def _asked(self, what: str) -> None:
        if what == "today":
            self.go_today()
        else:
            self.show_view(ViewKind(what))
            self.view.setFocus()

    def _picked(self, one: Occurrence, room: QRect) -> None:
        self.picked.emit(one, QRect(self.mapFromGlobal(room.topLeft()), room.size()))

    def _ticked(self, hidden: frozenset[str]) -> None:
        self._hidden = hidden
        self._refresh()
        self.ticked.emit(hidden)

    def _back(self) -> None:
        self.view.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card closes it."""
        self.card.close_card()
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the views come first."""
        super().resizeEvent(event)
        self.side.setVisible(self.width() >= _NARROW)
        self.head.arrange(broad=self.width() >= _ONE_ROW)
        self.card.close_card()


def layer_of(one: Occurrence) -> str:
    """Key of the layer a date belongs to."""
    return f"other:{one.calendar}" if one.calendar else f"kind:{one.kind}"
