"""How the grid of hours is drawn: lines, heads of days, the strip for whole days, the line of now."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.calendar import pens, words
from app.ui.calendar.palette import blend
from app.ui.calendar.pens import LEFT, RIGHT
from app.ui.theme import theme
from app.ui.theme.fonts import scaled

if TYPE_CHECKING:
    from app.ui.calendar.hours import HourView

_WORK = (8, 18)
"""Hours that are not shaded."""
_SATURDAY = 5


@dataclass(frozen=True)
class Measures:
    """Where the parts begin, in pixels.

    Args:
        head: height of the names of days. strip: height of what lasts all day.
        hour: height of an hour. gutter: width of the hours' names. scrolled: how far down.
    """

    width: int
    columns: int
    head: int
    strip: int
    hour: int
    gutter: int
    scrolled: int

    @property
    def top(self) -> int:
        """Where the hours begin."""
        return self.head + self.strip

    def left(self, column: int) -> int:
        """The left edge of a day."""
        return self.gutter + (self.width - self.gutter) * column // self.columns

    def column(self, x: int) -> int | None:
        """The day at a place; None beside all."""
        if not self.gutter <= x < self.width:
            return None
        return next(at for at in range(self.columns) if x < self.left(at + 1))

    def y(self, minute: int) -> int:
        """Where a minute of the day is."""
        return self.top - self.scrolled + minute * self.hour // 60

    def minute(self, y: int) -> int:
        """The minute of the day at a place."""
        return (y - self.top + self.scrolled) * 60 // self.hour


class HourLook:
    """Draws for a view of hours."""

    def __init__(self, view: "HourView") -> None:
        self._view = view

    def grid(self, painter: QPainter, at: Measures) -> None:
        """Shaded evenings and days off, hours, half hours, days."""
        line = theme().colour("line")
        for column, day in enumerate(self._view.days()):
            self._shade(painter, at, column, day)
        half = QPen(blend(theme().colour("surface"), line, 0.75), 1, Qt.PenStyle.DotLine)
        for hour in range(25):
            y = at.y(hour * 60)
            painter.setPen(line)
            painter.drawLine(at.gutter - 6, y, at.width, y)
            painter.setPen(half)
            painter.drawLine(at.gutter, y + at.hour // 2, at.width, y + at.hour // 2)
        painter.setPen(line)
        for column in range(at.columns):
            painter.drawLine(at.left(column), at.top, at.left(column), at.y(24 * 60))
        self._hours(painter, at)

    def _shade(self, painter: QPainter, at: Measures, column: int, day: date) -> None:
        left, right = at.left(column), at.left(column + 1)
        off = self._ground(day)
        if off is not None:
            painter.fillRect(QRect(left, at.y(0), right - left, 24 * at.hour), off)
            return
        shade = blend(theme().colour("surface"), theme().colour("canvas"), 0.6)
        painter.fillRect(QRect(left, at.y(0), right - left, _WORK[0] * at.hour), shade)
        evening = at.y(_WORK[1] * 60)
        painter.fillRect(QRect(left, evening, right - left, at.y(24 * 60) - evening), shade)

    def _ground(self, day: date) -> QColor | None:
        surface = theme().colour("surface")
        if day in self._view.shown.public:
            return blend(surface, theme().colour("warn"), 0.06)
        return blend(surface, theme().colour("canvas"), 0.6) if day.weekday() >= _SATURDAY else None

    def _hours(self, painter: QPainter, at: Measures) -> None:
        painter.setFont(pens.font(0.82))
        painter.setPen(theme().colour("quiet"))
        high = scaled(16)
        for hour in range(1, 24):
            room = QRect(0, at.y(hour * 60) - high // 2, at.gutter - 12, high)
            pens.text(painter, room, f"{hour}:00", RIGHT)

    def now_line(self, painter: QPainter, at: Measures) -> None:
        """Where today has got to."""
        shown, days = self._view.shown, self._view.days()
        if shown.now.date() not in days:
            return
        column = days.index(shown.now.date())
        y = at.y(shown.now.hour * 60 + shown.now.minute)
        colour = theme().colour("bad")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(at.left(column), y, at.left(column + 1) - 1, y)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(at.left(column), y), 5, 5)
        painter.restore()

    def head(self, painter: QPainter, at: Measures) -> None:
        """Name and number of each day, and what is special about it."""
        painter.fillRect(QRect(0, 0, at.width, at.top), theme().colour("surface"))
        for column, day in enumerate(self._view.days()):
            left = at.left(column)
            self._day(painter, day, QRect(left, 0, at.left(column + 1) - left, at.head))

    def _day(self, painter: QPainter, day: date, room: QRect) -> None:
        shown, colours = self._view.shown, theme()
        today = day == shown.today
        painter.setFont(pens.bold(0.86))
        painter.setPen(colours.colour("accent" if today else "quiet"))
        name = QRect(room.left() + 8, scaled(4), room.width() - 12, scaled(18))
        pens.text(painter, name, words.SHORT_DAYS[day.weekday()], LEFT)
        painter.setFont(pens.font(1.4, pens.font().Weight.Medium))
        high = scaled(30)
        label = str(day.day)
        wide = max(painter.fontMetrics().horizontalAdvance(label) + 2, high if today else 0)
        number = QRect(room.left() + (4 if today else 7), scaled(23), wide, high)
        pens.number(painter, number, label, today=today)
        rest = QRect(number.right() + 8, number.top(), room.right() - number.right() - 12, high)
        self._free(painter, day, rest)
        if self._view.hasFocus() and self._view.chosen is None and day == self._view.day:
            pens.ring(painter, room.adjusted(2, 2, -2, -2))

    def _free(self, painter: QPainter, day: date, room: QRect) -> None:
        public, school = self._view.shown.public.get(day), self._view.shown.school.get(day)
        painter.setFont(pens.font(0.82))
        painter.setPen(theme().colour("warn" if public else "quiet"))
        if room.width() > scaled(24):
            pens.text(painter, room, public or school or "", LEFT)

    def strip(self, painter: QPainter, at: Measures, more: dict[int, int]) -> None:
        """Ground of what lasts all day, and what of it found no room."""
        line = theme().colour("line")
        painter.setPen(line)
        painter.drawLine(at.gutter, at.head, at.width, at.head)
        for column in range(at.columns):
            painter.drawLine(at.left(column), at.head - scaled(8), at.left(column), at.top)
        painter.setFont(pens.font(0.78))
        painter.setPen(theme().colour("quiet"))
        pens.text(painter, QRect(0, at.head + 4, at.gutter - 4, pens.line_height()), "ganztags", RIGHT)
        painter.setFont(pens.bold())
        for column, number in more.items():
            top = at.top - pens.line_height() - scaled(6)
            room = QRect(
                at.left(column) + 8, top, at.left(column + 1) - at.left(column) - 10, pens.line_height()
            )
            pens.text(painter, room, words.more(number), LEFT)
        painter.setPen(theme().colour("control_soft"))
        painter.drawLine(0, at.top - 1, at.width, at.top - 1)
        shadow = QRectF(0, at.top, at.width, 2)
        if at.scrolled:
            painter.fillRect(shadow, QColor(0, 0, 0, 18))
