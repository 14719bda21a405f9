"""How the list is drawn: names of months, days at the left, dates with all that is known of them."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter

from app.domain.calendar import Occurrence
from app.domain.dates import Week
from app.ui.calendar import pens, spans, words
from app.ui.calendar.palette import ink
from app.ui.calendar.pens import LEFT
from app.ui.theme import theme
from app.ui.theme.fonts import scaled

if TYPE_CHECKING:
    from app.ui.calendar.agenda import AgendaView

LEFT_EDGE = 150
"""Where dates begin; left of it stand the days."""
_SATURDAY = 5


class AgendaLook:
    """Draws for the list."""

    def __init__(self, view: "AgendaView") -> None:
        self._view = view

    def end(self, painter: QPainter, top: int, last: date) -> None:
        """How far the list was read."""
        at = QRect(scaled(LEFT_EDGE + 12), top + scaled(12), scaled(600), scaled(28))
        painter.setFont(pens.font(0.9))
        painter.setPen(theme().colour("quiet"))
        pens.text(painter, at, f"Bis {spans.spoken_day(last)} gelesen.", LEFT)

    def month(self, painter: QPainter, day: date, at: QRect) -> None:
        """The name of a month."""
        painter.setFont(pens.bold(1.1))
        painter.setPen(theme().colour("text"))
        pens.text(painter, at.adjusted(scaled(16), scaled(8), 0, 0), spans.month_name(day), LEFT)

    def weekday(self, painter: QPainter, day: date, at: QRect) -> None:
        """A day with what is special about it."""
        colours = theme()
        painter.setPen(colours.colour("line"))
        painter.drawLine(scaled(16), at.top() - scaled(6), at.right() - scaled(16), at.top() - scaled(6))
        today = day == self._view.shown.today
        painter.setFont(pens.font(1.35, pens.font().Weight.Medium))
        high = scaled(32)
        number = QRect(scaled(14), at.top() + scaled(3), scaled(40), high)
        off = day in self._view.shown.public or day.weekday() >= _SATURDAY
        pens.number(painter, number, str(day.day), today=today, colour="quiet" if off else "text")
        painter.setFont(pens.bold(0.86))
        painter.setPen(colours.colour("accent" if today else "text"))
        room = QRect(scaled(62), at.top() + scaled(2), scaled(LEFT_EDGE) - scaled(66), scaled(17))
        pens.text(painter, room, spans.WEEKDAYS[day.weekday()], LEFT)
        painter.setFont(pens.font(0.8))
        special = (
            self._view.shown.public.get(day)
            or self._view.shown.school.get(day)
            or f"KW {Week.of(day).number}"
        )
        painter.setPen(colours.colour("warn" if day in self._view.shown.public else "quiet"))
        pens.text(painter, room.translated(0, scaled(17)), special, LEFT)
        if self._view.hasFocus() and self._view.chosen is None and day == self._view.day:
            pens.ring(painter, QRect(scaled(8), at.top() - 1, scaled(LEFT_EDGE) - scaled(14), scaled(40)))

    def happening(self, painter: QPainter, one: Occurrence, day: date, room: QRect) -> None:
        """A date: when, what, what kind, where, who."""
        colours, state = theme(), self._view.state(one)
        if state.hovered or state.chosen:
            pens.rounded(
                painter, room.toRectF(), colours.colour("accent_ground" if state.chosen else "hover"), 6
            )
        if state.chosen:
            pens.ring(painter, room, 6)
        pens.rounded(
            painter,
            QRect(room.left() + 6, room.top() + 5, 3, room.height() - 10).toRectF(),
            ink(one).text,
            1.5,
        )
        pens.sign_of(painter, QPointF(room.left() + scaled(22), room.top() + scaled(12)), one)
        quiet, text = colours.colour("quiet"), colours.colour("quiet" if state.past else "text")
        left = room.left() + scaled(34)
        painter.setFont(pens.font(0.92))
        painter.setPen(quiet)
        times = QRect(left, room.top() + 2, scaled(126), scaled(20))
        pens.text(painter, times, words.span_on(one, day), LEFT)
        painter.setFont(pens.bold(1.0) if one.ours else pens.font(1.0))
        painter.setPen(text)
        wide = room.right() - left - scaled(138)
        pens.text(painter, QRect(left + scaled(130), room.top() + 2, wide, scaled(20)), one.title, LEFT)
        painter.setFont(pens.font(0.86))
        painter.setPen(quiet)
        kind = one.calendar or self._view.shown.kinds.get(one.kind, "")
        pens.text(painter, QRect(left, room.top() + scaled(20), scaled(126), scaled(18)), kind, LEFT)
        below = " · ".join(part for part in (one.place, one.who) if part)
        pens.text(painter, QRect(left + scaled(130), room.top() + scaled(20), wide, scaled(18)), below, LEFT)
