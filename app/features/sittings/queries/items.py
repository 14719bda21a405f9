"""The items of one sitting's agenda with votes, stakes and pots."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.casework import WAITING, Status
from app.domain.guideline import BODIES, Rules, tier
from app.domain.money import ZERO, Money
from app.features.sittings.queries import people
from app.features.sittings.queries.rows import Accession, CommitteeFacts, ItemRow
from app.features.sittings.rules.committees import Member
from app.features.sittings.rules.items import BallotLine, ItemDraft, ItemFacts, blank_ballots, tally
from app.features.sittings.rules.presence import AttendanceLine
from app.features.sittings.rules.ranking import Claim, Pot, RankLine
from app.features.sittings.rules.words import GRANTING, VOTES
from db.balances import balance
from db.models import AgendaItem, Application, Contact, Decision, Fund, Guideline, Sitting, Vote

_SETTLED = frozenset({Status.WITHDRAWN.value, Status.REJECTED.value, Status.REVOKED.value})
"""States of an application that need no vote any more when they came about beside the sitting."""


@dataclass(frozen=True)
class Around:
    """What all items of a sitting share."""

    committee: CommitteeFacts
    members: tuple[Member, ...]
    attendance: tuple[AttendanceLine, ...]


@dataclass(frozen=True)
class _Case:
    """The application of an item."""

    record: Application
    applicant: str
    fund: str
    rules: Rules

    def decider(self, amount: Money | None) -> str:
        """Who decides at that amount where the guideline leaves it to no committee; empty else."""
        found = tier(self.rules, amount or ZERO)
        return BODIES[found.body] if found and (found.recommends or found.body == "council") else ""


def items(session: Session, sitting: Sitting, around: Around) -> tuple[ItemRow, ...]:
    """The agenda in its order."""
    rows = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.sitting_id == sitting.id)
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    cases = _cases(session, rows)
    votes = _votes(session, rows)
    decided = _decided(session, rows)
    own, tied = people.stakes(session, around.members, {case.record.contact_id for case in cases.values()})
    names = {member.id: member for member in around.members}
    found = []
    for number, row in enumerate(rows, start=1):
        case = cases.get(row.application_id or 0)
        applicant = case.record.contact_id if case else 0
        facts = ItemFacts(
            kind=row.kind,
            number=number,
            members=around.members,
            attendance=around.attendance,
            rule=around.committee.rule,
            proposed=row.proposed,
            withdrawn=case is not None and case.record.status in _SETTLED,
            barred=dict.fromkeys(own.get(applicant, ()), people.APPLIES),
            hinted=tied.get(applicant, {}),
        )
        mine = votes.get(row.id, [])
        draft = _draft(row, facts, mine, names)
        found.append(
            _row(row, facts, draft, case, sitting, around.committee.decides, row.id in decided, mine, names)
        )
    return tuple(found)


def pots(session: Session, rows: Sequence[ItemRow]) -> tuple[Pot, ...]:
    """The money the undecided applications of a sitting compete for, by fund and year."""
    asked: dict[tuple[int, int], list[ItemRow]] = defaultdict(list)
    records: dict[int, Application] = {}
    for row in rows:
        if row.application_id is None or row.decided:
            continue
        record = session.get_one(Application, row.application_id)
        if record.status in WAITING:
            records[row.id] = record
            asked[record.fund_id, record.year].append(row)
    found = []
    for (fund_id, year), several in asked.items():
        held = Money.total(records[row.id].reserved for row in several)
        found.append(
            Pot(
                key=several[0].pot,
                free=max(balance(session, fund_id, year).free + held, ZERO),
                asked=Money.total(row.proposed or ZERO for row in several if _competes(row)),
                granted=Money.total(row.amount or ZERO for row in several if row.outcome in GRANTING),
                count=sum(_competes(row) for row in several),
            )
        )
    return tuple(sorted(found, key=lambda pot: pot.key))


def ranking(rows: Sequence[ItemRow]) -> tuple[RankLine, ...]:
    """The applications the committee said yes to, as the ranking shows them."""
    found = [
        RankLine(
            item_id=row.id,
            pot=row.pot,
            title=f"{row.reference} {row.title}",
            votes=row.votes,
            proposed=row.proposed,
            rank=row.rank,
            amount=row.amount,
        )
        for row in rows
        if row.claim is not None and not row.decided
    ]
    return tuple(sorted(found, key=lambda line: (line.pot, line.rank or len(found) + 1)))


def _competes(row: ItemRow) -> bool:
    """Whether it still asks for money: nobody has voted, or the vote was for it."""
    return row.claim is not None or not row.outcome


def _cases(session: Session, rows: Sequence[AgendaItem]) -> dict[int, _Case]:
    ids = [row.application_id for row in rows if row.application_id is not None]
    found = session.execute(
        select(Application, Contact, Fund.name, Guideline.rules)
        .join(Contact, Contact.id == Application.contact_id)
        .join(Fund, Fund.id == Application.fund_id)
        .join(Guideline, Guideline.id == Application.guideline_id)
        .where(Application.id.in_(ids))
    )
    return {row[0].id: _Case(row[0], people.name_of(row[1]), row[2], Rules.read(row[3])) for row in found}


def _votes(session: Session, rows: Sequence[AgendaItem]) -> dict[int, list[Vote]]:
    found: dict[int, list[Vote]] = defaultdict(list)
    ids = [row.id for row in rows]
    for vote in session.scalars(select(Vote).where(Vote.agenda_item_id.in_(ids)).order_by(Vote.id)):
        found[vote.agenda_item_id].append(vote)
    return found


def _decided(session: Session, rows: Sequence[AgendaItem]) -> set[int]:
    ids = [row.id for row in rows]
    found = session.scalars(select(Decision.agenda_item_id).where(Decision.agenda_item_id.in_(ids)))
    return {item_id for item_id in found if item_id is not None}


def _draft(row: AgendaItem, facts: ItemFacts, votes: Sequence[Vote], names: dict[int, Member]) -> ItemDraft:
    given = {vote.member_id: vote for vote in votes if vote.acceded_on is None}
    taken = row.taken_at.time() if row.taken_at else None
    lines = blank_ballots(facts, taken)
    if given or row.outcome:
        lines = tuple(_line(line, given.pop(line.member_id, None)) for line in lines)
        others = (BallotLine(one, names[one].name, names[one].party_word) for one in given if one in names)
        lines = (*lines, *(_line(line, given[line.member_id]) for line in others))
    return ItemDraft(
        title=row.title,
        taken=f"{taken:%H:%M}" if taken else "",
        text=row.text,
        secret=row.secret,
        ballots=lines,
        yes=row.yes if row.secret else None,
        no=row.no if row.secret else None,
        abstained=row.abstained if row.secret else None,
        outcome=row.outcome or None,
        amount=row.amount,
        reason=row.reason,
        conditions=row.conditions,
        resolution=row.resolution,
        responsible=row.responsible,
        due_on=row.due_on,
    )


def _line(line: BallotLine, vote: Vote | None) -> BallotLine:
    """The line as voted; what was only proposed falls away once somebody has recorded the item."""
    if vote is None:
        return replace(line, vote=None, reason="")
    return replace(line, vote=vote.vote, reason=vote.reason)


def _row(
    row: AgendaItem,
    facts: ItemFacts,
    draft: ItemDraft,
    case: _Case | None,
    sitting: Sitting,
    decides: bool,  # noqa: FBT001 - one of many values, named at the only call
    decided: bool,  # noqa: FBT001 - see above
    votes: Sequence[Vote],
    names: dict[int, Member],
) -> ItemRow:
    base = ItemRow(
        row.id,
        facts.number,
        row.kind,
        row.title,
        draft,
        facts,
        decides,
        rank=row.rank,
        decided=decided,
        accessions=tuple(
            Accession(names[vote.member_id].name, vote.acceded_on, VOTES[vote.vote])
            for vote in votes
            if vote.acceded_on is not None and vote.member_id in names
        ),
        resolution_done_on=row.done_on,
    )
    if case is None:
        return base
    record = case.record
    counted = tally(draft)
    decider = case.decider(draft.amount or row.proposed)
    return replace(
        base,
        application_id=record.id,
        reference=record.reference,
        applicant=case.applicant,
        decides=base.decides and not decider,
        decider=decider,
        status=record.status,
        received_on=record.received_on,
        late=_is_late(record.received_on, sitting.applications_until),
        requested=record.requested,
        pot=f"{case.fund} {record.year}",
        claim=(
            Claim(
                row.id, row.proposed or ZERO, counted.yes, counted.no, record.received_on, record.completed_on
            )
            if counted.accepted
            else None
        ),
    )


def _is_late(received_on: date, until: date | None) -> bool:
    return until is not None and received_on > until
