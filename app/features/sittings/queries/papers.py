"""Everything invitations and minutes say, gathered; what is missing is refused with the place to enter it."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.domain.letterhead import of_office
from app.domain.money import ZERO
from app.domain.people import address_lines, party_of, salutation_line
from app.features.sittings.queries import sittings as queries
from app.features.sittings.queries.rows import ItemRow, SittingDetail
from app.features.sittings.rules.committees import Member, balance_warning
from app.features.sittings.rules.papers import (
    AgendaLine,
    Guest,
    InvitationData,
    MinutesData,
    MinutesItem,
    Present,
    RankedLine,
)
from app.features.sittings.rules.planning import lead_warning
from app.features.sittings.rules.presence import AttendanceLine, groups_words, quorum, voters
from app.features.sittings.rules.words import FUNCTIONS, PRESENCES, WEEKDAYS, on_paper
from db import logos
from db.models import Contact, Office, Staff, TextModule


def invitation(session: Session, sitting_id: int, *, dated: date, staff_id: int | None) -> InvitationData:
    """The invitations of a sitting to members and substitutes whose term holds on its day.

    Raises:
        Refused: when the office or its address is missing, or the sitting has no place yet.
    """
    found = queries.detail(session, sitting_id)
    office = session.scalars(select(Office)).first()
    if office is None or not (office.street and office.postcode and office.town):
        raise Refused("Die Anschrift des Büros fehlt. Bitte ergänzen Sie sie unter „Büro › Angaben“.")
    if not found.draft.place:
        raise Refused("Der Ort der Sitzung fehlt. Bitte tragen Sie ihn unter „Angaben“ ein.", "place")
    starts_at = _starts(found)
    return InvitationData(
        sitting_id=found.id,
        committee=found.committee.name,
        reference=found.reference,
        starts_at=starts_at,
        place=found.draft.place,
        dated=dated,
        writer=of_office(
            office,
            session.get(Staff, staff_id) if staff_id else None,
            logos.shown(session, ("office", "city")),
        ),
        city=office.city,
        guests=_guests(session, found.members),
        agenda=tuple(
            AgendaLine(row.number, row.heading, row.applicant, row.requested) for row in found.items
        ),
        warning=lead_warning(starts_at, found.committee.lead_days, dated),
        texts=tuple((row.key, row.body) for row in session.scalars(select(TextModule))),
    )


def minutes(session: Session, sitting_id: int, *, dated: date) -> MinutesData:
    """The minutes as they stand; a draft until the sitting is closed.

    Raises:
        Refused: when the sitting is gone.
    """
    found = queries.detail(session, sitting_id)
    office = session.scalars(select(Office)).first()
    there = voters(found.members, found.attendance)
    return MinutesData(
        sitting_id=found.id,
        title=f"Niederschrift der {found.number}. Sitzung {found.day.year}",
        reference=found.reference,
        committee=found.committee.name,
        office=office.name if office else "",
        facts=tuple(_facts(found)),
        present=tuple(_present(found)),
        findings=tuple(_findings(found, there)),
        opening=found.draft.opening,
        items=tuple(_item(row) for row in found.items),
        closing=found.draft.closing,
        dated=dated,
        chair=found.draft.chair or _function(found.members, "chair"),
        secretary=found.draft.secretary or _function(found.members, "secretary"),
        pots=_pots(found),
        is_draft=found.status != "closed",
    )


def _starts(found: SittingDetail) -> datetime:
    if found.draft.starts_at is None:
        raise Refused("Tag und Uhrzeit der Sitzung fehlen. Bitte tragen Sie beides ein.", "starts_at")
    return found.draft.starts_at


def _guests(session: Session, members: tuple[Member, ...]) -> tuple[Guest, ...]:
    contacts = {
        row.id: row
        for row in session.scalars(
            select(Contact).where(Contact.id.in_([member.contact_id for member in members]))
        )
    }
    names = {member.id: member.name for member in members}
    found = []
    for member in members:
        contact = contacts[member.contact_id]
        party = party_of(contact)
        complete = bool(contact.street and contact.postcode and contact.town)
        found.append(
            Guest(
                contact_id=contact.id,
                name=member.name,
                salutation=salutation_line(party),
                address=address_lines(party) if complete else (),
                stands_in_for=names.get(member.substitute_for_id or 0, ""),
            )
        )
    return tuple(found)


def _facts(found: SittingDetail) -> list[tuple[str, str]]:
    draft = found.draft
    starts = f"{WEEKDAYS[found.day.weekday()]}, {formats.long_day(found.day)}"
    span = (
        f"{formats.clock(draft.starts_at)}–{formats.clock(draft.ends_at)} Uhr"
        if draft.ends_at
        else (f"ab {formats.clock(draft.starts_at)} Uhr")
    )
    facts = [
        ("Gremium", found.committee.name),
        ("Tag und Zeit", f"{starts}, {span}"),
        ("Ort", draft.place),
        ("Öffentlich", "ja" if found.committee.public else "nein"),
        ("Eingeladen am", formats.day(found.invited_on)),
        ("Sitzungsleitung", draft.chair or _function(found.members, "chair")),
        ("Schriftführung", draft.secretary or _function(found.members, "secretary")),
        ("Gäste", draft.guests),
    ]
    return [(label, value) for label, value in facts if value]


def _function(members: tuple[Member, ...], key: str) -> str:
    return next((member.name for member in members if member.function == key), "")


def _present(found: SittingDetail) -> list[Present]:
    names = {member.id: member for member in found.members}
    lines = {line.member_id: line for line in found.attendance}
    rows = []
    for member in found.members:
        line = lines[member.id]
        if member.is_substitute and line.presence != "present":
            continue
        seat = names.get(line.sits_for_id or 0)
        role = FUNCTIONS.get(member.function, "") or ("" if member.voting else "beratend")
        said = ", ".join(
            part for part in (f"Vertretung für {seat.name}" if seat else role, member.represents) if part
        )
        rows.append(Present(member.name, member.party_word, said, _presence_words(line)))
    return rows


def _presence_words(line: AttendanceLine) -> str:
    times = [f"{word} {typed} Uhr" for word, typed in (("ab", line.came), ("bis", line.left)) if typed]
    return " ".join((PRESENCES.get(line.presence or "absent", ""), *times))


def _findings(found: SittingDetail, there: tuple[Member, ...]) -> list[str]:
    able = quorum(found.committee.rule, found.members, len(there))
    said = [f"Das Gremium ist {able.words}."]
    if there:
        said.append(f"Stimmen nach Gruppen: {groups_words(there)}.")
    if found.committee.resident_majority and there:
        warning = balance_warning([member.party for member in there])
        said.append(
            warning or "Die Bewohnerschaft führt mindestens eine Stimme mehr als alle anderen zusammen."
        )
    if found.invited_on is not None:
        late = lead_warning(_starts(found), found.committee.lead_days, found.invited_on)
        said.append(
            f"Eingeladen wurde am {formats.day(found.invited_on)}, "
            + ("verspätet." if late else "form- und fristgerecht.")
        )
    return said


def _item(row: ItemRow) -> MinutesItem:
    draft = row.draft
    counted = row.vote_words
    how = "geheim" if draft.secret else "offen"
    amount = f", {formats.money(draft.amount)}" if draft.amount is not None else ""
    result = f"{on_paper(row.outcome_word)}{amount}"
    task = ", ".join(
        part
        for part in (draft.responsible, f"bis {formats.day(draft.due_on)}" if draft.due_on else "")
        if part
    )
    return MinutesItem(
        number=row.number,
        title=row.heading,
        is_application=row.kind == "application",
        facts=_case_facts(row),
        text=draft.text,
        biased=tuple(f"{line.name} ({line.reason})" for line in draft.ballots if line.vote == "biased"),
        quorum=row.quorum_words,
        vote=f"{counted} ({how})" if counted else "",
        result=result,
        reason=draft.reason,
        conditions=draft.conditions,
        resolution=draft.resolution,
        task=task,
        acceded=tuple(
            f"{one.name} ist dem Beschluss am {formats.day(one.day)} beigetreten ({one.vote})."
            for one in row.accessions
        ),
    )


def _case_facts(row: ItemRow) -> tuple[tuple[str, str], ...]:
    if row.kind != "application":
        return ()
    facts = (
        ("Antrag von", row.applicant),
        ("Beantragt", formats.money(row.requested)),
        ("Nach der Richtlinie möglich", formats.money(row.proposed)),
    )
    return tuple((label, value) for label, value in facts if value)


def _pots(found: SittingDetail) -> tuple[tuple[str, tuple[RankedLine, ...]], ...]:
    """The ranking, told where there was one."""
    ranked = [row for row in found.items if row.rank is not None]
    by_pot: dict[str, list[RankedLine]] = {}
    for row in sorted(ranked, key=lambda row: (row.pot, row.rank or 0)):
        line = RankedLine(
            str(row.rank), row.heading, row.vote_words, row.proposed or ZERO, row.amount or ZERO
        )
        by_pot.setdefault(row.pot, []).append(line)
    return tuple((pot, tuple(lines)) for pot, lines in by_pot.items())
