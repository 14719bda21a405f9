"""Gathers the dossier of an application: everything that lies in its file, in order."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.casework import STATUS_LABELS
from app.domain.errors import Refused
from app.domain.guideline import Calculation
from app.domain.money import Money
from app.features.applications.queries import dossier_sheets as sheets
from app.features.applications.queries.drafts import draft_of
from app.features.applications.queries.snapshots import plain_snapshot
from app.features.applications.rules import DECISION_LABELS
from app.features.applications.rules.dossier import CalculationSheet, Dossier, Piece
from app.features.applications.rules.letter import KIND_TITLES
from db import files
from db.models import (
    AgendaItem,
    Application,
    Contact,
    Decision,
    Document,
    Fund,
    Guideline,
    Letter,
    Office,
    Paper,
    Payment,
    Quote,
    Receipt,
    Sitting,
)


def dossier(session: Session, application_id: int) -> Dossier:
    """The dossier as it stands today.

    Raises:
        Refused: when the application is gone.
        Unavailable: when an archived file no longer fits its digest.
    """
    record = session.get(Application, application_id)
    if record is None:
        raise Refused("Diesen Antrag gibt es nicht mehr.")
    fund = session.get_one(Fund, record.fund_id)
    contact = session.get_one(Contact, record.contact_id)
    guideline = session.get_one(Guideline, record.guideline_id)
    today = session.info["now"].date()
    paid = Money.total(session.scalars(select(Payment.amount).where(Payment.application_id == record.id)))
    return Dossier(
        reference=record.reference,
        title=record.title,
        applicant=contact.display_name,
        fund=f"{fund.name} {record.year}",
        office=session.scalar(select(Office.name)) or "",
        made_on=today,
        facts=tuple(_facts(record, contact, guideline.version, paid)),
        texts=tuple(_texts(record)),
        calculations=tuple(_calculations(session, record.id)),
        sheets=tuple(sheets.all_of(session, record)),
        pieces=tuple(sorted(_pieces(session, record), key=lambda piece: (piece.dated, piece.title))),
        paid=paid,
        record=plain_snapshot(draft_of(session, record)),
    )


def _facts(record: Application, contact: Contact, version: str, paid: Money) -> Iterator[tuple[str, str]]:
    address = f"{contact.street} {contact.house_number}, {contact.postcode} {contact.town}".strip(" ,")
    yield "Aktenzeichen", record.reference
    yield "Stand", STATUS_LABELS[record.status]
    yield "Antragsteller", contact.display_name
    yield "Anschrift", address
    yield "Projekt", record.title
    yield "Ort", record.place
    yield "Richtlinie", f"Fassung {version}"
    for label, day in (
        ("Beratung", record.advised_on),
        ("Eingang", record.received_on),
        ("Beginn geplant", record.starts_on),
        ("Abschluss geplant", record.ends_on),
        ("Entschieden", record.decided_on),
        ("Angenommen", record.accepted_on),
        ("Begonnen", record.begun_on),
        ("Beendet", record.finished_on),
        ("Nachweis bis", record.proof_due_on),
        ("Nachweis eingegangen", record.proof_received_on),
        ("Nachweis geprüft", record.proof_checked_on),
        ("Akte abgeschlossen", record.closed_on),
    ):
        if day is not None:
            yield label, formats.day(day)
    yield "Beantragt", formats.money(record.requested)
    if record.approved is not None:
        yield "Bewilligt", formats.money(record.approved)
    if record.final_grant is not None:
        yield "Endgültige Zuwendung", formats.money(record.final_grant)
    yield "Gezahlt", formats.money(paid)


def _texts(record: Application) -> Iterator[tuple[str, str]]:
    for heading, text in (
        ("Zweck", record.purpose),
        ("Zielgruppe", record.audience),
        ("Öffentlichkeitsarbeit", record.publicity),
        ("Ziele der Richtlinie", "\n\n".join(record.goals or ())),
        ("Andere öffentliche Mittel", record.other_grants),
        ("Sachbericht", record.proof_report),
        ("Bemerkung", record.note),
    ):
        if text.strip():
            yield heading, text


def _calculations(session: Session, application_id: int) -> Iterator[CalculationSheet]:
    rows = session.scalars(
        select(Decision).where(Decision.application_id == application_id).order_by(Decision.id)
    )
    for row in rows:
        steps = Calculation.read(row.calculation).steps
        if steps:
            what = DECISION_LABELS.get(row.kind, row.kind)
            yield CalculationSheet(f"Berechnung: {what} am {formats.day(row.decided_on)}", steps)


def _pieces(session: Session, record: Application) -> Iterator[Piece]:
    own = Letter.application_id == record.id
    for letter in session.scalars(select(Letter).where(own, Letter.file_id.is_not(None))):
        yield from _piece(session, letter.file_id, KIND_TITLES.get(letter.kind, letter.subject), letter.dated)
    for document in session.scalars(select(Document).where(Document.application_id == record.id)):
        day = document.received_on or record.received_on
        yield from _piece(session, document.file_id, document.label, day)
    for paper in session.scalars(select(Paper).where(Paper.application_id == record.id)):
        yield from _piece(session, paper.file_id, paper.name, paper.dated)
    for quote in session.scalars(select(Quote).where(Quote.application_id == record.id)):
        yield from _piece(session, quote.file_id, f"Angebot {quote.firm}", quote.dated)
    for receipt in session.scalars(select(Receipt).where(Receipt.application_id == record.id)):
        day = receipt.paid_on or receipt.invoiced_on or record.received_on
        yield from _piece(session, receipt.file_id, f"Beleg {receipt.number} {receipt.payee}".strip(), day)
    minutes = session.execute(
        select(Sitting.minutes_file_id, Sitting.reference, Sitting.starts_at)
        .join(AgendaItem, AgendaItem.sitting_id == Sitting.id)
        .where(AgendaItem.application_id == record.id, Sitting.minutes_file_id.is_not(None))
    )
    for row in minutes:
        yield from _piece(
            session, row.minutes_file_id, f"Niederschrift {row.reference}", row.starts_at.date()
        )


def _piece(session: Session, file_id: int | None, title: str, dated: date) -> Iterator[Piece]:
    if file_id is not None:
        about = files.about(session, file_id)
        yield Piece(title, dated, about.name, about.media_type, files.data(session, file_id))
