from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import Occurrence
from app.ui.calendar.layout import (
    LEAST,
    MINUTES,
    bars,
    blocks,
    edges,
    fitted,
    last_drawn,
    order,
    roomy,
    spans_days,
)
from app.ui.calendar.moving import LONGEST, STEP, Part, drawn, moved, snapped
from tests.ui.calendar.dates import TODAY, occurrences, one, whole

MONDAY = TODAY - timedelta(days=TODAY.weekday())
WEEK = 7
many = st.lists(occurrences(), max_size=25)


def touching(dates: list[Occurrence], day: date) -> list[Occurrence]:
    return [each for each in dates if each.first <= day <= last_drawn(each)]


@given(many)
def test_bars_of_one_lane_never_overlap(dates: list[Occurrence]) -> None:
    taken: set[tuple[int, int]] = set()
    for bar in bars(MONDAY, WEEK, edges(sorted(dates, key=order))):
        cells = {(bar.lane, column) for column in range(bar.first, bar.last + 1)}
        assert not cells & taken
        assert 0 <= bar.first <= bar.last < WEEK
        taken |= cells


@given(many, st.integers(1, 6))
def test_every_date_is_seen_or_counted(dates: list[Occurrence], lanes: int) -> None:
    row = fitted(bars(MONDAY, WEEK, edges(sorted(dates, key=order))), lanes)
    for column in range(WEEK):
        seen = [bar for bar in row.bars if bar.first <= column <= bar.last]
        counted = row.more.get(column, 0)
        assert len(seen) + counted == len(touching(dates, MONDAY + timedelta(days=column)))
        # Where some are counted, the line that says so is free.
        assert all(bar.lane < lanes - (1 if counted else 0) for bar in seen)


@given(many)
def test_a_bar_says_where_it_begins_and_ends(dates: list[Occurrence]) -> None:
    for bar in bars(MONDAY, WEEK, edges(sorted(dates, key=order))):
        first, last = MONDAY + timedelta(days=bar.first), MONDAY + timedelta(days=bar.last)
        assert bar.begins == (bar.occurrence.first == first)
        assert bar.ends == (last_drawn(bar.occurrence) == last)


@given(many)
def test_dates_at_the_same_time_stand_side_by_side(dates: list[Occurrence]) -> None:
    found = blocks(TODAY, dates)
    expected = [each for each in dates if not spans_days(each) and each.first <= TODAY <= each.last]
    assert sorted(map(id, expected)) == sorted(id(block.occurrence) for block in found)
    for at, block in enumerate(found):
        assert 0 <= block.top < block.bottom <= MINUTES
        assert block.bottom - block.top >= LEAST
        assert 0 <= block.column < block.column + block.span <= block.columns
        for other in found[at + 1 :]:
            at_once = block.top < other.bottom and other.top < block.bottom
            beside = block.column + block.span <= other.column or other.column + other.span <= block.column
            assert beside or not at_once
            assert not at_once or block.columns == other.columns


def test_what_runs_past_midnight_stays_on_its_evening_in_the_month() -> None:
    night = one(1, TODAY, 22, 6 * 60)
    assert [(bar.first, bar.last) for bar in bars(MONDAY, WEEK, edges(sorted([night], key=order)))] == [
        (4, 4)
    ]
    next_day = blocks(TODAY + timedelta(days=1), [night])
    assert [(block.top, block.bottom) for block in next_day] == [(0, 4 * 60)]


def test_what_lasts_longest_stands_on_top() -> None:
    short, long, hour = whole(1, MONDAY, 2), whole(2, MONDAY, 5), one(3, MONDAY, 8)
    assert [bar.occurrence for bar in bars(MONDAY, WEEK, edges(sorted([hour, short, long], key=order)))] == [
        long,
        short,
        hour,
    ]


@given(occurrences(), st.sampled_from(Part), st.integers(-5000, 5000))
def test_however_it_is_pulled_a_date_never_ends_before_it_begins(
    before: Occurrence, part: Part, minutes: int
) -> None:
    after = moved(before, part, timedelta(minutes=minutes))
    assert after.ends_at >= after.starts_at
    assert after.ends_at - after.starts_at <= max(LONGEST, before.ends_at - before.starts_at)
    if part is Part.WHOLE:
        assert after.ends_at - after.starts_at == before.ends_at - before.starts_at
    elif part is Part.START:
        assert after.ends_at == before.ends_at
    else:
        assert after.starts_at == before.starts_at


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))
def test_times_stick_to_quarters_of_an_hour(moment: datetime) -> None:
    held = snapped(moment.replace(microsecond=0))
    assert held.minute % 15 == 0
    assert timedelta() <= moment - held < STEP


def test_a_new_date_can_be_drawn_in_either_direction() -> None:
    ten, noon = datetime.combine(TODAY, time(10)), datetime.combine(TODAY, time(12))
    assert drawn(ten, noon, by_day=False) == drawn(noon, ten, by_day=False) == (ten, noon + STEP)
    monday = datetime.combine(MONDAY, time())
    assert drawn(ten, monday, by_day=True) == (monday, datetime.combine(TODAY, time()))


@given(many, st.integers(1, 6), st.integers(0, 2))
def test_a_second_line_takes_only_what_is_to_spare(dates: list[Occurrence], lanes: int, of: int) -> None:
    before = fitted(bars(MONDAY, WEEK, edges(sorted(dates, key=order))), lanes)
    row = roomy(before, lanes, lambda bar: of == 0 or bar.occurrence.ref.id % of == 0)
    assert row.more == before.more
    assert sorted(id(bar.occurrence) for bar in row.bars) == sorted(id(bar.occurrence) for bar in before.bars)
    taken: set[tuple[int, int]] = set()
    for bar in row.bars:
        cells = {
            (bar.lane + at, column) for at in range(bar.lanes) for column in range(bar.first, bar.last + 1)
        }
        assert not cells & taken
        assert max(lane for lane, _ in cells) < lanes
        taken |= cells
    for column in row.more:
        assert all(bar.lanes == 1 for bar in row.bars if bar.first <= column <= bar.last)


def test_long_titles_get_a_second_line_from_the_top_and_trips_stay_where_they_are() -> None:
    trip = whole(1, MONDAY, 3)
    dates = [trip, one(2, MONDAY, 9), one(3, MONDAY, 11), one(4, MONDAY + timedelta(days=1))]
    found = roomy(fitted(bars(MONDAY, WEEK, edges(sorted(dates, key=order))), 4), 4, lambda _bar: True)
    places = {bar.occurrence.ref.id: (bar.lane, bar.lanes) for bar in found.bars}
    assert places == {1: (0, 1), 2: (1, 2), 3: (3, 1), 4: (1, 2)}
