"""The list: day by day, as far as one scrolls."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.domain.calendar import Occurrence
from app.ui.calendar import pens, spans
from app.ui.calendar.agenda_look import LEFT_EDGE, AgendaLook
from app.ui.calendar.pens import LEFT
from app.ui.calendar.pointer import Hit, by_day
from app.ui.calendar.shown import Shown
from app.ui.calendar.spans import ViewKind
from app.ui.calendar.view import Placed, View
from app.ui.theme import theme
from app.ui.theme.fonts import scaled

_MORE = 60
"""Days that are added where one scrolls to an end."""
_FARTHEST = 366 * 3
"""Days from the chosen one the list reaches at most, so that empty years are not read for ever."""


@dataclass(frozen=True)
class _Line:
    """One line: the name of a month, a day without dates, or a date."""

    top: int
    height: int
    day: date
    occurrence: Occurrence | None = None
    month: bool = False
    first_of_day: bool = False


class AgendaView(View):
    """Dates below each other with their days.

    Signals:
        reached: the end was scrolled to; more is wanted.
    """

    kind = ViewKind.AGENDA
    reached = Signal()

    def __init__(self, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(shown, parent)
        self._look = AgendaLook(self)
        self._lines: tuple[_Line, ...] = ()
        self._tops: list[int] = []
        self._first = self.day
        self._last = self.range_from(self.day)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @staticmethod
    def range_from(day: date) -> date:
        """The last day the list shows to begin with."""
        return spans.shown(ViewKind.AGENDA, day)[1]

    def range(self) -> tuple[date, date]:
        """From the day one went to, as far as was scrolled."""
        return self._first, self._last

    def go(self, day: date) -> None:
        """Begin the list at a day."""
        if not self._first <= day <= self._last or day < self.day:
            self._first, self._last = spans.held(day), self.range_from(spans.held(day))
        super().go(day)
        self._to_day()

    def lay_out(self) -> None:
        """Line below line; what is seen stays where it is, whatever comes in above it."""
        kept = self._uppermost()
        lines: list[_Line] = []
        top = 0
        month = 0
        for day in spans.days_from(self._first, self._last):
            dates = self.shown.by_day.get(day, [])
            special = day in (self.shown.today, self.day, self._first) or day in self.shown.public
            if not dates and not special:
                continue
            if month != day.month:
                month = day.month
                lines.append(_Line(top, scaled(44), day, month=True))
                top += scaled(44)
            of_day: list[Occurrence | None] = [*dates] or [None]
            for number, one in enumerate(of_day):
                lines.append(_Line(top, scaled(44), day, one, first_of_day=number == 0))
                top += scaled(44)
            top += scaled(10)
        self._lines = tuple(lines)
        self._tops = [line.top for line in lines]
        bar = self.verticalScrollBar()
        page = max(self.viewport().height(), 1)
        bar.setRange(0, max(top + scaled(56) - page, 0))
        bar.setPageStep(page)
        bar.setSingleStep(scaled(44))
        if kept is not None:
            day, above = kept
            line = next((one for one in lines if one.day >= day and not one.month), None)
            bar.setValue(bar.value() if line is None else line.top + above)
        self._place()

    def _uppermost(self) -> tuple[date, int] | None:
        """The day at the upper edge, and how far it is scrolled out."""
        low = self.verticalScrollBar().value()
        line = next((one for one in self._seen() if not one.month and one.top + one.height > low), None)
        if line is None or not low:
            return None
        first = next(one for one in self._lines if one.day == line.day and not one.month)
        return line.day, low - first.top

    def _place(self) -> None:
        left, wide = scaled(LEFT_EDGE), self.viewport().width()
        scrolled = self.verticalScrollBar().value()
        self.placed = [
            Placed(
                line.occurrence, QRect(left, line.top - scrolled, wide - left - scaled(16), line.height - 4)
            )
            for line in self._seen()
            if line.occurrence is not None
        ]

    def _seen(self) -> tuple[_Line, ...]:
        low = self.verticalScrollBar().value()
        begin = max(bisect_right(self._tops, low) - 1, 0)
        end = bisect_right(self._tops, low + self.viewport().height())
        return self._lines[begin:end]

    def draw(self, painter: QPainter, room: QRect) -> None:
        """Only the lines in sight."""
        scrolled = self.verticalScrollBar().value()
        for line in self._seen():
            at = QRect(0, line.top - scrolled, self.viewport().width(), line.height)
            if not room.intersects(at):
                continue
            if line.month:
                self._look.month(painter, line.day, at)
                continue
            if line.first_of_day:
                self._look.weekday(painter, line.day, at)
            inside = at.adjusted(scaled(LEFT_EDGE), 0, -scaled(16), -4)
            if line.occurrence is None:
                painter.setFont(pens.font(0.95))
                painter.setPen(theme().colour("quiet"))
                said = self.shown.public.get(line.day) or "Keine Termine"
                pens.text(painter, inside.adjusted(scaled(12), 0, 0, 0), said, LEFT)
            else:
                self._look.happening(painter, line.occurrence, line.day, inside)
        if not self._lines or self._lines[-1].top - scrolled < self.viewport().height():
            top = self._lines[-1].top + self._lines[-1].height if self._lines else 0
            self._look.end(painter, top - scrolled, self._last)

    def hit(self, at: QPoint) -> Hit | None:
        """A date, or its day."""
        low = at.y() + self.verticalScrollBar().value()
        number = bisect_right(self._tops, low) - 1
        if not 0 <= number < len(self._lines):
            return None
        line = self._lines[number]
        found = self.placed_at(at)
        spot = by_day(line.day, opens=at.x() < scaled(LEFT_EDGE), inert=True)
        if found is None:
            return spot
        return Hit(line.day, spot.at, by_day=True, occurrence=found.occurrence, inert=True)

    def choose(self, one: Occurrence | None, day: date | None = None) -> None:
        """What is chosen is in sight."""
        super().choose(one, day)
        self.settle()
        line = self._line_of(one, self.day)
        if line is None:
            return
        bar = self.verticalScrollBar()
        if line.top < bar.value():
            bar.setValue(line.top - scaled(8))
        elif line.top + line.height > bar.value() + self.viewport().height():
            bar.setValue(line.top + line.height - self.viewport().height() + scaled(8))

    def _line_of(self, one: Occurrence | None, day: date) -> _Line | None:
        lines = [line for line in self._lines if line.day == day and not line.month]
        return next((line for line in lines if line.occurrence is one), lines[0] if lines else None)

    def step_day(self, by: int) -> None:
        """To the next day that has something."""
        self.settle()
        days = sorted({line.day for line in self._lines})
        at = bisect_right(days, self.day) - 1 + by
        if by < 0 and self.day not in days:
            at += 1
        if 0 <= at < len(days):
            self.choose(None, days[at])
        elif by > 0:
            self._extend()

    def step_beyond(self, by: int) -> None:
        """The first date of the next day, the last one of the day before."""
        self.settle()
        days = sorted(day for day in {line.day for line in self._lines} if (day > self.day) == (by > 0))
        days = [day for day in days if day != self.day]
        if not days:
            (self._extend if by > 0 else self._extend_back)()
            return
        day = days[0] if by > 0 else days[-1]
        dates = self.dates_of(day)
        self.choose((dates[0] if by > 0 else dates[-1]) if dates else None, day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; above the first line earlier days come in."""
        if event.angleDelta().y() > 0 and self.verticalScrollBar().value() == 0:
            self._extend_back()
        self.verticalScrollBar().event(event)

    def _extend_back(self) -> None:
        if (self._last - self._first).days < _FARTHEST:
            # One pixel down: what is at the upper edge stays there.
            self.settle()
            self.verticalScrollBar().setValue(1)
            self._first = spans.held(self._first - timedelta(days=_MORE))
            self.arrange()
            self.settle()
            self.reached.emit()

    def _to_day(self) -> None:
        self.settle()
        line = next((one for one in self._lines if one.day >= self.day), None)
        if line is not None:
            self.verticalScrollBar().setValue(line.top)

    def _scrolled(self, value: int) -> None:
        self._place()
        self.viewport().update()
        bar = self.verticalScrollBar()
        if bar.maximum() and value > bar.maximum() - self.viewport().height() // 2:
            self._extend()

    def _extend(self) -> None:
        if (self._last - self._first).days < _FARTHEST:
            self._last = spans.held(self._last + timedelta(days=_MORE))
            self.reached.emit()
