"""Out and back through the page, with real workbooks: edited as the Bauamt would, decided, undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.features.handover.rules.returned import Grade
from app.features.handover.screen import HandoverScreen
from db.models import Answer, Application, FollowUp
from db.store import Store
from tests.features.consultations.desk import Desk, set_up
from tests.features.handover.back import Edited
from tests.features.handover.sample import SHEETS, hand_over
from tests.features.handover.test_screen import WEEK
from tests.kit import factories
from tests.kit.faults import contents
from tests.kit.office import CLOCK
from tests.kit.qt import SeenContext, activate, dialog, press, said, spoken, threaded_context

SHEET, CONCERNS = "Förderanträge", "Anliegen an die Stadt"


@pytest.fixture
def desk(store: Store) -> Desk:
    made = set_up(store)
    with store.write("Anträge") as session:
        fund = factories.fund(session)
        applicant = factories.contact(session)
        for title in ("Hoffest", "Begrünung"):
            factories.application(session, fund, applicant, title=title)
        factories.concern(session)
    return made


@pytest.fixture
def sent(desk: Desk) -> Edited:
    return Edited(desk.store, hand_over(desk.store, WEEK))


def _cells(screen: HandoverScreen, grade: Grade) -> list[int]:
    case = screen.returned.case
    assert case is not None
    return [cell.id for cell in case.comparison.cells if cell.grade is grade]


def _tick(screen: HandoverScreen, grade: Grade) -> None:
    table = screen.returned.desk.table
    assert table.select_id(_cells(screen, grade)[0])
    QTest.keyClick(table, Qt.Key.Key_Space)


def _drop(screen: HandoverScreen, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setAccepted(False)
    screen.dropEvent(event)
    return event.isAccepted()


def test_there_and_back_with_a_conflict_undone_and_redone(
    screen: HandoverScreen, context: SeenContext, desk: Desk, sent: Edited, tmp_path: Path
) -> None:
    with desk.store.write("Titel") as session:
        session.get_one(Application, 2).title = "Begrünung des Hofes"
    sent.put(SHEET, "Hoffest", "Rückmeldung", "Rückfrage")
    sent.put(SHEET, "Hoffest", "Bemerkung der Stadt", "Welcher Hof?")
    sent.put(SHEET, "Hoffest", "Rückmeldung am", "bald")
    sent.put(SHEET, "Begrünung", "Projekt", "Begrünung der Fassade")
    sent.add(SHEET, "Projekt", "Straßenfest")
    assert _drop(screen, sent.save(tmp_path))
    view = screen.returned
    assert view.isVisible()
    assert view.desk.head.by.text() == "M. Krüger"
    assert view.desk.table.select_id(_cells(screen, Grade.UNREADABLE)[0])
    view.desk.detail.value.line.setText("24.11.2026")
    press(view.desk.detail.value, "Einsetzen")
    assert _cells(screen, Grade.UNREADABLE) == []
    _tick(screen, Grade.CONFLICT)
    _tick(screen, Grade.ROW_UNKNOWN)
    press(view, "Übernehmen (1 Antwort, 1 Änderung, 1 Wiedervorlage)")
    shown = said(view.summary)
    assert "Rückfrage, 24.11.2026, Bemerkung: Welcher Hof?; von M. Krüger" in shown
    assert "Projekt: Begrünung des Hofes → Begrünung der Fassade" in shown
    assert "Von der Stadt dazugeschrieben: Projekt: Straßenfest" in shown
    with desk.store.read() as session:
        assert session.get_one(Application, 2).title == "Begrünung der Fassade"
    told = [change.table for change in desk.store.history("applications", 1)]
    assert told[:2] == ["follow_ups", "answers"]
    context.undo()
    assert view.desk.isVisible()
    with desk.store.read() as session:
        assert session.get_one(Application, 2).title == "Begrünung des Hofes"
        assert session.query(Answer).count() == session.query(FollowUp).count() == 0
    context.redo()
    assert view.summary.isVisible()
    with desk.store.read() as session:
        assert session.get_one(Application, 2).title == "Begrünung der Fassade"
    press(view, "Fertig")
    assert not view.isVisible()
    screen.open_record(1)
    back = said(screen.past.detail)
    assert "1 Antwort, 2 Wiedervorlagen" in back
    assert "M. Krüger" in back


def test_what_is_changed_here_meanwhile_is_compared_anew(
    screen: HandoverScreen, desk: Desk, sent: Edited, tmp_path: Path
) -> None:
    sent.put(SHEET, "Begrünung", "Projekt", "Begrünung der Fassade")
    screen.returned.open_file(sent.save(tmp_path))
    _tick(screen, Grade.PROPOSED)
    with desk.store.write("Titel") as session:
        session.get_one(Application, 2).title = "Begrünung des Hofes"
    assert _cells(screen, Grade.PROPOSED) == []
    case = screen.returned.case
    assert case is not None
    (conflict,) = (cell for cell in case.comparison.cells if cell.grade is Grade.CONFLICT)
    assert conflict.ours_text == "Begrünung des Hofes"
    assert case.deciding.state(conflict) is True


def test_a_row_without_identity_is_given_to_its_record(
    screen: HandoverScreen, desk: Desk, sent: Edited, tmp_path: Path
) -> None:
    page = sent.book[SHEET]
    sent.put(SHEET, "Hoffest", "Rückmeldung", "zur Kenntnis")
    for column in ("Kennung", "Prüfkennung"):
        sent.put(SHEET, "Hoffest", column, None)
    assert page.title == SHEET
    screen.returned.open_file(sent.save(tmp_path))
    view = screen.returned
    assert view.desk.table.select_id(_cells(screen, Grade.ROW_UNKNOWN)[0])
    row = view.desk.detail.row
    offered = [row.combo.itemText(at) for at in range(row.combo.count())]
    assert len(offered) == 2
    row.combo.setCurrentIndex(next(at for at, text in enumerate(offered) if "Hoffest" in text))
    press(row, "Zuordnen")
    view.take_over()
    with desk.store.read() as session:
        answer = session.query(Answer).one()
        assert (answer.record_table, answer.record_id, answer.verdict) == ("applications", 1, "zur Kenntnis")


def test_the_same_file_again_has_nothing_to_take_over(
    screen: HandoverScreen, desk: Desk, sent: Edited, tmp_path: Path
) -> None:
    sent.put(SHEET, "Hoffest", "Rückmeldung", "zur Kenntnis")
    path = sent.save(tmp_path)
    screen.returned.open_file(path)
    screen.returned.take_over()
    screen.returned.open_file(path)
    assert "schon eingelesen" in said(screen.returned)
    assert not screen.returned.desk.take_button.isEnabled()


def test_looking_at_an_untouched_file_changes_nothing(
    screen: HandoverScreen, desk: Desk, sent: Edited, tmp_path: Path
) -> None:
    before = contents(desk.store)
    screen.returned.open_file(sent.save(tmp_path))
    assert "Alles kam so zurück, wie es gesendet wurde." in said(screen.returned)
    assert not screen.returned.desk.take_button.isEnabled()
    screen.returned.close_view()
    assert contents(desk.store) == before


def test_the_menu_and_the_key_ask_for_the_file(
    screen: HandoverScreen, desk: Desk, sent: Edited, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.new_record(show="file")
    chooser = dialog()
    assert isinstance(chooser, QFileDialog)
    chooser.reject()
    activate(qtbot, screen)
    qtbot.keyClick(screen, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    chooser = dialog()
    assert isinstance(chooser, QFileDialog)
    sent.put(SHEET, "Hoffest", "Rückmeldung", "zur Kenntnis")
    chooser.fileSelected.emit(str(sent.save(tmp_path)))
    chooser.reject()
    activate(qtbot, screen)
    qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.returned.summary.isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.returned.isVisible()


def test_what_is_no_workbook_is_told(
    screen: HandoverScreen, context: SeenContext, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "Liste.xlsx"
    path.write_text("nichts")
    screen.returned.open_file(path)
    assert spoken(context)
    assert screen.returned.case is None
    (tmp_path / "Bild.png").write_bytes(b"x")
    assert not _drop(screen, tmp_path / "Bild.png")


def test_unfinished_decisions_are_offered_by_the_page(
    screen: HandoverScreen, context: SeenContext, desk: Desk, sent: Edited, tmp_path: Path
) -> None:
    sent.put(SHEET, "Hoffest", "Projekt", "Hoffest im Juli")
    screen.returned.open_file(sent.save(tmp_path))
    _tick(screen, Grade.PROPOSED)
    screen.returned.close_view()
    assert "Noch nicht übernommen: Rückmeldung „Wochenliste zurück.xlsx“" in said(screen.unfinished)
    press(screen.unfinished, "Weiter")
    case = screen.returned.case
    assert case is not None
    assert len(case.deciding.taken) == 1
    # Another page first, then a handover: what is decided stays offered.
    screen.leave()
    screen.open_record(1)
    assert screen.unfinished.isVisible()
    press(screen.unfinished, "Verwerfen")
    press(dialog(), "Verwerfen")
    assert not screen.unfinished.isVisible()


def test_an_answer_takes_the_question_off_the_list(
    screen: HandoverScreen, context: SeenContext, desk: Desk, sent: Edited, tmp_path: Path
) -> None:
    screen.reload()
    assert screen.tabs.tabText(1) == "Rückmeldungen (1)"
    sent.put(CONCERNS, "Die Laterne ist kaputt", "Rückmeldung", "erledigt")
    screen.returned.open_file(sent.save(tmp_path))
    screen.returned.take_over()
    assert screen.tabs.tabText(1) == "Rückmeldungen"
    press(screen.returned, "Fertig")
    screen.new_record(show="answers")
    assert "Keine Rückmeldung der Stadt steht aus." in said(screen.outstanding)
    press(screen.outstanding, "Alle anzeigen")
    assert screen.outstanding.table.model.rowCount() == 1
    screen.outstanding.table.opened.emit(1)


def test_with_the_real_threads_nothing_is_shown_too_early(
    desk: Desk, sent: Edited, qtbot: QtBot, tmp_path: Path
) -> None:
    context = threaded_context(desk.store, CLOCK)
    screen = HandoverScreen(context, lambda: SHEETS)
    qtbot.addWidget(screen)
    screen.resize(1280, 900)
    screen.show()
    sent.put(SHEET, "Hoffest", "Rückmeldung", "zur Kenntnis")
    view = screen.returned
    view.open_file(sent.save(tmp_path))
    qtbot.waitUntil(view.desk.take_button.isEnabled)
    view.take_over()
    assert not view.desk.take_button.isEnabled()
    qtbot.waitUntil(view.summary.isVisible)
    context.undo()
    qtbot.waitUntil(lambda: view.desk.isVisible() and view.desk.take_button.isEnabled())
    context.redo()
    qtbot.waitUntil(view.summary.isVisible)
    qtbot.waitUntil(lambda: not context.jobs.running())
    context.close()
