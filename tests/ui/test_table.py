"""Lists come by pages, keep their place, and can be arranged, copied and steered by keyboard."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.columns import Column, Kind
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


def test_a_width_chosen_by_hand_stays_and_text_gives_way(qtbot: QtBot, context: SeenContext) -> None:
    table: RecordTable[Row] = RecordTable(context, COLUMNS, page, key="widths")
    qtbot.addWidget(table)
    table.show()
    concern = [column.key for column in COLUMNS].index("concern")
    minutes = [column.key for column in COLUMNS].index("minutes")
    table.resize(1200, 300)
    wide = table.view.columnWidth(concern)
    table.resize(760, 300)
    assert table.view.columnWidth(concern) < wide
    table.view.horizontalHeader().resizeSection(minutes, 140)
    table.resize(1200, 300)
    assert table.view.columnWidth(minutes) == 140
    again: RecordTable[Row] = RecordTable(context, COLUMNS, page, key="widths")
    qtbot.addWidget(again)
    assert again.view.columnWidth(minutes) == 140
    table.view.horizontalHeader().resizeSection(concern, 250)
    table.resize(1400, 300)
    assert table.view.columnWidth(concern) == 250


def test_a_number_is_never_cut_on_a_narrow_screen(qtbot: QtBot, context: SeenContext) -> None:
    numbered = (replace(COLUMNS[4], shown=True, rigid=True, width=124), *COLUMNS[:4], *COLUMNS[5:])
    table: RecordTable[Row] = RecordTable(context, numbered, page, key="rigid")
    qtbot.addWidget(table)
    table.show()
    for width in (1400, 700, 400):
        table.resize(width, 300)
        assert table.view.columnWidth(0) == 124
    assert table.view.columnWidth(2) < COLUMNS[1].width


def test_roomy_columns_are_left_out_for_want_of_room_until_somebody_chooses(
    qtbot: QtBot, context: SeenContext
) -> None:
    columns = tuple(replace(column, roomy=column.key in {"channel", "cost"}) for column in COLUMNS)
    table: RecordTable[Row] = RecordTable(context, columns, page, key="roomy")
    qtbot.addWidget(table)
    table.show()
    arrangement, every = table.view.arrangement, [column.key for column in COLUMNS if column.shown]
    table.resize(1200, 300)
    assert table.view.shown_keys() == every
    table.resize(700, 300)
    assert table.view.shown_keys() == [key for key in every if key != "cost"]
    table.resize(500, 300)
    assert table.view.shown_keys() == [key for key in every if key not in {"cost", "channel"}]
    menu = arrangement.menu(table)
    assert [action.text() for action in menu.actions() if action.isChecked()] == [
        column.title for column in COLUMNS if column.shown
    ]
    table.resize(1200, 300)
    assert table.view.shown_keys() == every
    arrangement.show_column([column.key for column in COLUMNS].index("place"), shown=True)
    table.resize(500, 300)
    assert set(table.view.shown_keys()) == {*every, "place"}


def test_columns_grow_with_the_text(qtbot: QtBot, context: SeenContext, qapp: QApplication) -> None:
    table: RecordTable[Row] = RecordTable(context, COLUMNS, page, key="large")
    qtbot.addWidget(table)
    table.show()
    font = qapp.font()
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 1.5)
    before = table.view.columnWidth(0)
    sheet = qapp.styleSheet()
    for used, width in ((larger, round(before * 1.5)), (font, before)):
        qapp.setStyleSheet("")
        qapp.setFont(used)
        qapp.setStyleSheet(sheet)
        assert table.view.columnWidth(0) == width


def test_beside_an_open_record_no_width_makes_a_list_scroll_sideways(
    qtbot: QtBot, context: SeenContext
) -> None:
    columns: tuple[Column[Row], ...] = (
        *(Column(key, key, Kind.TEXT, width) for key, width in (("place", 240), ("channel", 56))),
        *(Column(key, key, Kind.MONEY, 112) for key in ("amount", "day", "id", "concern")),
    )
    table: RecordTable[Row] = RecordTable(context, columns, page, key="narrow")
    qtbot.addWidget(table)
    table.show()
    table.view.arrangement.set_compact(compact=True)
    for width in range(330, 1100, 7):
        table.resize(width, 300)
        QApplication.processEvents()
        assert table.view.horizontalHeader().length() <= table.view.viewport().width(), width


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


def test_a_column_of_marks_that_no_row_wears_leaves_its_room(qtbot: QtBot, context: SeenContext) -> None:
    columns = tuple(replace(column, title="") if column.key == "state" else column for column in COLUMNS)
    table: SimpleTable[Row] = SimpleTable(context, columns, key="marks")
    qtbot.addWidget(table)
    table.show()
    plain = replace(ToyStore().rows[4], state="")
    table.set_rows([plain])
    assert "state" not in table.view.shown_keys()
    table.set_rows([plain, replace(plain, id=5, state="open")])
    assert "state" in table.view.shown_keys()
