"""Reclaims of an application with their interest, as they stand on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.money import ZERO, Money
from app.features.applications.rules.reclaim import Interest, Repaid, interest
from db.models import Payment, Reclaim


@dataclass(frozen=True)
class ReclaimRow:
    """A reclaim with what came back and the interest up to today, or as it was set in the end.

    Args:
        state: ``hearing``, ``demanded`` or ``settled``.
    """

    id: int
    reason: str
    amount: Money
    hearing_on: date | None
    hearing_until: date | None
    answer: str
    demanded_on: date | None
    due_on: date | None
    interest_from: date | None
    interest_bp: int
    interest: Money
    arithmetic: str
    settled_on: date | None

    @property
    def state(self) -> str:
        """Where it stands, for the chip."""
        if self.settled_on is not None:
            return "settled"
        return "demanded" if self.demanded_on is not None else "hearing"


def reclaim_rows(session: Session, application_id: int) -> tuple[ReclaimRow, ...]:
    """The reclaims of an application, oldest first."""
    rows = session.scalars(
        select(Reclaim).where(Reclaim.application_id == application_id).order_by(Reclaim.id)
    ).all()
    today = session.info["now"].date()
    return tuple(_row(session, row, today) for row in rows)


def interest_of(session: Session, row: Reclaim, until: date) -> Interest:
    """Interest of a reclaim up to a day, lowered by every repayment from its day on."""
    if row.interest_from is None or not row.interest_bp:
        return Interest(ZERO, (), row.interest_bp)
    return interest(row.amount, row.interest_from, until, row.interest_bp, _repaid(session, row))


def _repaid(session: Session, row: Reclaim) -> Sequence[Repaid]:
    """What came back and was not reversed, since the reclaim began."""
    rows = session.scalars(
        select(Payment).where(Payment.application_id == row.application_id, Payment.kind == "refund")
    ).all()
    reversed_ids = {one.reverses_id for one in rows}
    since = row.hearing_on
    return [
        Repaid(one.paid_on, -one.amount)
        for one in rows
        if one.reverses_id is None
        and one.id not in reversed_ids
        and (since is None or one.paid_on >= since)
        and (row.settled_on is None or one.paid_on <= row.settled_on)
    ]


def _row(session: Session, row: Reclaim, today: date) -> ReclaimRow:
    found = interest_of(session, row, row.settled_on or today)
    return ReclaimRow(
        row.id,
        row.reason,
        row.amount,
        row.hearing_on,
        row.hearing_until,
        row.answer,
        row.demanded_on,
        row.due_on,
        row.interest_from,
        row.interest_bp,
        found.amount if row.interest is None else row.interest,
        found.sentence,
        row.settled_on,
    )
