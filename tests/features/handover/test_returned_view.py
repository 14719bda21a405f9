"""A returned workbook through its page: looked at, decided, taken over, taken back, gone on with."""

from pathlib import Path

from app.features.handover.rules.returned import Grade
from app.features.handover.screen.returned import ReturnedView
from db.models import Answer, FollowUp, ReturnedFile
from tests.features.consultations.desk import Desk
from tests.features.handover import graded
from tests.features.handover.by_hand import HandMade, a_file, go, space
from tests.features.handover.graded import cell, comparison
from tests.kit.qt import SeenContext, dialog, press, said, spoken


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
    go(view, graded.CONFLICT.id)
    texts = view.desk.detail.texts
    assert "Begrünung der Fassade" in texts.toPlainText()
    assert "Begrünung des Hofes" in texts.toPlainText()
    assert "underline" in texts.toHtml()
    assert "Beide Seiten haben dieses Feld geändert." in said(view.desk.detail)


def test_the_keyboard_alone_decides(view: ReturnedView, core: HandMade, tmp_path: Path) -> None:
    view.open_file(a_file(tmp_path))
    go(view, graded.PROPOSED.id)
    space(view)
    go(view, graded.CONFLICT.id)
    space(view)
    go(view, graded.ANSWERED.id)
    space(view)
    assert view.desk.take_button.text() == "Übernehmen (2 Antworten, 2 Änderungen)"
    # The heading of a sheet stands for all below it.
    view.desk.table.setCurrentIndex(view.desk.table.ticks.index(0, 1))
    space(view)
    assert view.case is not None
    assert view.case.deciding.state(graded.TALK) is True
    assert view.case.deciding.state(graded.UNKNOWN) is True
    space(view)
    assert view.case.deciding.taken == {graded.TALK.id}


def test_a_selection_is_ticked_as_a_whole(view: ReturnedView, tmp_path: Path) -> None:
    view.open_file(a_file(tmp_path))
    view.desk.table.selectAll()
    press(view, "Keine")
    assert view.desk.take_button.text() == "Nichts angekreuzt"
    assert not view.desk.take_button.isEnabled()
    view.desk.table.selectAll()
    space(view)
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
    go(view, graded.CONFLICT.id)
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
    go(view, graded.CONFLICT.id)
    space(view)
    go(view, graded.UNKNOWN.id)
    space(view)
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
    go(view, graded.ANSWERED.id)
    space(view)
    view.take_over()
    with desk.store.read() as session:
        assert session.query(ReturnedFile).count() == 1
        assert session.query(Answer).count() == 2
    press(view, "Fertig")
    assert view.case is None


def test_of_very_many_answers_the_first_are_told_and_the_others_counted(
    view: ReturnedView, core: HandMade, tmp_path: Path
) -> None:
    many = tuple(cell(number, Grade.ANSWER, theirs_text="zur Kenntnis") for number in range(1, 26))
    core.found = comparison(*many)
    view.open_file(a_file(tmp_path))
    press(view, "Übernehmen (25 Antworten)")
    shown = said(view.summary)
    assert "25 Antworten eingetragen" in shown
    assert shown.count("Akın GbR: zur Kenntnis") == 10
    assert "und 15 weitere" in shown
