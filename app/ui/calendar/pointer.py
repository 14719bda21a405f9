"""The pointer on a view: click, double click, pull to move, to stretch, to draw a new date."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.domain.calendar import Occurrence
from app.domain.ids import Ref
from app.ui.calendar.moving import Part, all_day_on, drawn, moved, rounded, timed_at

if TYPE_CHECKING:
    from app.ui.calendar.view import View

NEW = Ref("", 0)
"""Stands for the date that is being drawn."""


@dataclass(frozen=True)
class Hit:
    """What lies at a place.

    Args:
        day: its day. at: its moment on the grid; midnight where only days count. by_day: whether only days
            count. minutes: how far the place lies behind it.
        occurrence: the date there, and which part of it.
        opens: the place stands for the whole day: its number, or „+3 weitere“.
        inert: nothing can be drawn there.
    """

    day: date
    at: datetime
    by_day: bool
    occurrence: Occurrence | None = None
    part: Part = Part.WHOLE
    opens: bool = False
    inert: bool = False
    minutes: int = 0

    @property
    def exact(self) -> datetime:
        """The moment of the place itself."""
        return self.at + timedelta(minutes=self.minutes)


def by_day(day: date, *, opens: bool = False, inert: bool = False) -> Hit:
    """A place where only days count."""
    return Hit(day, datetime.combine(day, time()), by_day=True, opens=opens, inert=inert)


class Pointer:
    """From pressing to letting go.

    ``ghost`` is the date where it would come to stand, ``held`` the one it comes from.
    """

    def __init__(self, view: "View") -> None:
        self._view = view
        self._begun: Hit | None = None
        self._from = QPoint()
        self._still = False
        self.ghost: Occurrence | None = None
        self.held: Occurrence | None = None
        self.elsewhere: Callable[[QPoint], date | None] = _nowhere

    def press(self, event: QMouseEvent) -> None:
        """Take hold of what lies there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._from = event.position().toPoint()
        self._begun = self._view.hit_at(self._from)
        self._still = False
        if self._begun is not None:
            self._view.choose(self._begun.occurrence, self._begun.day)
            # Choosing lays out anew; what is held is what lies there now.
            self._begun = self._view.hit_at(self._from) or self._begun

    def move(self, at: QPoint, screen: QPoint) -> None:
        """Pull what is held; else only look."""
        begun = self._begun
        if begun is None or self._still:
            self._look(at)
            return
        if self.ghost is None and not self._pulled(at, begun):
            return
        ghost = _aimed(begun, self._view.hit_at(at), self.elsewhere(screen))
        if ghost is not None and ghost != self.ghost:
            self.held, self.ghost = begun.occurrence, ghost
            self._view.viewport().setCursor(_CURSORS[begun.part])
            self._view.arrange()

    def release(self, event: QMouseEvent) -> None:
        """Let go: it is there now; without a pull it was a click."""
        begun, ghost, held = self._begun, self.ghost, self.held
        if event.button() != Qt.MouseButton.LeftButton or begun is None:
            return
        still = self._still
        self._end()
        if ghost is not None and held is not None:
            if ghost != held:
                self._view.chosen = ghost
                self._view.moved.emit(held, ghost)
        elif ghost is not None:
            self._view.drawn.emit(ghost.starts_at, ghost.ends_at, ghost.all_day)
        elif not still:
            self._click(begun)

    def double(self, event: QMouseEvent) -> None:
        """Open the record; on an empty place begin a new date."""
        hit = self._view.hit_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or hit is None:
            return
        self._end()
        if hit.occurrence is not None:
            self._view.opened.emit(hit.occurrence)
        elif hit.opens or hit.inert:
            self._view.day_opened.emit(hit.day)
        elif hit.by_day:
            at = self._view.new_moment()
            self._view.drawn.emit(at, at + timedelta(hours=1), False)
        else:
            self._view.drawn.emit(hit.at, hit.at + timedelta(hours=1), False)

    def cancel(self) -> bool:
        """Back to where it was; False when nothing was held."""
        if self.ghost is None:
            return False
        self._end()
        return True

    def _end(self) -> None:
        self._begun = self.ghost = self.held = None
        self._view.viewport().unsetCursor()
        self._view.arrange()

    def _click(self, hit: Hit) -> None:
        if hit.opens:
            self._view.day_opened.emit(hit.day)
        elif hit.occurrence is not None:
            self._view.pick(hit.occurrence)

    def _pulled(self, at: QPoint, begun: Hit) -> bool:
        """Far enough to mean it, and something that can be pulled."""
        if (at - self._from).manhattanLength() < QApplication.startDragDistance():
            return False
        if begun.occurrence is None and (begun.inert or begun.opens):
            return False
        if begun.occurrence is not None and not begun.occurrence.movable:
            self._still = True
            self._view.fixed.emit(begun.occurrence)
            return False
        return True

    def _look(self, at: QPoint) -> None:
        hit = self._view.hit_at(at)
        found = hit.occurrence if hit is not None else None
        self._view.hover(found)
        part = hit.part if hit is not None and found is not None else Part.WHOLE
        shape = Qt.CursorShape.ArrowCursor
        if part is not Part.WHOLE:
            shape = Qt.CursorShape.SizeHorCursor if hit and hit.by_day else Qt.CursorShape.SizeVerCursor
        elif hit is not None and hit.opens:
            shape = Qt.CursorShape.PointingHandCursor
        self._view.viewport().setCursor(shape)


_CURSORS = {
    Part.WHOLE: Qt.CursorShape.ClosedHandCursor,
    Part.START: Qt.CursorShape.SplitHCursor,
    Part.END: Qt.CursorShape.SplitHCursor,
}


def _aimed(begun: Hit, hit: Hit | None, target: date | None) -> Occurrence | None:
    """The date as it would be if it were let go now; None where nothing can come to lie.

    Args:
        begun: where it was taken hold of.
        hit: what lies below the pointer.
        target: a day outside the view the pointer is on.
    """
    one = begun.occurrence
    if one is not None and target is not None:
        return moved(one, begun.part, timedelta(days=(target - begun.day).days))
    if hit is None:
        return None
    by_days = timedelta(days=(hit.day - begun.day).days)
    if one is None:
        by = by_days if begun.by_day or hit.by_day else hit.at - begun.at
        starts_at, ends_at = drawn(begun.at, begun.at + by, by_day=begun.by_day)
        return Occurrence(NEW, starts_at, ends_at, "Neuer Termin", all_day=begun.by_day)
    if begun.by_day or hit.by_day:
        return _crossed(one, begun, hit) or moved(one, begun.part, by_days)
    return moved(one, begun.part, rounded(hit.exact - begun.exact))


def _crossed(one: Occurrence, begun: Hit, hit: Hit) -> Occurrence | None:
    """The date, taken as a whole from the hours to the strip of whole days, or back; None when it stays."""
    if begun.part is not Part.WHOLE or begun.by_day == hit.by_day or hit.inert:
        return None
    if hit.by_day:
        return all_day_on(one, hit.day)
    return timed_at(one, hit.at) if one.all_day else None


def _nowhere(_at: QPoint) -> date | None:
    return None
