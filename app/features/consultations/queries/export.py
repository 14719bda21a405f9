"""Rows for the sheets: only the columns needed, streamed past the session, which would load objects."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.sheets import Reply
from app.features.consultations.rules import STATUSES
from db import lookups
from db.models import CityOffice, Concern, Consultation, ConsultationTopic, Contact

BLOCK = 5_000


class ConsultationSheetRow(NamedTuple):
    """A consultation as it may leave the office; the last three only when ticked."""

    reference: str
    day: date
    minutes: int
    channel: str
    target_group: str
    topics: str
    place: str
    result: str
    referred_to: str
    first_contact: bool
    follow_up_on: date | None
    follow_up_done_on: date | None
    staff: str
    concern: str
    contact: str
    uid: str


class ConcernSheetRow(NamedTuple):
    """A concern to the city."""

    reference: str
    raised_on: date
    text: str
    place: str
    city_office: str
    due_on: date | None
    status: str
    answer: str
    answered_on: date | None
    consultation: str
    uid: str

    @property
    def asks(self) -> str:
        """What the city is asked about it: an answer, until it gave one."""
        return "Antwort der Stadt" if self.status in _UNANSWERED else ""

    @property
    def reply(self) -> Reply | None:
        """The answer entered by hand."""
        return Reply(on=self.answered_on, remark=self.answer) if self.answer else None


_UNANSWERED = frozenset(STATUSES[status] for status in ("open", "sent"))


def consultation_sheet(session: Session, first: date, last: date) -> Iterator[ConsultationSheetRow]:
    """The consultations of a span of days, oldest first."""
    begin, end = datetime.combine(first, time.min), datetime.combine(last + timedelta(days=1), time.min)
    return _consultations(session, (Consultation.began_at >= begin, Consultation.began_at < end))


def consultations_now(session: Session, uids: Collection[str]) -> Iterator[ConsultationSheetRow]:
    """These consultations as they are now."""
    for part in lookups.batched(sorted(uids)):
        yield from _consultations(session, (Consultation.uid.in_(part),))


def _consultations(session: Session, within: Any) -> Iterator[ConsultationSheetRow]:
    codes = lookups.labels(session)
    staff = {entry.id: entry.label for entry in lookups.staff(session, all_of_them=True)}
    offices = {row.id: row.name for row in session.execute(select(CityOffice.id, CityOffice.name))}
    topics = _topics(session, within, codes)
    rows = session.connection().execute(
        select(
            Consultation.id,
            Consultation.reference,
            Consultation.began_at,
            Consultation.minutes,
            Consultation.channel_id,
            Consultation.target_group_id,
            Consultation.place,
            Consultation.result,
            Consultation.city_office_id,
            Consultation.referred_to,
            Consultation.first_contact,
            Consultation.follow_up_on,
            Consultation.follow_up_done_on,
            Consultation.staff_id,
            Consultation.concern,
            Contact.display_name,
            Consultation.uid,
        )
        .outerjoin(Contact, Contact.id == Consultation.contact_id)
        .where(*within)
        .order_by(Consultation.began_at, Consultation.id)
        .execution_options(yield_per=BLOCK)
    )
    for (
        record_id,
        reference,
        began_at,
        minutes,
        channel_id,
        group_id,
        place,
        result,
        office_id,
        referred_to,
        first_contact,
        follow_up_on,
        follow_up_done_on,
        staff_id,
        concern,
        contact,
        uid,
    ) in rows:
        office = offices.get(office_id or 0, "")
        yield ConsultationSheetRow(
            reference,
            began_at.date(),
            minutes,
            codes.get(channel_id, ""),
            codes.get(group_id or 0, ""),
            topics.get(record_id, ""),
            place,
            result,
            f"{office}, {referred_to}" if office and referred_to else office or referred_to,
            first_contact,
            follow_up_on,
            follow_up_done_on,
            staff.get(staff_id or 0, ""),
            concern,
            contact or "",
            uid,
        )


def concern_sheet(session: Session, first: date, last: date) -> Iterator[ConcernSheetRow]:
    """The concerns to the city raised in a span of days, and the older ones that are still open."""
    waiting = Concern.status.in_(("open", "sent"))
    return _concerns(session, (Concern.raised_on <= last, (Concern.raised_on >= first) | waiting))


def concerns_now(session: Session, uids: Collection[str]) -> Iterator[ConcernSheetRow]:
    """These concerns as they are now."""
    for part in lookups.batched(sorted(uids)):
        yield from _concerns(session, (Concern.uid.in_(part),))


def _concerns(session: Session, within: Any) -> Iterator[ConcernSheetRow]:
    rows = session.execute(
        select(
            Concern.reference,
            Concern.raised_on,
            Concern.text,
            Concern.place,
            func.coalesce(CityOffice.name, ""),
            Concern.due_on,
            Concern.status,
            Concern.answer,
            Concern.answered_on,
            func.coalesce(Consultation.reference, ""),
            Concern.uid,
        )
        .outerjoin(CityOffice, CityOffice.id == Concern.city_office_id)
        .outerjoin(Consultation, Consultation.id == Concern.consultation_id)
        .where(*within)
        .order_by(Concern.raised_on, Concern.id)
        .execution_options(yield_per=BLOCK)
    )
    for row in rows:
        values = ConcernSheetRow(*row)
        yield values._replace(status=STATUSES.get(values.status, values.status))


def _topics(session: Session, within: Any, codes: dict[int, str]) -> dict[int, str]:
    """All topics of the span in one pass."""
    rows = session.connection().execute(
        select(ConsultationTopic.consultation_id, ConsultationTopic.code_id)
        .join(Consultation, Consultation.id == ConsultationTopic.consultation_id)
        .where(*within)
        .order_by(ConsultationTopic.consultation_id, ConsultationTopic.position)
        .execution_options(yield_per=BLOCK)
    )
    texts: dict[int, str] = {}
    for record_id, code_id in rows:
        label = codes.get(code_id, "")
        before = texts.get(record_id)
        texts[record_id] = f"{before}, {label}" if before else label
    return texts
