"""Where dates stand: lanes of bars across days, columns of blocks within a day. Nothing here draws."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from app.domain.calendar import Occurrence

MINUTES = 24 * 60
_DAY = timedelta(days=1)
LEAST = 20
"""Minutes a block is high at least, so that its title can be read."""


def spans_days(one: Occurrence) -> bool:
    """Whether it is drawn as a bar: all day, or a day long and more."""
    return one.all_day or one.ends_at - one.starts_at >= _DAY


def last_drawn(one: Occurrence) -> date:
    """The last day it is drawn on in rows of days; what only runs past midnight stays on its evening."""
    return one.last if spans_days(one) else one.first


def order(one: Occurrence) -> tuple[object, ...]:
    """Bars first, long ones above short ones, then as the day goes."""
    # Asked of each of thousands: only a bar has to know its days.
    if spans_days(one):
        first = one.first
        return False, first, (first - one.last).days, one.starts_at, one.ends_at, one.title, one.ref.id
    return True, date.min, 0, one.starts_at, one.ends_at, one.title, one.ref.id


@dataclass(frozen=True)
class Bar:
    """A date in a row of days.

    Args:
        first, last: columns it covers, both included. lane: its line, from the top.
        begins, ends: whether it begins and ends within this row. lanes: how many lines it takes.
    """

    occurrence: Occurrence
    first: int
    last: int
    lane: int
    begins: bool = True
    ends: bool = True
    lanes: int = 1


@dataclass(frozen=True)
class Row:
    """A row of days: the bars that are seen, and how many are not, by column."""

    bars: tuple[Bar, ...]
    more: dict[int, int] = field(default_factory=dict)


Edge = tuple[date, date, Occurrence]
"""A date with the first and the last day it is drawn on."""


def edge(one: Occurrence) -> Edge:
    """Its first and last day; of most dates they are the same."""
    first = one.first
    return first, one.last if spans_days(one) else first, one


def edges(occurrences: Iterable[Occurrence]) -> tuple[Edge, ...]:
    """The days of dates that come in the order they are drawn, worked out once for all rows."""
    return tuple(map(edge, occurrences))


def bars(first: date, count: int, found: Iterable[Edge]) -> tuple[Bar, ...]:
    """All that touch these days, each in the first lane that is free; ``found`` in the order of drawing."""
    last = first + timedelta(days=count - 1)
    lanes: list[int] = []
    placed: list[Bar] = []
    for begin, end, one in found:
        if begin > last or end < first:
            continue
        low, high = max((begin - first).days, 0), min((end - first).days, count - 1)
        lane = _free_lane(lanes, ((1 << (high - low + 1)) - 1) << low)
        placed.append(Bar(one, low, high, lane, begin >= first, end <= last))
    return tuple(placed)


def _free_lane(lanes: list[int], wanted: int) -> int:
    """The first lane with none of the wanted columns taken; one bit a column."""
    for number, taken in enumerate(lanes):
        if not taken & wanted:
            lanes[number] |= wanted
            return number
    lanes.append(wanted)
    return len(lanes) - 1


def fitted(found: Sequence[Bar], lanes: int) -> Row:
    """What fits into so many lanes; where something does not, the last lane holds „+3 weitere“ instead."""
    lanes = max(lanes, 1)
    full = {column for bar in found if bar.lane >= lanes for column in _columns(bar)}
    hidden = [bar for bar in found if bar.lane >= lanes]
    last = [bar for bar in found if bar.lane == lanes - 1]
    while pushed := [bar for bar in last if full.intersection(_columns(bar))]:
        hidden += pushed
        last = [bar for bar in last if bar not in pushed]
        full.update(column for bar in pushed for column in _columns(bar))
    gone = set(map(id, hidden))
    more: dict[int, int] = {}
    for bar in hidden:
        for column in _columns(bar):
            more[column] = more.get(column, 0) + 1
    return Row(tuple(bar for bar in found if id(bar) not in gone), more)


def roomy(row: Row, lanes: int, needs: Callable[[Bar], bool]) -> Row:
    """Give dates of one day that need it a second line, from the top, where their day has lines to spare.

    What goes on across days stays where it is; a day of which some are only counted has nothing to spare.
    """
    by_column: dict[int, list[Bar]] = {}
    for bar in row.bars:
        for column in _columns(bar):
            if column not in row.more:
                by_column.setdefault(column, []).append(bar)
    fixed = [bar for bar in row.bars if bar.first < bar.last or bar.first in row.more]
    for found in by_column.values():
        fixed += _spread(sorted(found, key=lambda bar: bar.lane), lanes, needs)
    return Row(tuple(fixed), row.more)


def _spread(found: Sequence[Bar], lanes: int, needs: Callable[[Bar], bool]) -> list[Bar]:
    """The dates of one day alone, in the lanes between what goes on across days."""
    spread: list[Bar] = []
    waiting: list[Bar] = []
    top = 0
    for bar in (*found, None):
        if bar is not None and bar.first == bar.last:
            waiting.append(bar)
            continue
        spare = (lanes if bar is None else bar.lane) - top - len(waiting)
        for one in waiting:
            high = 2 if spare > 0 and needs(one) else 1
            spread.append(replace(one, lane=top, lanes=high))
            spare -= high - 1
            top += high
        waiting = []
        top = lanes if bar is None else bar.lane + 1
    return spread


def _columns(bar: Bar) -> range:
    return range(bar.first, bar.last + 1)


@dataclass(frozen=True)
class Block:
    """A date in the grid of hours of one day.

    Args:
        top, bottom: minutes of the day. column: its place, of ``columns``; it is ``span`` columns wide.
    """

    occurrence: Occurrence
    top: int
    bottom: int
    column: int
    columns: int
    span: int = 1


@dataclass
class _Slot:
    occurrence: Occurrence
    top: int
    bottom: int
    column: int = 0


def blocks(day: date, occurrences: Iterable[Occurrence]) -> tuple[Block, ...]:
    """The dates of a day that are no bars, those at the same time side by side."""
    slots = [_slot(day, one) for one in occurrences if _in_grid(day, one)]
    slots.sort(key=lambda slot: (slot.top, -slot.bottom, slot.occurrence.title, slot.occurrence.ref.id))
    found: list[Block] = []
    group: list[_Slot] = []
    until = 0
    for slot in slots:
        if group and slot.top >= until:
            found += _placed(group)
            group = []
            until = 0
        group.append(slot)
        until = max(until, slot.bottom)
    return (*found, *_placed(group))


def _in_grid(day: date, one: Occurrence) -> bool:
    return not spans_days(one) and one.first <= day <= one.last


def _slot(day: date, one: Occurrence) -> _Slot:
    begin = datetime.combine(day, time())
    top = max(int((one.starts_at - begin).total_seconds()) // 60, 0)
    bottom = min(int((one.ends_at - begin).total_seconds()) // 60, MINUTES)
    top = min(top, MINUTES - LEAST)
    return _Slot(one, top, max(bottom, top + LEAST))


def _placed(group: Sequence[_Slot]) -> list[Block]:
    ends: list[int] = []
    for slot in group:
        slot.column = next((at for at, end in enumerate(ends) if end <= slot.top), len(ends))
        if slot.column == len(ends):
            ends.append(0)
        ends[slot.column] = slot.bottom
    return [
        Block(slot.occurrence, slot.top, slot.bottom, slot.column, len(ends), _span(slot, group, len(ends)))
        for slot in group
    ]


def _span(slot: _Slot, group: Sequence[_Slot], columns: int) -> int:
    """How far to the right nothing stands at the same time."""
    for column in range(slot.column + 1, columns):
        if any(
            other.column == column and other.top < slot.bottom and other.bottom > slot.top for other in group
        ):
            return column - slot.column
    return columns - slot.column
