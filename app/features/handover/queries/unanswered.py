"""The sheet of questions that went out with an earlier handover and wait for their answer."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.answers import days_waiting
from app.domain.columns import Column, Kind
from app.domain.sheets import Answering, Reply, SheetSource, acknowledge
from app.features.handover.queries import replies
from db import lookups
from db.models import AnswerRequest, Handover

KEY = "answers"


@dataclass(frozen=True)
class OpenRow:
    """A question that waits.

    Args:
        about: key of the sheet and uid of the record it is about.
        reply: what was answered so far, where that was no last word.
    """

    uid: str
    label: str
    question: str
    asked_on: date
    number: int
    due_on: date | None
    days: int
    reminded_on: date | None
    about: tuple[str, str]
    reply: Reply | None


COLUMNS: tuple[Column[OpenRow], ...] = (
    Column("label", "Vorgang", width=320),
    Column("question", "Gefragt ist", width=150),
    Column("number", "Übergabe Nr.", Kind.NUMBER, 100),
    Column("asked_on", "Gefragt am", Kind.DATE, 96),
    Column("due_on", "Antwort erbeten bis", Kind.DATE, 120),
    Column("days", "Wartet (Tage)", Kind.NUMBER, 90),
    Column("reminded_on", "Erinnert am", Kind.DATE, 96),
)

_OPEN: Any = (
    select(AnswerRequest, Handover.number)
    .join(Handover, Handover.id == AnswerRequest.handover_id)
    .order_by(AnswerRequest.asked_on, AnswerRequest.id)
)


def rows(session: Session, first: date, last: date) -> Iterable[OpenRow]:
    """Everything that waits, the longest first, whatever the week."""
    del first, last
    return _rows(session, _OPEN.where(AnswerRequest.settled_on.is_(None)))


def rows_now(session: Session, uids: Collection[str]) -> Iterator[OpenRow]:
    """These questions as they are now, settled or not."""
    for part in lookups.batched(sorted(uids)):
        yield from _rows(session, _OPEN.where(AnswerRequest.uid.in_(part)))


def _rows(session: Session, statement: Any) -> Iterator[OpenRow]:
    found = session.execute(statement).all()
    today = session.info["now"].date()
    tables = {request.record_table for request, _number in found}
    given = {table: replies.latest(session, table) for table in tables}
    uids = {
        table: lookups.uids_of(
            session, table, {request.record_id for request, _ in found if request.record_table == table}
        )
        for table in tables
    }
    for request, number in found:
        uid = uids[request.record_table].get(request.record_id)
        if uid is None:
            continue
        yield OpenRow(
            uid=request.uid,
            label=request.label,
            question=request.question,
            asked_on=request.asked_on,
            number=number,
            due_on=request.due_on,
            days=days_waiting(request.asked_on, today),
            reminded_on=request.reminded_on,
            about=(request.sheet, uid),
            reply=given[request.record_table].get(uid),
        )


def source_of(sources: Sequence[SheetSource]) -> SheetSource:
    """The sheet, with all that may be answered anywhere.

    What is answered goes to the record the question is about, as if it stood on that record's own sheet.
    """
    asked = [source.answering for source in sources if source.answering is not None]
    choices = tuple(dict.fromkeys(choice for one in asked for choice in one.choices))
    synonyms = {word: choice for one in asked for word, choice in one.synonyms.items()}
    return SheetSource(
        key=KEY,
        title="Offene Rückmeldungen",
        columns=COLUMNS,
        rows=rows,
        tables=frozenset({"answer_requests"}),
        note="Was in früheren Übergaben gefragt wurde und noch ohne Antwort ist.",
        table="answer_requests",
        names=("label", "question"),
        now=rows_now,
        answering=Answering(choices, acknowledge, synonyms) if choices else None,
    )
