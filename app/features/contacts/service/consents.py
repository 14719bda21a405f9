"""Consents: kept with their whole history; taking one back makes anonymous what rested on it."""

from datetime import date

from sqlalchemy import and_, select, update
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.features.contacts.rules import ConsentRow
from db import audit, journal
from db.models import Application, Consent, Consultation


def withdraw(session: Session, consent_id: int, *, on: date, forget: bool = False) -> int:
    """A consent is taken back: what rested on it becomes anonymous in the same step (Art. 7 (3) GDPR).

    An application of this contact would still tell who it was, so the link to it goes as well.

    Args:
        session: the open step; with ``forget`` it has to be a sealed one.
        consent_id: the consent.
        on: day of the withdrawal.
        forget: take the name out of the history as well, for good.

    Returns:
        How many consultations lost the name.

    Raises:
        Refused: when it is gone, was taken back already, or the day lies before the consent.
    """
    consent = session.get(Consent, consent_id)
    if consent is None:
        raise Refused("Diese Einwilligung gibt es nicht mehr.")
    if consent.withdrawn_on is not None:
        raise Refused(f"Diese Einwilligung wurde schon am {formats.day(consent.withdrawn_on)} widerrufen.")
    if on < consent.given_on:
        raise Refused("Der Widerruf liegt vor der Einwilligung. Bitte prüfen Sie das Datum.", "withdrawn_on")
    consent.withdrawn_on = on
    session.flush()
    return _anonymise(session, consent, forget=forget)


def keep_consents(session: Session, contact_id: int, rows: tuple[ConsentRow, ...]) -> None:
    """Keep the consents of a contact as its form shows them.

    Raises:
        Refused: when one is taken out or changed that consultations rest on.
    """
    kept = {
        consent.id: consent
        for consent in session.scalars(select(Consent).where(Consent.contact_id == contact_id))
    }
    wanted = {row.id for row in rows}
    for consent_id, consent in kept.items():
        if consent_id not in wanted:
            _check_unused(session, consent, "consents")
            session.delete(consent)
    for index, row in enumerate(rows):
        _keep(session, contact_id, kept.get(row.id or 0), row, f"consents[{index}]")


def _keep(session: Session, contact_id: int, consent: Consent | None, row: ConsentRow, field: str) -> None:
    if row.purpose is None or row.given_on is None or row.how is None:
        raise Refused("Bitte ergänzen Sie Zweck, Tag und Art der Einwilligung.", f"{field}.purpose")
    if consent is None:
        consent = Consent(contact_id=contact_id, purpose=row.purpose)
    elif consent.purpose != row.purpose:
        _check_unused(session, consent, f"{field}.purpose")
    before = consent.withdrawn_on
    if before is not None and row.withdrawn_on is None:
        raise Refused(
            f"Der Widerruf vom {formats.day(before)} bleibt stehen. "
            "Eine neue Einwilligung tragen Sie bitte in einer neuen Zeile ein.",
            f"{field}.withdrawn_on",
        )
    consent.purpose, consent.channel, consent.note = row.purpose, row.channel, row.note
    consent.given_on, consent.how, consent.withdrawn_on = row.given_on, row.how, row.withdrawn_on
    session.add(consent)
    session.flush()
    if row.withdrawn_on is not None and before is None:
        _anonymise(session, consent)


def _anonymise(session: Session, consent: Consent, *, forget: bool = False) -> int:
    rests_on = Consultation.consent_id == consent.id
    own = select(Application.id).where(Application.contact_id == consent.contact_id)
    named = session.scalars(select(Consultation.id).where(rests_on)).all()
    for condition, emptied in (
        (and_(rests_on, Consultation.application_id.in_(own)), {"application_id": None}),
        (rests_on, {"contact_id": None, "consent_id": None}),
    ):
        session.execute(
            update(Consultation)
            .where(condition)
            .values(**emptied)
            .execution_options(synchronize_session="fetch")
        )
    if forget:
        for record_id in {*named, *journal.held(session, "consultations", "consent_id", consent.id)}:
            audit.erase(session, "consultations", record_id, ["contact_id", "consent_id", "application_id"])
    return len(named)


def _check_unused(session: Session, consent: Consent, field: str) -> None:
    if session.scalar(select(Consultation.id).where(Consultation.consent_id == consent.id).limit(1)):
        raise Refused(
            "Auf dieser Einwilligung beruhen Beratungen mit Namen. Bitte tragen Sie stattdessen den Tag "
            "des Widerrufs ein; die Beratungen werden dann anonym.",
            field,
        )
