"""The verbs of a committee and its members."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Faults, Refused
from app.features.sittings.rules import committees as rules
from app.features.sittings.rules.committees import CommitteeDraft, MemberDraft
from app.features.sittings.service import reading
from db.models import Attendance, Committee, CommitteeMember, Contact, Fund, Sitting, Vote

_FIELDS = (
    "name",
    "short_name",
    "decides",
    "quorum_number",
    "quorum_bp",
    "resident_majority",
    "lead_days",
    "closing_days",
    "public",
    "note",
    "active",
)
_MEMBER_FIELDS = (
    "contact_id",
    "party",
    "represents",
    "function",
    "voting",
    "substitute_for_id",
    "since",
    "until",
)


def save(session: Session, draft: CommitteeDraft, record_id: int | None = None) -> int:
    """Write a new committee, or change one, with the funds put before it.

    Raises:
        Refused: when a field cannot be right, or another committee has the name.
    """
    faults = Faults()
    clean = faults.take(rules.checked, draft) or draft
    faults.add(_taken(session, clean, record_id))
    faults.refuse()
    record = reading.committee(session, record_id) if record_id is not None else Committee()
    for name in _FIELDS:
        setattr(record, name, getattr(clean, name))
    session.add(record)
    session.flush()
    for fund in session.scalars(select(Fund)):
        if fund.id in clean.fund_ids:
            fund.committee_id = record.id
        elif fund.committee_id == record.id:
            fund.committee_id = None
    session.flush()
    return record.id


def remove(session: Session, record_id: int) -> None:
    """Take a committee away that never sat.

    Raises:
        Refused: when there are sittings.
    """
    record = reading.committee(session, record_id)
    sittings = session.scalar(
        select(func.count()).select_from(Sitting).where(Sitting.committee_id == record.id)
    )
    if sittings:
        raise Refused(
            f"Zu „{record.name}“ gibt es Sitzungen; das Gremium bleibt deshalb in der Liste. "
            "Nehmen Sie stattdessen das Häkchen bei „tätig“ heraus."
        )
    for fund in session.scalars(select(Fund).where(Fund.committee_id == record.id)):
        fund.committee_id = None
    session.flush()
    session.delete(record)
    session.flush()


def save_member(session: Session, committee_id: int, draft: MemberDraft, member_id: int | None = None) -> int:
    """Write a new member or substitute, or change one. Returns the member.

    Raises:
        Refused: when a field cannot be right, or the person is a member at that time already.
    """
    faults = Faults()
    clean = faults.take(rules.checked_member, draft) or draft
    faults.add(_member_faults(session, committee_id, clean, member_id))
    faults.refuse()
    record = session.get(CommitteeMember, member_id) if member_id is not None else CommitteeMember()
    if record is None:
        raise Refused("Dieses Mitglied gibt es nicht mehr.")
    record.committee_id = committee_id
    for name in _MEMBER_FIELDS:
        setattr(record, name, getattr(clean, name))
    if member_id is None:
        last = select(func.max(CommitteeMember.position)).where(CommitteeMember.committee_id == committee_id)
        record.position = (session.scalar(last) or 0) + 1
    session.add(record)
    session.flush()
    return record.id


def remove_member(session: Session, member_id: int) -> int:
    """Take out a member entered by mistake; returns the committee.

    Raises:
        Refused: when the member sat or voted, or has a substitute.
    """
    record = session.get(CommitteeMember, member_id)
    if record is None:
        raise Refused("Dieses Mitglied gibt es nicht mehr.")
    sat = session.scalar(select(Attendance.id).where(Attendance.member_id == member_id).limit(1))
    voted = session.scalar(select(Vote.id).where(Vote.member_id == member_id).limit(1))
    if sat is not None or voted is not None:
        raise Refused(
            "Dieses Mitglied steht in der Anwesenheit einer Sitzung und bleibt deshalb. "
            "Bitte tragen Sie stattdessen das Ende der Amtszeit ein."
        )
    behind = session.scalar(
        select(CommitteeMember.id).where(CommitteeMember.substitute_for_id == member_id).limit(1)
    )
    if behind is not None:
        raise Refused("Dieses Mitglied hat eine Vertretung. Bitte entfernen Sie erst die Vertretung.")
    committee_id = record.committee_id
    session.delete(record)
    session.flush()
    return committee_id


def _taken(session: Session, draft: CommitteeDraft, record_id: int | None) -> Iterator[Refused]:
    found = session.scalar(
        select(Committee.id).where(Committee.name == draft.name, Committee.id != (record_id or 0))
    )
    if found is not None:
        yield Refused(
            f"Ein Gremium „{draft.name}“ gibt es schon. Bitte wählen Sie einen anderen Namen.", "name"
        )
    known = set(session.scalars(select(Fund.id)))
    if not set(draft.fund_ids) <= known:
        yield Refused("Einen der Fonds gibt es nicht mehr. Bitte wählen Sie neu.", "fund_ids")


def _member_faults(
    session: Session, committee_id: int, draft: MemberDraft, member_id: int | None
) -> Iterator[Refused]:
    reading.committee(session, committee_id)
    if draft.contact_id is not None and session.get(Contact, draft.contact_id) is None:
        yield Refused("Diesen Kontakt gibt es nicht mehr. Bitte wählen Sie einen anderen.", "contact_id")
    others = session.scalars(
        select(CommitteeMember).where(
            CommitteeMember.committee_id == committee_id, CommitteeMember.id != (member_id or 0)
        )
    ).all()
    if any(other.contact_id == draft.contact_id and _overlap(other, draft) for other in others):
        yield Refused(
            "Diese Person gehört dem Gremium in dieser Amtszeit schon an; eine Person führt eine Stimme.",
            "contact_id",
        )
    seat = next((other for other in others if other.id == draft.substitute_for_id), None)
    if draft.substitute_for_id is not None and (seat is None or seat.substitute_for_id is not None):
        yield Refused(
            "Vertreten wird ein Mitglied dieses Gremiums. Bitte wählen Sie es.", "substitute_for_id"
        )


def _overlap(other: CommitteeMember, draft: MemberDraft) -> bool:
    begins_before = other.since is None or draft.until is None or other.since <= draft.until
    ends_after = other.until is None or draft.since is None or draft.since <= other.until
    return begins_before and ends_after
