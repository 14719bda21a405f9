"""The weeks of a month: seven columns, bars across days, dates as large as the fullest day lets them be."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.documents.line import Line
from app.documents.metrics import face
from app.documents.press import Node
from app.documents.styles import Colour, Style
from app.documents.text import Run
from app.documents.wall import pens
from app.documents.wall.data import EVENT, HOUR, OTHER, MonthSheet, WallDate, WallDay
from app.documents.wall.pens import Area, Pen, hyphenated, lines_of

_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_WEEK = 20.0
_HEAD = 19.0
_NUMBER = 21.0
_PAD = 4.0
_GAP = 2.4
_STEP = 0.5
_MORE = 11.0
"""Height of the line that counts what finds no room."""
_MOST_LINES = 5
"""Lines of a date on a day with room."""
_TRIED = ((12.5, 10.0, 3), (12.0, 8.0, 2))
"""Sizes from and down to, and the lines a date may have; two lines rather than small type."""


@dataclass
class _Cell:
    """A day: its place, its bars by lane, its other dates, how many bars are not seen."""

    day: date
    area: Area
    lanes: int = 0
    dates: list[WallDate] = field(default_factory=list)
    hidden: int = 0


@dataclass
class _Week:
    days: tuple[date, ...]
    bars: list[tuple[WallDate, int]] = field(default_factory=list)
    """A date and its lane."""
    shown: int = 0
    """Lanes there is room for; what lies lower is counted."""

    def hidden(self, day: date) -> int:
        """How many bars of a day find no room."""
        return sum(lane >= self.shown and one.first <= day <= one.last for one, lane in self.bars)


@dataclass(frozen=True)
class _Set:
    """A date set in lines."""

    date: WallDate
    lines: tuple[Line, ...]
    height: float


class Grid:
    """Lays the month out, then draws it."""

    def __init__(self, sheet: MonthSheet) -> None:
        self._sheet = sheet
        self._size, self._most = 0.0, 0
        month = sheet.month
        self._weeks = [_Week(tuple(week)) for week in Calendar().monthdatescalendar(month.year, month.month)]
        for week in self._weeks:
            _lanes(week, [one for one in sheet.dates if one.bar])

    def draw(self, pen: Pen, document: Node, area: Area) -> None:
        """The whole table."""
        table = document.child("Table")
        column = (area.width - _WEEK) / 7
        self._head(pen, table.child("THead").child("TR"), area, column)
        body = table.child("TBody")
        high = (area.height - _HEAD) / len(self._weeks)
        rows = []
        for number, week in enumerate(self._weeks):
            top = area.y + _HEAD + number * high
            rows.append([
                self._cell(week, day, Area(area.x + _WEEK + at * column, top, column, high))
                for at, day in enumerate(week.days)
            ])  # fmt: skip
        self._fit([cell for row in rows for cell in row])
        for week, row in zip(self._weeks, rows, strict=True):
            self._keep_lanes(week, row)
        for week, row in zip(self._weeks, rows, strict=True):
            self._row(pen, body.child("TR"), week, row)

    def _head(self, pen: Pen, row: Node, area: Area, column: float) -> None:
        # The column of the week's numbers has a heading, too: a table has a cell in every place.
        pen.word(row.header_cell("Column"), "KW", (area.x, area.y + 13), 7.5, pens.QUIET)
        for at, name in enumerate(_DAYS):
            ink = pens.SUNDAY_INK if at == 6 else pens.INK
            x = area.x + _WEEK + at * column + _PAD
            pen.word(row.header_cell("Column"), name, (x, area.y + 13), 11, ink, style=face(bold=True))

    def _cell(self, week: _Week, day: date, area: Area) -> _Cell:
        if day.month != self._sheet.month.month:
            return _Cell(day, area)
        lanes = [lane + 1 for one, lane in week.bars if one.first <= day <= one.last]
        held = [one for one in self._sheet.dates if not one.bar and one.first == day]
        return _Cell(day, area, max(lanes, default=0), sorted(held, key=_rank))

    def _fit(self, cells: Sequence[_Cell]) -> None:
        """The largest size of type at which every day holds its dates."""
        for largest, smallest, most in _TRIED:
            self._most, self._size = most, largest
            while self._size >= smallest:
                if all(self._needed(cell, most) <= cell.area.height for cell in cells):
                    return
                self._size -= _STEP
        self._size = _TRIED[-1][1]

    @property
    def _line(self) -> float:
        return self._size * 1.18

    @property
    def _lane(self) -> float:
        """Height of a bar with the gap below it."""
        return self._line + 2 + _GAP

    def _style(self, one: WallDate, ink: Colour) -> Style:
        return Style(self._size, self._line, bold=one.kind == EVENT, colour=ink)

    def _set(self, cell: _Cell, most: int) -> list[_Set]:
        """The dates of a day in lines: when, then what."""
        width = cell.area.width - 4 - 2 * _PAD
        found = []
        for one in cell.dates:
            time = (Run(f"{one.time} ", bold=True),) if one.time else ()
            said = (*time, Run(hyphenated(_title(one))))
            lines = lines_of(said, self._style(one, pens.INK), width, most)
            found.append(_Set(one, tuple(lines), len(lines) * self._line + 2))
        return found

    def _needed(self, cell: _Cell, most: int) -> float:
        dates = sum(one.height + _GAP for one in self._set(cell, most))
        return _NUMBER + cell.lanes * self._lane + dates

    def _keep_lanes(self, week: _Week, cells: Sequence[_Cell]) -> None:
        """All lanes of a week; where a day overflows, so many that another date of it is seen, too."""
        lanes = max(cell.lanes for cell in cells)
        full = [cell for cell in cells if self._needed(cell, self._most) > cell.area.height]
        if full:
            other = max((self._set(cell, self._most)[0].height for cell in full if cell.dates), default=0.0)
            room = full[0].area.height - _NUMBER - _MORE - other
            lanes = min(lanes, max(int(room / self._lane), 1))
        week.shown = lanes
        for cell in cells:
            cell.lanes = min(cell.lanes, lanes)
            cell.hidden = week.hidden(cell.day) if cell.day.month == self._sheet.month.month else 0

    def _roomy(self, cell: _Cell) -> list[_Set]:
        """The dates of a day in as many lines as there is room for."""
        for most in range(_MOST_LINES, self._most, -1):
            if self._needed(cell, most) <= cell.area.height:
                return self._set(cell, most)
        # What is cut says more than what is only counted.
        return self._set(cell, self._most if self._needed(cell, self._most) <= cell.area.height else 1)

    def _row(self, pen: Pen, row: Node, week: _Week, cells: Sequence[_Cell]) -> None:
        first = cells[0]
        number = f"{week.days[0].isocalendar().week}"
        head = row.header_cell("Row")
        pen.word(head, number, (first.area.x - _WEEK, first.area.y + 14), 9, pens.QUIET)
        for cell in cells:
            self._ground(pen, cell)
        inside = [cell for cell in cells if cell.day.month == self._sheet.month.month]
        # Day by day, as it is read.
        for cell in cells:
            node = row.child("TD")
            self._number(pen, node, cell)
            for one, lane in week.bars:
                held = [other for other in inside if one.first <= other.day <= one.last]
                if held and held[0] is cell and lane < week.shown:
                    self._bar(pen, node, (one, lane), held)
            self._dates(pen, node, cell)

    def _ground(self, pen: Pen, cell: _Cell) -> None:
        inside = cell.day.month == self._sheet.month.month
        area = cell.area
        if inside:
            box = Area(area.x, area.y, area.width, area.height)
            if self._public(cell.day) or cell.day.weekday() == 6:
                pen.box(box, pens.SUNDAY)
            elif cell.day.weekday() == 5:
                pen.box(box, pens.WEEKEND)
            if self._school(cell.day):
                pen.box(Area(area.x, area.y, area.width, 2.6), pens.FERIEN)
        pen.rule((area.x, area.y), (area.right, area.y), 0.7, pens.LINE)
        if cell.day.weekday():
            pen.rule((area.x, area.y), (area.x, area.bottom), 0.4, pens.LINE)

    def _number(self, pen: Pen, node: Node, cell: _Cell) -> None:
        """The day, and beside it what is free about it."""
        inside = cell.day.month == self._sheet.month.month
        public = self._public(cell.day) if inside else None
        red = public is not None or cell.day.weekday() == 6
        ink: Colour = pens.OUTSIDE if not inside else pens.SUNDAY_INK if red else pens.INK
        x, y = cell.area.x + _PAD, cell.area.y + 17
        said = node.child("P")
        wide = pen.word(said, str(cell.day.day), (x, y), 17 if inside else 11, ink, style=face(bold=True))
        if not inside:
            return
        school = self._school(cell.day)
        name = public.name if public else ""
        if not name and school is not None and _begins(school, cell.day):
            name, ink = school.name, pens.QUIET
        if name:
            room = cell.area.width - wide - 3 * _PAD
            pen.word(said, f" {name}", (x + wide + 2, y), 8.5, ink, most=room)

    def _bar(self, pen: Pen, node: Node, bar: tuple[WallDate, int], held: Sequence[_Cell]) -> None:
        """A date of whole days, across all the days it lasts."""
        one, lane = bar
        start, end = held[0], held[-1]
        left = start.area.x + (2 if one.first >= start.day else 0)
        right = end.area.right - (2 if one.last <= end.day else 0)
        top = start.area.y + _NUMBER + lane * self._lane
        area = Area(left, top, right - left, self._line + 2)
        style = self._style(one, _look(pen, one, area))
        until = f" bis {one.last:%d.%m.}" if one.last > end.day else ""
        line = lines_of(_title(one) + until, style, area.width - 2 * _PAD, 1)
        pen.text(node.child("P"), line, (area.x + _PAD + 1, area.y + 1), style)

    def _dates(self, pen: Pen, node: Node, cell: _Cell) -> None:
        y = cell.area.y + _NUMBER + cell.lanes * self._lane
        left = self._roomy(cell)
        while left:
            one, others = left[0], left[1:]
            rest = sum(other.height + _GAP for other in others)
            all_fit = not cell.hidden and y + one.height + _GAP + rest <= cell.area.bottom + _GAP
            if y + one.height > cell.area.bottom - (0 if all_fit else _MORE):
                break
            area = Area(cell.area.x + 2, y, cell.area.width - 4, one.height)
            style = self._style(one.date, _look(pen, one.date, area))
            pen.text(node.child("P"), one.lines, (area.x + _PAD + 1, y + 1), style)
            y += one.height + _GAP
            left = others
        more = len(left) + cell.hidden
        if more:
            word = "+ 1 weiterer" if more == 1 else f"+ {more} weitere"
            pen.word(node.child("P"), word, (cell.area.x + _PAD + 2, cell.area.bottom - 3), 8, pens.QUIET)

    def _public(self, day: date) -> WallDay | None:
        return next((one for one in self._sheet.free if one.public and one.first <= day <= one.last), None)

    def _school(self, day: date) -> WallDay | None:
        return next(
            (one for one in self._sheet.free if not one.public and one.first <= day <= one.last), None
        )


def _lanes(week: _Week, bars: Sequence[WallDate]) -> None:
    """Give each bar of a week the highest lane that is free on all its days, those that stand out first."""
    taken: list[date] = []
    for one in sorted(bars, key=lambda bar: (bar.kind == OTHER, bar.first, -bar.days, bar.title)):
        if one.last < week.days[0] or one.first > week.days[-1]:
            continue
        start = max(one.first, week.days[0])
        lane = next((at for at, until in enumerate(taken) if until < start), len(taken))
        if lane == len(taken):
            taken.append(date.min)
        taken[lane] = one.last
        week.bars.append((one, lane))


def _rank(one: WallDate) -> int:
    """What lasts all day first, except what others or a list only want to be known."""
    return 1 if one.time else 2 if one.kind == OTHER else 0


def _begins(free: WallDay, day: date) -> bool:
    """Whether school holidays are named on that day: where they begin, and in every row."""
    return day == free.first or day.weekday() == 0 or day.day == 1


def _title(one: WallDate) -> str:
    return f"Fällt aus: {one.title}" if one.cancelled else one.title


def _look(pen: Pen, one: WallDate, area: Area) -> Colour:
    """Draw the ground of a date; the colour of its letters."""
    if one.kind == EVENT and not one.cancelled:
        pen.box(area, pens.ACCENT, 2)
        return pens.WHITE
    if one.kind == HOUR and not one.cancelled:
        pen.box(area, pens.HOUR, 2)
        return pens.INK
    pen.box(area, pens.OTHER_GROUND)
    pen.box(Area(area.x, area.y, 2.2, area.height), pens.OTHER)
    return pens.QUIET if one.cancelled else pens.INK
