from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.demo.sheets import SHEETS
from app.domain.dates import Week
from app.domain.errors import Unavailable
from app.domain.ids import Ref
from app.features.handover import document, queries
from app.features.handover.screen import HandoverScreen, making
from app.features.handover.screen.plan_editor import PlanEditor
from db import files
from db.models import Letter
from db.store import Store
from tests.features.consultations.desk import Desk, set_up
from tests.features.handover.sample import hand_over
from tests.kit import factories
from tests.kit.office import CLOCK
from tests.kit.qt import SeenContext, activate, dialog, press, spoken, texts

WEEK = Week(2026, 47)
OFFICE = "Quartiersbüro-Oberstadt"
FILES = {f"Wochenliste_2026-KW47_{OFFICE}.xlsx", f"Deckblatt_2026-KW47_{OFFICE}.pdf"}


@pytest.fixture
def desk(store: Store) -> Desk:
    made = set_up(store)
    made.log()
    return made


def test_three_clicks_put_the_week_into_a_folder(
    screen: HandoverScreen, context: SeenContext, desk: Desk, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert screen.coming.week == WEEK
    press(screen, "Übergeben …")
    chooser = dialog()
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(out))
    chooser.reject()
    assert {path.name for path in out.iterdir()} == FILES
    assert "Übergabe Nr. 1" in texts(screen.past.detail)
    assert any("Übergabe Nr. 1" in sentence for sentence in spoken(context))
    with desk.store.read() as session:
        last = queries.standing(session, CLOCK.today()).last
    assert last is not None
    assert (last.number, last.week) == (1, WEEK)


def test_the_chosen_sheets_and_their_order_are_kept(screen: HandoverScreen, desk: Desk) -> None:
    press(screen, "Blätter und Spalten …")
    editor = dialog()
    assert isinstance(editor, PlanEditor)
    editor.sheets.setCurrentRow(0)
    QTest.keyClick(editor.sheets, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    editor.columns.item(0).setCheckState(Qt.CheckState.Unchecked)
    press(editor, "Speichern")
    with desk.store.read() as session:
        plan = queries.plan(session, SHEETS).sheets
    assert [sheet.key for sheet in plan][:2] == [SHEETS[1].key, SHEETS[0].key]
    assert SHEETS[0].columns[0].key not in plan[1].ticked_keys
    assert SHEETS[0].columns[1].key in plan[1].ticked_keys


def test_nothing_left_to_hand_over_is_said_in_the_dialog(screen: HandoverScreen) -> None:
    screen.edit_plan()
    editor = dialog()
    assert isinstance(editor, PlanEditor)
    for at in range(editor.sheets.count()):
        editor.sheets.item(at).setCheckState(Qt.CheckState.Unchecked)
    press(editor, "Speichern")
    assert any("mindestens ein Blatt" in text for text in texts(editor))
    editor.reject()


def test_a_past_handover_shows_what_went_out(screen: HandoverScreen, desk: Desk) -> None:
    record_id = hand_over(desk.store, Week(2026, 46))
    screen.reload()
    screen.open_record(record_id)
    shown = "\n".join(texts(screen.past.detail))
    assert "Übergabe Nr. 1" in shown
    assert "SHA-256" in shown
    press(screen, "Erneut speichern …")
    chooser = dialog()
    assert isinstance(chooser, QFileDialog)
    chooser.reject()


def test_no_handover_is_counted_where_no_file_can_be_written(
    screen: HandoverScreen, context: SeenContext, desk: Desk, tmp_path: Path
) -> None:
    gone = tmp_path / "file"
    gone.write_text("no folder")
    for folder, said in ((gone, "lässt sich nicht anlegen"), (desk.store.folder, "gehören nicht in den")):
        screen.coming.start(WEEK, folder)
        assert said in spoken(context)[-1]
        assert screen.coming.hand_over.isEnabled()
        with desk.store.read() as session:
            assert queries.standing(session, CLOCK.today()).last is None


def test_a_full_disk_is_said_and_the_archive_still_has_it(
    screen: HandoverScreen, context: SeenContext, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise Unavailable(f"Der Datenträger ist voll. ({path.name})", f"{len(data)} Byte")

    monkeypatch.setattr(making, "write_whole", full)
    screen.coming.start(WEEK, tmp_path)
    assert any("Datenträger ist voll" in sentence for sentence in spoken(context))
    assert any("Übergabe Nr. 1 ist festgehalten" in sentence for sentence in spoken(context))
    with desk.store.read() as session:
        assert queries.standing(session, CLOCK.today()).last is not None
    assert screen.coming.hand_over.isEnabled()


def test_what_changes_meanwhile_is_read_again(
    screen: HandoverScreen, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cover, calls = document.cover, []

    def slow(material):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - stands in for the cover
        if not calls:
            calls.append(desk.log())
        return cover(material)

    monkeypatch.setattr(document, "cover", slow)
    screen.coming.start(WEEK, tmp_path)
    with desk.store.read() as session:
        last = queries.standing(session, CLOCK.today()).last
    assert last is not None
    assert last.number == 1
    assert len(list(tmp_path.glob("*.xlsx"))) == 1


def test_a_missed_week_is_announced(screen: HandoverScreen, desk: Desk) -> None:
    hand_over(desk.store, Week(2026, 45))
    screen.reload()
    assert "KW\u00a046/2026" in screen.coming.notice.label.text()
    screen.coming.choose(Week(2026, 46))
    assert screen.coming.week == Week(2026, 46)


def test_letters_still_to_be_printed_are_named_beside_the_list(
    screen: HandoverScreen, context: SeenContext, desk: Desk
) -> None:
    assert not screen.coming.letters.isVisible()
    with desk.store.write("Schreiben") as session:
        file_id = files.put(session, b"%PDF", "Bescheid.pdf", "application/pdf").id
        applicant = factories.contact(session)
        about = factories.application(session, factories.fund(session), applicant)
        for subject, application_id in (("Bewilligung", about.id), ("Auskunft", None)):
            session.add(
                Letter(
                    kind="approval",
                    mode="office",
                    application_id=application_id,
                    dated=CLOCK.today(),
                    subject=subject,
                    file_id=file_id,
                    sha256="0",
                    issued_at=CLOCK.now(),
                )
            )
        reference = about.reference
    assert f"2 Schreiben sind noch nicht gedruckt: {reference}, Auskunft." in texts(screen.coming.letters)
    press(screen.coming.letters, "Erstes öffnen")
    assert context.opened == [Ref("letter", 1)]


def test_the_focus_comes_back_to_the_button_after_a_handover(
    screen: HandoverScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    activate(qtbot, screen)
    screen.coming.hand_over.setFocus()
    qtbot.keyClick(screen.coming.hand_over, Qt.Key.Key_Return)
    chooser = dialog()
    assert isinstance(chooser, QFileDialog)
    activate(qtbot, chooser)
    chooser.fileSelected.emit(str(tmp_path))
    chooser.reject()
    assert screen.window().focusWidget() is screen.coming.hand_over
