"""Members of committees, and who of them has a stake in an application."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.people import display_name, full_name, party_of
from app.features.sittings.rules.committees import Member
from db.models import CommitteeMember, Contact, Membership

APPLIES = "stellt selbst den Antrag"


def members(session: Session, committee_id: int) -> tuple[Member, ...]:
    """Everybody who ever was in the committee: members in their order, each followed by substitutes."""
    rows = session.execute(
        select(CommitteeMember, Contact)
        .join(Contact, Contact.id == CommitteeMember.contact_id)
        .where(CommitteeMember.committee_id == committee_id)
        .order_by(CommitteeMember.position, CommitteeMember.id)
    ).all()
    found = [_member(row[0], row[1]) for row in rows]
    order: list[Member] = []
    for member in found:
        if member.is_substitute:
            continue
        order += [member, *(other for other in found if other.substitute_for_id == member.id)]
    return tuple(order)


def serving(
    session: Session, committee_id: int, day: date, attended: Iterable[int] = ()
) -> tuple[Member, ...]:
    """Those whose term holds on a day, and those who are on its attendance list already."""
    there = set(attended)
    return tuple(
        member for member in members(session, committee_id) if member.serves(day) or member.id in there
    )


def name_of(contact: Contact) -> str:
    """``Ayşe Yilmaz``, or the organisation."""
    return full_name(party_of(contact)) or display_name(party_of(contact))


def stakes(
    session: Session, of: tuple[Member, ...], applicants: Iterable[int]
) -> tuple[Mapping[int, frozenset[int]], Mapping[int, Mapping[int, str]]]:
    """Who applies themselves, and whose organisation (or person in charge) applies.

    Returns, by applicant: members who are the applicant, and members tied to it with the ground.
    """
    wanted = set(applicants)
    by_contact: dict[int, list[int]] = {}
    for member in of:
        by_contact.setdefault(member.contact_id, []).append(member.id)
    own = {applicant: frozenset(by_contact.get(applicant, ())) for applicant in wanted}
    rows = session.execute(
        select(Membership.person_id, Membership.organisation_id, Membership.function, Contact.display_name)
        .join(Contact, Contact.id == Membership.organisation_id)
        .where(or_(Membership.person_id.in_(by_contact), Membership.organisation_id.in_(by_contact)))
    )
    tied: dict[int, dict[int, str]] = {}
    for row in rows:
        for one, other in ((row.person_id, row.organisation_id), (row.organisation_id, row.person_id)):
            if other in wanted:
                ground = f"gehört zu „{row.display_name}“" + (f" ({row.function})" if row.function else "")
                for member_id in by_contact.get(one, ()):
                    tied.setdefault(other, {})[member_id] = ground
    return own, tied


def _member(row: CommitteeMember, contact: Contact) -> Member:
    return Member(
        id=row.id,
        contact_id=row.contact_id,
        name=name_of(contact),
        party=row.party,
        represents=row.represents,
        function=row.function,
        voting=row.voting,
        substitute_for_id=row.substitute_for_id,
        since=row.since,
        until=row.until,
    )
