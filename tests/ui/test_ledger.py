"""The long list: sums, followers, drafts and values stay right whatever is typed in whatever order."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain import formats
from app.domain.columns import Kind
from app.domain.errors import Refused
from app.domain.money import Money
from app.ui.fields import Cell
from app.ui.ledger import LedgerModel
from app.ui.ledger.view import LedgerView
from tests.kit.qt import activate

TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Line:
    id: int = 0
    name: str = ""
    asked: Money | None = None
    given: Money | None = None
    hidden: str = ""


CELLS = (
    Cell("name", "Wer"),
    Cell("asked", "Betrag", Kind.MONEY, total=True),
    Cell("given", "Anerkannt", Kind.MONEY, total=True),
)
LINES = tuple(Line(at, f"Firma {at}", Money(at * 100), Money(at * 100), "bleibt") for at in range(1, 41))


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    """What the model belongs to; kept as long as the test."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def model(owner: QWidget) -> LedgerModel:
    return LedgerModel("lines", Line, CELLS, {"asked": "given"}, lambda: TODAY, owner)


def totals(model: LedgerModel) -> tuple[str, ...]:
    return tuple(model.total(cell) for cell in CELLS if cell.total)


def brute(model: LedgerModel) -> tuple[str, ...]:
    """The sums, line by line."""
    found = []
    for name in ("asked", "given"):
        total = Money()
        for row in range(model.rowCount()):
            try:
                total += getattr(model.line(row), name) or Money()
            except Refused:
                typed = str(model.typed(row, name))
                try:
                    total += Money.parse(typed)
                except Refused:
                    continue
        found.append(formats.money(total))
    return tuple(found)


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["fill", "type", "add", "remove", "complete"]),
        st.integers(0, 45),
        st.sampled_from(["name", "asked", "given"]),
        st.sampled_from(["", "5", "1.234,56", "-3,1", "zwölf", "0"]),
    ),
    max_size=25,
)


@given(EDITS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sums_and_drafts_are_right_after_any_edits(model: LedgerModel, edits: list[Any]) -> None:
    model.show_rows(LINES)
    assert totals(model) == (formats.money(Money(820_00)),) * 2
    for what, at, name, text in edits:
        row = at % model.rowCount() if model.rowCount() else 0
        if what == "add":
            model.add()
        elif what == "complete":
            model.complete("asked", "given")
        elif not model.rowCount():
            continue
        elif what == "remove":
            model.remove(row)
        elif what == "type":
            model.type(model.index(row, [cell.name for cell in CELLS].index(name)), text)
        else:
            model.fill(row, name, text)
        assert totals(model) == brute(model)
    kept, typed = totals(model), [dict(model._typed[row]) for row in range(model.rowCount())]
    raw = model.raw()
    model.show_rows(LINES)
    model.show_raw(raw)
    assert totals(model) == kept
    assert [dict(model._typed[row]) for row in range(model.rowCount())] == typed


def test_untouched_lines_are_the_very_ones_that_were_shown(model: LedgerModel) -> None:
    model.show_rows(LINES)
    model.fill(3, "name", "Anders")
    model.add()
    found = model.values()
    assert len(found) == len(LINES)
    assert all(one is other for at, (one, other) in enumerate(zip(found, LINES, strict=True)) if at != 3)
    assert (found[3].name, found[3].hidden, found[3].id) == ("Anders", "bleibt", 4)


def test_a_follower_goes_along_until_it_was_changed(model: LedgerModel) -> None:
    model.show_rows(())
    model.add()
    model.fill(0, "asked", "10")
    assert model.typed(0, "given") == "10,00"
    model.fill(0, "asked", "12")
    assert model.typed(0, "given") == "12,00"
    model.fill(0, "given", "5")
    model.fill(0, "asked", "20")
    assert model.typed(0, "given") == "5,00"


def test_a_line_that_is_gone_from_the_file_is_not_restored(model: LedgerModel) -> None:
    model.show_rows(LINES)
    model.fill(0, "name", "Neu")
    raw = model.raw()
    model.show_rows(LINES[:2])
    model.show_raw(raw)
    assert model.rowCount() == 2
    assert model.typed(0, "name") == "Neu"


def test_faults_name_the_line_without_the_empty_ones(model: LedgerModel) -> None:
    model.show_rows(LINES[:1])
    model.add()
    model.add()
    model.fill(2, "asked", "zwölf")
    with pytest.raises(Refused) as caught:
        model.values()
    assert caught.value.field == "lines[1].asked"
    assert model.row_of(1) == 2


def test_qt_finds_no_fault_with_the_model(model: LedgerModel, qtmodeltester: ModelTester) -> None:
    model.show_rows(LINES[:5])
    qtmodeltester.check(model)


def test_return_goes_to_the_next_line_and_begins_one_at_the_end(model: LedgerModel, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    added: list[int] = []
    model.show_rows(LINES[:2])
    view = LedgerView(model, "Liste", lambda: added.append(model.add()), window)
    view.resize(500, 300)
    window.show()
    activate(qtbot, window)
    view.setFocus()
    view.go(0, 1)
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.currentIndex().row() == 1)
    assert view.currentIndex().column() == 0
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: added == [2])
    view.go(2, 0)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert added == [2], "an empty line is not left for another one"
    view.go(0, 0)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert model.typed(0, "name") == ""
    QTest.keyClick(view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert model.rowCount() == 2
    QTest.keyClick(view, Qt.Key.Key_Insert)
    assert model.rowCount() == 3
    view.close()
