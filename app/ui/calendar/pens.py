"""How dates, days and marks are drawn; measures grow with the size of text the person has chosen."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from app.domain.calendar import Occurrence
from app.ui.calendar import words
from app.ui.calendar.palette import Ink, blend, ink, ink_of
from app.ui.theme import theme
from app.ui.theme.fonts import scaled, sized, tabular

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
_LINE = {
    side: int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
    for side in (LEFT, RIGHT, CENTRE)
}
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
RADIUS = 4.0
SMALL = 0.88
"""Text on dates, against the text of the window."""
SIGN = 8
STRIPE = 3
"""Wide, at the beginning of a bar and of a block."""


@dataclass(frozen=True)
class State:
    """How a date is drawn just now: chosen by keys or pointer, under the pointer, on its way, over."""

    chosen: bool = False
    hovered: bool = False
    lifted: bool = False
    past: bool = False


def font(factor: float = SMALL, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The window's font in another size, with figures of equal width."""
    base = QGuiApplication.font()
    # Asked hundreds of times a picture: writing the whole font down as a key would take longer than drawing.
    return _font(base.family(), base.pointSizeF(), factor, weight)


@lru_cache(maxsize=64)
def _font(family: str, size: float, factor: float, weight: QFont.Weight) -> QFont:
    made = QFont(QGuiApplication.font())
    made.setFamily(family)
    made.setPointSizeF(size)
    made = tabular(sized(made, factor, weight))
    # Small text keeps the distances of its letters; rounded to whole pixels they would stand wide.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def bold(factor: float = SMALL) -> QFont:
    """The same, half bold."""
    return font(factor, QFont.Weight.DemiBold)


def line_height() -> int:
    """Of one date in a row of days."""
    return scaled(20)


def text(painter: QPainter, room: QRect, words_: str, flags: Qt.AlignmentFlag) -> int:
    """One line, cut with an ellipsis; returns how wide it is."""
    metrics = painter.fontMetrics()
    wide = metrics.horizontalAdvance(words_)
    if wide > room.width():
        words_ = metrics.elidedText(words_, Qt.TextElideMode.ElideRight, room.width())
        wide = room.width()
    painter.drawText(room, _LINE[flags], words_)
    return wide


def sign(painter: QPainter, centre: QPointF, kind: str, colour: QColor, *, filled: bool = True) -> None:
    """The sign of a kind: round, square, lozenge, triangle; a ring for what others organise."""
    half = scaled(SIGN) / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    around = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half).adjusted(0.5, 0.5, -0.5, -0.5)
    if kind == "office_hour":
        painter.drawRoundedRect(around, 1.5, 1.5)
    elif kind == "event":
        painter.drawPolygon(_polygon(around, ((0.5, -0.1), (1.1, 0.5), (0.5, 1.1), (-0.1, 0.5))))
    elif kind == "deadline":
        painter.drawPolygon(_polygon(around, ((0.5, 0.0), (1.05, 1.0), (-0.05, 1.0))))
    else:
        painter.drawEllipse(around)
    painter.restore()


def sign_of(painter: QPainter, centre: QPointF, one: Occurrence) -> None:
    """The sign of a date."""
    sign(painter, centre, "" if one.calendar else one.kind, ink(one).text, filled=one.ours)


def layer_sign(painter: QPainter, centre: QPointF, kind: str, colour: str) -> None:
    """The sign of a kind, or of another organiser, in the legend."""
    sign(painter, centre, kind, ink_of(kind, colour).text, filled=bool(kind))


