"""Writing letters, issuing them one by one and as a pile, by keyboard on the real store."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from app.features.applications import service
from app.features.applications.rules import RejectionDraft
from app.features.applications.screen import ApplicationsScreen
from app.features.applications.screen.letters.pile import PileDialog
from app.features.applications.screen.letters.writing import LetterDialog
from db.models import Contact, Decision, Document, Letter
from db.store import Store
from tests.features.applications.by_hand import show_tab
from tests.features.applications.case import TODAY, checked, received
from tests.features.applications.letter_case import LATER, draft_of
from tests.kit.qt import dialog, press, said, spoken, type_into


def letters(store: Store) -> list[Letter]:
    with store.read() as session:
        return session.query(Letter).order_by(Letter.id).all()


def writing(screen: ApplicationsScreen) -> LetterDialog:
    press(screen, "Schreiben …")
    found = dialog()
    assert isinstance(found, LetterDialog)
    return found


def decided(store: Store, outcome: str = "reject") -> None:
    """A second and a third application, decided: their letters wait."""
    for number in (1, 2):
        application_id = checked(store, title=f"Vorhaben {number}")
        with store.write("entscheiden") as session:
            draft = RejectionDraft("Die Mittel sind erschöpft.", TODAY)
            getattr(service, outcome)(session, application_id, draft, today=TODAY, staff_id=1)


def test_a_letter_is_written_previewed_and_issued_by_keyboard(
    screen: ApplicationsScreen, store: Store, qtbot: QtBot
) -> None:
    received(store)
    with store.write("Unterlagen") as session:
        session.add(Document(application_id=1, label="Lageplan"))
        session.add(Document(application_id=1, label="Fotos", position=1))
    screen.open_record(1)
    written = writing(screen)
    type_into(written.form, "kind", "Nachforderung von Unterlagen")
    assert written.form.values()["items"] == "Lageplan\nFotos", "the checklist is taken over"
    assert written.form.values()["due_on"] == date(2026, 12, 4), "two weeks are proposed"
    type_into(written.form, "due_on", "")
    qtbot.waitUntil(lambda: "Es fehlt die Frist" in said(written))
    assert not written.issue_button.isEnabled()
    QTest.keyClick(written, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "bis wann Sie eine Antwort erwarten" in said(written)
    type_into(written.form, "due_on", "11.12.2026")
    qtbot.waitUntil(written.issue_button.isEnabled)
    assert written.preview.document.pageCount() == 1
    QTest.keyClick(written, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(letters(store)) == 1)
    letter = letters(store)[0]
    assert (letter.kind, letter.details["items"]) == ("documents_requested", "Lageplan\nFotos")
    assert letter.issued_at is not None
    press(dialog(), "Als gedruckt vermerken")
    assert letters(store)[0].printed_at is not None


def test_a_letter_is_kept_for_later_changed_and_dropped(screen: ApplicationsScreen, store: Store) -> None:
    received(store)
    screen.open_record(1)
    written = writing(screen)
    type_into(written.form, "kind", "Eingangsbestätigung")
    press(written, "Vorbereiten")
    assert [row.issued_at for row in letters(store)] == [None]
    show_tab(screen, "Schreiben")
    assert "vorbereitet" in said(screen) or "Vorbereitet" in said(screen)
    press(screen, "Bearbeiten …")
    again: Any = dialog()
    type_into(again.form, "note", "Willkommen im Quartier.")
    press(again, "Speichern")
    assert letters(store)[0].details == {"note": "Willkommen im Quartier."}
    press(screen, "Verwerfen")
    assert letters(store) == []
    assert any("verwerfen" in sentence for sentence in spoken(screen.context))


def test_reasons_are_picked_from_the_list(screen: ApplicationsScreen, store: Store) -> None:
    received(store)
    screen.open_record(1)
    written = writing(screen)
    type_into(written.form, "kind", "Nachforderung von Unterlagen")
    picked: Any = written.form.editor("items")
    press(picked, "Auswählen …")
    QApplication.processEvents()
    menu = picked.findChild(QMenu)
    assert menu is not None
    for action in menu.actions()[:2]:
        action.trigger()
    menu.close()
    assert written.form.values()["items"].splitlines()[0] == "Drei vergleichbare Angebote"
    assert len(written.form.values()["items"].splitlines()) == 2
    written.reject()


def test_what_was_typed_is_there_again_after_escape(screen: ApplicationsScreen, store: Store) -> None:
    received(store)
    screen.open_record(1)
    written = writing(screen)
    type_into(written.form, "note", "Noch nicht fertig.")
    QTest.keyClick(written, Qt.Key.Key_Escape)
    QApplication.processEvents()
    again = writing(screen)
    assert "noch da" in said(again) or again.form.values()["note"] == "Noch nicht fertig."
    again.reject()


def test_waiting_letters_go_out_as_a_pile(
    screen: ApplicationsScreen, store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided(store)
    received(store, title="Drittes")
    with store.write("vorbereiten") as session:
        service.prepare(session, 3, draft_of("documents_requested", due_on=LATER), today=TODAY)
        incomplete = service.prepare(session, 3, draft_of("receipt"), today=TODAY)
        session.get_one(Letter, incomplete).kind = "proof_reminder"
    press(screen, "Schreiben ausgeben …")
    pile: Any = dialog()
    assert isinstance(pile, PileDialog)
    assert len(pile.ticked()) == 3, "what has a gap is not ticked"
    assert "1 mit Lücken bleiben liegen" in said(pile)
    assert pile.preview.document.pageCount() >= 1
    pile.kind.setCurrentIndex(pile.kind.findText("Ablehnung"))
    assert pile.ticked() == (1, 2)
    QTest.keyClick(pile.list, Qt.Key.Key_Space)
    assert pile.ticked() == (2,), "the first was ticked off by keyboard"
    QTest.keyClick(pile.list, Qt.Key.Key_Space)
    press(pile, "Stapel ansehen")
    qtbot.waitUntil(lambda: pile.preview.document.pageCount() == 2)
    QTest.keyClick(pile, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: sum(row.issued_at is not None for row in letters(store)) == 2)
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.fileSelected.emit(str(tmp_path)))
    press(dialog(), "Einzeln speichern …")
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.pdf"))) == 2)
    assert {path.name for path in tmp_path.glob("*.pdf")} == {
        "CF-2026-001 Ablehnung.pdf",
        "CF-2026-002 Ablehnung.pdf",
    }
    assert sum(row.printed_at is not None for row in letters(store)) == 0


def test_the_pile_is_noted_as_printed_and_posted(screen: ApplicationsScreen, store: Store) -> None:
    decided(store)
    press(screen, "Schreiben ausgeben …")
    press(dialog(), "2 ausgeben")
    press(dialog(), "Alle als gedruckt vermerken")
    assert all(row.printed_at is not None for row in letters(store))
    with store.read() as session:
        assert {row.posted_on for row in session.query(Decision)} == {store.clock.now().date()}


def test_a_gap_is_said_with_its_place_and_filters_work(screen: ApplicationsScreen, store: Store) -> None:
    decided(store)
    with store.write("Lücke") as session:
        session.get_one(Contact, 1).street = ""
    press(screen, "Schreiben ausgeben …")
    pile: Any = dialog()
    assert pile.ticked() == ()
    assert "ergänzen Sie Straße, Postleitzahl und Ort beim Kontakt" in said(pile)
    assert not pile.issue_button.isEnabled()
    pile.fund.setCurrentIndex(1)
    assert [item.isHidden() for item in pile._items()] == [False, False]
    pile.reject()


def test_all_are_ticked_or_none(screen: ApplicationsScreen, store: Store) -> None:
    decided(store)
    press(screen, "Schreiben ausgeben …")
    pile: Any = dialog()
    press(pile, "Alle an/aus")
    assert pile.ticked() == ()
    press(pile, "Alle an/aus")
    assert len(pile.ticked()) == 2
    pile.reject()


def test_when_nothing_waits_that_is_said(screen: ApplicationsScreen, store: Store) -> None:
    received(store)
    press(screen, "Schreiben ausgeben …")
    assert any("Kein Schreiben wartet" in sentence for sentence in spoken(screen.context))
