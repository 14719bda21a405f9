"""The page „Presse & Versand“ by clicking and typing on the real store."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.domain.ids import Ref
from app.features.press.screen import PressScreen
from app.features.press.screen.recipients import StandingLine
from app.system.clock import Clock
from app.ui.table.ticked import Mark
from db import files
from db.models import Clipping, Contact, PressRecipient, PressRelease, Printed
from db.store import Store
from tests.documents.samples import logo
from tests.features.press.case import Case, make
from tests.kit import pdf
from tests.kit.qt import answer, dialog, inline_context, open_page, press, said, spoken, stand, type_into


@pytest.fixture
def case(store: Store) -> Case:
    made = make(store)
    store.staff_id = 1
    return made


@pytest.fixture
def screen(qtbot: QtBot, store: Store, clock: Clock, case: Case) -> Iterator[PressScreen]:
    context = inline_context(store, clock)
    page = PressScreen(context)
    open_page(qtbot, page)
    yield page
    context.close()


def part(screen: PressScreen, kind: str) -> Any:
    return screen.part(kind)


def all_of(store: Store, model: Any) -> list[Any]:
    with store.read() as session:
        return list(session.scalars(select(model).order_by(model.id)))


def close() -> None:
    press(dialog(), "Schließen")


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
    assert "Bitte füllen Sie „Jahr“ aus." in said(dialog())
    press(dialog(), "Abbrechen")


def labels_of(screen: PressScreen) -> Any:
    screen.part("mailing").making.ask_labels()
    question: Any = dialog()
    stand(question)
    return question


def test_labels_go_to_those_who_agreed_and_the_rest_is_told(
    screen: PressScreen, store: Store, case: Case
) -> None:
    screen.new_of("mailing", appointment_id=case.event)
    mailing = part(screen, "mailing")
    assert {one.candidate.id for one in mailing.aim().chosen} == {case.club, case.agreed, case.spouse}
    for part_of in (
        "3 Empfänger",
        "1 ohne Einwilligung",
        "1 Einwilligung widerrufen",
        "2 nicht zu erreichen",
    ):
        assert part_of in said(mailing)
    press(mailing, "Je Haushalt eine Sendung")
    question = labels_of(screen)
    question.form.editor("first").show_raw("25")
    press(question, "Vorschau")
    assert "Nummern 1 bis 24" in said(question)
    question.form.editor("first").show_raw("3")
    press(question, "Vorschau")
    press(dialog(), "Ausgeben")
    close()
    labels, record = all_of(store, Printed)
    assert (labels.kind, labels.copies, labels.appointment_id) == ("labels", 2, case.event)
    assert record.kind == "dispatch"
    with store.read() as session:
        assert pdf.text(files.data(session, labels.file_id)).count("Hauptstraße 4") == 2
        assert "gleicher Haushalt" in pdf.text(files.data(session, record.file_id))


def tick(mailing: Any, contact_id: int, qtbot: QtBot) -> None:
    assert mailing.table.select_id(contact_id)
    qtbot.keyClick(mailing.table, Qt.Key.Key_Space)


def test_the_space_bar_takes_people_out_and_asks_for_a_reason(
    screen: PressScreen, qtbot: QtBot, case: Case
) -> None:
    screen.new_of("mailing")
    mailing = part(screen, "mailing")
    tick(mailing, case.club, qtbot)
    assert case.club not in {one.candidate.id for one in mailing.aim().chosen}
    tick(mailing, case.club, qtbot)
    assert case.club in {one.candidate.id for one in mailing.aim().chosen}
    tick(mailing, case.silent, qtbot)
    answer("Ankreuzen", reason="nö")
    assert "Bitte geben Sie den Grund an" in said(dialog())
    answer("Ankreuzen", reason="hat am Telefon darum gebeten")
    (silent,) = [one for one in mailing.aim().chosen if one.candidate.id == case.silent]
    assert mailing.aim().choice.reason(silent.candidate.id) == "hat am Telefon darum gebeten"
    tick(mailing, case.silent, qtbot)
    assert case.silent not in {one.candidate.id for one in mailing.aim().chosen}
    tick(mailing, case.withdrawn, qtbot)
    assert "Ein Widerruf gilt" in spoken(mailing.context)[-1]
    tick(mailing, case.homeless, qtbot)
    assert "keine Anschrift" in spoken(mailing.context)[-1]
    heading = next(line for line in mailing._lines.values() if isinstance(line, StandingLine))
    assert heading.mark is Mark.YES
    tick(mailing, heading.id, qtbot)
    assert mailing.aim().chosen == ()
    assert heading.mark is Mark.NO


def test_another_way_needs_another_consent(screen: PressScreen, store: Store, case: Case) -> None:
    screen.new_of("mailing")
    mailing = part(screen, "mailing")
    press(mailing, "E-Mail")
    assert {one.candidate.id for one in mailing.aim().chosen} == {case.paper, case.agreed}
    press(mailing, "Adressen kopieren (Bcc)")
    assert set(QGuiApplication.clipboard().text().split("; ")) == {
        "lokales@zeitung.example",
        "ayse@mail.example",
    }
    press(mailing, "Versand protokollieren …")
    press(dialog(), "Ausgeben")
    close()
    assert [row.kind for row in all_of(store, Printed)] == ["dispatch"]


def test_single_contacts_come_along_and_the_search_narrows(
    screen: PressScreen, store: Store, case: Case
) -> None:
    screen.new_of("mailing")
    mailing = part(screen, "mailing")
    mailing.bar.search.setText("niemand heißt so")
    mailing.reload()
    assert "Niemand gefunden" in said(mailing)
    mailing.ask_one()
    question: Any = dialog()
    question.form.editor("contact_id").show_value(case.club)
    press(question, "Hinzufügen")
    assert [one.candidate.id for one in mailing.sifted] == [case.club]
    mailing.bar.search.setText("")
    mailing.reload()
    assert len(mailing.sifted) == 7
    with store.write("zieht weg") as session:
        session.get_one(Contact, case.club).active = False
    assert len(mailing.sifted) == 6


def test_an_event_is_chosen_for_badges_signs_and_a_list(
    screen: PressScreen, store: Store, case: Case
) -> None:
    screen.new_of("mailing")
    mailing = part(screen, "mailing")
    mailing.ask_occasion()
    question: Any = dialog()
    question.form.editor("appointment_id").show_value(case.event)
    press(question, "Übernehmen")
    assert "Samstag, 5. Dezember 2026, 14:00 Uhr" in said(mailing)
    for button, given in (
        ("Namensschilder …", {}),
        ("Tischschilder …", {"lines": "Kasse\nEinlass"}),
        ("Anmeldeliste …", {"title": "Aufbau"}),
    ):
        press(mailing, button)
        answer("Vorschau", **given)
        press(dialog(), "Ausgeben")
        close()
    found = [(row.kind, row.copies, row.appointment_id) for row in all_of(store, Printed)]
    assert found == [("badges", 3, case.event), ("signs", 2, case.event), ("sign_up", 1, case.event)]


def test_a_serial_letter_tells_what_is_wrong_while_it_is_typed_and_is_offered_again(
    screen: PressScreen, store: Store, case: Case
) -> None:
    screen.new_of("mailing", appointment_id=case.event)
    mailing = part(screen, "mailing")
    press(mailing, "Serienbrief …")
    question: Any = dialog()
    type_into(question.form, "text", "Hallo {{ nmae }}")
    assert "Meinten Sie „name“" in said(question)
    press(question, "Vorschau")
    assert "gibt es nicht" in said(question)
    type_into(question.form, "text", "Hallo {{ name }}")
    press(question, "Vorschau")
    press(dialog(), "Ausgeben")
    close()
    letters = all_of(store, Printed)[0]
    with store.read() as session:
        assert "Hallo Ayşe Yılmaz" in pdf.text(files.data(session, letters.file_id))
    press(mailing, "Serienbrief …")
    question = dialog()
    assert question.form.editor("text").raw() == "Hallo {{ name }}"
    press(question, "Abbrechen")


def test_envelopes_and_addresses_are_made_for_those_chosen(
    screen: PressScreen, store: Store, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[tuple[bytes, str]] = []
    monkeypatch.setattr(
        "app.features.press.screen.making.save_file", lambda _c, _o, data, name: saved.append((data, name))
    )
    screen.new_of("mailing")
    mailing = part(screen, "mailing")
    press(mailing, "Umschläge …")
    answer("Vorschau")
    press(dialog(), "Ausgeben")
    close()
    assert all_of(store, Printed)[0].kind == "envelopes"
    press(mailing, "Adressen als Excel …")
    ((data, name),) = saved
    assert name == "Adressen.xlsx"
    assert data.startswith(b"PK")


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
