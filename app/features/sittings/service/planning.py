"""Planning a sitting: date and number, agenda, diary, calling it off."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.casework import Status, Verb, after
from app.domain.errors import Refused
from app.domain.guideline import Calculation
from app.domain.text import clean_line
from app.features.sittings.rules import planning as rules
from app.features.sittings.rules.planning import LAST_TOPIC, SittingDraft
from app.features.sittings.service import reading
from db import numbering
from db.models import AgendaItem, Application, Appointment, Committee, Fund, Sitting, Vote

SERIES = "sitting"
"""One series a committee and year: ``sitting/<committee>``."""
_TEXTS = ("place", "chair", "secretary", "guests", "opening", "closing", "ends_at")


def save(
    session: Session, draft: SittingDraft, record_id: int | None = None, *, staff_id: int | None = None
) -> int:
    """Plan a new sitting under its committee's next number, or change one; the diary follows.

    Raises:
        Refused: when a field cannot be right; when date or committee of a sitting that is over would change;
            when its minutes are issued.
    """
    clean = rules.checked(draft)
    if record_id is None:
        return _plan(session, clean, staff_id)
    record = reading.correctable(session, record_id)
    if record.status not in rules.RUNNING:
        _must_stay(record, clean)
    for name in _TEXTS:
        setattr(record, name, getattr(clean, name))
    if record.status in rules.RUNNING:
        _move(session, record, clean)
        _keep_diary(session, record, staff_id)
    session.flush()
    return record.id


def cancel(session: Session, sitting_id: int) -> int:
    """Call a sitting off; it keeps its number, its applications are ready for another.

    Raises:
        Refused: when it is closed or called off already.
    """
    record = reading.running(session, sitting_id)
    rows = session.scalars(select(AgendaItem).where(AgendaItem.sitting_id == record.id))
    for item in rows:
        _untable(session, item)
    record.status = "cancelled"
    appointment = session.get(Appointment, record.appointment_id) if record.appointment_id else None
    record.appointment_id = None
    session.flush()
    if appointment is not None:
        session.delete(appointment)
        session.flush()
    return record.id


def begin(session: Session, sitting_id: int) -> int:
    """Open a sitting: it is under way from now on.

    Raises:
        Refused: when it is closed or called off.
    """
    record = reading.running(session, sitting_id)
    record.status = "open"
    session.flush()
    return record.id


def put_on(
    session: Session,
    sitting_id: int,
    application_ids: Sequence[int],
    calculate: Callable[[Session, int], Calculation],
) -> int:
    """Put applications on the agenda, before what always comes last; each keeps what it was proposed.

    Raises:
        Refused: when one is not ready, or belongs to another committee's fund.
    """
    record = reading.running(session, sitting_id)
    if not application_ids:
        raise Refused("Bitte wählen Sie mindestens einen Antrag aus.")
    known = {
        item.application_id: item
        for item in session.scalars(select(AgendaItem).where(AgendaItem.sitting_id == record.id))
        if item.application_id is not None
    }
    for application_id in application_ids:
        application = reading.application(session, application_id)
        _must_belong(session, record, application)
        application.status = after(application.status, Verb.TABLE, application.reference).value
        item = known.get(application_id) or AgendaItem(
            sitting_id=record.id,
            kind="application",
            application_id=application.id,
            position=reading.next_position(session, record.id),
        )
        item.title, item.proposed = application.title, calculate(session, application.id).grant
        session.add(item)
        session.flush()
    _last_topic_last(session, record.id)
    return record.id


def add_topic(session: Session, sitting_id: int, title: str) -> int:
    """Add a free topic. Returns the item.

    Raises:
        Refused: without a title.
    """
    record = reading.running(session, sitting_id)
    clean = clean_line(title, "title")
    if not clean:
        raise Refused("Bitte geben Sie an, worum es bei dem Tagesordnungspunkt geht.", "title")
    item = AgendaItem(
        sitting_id=record.id,
        kind="topic",
        title=clean,
        position=reading.next_position(session, record.id),
    )
    session.add(item)
    session.flush()
    if clean != LAST_TOPIC:
        _last_topic_last(session, record.id)
    return item.id


def take_off(session: Session, item_id: int) -> int:
    """Take an item off the agenda; an application is ready for another sitting. Returns the sitting.

    Raises:
        Refused: when something was recorded on it already.
    """
    item = reading.item(session, item_id)
    record = reading.running(session, item.sitting_id)
    voted = session.scalar(select(Vote.id).where(Vote.agenda_item_id == item.id).limit(1))
    if voted is not None or item.outcome or item.text or item.resolution:
        raise Refused(
            f"Zu „{item.title}“ steht schon etwas in der Niederschrift. Bitte leeren Sie zuerst Stimmen, "
            "Ergebnis und Text; sonst stellen Sie den Punkt zurück."
        )
    _untable(session, item)
    session.delete(item)
    session.flush()
    return record.id


def arrange(session: Session, sitting_id: int, item_ids: Sequence[int]) -> int:
    """Put the items into this order.

    Raises:
        Refused: when the agenda has changed meanwhile.
    """
    record = reading.running(session, sitting_id)
    rows = {
        item.id: item
        for item in session.scalars(select(AgendaItem).where(AgendaItem.sitting_id == record.id))
    }
    if set(rows) != set(item_ids) or len(item_ids) != len(rows):
        raise Refused("Die Tagesordnung hat sich inzwischen geändert. Bitte ordnen Sie sie noch einmal.")
    for position, item_id in enumerate(item_ids, start=1):
        rows[item_id].position = position
    session.flush()
    return record.id


def _plan(session: Session, clean: SittingDraft, staff_id: int | None) -> int:
    committee = reading.committee(session, clean.committee_id)
    if not committee.active:
        raise Refused(f"„{committee.name}“ tagt nicht mehr. Bitte wählen Sie ein anderes.", "committee_id")
    starts_at = _given(clean.starts_at)
    number = numbering.take(session, f"{SERIES}/{committee.id}", starts_at.year)
    record = Sitting(
        committee_id=committee.id,
        year=starts_at.year,
        number=number,
        reference=_reference(committee, number, starts_at.year),
        starts_at=starts_at,
        applications_until=clean.applications_until or rules.closing_day(starts_at, committee.closing_days),
        status="planned",
    )
    for name in _TEXTS:
        setattr(record, name, getattr(clean, name))
    before = session.scalar(
        select(Sitting.reference)
        .where(Sitting.committee_id == committee.id, Sitting.status == "closed")
        .order_by(Sitting.starts_at.desc())
        .limit(1)
    )
    session.add(record)
    session.flush()
    for position, title in enumerate(rules.standing_topics(before or ""), start=1):
        session.add(AgendaItem(sitting_id=record.id, kind="topic", title=title, position=position))
    _keep_diary(session, record, staff_id)
    session.flush()
    return record.id


def _reference(committee: Committee, number: int, year: int) -> str:
    return f"{committee.short_name or committee.name}, {number}. Sitzung {year}"


def _move(session: Session, record: Sitting, clean: SittingDraft) -> None:
    starts_at = _given(clean.starts_at)
    if clean.committee_id != record.committee_id:
        raise Refused(
            f"Das Gremium steht in der Nummer „{record.reference}“ und bleibt. "
            "Bitte sagen Sie die Sitzung ab und planen Sie eine neue.",
            "committee_id",
        )
    if starts_at.year != record.year:
        raise Refused(
            f"Das Jahr steht in der Nummer „{record.reference}“ und bleibt. "
            "Bitte sagen Sie die Sitzung ab und planen Sie eine neue.",
            "starts_at",
        )
    committee = reading.committee(session, record.committee_id)
    reckoned = rules.closing_day(record.starts_at, committee.closing_days)
    moved = starts_at.date() != record.starts_at.date()
    by_hand = clean.applications_until if clean.applications_until != record.applications_until else None
    record.starts_at = starts_at
    if by_hand is not None:
        record.applications_until = by_hand
    elif clean.applications_until is None or (moved and record.applications_until == reckoned):
        record.applications_until = rules.closing_day(starts_at, committee.closing_days)


def _must_stay(record: Sitting, clean: SittingDraft) -> None:
    if record.status == "cancelled":
        raise Refused(f"Die Sitzung „{record.reference}“ ist abgesagt und bleibt so stehen.")
    if clean.starts_at != record.starts_at or clean.committee_id != record.committee_id:
        raise Refused(
            f"Die Sitzung „{record.reference}“ ist geschlossen; Tag und Gremium bleiben. "
            "Ändern lassen sich noch die Texte der Niederschrift.",
            "starts_at",
        )


def _keep_diary(session: Session, record: Sitting, staff_id: int | None) -> None:
    """The appointment of the sitting, made or moved with it."""
    appointment = session.get(Appointment, record.appointment_id) if record.appointment_id else None
    if appointment is None:
        appointment = Appointment(kind="meeting", staff_id=staff_id)
        session.add(appointment)
    appointment.title = record.reference
    appointment.starts_at = record.starts_at
    appointment.ends_at = record.ends_at or record.starts_at + rules.USUAL_LENGTH
    appointment.place = record.place
    session.flush()
    record.appointment_id = appointment.id


def _must_belong(session: Session, record: Sitting, application: Application) -> None:
    fund = session.get_one(Fund, application.fund_id)
    if fund.committee_id != record.committee_id:
        raise Refused(
            f"{application.reference} gehört zum Fonds „{fund.name}“, über den dieses Gremium nicht berät. "
            "Die Fonds eines Gremiums stehen in seinen Angaben."
        )


def _untable(session: Session, item: AgendaItem) -> None:
    if item.application_id is None:
        return
    application = reading.application(session, item.application_id)
    if application.status == Status.TABLED:
        application.status = after(application.status, Verb.UNTABLE, application.reference).value


def _last_topic_last(session: Session, sitting_id: int) -> None:
    rows = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.sitting_id == sitting_id)
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    order = sorted(rows, key=lambda item: item.kind == "topic" and item.title == LAST_TOPIC)
    for position, item in enumerate(order, start=1):
        item.position = position
    session.flush()


def _given(value: datetime | None) -> datetime:
    """A moment that ``checked`` has made sure of."""
    if value is None:
        raise TypeError("the draft was not checked")
    return value
