"""The waiting list: checked applications that the money did not suffice for move up when some is free."""

from sqlalchemy.orm import Session

from app.domain.guideline import calculate
from app.features.applications.queries.cases import case, rules_of
from app.features.applications.queries.waiting import waiting_list
from app.features.applications.service import reading


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
