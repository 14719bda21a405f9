"""Closing a sitting, and the city's decision on what it recommended: all decisions in one step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.casework import Ruling, Status
from app.domain.errors import Faults, Refused
from app.domain.money import ZERO, Money
from app.features.sittings.queries import sittings as queries
from app.features.sittings.queries.rows import ItemRow, SittingDetail
from app.features.sittings.rules.city import CityDraft, CityLine
from app.features.sittings.rules.city import checked as checked_city
from app.features.sittings.rules.items import item_quorum, tally
from app.features.sittings.rules.ranking import Pot
from app.features.sittings.rules.voting import outcome_faults
from app.features.sittings.rules.words import GRANTING
from app.features.sittings.service import reading
from db.balances import balance
from db.models import Application, Fund, Guideline


class Decide(Protocol):
    """Carries a decision out; the applications' feature does it. Returns the decision."""

    def __call__(self, session: Session, ruling: Ruling, *, today: date, staff_id: int | None) -> int:
        """Carry it out."""


@dataclass(frozen=True)
class _Ruled:
    """A ruling with its place: what is granted comes first, by rank."""

    number: int
    rank: int
    ruling: Ruling

    @property
    def order(self) -> tuple[int, int, int]:
        """Grants by rank, then refusals, then what waits."""
        stage = {"rejected": 1, "deferred": 2}.get(self.ruling.outcome, 0)
        return stage, self.rank, self.number


def closing_faults(found: SittingDetail) -> list[Refused]:
    """Everything that keeps a sitting from being closed, each with the item it is about."""
    if not any(line.presence == "present" for line in found.attendance):
        return [Refused("Die Anwesenheit fehlt noch. Bitte tragen Sie ein, wer da war.")]
    faults = []
    for item in found.items:
        faults += outcome_faults(item.draft, item.facts)
        if item.kind == "application" and item.status != Status.TABLED and not item.facts.withdrawn:
            faults.append(
                Refused(
                    f"TOP {item.number}: {item.reference} ist nicht mehr entscheidungsreif ({item.mark}). "
                    "Bitte nehmen Sie den Antrag von der Tagesordnung oder prüfen Sie ihn noch einmal."
                )
            )
    return [*faults, *_pot_faults(found.pots)]


def close(
    session: Session,
    sitting_id: int,
    decide: Decide,
    *,
    today: date,
    now: datetime,
    staff_id: int | None,
) -> int:
    """Close a sitting in one step: everything is checked, frozen, and decided with all that follows from it.

    What the committee only recommends, by its own rules or by the guideline's because of the amount, is
    decided by the city (see ``decide_for_city``).
    Returns how many applications were decided.

    Raises:
        Refused: for everything that is missing or wrong, at once.
    """
    record = reading.running(session, sitting_id)
    found = queries.detail(session, sitting_id)
    faults = Faults()
    if found.day > today:
        faults.add(
            [Refused(f"Die Sitzung ist erst am {formats.day(found.day)}. Geschlossen wird sie danach.")]
        )
    faults.add(closing_faults(found))
    faults.refuse()
    pots = {pot.key: pot for pot in found.pots}
    for row in found.items:
        reading.item(session, row.id).frozen = _frozen(row, pots.get(row.pot))
    record.status, record.closed_on = "closed", today
    if record.ends_at is None and now.date() == found.day and now > record.starts_at:
        record.ends_at = now.replace(second=0, microsecond=0)
    session.flush()
    rulings = [_ruled(row, found.day) for row in found.items if _is_to_decide(row)]
    _decide_all(session, rulings, decide, today=today, staff_id=staff_id)
    return len(rulings)


def decide_for_city(
    session: Session, sitting_id: int, draft: CityDraft, decide: Decide, *, today: date, staff_id: int | None
) -> int:
    """Enter what the city decided on a committee's recommendations, all in one step.

    Returns how many applications were decided.

    Raises:
        Refused: beside each cell; when the sitting is not closed or decides itself.
    """
    reading.sitting(session, sitting_id)
    found = queries.detail(session, sitting_id)
    waiting = {line.item_id: line for line in found.city}
    if not waiting:
        raise Refused("Zu dieser Sitzung ist über nichts mehr zu entscheiden.")
    clean = checked_city(draft, found.day, today)
    rows = {row.id: row for row in found.items}
    rulings = [
        _Ruled(
            rows[line.item_id].number, rows[line.item_id].rank or 0, _city_ruling(line, clean.day or today)
        )
        for line in clean.lines
        if line.outcome and line.item_id in waiting
    ]
    _decide_all(session, rulings, decide, today=today, staff_id=staff_id)
    return len(rulings)


