"""The part „Versand“ by clicking and typing on the real store."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.features.press.screen import PressScreen
from app.features.press.screen.recipients import StandingLine
from app.ui.table.ticked import Mark
from db import files
from db.models import Contact, Printed
from db.store import Store
from tests.features.press.by_hand import all_of, close, labels_of, part
from tests.features.press.case import Case
from tests.kit import pdf
from tests.kit.qt import answer, dialog, press, said, spoken, type_into


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
    type_into(question.form, "grid", "Avery L7163 (99,1 × 38,1 mm, 14 je Bogen)")
    press(question, "Vorschau")
    press(dialog(), "Ausgeben")
    close()
    labels, record = all_of(store, Printed)
    assert (labels.kind, labels.copies, labels.appointment_id) == ("labels", 2, case.event)
    assert (labels.layout, record.kind) == ("Avery L7163", "dispatch")
    again = labels_of(screen)
    assert again.form.values()["grid"] == "L7163"
    press(again, "Abbrechen")
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
