"""The small table inside a form: typed, summed, moved, kept letter by letter."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain import formats
from app.domain.columns import Kind
from app.domain.errors import Refused
from app.domain.money import Money
from app.domain.options import Option
from app.ui.fields import (
    Cell,
    Host,
    Rows,
)
from tests.kit.fields import editor_of, type_keys
from tests.kit.qt import activate
from tests.kit.toy import Item

ROWS = Rows(
    "items",
    "Kostenplan",
    row=Item,
    cells=(
        Cell("text", "Position", required=True),
        Cell("source_id", "Mittel", options=(Option(1, "Land"),)),
        Cell("amount", "Betrag", Kind.MONEY, total=True),
    ),
)


def test_rows_are_typed_read_and_summed(qtbot: QtBot, host: Host) -> None:
    editor = editor_of(qtbot, ROWS, host)
    editor.show_value((Item("Gerüst", Money(45_000), 1, 11),))
    editor.add_row()
    line = editor.view.findChild(QLineEdit)
    type_keys(line, "Anstrich")
    assert editor.model.raw()[1]["text"] == "Anstrich", "kept letter by letter"
    editor.model.setData(editor.model.index(1, 2), "1200,5")
    assert editor.model.index(1, 2).data() == "1.200,50"
    assert editor._totals.text() == "Summe\u00a0Betrag:\u00a01.650,50\u00a0€"
    assert editor.value() == (Item("Gerüst", Money(45_000), 1, 11), Item("Anstrich", Money(120_050)))


def test_every_wrong_cell_is_named_and_the_empty_row_before_does_not_count(qtbot: QtBot, host: Host) -> None:
    editor = editor_of(qtbot, ROWS, host)
    for _ in range(3):
        editor.model.add()
    editor.model.setData(editor.model.index(1, 2), "12x")
    editor.model.setData(editor.model.index(2, 2), "13x")
    with pytest.raises(Refused) as caught:
        editor.value()
    places = ["items[0].text", "items[0].amount", "items[1].text", "items[1].amount"]
    assert [one.field for one in caught.value.all] == places
    assert "Zeile 3: " in caught.value.all[-1].sentence
    editor.mark_cell(1, "amount")
    assert editor.model.wrong == {(2, "amount")}


def test_empty_rows_are_left_out_and_wrong_cells_are_named(qtbot: QtBot, host: Host) -> None:
    editor = editor_of(qtbot, ROWS, host)
    editor.model.add()
    assert editor.value() == ()
    editor.model.setData(editor.model.index(0, 2), "12x")
    with pytest.raises(Refused) as caught:
        editor.value()
    assert caught.value.field == "items[0].text"
    editor.model.setData(editor.model.index(0, 0), "Gerüst")
    with pytest.raises(Refused, match="Zeile 1: „12x“") as caught:
        editor.value()
    assert caught.value.field == "items[0].amount"


@dataclass(frozen=True)
class _Given:
    kind: str = "own"
    on: date | None = None
    text: str = ""


GIVEN = Rows(
    "given",
    "Erteilt",
    row=_Given,
    cells=(
        Cell("kind", "Herkunft", options=(Option("own", "Eigenmittel"), Option("gift", "Spende"))),
        Cell("on", "Am", Kind.DATE, today=True),
        Cell("text", "Genauer", required=True),
    ),
)


def test_a_row_that_only_holds_what_it_began_with_is_left_out(qtbot: QtBot, host: Host) -> None:
    editor = editor_of(qtbot, GIVEN, host)
    editor.add_row()
    today = formats.day(host.context.clock.today())
    assert editor.model.index(0, 1).data() == today, "a new row begins with today"
    assert editor.model.is_empty(0), "Tab leaves it instead of making another one"
    assert editor.value() == ()
    editor.model.setData(editor.model.index(0, 0), "gift")
    with pytest.raises(Refused, match="Genauer"):
        editor.value()


def test_a_kept_row_is_never_taken_for_an_untouched_one(qtbot: QtBot, host: Host) -> None:
    editor = editor_of(qtbot, GIVEN, host)
    editor.show_value((_Given("own", None, "Kasse"),))
    editor.model.setData(editor.model.index(0, 2), "")
    with pytest.raises(Refused, match="Genauer"):
        editor.value()


def test_rows_are_moved_and_removed_by_keyboard(qtbot: QtBot, host: Host) -> None:
    editor = editor_of(qtbot, ROWS, host)
    editor.show_value((Item("A"), Item("B"), Item("C")))
    editor.view.setCurrentIndex(editor.model.index(0, 0))
    qtbot.keyClick(editor.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.text for row in editor.value()] == ["B", "A", "C"]
    qtbot.keyClick(editor.view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [row.text for row in editor.value()] == ["B", "C"]
    editor.set_read_only(True)
    qtbot.keyClick(editor.view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert len(editor.value()) == 2


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.builds(
            Item,
            st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20),
            st.none() | st.integers(0, 10**9).map(Money),
            st.none() | st.just(1),
            st.none() | st.integers(1, 99),
        ),
        max_size=5,
    )
)
def test_rows_come_back_from_a_draft_as_they_were(qtbot: QtBot, host: Host, rows: list[Item]) -> None:
    editor = editor_of(qtbot, ROWS, host)
    editor.show_value(tuple(rows))
    raw = editor.raw()
    editor.show_value(())
    editor.show_raw(raw)
    assert editor.raw() == raw
    assert [row.id for row in editor.value()] == [row.id for row in rows]
    assert [row.amount for row in editor.value()] == [row.amount for row in rows]


def _tab(line: Any, *, back: bool = False) -> None:
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
    QApplication.processEvents()


def test_tab_in_the_last_cell_begins_a_row_instead_of_typing_over_the_first(qtbot: QtBot, host: Host) -> None:
    editor = editor_of(qtbot, ROWS, host)
    editor.show_value((Item("Gerüst", Money(45_000), 1),))
    last = editor.model.index(0, 2)
    editor.view.setCurrentIndex(last)
    editor.view.edit(last)
    _tab(editor.view.viewport().findChild(QLineEdit))
    assert editor.model.rowCount() == 2
    assert (editor.view.currentIndex().row(), editor.view.currentIndex().column()) == (1, 0)
    assert editor.view.state() == QAbstractItemView.State.EditingState
    assert editor.value() == (Item("Gerüst", Money(45_000), 1),)


def test_tab_leaves_the_table_at_either_end(qtbot: QtBot, host: Host) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    before = QLineEdit()
    column.addWidget(before)
    editor = ROWS.editor(host)
    column.addWidget(editor)
    editor.show_value((Item("Gerüst", Money(45_000), 1),))
    page.show()
    page.activateWindow()
    view = editor.target()
    view.setFocus()
    view.setCurrentIndex(editor.model.index(0, 2))
    _tab(view)
    assert not view.hasFocus(), "Tab would go round in the table for ever"
    view.setFocus()
    view.setCurrentIndex(editor.model.index(0, 1))
    _tab(view)
    assert view.hasFocus()
    assert view.currentIndex().column() == 2
    view.setCurrentIndex(editor.model.index(0, 0))
    _tab(view, back=True)
    assert before.hasFocus()


def test_tab_in_an_empty_last_row_makes_no_further_one(qtbot: QtBot, host: Host) -> None:
    editor = editor_of(qtbot, ROWS, host)
    editor.model.add()
    last = editor.model.index(0, 2)
    editor.view.setCurrentIndex(last)
    editor.view.edit(last)
    _tab(editor.view.viewport().findChild(QLineEdit))
    assert editor.model.rowCount() == 1


def test_return_ends_the_editing_of_a_cell_without_a_complaint_of_qt(
    qtbot: QtBot, host: Host, qtlog: Any
) -> None:
    editor = editor_of(qtbot, ROWS, host)
    editor.show_value((Item("Gerüst", Money(45_000), 1),))
    last = editor.model.index(0, 2)
    editor.view.setCurrentIndex(last)
    qtbot.keyClick(editor.view, Qt.Key.Key_Return)
    line = editor.view.viewport().findChild(QLineEdit)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [record.message for record in qtlog.records if "editing failed" in record.message] == []
    assert editor.view.state() != QAbstractItemView.State.EditingState


def test_the_row_that_is_typed_is_in_sight(qtbot: QtBot, host: Host) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addSpacing(300)
    editor: Any = ROWS.editor(host)
    column.addWidget(editor)
    column.addStretch()
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    qtbot.addWidget(area)
    area.resize(500, 400)
    area.show()
    activate(qtbot, area)
    for _ in range(6):
        editor.add_row()
        QApplication.processEvents()
        cell = QApplication.focusWidget()
        assert isinstance(cell, QLineEdit)
        bottom = cell.mapTo(area.viewport(), cell.rect().bottomLeft()).y()
        assert 0 < bottom < area.viewport().height()
        type_keys(cell, "Schritt")


def test_rows_shown_anew_keep_the_focus_of_the_cell_that_was_typed(qtbot: QtBot, host: Host) -> None:
    editor = editor_of(qtbot, ROWS, host)
    activate(qtbot, editor)
    editor.add_row()
    type_keys(QApplication.focusWidget(), "Schritt")
    editor.show_value(editor.value())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert QApplication.focusWidget() is editor.view
    editor.show_value(())
    assert QApplication.focusWidget() is editor._add


def test_the_table_is_exactly_as_high_as_its_rows(qtbot: QtBot, host: Host) -> None:
    """A gap below the last line would look like a second frame."""
    editor = editor_of(qtbot, ROWS, host)
    editor.show_value((Item("Gerüst"), Item("Anstrich")))
    QApplication.processEvents()
    assert editor.view.viewport().height() == editor.view.verticalHeader().length()


@dataclass(frozen=True)
class Holiday:
    name: str = ""
    first_on: date | None = None


@pytest.mark.parametrize(("last", "top"), [(2036, 2026), (2020, 2012)])
def test_a_long_list_of_days_opens_at_this_year(qtbot: QtBot, host: Host, last: int, top: int) -> None:
    cells = (Cell("name", "Name"), Cell("first_on", "Erster Tag", Kind.DATE))
    field = Rows("school", "Ferien", row=Holiday, cells=cells, since="first_on")
    editor = editor_of(qtbot, field, host)
    years = range(2000, last)
    editor.show_value(tuple(Holiday("Ferien", date(year, 7, 13)) for year in years))
    assert years[editor.view.rowAt(0)] == top
