"""The list of sittings, one sitting with all its parts, and what is ready for its agenda."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.casework import Status
from app.domain.errors import Refused
from app.domain.guideline import Calculation
from app.domain.paging import Page, PageRequest
from app.features.sittings.queries import items as agenda
from app.features.sittings.queries import people
from app.features.sittings.queries.rows import (
    CommitteeFacts,
    ItemRow,
    LetterRow,
    ReadyRow,
    SittingDetail,
    SittingRow,
)
from app.features.sittings.rules.city import CityLine
from app.features.sittings.rules.committees import Member
from app.features.sittings.rules.planning import SittingDraft
from app.features.sittings.rules.presence import AttendanceLine, QuorumRule
from app.features.sittings.rules.words import RECOMMENDED
from db import files
from db.models import (
    AgendaItem,
    Application,
    Attendance,
    Committee,
    Contact,
    Fund,
    Letter,
    Sitting,
    Vote,
)
from db.paging import Key, paged

KIND = "sitting"
Calculate = Callable[[Session, int], Calculation]
"""The grant under the guideline, as the applications' feature reckons it."""

_ITEMS = (
    select(func.count())
    .select_from(AgendaItem)
    .where(AgendaItem.sitting_id == Sitting.id, AgendaItem.kind == "application")
    .scalar_subquery()
)
_COLUMNS: dict[str, Key] = {
    "reference": Sitting.reference,
    "committee": Committee.name,
    "committee_id": Sitting.committee_id,
    "starts_at": Sitting.starts_at,
    "place": Sitting.place,
    "status": Sitting.status,
    "applications_until": Sitting.applications_until,
}


def page(session: Session, request: PageRequest) -> Page[SittingRow]:
    """One page of the list, the newest first."""
    rows, total = paged(
        session,
        _statement(),
        request,
        _COLUMNS,
        kind=KIND,
        id_column=Sitting.id,
        default_order=(Sitting.starts_at.desc(),),
    )
    return Page(tuple(SittingRow(**row) for row in rows), total, request.offset)


def detail(session: Session, sitting_id: int) -> SittingDetail:
    """One sitting.

    Raises:
        Refused: when it is gone.
    """
    record = session.get(Sitting, sitting_id)
    if record is None:
        raise Refused("Diese Sitzung gibt es nicht mehr.")
    committee = facts_of(session.get_one(Committee, record.committee_id))
    attended = attendance_rows(session, record.id)
    members = people.serving(session, committee.id, record.starts_at.date(), attended)
    attendance = tuple(_attendance(member, attended.get(member.id)) for member in members)
    items = agenda.items(session, record, agenda.Around(committee, members, attendance))
    return SittingDetail(
        id=record.id,
        draft=_draft(record),
        committee=committee,
        reference=record.reference,
        number=record.number,
        status=record.status,
        invited_on=record.invited_on,
        closed_on=record.closed_on,
        minutes_file_id=record.minutes_file_id,
        minutes_issued_on=record.minutes_issued_on,
        members=members,
        attendance=attendance,
        items=items,
        pots=agenda.pots(session, items),
        ranking=agenda.ranking(items),
        letters=_letters(session, record.id),
        city=_city(record, items),
        appointment_id=record.appointment_id,
        parts=_parts(session, record.id, items),
    )


def ready(session: Session, sitting_id: int, calculate: Calculate) -> tuple[ReadyRow, ...]:
    """Applications of the committee's funds that wait for a decision and stand on no agenda."""
    record = session.get_one(Sitting, sitting_id)
    rows = session.execute(
        select(Application, Contact, Fund.name)
        .join(Fund, Fund.id == Application.fund_id)
        .join(Contact, Contact.id == Application.contact_id)
        .where(
            Fund.committee_id == record.committee_id,
            Application.status.in_((Status.CHECKED.value, Status.DEFERRED.value)),
        )
        .order_by(Application.received_on, Application.id)
    )
    return tuple(_ready(session, record, row[0], row[1], row[2], calculate) for row in rows)


def defaults(session: Session) -> tuple[int | None, str]:
    """The committee if there is only one, and where it sat last."""
    known = session.scalars(select(Committee.id).where(Committee.active).limit(2)).all()
    only = known[0] if len(known) == 1 else None
    place = session.scalar(select(Sitting.place).order_by(Sitting.starts_at.desc()).limit(1))
    return only, place or ""


