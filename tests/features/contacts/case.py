"""Contacts as people type them, and what a test does with them."""

from datetime import timedelta

from app.features.contacts import queries, service
from app.features.contacts.queries import ContactDetail
from app.features.contacts.rules import AddressRow, ConsentRow, ContactDraft
from db.models import Consultation
from db.store import Store
from tests.kit import factories
from tests.kit.office import NOW

TODAY = NOW.date()
AYSE = ContactDraft(
    salutation="Frau",
    title="Dr.",
    first_name="Ayşe",
    last_name="Yılmaz",
    applicant_type="Privatperson",
    street="Hauptstraße",
    house_number="12",
    postcode="42579",
    town="Heiligenhaus",
    email="ayse@example.org",
    addresses=(AddressRow("Rechnung", "", "Ring", "3", "58452", "Witten"),),
    consents=(
        ConsentRow("advice", "", TODAY - timedelta(days=9), "written", "Bogen im Ordner"),
        ConsentRow("invitation", "email", TODAY, "oral"),
    ),
)
CLUB = ContactDraft(kind="organisation", organisation="Boxclub Unterstadt", legal_form="e. V.")


def save(store: Store, draft: ContactDraft, record_id: int | None = None) -> int:
    with store.write("Kontakt speichern") as session:
        return service.save(session, draft, record_id, today=TODAY)


def detail(store: Store, record_id: int) -> ContactDetail:
    with store.read() as session:
        return queries.detail(session, record_id)


def roles(store: Store, *labels: str) -> tuple[int, ...]:
    with store.write("Rollen") as session:
        return tuple(factories.code(session, "role", label).id for label in labels)


def named_talk(store: Store, contact_id: int) -> int:
    """A consultation that names the contact, resting on the first consent."""
    with store.write("Beratung") as session:
        consent_id = queries.detail(session, contact_id).draft.consents[0].id
        return int(factories.consultation(session, contact_id=contact_id, consent_id=consent_id).id)


def names(store: Store, consultation_id: int) -> tuple[int | None, int | None]:
    with store.read() as session:
        talk = session.get_one(Consultation, consultation_id)
        return talk.contact_id, talk.consent_id
