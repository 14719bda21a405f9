"""What the city was asked and has not answered: the chase list."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import RowMapping, Select, case, func, select
from sqlalchemy.orm import Session

from app.domain.answers import days_waiting
from app.domain.ids import Ref
from app.domain.paging import Filter, Page, PageRequest, Test
from db import triggers
from db.models import AnswerRequest, Handover
from db.paging import Key, paged

_STATE = case(
    (AnswerRequest.settled_on.is_not(None), "settled"),
    (AnswerRequest.reminders > 0, "reminded"),
    else_="open",
)
_COLUMNS: dict[str, Key] = {
    "label": AnswerRequest.label,
    "question": AnswerRequest.question,
    "number": Handover.number,
    "asked_on": AnswerRequest.asked_on,
    "days": -func.julianday(AnswerRequest.asked_on),
    "due_on": AnswerRequest.due_on,
    "reminded": func.nullif(AnswerRequest.reminders, 0),
    "reminded_on": AnswerRequest.reminded_on,
    "state": _STATE,
    "words": AnswerRequest.label + " " + AnswerRequest.question,
}
_SELECTED: tuple[Any, ...] = (
    AnswerRequest.id,
    AnswerRequest.record_table,
    AnswerRequest.record_id,
    AnswerRequest.label,
    AnswerRequest.question,
    Handover.number,
    Handover.week_year,
    Handover.week_number,
    AnswerRequest.asked_on,
    AnswerRequest.due_on,
    AnswerRequest.settled_on,
    AnswerRequest.reminders,
    AnswerRequest.reminded_on,
    _STATE.label("state"),
)
_STATEMENT: Select[Any] = select(*_SELECTED).join(Handover, Handover.id == AnswerRequest.handover_id)


@dataclass(frozen=True)
class RequestRow:
    """A question to the city.

    Args:
        days: whole days it has waited; None once it is settled.
        state: ``open``, ``reminded`` or ``settled``.
        ref: the record it is about; None where no page shows it.
    """

    id: int
    label: str
    question: str
    number: int
    week: str
    asked_on: date
    due_on: date | None
    days: int | None
    reminders: int
    reminded_on: date | None
    state: str
    ref: Ref | None

    @property
    def reminded(self) -> int | None:
        """How often, where it was."""
        return self.reminders or None


@dataclass(frozen=True)
class Waiting:
    """How many questions wait, and how long the oldest does.

    Args:
        overdue: how many were to be answered by a day that has passed.
    """

    count: int = 0
    days: int = 0
    overdue: int = 0


def page(session: Session, request: PageRequest) -> Page[RequestRow]:
    """One page of the list, the longest waiting first."""
    words = tuple(Filter("words", Test.CONTAINS, word) for word in request.search.split())
    asked = replace(request, search="", filters=(*request.filters, *words))
    rows, total = paged(
        session,
        _STATEMENT,
        asked,
        _COLUMNS,
        id_column=AnswerRequest.id,
        default_order=(AnswerRequest.settled_on.is_not(None), AnswerRequest.asked_on.asc()),
    )
    today = session.info["now"].date()
    return Page(tuple(_row(row, today) for row in rows), total, request.offset)


def requests(session: Session, ids: Collection[int] = ()) -> tuple[RequestRow, ...]:
    """Questions that wait, all or these, the longest waiting first."""
    statement = _STATEMENT.where(AnswerRequest.settled_on.is_(None))
    if ids:
        statement = statement.where(AnswerRequest.id.in_(ids))
    rows = session.execute(statement.order_by(AnswerRequest.asked_on, AnswerRequest.id)).mappings()
    today = session.info["now"].date()
    return tuple(_row(row, today) for row in rows)


def waiting(session: Session, today: date) -> Waiting:
    """How many questions wait for an answer."""
    count, first, overdue = session.execute(
        select(
            func.count(),
            func.min(AnswerRequest.asked_on),
            func.coalesce(func.sum(case((AnswerRequest.due_on < today, 1), else_=0)), 0),
        ).where(AnswerRequest.settled_on.is_(None))
    ).one()
    return Waiting(count, days_waiting(first, today) if first is not None else 0, overdue)


@cache
def kinds() -> dict[str, str]:
    """Kinds of the records of a table, by its name."""
    return {
        str(model.__tablename__): str(model.__search_kind__)
        for model in triggers.records()
        if model.__search_kind__
    }


def _row(row: RowMapping, today: date) -> RequestRow:
    values: dict[str, Any] = dict(row)
    table, record_id = values.pop("record_table"), values.pop("record_id")
    year, week = values.pop("week_year"), values.pop("week_number")
    settled_on, kind = values.pop("settled_on"), kinds().get(table, "")
    return RequestRow(
        **values,
        week=f"KW {week:02d}/{year}",
        days=None if settled_on is not None else days_waiting(row["asked_on"], today),
        ref=Ref(kind, record_id) if kind else None,
    )
