"""A table of lines to tick under headings: by keyboard, by mouse, read aloud, copied."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from app.domain.columns import Column
from app.ui.table.ticked import TICK, LongColumn, Mark, TickColumn, TickModel, TickView
from tests.kit.qt import SeenContext

COLUMNS: tuple[Column[Any], ...] = (
    TickColumn(TICK, "Ja", width=56),
    Column("name", "Name", width=200),
    Column("text", "Text"),
)


@dataclass
class Line:
    id: int
    name: str = ""
    text: str = ""
    heading: str = ""
    mark: Mark = field(default=Mark.NO)
    why: str = ""


ROWS = [
    Line(-1, heading="Obst · 2", mark=Mark.SOME),
    Line(1, "Apfel", "rot"),
    Line(2, "Birne", "grün", mark=Mark.YES),
    Line(-2, heading="Rest · 1", mark=Mark.NONE),
    Line(3, "Quark", "weiß", mark=Mark.NONE),
]


@pytest.fixture
def view(qtbot: QtBot, context: SeenContext) -> TickView:
    made = TickView(context, COLUMNS, key="ticked", name="Einkauf", chips={})
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.ticks.show_rows(ROWS)
    made.show()
    return made


def _heard(view: TickView) -> list[tuple[int, ...]]:
    heard: list[tuple[int, ...]] = []
    view.toggled.connect(heard.append)
    return heard


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot, context: SeenContext) -> None:
    model = TickModel(context, COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(ROWS)
    model.told()
    model.show_rows(())
    model.told()
    assert model.rowCount() == 0
    tester.deleteLater()


def test_space_ticks_the_line_in_front_or_the_selection(view: TickView) -> None:
    heard = _heard(view)
    view.select_id(2)
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Space)
    view.clearSelection()
    view.select_id(-1)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert heard == [(2,), (1, 2), (-1,)]


def test_a_click_on_the_box_ticks_and_a_click_beside_it_only_chooses(view: TickView) -> None:
    heard = _heard(view)
    box = view.visualRect(view.ticks.index(1, 0)).center()
    text = view.visualRect(view.ticks.index(2, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=text)
    assert heard == []
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert heard == [(1,)]
    view.selectAll()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert set(heard[-1]) == {-1, 1, 2, -2, 3}
    assert heard[-1][0] == 1


def test_boxes_and_headings_are_read_aloud(view: TickView) -> None:
    def read(row: int, column: int) -> str:
        return str(view.ticks.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) or "")

    assert read(0, 0) == "teilweise angekreuzt"
    assert read(0, 1) == read(0, 2) == "Obst · 2"
    assert (read(1, 0), read(1, 1)) == ("nicht angekreuzt", "Apfel")
    assert read(2, 0) == "angekreuzt"
    assert read(4, 0) == ""


def test_a_mark_is_drawn_as_it_stands_by_then(view: TickView) -> None:
    line = ROWS[1]
    before = view.grab().toImage()
    try:
        line.mark = Mark.OPEN
        view.ticks.told()
        assert view.grab().toImage() != before
    finally:
        line.mark = Mark.NO


def test_headings_are_not_copied(view: TickView) -> None:
    view.selectAll()
    view.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[1] for line in lines] == ["Name", "Apfel", "Birne", "Quark"]


def test_a_long_text_begins_in_the_empty_cells_before_it(qtbot: QtBot, context: SeenContext) -> None:
    columns: tuple[Column[Any], ...] = (*COLUMNS[:2], Column("text", "Farbe"), LongColumn("why", "Hinweis"))
    shown = TickView(context, columns, key="long", name="Einkauf", chips={})
    qtbot.addWidget(shown)
    bruised, ripe = Line(1, "Apfel", why="Druckstelle"), Line(2, "Birne", "grün", why="reif")
    rows = [Line(-1, heading="Obst · 2"), bruised, ripe]
    shown.ticks.show_rows(rows)
    shown.resize(600, 300)
    shown.show()
    assert [shown.ticks.long(1, at) for at in (1, 2, 3)] == [(1, 1, ""), *[(2, 3, "Druckstelle")] * 2]
    assert shown.ticks.long(2, 3) == (3, 3, "")
    assert [shown.ticks.cell(number, 3)[0] for number in (0, 1, 2)] == ["", "", "reif"]
    # It is read aloud where it belongs, and drawn where it begins.
    assert shown.ticks.index(1, 3).data() == "Druckstelle"
    where = shown.visualRect(shown.ticks.index(1, 2))
    drawn = shown.viewport().grab(where).toImage()
    shown.ticks.show_rows([rows[0], Line(1, "Apfel"), rows[2]])
    assert shown.viewport().grab(where).toImage() != drawn
