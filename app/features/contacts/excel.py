"""What an old list of contacts may hold."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.domain.columns import Kind
from app.domain.intake import Desk, Drafted, Intake, IntakeField, Shape, Values
from app.domain.people import display_name
from app.features.contacts import queries, rules, service
from app.features.contacts.rules import KINDS, ContactDraft

_SALUTATION_ALIASES = ("Anrede", "Geschlecht")

FIELDS: tuple[IntakeField, ...] = (
    IntakeField(
        "name",
        "Name",
        aliases=("Kontakt", "Ansprechpartner", "Name, Vorname", "Vor- und Nachname", "Vollständiger Name"),
        help="„Yılmaz, Ayşe“ und „Ayşe Yılmaz“ werden geteilt; Vereine und Firmen am Namen erkannt.",
    ),
    IntakeField("last_name", "Nachname", aliases=("Familienname", "Zuname")),
    IntakeField("first_name", "Vorname", aliases=("Rufname", "Vornamen")),
    IntakeField(
        "organisation",
        "Organisation",
        aliases=("Verein", "Firma", "Institution", "Einrichtung", "Unternehmen", "Träger", "Akteur"),
    ),
    IntakeField(
        "kind",
        "Person oder Organisation",
        aliases=("Kontaktart", "Art des Kontakts"),
        choice=True,
        constant=True,
        help="Ohne Angabe wird sie am Namen erkannt.",
    ),
    IntakeField(
        "salutation", "Anrede", aliases=_SALUTATION_ALIASES, help="Frau oder Herr; anderes entfällt."
    ),
    IntakeField("title", "Titel", aliases=("Akad. Titel", "Akademischer Titel")),
    IntakeField("legal_form", "Rechtsform"),
    IntakeField("applicant_type", "Art des Antragstellers", aliases=("Antragstellerart",), choice=True),
    IntakeField(
        "roles", "Rolle", aliases=("Rollen", "Funktion", "Kategorie", "Gruppe"), choice=True, many=True
    ),
    IntakeField("extra", "Adresszusatz", aliases=("Zusatz", "c/o", "Anschrift Zusatz")),
    IntakeField(
        "street",
        "Straße",
        aliases=(
            "Str.",
            "Anschrift",
            "Adresse",
            "Straße und Hausnummer",
            "Straße, Nr.",
            "Straße/Nr.",
        ),
        help="Hausnummer, Postleitzahl und Ort in derselben Zelle werden abgeteilt.",
    ),
    IntakeField("house_number", "Hausnummer", aliases=("Hausnr.", "Haus-Nr.", "HNr.", "Nr.")),
    IntakeField("postcode", "Postleitzahl", aliases=("PLZ", "Postl."), shape=Shape.POSTCODE),
    IntakeField("town", "Ort", aliases=("Stadt", "Wohnort", "PLZ Ort", "PLZ/Ort", "Stadtteil")),
    IntakeField(
        "phone",
        "Telefon",
        aliases=(
            "Tel.",
            "Tel",
            "Telefonnummer",
            "Tel.-Nr.",
            "Festnetz",
            "Telefon privat",
            "Telefon dienstlich",
        ),
        shape=Shape.PHONE,
    ),
    IntakeField("mobile", "Mobil", aliases=("Handy", "Mobiltelefon", "Mobilnummer"), shape=Shape.PHONE),
    IntakeField(
        "email", "E-Mail", aliases=("Email", "Mail", "E-Mail-Adresse", "Mailadresse"), shape=Shape.EMAIL
    ),
    IntakeField("website", "Website", aliases=("Homepage", "Internet", "Webseite", "URL", "www")),
    IntakeField("language", "Sprache", aliases=("Sprachen", "Muttersprache")),
    IntakeField(
        "note",
        "Notiz",
        Kind.LONG_TEXT,
        aliases=("Bemerkung", "Bemerkungen", "Anmerkung", "Kommentar", "Info"),
    ),
)


def _draft(values: Values, desk: Desk, now: datetime) -> Drafted:
    del desk
    draft = rules.check(rules.draft_of(values), today=now.date())
    polite = "" if draft.salutation or not values.get("salutation") else "Die Anrede wird nicht übernommen."
    return Drafted(draft, f"{display_name(rules.party(draft))} ({KINDS[draft.kind]})", polite)


def _create(session: Session, draft: ContactDraft, now: datetime, staff_id: int | None) -> int:
    del staff_id
    return service.save(session, draft, None, today=now.date())


def _complete(session: Session, record_id: int, values: Values, now: datetime) -> int:
    return service.complete(session, record_id, values, today=now.date())


def _desk(session: Any, now: datetime) -> Desk:
    return queries.desk(session, now)


INTAKES: tuple[Intake, ...] = (
    Intake(
        key="contacts",
        title="Kontakte",
        one="Kontakt",
        many="Kontakte",
        icon="users",
        kind="contact",
        note="Personen und Organisationen mit Anschrift und Erreichbarkeit. Einwilligungen stehen nicht in "
        "Listen; bitte tragen Sie sie beim Kontakt ein, wenn sie vorliegen.",
        fields=FIELDS,
        desk=_desk,
        draft=_draft,
        traits=rules.traits,
        create=_create,
        complete=_complete,
        tidy=rules.tidy,
        one_of=(("name", "last_name", "organisation"),),
    ),
)
