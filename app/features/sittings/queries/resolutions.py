"""The control of resolutions across all sittings."""

from datetime import date
from typing import Any

from sqlalchemy import RowMapping, Select, case, func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.paging import Page, PageRequest
from app.features.sittings.queries.rows import ResolutionDetail, ResolutionRow
from app.features.sittings.rules.resolutions import ResolutionDraft, state
from db.models import AgendaItem, Sitting
from db.paging import Key, paged

_COLUMNS: dict[str, Key] = {
    "reference": Sitting.reference,
    "sat_on": Sitting.starts_at,
    "title": AgendaItem.title,
    "resolution": AgendaItem.resolution,
    "responsible": AgendaItem.responsible,
    "due_on": AgendaItem.due_on,
    "done_on": AgendaItem.done_on,
}


def page(session: Session, request: PageRequest) -> Page[ResolutionRow]:
    """One page of the list; what is due first comes first."""
    today: date = session.info["now"].date()
    found = case(
        (AgendaItem.done_on.is_not(None), "done"), (AgendaItem.due_on < today, "overdue"), else_="open"
    )
    rows, total = paged(
        session,
        _statement(),
        request,
        {**_COLUMNS, "state": found},
        id_column=AgendaItem.id,
        default_order=(
            AgendaItem.done_on.is_not(None).asc(),
            AgendaItem.due_on.is_(None).asc(),
            AgendaItem.due_on.asc(),
        ),
    )
    return Page(tuple(_row(row, today) for row in rows), total, request.offset)


def detail(session: Session, item_id: int) -> ResolutionDetail:
    """One resolution.

    Raises:
        Refused: when it is gone.
    """
    item = session.get(AgendaItem, item_id)
    if item is None or not item.resolution:
        raise Refused("Diesen Beschluss gibt es nicht mehr.")
    sitting = session.get_one(Sitting, item.sitting_id)
    before = select(func.count()).where(
        AgendaItem.sitting_id == item.sitting_id, AgendaItem.position < item.position
    )
    return ResolutionDetail(
        id=item.id,
        sitting_id=sitting.id,
        reference=sitting.reference,
        sat_on=sitting.starts_at.date(),
        number=(session.scalar(before) or 0) + 1,
        title=item.title,
        state=state(item.due_on, item.done_on, session.info["now"].date()),
        draft=ResolutionDraft(item.resolution, item.responsible, item.due_on, item.done_on, item.done_note),
    )


def _statement() -> Select[Any]:
    columns: list[Any] = [
        AgendaItem.id,
        Sitting.reference,
        Sitting.starts_at,
        AgendaItem.title,
        AgendaItem.resolution,
        AgendaItem.responsible,
        AgendaItem.due_on,
        AgendaItem.done_on,
    ]
    return (
        select(*columns)
        .join(Sitting, Sitting.id == AgendaItem.sitting_id)
        .where(AgendaItem.resolution != "", Sitting.status != "cancelled")
    )


def _row(row: RowMapping, today: date) -> ResolutionRow:
    return ResolutionRow(
        row["id"],
        row["reference"],
        row["starts_at"].date(),
        row["title"],
        row["resolution"],
        row["responsible"],
        row["due_on"],
        row["done_on"],
        state(row["due_on"], row["done_on"], today),
    )
