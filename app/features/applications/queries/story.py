"""The timeline of an application: everything that happened, from every table that knows a day of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.features.applications.rules import DECISION_LABELS, NOTE_KINDS, letter_title
from db.models import (
    AgendaItem,
    Application,
    CaseNote,
    Decision,
    Document,
    Drawdown,
    Letter,
    Paper,
    Payment,
    Reclaim,
    Sitting,
    Staff,
)

_ORDER = ("advice", "receipt", "document", "paper", "check", "sitting", "decision", "letter", "payment")
"""What comes first among things of the same day."""


@dataclass(frozen=True)
class StoryRow:
    """Something that happened.

    Args:
        id: place in the timeline. day: when. kind: for the chip. text: what. who: member of staff.
    """

    id: int
    day: date
    kind: str
    text: str
    who: str = ""


def story(session: Session, application_id: int) -> tuple[StoryRow, ...]:
    """Everything that happened, the newest first."""
    record = session.get(Application, application_id)
    if record is None:
        return ()
    staff = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
    found = [
        *_course(record, staff),
        *_documents(session, record.id),
        *_sittings(session, record.id),
        *_decisions(session, record.id, staff),
        *_letters(session, record.id, staff),
        *_money(session, record.id),
        *_notes(session, record.id, staff),
    ]
    found.sort(key=lambda one: (one[0], _ORDER.index(one[1]) if one[1] in _ORDER else len(_ORDER)))
    return tuple(StoryRow(at, *one) for at, one in reversed(list(enumerate(found, 1))))


Told = tuple[date, str, str, str]


def _course(record: Application, staff: dict[int, str]) -> Iterator[Told]:
    for day, kind, text, who in (
        (record.advised_on, "advice", "Beratung vor dem Antrag", None),
        (record.received_on if record.number else None, "receipt", "Antrag eingegangen", None),
        (record.completed_on, "check", "Unterlagen vollständig", None),
        (record.content_checked_on, "check", "sachlich geprüft", record.content_checked_by_id),
        (record.checked_on, "check", "rechnerisch geprüft", record.checked_by_id),
        (record.accepted_on, "course", "Bewilligung angenommen", None),
        (record.begun_on, "course", "Projekt begonnen", None),
        (record.finished_on, "course", "Projekt abgeschlossen", None),
        (record.proof_received_on, "proof", "Verwendungsnachweis eingegangen", None),
        (record.proof_checked_on, "proof", "Verwendungsnachweis geprüft", record.proof_checked_by_id),
        (record.closed_on, "course", "Akte abgeschlossen", None),
    ):
        if day is not None:
            yield day, kind, text, staff.get(who or 0, "")


def _documents(session: Session, application_id: int) -> Iterator[Told]:
    for row in session.scalars(select(Document).where(Document.application_id == application_id)):
        if row.requested_on:
            until = f" bis {formats.day(row.due_on)}" if row.due_on else ""
            yield row.requested_on, "document", f"angefordert{until}: {row.label}", ""
        if row.received_on:
            yield row.received_on, "document", f"eingegangen: {row.label}", ""
    for paper in session.scalars(select(Paper).where(Paper.application_id == application_id)):
        amount = f", {formats.money(paper.amount)}" if paper.amount else ""
        yield paper.dated, "paper", f"{paper.name}{amount}", ""


def _sittings(session: Session, application_id: int) -> Iterator[Told]:
    rows = session.execute(
        select(Sitting.starts_at, Sitting.reference, AgendaItem.outcome)
        .join(AgendaItem, AgendaItem.sitting_id == Sitting.id)
        .where(AgendaItem.application_id == application_id, Sitting.status != "cancelled")
    )
    for row in rows:
        outcome = f": {DECISION_LABELS[row.outcome]}" if row.outcome in DECISION_LABELS else ""
        yield row.starts_at.date(), "sitting", f"{row.reference}{outcome}", ""


def _decisions(session: Session, application_id: int, staff: dict[int, str]) -> Iterator[Told]:
    for row in session.scalars(select(Decision).where(Decision.application_id == application_id)):
        amount = f" ({formats.money(row.amount)})" if row.amount else ""
        who = staff.get(row.staff_id or 0, "")
        yield row.decided_on, "decision", f"{DECISION_LABELS.get(row.kind, row.kind)}{amount}", who
        if row.waiver_on:
            yield row.waiver_on, "course", "Rechtsbehelfsverzicht erklärt", ""


def _letters(session: Session, application_id: int, staff: dict[int, str]) -> Iterator[Told]:
    rows = session.scalars(
        select(Letter).where(Letter.application_id == application_id, Letter.issued_at.is_not(None))
    )
    for row in rows:
        if row.issued_at is not None:
            who = staff.get(row.staff_id or 0, "")
            yield row.issued_at.date(), "letter", f"{letter_title(row.kind)} ausgegeben", who


def _money(session: Session, application_id: int) -> Iterator[Told]:
    for call in session.scalars(select(Drawdown).where(Drawdown.application_id == application_id)):
        yield call.called_on, "payment", f"{call.number}. Mittelabruf über {formats.money(call.amount)}", ""
    for row in session.scalars(select(Payment).where(Payment.application_id == application_id)):
        what = "Gegenbuchung" if row.reverses_id else {"refund": "Rückzahlung"}.get(row.kind, "Zahlung")
        yield row.paid_on, "payment", f"{what} {formats.money(row.amount)}", ""
    for reclaim in session.scalars(select(Reclaim).where(Reclaim.application_id == application_id)):
        for day, what in (
            (reclaim.hearing_on, "Anhörung zur Rückforderung von"),
            (reclaim.demanded_on, "Rückforderung von"),
            (reclaim.settled_on, "Rückforderung erledigt:"),
        ):
            if day is not None:
                yield day, "payment", f"{what} {formats.money(reclaim.amount)}", ""


def _notes(session: Session, application_id: int, staff: dict[int, str]) -> Iterator[Told]:
    for row in session.scalars(select(CaseNote).where(CaseNote.application_id == application_id)):
        text = f"{NOTE_KINDS.get(row.kind, row.kind)}: {row.text}"
        yield row.noted_on, "note", text, staff.get(row.staff_id or 0, "")
