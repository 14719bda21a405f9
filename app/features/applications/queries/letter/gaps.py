"""What is still to be entered before a letter can go out, each with its place."""

from dataclasses import dataclass

from app.domain.errors import Refused
from app.features.applications.rules.letter import DUE, Facts, LetterDraft, LetterKind, Signer, items_of
from db.models import Application, CityOffice, Contact, Fund
from db.models import Office as OfficeRow


@dataclass(frozen=True)
class Case:
    """The records that a letter is made of."""

    record: Application
    contact: Contact
    fund: Fund
    office: OfficeRow
    signer: CityOffice | None
    """The city's office that grants."""


def gaps(kind: LetterKind, case: Case, facts: Facts, draft: LetterDraft) -> list[Refused]:
    """All of them at once."""
    found = [
        *_applicant(kind, case),
        *_sender(kind, case),
        *_court(kind, case.office),
        *_account(kind, case),
        *_aid(kind, facts),
        *_typed(kind, draft, facts),
    ]
    return [Refused(sentence) for sentence in found]


def _applicant(kind: LetterKind, case: Case) -> list[str]:
    contact = case.contact
    if kind.sheet or kind.needs == "account" or (contact.street and contact.postcode and contact.town):
        return []
    missing = f"Bei „{contact.display_name}“ fehlt die Anschrift."
    return [f"{missing} Bitte ergänzen Sie Straße, Postleitzahl und Ort beim Kontakt."]


def _sender(kind: LetterKind, case: Case) -> list[str]:
    if kind.sheet:
        return []
    from_city = case.fund.letter_mode == "city_draft" and kind.signer in {Signer.GRANTER, Signer.PARTIES}
    found = []
    if not from_city and not (case.office.street and case.office.postcode and case.office.town):
        found.append("Die Anschrift des Büros fehlt. Bitte ergänzen Sie sie unter „Büro › Büro“.")
    if from_city or kind.needs == "account":
        found.extend(_granter(case))
    return found


def _granter(case: Case) -> list[str]:
    signer = case.signer
    if signer is None:
        unknown = f"Beim Fonds „{case.fund.name}“ ist nicht eingetragen, welches Amt der Stadt bewilligt"
        return [f"{unknown} und unterschreibt. Bitte wählen Sie es unter „Fonds“ aus."]
    if signer.street and signer.postcode and signer.town:
        return []
    return [
        f"Bei „{signer.name}“ fehlt die Anschrift. Bitte ergänzen Sie sie unter „Büro › Ämter der Stadt“."
    ]


def _court(kind: LetterKind, office: OfficeRow) -> list[str]:
    if not kind.notice or (office.court_name and office.court_address):
        return []
    missing = "Für die Rechtsbehelfsbelehrung fehlt das zuständige Verwaltungsgericht mit Anschrift."
    return [f"{missing} Bitte tragen Sie es unter „Büro › Gericht“ ein."]


def _account(kind: LetterKind, case: Case) -> list[str]:
    if kind.needs != "account":
        return []
    found = []
    if not case.record.iban:
        found.append(
            f"Zu {case.record.reference} fehlt die IBAN. Bitte tragen Sie sie unter „Konto und Notiz …“ ein."
        )
    if not case.fund.account_code:
        found.append(
            f"Beim Fonds „{case.fund.name}“ fehlt das Produktsachkonto. Bitte ergänzen Sie es unter „Fonds“."
        )
    return found


def _aid(kind: LetterKind, facts: Facts) -> list[str]:
    if facts.aid is None or kind.needs != "aid" or facts.aid.authority:
        return []
    return ["Zur Beihilfe fehlt, wer sie gibt. Bitte ergänzen Sie die Bewilligungsstelle bei der Beihilfe."]


def _typed(kind: LetterKind, draft: LetterDraft, facts: Facts) -> list[str]:
    """What has to be typed for the letter and is not there, when it was prepared by a verb."""
    where = f"Bitte ergänzen Sie sie unter „Schreiben“ mit „Bearbeiten …“ (Schreiben „{kind.title}“)."
    found = []
    due = draft.due_on or (facts.demand.hearing_until if facts.demand and kind.key == "hearing" else None)
    if kind.key in DUE and due is None:
        found.append(f"Es fehlt die Frist. {where}")
    if kind.key == "documents_requested" and not items_of(draft.items):
        found.append(f"Es fehlt die Liste der Unterlagen. {where}")
    if kind.key == "payment_proposal" and draft.amount is None:
        found.append(f"Es fehlt die Angabe, wie viel zu zahlen ist. {where}")
    return found
