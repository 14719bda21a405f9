"""Dates in a row of days, as they are drawn: bars and chips, on one line or on two."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from app.domain.calendar import Occurrence
from app.ui.calendar import pens, words
from app.ui.calendar.layout import spans_days
from app.ui.calendar.palette import ink
from app.ui.calendar.pens import LEFT, SIGN, SMALL, STRIPE, State
from app.ui.theme import theme
from app.ui.theme.fonts import scaled

_SQUEEZE = 4
"""Between the time and the title."""


def height(lines: int) -> int:
    """Of a date with a title of so many lines: they stand closer than dates do."""
    return pens.line_height() + (lines - 1) * _second()


def too_long(one: Occurrence, wide: int) -> bool:
    """Whether the title of a date that begins here would be cut on a single line."""
    inside = _inside(QRect(0, 0, wide, pens.line_height()), one, begins=True)
    time, time_font = _time(one, wide), _time_font(one)
    if time:
        inside.setLeft(inside.left() + QFontMetrics(time_font).horizontalAdvance(time) + _SQUEEZE)
    return QFontMetrics(_title_font(one)).horizontalAdvance(one.title) > inside.width()


def parted(title: str, fits: Callable[[str], bool]) -> tuple[str, str]:
    """The whole words of a title that fit into its first line, and the rest; there may be none that do."""
    parts = title.split()
    taken = 0
    while taken < len(parts) and fits(" ".join(parts[: taken + 1])):
        taken += 1
    return " ".join(parts[:taken]), " ".join(parts[taken:])


def bar(
    painter: QPainter, room: QRect, one: Occurrence, state: State, *, begins: bool = True, ends: bool = True
) -> None:
    """What lasts all day or several days: filled, ours; only outlined, others'."""
    colours = ink(one)
    pens.ground(painter, room, one, colours, state, begins=begins, ends=ends)
    inside = _inside(room, one, begins=begins)
    if begins:
        _write(painter, inside, one, _time(one, room.width()), (colours.text, colours.text))
    else:
        painter.setPen(colours.text)
        painter.setFont(_title_font(one))
        pens.text(painter, inside, f"… {one.title}", LEFT)


def chip(painter: QPainter, room: QRect, one: Occurrence, state: State) -> None:
    """What lasts some hours, in a row of days: sign, time, title."""
    tokens = theme()
    if state.lifted or state.chosen:
        pens.ground(painter, room, one, ink(one), state, stripe=False)
    elif state.hovered:
        pens.rounded(painter, QRectF(room), tokens.colour("hover"))
    middle = room.top() + (pens.line_height() - 1) // 2 + 0.5
    pens.sign_of(painter, QPointF(room.left() + 4 + scaled(SIGN) / 2, middle), one)
    title = tokens.colour("quiet" if state.past or not one.ours else "text")
    inside = _inside(room, one, begins=True)
    _write(painter, inside, one, _time(one, room.width()), (tokens.colour("quiet"), title))


def _write(
    painter: QPainter, inside: QRect, one: Occurrence, time: str, colours: tuple[QColor, QColor]
) -> None:
    """Time and title; where the room is high enough for it, the title goes on below them."""
    line = QRect(inside.left(), inside.top(), inside.width(), pens.line_height())
    head, rest = one.title, ""
    if inside.height() > line.height():
        time, head, rest = _two(inside.width(), one, time)
    if time:
        painter.setPen(colours[0])
        painter.setFont(_time_font(one))
        line.setLeft(line.left() + pens.text(painter, line, time, LEFT) + _SQUEEZE)
    painter.setPen(colours[1])
    painter.setFont(_title_font(one))
    pens.text(painter, line, head, LEFT)
    if rest:
        below = QRect(inside.left(), inside.top() + _second(), inside.width(), pens.line_height())
        pens.text(painter, below, rest, LEFT)


def _two(wide: int, one: Occurrence, time: str) -> tuple[str, str, str]:
    """Time, first line and second line; where no word fits beside the time, it says the end as well."""
    times, titles = QFontMetrics(_time_font(one)), QFontMetrics(_title_font(one))
    left = wide - (times.horizontalAdvance(time) + _SQUEEZE if time else 0)
    head, rest = parted(one.title, lambda said: titles.horizontalAdvance(said) <= left)
    if time and not head and times.horizontalAdvance(span := words.span(one)) <= wide:
        time = span
    return time, head, rest


def _second() -> int:
    return scaled(15)


def _inside(room: QRect, one: Occurrence, *, begins: bool) -> QRect:
    """Where words stand."""
    if spans_days(one):
        return room.adjusted(STRIPE + 5 if begins else 8, 0, -5, 0)
    return room.adjusted(scaled(SIGN) + 9, 0, -2, 0)


def _time(one: Occurrence, wide: int) -> str:
    """When it begins; a narrow day has only room for titles."""
    return words.time_of(one) if spans_days(one) or wide > scaled(96) else ""


def _time_font(one: Occurrence) -> QFont:
    return pens.bold() if spans_days(one) else pens.font(0.8)


def _title_font(one: Occurrence) -> QFont:
    strong = one.ours or spans_days(one)
    return pens.font(SMALL, QFont.Weight.Medium if strong else QFont.Weight.Normal)
