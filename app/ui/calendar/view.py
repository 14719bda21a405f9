"""The base of all views: where dates are drawn, and what Qt tells of keys and pointer."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
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
from PySide6.QtWidgets import QFrame, QToolTip, QWidget

from app.domain.calendar import Occurrence
from app.ui.calendar import words
from app.ui.calendar.choosing import Choosing
from app.ui.calendar.keys import is_ours, pressed
from app.ui.calendar.layout import order
from app.ui.calendar.pens import State
from app.ui.calendar.pointer import Hit, Pointer
from app.ui.calendar.shown import Shown
from app.ui.plain import tip
from app.ui.theme import theme

_PATIENCE = 80
"""Milliseconds; after 100 a person would take it for hanging."""
_NOTCH = 120
"""What one notch of a wheel counts."""


@dataclass(frozen=True)
class Placed:
    """A date where it is drawn; the ends that can be held."""

    occurrence: Occurrence
    room: QRect
    begins: bool = True
    ends: bool = True


class View(Choosing):
    """One widget, drawn whole; dates are no widgets."""

    def __init__(self, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(shown, parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.pointer = Pointer(self)
        self.placed: list[Placed] = []
        self._loose = True
        self._turned = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self.release)
        theme().changed.connect(self.viewport().update)
        theme().resized.connect(self.arrange)

    # -- what is shown ---------------------------------------------------------------------

    def laid_out(self) -> tuple[Occurrence, ...]:
        """The dates of the days it shows, as they are drawn; one on its way where it would come to stand."""
        ghost, held = self.pointer.ghost, self.pointer.held
        dates = self.shown.touching(*self.range())
        if ghost is None:
            return dates
        return tuple(sorted((*(one for one in dates if one != held), ghost), key=order))

    def hold(self) -> None:
        """Keep the picture for a moment: the dates of these days are on their way.

        Drawing the days empty first flickers, and holds up the reading that it waits for.
        """
        if not self._patience.isActive():
            self._patience.start()

    def release(self) -> None:
        """Draw what there is."""
        self._patience.stop()
        self.viewport().update()

    def state(self, one: Occurrence) -> State:
        """How a date is drawn just now."""
        return State(
            chosen=one is self.chosen and self.hasFocus(),
            hovered=one is self.hovered,
            lifted=one is self.pointer.ghost,
            # What is still to be done is never over.
            past=one.ends_at < self.shown.now and one.last < self.shown.today and not one.to_do,
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

    # -- Qt --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is to be seen; what is held keeps its picture, as nothing is drawn below it."""
        if self._patience.isActive():
            return
        self.settle()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme().colour("surface"))
        self.draw(painter, event.rect())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another place for everything."""
        super().resizeEvent(event)
        self.release()
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
