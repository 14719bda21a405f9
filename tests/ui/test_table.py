"""Lists come by pages, keep their place, and can be arranged, copied and steered by keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.domain.paging import Filter, Page, PageRequest, Test
from app.system.settings import Settings
from app.ui.table import RecordTable, SimpleTable
from app.ui.table.view import id_at
from app.ui.table_model import CHIP_ROLE, PagedModel
from tests.kit.qt import SeenContext, activate, inline_context, texts, threaded_context
from tests.kit.toy import CHIPS, COLUMNS, Row, ToyStore, page

asked: list[PageRequest] = []


def counted(session: ToyStore, request: PageRequest) -> Page[Row]:
    asked.append(request)
    return page(session, request)


@pytest.fixture
def table(qtbot: QtBot, context: SeenContext) -> RecordTable[Row]:
    asked.clear()
    made: RecordTable[Row] = RecordTable(context, COLUMNS, counted, key="toy", chips=CHIPS)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    made.ask(PageRequest())
    return made


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot, context: SeenContext, toys: ToyStore) -> None:
    model: PagedModel[Row] = PagedModel(context, COLUMNS, page, CHIPS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.ask(PageRequest())
    assert model.rowCount() == 300
    model.ask(PageRequest(search="fassade"))
    toys.rows.pop(300)
    model.reload()
    model.ask(PageRequest(search="gibt es nicht"))
    assert model.rowCount() == 0
    tester.deleteLater()


def test_only_pages_that_are_looked_at_are_read(qtbot: QtBot, table: RecordTable[Row]) -> None:
    assert {request.offset for request in asked} == {0}
    table.view.scrollToBottom()
    table.view.viewport().repaint()
    qtbot.waitUntil(lambda: {request.offset for request in asked} == {0, 200})
    qtbot.waitUntil(lambda: id_at(table.view, 299) == 300)


def test_half_a_million_rows_open_like_five_hundred(
    qtbot: QtBot, context: SeenContext, toys: ToyStore
) -> None:
    some = toys.rows[1]

    def endless(_session: Any, request: PageRequest) -> Page[Row]:
        return Page((some,) * request.limit, 500_000, request.offset)

    made: RecordTable[Row] = RecordTable(context, COLUMNS, endless, key="many")
    qtbot.addWidget(made)
    made.show()
    made.ask(PageRequest())
    assert made.model.rowCount() == 500_000
    made.view.scrollToBottom()
    made.view.viewport().repaint()
    qtbot.waitUntil(lambda: id_at(made.view, 499_999) == 1)
    assert len(made.model._pages) <= 4


def test_cells_show_german_text_and_chips(table: RecordTable[Row]) -> None:
    model = table.model
    shown = {column.key: model.index(0, at).data() for at, column in enumerate(COLUMNS)}
    assert shown["day"] == "18.11.2026"
    assert shown["cost"] == "123,45\u00a0€"
    state = [column.key for column in COLUMNS].index("state")
    assert model.index(0, state).data(CHIP_ROLE) == CHIPS["state"]["done"]
    assert model.index(0, state).data() == "erledigt"
    cost = [column.key for column in COLUMNS].index("cost")
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert model.index(0, cost).data(Qt.ItemDataRole.TextAlignmentRole) == right
    assert model.headerData(cost, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) == right


def test_the_header_sorts_in_the_query(qtbot: QtBot, table: RecordTable[Row]) -> None:
    header = table.view.horizontalHeader()
    header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert asked[-1].sort == "day"
    assert asked[-1].descending
    first = table.model.row(0)
    assert first is not None
    assert first.day == max(row.day for row in (table.model.row(at) for at in range(200)) if row)


def test_the_cursor_stays_on_its_record(qtbot: QtBot, table: RecordTable[Row], toys: ToyStore) -> None:
    table.select(20)
    assert table.view.current_id() == 20
    toys.rows.pop(3)
    table.reload()
    assert table.view.current_id() == 20
    assert table.view.currentIndex().row() == 18
    table.ask(PageRequest(sort="minutes"))
    assert table.view.current_id() == 20


def test_fixed_conditions_hold_whatever_is_asked(table: RecordTable[Row]) -> None:
    table.set_fixed((Filter("state", Test.IS, "open"),))
    assert table.model.rowCount() == 100
    table.view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    assert table.model.rowCount() == 100
    assert len(table.request().filters) == 1


def test_return_opens_letters_search_and_copies_are_tables(qtbot: QtBot, table: RecordTable[Row]) -> None:
    opened: list[int] = []
    typed: list[str] = []
    table.opened.connect(opened.append)
    table.typed.connect(typed.append)
    table.select(2)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    qtbot.keyClicks(table.view, "f")
    assert opened == [2]
    assert typed == ["f"]
    table.view.selectAll()
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 301
    assert lines[0] == "Datum\tAnliegen\tWeg\tStand\tDauer\tKosten"
    assert lines[1].startswith("18.11.2026\tFrage nach Zuschuss")


def test_columns_are_chosen_and_remembered(qtbot: QtBot, toys: ToyStore, clock: Any) -> None:
    settings = Settings()
    context = inline_context(toys, clock, settings)
    first: RecordTable[Row] = RecordTable(context, COLUMNS, page, key="toy")
    qtbot.addWidget(first)
    assert "place" not in first.view.shown_keys()
    menu = first.view.arrangement.menu(first)
    for action in menu.actions():
        if action.text() in {"Ort", "Dauer"}:
            action.trigger()
    first.view.horizontalHeader().moveSection(0, 2)
    again: RecordTable[Row] = RecordTable(context, COLUMNS, page, key="toy")
    qtbot.addWidget(again)
    assert again.view.shown_keys() == first.view.shown_keys()
    assert "place" in again.view.shown_keys()
    assert "minutes" not in again.view.shown_keys()
    assert again.view.shown_keys()[2] == "day"
    again.view.arrangement.reset()
    assert again.view.shown_keys() == [column.key for column in COLUMNS if column.shown]


def test_the_last_column_cannot_be_hidden(table: RecordTable[Row]) -> None:
    for at in range(1, len(COLUMNS)):
        table.view.arrangement.show_column(at, shown=False)
    entry = table.view.arrangement.menu(table).actions()[0]
    assert not entry.isEnabled()


def test_pages_come_by_thread_too(qtbot: QtBot, toys: ToyStore, clock: Any) -> None:
    context = threaded_context(toys, clock)
    made: RecordTable[Row] = RecordTable(context, COLUMNS, page, key="toy")
    qtbot.addWidget(made)
    made.show()
    for typed in ("f", "fa", "fas", "fass"):
        made.ask(PageRequest(search=typed))
    qtbot.waitUntil(lambda: context.jobs.running() == 0)
    assert made.model.rowCount() == 50
    assert made.model.request.search == "fass"


def test_small_tables_sum_and_say_when_they_are_empty(
    qtbot: QtBot, context: SeenContext, toys: ToyStore
) -> None:
    table: SimpleTable[Row] = SimpleTable(
        context, COLUMNS, key="small", totals=("cost", "minutes"), empty="Noch keine Zahlung."
    )
    qtbot.addWidget(table)
    assert "Noch keine Zahlung." in texts(table)
    table.set_rows([toys.rows[1], toys.rows[2]])
    assert "Summe Kosten: 370,35\u00a0€" in table._sums.text()
    assert "Summe Dauer: 51\u00a0min" in table._sums.text()
    opened: list[int] = []
    table.opened.connect(opened.append)
    table.view.select_id(2)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened == [2]


def test_rows_that_come_after_the_focus_are_begun_at_the_first(qtbot: QtBot, context: SeenContext) -> None:
    table: RecordTable[Row] = RecordTable(context, COLUMNS, page, key="late")
    qtbot.addWidget(table)
    table.show()
    activate(qtbot, table)
    table.view.setFocus()
    table.ask(PageRequest())
    with qtbot.waitSignal(table.opened):
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert table.view.selected_ids() == ()
