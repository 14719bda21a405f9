"""Which columns a table shows and how wide they are."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.columns import Column, Kind
from app.shell.text_size import TextSize
from app.ui.table import RecordTable, SimpleTable
from tests.kit.qt import SeenContext
from tests.kit.toy import CHIPS, COLUMNS, Row, ToyStore, page


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
    before = table.view.columnWidth(0)
    size = TextSize(qapp)
    for percent, width in ((150, round(before * 1.5)), (100, before)):
        size.choose(percent)
        assert table.view.columnWidth(0) == width


def test_rows_and_chips_grow_with_the_text(
    qtbot: QtBot, context: SeenContext, toys: ToyStore, qapp: QApplication
) -> None:
    """While they are seen: what a page made anew shows, one that stands shows too."""
    size, rows = TextSize(qapp), [toys.rows[number] for number in (1, 2, 3)]
    standing: SimpleTable[Row] = SimpleTable(context, COLUMNS, key="standing", chips=CHIPS)
    qtbot.addWidget(standing)
    standing.resize(1200, 400)
    standing.show()
    standing.set_rows(rows)
    size.choose(150)
    anew: SimpleTable[Row] = SimpleTable(context, COLUMNS, key="anew", chips=CHIPS)
    qtbot.addWidget(anew)
    anew.resize(standing.size())
    anew.show()
    anew.set_rows(rows)
    assert standing.view.rowHeight(0) == anew.view.rowHeight(0)
    assert standing.view.height() == anew.view.height()
    assert standing.view.grab().toImage() == anew.view.grab().toImage()
    size.choose(100)


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


def test_the_bar_below_a_narrow_table_covers_no_row(
    qtbot: QtBot, context: SeenContext, toys: ToyStore
) -> None:
    table: SimpleTable[Row] = SimpleTable(context, COLUMNS, key="covered", chips=CHIPS)
    qtbot.addWidget(table)
    table.resize(300, 400)
    table.show()
    table.set_rows([toys.rows[1], toys.rows[2]])
    qtbot.waitUntil(lambda: table.view.horizontalScrollBar().maximum() > 0)
    rows = 2 * table.view.rowHeight(0)
    qtbot.waitUntil(lambda: table.view.viewport().height() >= rows)
    table.resize(3000, 400)
    qtbot.waitUntil(lambda: table.view.horizontalScrollBar().maximum() == 0)
    assert table.view.viewport().height() < rows + table.view.rowHeight(0)
