"""Week, work week and day: a grid of hours below a strip for what lasts all day."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.domain.calendar import Occurrence
from app.ui.calendar import chips, pens
from app.ui.calendar.hour_look import HourLook, Measures
from app.ui.calendar.layout import MINUTES, Bar, bars, blocks, edges, fitted, spans_days
from app.ui.calendar.moving import Part, snapped
from app.ui.calendar.pointer import Hit, by_day
from app.ui.calendar.shown import Shown
from app.ui.calendar.spans import ViewKind, days_from
from app.ui.calendar.view import Placed, View
from app.ui.theme.fonts import scaled

_EDGE = 6
_MOST_LANES = 4
"""So many lines the strip for whole days has at most; what does not fit is counted."""
_FIRST_HOUR = 7
"""The hour at the top when the view is shown first."""
_CREEP = 60
"""Milliseconds between two steps of scrolling while a date is held at the edge."""


class HourView(View):
    """The days beside each other, hours from top to bottom."""

    def __init__(self, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(shown, parent)
        self._look = HourLook(self)
        self._strip: tuple[Placed, ...] = ()
        self._grid: tuple[Placed, ...] = ()
        self._more: dict[int, int] = {}
        self._lanes = 1
        self._placed_once = False
        self._creep = QTimer(self)
        self._creep.setInterval(_CREEP)
        self._creep.timeout.connect(self._crept)
        self._at = QPoint()
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.arrange())

    # -- where everything stands -----------------------------------------------------------

    def days(self) -> list[date]:
        """The days shown, from left to right."""
        return list(days_from(*self.range()))

    def measures(self) -> Measures:
        """Where the parts begin."""
        days = self.days()
        return Measures(
            width=self.viewport().width(),
            columns=len(days),
            head=scaled(58),
            strip=self._lanes * (pens.line_height() + 2) + scaled(8),
            hour=scaled(46),
            gutter=scaled(52),
            scrolled=self.verticalScrollBar().value(),
        )

    def lay_out(self) -> None:
        """The strip first: it decides where the hours begin."""
        days, dates = self.days(), self.laid_out()
        long = bars(days[0], len(days), edges(one for one in dates if spans_days(one)))
        wanted = max((bar.lane + 1 for bar in long), default=1)
        self._lanes = min(wanted, _MOST_LANES)
        row = fitted(long, self._lanes)
        self._more = row.more
        measures = self.measures()
        self._scroll_range(measures)
        measures = self.measures()
        self._strip = tuple(self._in_strip(bar, measures) for bar in row.bars)
        self._grid = tuple(
            placed
            for column, day in enumerate(days)
            for placed in self._in_grid(column, day, measures, dates)
        )
        self.placed = [*self._grid, *self._strip]

    def _scroll_range(self, measures: Measures) -> None:
        bar = self.verticalScrollBar()
        page = max(self.viewport().height() - measures.top, 1)
        bar.setRange(0, max(24 * measures.hour + 1 - page, 0))
        bar.setPageStep(page)
        bar.setSingleStep(measures.hour // 2)
        if not self._placed_once and self.viewport().height() > measures.top + 2 * measures.hour:
            self._placed_once = True
            bar.setValue(round((_FIRST_HOUR - 0.25) * measures.hour))

    def _in_strip(self, bar: Bar, measures: Measures) -> Placed:
        left = measures.left(bar.first) + 2
        top = measures.head + scaled(4) + bar.lane * (pens.line_height() + 2)
        room = QRect(left, top, measures.left(bar.last + 1) - left - 4, pens.line_height())
        return Placed(bar.occurrence, room, bar.begins, bar.ends)

    @staticmethod
    def _in_grid(column: int, day: date, measures: Measures, dates: tuple[Occurrence, ...]) -> list[Placed]:
        left = measures.left(column) + 2
        wide = measures.left(column + 1) - left - scaled(8)
        found = []
        for block in blocks(day, dates):
            begin = left + wide * block.column // block.columns
            end = left + wide * (block.column + block.span) // block.columns
            top, bottom = measures.y(block.top), measures.y(block.bottom)
            one = block.occurrence
            room = QRect(begin, top + 1, end - begin - 2, max(bottom - top - 2, scaled(15)))
            found.append(Placed(one, room, one.first == day, one.last == day))
        return found

    def bring_into_sight(self, one: Occurrence) -> None:
        """Scroll to a date of the grid."""
        room = self.room_of(one)
        measures = self.measures()
        if room is None or one in [each.occurrence for each in self._strip]:
            return
        bar = self.verticalScrollBar()
        if room.top() < measures.top:
            bar.setValue(bar.value() - (measures.top - room.top()) - scaled(8))
        elif room.bottom() > self.viewport().height():
            by = min(room.bottom() - self.viewport().height() + scaled(8), room.top() - measures.top)
            bar.setValue(bar.value() + by)

    # -- what lies there -------------------------------------------------------------------

    def hit(self, at: QPoint) -> Hit | None:
        """A date, a spot of a quarter of an hour, the head of a day, its strip."""
        measures = self.measures()
        column = measures.column(at.x())
        if column is None:
            return None
        day = self.days()[column]
        if at.y() < measures.head:
            return by_day(day, opens=True, inert=True)
        if at.y() < measures.top:
            return self._strip_hit(day, column, at)
        minute = min(max(measures.minute(at.y()), 0), MINUTES - 15)
        moment = snapped(datetime.combine(day, time()) + timedelta(minutes=minute))
        rest = minute % 15
        found = next((each for each in reversed(self._grid) if each.room.contains(at)), None)
        if found is None:
            return Hit(day, moment, by_day=False, minutes=rest)
        part = _part(found, at.y())
        return Hit(day, moment, by_day=False, occurrence=found.occurrence, part=part, minutes=rest)

    def _strip_hit(self, day: date, column: int, at: QPoint) -> Hit:
        found = next((each for each in self._strip if each.room.contains(at)), None)
        if found is not None:
            part = Part.WHOLE
            if found.ends and at.x() > found.room.right() - _EDGE:
                part = Part.END
            elif found.begins and at.x() < found.room.left() + _EDGE:
                part = Part.START
            begin = datetime.combine(day, time())
            return Hit(day, begin, by_day=True, occurrence=found.occurrence, part=part)
        counted = column in self._more and at.y() > self.measures().top - pens.line_height() - scaled(6)
        return by_day(day, opens=counted)

    def placed_at(self, at: QPoint) -> Placed | None:
        """The strip covers what is scrolled below it."""
        among = self._strip if at.y() < self.measures().top else self._grid
        return next((each for each in reversed(among) if each.room.contains(at)), None)

    # -- keys ------------------------------------------------------------------------------

    def choose(self, one: Occurrence | None, day: date | None = None) -> None:
        """What is chosen is in sight."""
        super().choose(one, day)
        if one is not None:
            self.bring_into_sight(one)

    def dates_of(self, day: date) -> list[Occurrence]:
        """Also what has run past midnight."""
        return list(self.shown.touching(day, day))

    def pace(self, one: Occurrence, across: int, down: int) -> timedelta:
        """A day across, a quarter of an hour down; whole days know no quarters."""
        return timedelta(days=across, minutes=0 if one.all_day else 15 * down)

    # -- Qt --------------------------------------------------------------------------------

    def draw(self, painter: QPainter, room: QRect) -> None:
        """The hours first; head and strip cover what is scrolled away."""
        measures = self.measures()
        painter.setClipRect(
            room.intersected(QRect(0, measures.top, measures.width, self.viewport().height()))
        )
        self._look.grid(painter, measures)
        for each in self._grid:
            if room.intersects(each.room):
                pens.block(painter, each.room, each.occurrence, self.state(each.occurrence))
        self._look.now_line(painter, measures)
        painter.setClipRect(room)
        self._look.head(painter, measures)
        self._look.strip(painter, measures, self._more)
        for each in self._strip:
            one = each.occurrence
            chips.bar(painter, each.room, one, self.state(one), begins=each.begins, ends=each.ends)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The hours scroll; sideways a page is turned."""
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            self.leafed.emit(-1 if event.angleDelta().x() > 0 else 1)
            event.accept()
            return
        self.verticalScrollBar().event(event)

    def creep(self, at: QPoint) -> None:
        """A date held at the upper or lower edge scrolls the hours."""
        self._at = at
        if self._pace() and self.pointer.ghost is not None:
            self._creep.start()
        else:
            self._creep.stop()

    def _pace(self) -> int:
        near = scaled(24)
        if self._at.y() > self.viewport().height() - near:
            return 1
        return -1 if self.measures().top <= self._at.y() < self.measures().top + near else 0

    def _crept(self) -> None:
        pace = self._pace()
        if not pace or self.pointer.ghost is None:
            self._creep.stop()
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pace * self.measures().hour // 4)
        self.pointer.move(self._at, self.viewport().mapToGlobal(self._at))


class WeekView(HourView):
    """Monday to Sunday."""

    kind = ViewKind.WEEK


class WorkWeekView(HourView):
    """Monday to Friday."""

    kind = ViewKind.WORK_WEEK


class DayView(HourView):
    """One day."""

    kind = ViewKind.DAY


def _part(found: Placed, y: int) -> Part:
    edge = min(_EDGE, found.room.height() // 4)
    if found.ends and y > found.room.bottom() - edge:
        return Part.END
    if found.begins and y < found.room.top() + edge // 2:
        return Part.START
    return Part.WHOLE
