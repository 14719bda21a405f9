"""A form that came back becomes contact and application in one step; seen in the window before."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications import document, queries, service
from app.features.applications.rules.filled import FormFile, TakingDraft
from app.features.applications.screen import ApplicationsScreen
from app.features.applications.screen.blanks import FormDialog, read_file
from db.models import Application, Consent, Contact, Document, Fund, Guideline, Office, Property
from db.store import Store
from tests.features.applications.case import RULES, TODAY, make_fund
from tests.features.applications.forms import GOOD, blank, fill
from tests.features.applications.paper import equip
from tests.kit import factories
from tests.kit.qt import dialog, press, said, spoken, type_into


def prepared(store: Store) -> None:
    make_fund(
        store,
        rules={
            **RULES,
            "documents": [{"label": "Lageplan", "due": "decision"}, {"label": "Fotos", "due": "decision"}],
        },
    )
    equip(store)


def filled(store: Store, **changes: str) -> bytes:
    """The fund's own form, filled in."""
    with store.read() as session:
        data = queries.blank(session, 1, today=TODAY)
    return fill(document.build_blank(data), {**GOOD, "paper.2": "Yes", **changes}, strict=False)


def read(store: Store, **changes: str) -> FormFile:
    return document.read_form(filled(store, **changes), TODAY)


def take(store: Store, form: FormFile, contact_id: int | None = None) -> int:
    with store.write("Vordruck") as session:
        draft = TakingDraft(contact_id, form.draft.title, TODAY)
        return service.take_in(session, form, draft, today=TODAY)


def test_the_same_person_at_the_same_address_is_offered_first(store: Store) -> None:
    prepared(store)
    with store.write("Namensvetterin") as session:
        factories.contact(session, salutation="Frau", street="Anderswo", postcode="1", town="X")
        here = factories.contact(
            session, street="Ruhrstraße", house_number="4", postcode="58452", town="Witten"
        ).id
        session.get_one(Contact, 1).street = "Woanders"
    with store.read() as session:
        found = queries.known(session, read(store), today=TODAY)
    assert found.contacts[0].value == here
    assert len(found.contacts) == 3
    assert found.fund == "Cityfonds"


def test_nobody_known_is_a_new_contact_with_consent(store: Store) -> None:
    prepared(store)
    application_id = take(store, read(store, last_name="Öztürk"))
    with store.read() as session:
        record = session.get_one(Application, application_id)
        contact = session.get_one(Contact, record.contact_id)
        assert (contact.display_name, contact.street, contact.email) == (
            "Öztürk, Ayşe",
            "Ruhrstraße",
            "ayse@example.org",
        )
        assert [(row.purpose, row.how) for row in session.query(Consent)] == [("funding", "form")]
        assert (record.reference, record.requested, record.status) == (
            "CF-2026-001",
            Money.euros(1500),
            "received",
        )
        there = {row.label: row.received_on for row in session.query(Document)}
        assert there == {"Lageplan": None, "Fotos": TODAY}
    store.undo()
    with store.read() as session:
        assert session.query(Application).count() == 0
        assert session.query(Contact).filter_by(last_name="Öztürk").count() == 0


def test_a_chosen_contact_is_taken(store: Store) -> None:
    prepared(store)
    application_id = take(store, read(store), contact_id=1)
    with store.read() as session:
        assert session.get_one(Application, application_id).contact_id == 1
        assert session.query(Consent).count() == 0


def test_a_building_is_found_by_its_street_and_number(store: Store) -> None:
    make_fund(store, rules=RULES)
    equip(store)
    with store.write("Haus") as session:
        session.get_one(Fund, 1).kind = "facade"
        session.add(Property(street="Marktstraße", house_number="12a"))
    form = read(store, object_street="marktstrasse", object_number="12A")
    application_id = take(store, form, contact_id=1)
    with store.read() as session:
        record = session.get_one(Application, application_id)
        assert record.property_id == 1
        assert "Gebäude" not in record.note


