"""The month: weeks with their numbers, bars across days, dates of a day below each other."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter

from app.domain.calendar import Occurrence
from app.domain.dates import MONTHS, Week
from app.ui.calendar import chips, pens, spans, words
from app.ui.calendar.layout import Bar, Row, bars, edges, fitted, roomy, spans_days
from app.ui.calendar.moving import Part
from app.ui.calendar.palette import blend
from app.ui.calendar.pens import CENTRE, LEFT, RIGHT
from app.ui.calendar.pointer import Hit, by_day
from app.ui.calendar.spans import DAYS, ViewKind, days_from
from app.ui.calendar.view import Placed, View
from app.ui.theme import theme
from app.ui.theme.fonts import scaled

EDGE = 6
"""Pixels at the end of a bar that stretch it."""
_SATURDAY = 5


@dataclass(frozen=True)
class _Line:
    """A week as it is drawn."""

    first: date
    top: int
    height: int
    row: Row
    lanes: int


class MonthView(View):
    """Four to six weeks."""

    kind = ViewKind.MONTH
    _lines: tuple[_Line, ...] = ()
    _lefts: tuple[int, ...] = (0,) * (DAYS + 1)
    _month: date | None = None

    @property
    def page(self) -> date:
        """The month that is seen; days before and behind it can be chosen without leafing."""
        month = self._month or spans.month_first(self.day)
        return self.day if spans.month_first(self.day) == month else month

    def range(self) -> tuple[date, date]:
        """The weeks of its month."""
        return spans.shown(self.kind, self._month or self.day)

    def go(self, day: date) -> None:
        """The month of that day."""
        self._month = spans.month_first(spans.held(day))
        super().go(day)

    def choose(self, one: Occurrence | None, day: date | None = None) -> None:
        """Leaf only where the day is not seen."""
        first, last = self.range()
        wanted = day or (one.first if one is not None else self.day)
        if not first <= wanted <= last:
            self._month = spans.month_first(spans.held(wanted))
        super().choose(one, day)

    def lay_out(self) -> None:
        """Weeks of equal height; as many dates as fit, the others counted."""
        first, last = self.range()
        wide = self.viewport().width() - self._gutter()
        self._lefts = tuple(self._gutter() + wide * column // DAYS for column in range(DAYS + 1))
        weeks = ((last - first).days + 1) // DAYS
        room = self.viewport().height() - self._head()
        dates = edges(self.laid_out())
        lines = []
        for number in range(weeks):
            top = self._head() + room * number // weeks
            height = self._head() + room * (number + 1) // weeks - top
            begin = first + timedelta(weeks=number)
            lanes = max((height - self._number() - 1) // self._pitch(), 1)
            row = roomy(fitted(bars(begin, DAYS, dates), lanes), lanes, self._too_long)
            lines.append(_Line(begin, top, height, row, lanes))
        self._lines = tuple(lines)
        for line in lines:
            for bar in line.row.bars:
                room_ = self._lane(line, bar.first, bar.last, bar.lane, bar.lanes)
                self.placed.append(Placed(bar.occurrence, room_, bar.begins, bar.ends))

    def draw(self, painter: QPainter, room: QRect) -> None:
        """Names of the days, then week by week."""
        self._draw_head(painter)
        for line in self._lines:
            if room.intersects(QRect(0, line.top, self.viewport().width(), line.height)):
                self._draw_week(painter, line)
        for each in self.placed:
            if room.intersects(each.room):
                self._draw_date(painter, each)
        if self.hasFocus() and self.chosen is None:
            cell = self.cell(self.day)
            if cell is not None:
                pens.ring(painter, cell)

    def hit(self, at: QPoint) -> Hit | None:
        """A date, „+3 weitere“, the number of a day, or an empty place of it."""
        line = next((one for one in self._lines if one.top <= at.y() < one.top + one.height), None)
        if line is None or at.x() < self._gutter():
            return None
        column = next((at_ for at_ in range(DAYS) if at.x() < self._left(at_ + 1)), DAYS - 1)
        day = line.first + timedelta(days=column)
        found = self.placed_at(at)
        if found is not None:
            spot = by_day(day)
            return Hit(day, spot.at, by_day=True, occurrence=found.occurrence, part=_part(found, at))
        more = column in line.row.more and self._lane(line, column, column, line.lanes - 1).contains(at)
        on_number = at.y() < line.top + self._number() and at.x() < self._left(column) + scaled(34)
        return by_day(day, opens=more or on_number)

    def cell(self, day: date) -> QRect | None:
        """The room of a day; None when the month does not show it."""
        self.settle()
        for line in self._lines:
            column = (day - line.first).days
            if 0 <= column < DAYS:
                left = self._left(column)
                return QRect(left, line.top, self._left(column + 1) - left, line.height)
        return None

    def step_beyond(self, by: int) -> None:
        """The week below or above; from below one comes to the last date of a day."""
        day = self.day + timedelta(weeks=by)
        dates = self.dates_of(day)
        self.choose(dates[-1] if by < 0 and dates else None, day)

    # -- measures --------------------------------------------------------------------------

    def _head(self) -> int:
        return scaled(28)

    def _gutter(self) -> int:
        return scaled(30)

    def _number(self) -> int:
        return scaled(26)

    def _pitch(self) -> int:
        return pens.line_height() + 1

    def _left(self, column: int) -> int:
        return self._lefts[column]

    def _lane(self, line: _Line, first: int, last: int, lane: int, lanes: int = 1) -> QRect:
        left = self._left(first) + 3
        top = line.top + self._number() + lane * self._pitch()
        return QRect(left, top, self._left(last + 1) - left - 3, chips.height(lanes))

    def _too_long(self, bar: Bar) -> bool:
        return chips.too_long(bar.occurrence, self._left(bar.last + 1) - self._left(bar.first) - 6)

    # -- drawing ---------------------------------------------------------------------------

    def _draw_head(self, painter: QPainter) -> None:
        painter.setFont(pens.bold(0.86))
        today = self.shown.today
        first, last = spans.month_first(self.page), spans.month_last(self.page)
        for column, name in enumerate(words.SHORT_DAYS):
            now = first <= today <= last and today.weekday() == column
            painter.setPen(theme().colour("accent" if now else "quiet"))
            left = self._left(column)
            room = QRect(left + 9, 0, self._left(column + 1) - left - 12, self._head())
            long = spans.WEEKDAYS[column]
            wide = painter.fontMetrics().horizontalAdvance(long) < room.width()
            pens.text(painter, room, long if wide else name, LEFT)
        painter.setPen(theme().colour("quiet"))
        painter.setFont(pens.font(0.78))
        pens.text(painter, QRect(0, 0, self._gutter(), self._head()), "KW", CENTRE)

    def _draw_week(self, painter: QPainter, line: _Line) -> None:
        colours = theme()
        number = QRect(0, line.top, self._gutter(), self._number())
        painter.setPen(colours.colour("quiet"))
        painter.setFont(pens.font(0.78))
        pens.text(painter, number, str(Week.of(line.first).number), CENTRE)
        for column, day in enumerate(days_from(line.first, line.first + timedelta(days=DAYS - 1))):
            left = self._left(column)
            self._draw_day(painter, day, QRect(left, line.top, self._left(column + 1) - left, line.height))
            if column in line.row.more:
                self._draw_more(painter, line, column)
        painter.setPen(colours.colour("line"))
        painter.drawLine(self._gutter(), line.top, self.viewport().width(), line.top)

    def _draw_day(self, painter: QPainter, day: date, cell: QRect) -> None:
        colours = theme()
        outside = day.month != self.page.month
        painter.fillRect(cell, self._ground(day, outside=outside))
        painter.setPen(colours.colour("line"))
        painter.drawLine(cell.left(), cell.top(), cell.left(), cell.bottom())
        today = day == self.shown.today
        label = str(day.day) if day.day > 1 else f"{day.day}. {MONTHS[day.month - 1][:3]}"
        painter.setFont(pens.font(0.92) if outside else pens.bold(0.92))
        high = scaled(22)
        wide = max(painter.fontMetrics().horizontalAdvance(label) + 8, high)
        room = QRect(cell.left() + 4, cell.top() + 3, wide, high)
        pens.number(painter, room, label, today=today, colour="faint" if outside else "text")
        self._draw_free(painter, day, cell.adjusted(wide + 4, 3, -4, 0))

    def _draw_free(self, painter: QPainter, day: date, room: QRect) -> None:
        """Public holidays by name; school holidays by name where they begin or a week does."""
        room.setHeight(scaled(22))
        public, school = self.shown.public.get(day), self.shown.school.get(day)
        painter.setFont(pens.font(0.82))
        if public:
            painter.setPen(theme().colour("warn"))
            pens.text(painter, room, public, RIGHT)
        elif school and (day.weekday() == 0 or self.shown.school.get(day - timedelta(days=1)) != school):
            painter.setPen(theme().colour("quiet"))
            pens.text(painter, room, school, RIGHT)

    def _ground(self, day: date, *, outside: bool) -> QColor:
        """School holidays and weekends are tinted, so little that dates stand out."""
        surface, canvas = theme().colour("surface"), theme().colour("canvas")
        if day in self.shown.public:
            return blend(surface, theme().colour("warn"), 0.06)
        if outside:
            return blend(surface, canvas, 0.75)
        return blend(surface, canvas, 0.6) if day.weekday() >= _SATURDAY else surface

    def _draw_more(self, painter: QPainter, line: _Line, column: int) -> None:
        room = self._lane(line, column, column, line.lanes - 1)
        painter.setFont(pens.bold())
        painter.setPen(theme().colour("quiet"))
        pens.text(painter, room.adjusted(5, 0, 0, 0), words.more(line.row.more[column]), LEFT)

    def _draw_date(self, painter: QPainter, each: Placed) -> None:
        one = each.occurrence
        if spans_days(one):
            chips.bar(painter, each.room, one, self.state(one), begins=each.begins, ends=each.ends)
        else:
            chips.chip(painter, each.room, one, self.state(one))


def _part(found: Placed, at: QPoint) -> Part:
    """The end of a bar, or its whole; what lasts some hours has no ends here."""
    if not spans_days(found.occurrence):
        return Part.WHOLE
    if found.ends and at.x() > found.room.right() - EDGE:
        return Part.END
    if found.begins and at.x() < found.room.left() + EDGE:
        return Part.START
    return Part.WHOLE
