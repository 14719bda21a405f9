"""What a person does with a consultation: log it, change it, tick off its follow-up, delete it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.consents import ADVICE
from app.domain.errors import Faults, Refused
from app.features.consultations import rules
from app.features.consultations.queries import GONE
from app.features.consultations.rules import ConsultationDraft, StepRow
from app.features.consultations.service.concerns import pass_on
from app.features.consultations.service.owners import keep_advice
from db import numbering
from db.models import AgreedStep, Code, Consent, Consultation, ConsultationTopic

SERIES = "consultation"

_PLAIN = (
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
    "application_id",
    "measure_id",
    "appointment_id",
)


def save(session: Session, draft: ConsultationDraft, record_id: int | None, *, now: datetime) -> int:
    """Keep a consultation with its topics, steps, owner advice and concerns; a new one gets its number.

    Args:
        session: the open step.
        draft: as typed.
        record_id: the consultation that is changed, or None for a new one.
        now: the moment it is kept.

    Raises:
        Refused: when the draft is wrong, or a named person has not agreed.
    """
    owner = _is_owner(session, draft.target_group_id)
    faults = Faults()
    clean = faults.take(rules.check, draft, now=now, owner=owner) or draft
    faults.add(_not_agreed(session, draft, now.date()))
    faults.refuse()
    record = _new(session, clean) if record_id is None else _found(session, record_id)
    consent_id = _consent(session, clean, record, now.date()) if clean.named else None
    for name in _PLAIN:
        setattr(record, name, getattr(clean, name))
    record.contact_id = clean.contact_id if clean.named else None
    record.consent_id = consent_id
    session.add(record)
    session.flush()
    if record_id is not None or clean.topics:
        _keep_topics(session, record.id, clean.topics)
    if record_id is not None or clean.steps:
        _keep_steps(session, record.id, clean.steps)
    if record_id is not None or owner:
        keep_advice(session, record.id, clean, owner=owner)
    pass_on(session, record, clean)
    return record.id


def tick_follow_up(session: Session, record_id: int, *, on: date) -> int:
    """The follow-up is done.

    Raises:
        Refused: when there is none, or it is done already.
    """
    record = _found(session, record_id)
    if record.follow_up_on is None:
        raise Refused(f"Zu {record.reference} gibt es keine Wiedervorlage.")
    if record.follow_up_done_on is not None:
        raise Refused(f"Die Wiedervorlage zu {record.reference} ist schon erledigt.")
    record.follow_up_done_on = on
    return record.id


def tick_follow_ups(session: Session, record_ids: Sequence[int], *, on: date) -> int:
    """The follow-ups of several consultations are done; those without an open one are left alone.

    Returns:
        How many were ticked off.

    Raises:
        Refused: when none of them has an open follow-up.
    """
    ticked = session.scalars(
        update(Consultation)
        .where(
            Consultation.id.in_(record_ids),
            Consultation.follow_up_on.is_not(None),
            Consultation.follow_up_done_on.is_(None),
        )
        .values(follow_up_done_on=on)
        .returning(Consultation.id)
    ).all()
    if not ticked:
        raise Refused("Bei den ausgewählten Beratungen ist keine Wiedervorlage offen.")
    return len(ticked)


def reopen_follow_up(session: Session, record_id: int) -> int:
    """The follow-up is not done after all.

    Raises:
        Refused: when it is not done.
    """
    record = _found(session, record_id)
    if record.follow_up_done_on is None:
        raise Refused(f"Die Wiedervorlage zu {record.reference} ist nicht erledigt.")
    record.follow_up_done_on = None
    return record.id


def remove(session: Session, record_id: int) -> int:
    """Delete a consultation; its concerns to the city stay, its number is not given out again.

    Raises:
        Refused: when it is gone already.
    """
    record = _found(session, record_id)
    session.execute(delete(Consultation).where(Consultation.id == record.id))
    return record_id


def _found(session: Session, record_id: int) -> Consultation:
    record = session.get(Consultation, record_id)
    if record is None:
        raise Refused(GONE)
    return record


def _new(session: Session, draft: ConsultationDraft) -> Consultation:
    if draft.began_at is None:
        raise Refused("Bitte geben Sie an, wann die Beratung war.", "began_at")
    year = draft.began_at.year
    number = numbering.take(session, SERIES, year)
    return Consultation(year=year, number=number, reference=f"B-{year}-{number:04d}")


def _is_owner(session: Session, target_group_id: int | None) -> bool:
    if target_group_id is None:
        return False
    return session.scalar(select(Code.built_in).where(Code.id == target_group_id)) == "owner"


def _not_agreed(session: Session, draft: ConsultationDraft, today: date) -> Iterator[Refused]:
    """Why a person may not be named."""
    if not draft.named or draft.contact_id is None or _valid_consents(session, draft.contact_id):
        return
    if draft.consent_how is None:
        yield Refused(
            "Für diesen Kontakt liegt keine Einwilligung zur namentlichen Erfassung vor. Bitte geben Sie an, "
            "wie sie gegeben wurde, oder erfassen Sie die Beratung anonym.",
            "consent_how",
        )
        return
    # A form left open still holds the consent of its day; saving it must not bring that one back.
    last = session.scalar(
        select(func.max(Consent.withdrawn_on)).where(
            Consent.contact_id == draft.contact_id, Consent.purpose == ADVICE
        )
    )
    if last is not None and (draft.consent_on or today) <= last:
        yield Refused(
            f"Die Einwilligung wurde am {formats.day(last)} widerrufen. Bitte erfassen Sie die Beratung "
            "anonym, oder tragen Sie eine neue Einwilligung beim Kontakt ein.",
            "contact_id",
        )


def _consent(session: Session, draft: ConsultationDraft, record: Consultation, today: date) -> int:
    """The consent the naming rests on: the one there is, or a new one as typed."""
    valid = _valid_consents(session, draft.contact_id)
    if valid:
        return next((consent_id for consent_id in valid if consent_id == record.consent_id), valid[0])
    consent = Consent(
        contact_id=draft.contact_id,
        purpose=ADVICE,
        given_on=draft.consent_on or today,
        how=draft.consent_how,
    )
    session.add(consent)
    session.flush()
    return consent.id


def _valid_consents(session: Session, contact_id: int | None) -> Sequence[int]:
    return session.scalars(
        select(Consent.id)
        .where(
            Consent.contact_id == contact_id,
            Consent.purpose == ADVICE,
            Consent.withdrawn_on.is_(None),
        )
        .order_by(Consent.id.desc())
    ).all()


def _keep_topics(session: Session, record_id: int, wanted: tuple[int, ...]) -> None:
    kept = {
        topic.code_id: topic
        for topic in session.scalars(
            select(ConsultationTopic).where(ConsultationTopic.consultation_id == record_id)
        )
    }
    for code_id, topic in kept.items():
        if code_id not in wanted:
            session.delete(topic)
    for position, code_id in enumerate(wanted):
        if code_id in kept:
            kept[code_id].position = position
        else:
            session.add(ConsultationTopic(consultation_id=record_id, code_id=code_id, position=position))


def _keep_steps(session: Session, record_id: int, rows: tuple[StepRow, ...]) -> None:
    kept = {
        step.id: step
        for step in session.scalars(select(AgreedStep).where(AgreedStep.consultation_id == record_id))
    }
    wanted = {row.id for row in rows}
    for step_id, step in kept.items():
        if step_id not in wanted:
            session.delete(step)
    for position, row in enumerate(rows):
        step = kept.get(row.id or 0) or AgreedStep(consultation_id=record_id)
        step.position, step.text, step.who = position, row.text, row.who
        step.due_on, step.done_on = row.due_on, row.done_on
        session.add(step)
