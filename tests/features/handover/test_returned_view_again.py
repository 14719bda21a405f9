"""A returned workbook through its page: asked about, compared anew, left, gone on with, given up."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.features.handover.rules.returned import NO_HINTS, Finding, Grade
from app.features.handover.screen.returned import ReturnedView, keeping
from tests.features.handover import graded
from tests.features.handover.by_hand import HandMade, a_file, a_view, go, space
from tests.features.handover.graded import cell, comparison
from tests.kit.qt import SeenContext, dialog, press, said, spoken


def test_an_unreadable_cell_is_put_right_in_place(view: ReturnedView, core: HandMade, tmp_path: Path) -> None:
    view.open_file(a_file(tmp_path))
    go(view, graded.REMARKED.id)
    space(view)
    go(view, graded.UNREADABLE.id)
    line = view.desk.detail.value.line
    assert line.text() == "bald"
    line.setText("24.11.2026")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert core.compared[-1][1].values == {("Anträge", "D8"): "24.11.2026"}
    assert view.desk.table.current_id() == graded.UNREADABLE.id
    assert view.case is not None
    assert view.case.deciding.taken == {1, 5, 10}


def test_unknown_rows_and_columns_are_asked_for(view: ReturnedView, core: HandMade, tmp_path: Path) -> None:
    view.open_file(a_file(tmp_path))
    go(view, graded.UNKNOWN.id)
    row = view.desk.detail.row
    row.combo.setCurrentText("nichts dergleichen")
    press(row, "Zuordnen")
    assert len(core.compared) == 1
    row.combo.setCurrentText("vf-2026-002 begrünung")
    press(row, "Zuordnen")
    assert core.compared[-1][1].rows == {("Anträge", 9): "uid-2"}
    go(view, graded.ADDED.id)
    column = view.desk.detail.column
    offered = [column.combo.itemText(at) for at in range(column.combo.count())]
    assert offered == ["Az. der Stadt", "keine unserer Spalten"]
    column.combo.setCurrentIndex(0)
    press(column, "Zuordnen")
    assert core.compared[-1][1].columns == {("Anträge", "H"): "file_number"}
    assert core.compared[-1][1].rows == {("Anträge", 9): "uid-2"}
    assert "An 2 Stellen gilt, was Sie eingegeben oder zugeordnet haben." in said(view.desk.head)
    press(view.desk.head, "Zurücknehmen")
    assert core.compared[-1][1] == NO_HINTS
    assert "Stellen gilt" not in said(view.desk.head)


def test_what_was_decided_outlives_the_window(
    view: ReturnedView, context: SeenContext, core: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    view.open_file(path)
    go(view, graded.CONFLICT.id)
    space(view)
    go(view, graded.UNREADABLE.id)
    view.desk.detail.value.line.setText("1.12.2026")
    press(view.desk.detail.value, "Einsetzen")
    view.keep()
    path.unlink()
    later = a_view(context, core, qtbot)
    later.keeping.look(lambda: None)
    (digest,) = later.keeping.open
    later.go_on(digest)
    assert later.case is not None
    assert later.case.deciding.state(graded.CONFLICT) is True
    assert later.case.hints.values == {("Anträge", "D8"): "1.12.2026"}
    assert later.case.source.data == core.data
    later.take_over()
    assert graded.CONFLICT.id in core.taken[0]
    assert later.keeping.open == {}


def test_a_large_file_is_asked_for_again(
    view: ReturnedView, context: SeenContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "SMALL", 3)
    view.open_file(a_file(tmp_path))
    go(view, graded.CONFLICT.id)
    space(view)
    view.close_view()
    (digest,) = view.keeping.open
    view.go_on(digest)
    assert "noch einmal aus" in spoken(context)[-1]
    chooser = dialog()
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(a_file(tmp_path)))
    chooser.reject()
    assert view.case is not None
    assert view.case.deciding.state(graded.CONFLICT) is True


def test_only_looking_leaves_nothing_behind(view: ReturnedView, tmp_path: Path) -> None:
    view.open_file(a_file(tmp_path))
    view.close_view()
    assert view.keeping.open == {}


def test_discarding_is_asked_for(view: ReturnedView, tmp_path: Path) -> None:
    view.open_file(a_file(tmp_path))
    go(view, graded.CONFLICT.id)
    space(view)
    view.keep()
    press(view, "Verwerfen")
    question = dialog()
    press(question, "Verwerfen")
    assert view.keeping.open == {}
    assert view.case is None


def test_a_file_that_cannot_be_taken_over_says_why(
    view: ReturnedView, core: HandMade, tmp_path: Path
) -> None:
    sentence = "Diese Mappe ist von einem anderen Büro."
    core.found = comparison(findings=(Finding("foreign", sentence, stops=True),))
    view.open_file(a_file(tmp_path))
    shown = said(view)
    assert sentence in shown
    assert "Diese Datei wird nicht übernommen" in shown
    assert not view.desk.take_button.isEnabled()
    view.take_over()
    assert core.taken == []


def test_a_file_in_which_nothing_changed_says_so(view: ReturnedView, core: HandMade, tmp_path: Path) -> None:
    core.found = comparison(graded.EMPTIED)
    core.found = type(core.found)(number=12, week="KW 47/2026", handover_id=1, file_name="x", unchanged=310)
    view.open_file(a_file(tmp_path))
    assert "Alles kam so zurück, wie es gesendet wurde." in said(view)
    assert not view.desk.take_button.isEnabled()


def test_nothing_is_taken_over_while_it_is_compared_anew(
    view: ReturnedView, core: HandMade, tmp_path: Path
) -> None:
    view.open_file(a_file(tmp_path))
    core.waits = []
    view.refresh()
    view.refresh()
    assert not view.desk.take_button.isEnabled()
    view.take_over()
    assert core.taken == []
    older, newer = core.waits
    older()
    assert not view.desk.take_button.isEnabled()
    newer()
    assert view.desk.take_button.isEnabled()


def test_another_file_that_cannot_be_read_leaves_what_is_shown(
    view: ReturnedView, core: HandMade, tmp_path: Path
) -> None:
    view.open_file(a_file(tmp_path))
    core.unreadable = True
    view.open_file(a_file(tmp_path))
    assert view.desk.take_button.isEnabled()
    view.refresh()
    assert not view.desk.take_button.isEnabled()
    core.unreadable = False
    view.refresh()
    assert view.desk.take_button.isEnabled()


def test_what_comes_after_the_page_was_left_is_not_shown(
    view: ReturnedView, core: HandMade, tmp_path: Path
) -> None:
    core.waits = []
    view.open_file(a_file(tmp_path))
    view.close_view()
    core.waits[0]()
    assert view.case is None


def test_decisions_on_what_was_said_before_are_there_when_one_goes_on(
    view: ReturnedView, context: SeenContext, core: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    moved = cell(30, Grade.PROPOSED, key="title", address="E9")
    core.found = comparison(graded.UNKNOWN, graded.PROPOSED)
    core.only_with_row = moved
    view.open_file(a_file(tmp_path))
    go(view, graded.UNKNOWN.id)
    view.desk.detail.row.combo.setCurrentIndex(0)
    press(view.desk.detail.row, "Zuordnen")
    go(view, moved.id)
    space(view)
    view.keep()
    later = a_view(context, core, qtbot)
    later.keeping.look(lambda: None)
    later.go_on(next(iter(later.keeping.open)))
    assert later.case is not None
    assert later.case.deciding.state(moved) is True
    assert later.desk.take_button.isEnabled()


def test_what_is_kept_of_one_file_is_not_lost_by_another(
    view: ReturnedView, context: SeenContext, core: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    view.open_file(a_file(tmp_path))
    go(view, graded.CONFLICT.id)
    space(view)
    view.close_view()
    # Another window begins with another file before it read what is kept.
    later = a_view(context, core, qtbot)
    later.open_file(a_file(tmp_path, b"PK another"))
    go(later, graded.CONFLICT.id)
    space(later)
    later.close_view()
    assert len(later.keeping.open) == 2
    view.keeping.open.clear()
    view.keeping.look(lambda: None)
    assert len(view.keeping.open) == 2
