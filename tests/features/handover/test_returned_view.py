"""A returned workbook through its page: looked at, decided, taken over, taken back, gone on with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.features.handover.rules.returned import Finding, Grade
from app.features.handover.screen.returned import ReturnedView, keeping
from db.models import Answer, FollowUp, ReturnedFile
from tests.features.consultations.desk import Desk
from tests.features.handover import graded
from tests.features.handover.by_hand import HandMade, a_file
from tests.features.handover.graded import comparison
from tests.features.handover.sample import hand_over
from tests.features.handover.test_screen import WEEK
from tests.kit import factories
from tests.kit.qt import SeenContext, dialog, press, said, spoken


@pytest.fixture
def core(desk: Desk) -> HandMade:
    hand_over(desk.store, WEEK)
    with desk.store.write("Kontakt") as session:
        factories.contact(session, display_name="Akın GbR")
    return HandMade()


@pytest.fixture
def view(context: SeenContext, core: HandMade, qtbot: QtBot) -> Iterator[ReturnedView]:
    made = _view(context, core, qtbot)
    yield made
    made.keep()


def _view(context: SeenContext, core: HandMade, qtbot: QtBot) -> ReturnedView:
    made = ReturnedView(context, core)
    qtbot.addWidget(made)
    made.resize(1280, 760)
    made.show()
    return made


def _go(view: ReturnedView, number: int) -> None:
    assert view.desk.table.select_id(number)


def _space(view: ReturnedView) -> None:
    QTest.keyClick(view.desk.table, Qt.Key.Key_Space)


def test_it_says_which_file_it_is_and_what_is_in_it(view: ReturnedView, tmp_path: Path) -> None:
    view.open_file(a_file(tmp_path))
    shown = said(view)
    assert "Rückmeldung auf Übergabe Nr. 12" in shown
    assert "Antworten 3" in shown
    assert "Widerspruch 1" in shown
    assert "310 Zellen unverändert" in shown
    assert view.desk.head.by.text() == "M. Krüger"
    assert view.desk.take_button.text() == "Übernehmen (2 Antworten)"
    assert "1 Widerspruch ist noch nicht entschieden." in shown


def test_a_cell_is_shown_whole_with_what_differs(view: ReturnedView, tmp_path: Path) -> None:
    view.open_file(a_file(tmp_path))
    _go(view, graded.CONFLICT.id)
    texts = view.desk.detail.texts
    assert "Begrünung der Fassade" in texts.toPlainText()
    assert "Begrünung des Hofes" in texts.toPlainText()
    assert "underline" in texts.toHtml()
    assert "Beide Seiten haben dieses Feld geändert." in said(view.desk.detail)


def test_the_keyboard_alone_decides(view: ReturnedView, core: HandMade, tmp_path: Path) -> None:
    view.open_file(a_file(tmp_path))
    _go(view, graded.PROPOSED.id)
    _space(view)
    _go(view, graded.CONFLICT.id)
    _space(view)
    _go(view, graded.ANSWERED.id)
    _space(view)
    assert view.desk.take_button.text() == "Übernehmen (2 Antworten, 2 Änderungen)"
    # The heading of a sheet stands for all below it.
    view.desk.table.setCurrentIndex(view.desk.table.ticks.index(0, 1))
    _space(view)
    assert view.case is not None
    assert view.case.deciding.state(graded.TALK) is True
    assert view.case.deciding.state(graded.UNKNOWN) is True
    _space(view)
    assert view.case.deciding.taken == {graded.TALK.id}


def test_a_selection_is_ticked_as_a_whole(view: ReturnedView, tmp_path: Path) -> None:
    view.open_file(a_file(tmp_path))
    view.desk.table.selectAll()
    press(view, "Keine")
    assert view.desk.take_button.text() == "Nichts angekreuzt"
    assert not view.desk.take_button.isEnabled()
    view.desk.table.selectAll()
    _space(view)
    assert view.case is not None
    assert len(view.case.deciding.taken) == 8


def test_chips_narrow_the_list_and_ticking_keeps_to_it(view: ReturnedView, tmp_path: Path) -> None:
    view.open_file(a_file(tmp_path))
    view.desk.bar.chips[Grade.PROPOSED].click()
    assert view.desk.table.ticks.rowCount() == 2
    press(view, "Alle gezeigten ankreuzen")
    assert view.desk.take_button.text() == "Übernehmen (2 Antworten, 1 Änderung)"
    view.desk.bar.chips[Grade.PROPOSED].click()
    view.desk.bar.search.setText("begrünung fassade")
    assert [line.id for line in view.desk._lines][1:] == [graded.CONFLICT.id]


def test_open_conflicts_are_told_before_anything_is_taken(
    view: ReturnedView, core: HandMade, tmp_path: Path
) -> None:
    view.open_file(a_file(tmp_path))
    view.take_over()
    question = dialog()
    assert "1 Widerspruch ist nicht entschieden" in said(question)
    press(question, "Erst entscheiden")
    assert core.taken == []
    assert view.desk.table.current_id() == graded.CONFLICT.id
    view.desk.detail.choice.theirs.click()
    view.take_over()
    assert graded.CONFLICT.id in core.taken[0]


def test_ours_is_a_decision_too(view: ReturnedView, core: HandMade, tmp_path: Path) -> None:
    view.open_file(a_file(tmp_path))
    _go(view, graded.CONFLICT.id)
    press(view, "Unseres behalten")
    assert view.case is not None
    assert view.case.deciding.tally.undecided == 0
    view.take_over()
    assert graded.CONFLICT.id not in core.taken[0]


def test_taken_over_told_taken_back_and_done_again(
    view: ReturnedView, context: SeenContext, desk: Desk, tmp_path: Path
) -> None:
    context.changed.connect(lambda _tables: view.refresh())
    view.open_file(a_file(tmp_path))
    _go(view, graded.CONFLICT.id)
    _space(view)
    _go(view, graded.UNKNOWN.id)
    _space(view)
    view.desk.head.by.setText("Frau Krüger")
    view.desk.head.by.textEdited.emit("Frau Krüger")
    press(view, "Übernehmen (2 Antworten, 1 Änderung, 1 Wiedervorlage)")
    shown = said(view.summary)
    assert view.summary.isVisible()
    assert "Akın GbR: Freigabe; von Frau Krüger" in shown
    assert "Zeile 9 trägt keine Kennung." in shown
    assert "Titel: Begrünung des Hofes → Begrünung der Fassade" in shown
    assert "Rückmeldung übernommen: 2 Antworten, 1 Änderung, 1 Wiedervorlage" in spoken(context)[-1]
    assert view.keeping.open == {}
    context.undo()
    assert view.desk.isVisible()
    with desk.store.read() as session:
        assert not session.query(Answer).count() + session.query(FollowUp).count()
    assert view.desk.take_button.text() == "Übernehmen (2 Antworten, 1 Änderung, 1 Wiedervorlage)"
    assert len(view.keeping.open) == 1
    context.redo()
    assert view.summary.isVisible()
    assert view.keeping.open == {}
    context.undo()
    _go(view, graded.ANSWERED.id)
    _space(view)
    view.take_over()
    with desk.store.read() as session:
        assert session.query(ReturnedFile).count() == 1
        assert session.query(Answer).count() == 2
    press(view, "Fertig")
    assert view.case is None


def test_an_unreadable_cell_is_put_right_in_place(view: ReturnedView, core: HandMade, tmp_path: Path) -> None:
    view.open_file(a_file(tmp_path))
    _go(view, graded.REMARKED.id)
    _space(view)
    _go(view, graded.UNREADABLE.id)
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
    _go(view, graded.UNKNOWN.id)
    row = view.desk.detail.row
    row.combo.setCurrentText("nichts dergleichen")
    press(row, "Zuordnen")
    assert len(core.compared) == 1
    row.combo.setCurrentText("vf-2026-002 begrünung")
    press(row, "Zuordnen")
    assert core.compared[-1][1].rows == {("Anträge", 9): "uid-2"}
    _go(view, graded.ADDED.id)
    column = view.desk.detail.column
    offered = [column.combo.itemText(at) for at in range(column.combo.count())]
    assert offered == ["Az. der Stadt", "keine unserer Spalten"]
    column.combo.setCurrentIndex(0)
    press(column, "Zuordnen")
    assert core.compared[-1][1].columns == {("Anträge", "H"): "file_number"}
    assert core.compared[-1][1].rows == {("Anträge", 9): "uid-2"}


def test_what_was_decided_outlives_the_window(
    view: ReturnedView, context: SeenContext, core: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path)
    view.open_file(path)
    _go(view, graded.CONFLICT.id)
    _space(view)
    _go(view, graded.UNREADABLE.id)
    view.desk.detail.value.line.setText("1.12.2026")
    press(view.desk.detail.value, "Einsetzen")
    view.keep()
    path.unlink()
    later = _view(context, core, qtbot)
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
    _go(view, graded.CONFLICT.id)
    _space(view)
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
    _go(view, graded.CONFLICT.id)
    _space(view)
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
