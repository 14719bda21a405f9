"""The waiting list: checked applications that the money did not suffice for move up when some is free."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.casework import RIPE
from app.domain.guideline import calculate
from app.domain.money import ZERO
from app.features.applications.queries.cases import case, rules_of
from app.features.applications.service import reading
from db.models import Application


def waiting_list(session: Session, fund_id: int, year: int) -> list[Application]:
    """Who waits for money: complete first, first served; then by receipt and number."""
    rows = session.scalars(
        select(Application)
        .where(
            Application.fund_id == fund_id,
            Application.year == year,
            Application.status.in_([state.value for state in RIPE]),
            Application.reserved == ZERO,
        )
        .order_by(Application.completed_on, Application.received_on, Application.number)
    )
    return list(rows)


def move_up(session: Session, fund_id: int, year: int) -> tuple[str, ...]:
    """Hold money back for those who wait, in their order, as long as it suffices; returns who moved up.

    Whoever needs more than is free is not passed over by smaller ones behind: first come, first served.
    """
    moved = []
    for record in waiting_list(session, fund_id, year):
        grant = calculate(rules_of(session, record), case(session, record)).grant
        if not grant:
            continue
        if grant > reading.free_for(session, record):
            break
        record.reserved = grant
        session.flush()
        moved.append(record.reference)
    return tuple(moved)
