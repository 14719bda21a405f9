"""Titles in the month: whole where there is room, on a second line where one is too short."""

from datetime import timedelta

import pytest

from app.ui.calendar import chips, pens
from app.ui.calendar.board import Board
from tests.ui.calendar.dates import TODAY, one, shown

LONG = "Offene Sprechzeit im Stadtteilladen"


@pytest.mark.parametrize(
    ("room", "lines"),
    [(0, ("", "Offene Sprechzeit")), (6, ("Offene", "Sprechzeit")), (40, ("Offene Sprechzeit", ""))],
)
def test_a_title_is_parted_between_words(room: int, lines: tuple[str, str]) -> None:
    assert chips.parted("Offene Sprechzeit", lambda said: len(said) <= room) == lines


def test_a_long_title_has_two_lines_in_the_month_and_a_short_one_keeps_one(board: Board) -> None:
    long, short = one(1, TODAY, title=LONG), one(2, TODAY + timedelta(days=3), title="Rat")
    board.resize(900, 900)
    board.view.show_all(shown(long, short))
    high = {one_: room.height() for one_ in (long, short) if (room := board.view.room_of(one_))}
    assert high == {long: chips.height(2), short: chips.height(1)}
    # Where there is room for all of it, there is no second line.
    board.resize(2600, 900)
    board.view.show_all(shown(long, short))
    room = board.view.room_of(long)
    assert room is not None
    assert room.height() == chips.height(1)


def test_a_full_day_cuts_titles_rather_than_leaving_dates_out(board: Board) -> None:
    board.resize(900, 900)
    room = board.view.cell(TODAY)
    assert room is not None
    many = room.height() // pens.line_height() - 1
    dates = [one(number, TODAY, title=LONG) for number in range(1, many)]
    board.view.show_all(shown(*dates))
    assert all(board.view.room_of(each) is not None for each in dates[: many - 2])
