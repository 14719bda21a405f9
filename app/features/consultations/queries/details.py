"""One record with all that belongs to it, as the form shows it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.consultations.queries.lists import concerns_of
from app.features.consultations.queries.rows import ConcernDetail, ConsultationDetail
from app.features.consultations.rules import ConcernDraft, ConsultationDraft, StepRow
from db.models import (
    AgreedStep,
    Code,
    Concern,
    Consent,
    Consultation,
    ConsultationTopic,
    Contact,
    OwnerAdvice,
    Property,
)

GONE = "Diese Beratung gibt es nicht mehr. Sie wurde inzwischen gelöscht."
CONCERN_GONE = "Dieses Anliegen gibt es nicht mehr. Es wurde inzwischen gelöscht."


def detail(session: Session, consultation_id: int) -> ConsultationDetail:
    """One consultation.

    Raises:
        Refused: when it is gone.
    """
    record = session.get(Consultation, consultation_id)
    if record is None:
        raise Refused(GONE)
    topics = session.execute(
        select(ConsultationTopic.id, ConsultationTopic.code_id)
        .where(ConsultationTopic.consultation_id == record.id)
        .order_by(ConsultationTopic.position, ConsultationTopic.id)
    ).all()
    steps = session.scalars(
        select(AgreedStep)
        .where(AgreedStep.consultation_id == record.id)
        .order_by(AgreedStep.position, AgreedStep.id)
    ).all()
    concerns = concerns_of(session, record.id)
    advice = session.scalar(select(OwnerAdvice).where(OwnerAdvice.consultation_id == record.id))
    parts = [("consultations", record.id)]
    parts += [("consultation_topics", topic.id) for topic in topics]
    parts += [("agreed_steps", step.id) for step in steps]
    parts += [("concerns", concern.id) for concern in concerns]
    if advice is not None:
        parts.append(("owner_advice", advice.id))
    draft = ConsultationDraft(
        **_talk(record),
        **_consent(session, record),
        **_object(session, advice),
        topics=tuple(topic.code_id for topic in topics),
        steps=tuple(StepRow(step.text, step.who, step.due_on, step.done_on, step.id) for step in steps),
    )
    return ConsultationDetail(
        id=record.id,
        reference=record.reference,
        draft=draft,
        channel=session.scalar(select(Code.label).where(Code.id == record.channel_id)) or "",
        contact=session.scalar(select(Contact.display_name).where(Contact.id == record.contact_id)) or "",
        concerns=concerns,
        parts=tuple(parts),
    )


def concern_detail(session: Session, concern_id: int) -> ConcernDetail:
    """One concern to the city.

    Raises:
        Refused: when it is gone.
    """
    record = session.get(Concern, concern_id)
    if record is None:
        raise Refused(CONCERN_GONE)
    reference = consultation_label(session, record.consultation_id or 0)
    draft = ConcernDraft(
        text=record.text,
        place=record.place,
        raised_on=record.raised_on,
        city_office_id=record.city_office_id,
        due_on=record.due_on,
        consultation_id=record.consultation_id,
        answer=record.answer,
        answered_on=record.answered_on,
    )
    return ConcernDetail(record.id, record.reference, record.status, draft, reference)


def consultation_label(session: Session, consultation_id: int) -> str:
    """A consultation's number."""
    return session.scalar(select(Consultation.reference).where(Consultation.id == consultation_id)) or ""


_OWN = (
    "concern",
    "began_at",
    "minutes",
    "channel_id",
    "target_group_id",
    "place",
    "first_contact",
    "result",
    "referred_to",
    "city_office_id",
    "follow_up_on",
    "follow_up_note",
    "follow_up_done_on",
    "staff_id",
    "contact_id",
    "application_id",
    "measure_id",
    "appointment_id",
)


def _talk(record: Consultation) -> dict[str, Any]:
    return {name: getattr(record, name) for name in _OWN} | {"named": record.contact_id is not None}


def _consent(session: Session, record: Consultation) -> dict[str, Any]:
    consent = session.get(Consent, record.consent_id) if record.consent_id is not None else None
    return {} if consent is None else {"consent_on": consent.given_on, "consent_how": consent.how}


def _object(session: Session, advice: OwnerAdvice | None) -> dict[str, Any]:
    if advice is None:
        return {}
    house = session.get_one(Property, advice.property_id)
    names = ("year_built", "dwellings", "storeys", "monument", "in_area")
    values: dict[str, Any] = {name: getattr(house, name) for name in names}
    own = ("cost_from", "cost_to", "programmes", "visited_on", "next_step")
    values |= {name: getattr(advice, name) for name in own}
    return values | {
        "object_street": house.street,
        "object_number": house.house_number,
        "object_postcode": house.postcode,
        "object_town": house.town,
        "heating": house.heating or None,
        "considered": tuple(advice.considered),
    }
