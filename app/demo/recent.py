"""What happened in the last weeks, one by one: answers of the city, follow-ups ticked off, measures moved on.

It is what the sheet of changes and the history of the records show.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

from sqlalchemy import select

from app.demo.stage import Stage
from app.demo.story import Event
from app.features.consultations.service import answer_concern, tick_follow_up
from app.features.inventory import rules as inventory
from app.features.inventory.service import lend
from app.features.measures import queries, service
from db.models import Concern, Consultation, InventoryItem, Loan

_ANSWER_DAYS = (31, 24, 17, 10, 4)
_FIRST_ANSWER = timedelta(days=12)
_TICK_DAYS = (19, 12, 4)
_LOANS = ((33, 14), (9, 21))
"""How many days ago something was lent, for how long: the first is overdue."""
_PROGRESS = ((38, "O/N 1", 50), (16, "IV 1", 65), (5, "V 3", 75))


def events(stage: Stage) -> Iterator[Event]:
    """The steps with their moments."""
    for back in _ANSWER_DAYS:
        yield _at(stage, back, 10), partial(_answer, stage)
    for back in _TICK_DAYS:
        yield _at(stage, back, 15), partial(_tick, stage)
    for back, number, progress in _PROGRESS:
        yield _at(stage, back, 12), partial(_move_on, stage, number, progress)
    for back, days in _LOANS:
        yield _at(stage, back, 13), partial(_lend, stage, back, days)


def _at(stage: Stage, back: int, hour: int) -> datetime:
    day: date = stage.today - timedelta(days=back)
    return datetime.combine(day - timedelta(days=max(day.weekday() - 4, 0)), time(hour, 20))


def _answer(stage: Stage) -> None:
    today = stage.clock.today()
    with stage.store.read() as session:
        open_one = session.scalar(
            select(Concern.id)
            .where(Concern.status.in_(("open", "sent")), Concern.raised_on < today - _FIRST_ANSWER)
            .order_by(Concern.raised_on)
            .limit(1)
        )
    if open_one is not None:
        with stage.store.write("Antwort der Stadt eintragen") as session:
            answer = "Der Betriebshof hat die Stelle aufgenommen; Ausführung bis Monatsende."
            answer_concern(session, open_one, answer, on=today, today=today)


def _tick(stage: Stage) -> None:
    today = stage.clock.today()
    with stage.store.read() as session:
        due = session.scalar(
            select(Consultation.id)
            .where(Consultation.follow_up_on <= today, Consultation.follow_up_done_on.is_(None))
            .order_by(Consultation.follow_up_on)
            .limit(1)
        )
    if due is not None:
        with stage.store.write("Wiedervorlage erledigen") as session:
            tick_follow_up(session, due, on=today)


def _lend(stage: Stage, number: int, days: int) -> None:
    """A club borrows what stands in the inventory and is there."""
    today = stage.clock.today()
    clubs = stage.contacts["club"]
    with stage.store.read() as session:
        lent = select(Loan.inventory_item_id).where(Loan.returned_on.is_(None))
        item_id = session.scalar(
            select(InventoryItem.id).where(InventoryItem.id.not_in(lent)).order_by(InventoryItem.id).limit(1)
        )
    if item_id is not None:
        draft = inventory.LoanDraft(clubs[number % len(clubs)], today, today + timedelta(days=days))
        with stage.store.write("Ausleihen") as session:
            lend(session, item_id, draft, today=today)


def _move_on(stage: Stage, number: str, progress: int) -> None:
    record_id = stage.measures[number]
    with stage.store.write("Maßnahme speichern") as session:
        draft = queries.detail(session, record_id).draft
        service.save(session, replace(draft, progress=progress), record_id)
