"""The page „Presse & Versand“ by clicking and typing on the real store."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain.ids import Ref
from app.features.press.screen import PressScreen
from db import files
from db.models import Clipping, PressRecipient, PressRelease, Printed
from db.store import Store
from tests.documents.samples import logo
from tests.features.press.by_hand import all_of, close, labels_of, part
from tests.features.press.case import Case
from tests.kit import pdf
from tests.kit.qt import answer, dialog, press, said, spoken, type_into


def test_a_release_is_written_from_its_event_looked_at_and_given_out(
    screen: PressScreen, store: Store, case: Case
) -> None:
    screen.new_of("press_release", appointment_id=case.event)
    browser = part(screen, "press_release")
    assert "Sommerfest" in browser.editing.editor("title").raw()
    type_into(browser, "subtitle", "Suppe für alle")
    browser.save()
    assert [row.contact_id for row in all_of(store, PressRecipient)] == [case.paper]
    press(browser, "PDF …")
    assert "Vorschau." in said(dialog())
    assert all_of(store, Printed) == []
    press(dialog(), "Ausgeben")
    close()
    (printed,) = all_of(store, Printed)
    assert (printed.kind, printed.appointment_id) == ("press_release", case.event)
    with store.read() as session:
        assert "Suppe für alle" in pdf.text(files.data(session, printed.file_id))


def test_a_release_is_copied_marked_as_sent_and_followed(
    screen: PressScreen, store: Store, case: Case
) -> None:
    screen.new_of("press_release", appointment_id=case.event)
    browser = part(screen, "press_release")
    browser.save()
    press(browser, "Text kopieren")
    assert QGuiApplication.clipboard().text().startswith("PRESSEMITTEILUNG")
    press(browser, "Adressen kopieren")
    assert QGuiApplication.clipboard().text() == "lokales@zeitung.example"
    press(browser, "Versandt …")
    answer("Vermerken")
    assert "versandt" in said(browser)
    browser.panel.bar.setCurrentIndex(1)
    assert "Noch nichts erschienen." in said(browser)
    screen.new_of("clipping", press_release_id=1)
    piece = part(screen, "clipping")
    assert piece.editing.values()["appointment_id"] == case.event
    type_into(piece, "medium", "Ruhrauer Zeitung")
    type_into(piece, "published_on", "20.11.2026")
    type_into(piece, "tone", "wohlwollend")
    piece.save()
    assert [row.tone for row in all_of(store, Clipping)] == ["good"]
    screen.open_ref(Ref("press_release", 1))
    press(part(screen, "press_release"), "Löschen")
    assert all_of(store, PressRelease) == []
    assert [row.press_release_id for row in all_of(store, Clipping)] == [None]


def test_the_archive_and_the_release_know_each_other_and_who_got_it(
    screen: PressScreen, store: Store, case: Case
) -> None:
    screen.new_of("press_release", appointment_id=case.event)
    browser = part(screen, "press_release")
    type_into(browser, "title", "Suppe für alle")
    browser.save()
    press(browser, "PDF …")
    press(dialog(), "Ausgeben")
    close()
    type_into(browser, "title", "Noch mehr Suppe")
    browser.save()
    screen.open_ref(Ref("print", 1))
    archive = part(screen, "print")
    assert "noch an niemanden" in archive.editing.editor("went_to").raw()
    screen.open_ref(Ref("press_release", 1))
    press(browser, "Versandt …")
    answer("Vermerken")
    browser.panel.bar.setCurrentIndex(1)
    (paper,) = browser.current.papers
    assert "Suppe für alle" in paper.name
    screen.open_ref(Ref("print", 1))
    assert archive.editing.editor("went_to").raw() == "Ruhrauer Zeitung (20.11.2026)"
    press(archive, "Mitteilung zeigen")
    assert archive.context.opened == [Ref("press_release", 1)]


def test_a_release_without_text_says_so_beside_the_field(screen: PressScreen, store: Store) -> None:
    screen.new_of("press_release")
    browser = part(screen, "press_release")
    type_into(browser, "title", "x" * 170)
    assert "Redaktionen kürzen meist ab 160" in said(browser)
    browser.save()
    press(browser, "PDF …")
    assert "Der Text der Mitteilung fehlt." in said(browser)


def test_the_text_about_the_office_is_edited_in_the_window(screen: PressScreen, store: Store) -> None:
    screen.new_of("press_release")
    browser = part(screen, "press_release")
    type_into(browser, "title", "Fest")
    browser.save()
    browser._edit_boilerplate()
    answer("Speichern", text="Wir sind da.")
    browser._edit_boilerplate()
    question: Any = dialog()
    assert question.form.editor("text").raw() == "Wir sind da."
    press(question, "Abbrechen")


def test_a_scan_is_attached_shown_and_taken_off(screen: PressScreen, store: Store, tmp_path: Path) -> None:
    screen.new_of("clipping")
    browser = part(screen, "clipping")
    for name, text in (("title", "Fest"), ("medium", "Bote"), ("published_on", "19.11.2026")):
        type_into(browser, name, text)
    type_into(browser, "link", "kein Link")
    browser.save()
    assert "ist keine Internetadresse" in said(browser)
    type_into(browser, "link", "bote.example/fest")
    browser.save()
    (row,) = all_of(store, Clipping)
    assert row.link == "https://bote.example/fest"
    wrong, scan = tmp_path / "x.gif", tmp_path / "scan.png"
    wrong.write_bytes(b"GIF89a")
    scan.write_bytes(logo())
    browser.attach(wrong)
    assert "weder PDF noch PNG" in spoken(browser.context)[-1]
    browser.attach(tmp_path / "missing.pdf")
    browser.attach(scan)
    press(browser, "Ausschnitt zeigen")
    assert dialog().findChild(object, "preview") is not None
    close()
    browser.ask_review()
    answer("Erstellen")
    press(dialog(), "Ausgeben")
    close()
    (printed,) = all_of(store, Printed)
    assert (printed.kind, printed.layout) == ("press_review", "mit Ausschnitten")
    browser._detach(browser.current)
    assert all_of(store, Clipping)[0].file_id is None


def test_a_review_of_a_year_without_pieces_says_so(screen: PressScreen, store: Store) -> None:
    browser = part(screen, "clipping")
    browser.ask_review()
    press(dialog(), "Erstellen")
    assert "Für 2026 ist noch nichts eingetragen" in said(dialog())
    press(dialog(), "Abbrechen")


def test_the_archive_opens_the_same_bytes_and_changes_nothing(
    screen: PressScreen, store: Store, case: Case
) -> None:
    screen.new_of("mailing", appointment_id=case.event)
    labels = labels_of(screen)
    press(labels, "Vorschau")
    press(dialog(), "Ausgeben")
    close()
    screen.open_ref(Ref("print", 1))
    archive = part(screen, "print")
    assert "Archiviert: Dieses Druckstück bleibt" in said(archive)
    assert archive.current.sha256 == archive.editing.editor("sha256").raw()
    press(archive, "Öffnen und drucken …")
    preview: Any = dialog().findChild(object, "preview")
    assert preview is not None
    assert preview._data.startswith(b"%PDF-1.7")
    close()
    assert len(all_of(store, Printed)) == 2


def test_the_keys_lead_to_the_parts(screen: PressScreen, qtbot: QtBot) -> None:
    assert [keys.keys for keys in screen.shortcuts()][:4] == ["Alt+1", "Alt+2", "Alt+3", "Alt+4"]
    screen.tabs.setCurrentIndex(3)
    assert screen.section == "print"
    screen.tabs.setCurrentIndex(2)
    assert screen.section == "mailing"
    screen.leave()
    while screen.prepare():
        pass