def _polygon(around: QRectF, points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF(
        [QPointF(around.x() + x * around.width(), around.y() + y * around.height()) for x, y in points]
    )


def block(painter: QPainter, room: QRect, one: Occurrence, state: State) -> None:
    """What lasts some hours, in the grid of hours: title, time, place, as there is room."""
    colours = ink(one)
    ground(painter, room, one, colours, state)
    painter.save()
    painter.setClipRect(room)
    inside = room.adjusted(STRIPE + 5, 2, -4, -2)
    painter.setPen(colours.text)
    head, plain = bold(), font(0.84)
    high = QFontMetrics(head).height()
    painter.setFont(head)
    if inside.height() < 2 * high - 4:
        line = QRect(inside.left(), room.top(), inside.width(), room.height())
        used = text(painter, line, one.title, LEFT)
        painter.setFont(plain)
        line.setLeft(line.left() + used + 6)
        if line.width() > scaled(36):
            text(painter, line, f"{words.time_of(one)}{', ' if one.place else ''}{one.place}", LEFT)
    else:
        _lines(painter, inside, one, (head, plain))
    painter.restore()


def _lines(painter: QPainter, inside: QRect, one: Occurrence, fonts: tuple[QFont, QFont]) -> None:
    head, plain = fonts
    high, low = QFontMetrics(head).height(), QFontMetrics(plain).height()
    left = inside.height() - low
    most = max(left // high, 1) if one.place == "" else max((left - low) // high, 1)
    room = QRect(inside.left(), inside.top(), inside.width(), high * min(most, 3))
    flags = int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
    needed = painter.fontMetrics().boundingRect(room, flags, one.title)
    if needed.height() <= room.height() and needed.width() <= room.width():
        painter.drawText(room, flags, one.title)
        top = room.top() + needed.height()
    else:
        room.setHeight(high)
        text(painter, room, one.title, LEFT)
        top = room.top() + high
    painter.setFont(plain)
    for words_ in (words.span(one), " · ".join(part for part in (one.place, one.who) if part)):
        if top + low > inside.bottom() + 3:
            return
        text(painter, QRect(inside.left(), top, inside.width(), low), words_, LEFT)
        top += low


def ground(
    painter: QPainter,
    room: QRect,
    one: Occurrence,
    colours: Ink,
    state: State,
    *,
    begins: bool = True,
    ends: bool = True,
    stripe: bool = True,
) -> None:
    """What a date is written on: filled, ours; only outlined, others'."""
    surface = theme().colour("surface")
    filled = colours.ground if one.ours or state.lifted else surface
    if state.hovered and not state.lifted:
        filled = blend(filled, colours.line, 0.5)
    outline = colours.text if state.chosen or state.lifted else (None if one.ours else colours.line)
    box = QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5)
    path = cut(box, begins=begins, ends=ends)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, filled)
    if stripe and begins:
        painter.setClipPath(path)
        painter.fillRect(QRectF(box.left(), box.top(), STRIPE, box.height()), colours.text)
        painter.setClipping(False)
    if outline is not None:
        painter.setPen(QPen(outline, 2 if state.chosen else 1))
        painter.drawPath(path)
    painter.restore()


def cut(box: QRectF, *, begins: bool, ends: bool) -> QPainterPath:
    """A rounded box; straight on the side where it goes on."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, RADIUS, RADIUS)
    if not begins:
        path.addRect(QRectF(box.left(), box.top(), box.width() / 2, box.height()))
    if not ends:
        path.addRect(QRectF(box.center().x(), box.top(), box.width() / 2, box.height()))
    return path.simplified()


def rounded(painter: QPainter, box: QRectF, colour: QColor, radius: float = RADIUS) -> None:
    """A filled box without an outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()


def ring(painter: QPainter, room: QRect, radius: float = RADIUS) -> None:
    """Where the keys are."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(room).adjusted(1.5, 1.5, -1.5, -1.5), radius, radius)
    painter.restore()


def number(painter: QPainter, room: QRect, words_: str, *, today: bool, colour: str = "text") -> None:
    """The number of a day, in the middle of its room; today's on a disc."""
    if today:
        high = min(room.height(), room.width())
        wide = max(painter.fontMetrics().horizontalAdvance(words_) + high // 2, high)
        disc = QRectF(0, 0, wide, high)
        disc.moveCenter(QPointF(room.center().x() + 0.5, room.center().y() + 0.5))
        rounded(painter, disc, theme().colour("accent"), high / 2)
    painter.setPen(theme().colour("accent_text" if today else colour))
    painter.drawText(room, _MIDDLE, words_)
