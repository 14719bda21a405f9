from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.domain.consents import ADVICE
from app.domain.errors import Refused
from app.domain.ids import Ref
from app.features.contacts import queries, service
from app.features.contacts.rules import AddressRow, ConsentRow, ContactDraft
from app.features.contacts.screen import ContactsScreen
from db.models import Appointment, Consultation, Contact, Event, EventHelper
from db.store import Store
from tests.kit import factories
from tests.kit.faults import contents
from tests.kit.office import CLOCK, NOW
from tests.kit.qt import SeenContext, dialog, inline_context, press, spoken, texts, type_into
from tests.kit.steps import undoable

TODAY = NOW.date()


@pytest.fixture
def context(store: Store, qtbot: QtBot) -> Iterator[SeenContext]:
    made = inline_context(store, CLOCK)
    yield made
    made.close()


@pytest.fixture
def screen(context: SeenContext, qtbot: QtBot) -> ContactsScreen:
    made = ContactsScreen(context)
    qtbot.addWidget(made)
    made.resize(1500, 900)
    made.show()
    return made


def push(widget: QWidget, text: str) -> None:
    """Press once Qt has shown what was put into the layout just now."""
    QApplication.processEvents()
    press(widget, text)


def add(store: Store, **values: Any) -> int:
    draft = ContactDraft(**{"first_name": "Ayşe", "last_name": "Yılmaz", **values})
    with store.write("Kontakt anlegen") as session:
        return service.save(session, draft, None, today=TODAY)


def add_named(store: Store) -> tuple[int, int]:
    """A contact who agreed to be named, and the consultation that does."""
    contact_id = add(store, consents=(ConsentRow(ADVICE, "", TODAY, "written"),))
    with store.write("Beratung") as session:
        consent_id = queries.detail(session, contact_id).draft.consents[0].id
        talk = factories.consultation(session, contact_id=contact_id, consent_id=consent_id)
        return contact_id, int(talk.id)


def test_a_person_is_kept(store: Store, screen: ContactsScreen) -> None:
    screen.new_record()
    type_into(screen, "first_name", "Ayşe")
    type_into(screen, "last_name", "Yılmaz")
    type_into(screen, "postcode", "42579")
    screen.save()
    assert screen.current is not None
    assert screen.current.name == "Yılmaz, Ayşe"
    assert spoken(screen.context)[-1] == "Kontakt gespeichert"


def test_an_organisation_asks_for_its_name_and_a_person_for_the_family_name(screen: ContactsScreen) -> None:
    screen.new_record()
    assert not screen.editing.editor("organisation").isVisible()
    screen.save()
    assert "Bitte geben Sie den Nachnamen ein." in texts(screen)
    type_into(screen, "kind", "Organisation")
    assert screen.editing.editor("organisation").isVisible()
    screen.save()
    assert "Bitte geben Sie den Namen der Organisation ein." in texts(screen)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("postcode", "4257", "fünf Ziffern"),
        ("email", "ayse at example", "keine E-Mail-Adresse"),
        ("phone", "später", "besteht aus Ziffern"),
    ],
)
def test_wrong_input_gets_a_sentence_beside_its_field(
    screen: ContactsScreen, field: str, typed: str, said: str
) -> None:
    screen.new_record()
    type_into(screen, "last_name", "=HYPERLINK(1)")
    type_into(screen, field, typed)
    screen.save()
    assert any(said in text for text in texts(screen))
    assert screen.current is None


def test_all_that_is_wrong_is_said_at_once(screen: ContactsScreen) -> None:
    screen.new_record()
    for field, typed in {"postcode": "4257", "email": "ayse at example", "phone": "später"}.items():
        type_into(screen, field, typed)
    screen.editing.editor("addresses").show_value((AddressRow(postcode="1"), AddressRow(street="Markt")))
    screen.save()
    shown = [point for point, _ in screen.editing.open_points()]
    assert shown == ["Nachname", "PLZ", "Telefon", "E-Mail", "Weitere Anschriften"]
    for said in ("den Nachnamen", "fünf Ziffern (Ausland", "aus Ziffern, z. B.", "keine E-Mail-Adresse"):
        assert any(said in text for text in texts(screen))
    assert any("Straße oder Ort" in text and "fünf Ziffern." in text for text in texts(screen))
    assert screen.editing.editor("addresses").model.wrong == {(0, "street"), (0, "postcode")}


def test_the_name_typed_elsewhere_is_taken_over(screen: ContactsScreen) -> None:
    for typed in ("Ayşe Yılmaz", "Yılmaz, Ayşe"):
        screen.new_record(name=typed)
        values = screen.editing.values()
        assert (values["first_name"], values["last_name"]) == ("Ayşe", "Yılmaz")
    screen.new_record(kind="organisation", name="Boxclub")
    assert screen.editing.values()["organisation"] == "Boxclub"


def test_a_likely_duplicate_is_offered_while_typing_and_opens(
    store: Store, screen: ContactsScreen, context: SeenContext, qtbot: QtBot
) -> None:
    contact_id = add(store, street="Ring", house_number="3")
    screen.new_record()
    type_into(screen, "last_name", "Yilmaz")
    type_into(screen, "first_name", "Ayse")
    link = "Yılmaz, Ayşe · Ring 3 (ähnlicher Name)"
    qtbot.waitUntil(lambda: link in texts(screen), timeout=3000)
    push(screen, link)
    assert context.opened == [Ref("contact", contact_id)]