def leave_office(session: Any) -> None:
    session.get_one(Fund, 1).uid = "x"
    session.get_one(Office, 1).uid = "y"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (leave_office, "gehört zum Fonds „Cityfonds“ von „Innenstadtbüro Witten“"),
        (lambda session: setattr(session.get_one(Fund, 1), "uid", "x"), "gibt es hier nicht mehr"),
        (lambda session: session.delete(session.get_one(Guideline, 1)), "noch keine Richtlinie"),
    ],
)
def test_a_form_of_others_is_refused(store: Store, change: Callable[[Any], None], says: str) -> None:
    prepared(store)
    form = read(store)
    with store.write("anders") as session:
        change(session)
    with store.read() as session, pytest.raises(Refused, match=says):
        queries.known(session, form, today=TODAY)


def test_without_a_name_somebody_has_to_be_chosen(store: Store) -> None:
    prepared(store)
    form = read(store, last_name="", first_name="")
    with pytest.raises(Refused) as caught:
        take(store, form)
    assert caught.value.field == "contact_id"
    with store.read() as session:
        assert session.query(Application).count() == 0


# -- in the window


@pytest.fixture
def on_disk(store: Store, tmp_path: Path) -> Callable[..., Path]:
    """A filled-in form as a file."""

    def write(**changes: str) -> Path:
        path = tmp_path / "Antrag ausgefüllt.pdf"
        path.write_bytes(filled(store, **changes))
        return path

    return write


def test_what_was_understood_is_seen_before_anything_is_created(
    screen: ApplicationsScreen, store: Store, on_disk: Callable[..., Path], qtbot: QtBot
) -> None:
    read_file(screen.context, screen, on_disk(starts_on="bald"))
    found: Any = dialog()
    assert isinstance(found, FormDialog)
    assert "Beginn: „bald“ ist kein Datum" in said(found)
    assert "Angaben verstanden" in said(found)
    with store.read() as session:
        assert session.query(Application).count() == 0
    type_into(found.form, "title", "Bänke und Beete")
    QTest.keyClick(found, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any("Bänke und Beete" in sentence for sentence in spoken(screen.context)))
    with store.read() as session:
        record = session.get_one(Application, 1)
        assert (record.title, record.contact_id) == ("Bänke und Beete", 1)
        assert "Beginn: „bald“ ist kein Datum" in record.note


def test_a_bad_file_gets_its_sentence_in_the_bar(
    screen: ApplicationsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Rechnung.pdf"
    path.write_bytes(b"kein PDF")
    read_file(screen.context, screen, path)
    assert any("kein lesbares PDF" in sentence for sentence in spoken(screen.context))
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.fileSelected.emit(str(path)))
    menu = offered(screen)
    menu.actions()[0].trigger()
    menu.close()
    assert len([sentence for sentence in spoken(screen.context) if "kein lesbares PDF" in sentence]) == 2


def offered(screen: ApplicationsScreen) -> QMenu:
    press(screen, "Vordruck …")
    QApplication.processEvents()
    found = [child for child in screen.findChildren(QMenu) if child.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_empty_form_is_shown_to_print_and_save(screen: ApplicationsScreen, store: Store) -> None:
    with store.write("da ist etwas") as session:
        session.get_one(Office, 1).email = "buero@witten.example"
    menu = offered(screen)
    assert menu.actions()[0].text() == "Ausgefüllten Vordruck einlesen …"
    menu.actions()[-1].trigger()
    menu.close()
    shown: Any = dialog()
    assert shown.windowTitle() == "Antragsvordruck „Cityfonds“"
    assert "2 Seiten" in said(shown)
    shown.close()


def test_the_funds_record_leads_to_its_form(screen: ApplicationsScreen) -> None:
    screen.new_record(blank_form=1)
    shown: Any = dialog()
    assert "Cityfonds" in shown.windowTitle()
    shown.close()


def test_the_blank_of_another_program_version_is_another_form() -> None:
    assert blank() != blank(fund_uid="anders")