def _is_to_decide(row: ItemRow) -> bool:
    return row.application_id is not None and row.decides and row.outcome != "noted"


def _ruled(row: ItemRow, day: date) -> _Ruled:
    draft = row.draft
    ruling = Ruling(
        application_id=row.application_id or 0,
        outcome=row.outcome,
        day=day,
        amount=draft.amount,
        reason=draft.reason,
        conditions=draft.conditions,
        agenda_item_id=row.id,
    )
    return _Ruled(row.number, row.rank or 0, ruling)


def _city_ruling(line: CityLine, day: date) -> Ruling:
    return Ruling(
        application_id=line.application_id,
        outcome=line.outcome or "",
        day=day,
        amount=line.amount if line.outcome in GRANTING else None,
        reason=line.reason,
        agenda_item_id=line.item_id,
    )


def _decide_all(
    session: Session, rulings: Iterable[_Ruled], decide: Decide, *, today: date, staff_id: int | None
) -> None:
    """Decide in the order of the ranking; what the applications hold back is one pot while that is done.

    Whatever is put off holds its money back again afterwards, as far as there is some left.
    """
    order = sorted(rulings, key=lambda one: one.order)
    kept = _loaded(session, order)
    held = _release(session, order)
    faults = Faults()
    for one in order:
        try:
            decide(session, one.ruling, today=today, staff_id=staff_id)
        except Refused as refused:
            faults.add(Refused(f"TOP {one.number}: {each.sentence}") for each in refused.all)
    faults.refuse()
    del kept
    session.flush()
    for one in order:
        if one.ruling.outcome == "deferred":
            _hold_again(session, one.ruling.application_id, held[one.ruling.application_id])


def _loaded(session: Session, rulings: Sequence[_Ruled]) -> list[object]:
    """The records that every decision looks at; while somebody holds them, the session asks for each once."""
    ids = [one.ruling.application_id for one in rulings]
    records = session.scalars(select(Application).where(Application.id.in_(ids))).all()
    funds = session.scalars(select(Fund).where(Fund.id.in_({row.fund_id for row in records}))).all()
    rules = session.scalars(select(Guideline).where(Guideline.id.in_({row.guideline_id for row in records})))
    return [*records, *funds, *rules]


def _release(session: Session, rulings: Sequence[_Ruled]) -> dict[int, Money]:
    held = {}
    for one in rulings:
        record = reading.application(session, one.ruling.application_id)
        held[record.id], record.reserved = record.reserved, ZERO
    session.flush()
    return held


def _hold_again(session: Session, application_id: int, amount: Money) -> None:
    record: Application = reading.application(session, application_id)
    record.reserved = max(min(amount, balance(session, record.fund_id, record.year).free), ZERO)
    session.flush()


def _pot_faults(pots: Sequence[Pot]) -> list[Refused]:
    return [
        Refused(
            f"{pot.key}: Bewilligt würden {formats.money(pot.granted)}, frei sind {formats.money(pot.free)}. "
            f"Es fehlen {formats.money(pot.granted - pot.free)}; bitte kürzen Sie unter „Rangfolge“."
        )
        for pot in pots
        if pot.granted > pot.free
    ]


def _frozen(row: ItemRow, pot: Pot | None) -> dict[str, Any]:
    """Vote, quorum and ranking as they stand now, whatever becomes of the members later."""
    draft, able, counted = row.draft, item_quorum(row.facts, row.draft), tally(row.draft)
    return {
        "quorum": {
            "voting": able.voting,
            "there": able.there,
            "needed": able.needed,
            "reached": able.reached,
        },
        "vote": {
            "secret": draft.secret,
            "yes": counted.yes,
            "no": counted.no,
            "abstained": counted.abstained,
            "lines": [[line.name, line.vote, line.reason] for line in draft.ballots if line.vote],
        },
        "ranking": {
            "rank": row.rank,
            "proposed_cents": None if row.proposed is None else row.proposed.cents,
            "amount_cents": None if row.amount is None else row.amount.cents,
            "pot": row.pot,
            "free_cents": None if pot is None else pot.free.cents,
        },
    }
