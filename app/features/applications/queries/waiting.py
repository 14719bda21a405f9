"""The waiting list: checked applications that the money did not suffice for."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.casework import RIPE
from app.domain.money import ZERO
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


def place_of(session: Session, record: Application) -> int | None:
    """Its place on the waiting list, from one; None where it does not wait for money."""
    if record.status not in RIPE or record.reserved:
        return None
    ids = [one.id for one in waiting_list(session, record.fund_id, record.year)]
    return ids.index(record.id) + 1 if record.id in ids else None
