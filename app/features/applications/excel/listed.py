"""What an old list of applications may hold."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.columns import Kind
from app.domain.intake import Desk, Drafted, Intake, IntakeField, Shape, Values
from app.features.applications.queries.listed import listed_desk
from app.features.applications.rules import checked_draft
from app.features.applications.rules.listed import ListedApplication, listed, listed_traits
from app.features.applications.service.listed import complete, receive_listed

FIELDS: tuple[IntakeField, ...] = (
    IntakeField(
        "fund_id",
        "Fonds",
        aliases=("Förderfonds", "Topf", "Programm", "Förderprogramm"),
        required=True,
        choice=True,
        constant=True,
    ),
    IntakeField(
        "title",
        "Projekt",
        aliases=("Projekttitel", "Titel", "Vorhaben", "Projektname", "Maßnahme", "Antrag", "Bezeichnung"),
        required=True,
    ),
    IntakeField(
        "applicant",
        "Antragsteller",
        aliases=(
            "Antragstellerin",
            "Antragsteller/in",
            "Antragstellende",
            "Name",
            "Empfänger",
            "Zuwendungsempfänger",
        ),
        help="Wer noch kein Kontakt ist, wird mit angelegt.",
    ),
    IntakeField(
        "organisation",
        "Antragsteller (Organisation)",
        aliases=("Organisation", "Verein", "Träger", "Firma", "Institution"),
    ),
    IntakeField(
        "person",
        "Antragsteller (Person)",
        aliases=("Person", "Ansprechpartner", "Ansprechpartnerin", "Vertreten durch"),
    ),
    IntakeField(
        "received_on",
        "Eingang",
        Kind.DATE,
        aliases=(
            "Eingangsdatum",
            "Eingegangen am",
            "Antragsdatum",
            "Antrag vom",
            "Datum",
            "Datum der Antragstellung",
        ),
        required=True,
    ),
    IntakeField(
        "requested",
        "Beantragt",
        Kind.MONEY,
        aliases=(
            "Beantragter Zuschuss",
            "Beantragte Summe",
            "Antragssumme",
            "Zuschuss",
            "Betrag",
            "Fördersumme",
            "Summe",
        ),
    ),
    IntakeField(
        "total",
        "Gesamtkosten",
        Kind.MONEY,
        aliases=("Kosten", "Projektkosten", "Gesamtsumme", "Kosten gesamt"),
    ),
    IntakeField("year", "Haushaltsjahr", Kind.NUMBER, aliases=("Jahr", "Förderjahr"), shape=Shape.YEAR),
    IntakeField(
        "purpose",
        "Zweck",
        Kind.LONG_TEXT,
        aliases=("Beschreibung", "Kurzbeschreibung", "Inhalt", "Projektbeschreibung"),
    ),
    IntakeField(
        "place", "Ort", aliases=("Projektort", "Objekt", "Durchführungsort", "Ort der Maßnahme", "Standort")
    ),
    IntakeField(
        "starts_on", "Beginn", Kind.DATE, aliases=("Projektbeginn", "Start", "Durchführung von", "Von")
    ),
    IntakeField(
        "ends_on", "Ende", Kind.DATE, aliases=("Projektende", "Durchführung bis", "Bis", "Abschluss")
    ),
    IntakeField("measure_id", "ISEK-Maßnahme", aliases=("Maßnahmennummer", "Maßnahme Nr."), choice=True),
    IntakeField("street", "Straße", aliases=("Anschrift", "Adresse", "Straße und Hausnummer")),
    IntakeField("postcode", "Postleitzahl", aliases=("PLZ",), shape=Shape.POSTCODE),
    IntakeField("town", "Wohnort", aliases=("Stadt", "PLZ Ort", "PLZ/Ort")),
    IntakeField("phone", "Telefon", aliases=("Tel.", "Telefonnummer", "Mobil"), shape=Shape.PHONE),
    IntakeField("email", "E-Mail", aliases=("Email", "Mail", "E-Mail-Adresse"), shape=Shape.EMAIL),
    IntakeField("iban", "IBAN", aliases=("Bankverbindung", "Konto"), shape=Shape.IBAN),
    IntakeField("account_holder", "Kontoinhaber", aliases=("Kontoinhaberin",)),
    IntakeField(
        "reference",
        "Aktenzeichen",
        aliases=("Az.", "Nr.", "Antragsnummer", "Antrags-Nr.", "Lfd. Nr."),
        help="Hier vergebene werden wiedererkannt; fremde stehen danach in der Notiz.",
    ),
    IntakeField(
        "stood",
        "Stand",
        aliases=("Status", "Bearbeitungsstand", "Entscheidung", "Beschluss"),
        help="„Beratung“ oder „Anfrage“ wird Beratung; alles andere kommt als eingegangen, mit Notiz.",
    ),
    IntakeField(
        "approved",
        "Bewilligt",
        Kind.MONEY,
        aliases=("Bewilligte Summe", "Bewilligter Betrag", "Zuwendung"),
        help="Kommt in die Notiz.",
    ),
    IntakeField(
        "paid",
        "Gezahlt",
        Kind.MONEY,
        aliases=("Ausgezahlt", "Auszahlung", "Ausgezahlter Betrag"),
        help="Kommt in die Notiz.",
    ),
    IntakeField(
        "decided_on",
        "Entschieden",
        Kind.DATE,
        aliases=("Entschieden am", "Bewilligt am", "Beschluss vom"),
        help="Kommt in die Notiz.",
    ),
    IntakeField(
        "note", "Notiz", Kind.LONG_TEXT, aliases=("Bemerkung", "Bemerkungen", "Anmerkung", "Kommentar")
    ),
)


def _draft(values: Values, desk: Desk, now: datetime) -> Drafted:
    row, remark = listed(values, desk.facts)
    # Whoever applies for the first time gets a contact when the row is written.
    known = row.draft.contact_id
    kept = checked_draft(replace(row.draft, contact_id=known or 0), now.date())
    return Drafted(replace(row, draft=replace(kept, contact_id=known)), kept.title, remark)


def _create(session: Session, row: ListedApplication, now: datetime, staff_id: int | None) -> int:
    del staff_id
    return receive_listed(session, row, today=now.date())


def _complete(session: Session, record_id: int, values: Values, now: datetime) -> int:
    return complete(session, record_id, values, today=now.date())


INTAKES: tuple[Intake, ...] = (
    Intake(
        key="applications",
        title="Anträge",
        one="Antrag",
        many="Anträge",
        icon="file-text",
        kind="application",
        note="Eine Liste belegt keinen Bescheid und keine Zahlung. Anträge kommen deshalb als „eingegangen“ "
        "(oder als Beratung) mit ihren Beträgen; was die Liste zu Bewilligung und Auszahlung sagt, steht "
        "danach in der Notiz. Der Fonds braucht für jedes Jahr Mittel und eine Richtlinie.",
        fields=FIELDS,
        desk=listed_desk,
        draft=_draft,
        traits=listed_traits,
        create=_create,
        complete=_complete,
        one_of=(("applicant", "organisation", "person"),),
    ),
)
