"""Committees and what can be chosen in their forms."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.options import Option
from app.domain.paging import Page, PageRequest
from app.features.sittings.queries import people
from app.features.sittings.queries.rows import CommitteeDetail, CommitteeRow, MemberRow
from app.features.sittings.rules.committees import CommitteeDraft, Member, MemberDraft
from db import search
from db.models import Committee, CommitteeMember, Contact, Fund, Sitting
from db.paging import Key, paged

KIND = "committee"
_MOST = 20

_MEMBERS = (
    select(func.count())
    .select_from(CommitteeMember)
    .where(CommitteeMember.committee_id == Committee.id, CommitteeMember.substitute_for_id.is_(None))
    .scalar_subquery()
)
_NEXT = (
    select(func.min(Sitting.starts_at))
    .where(Sitting.committee_id == Committee.id, Sitting.status.in_(("planned", "invited", "open")))
    .scalar_subquery()
)
_COLUMNS: dict[str, Key] = {
    "name": Committee.name,
    "short_name": Committee.short_name,
    "decides": Committee.decides,
    "active": Committee.active,
}


def page(session: Session, request: PageRequest) -> Page[CommitteeRow]:
    """One page of the list."""
    rows, total = paged(
        session,
        _statement(),
        request,
        _COLUMNS,
        kind=KIND,
        id_column=Committee.id,
        default_order=(Committee.name.asc(),),
    )
    found = tuple(
        CommitteeRow(
            row["id"],
            row["name"],
            row["short_name"],
            row["decides"],
            row["members"],
            row["next_at"].date() if row["next_at"] else None,
            row["active"],
        )
        for row in rows
    )
    return Page(found, total, request.offset)


def detail(session: Session, committee_id: int) -> CommitteeDetail:
    """One committee with all its members.

    Raises:
        Refused: when it is gone.
    """
    record = session.get(Committee, committee_id)
    if record is None:
        raise Refused("Dieses Gremium gibt es nicht mehr.")
    today = session.info["now"].date()
    found = people.members(session, record.id)
    names = {member.id: member.name for member in found}
    sittings = session.scalar(
        select(func.count()).select_from(Sitting).where(Sitting.committee_id == record.id)
    )
    rows = tuple(
        MemberRow.of(member, _member_draft(member), names.get(member.substitute_for_id or 0, ""), today)
        for member in found
    )
    return CommitteeDetail(record.id, _draft(session, record), rows, sittings or 0)


def options(session: Session) -> Sequence[Option]:
    """Committees to choose from; former ones only where they are chosen already."""
    rows = session.scalars(select(Committee).order_by(Committee.name))
    return [Option(row.id, row.name, row.short_name, row.active) for row in rows]


def fund_options(session: Session) -> Sequence[Option]:
    """Funds whose applications may be put before a committee."""
    return [
        Option(row.id, row.name, row.prefix, row.active)
        for row in session.scalars(select(Fund).order_by(Fund.name))
    ]


def person_options(session: Session, typed: str) -> Sequence[Option]:
    """Persons among the contacts that match what was typed."""
    statement = (
        select(Contact)
        .where(Contact.active, Contact.kind == "person")
        .order_by(Contact.display_name)
        .limit(_MOST)
    )
    if typed.strip():
        statement = statement.where(Contact.id.in_(search.matching("contact", typed)))
    return [Option(row.id, row.display_name, row.town) for row in session.scalars(statement)]


def person_label(session: Session, contact_id: int) -> str:
    """A contact's name."""
    return session.scalar(select(Contact.display_name).where(Contact.id == contact_id)) or ""


def _statement() -> Select[Any]:
    return select(
        Committee.id,
        Committee.name,
        Committee.short_name,
        Committee.decides,
        Committee.active,
        _MEMBERS.label("members"),
        _NEXT.label("next_at"),
    )


def _draft(session: Session, record: Committee) -> CommitteeDraft:
    funds = session.scalars(select(Fund.id).where(Fund.committee_id == record.id).order_by(Fund.name))
    return CommitteeDraft(
        name=record.name,
        short_name=record.short_name,
        decides=record.decides,
        quorum_number=record.quorum_number,
        quorum_bp=record.quorum_bp,
        resident_majority=record.resident_majority,
        lead_days=record.lead_days,
        closing_days=record.closing_days,
        public=record.public,
        note=record.note,
        active=record.active,
        fund_ids=tuple(funds),
    )


def _member_draft(member: Member) -> MemberDraft:
    return MemberDraft(
        contact_id=member.contact_id,
        party=member.party,
        represents=member.represents,
        function=member.function or None,
        voting=member.voting,
        substitute_for_id=member.substitute_for_id,
        since=member.since,
        until=member.until,
    )
