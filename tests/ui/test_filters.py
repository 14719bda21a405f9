"""Filters become conditions, views are kept, the search field waits for the typist."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.paging import Filter, Test
from app.ui.filters import ChoiceFilter, Period, PeriodFilter, View, YesNoFilter
from app.ui.filters.bar import FilterBar
from app.ui.filters.menus import filter_menu, range_state
from tests.kit.qt import SeenContext, dialog, press
from tests.kit.toy import CHANNELS, FILTERS, VIEWS, ToyStore

TODAY = date(2026, 11, 20)


@pytest.fixture
def bar(qtbot: QtBot, context: SeenContext) -> FilterBar:
    made = FilterBar(context, FILTERS, VIEWS, "toy")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.TODAY, date(2026, 11, 20), date(2026, 11, 20)),
        (Period.THIS_WEEK, date(2026, 11, 16), date(2026, 11, 22)),
        (Period.LAST_WEEK, date(2026, 11, 9), date(2026, 11, 15)),
        (Period.THIS_MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        (Period.LAST_MONTH, date(2026, 10, 1), date(2026, 10, 31)),
        (Period.THIS_YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        (Period.LAST_YEAR, date(2025, 1, 1), date(2025, 12, 31)),
        (Period.OVERDUE, None, date(2026, 11, 20)),
        (Period.NEXT_14_DAYS, date(2026, 11, 20), date(2026, 12, 4)),
    ],
)
def test_periods_move_with_the_calendar(period: Period, first: date | None, last: date | None) -> None:
    assert period.bounds(TODAY) == (first, last)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(Period))
def test_periods_are_never_upside_down(today: date, period: Period) -> None:
    first, last = period.bounds(today)
    assert first is None or last is None or first <= last


def test_states_become_conditions() -> None:
    choice, period, yes_no = FILTERS
    assert choice.conditions(["phone"], TODAY) == (Filter("channel", Test.ONE_OF, ("phone",)),)
    assert period.conditions("TODAY", TODAY) == (
        Filter("day", Test.AT_LEAST, TODAY),
        Filter("day", Test.AT_MOST, TODAY),
    )
    assert period.conditions([None, "2026-11-01"], TODAY) == (Filter("day", Test.AT_MOST, date(2026, 11, 1)),)
    assert yes_no.conditions(False, TODAY) == (Filter("follow_up_open", Test.IS, False),)


def test_states_read_like_words() -> None:
    choice, period, yes_no = FILTERS
    assert choice.words(["phone", "mail"], CHANNELS) == "Telefon, E-Mail"
    assert choice.words(["phone", "mail", "visit"], CHANNELS) == "3 gewählt"
    assert period.words("THIS_WEEK", ()) == "diese Woche"
    assert period.words(["2026-11-01", None], ()) == "ab 01.11.2026"
    assert period.words(["2026-11-01", "2026-11-02"], ()) == "01.11.2026 bis 02.11.2026"
    assert yes_no.words(True, ()) == "ja"


def test_a_range_typed_backwards_is_turned() -> None:
    assert range_state(date(2026, 2, 1), date(2026, 1, 1)) == ["2026-01-01", "2026-02-01"]
    assert range_state(None, None) is None


def test_views_survive_json_and_lost_filters() -> None:
    view = VIEWS[2]
    state = view.state(FILTERS)
    kept = View("Meine", state, "day", True, "fass").kept()
    assert View.from_kept(kept).state(FILTERS) == state
    assert View.from_kept(kept).state(FILTERS[:1]) == {"channel": ["phone", "walk-in"]}
    assert VIEWS[1].state(FILTERS) == {"day": "THIS_WEEK"}


def test_the_search_field_waits_for_the_typist(qtbot: QtBot, bar: FilterBar) -> None:
    requests: list[str] = []
    bar.requested.connect(lambda: requests.append(bar.request().search))
    qtbot.keyClicks(bar.search, "fass", delay=10)
    assert not requests
    qtbot.waitUntil(lambda: requests == ["fass"])


def test_a_view_sets_filters_and_order(qtbot: QtBot, bar: FilterBar) -> None:
    bar.show_view("Diese Woche")
    request = bar.request()
    assert (request.sort, request.descending) == ("day", True)
    assert [test.key for test in request.filters] == ["day", "day"]
    assert bar.is_narrowed()
    assert bar._chips["day"].text() == "Datum: diese Woche"
    press(bar, "Zurücksetzen")
    assert bar.request().filters == ()
    assert not bar.is_narrowed()


def test_views_are_kept_and_forgotten(
    qtbot: QtBot, bar: FilterBar, context: SeenContext, toys: ToyStore
) -> None:
    bar.set_state("channel", ["phone"])
    bar.search.setText("fass")
    bar.ask_name()
    sheet = dialog()
    sheet.form.editor("name").line.setText("Telefonate")
    press(sheet, "Speichern")
    again = FilterBar(context, FILTERS, VIEWS, "toy")
    qtbot.addWidget(again)
    again.show_view("Telefonate")
    assert again.request().search == "fass"
    assert again.request().filters == (Filter("channel", Test.ONE_OF, ("phone",)),)
    again.delete_view()
    assert toys.drafts.kept["memory:views:toy"] == {"views": []}


def test_the_menus_set_and_lift_a_filter(qtbot: QtBot, bar: FilterBar) -> None:
    states: list[object] = []
    for spec, entry, wanted in (
        (FILTERS[0], "Telefon", ["phone"]),
        (FILTERS[1], "letzter Monat", "LAST_MONTH"),
        (FILTERS[2], "nein", False),
    ):
        menu = filter_menu(spec, None, CHANNELS, states.append, lambda: None, bar)
        next(action for action in menu.actions() if action.text() == entry).trigger()
        assert states[-1] == wanted
        next(action for action in menu.actions() if action.text() == "Filter aufheben").trigger()
        assert states[-1] is None


def test_a_range_is_asked_in_a_sheet(qtbot: QtBot, bar: FilterBar) -> None:
    bar._ask_range(FILTERS[1])
    sheet = dialog()
    sheet.form.editor("first").line.setText("1.11.")
    press(sheet, "Anwenden")
    assert bar.request().filters == (Filter("day", Test.AT_LEAST, date(2026, 11, 1)),)


def test_keys_lead_from_the_search_to_the_list(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.waitSignal(bar.downward):
        qtbot.keyClick(bar.search, Qt.Key.Key_Down)
    bar.type_ahead("x")
    assert bar.search.text() == "x"
    qtbot.keyClick(bar.search, Qt.Key.Key_Escape)
    assert bar.search.text() == ""


def test_declared_filters_are_plain_values() -> None:
    assert ChoiceFilter("a", "A") == ChoiceFilter("a", "A")
    assert PeriodFilter("a", "A").conditions([None, None], TODAY) == ()
    assert YesNoFilter("a", "A").conditions(None, TODAY) == ()