def pdf(session: Session, file_id: int) -> bytes:
    """An archived paper, exactly as it went out."""
    return files.data(session, file_id)


def pdfs(session: Session, file_ids: Sequence[int]) -> list[bytes]:
    """Several of them."""
    return [files.data(session, file_id) for file_id in file_ids]


def facts_of(record: Committee) -> CommitteeFacts:
    """What a sitting must know of its committee."""
    return CommitteeFacts(
        id=record.id,
        name=record.name,
        decides=record.decides,
        rule=QuorumRule(record.quorum_number, record.quorum_bp),
        resident_majority=record.resident_majority,
        lead_days=record.lead_days,
        closing_days=record.closing_days,
        public=record.public,
    )


def attendance_rows(session: Session, sitting_id: int) -> dict[int, Attendance]:
    """The attendance by member."""
    rows = session.scalars(select(Attendance).where(Attendance.sitting_id == sitting_id))
    return {row.member_id: row for row in rows}


def _statement() -> Select[Any]:
    return select(
        Sitting.id,
        Sitting.reference,
        Committee.name.label("committee"),
        Sitting.starts_at,
        Sitting.place,
        Sitting.status,
        _ITEMS.label("items"),
        Sitting.applications_until,
    ).join(Committee, Committee.id == Sitting.committee_id)


def _draft(record: Sitting) -> SittingDraft:
    return SittingDraft(
        committee_id=record.committee_id,
        starts_at=record.starts_at,
        ends_at=record.ends_at,
        place=record.place,
        applications_until=record.applications_until,
        chair=record.chair,
        secretary=record.secretary,
        guests=record.guests,
        opening=record.opening,
        closing=record.closing,
    )


def _attendance(member: Member, row: Attendance | None) -> AttendanceLine:
    name = f"↳ {member.name}" if member.is_substitute else member.name
    if row is None:
        return AttendanceLine(member.id, name, member.party_word)
    return AttendanceLine(
        member.id,
        name,
        member.party_word,
        row.presence,
        row.sits_for_id,
        f"{row.came_at:%H:%M}" if row.came_at else "",
        f"{row.left_at:%H:%M}" if row.left_at else "",
    )


def _letters(session: Session, sitting_id: int) -> tuple[LetterRow, ...]:
    rows = session.scalars(select(Letter).where(Letter.sitting_id == sitting_id).order_by(Letter.id))
    return tuple(
        LetterRow(
            row.id,
            row.dated,
            row.recipient,
            row.subject,
            row.file_id,
            row.sha256,
            formats.moment(row.printed_at),
        )
        for row in rows
        if row.file_id is not None
    )


def _city(record: Sitting, items: Sequence[ItemRow]) -> tuple[CityLine, ...]:
    """What the city has still to decide: recommended by a closed sitting, and not decided."""
    if record.status != "closed":
        return ()
    return tuple(
        CityLine(
            row.id,
            row.application_id,
            row.heading,
            RECOMMENDED.get(row.outcome, ""),
            row.outcome,
            row.amount,
            row.draft.reason,
        )
        for row in items
        if row.application_id is not None
        and not row.decides
        and not row.decided
        and row.status == Status.TABLED
    )


def _parts(session: Session, sitting_id: int, items: Sequence[ItemRow]) -> tuple[tuple[str, int], ...]:
    ids = [row.id for row in items]
    # Read at once: a question left half read while another one fails would stand in the next one's way.
    votes = session.scalars(select(Vote.id).where(Vote.agenda_item_id.in_(ids))).all()
    there = session.scalars(select(Attendance.id).where(Attendance.sitting_id == sitting_id)).all()
    return (
        ("sittings", sitting_id),
        *(("agenda_items", item_id) for item_id in ids),
        *(("attendances", one) for one in there),
        *(("votes", one) for one in votes),
    )


def _ready(
    session: Session, sitting: Sitting, record: Application, contact: Contact, fund: str, calculate: Calculate
) -> ReadyRow:
    late = sitting.applications_until is not None and record.received_on > sitting.applications_until
    deferred = record.status == Status.DEFERRED
    marks = ("zurückgestellt" if deferred else "", "nach Antragsschluss" if late else "")
    return ReadyRow(
        record.id,
        record.reference,
        record.title,
        people.name_of(contact),
        fund,
        record.received_on,
        calculate(session, record.id).grant,
        record.requested,
        ", ".join(mark for mark in marks if mark),
    )
