"""Everything a letter needs, gathered; what is missing is refused with the place to enter it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused, refuse
from app.domain.guideline import Calculation, Rules, proof_due
from app.domain.money import WHOLE, Money
from app.domain.people import Party, address_lines, display_name, full_name, one_line, salutation_line
from app.features.applications.rules import LetterData, Office, givers
from db import files
from db.models import (
    Application,
    CityContact,
    CityOffice,
    Contact,
    Decision,
    Fund,
    FundSource,
    Guideline,
    Logo,
    Staff,
    TextModule,
)
from db.models import Office as OfficeRow

_KINDS = {"approved": "approval", "partly_approved": "partial_approval", "rejected": "rejection"}
_PICTURES = frozenset({"image/png", "image/jpeg"})


def letter(session: Session, application_id: int, *, dated: date, staff_id: int | None) -> LetterData:
    """The letter of the decision that stands.

    Raises:
        Refused: when there is no decision, or an address, the court or the granting office is missing.
    """
    record = session.get(Application, application_id)
    if record is None:
        raise Refused("Diesen Antrag gibt es nicht mehr.")
    if record.status not in _KINDS or record.decided_on is None:
        raise Refused(f"Zu {record.reference} gibt es noch keine Entscheidung, über die zu schreiben wäre.")
    decision = session.scalars(
        select(Decision).where(Decision.application_id == record.id).order_by(Decision.id.desc()).limit(1)
    ).one()
    fund = session.get_one(Fund, record.fund_id)
    guideline = session.get_one(Guideline, record.guideline_id)
    rules = Rules.read(guideline.rules)
    office = _office(session)
    signer = session.get(CityOffice, fund.city_office_id) if fund.city_office_id else None
    contact = session.get_one(Contact, record.contact_id)
    refuse(_gaps(office, fund, signer, contact))
    party = _party(contact)
    plan = decision.calculation.get("plan", {})
    return LetterData(
        kind=_KINDS[record.status],
        mode=fund.letter_mode,
        decision_id=decision.id,
        reference=record.reference,
        dated=dated,
        writer=(
            _city(session, office, signer)
            if fund.letter_mode == "city_draft" and signer is not None
            else _own(session, office, staff_id)
        ),
        office_name=office.name,
        city=office.city,
        recipient=address_lines(party),
        salutation=salutation_line(party),
        applicant=full_name(party) or display_name(party),
        title=record.title,
        purpose=record.purpose,
        received_on=record.received_on,
        decided_on=record.decided_on,
        starts_on=record.starts_on,
        ends_on=record.ends_on,
        consent_on=record.early_start_consent_on,
        year=record.year,
        fund=fund.name,
        guideline=f"Richtlinie „{fund.name}“ (Fassung {guideline.version})",
        legal_basis=rules.legal_basis,
        givers=_givers(session, fund.id, office.city),
        requested=record.requested,
        eligible=Money(int(plan.get("eligible_cents", 0))),
        amount=decision.amount,
        rate_bp=rules.rate_bp or WHOLE,
        calculation=Calculation.read(decision.calculation),
        reason=decision.reason,
        conditions=rules.conditions,
        proof_due=record.proof_due_on or (proof_due(rules, record.ends_on) if record.ends_on else None),
        retention_years=rules.retention_years,
        binding_years=rules.binding_years,
        court_name=office.court_name,
        court_address=" ".join(office.court_address.split()),
        texts=_texts(session),
    )


def pdf(session: Session, file_id: int) -> bytes:
    """An archived letter, exactly as it went out."""
    return files.data(session, file_id)


def _office(session: Session) -> OfficeRow:
    office = session.scalars(select(OfficeRow)).first()
    if office is None:
        raise Refused("Bitte richten Sie zuerst das Büro ein (Büro › Büro).")
    return office


def _gaps(office: OfficeRow, fund: Fund, signer: CityOffice | None, contact: Contact) -> list[Refused]:
    """Everything that is still to be entered before the letter can go out, each with its place."""
    found = []
    if not (contact.street and contact.postcode and contact.town):
        found.append(
            f"Bei „{contact.display_name}“ fehlt die Anschrift. "
            "Bitte ergänzen Sie Straße, Postleitzahl und Ort beim Kontakt."
        )
    if fund.letter_mode != "city_draft":
        if not (office.street and office.postcode and office.town):
            found.append("Die Anschrift des Büros fehlt. Bitte ergänzen Sie sie unter „Büro › Büro“.")
    elif signer is None:
        found.append(
            f"Beim Fonds „{fund.name}“ ist nicht eingetragen, welches Amt der Stadt bewilligt und "
            "unterschreibt. Bitte wählen Sie es unter „Fonds“ aus."
        )
    elif not (signer.street and signer.postcode and signer.town):
        found.append(
            f"Bei „{signer.name}“ fehlt die Anschrift. Bitte ergänzen Sie sie unter „Büro › Ämter der Stadt“."
        )
    if not office.court_name or not office.court_address:
        found.append(
            "Für die Rechtsbehelfsbelehrung fehlt das zuständige Verwaltungsgericht mit Anschrift. "
            "Bitte tragen Sie es unter „Büro › Gericht“ ein."
        )
    return [Refused(sentence) for sentence in found]


def _party(contact: Contact) -> Party:
    return Party(
        kind=contact.kind,
        salutation=contact.salutation,
        title=contact.title,
        first_name=contact.first_name,
        last_name=contact.last_name,
        organisation=contact.organisation,
        legal_form=contact.legal_form,
        extra=contact.extra,
        street=contact.street,
        house_number=contact.house_number,
        postcode=contact.postcode,
        town=contact.town,
    )


def _own(session: Session, office: OfficeRow, staff_id: int | None) -> Office:
    staff = session.get(Staff, staff_id) if staff_id else None
    address = one_line(Party(street=office.street, postcode=office.postcode, town=office.town))
    contact = staff.name if staff else ""
    return Office(
        name=office.name,
        lines=_said(f"im Auftrag der {office.city}" if office.city else "", office.district),
        return_line=", ".join(_said(office.name, address)),
        footer=_footer(
            (office.name, office.street, f"{office.postcode} {office.town}".strip()),
            (office.phone, office.email, office.website),
            tuple(office.hours.splitlines()[:4]),
            tuple(office.footer.splitlines()[:4]),
        ),
        logos=_logos(session, ("office", "city")),
        contact=contact,
        phone=(staff and staff.phone) or office.phone,
        email=(staff and staff.email) or office.email,
        signatory=contact or office.name,
        role=staff.function if staff else "",
    )


def _city(session: Session, office: OfficeRow, signer: CityOffice) -> Office:
    person = session.scalars(
        select(CityContact)
        .where(CityContact.city_office_id == signer.id)
        .order_by(CityContact.position, CityContact.id)
        .limit(1)
    ).first()
    address = one_line(Party(street=signer.street, postcode=signer.postcode, town=signer.town))
    return Office(
        name=office.city or signer.name,
        lines=_said(signer.name if office.city else "", signer.unit),
        return_line=", ".join(_said(office.city, signer.short_name or signer.name, address)),
        footer=_footer(
            (signer.name, signer.street, f"{signer.postcode} {signer.town}"), (signer.phone, signer.email)
        ),
        logos=_logos(session, ("city",)),
        contact=person.name if person else "",
        phone=(person and person.phone) or signer.phone,
        email=(person and person.email) or signer.email,
        signatory=signer.name,
        role="",
    )


def _logos(session: Session, places: tuple[str, ...]) -> tuple[tuple[bytes, str], ...]:
    rows = session.scalars(select(Logo).where(Logo.place.in_(places)).order_by(Logo.position, Logo.id)).all()
    return tuple(
        (files.data(session, row.file_id), row.alternative_text or "Logo")
        for row in sorted(rows, key=lambda row: places.index(row.place))
        if files.about(session, row.file_id).media_type in _PICTURES
    )


def _givers(session: Session, fund_id: int, city: str) -> str:
    rows = session.execute(
        select(FundSource.origin, FundSource.name)
        .where(FundSource.fund_id == fund_id)
        .order_by(FundSource.position)
    )
    return givers([(row.origin, row.name) for row in rows], city)


def _texts(session: Session) -> tuple[tuple[str, str], ...]:
    return tuple((row.key, row.body) for row in session.scalars(select(TextModule).order_by(TextModule.key)))


def _said(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part)


def _footer(*columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(filled for column in columns if (filled := _said(*column)))
