"""The year at a glance: twelve months, how full each day is, holidays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QWheelEvent

from app.domain.calendar import Occurrence
from app.domain.dates import MONTHS, add_months
from app.ui.calendar import pens, spans, words
from app.ui.calendar.palette import LEVELS, heat
from app.ui.calendar.pens import CENTRE, LEFT
from app.ui.calendar.pointer import Hit, by_day
from app.ui.calendar.spans import DAYS, ViewKind, days_from
from app.ui.calendar.view import View
from app.ui.theme import theme
from app.ui.theme.fonts import scaled

_WEEKS = 6
_SATURDAY = 5


@dataclass(frozen=True)
class _Month:
    first: date
    room: QRect


def level(number: int, most: int) -> int:
    """How strong a day with so many dates is coloured, when the fullest has ``most``: 0 to 4."""
    if number <= 0:
        return 0
    return min(-(-number * LEVELS // max(most, LEVELS)), LEVELS)


class YearView(View):
    """Twelve small months."""

    kind = ViewKind.YEAR
    _months: tuple[_Month, ...] = ()
    _cell = (1, 1)
    _most = 0

    def lay_out(self) -> None:
        """Four columns, three or two, as wide as there is room."""
        wide, high = self.viewport().width(), self.viewport().height() - self._foot() - scaled(6)
        columns = 4 if wide >= scaled(780) else (3 if wide >= scaled(560) else 2)
        rows = 12 // columns
        room = (wide - scaled(16)) // columns
        least = scaled(18) * (_WEEKS + 1) + self._around()
        tall = max(high // rows, least)
        self._cell = (
            min((room - scaled(28)) // DAYS, scaled(44)),
            min((tall - self._around()) // (_WEEKS + 1), scaled(34)),
        )
        bar = self.verticalScrollBar()
        bar.setRange(0, max(tall * rows + self._foot() - self.viewport().height(), 0))
        bar.setPageStep(max(high, 1))
        bar.setSingleStep(scaled(40))
        self._months = tuple(
            _Month(
                date(self.day.year, number + 1, 1),
                QRect(
                    scaled(16) + number % columns * room,
                    scaled(6) + number // columns * tall - bar.value(),
                    self._cell[0] * DAYS,
                    tall,
                ),
            )
            for number in range(12)
        )
        in_year = (number for day, number in self.shown.numbers.items() if day.year == self.day.year)
        self._most = max(in_year, default=0)

    def _around(self) -> int:
        return scaled(26 + 20 + 8)

    def _foot(self) -> int:
        return scaled(32)

    def draw(self, painter: QPainter, room: QRect) -> None:
        """Month by month, and below them what the colours mean."""
        for month in self._months:
            if room.intersects(month.room):
                self._draw_month(painter, month)
        foot = QRect(0, self.viewport().height() - self._foot(), self.viewport().width(), self._foot())
        painter.fillRect(foot, theme().colour("surface"))
        self._draw_legend(painter, foot)

    def cell(self, day: date) -> QRect | None:
        """The room of a day."""
        self.settle()
        if not self._months or day.year != self.day.year:
            return None
        return self._cell_of(self._months[day.month - 1], day)

    def _cell_of(self, month: _Month, day: date) -> QRect:
        number = day.day - 1 + month.first.weekday()
        wide, high = self._cell
        top = month.room.top() + scaled(26) + high
        return QRect(month.room.left() + number % DAYS * wide, top + number // DAYS * high, wide, high)

    def hit(self, at: QPoint) -> Hit | None:
        """A day; a click opens it."""
        if at.y() > self.viewport().height() - self._foot():
            return None
        for month in self._months:
            if month.room.contains(at):
                day = self._day_at(month, at)
                return by_day(day, opens=True, inert=True) if day is not None else None
        return None

    def _day_at(self, month: _Month, at: QPoint) -> date | None:
        last = add_months(month.first, 1) - timedelta(days=1)
        for day in days_from(month.first, last):
            if self._cell_of(month, day).contains(at):
                return day
        return None

    def tip_at(self, at: QPoint) -> str:
        """The day with its dates."""
        found = self.hit(at)
        if found is None:
            return ""
        titles = [one.title for one in self.shown.by_day.get(found.day, ())[:8]]
        return "\n".join((words.day_line(found.day, self.shown), *titles))

    def dates_of(self, day: date) -> list[Occurrence]:
        """Days are chosen here, not dates."""
        del day
        return []

    def step_beyond(self, by: int) -> None:
        """A week below or above."""
        self.choose(None, self.day + timedelta(weeks=by))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll where the months find no room, else leaf."""
        bar = self.verticalScrollBar()
        if bar.maximum():
            bar.event(event)
            self.arrange()
        else:
            super().wheelEvent(event)

    # -- drawing ---------------------------------------------------------------------------

    def _draw_month(self, painter: QPainter, month: _Month) -> None:
        wide, high = self._cell
        colours = theme()
        now = month.first == spans.month_first(self.shown.today)
        painter.setFont(pens.bold(1.0))
        painter.setPen(colours.colour("accent" if now else "text"))
        head = QRect(month.room.left(), month.room.top(), month.room.width(), scaled(26))
        pens.text(painter, head.adjusted(wide // 2 - scaled(8), 0, 0, 0), MONTHS[month.first.month - 1], LEFT)
        painter.setFont(pens.font(0.78))
        painter.setPen(colours.colour("quiet"))
        for column, name in enumerate(words.SHORT_DAYS):
            room = QRect(head.left() + column * wide, head.bottom() + 1, wide, high)
            pens.text(painter, room, name, CENTRE)
        cells = {
            day: self._cell_of(month, day) for day in days_from(month.first, spans.month_last(month.first))
        }
        self._draw_grounds(painter, cells)
        for day, cell in cells.items():
            self._draw_day(painter, day, cell)
        self._draw_names(painter, month)

    def _level(self, day: date) -> int:
        return level(self.shown.numbers.get(day, 0), self._most)

    def _draw_grounds(self, painter: QPainter, cells: Mapping[date, QRect]) -> None:
        """How full the days are; in one go, as changing the painter takes longer than a box."""
        grounds = [heat(strong) for strong in range(LEVELS + 1)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for day, cell in cells.items():
            if strong := self._level(day):
                painter.setBrush(grounds[strong])
                painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()
        soft = theme().colour("control_soft")
        for day in self.shown.school.keys() & cells.keys():
            cell = cells[day]
            painter.fillRect(QRectF(cell.left(), cell.bottom() - 1.5, cell.width(), 2), soft)

    def _draw_day(self, painter: QPainter, day: date, cell: QRect) -> None:
        strong = self._level(day)
        painter.setFont(pens.bold(0.84) if day in self.shown.public else pens.font(0.84))
        colour = "text"
        # On stronger colours only the darkest text can be read.
        if day in self.shown.public and strong <= 1:
            colour = "warn"
        elif day.weekday() >= _SATURDAY and not strong:
            colour = "quiet"
        today = day == self.shown.today
        side = min(cell.height(), cell.width()) - 2
        disc = QRect(0, 0, side, side)
        disc.moveCenter(cell.center())
        pens.number(painter, disc, str(day.day), today=today, colour=colour)
        if self.hasFocus() and day == self.day:
            pens.ring(painter, cell)

    def _draw_names(self, painter: QPainter, month: _Month) -> None:
        """The public holidays of the month below it, where there is room."""
        last = self.cell(spans.month_last(month.first))
        names = [
            f"{day.day}. {name}"
            for day, name in self.shown.public.items()
            if day.replace(day=1) == month.first
        ]
        if last is None or not names:
            return
        room = QRect(month.room.left() + 6, last.bottom() + 4, month.room.width() - 6, scaled(16))
        if room.bottom() <= month.room.bottom():
            painter.setFont(pens.font(0.76))
            painter.setPen(theme().colour("warn"))
            pens.text(painter, room, " · ".join(names), LEFT)

    def _draw_legend(self, painter: QPainter, foot: QRect) -> None:
        painter.setFont(pens.font(0.82))
        painter.setPen(theme().colour("quiet"))
        left = scaled(16)
        side = scaled(14)
        top = foot.center().y() - side // 2
        left += pens.text(painter, QRect(left, foot.top(), 200, foot.height()), "Wenige Termine", LEFT) + 8
        for strong in range(1, LEVELS + 1):
            pens.rounded(painter, QRectF(left, top, side, side), heat(strong), 3)
            left += side + 4
        left += (
            4
            + pens.text(painter, QRect(left + 4, foot.top(), 200, foot.height()), "viele", LEFT)
            + scaled(24)
        )
        painter.fillRect(QRect(left, foot.center().y() + 4, scaled(20), 2), theme().colour("control_soft"))
        left += scaled(26)
        left += pens.text(painter, QRect(left, foot.top(), 200, foot.height()), "Schulferien", LEFT) + scaled(
            24
        )
        painter.setPen(theme().colour("warn"))
        painter.setFont(pens.bold(0.82))
        left += pens.text(painter, QRect(left, foot.top(), 200, foot.height()), "1", LEFT) + 6
        painter.setFont(pens.font(0.82))
        painter.setPen(theme().colour("quiet"))
        pens.text(painter, QRect(left, foot.top(), 200, foot.height()), "Feiertag", LEFT)
