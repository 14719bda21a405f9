"""The proof of use: received, given back, checked, opened again."""

from datetime import date
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.casework import Verb, after, way
from app.domain.errors import Refused, refuse
from app.domain.guideline import Calculation, calculate
from app.domain.money import ZERO
from app.features.applications.queries.cases import rules_of
from app.features.applications.queries.checklist import missing_labels
from app.features.applications.queries.drafts import cost_lines
from app.features.applications.queries.proven import (
    frame_of,
    income_lines,
    proven_case,
    receipt_lines,
)
from app.features.applications.rules import early_start
from app.features.applications.rules.altering import ReasonDraft, checked_why
from app.features.applications.rules.proof import ProofDraft, balance_of, by_kind, checked_proof
from app.features.applications.rules.receipts import unproved
from app.features.applications.service import clocks, following, freezing, notices, paying, reading
from db.models import Application, CaseNote, Decision, Letter


def receive_proof(session: Session, application_id: int, draft: ProofDraft, *, today: date) -> int:
    """The proof came in.

    Raises:
        Refused: before the notice went out, or when a date cannot be.
    """
    record = reading.application(session, application_id)
    step = way(record.status, Verb.RECEIVE_PROOF, record.reference)
    notices.prove(session, record, step, today)
    kept = checked_proof(draft, record.decided_on or record.received_on, today)
    record.status, record.proof_received_on = step.to.value, kept.day
    record.finished_on, record.proof_report = kept.finished_on, kept.report
    following.keep_deadline(session, record.id, "proof", kept.day or today)
    following.keep_deadline(session, record.id, "execution", kept.finished_on or today)
    return record.id


def return_proof(
    session: Session, application_id: int, draft: ReasonDraft, *, today: date, staff_id: int | None
) -> int:
    """Give a proof back that cannot be checked; what was recorded of it stays.

    Raises:
        Refused: without a reason, or when there is none to give back.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.RETURN_PROOF, record.reference)
    reason = checked_why(draft, "Bitte nennen Sie, was am Nachweis fehlt oder falsch ist.")
    record.status, record.proof_received_on = to.value, None
    note(session, record.id, f"Nachweis zurückgegeben: {reason}", today, staff_id)
    clocks.reopen(session, record.id, "proof")
    return record.id


def check_proof(session: Session, application_id: int, *, today: date, staff_id: int | None) -> int:
    """The proof is right: the final grant is calculated, frozen and binds the fund from now on.

    Returns the decision.

    Raises:
        Refused: naming every receipt nobody looked at, every early one, and every document that is missing.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.CHECK_PROOF, record.reference)
    lines, frame = receipt_lines(session, record.id), frame_of(session, record)
    missing = missing_labels(session, record.id, "proof")
    faults = [*unproved(lines, frame)]
    if missing:
        names = ", ".join(f"„{label}“" for label in missing)
        faults.append(Refused(f"Zum Nachweis fehlen noch: {names}.", "documents"))
    granted_on = record.decided_on or record.received_on
    faults += early_start(reading.papers_of(session, record.id), granted_on, record.early_start_consent_on)
    refuse(faults)
    found = proven(session, record)
    record.status, record.final_grant = to.value, found.grant
    record.proof_checked_on, record.proof_checked_by_id = today, staff_id
    paying.rebind(session, record)
    decision = Decision(
        application_id=record.id,
        kind="settled",
        decided_on=today,
        amount=found.grant,
        staff_id=staff_id,
        calculation={
            **freezing.calculation(record, reading.plan_of(session, record), found),
            "proof": _sums(session, record),
        },
        snapshot=freezing.snapshot(session, record),
    )
    session.add(decision)
    session.flush()
    following.prepare_letter(session, record, "settlement", dated=today, decision_id=decision.id)
    return decision.id


def reopen_proof(
    session: Session, application_id: int, draft: ReasonDraft, *, today: date, staff_id: int | None
) -> int:
    """Open a checked proof again; the grant binds the fund as it was approved until it is checked anew.

    Raises:
        Refused: without a reason, when the rest is paid already, or when the fund has given the money away.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.REOPEN_PROOF, record.reference)
    reason = checked_why(draft, "Bitte nennen Sie, warum der Nachweis noch einmal geprüft wird.")
    record.status, record.final_grant = to.value, None
    record.proof_checked_on, record.proof_checked_by_id = None, None
    paying.rebind(session, record)
    drop_letters(session, record.id, "settlement")
    note(session, record.id, f"Nachweis wieder geöffnet: {reason}", today, staff_id)
    return record.id


def proven(session: Session, record: Application) -> Calculation:
    """The final grant: the guideline on proven cost and income, never above what was approved."""
    return calculate(rules_of(session, record), proven_case(session, record))


def note(session: Session, application_id: int, text: str, today: date, staff_id: int | None) -> None:
    """Keep in the file why something was done out of the usual course."""
    session.add(CaseNote(application_id=application_id, noted_on=today, text=text, staff_id=staff_id))


def drop_letters(session: Session, application_id: int, kind: str) -> None:
    """A letter that did not go out is not written any more; its decision is forgotten with it."""
    waiting = session.scalars(
        select(Letter).where(
            Letter.application_id == application_id, Letter.kind == kind, Letter.issued_at.is_(None)
        )
    ).all()
    decisions = [letter.decision_id for letter in waiting if letter.decision_id is not None]
    for letter in waiting:
        session.delete(letter)
    session.flush()
    session.execute(delete(Decision).where(Decision.id.in_(decisions)))


def _sums(session: Session, record: Application) -> dict[str, Any]:
    """What the settlement rests on, as it stood."""
    lines, incomes = receipt_lines(session, record.id), income_lines(session, record.id)
    balance = balance_of(lines, incomes, record.final_grant or ZERO)
    return {
        "spent_cents": balance.spent.cents,
        "recognised_cents": balance.recognised.cents,
        "income_cents": balance.income.cents,
        "kinds": [
            [row.kind, row.planned.cents, row.claimed.cents, row.recognised.cents]
            for row in by_kind(cost_lines(session, record.id), lines)
        ],
        "cuts": [
            [
                line.number,
                line.payee,
                (line.claimed or ZERO).cents,
                (line.recognised or ZERO).cents,
                line.reason,
            ]
            for line in lines
            if line.recognised != line.claimed
        ],
    }
