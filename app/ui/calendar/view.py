"""The base of all views: what is shown, which day and which date are chosen, what is said aloud."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from app.domain.calendar import Occurrence
from app.ui.calendar import spans, words
from app.ui.calendar.keys import is_ours, pressed
from app.ui.calendar.moving import Part, moved
from app.ui.calendar.pens import State
from app.ui.calendar.pointer import Hit, Pointer
from app.ui.calendar.shown import Shown
from app.ui.calendar.spans import ViewKind
from app.ui.plain import tip
from app.ui.theme import theme

_NOTCH = 120
"""What one notch of a wheel counts."""


@dataclass(frozen=True)
class Placed:
    """A date where it is drawn; the ends that can be held."""

    occurrence: Occurrence
    room: QRect
    begins: bool = True
    ends: bool = True


class View(QAbstractScrollArea):
    """One widget, drawn whole; dates are no widgets.

    Signals:
        day_changed: another day is chosen.
        opened: a date's record is wanted. picked: its details, with its place on the screen.
        drawn: a new date is wanted: from, to, whether all day.
        moved: the date as it was and as it shall be. fixed: one that cannot be moved was pulled.
        removed: a date shall go. day_opened: a day shall fill the view. leafed: pages on or back.
        asked: a letter that names a view, or today.
    """

    kind: ClassVar[ViewKind]
    day_changed = Signal(object)
    opened = Signal(object)
    picked = Signal(object, object)
    drawn = Signal(object, object, bool)
    moved = Signal(object, object)
    fixed = Signal(object)
    removed = Signal(object)
    day_opened = Signal(object)
    leafed = Signal(int)
    asked = Signal(str)

    def __init__(self, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.shown = shown
        self.day = shown.today
        self.chosen: Occurrence | None = None
        self.hovered: Occurrence | None = None
        self.pointer = Pointer(self)
        self.placed: list[Placed] = []
        self._loose = True
        self._turned = 0
        theme().changed.connect(self.viewport().update)
        theme().resized.connect(self.arrange)

    # -- what is shown ---------------------------------------------------------------------

    def range(self) -> tuple[date, date]:
        """First and last day it shows."""
        return spans.shown(self.kind, self.day)

    def show_all(self, shown: Shown) -> None:
        """Show this from now on; what was chosen stays chosen where it still is."""
        self.shown = shown
        self.chosen = self._again(self.chosen) if self.chosen is not None else None
        self.hovered = None
        self.arrange()
        self.say()

    def go(self, day: date) -> None:
        """Choose a day, wherever it is."""
        self.day = spans.held(day)
        if self.chosen is not None and self.chosen not in self.dates_of(self.day):
            self.chosen = None
        self.arrange()
        self.say()

    def dates_of(self, day: date) -> list[Occurrence]:
        """The dates of a day, in the order the keys go through them."""
        return self.shown.by_day.get(day, [])

    def laid_out(self) -> tuple[Occurrence, ...]:
        """The dates of the days it shows, one on its way where it would come to stand."""
        ghost, held = self.pointer.ghost, self.pointer.held
        dates = self.shown.touching(*self.range())
        if ghost is None:
            return dates
        return (*(one for one in dates if one is not held), ghost)

    def state(self, one: Occurrence) -> State:
        """How a date is drawn just now."""
        return State(
            chosen=one is self.chosen and self.hasFocus(),
            hovered=one is self.hovered,
            lifted=one is self.pointer.ghost,
            past=one.ends_at < self.shown.now and one.last < self.shown.today,
        )

    def arrange(self) -> None:
        """Everything stands elsewhere; where, is worked out when it is drawn or asked for."""
        self._loose = True
        self.viewport().update()

    def settle(self) -> None:
        """Work out where everything stands, unless that is known."""
        if self._loose:
            self._loose = False
            self.placed = []
            self.lay_out()

    def hit_at(self, at: QPoint) -> Hit | None:
        """What lies there."""
        self.settle()
        return self.hit(at)

    def lay_out(self) -> None:
        """Work out where everything stands."""
        raise NotImplementedError

    def draw(self, painter: QPainter, room: QRect) -> None:
        """Draw all that lies in a room."""
        raise NotImplementedError

    def hit(self, at: QPoint) -> Hit | None:
        """What lies there."""
        raise NotImplementedError

    def room_of(self, one: Occurrence) -> QRect | None:
        """Where a date is drawn."""
        self.settle()
        return next((each.room for each in self.placed if each.occurrence is one), None)

    def placed_at(self, at: QPoint) -> Placed | None:
        """The date drawn there; the one drawn last lies on top."""
        return next((each for each in reversed(self.placed) if each.room.contains(at)), None)

    # -- what is chosen --------------------------------------------------------------------

    def choose(self, one: Occurrence | None, day: date | None = None) -> None:
        """Choose a date, or only a day."""
        self.chosen = one
        before = self.day
        if day is not None:
            self.day = spans.held(day)
        elif one is not None and not one.first <= self.day <= one.last:
            self.day = spans.held(one.first)
        if self.day != before:
            self.day_changed.emit(self.day)
        self.arrange()
        self.say()

    def say(self) -> None:
        """Tell a screen reader where the keys are."""
        spoken = words.day_line(self.day, self.shown)
        if self.chosen is not None:
            spoken = f"{words.line(self.chosen, self.shown)}, {spans.spoken_day(self.day)}"
        self.setAccessibleName(f"Kalender, {spans.NAMES[self.kind]}: {spoken}")

    def _again(self, before: Occurrence) -> Occurrence | None:
        """The same date after it was read anew."""
        same = [one for one in self.shown.occurrences if one.ref == before.ref]
        found = [one for one in same if one.starts_at == before.starts_at]
        found += [
            one for one in same if before.original_at is not None and one.original_at == before.original_at
        ]
        found += [
            one
            for one in self.shown.occurrences
            if one.starts_at == before.starts_at and one.title == before.title
        ]
        return found[0] if found else None

    # -- what the keys do ------------------------------------------------------------------

    def step_day(self, by: int) -> None:
        """So many days on or back."""
        self.choose(None, self.day + timedelta(days=by))

    def step_row(self, by: int) -> None:
        """Through the dates of the day, and beyond them to what lies below or above."""
        dates = self.dates_of(self.day)
        at = dates.index(self.chosen) if self.chosen in dates else (-1 if by > 0 else len(dates))
        if 0 <= at + by < len(dates):
            self.choose(dates[at + by], self.day)
        elif by < 0 and at == 0:
            self.choose(None, self.day)
        else:
            self.step_beyond(by)

    def step_beyond(self, by: int) -> None:
        """Above the first or below the last date of a day; nothing lies there unless a view says so."""

    def push(self, part: Part, across: int, down: int) -> None:
        """Move the chosen date, or its end, by the keys."""
        one = self.chosen
        if one is None:
            return
        if not one.ours:
            self.fixed.emit(one)
            return
        after = moved(one, part, self.pace(one, across, down))
        if after == one:
            return
        self.chosen = after
        if part is Part.WHOLE:
            self.day = spans.held(after.first)
            self.day_changed.emit(self.day)
        self.moved.emit(one, after)

    def pace(self, one: Occurrence, across: int, down: int) -> timedelta:
        """What one press of an arrow means: a day across, a week down."""
        del one
        return timedelta(days=across, weeks=down)

    def new_moment(self) -> datetime:
        """When a new date would begin: after the chosen one, else at ten, today the next hour."""
        if self.chosen is not None and not self.chosen.all_day and self.chosen.ends_at.date() == self.day:
            return self.chosen.ends_at
        if self.day == self.shown.today and self.shown.now.hour < 23:
            return datetime.combine(self.day, time(self.shown.now.hour + 1))
        return datetime.combine(self.day, time(10))

    # -- Qt --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is to be seen."""
        self.settle()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme().colour("surface"))
        self.draw(painter, event.rect())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another place for everything."""
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """Our keys are no shortcuts of the window while the calendar has the focus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and is_ours(self, event)
        ):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips say what is cut off."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self.settle()
            found = self.placed_at(event.pos())
            spoken = words.line(found.occurrence, self.shown) if found else self.tip_at(event.pos())
            QToolTip.showText(event.globalPos(), tip(spoken), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self.hover(None)
        return super().viewportEvent(event)

    def tip_at(self, at: QPoint) -> str:
        """What is said of a place without a date: holidays."""
        found = self.hit(at)
        if found is None:
            return ""
        names = (self.shown.public.get(found.day), self.shown.school.get(found.day))
        return ", ".join(name for name in names if name)

    def hover(self, one: Occurrence | None) -> None:
        """The pointer is over a date, or over none."""
        if one is not self.hovered:
            self.hovered = one
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything works without a mouse."""
        if not pressed(self, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull."""
        at = event.position().toPoint()
        self.pointer.move(at, event.globalPosition().toPoint())
        self.creep(at)

    def creep(self, at: QPoint) -> None:
        """A date held at the edge scrolls, where a view scrolls."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open, or begin a new date."""
        self.pointer.double(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The details hold what can be done with a date."""
        self.settle()
        found = self.placed_at(event.pos())
        if found is not None:
            self.choose(found.occurrence)
            self.pick(found.occurrence)

    def pick(self, one: Occurrence) -> None:
        """Ask for the details of a date, beside it."""
        room = self.room_of(one) or QRect(self.viewport().rect().center(), self.viewport().rect().center())
        self.picked.emit(one, QRect(self.viewport().mapToGlobal(room.topLeft()), room.size()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A page for each notch, where nothing scrolls."""
        self._turned += event.angleDelta().y()
        pages, self._turned = int(self._turned / _NOTCH), self._turned % _NOTCH if self._turned > 0 else 0
        if pages:
            self.leafed.emit(-pages)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        self.viewport().update()
        self.say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A date on its way goes back."""
        super().focusOutEvent(event)
        self.pointer.cancel()
        self.viewport().update()