def test_a_contact_is_no_duplicate_of_itself(store: Store, screen: ContactsScreen, qtbot: QtBot) -> None:
    screen.open_record(add(store))
    qtbot.wait(400)
    assert not any("ähnlicher Name" in text or "gleicher Name" in text for text in texts(screen))


def test_withdrawing_a_consent_makes_its_consultations_anonymous(
    store: Store, screen: ContactsScreen
) -> None:
    contact_id, talk_id = add_named(store)
    screen.open_record(contact_id)
    push(screen, "Widerruf …")
    sheet: Any = dialog()
    assert any("1 Beratung nennt diesen Kontakt" in text for text in texts(sheet))
    push(sheet, "Widerruf eintragen")
    with store.read() as session:
        assert session.get_one(Consultation, talk_id).contact_id is None
    assert screen.current is not None
    assert screen.current.draft.consents[0].withdrawn_on == TODAY
    screen.context.undo()
    with store.read() as session:
        assert session.get_one(Consultation, talk_id).contact_id == contact_id


def test_withdrawing_can_forget_the_name_for_good(store: Store, screen: ContactsScreen) -> None:
    contact_id, talk_id = add_named(store)
    screen.open_record(contact_id)
    push(screen, "Widerruf …")
    sheet: Any = dialog()
    sheet.form.editor("forget").box.click()
    assert any("endgültig" in text for text in texts(sheet))
    push(sheet, "Widerruf eintragen")
    lines = [
        line for change in store.history("consultations", talk_id) for line in (change.before, change.after)
    ]
    assert not any("contact_id" in line for line in lines if line is not None)
    assert undoable(store) is None


def test_what_is_linked_cannot_be_deleted_and_the_bar_says_why(store: Store, screen: ContactsScreen) -> None:
    contact_id, _ = add_named(store)
    screen.open_record(contact_id)
    push(screen, "Löschen")
    assert "verknüpft mit 1 Beratung" in spoken(screen.context)[-1]
    with store.read() as session:
        assert queries.detail(session, contact_id).id == contact_id


def test_erasing_asks_first_and_leaves_nothing(store: Store, screen: ContactsScreen) -> None:
    contact_id = add(store, last_name="Geheimname")
    screen.open_record(contact_id)
    push(screen, "Endgültig löschen …")
    push(dialog(), "Endgültig löschen")
    with store.read() as session, pytest.raises(Refused):
        queries.detail(session, contact_id)
    assert "Geheimname" not in repr(contents(store))


def test_erasing_says_where_the_name_goes_and_asks_about_the_same_name(
    store: Store, screen: ContactsScreen
) -> None:
    contact_id = add(store, first_name="Ayla", last_name="Geheimname")
    with store.write("Fest") as session:
        date_of = Appointment(title="Sommerfest", starts_at=NOW, ends_at=NOW)
        session.add(date_of)
        session.flush()
        event = Event(appointment_id=date_of.id)
        session.add(event)
        session.flush()
        session.add(EventHelper(event_id=event.id, contact_id=contact_id, worked_minutes=60))
        session.add(EventHelper(event_id=event.id, name="Ayla Geheimname"))
    screen.open_record(contact_id)
    push(screen, "Endgültig löschen …")
    sheet: Any = dialog()
    shown = " ".join(texts(sheet))
    assert "verschwindet auch hier: Einsatz bei „Sommerfest“" in shown
    assert "Derselbe Name steht ohne Verknüpfung hier: Einsatz bei „Sommerfest“" in shown
    sheet.form.editor("same_name").box.click()
    push(sheet, "Endgültig löschen")
    assert "Geheimname" not in repr(contents(store))


def test_a_consultation_begins_with_the_contact(
    store: Store, screen: ContactsScreen, context: SeenContext
) -> None:
    contact_id = add(store)
    screen.open_record(contact_id)
    push(screen, "Beratung")
    assert context.begun == [("consultation", {"contact_id": contact_id})]


def test_the_timeline_opens_what_it_names(store: Store, screen: ContactsScreen, context: SeenContext) -> None:
    contact_id, talk_id = add_named(store)
    screen.open_record(contact_id)
    screen.panel.bar.setCurrentIndex(1)
    panel: Any = screen.panel.built()[1]
    panel.table.opened.emit(1)
    assert context.opened == [Ref("consultation", talk_id)]


def test_a_record_shown_and_saved_unchanged_is_not_changed(store: Store, screen: ContactsScreen) -> None:
    contact_id, _ = add_named(store)
    before = undoable(store)
    screen.open_record(contact_id)
    screen.save()
    assert undoable(store) == before


def test_save_and_new_keeps_kind_and_town(store: Store, screen: ContactsScreen) -> None:
    screen.new_record()
    type_into(screen, "last_name", "Groß")
    type_into(screen, "town", "Witten")
    screen.save_and_new()
    values = screen.editing.values()
    assert (values["town"], values["last_name"], values["kind"]) == ("Witten", "", "person")
    with store.read() as session:
        assert session.scalars(select(Contact.display_name)).all() == ["Groß"]
