"""What is recorded during a sitting: who is there, the items with their votes, the ranking, accessions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.money import ZERO
from app.features.sittings.queries import sittings as queries
from app.features.sittings.queries.rows import ItemRow, SittingDetail
from app.features.sittings.rules.accession import AccessionDraft
from app.features.sittings.rules.accession import checked as checked_accession
from app.features.sittings.rules.items import BallotLine, ItemDraft
from app.features.sittings.rules.presence import AttendanceDraft, AttendanceLine, checked_attendance, clock_of
from app.features.sittings.rules.ranking import (
    RankingDraft,
    RankLine,
    checked_ranking,
    outcome_of,
    shortage_reason,
)
from app.features.sittings.rules.voting import checked_item
from app.features.sittings.service import reading
from db.models import AgendaItem, Attendance, CommitteeMember, Sitting, Vote

_ITEM_TEXTS = ("text", "reason", "conditions", "resolution", "responsible", "due_on")


def record_attendance(session: Session, sitting_id: int, draft: AttendanceDraft) -> int:
    """Write the attendance list; the sitting is under way from then on.

    Raises:
        Refused: beside the cell that cannot be right; when the sitting is over.
    """
    record = reading.running(session, sitting_id)
    found = queries.detail(session, sitting_id)
    clean = checked_attendance(draft, found.members)
    known = queries.attendance_rows(session, sitting_id)
    for line in clean.lines:
        _write_presence(session, record, known.get(line.member_id), line)
    if record.status != "open" and any(line.presence == "present" for line in clean.lines):
        record.status = "open"
    session.flush()
    return record.id


def record_item(session: Session, item_id: int, draft: ItemDraft, *, now: datetime) -> int:
    """Write an item: minutes, votes, result. On the day of the sitting it is called now, if nobody said when.

    After closing only what the minutes say and what has to be done can change.

    Raises:
        Refused: beside each field; a biased vote, totals that do not fit, a result the votes do not carry;
            when the minutes are issued.
    """
    item = reading.item(session, item_id)
    record = reading.correctable(session, item.sitting_id)
    found = queries.detail(session, record.id)
    row = next(one for one in found.items if one.id == item_id)
    if not found.runs:
        return _correct(session, item, row, draft)
    if not draft.taken.strip() and record.status == "open" and now.date() == found.day:
        draft = replace(draft, taken=f"{now:%H:%M}")
    clean = checked_item(draft, row.facts)
    if item.kind == "topic":
        item.title = clean.title
    for name in _ITEM_TEXTS:
        setattr(item, name, getattr(clean, name))
    item.secret, item.outcome, item.amount = clean.secret, clean.outcome or "", clean.amount
    totals = (clean.yes, clean.no, clean.abstained) if clean.secret else (0, 0, 0)
    item.yes, item.no, item.abstained = (total or 0 for total in totals)
    at = clock_of(clean.taken)
    item.taken_at = datetime.combine(found.day, at) if at is not None else None
    _write_votes(session, item, clean.ballots)
    session.flush()
    return item.id


def set_ranking(session: Session, sitting_id: int, draft: RankingDraft) -> int:
    """Write ranks and amounts as people decided them; the outcome of each item follows from its amount.

    Raises:
        Refused: a rank twice, above the proposal or above the pot.
    """
    record = reading.running(session, sitting_id)
    found = queries.detail(session, sitting_id)
    clean = checked_ranking(draft, found.pots)
    known = {line.item_id: line for line in found.ranking}
    for line in clean.lines:
        if line.item_id in known:
            _rank(reading.item(session, line.item_id), line)
    session.flush()
    return record.id


def accede(session: Session, item_id: int, draft: AccessionDraft, *, today: date) -> int:
    """A member who was not there joins a decision afterwards; the count stays, the minutes say so.

    Raises:
        Refused: when the member voted or is barred, before the sitting, or once the minutes are issued.
    """
    item = reading.item(session, item_id)
    record = reading.correctable(session, item.sitting_id)
    found = queries.detail(session, record.id)
    row = next(one for one in found.items if one.id == item_id)
    if not row.outcome:
        raise Refused(
            "Beitreten kann man nur einem gefassten Beschluss; dieser Punkt ist noch offen.", "member_id"
        )
    recorded = session.scalars(select(Vote.member_id).where(Vote.agenda_item_id == item.id))
    clean = checked_accession(
        draft,
        {member.id: member for member in found.members},
        voted=frozenset({*recorded, *(member.id for member in row.facts.voters(row.draft.taken))}),
        barred=frozenset(row.facts.barred or {}),
        sat_on=found.day,
        today=today,
    )
    session.add(
        Vote(agenda_item_id=item.id, member_id=clean.member_id, vote=clean.vote, acceded_on=clean.day)
    )
    session.flush()
    return item.id


def _write_presence(session: Session, record: Sitting, row: Attendance | None, line: AttendanceLine) -> None:
    if line.presence is None:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = Attendance(sitting_id=record.id, member_id=line.member_id)
        session.add(row)
    row.presence, row.sits_for_id = line.presence, line.sits_for_id
    day = record.starts_at.date()
    came, left = clock_of(line.came), clock_of(line.left)
    row.came_at = datetime.combine(day, came) if came is not None else None
    row.left_at = datetime.combine(day, left) if left is not None else None


def _write_votes(session: Session, item: AgendaItem, ballots: Sequence[BallotLine]) -> None:
    """Votes that stayed keep their row, so that the history tells what changed."""
    known = {
        vote.member_id: vote
        for vote in session.scalars(
            select(Vote).where(Vote.agenda_item_id == item.id, Vote.acceded_on.is_(None))
        )
    }
    for line in ballots:
        row = known.pop(line.member_id, None)
        if line.vote is None:
            if row is not None:
                session.delete(row)
            continue
        reason = line.reason if line.vote == "biased" else ""
        if row is None:
            session.get_one(CommitteeMember, line.member_id)
            session.add(Vote(agenda_item_id=item.id, member_id=line.member_id, vote=line.vote, reason=reason))
        else:
            row.vote, row.reason = line.vote, reason
    for row in known.values():
        session.delete(row)


def _correct(session: Session, item: AgendaItem, row: ItemRow, draft: ItemDraft) -> int:
    """Once the sitting is closed, its decisions stand; words can still be put right."""
    before = row.draft
    same = replace(
        draft, **{name: getattr(before, name) for name in ("text", "resolution", "responsible", "due_on")}
    )
    if same != before:
        raise Refused(
            "Die Sitzung ist geschlossen: Stimmen, Ergebnis, Betrag und Begründung stehen fest. Ändern "
            "lassen sich noch Niederschrift, Beschluss und Zuständigkeit; gleich nach dem Schließen nehmen "
            "Sie es mit Strg+Z zurück."
        )
    item.text, item.resolution = draft.text.rstrip(), draft.resolution.rstrip()
    item.responsible, item.due_on = draft.responsible.strip(), draft.due_on
    session.flush()
    return item.id


def _rank(item: AgendaItem, line: RankLine) -> None:
    proposed, amount = item.proposed or ZERO, line.amount or ZERO
    before, item.rank = item.outcome, line.rank
    item.outcome = outcome_of(amount, proposed)
    item.amount = amount if amount > ZERO else None
    if item.outcome == "approved":
        if before != "approved":
            item.reason = ""
    elif not item.reason or before != item.outcome:
        item.reason = shortage_reason(line.pot, line.rank, amount)


def must_be_quiet(found: SittingDetail) -> None:
    """Refuse to send out what is not final.

    Raises:
        Refused: while the sitting is not closed.
    """
    if found.status != "closed":
        raise Refused(
            f"Die Sitzung „{found.reference}“ ist noch nicht geschlossen. Ausgegeben wird die Niederschrift "
            "danach; ansehen lässt sie sich jederzeit."
        )
