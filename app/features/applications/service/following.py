"""What a decision sets going at once: the letter to write, the payment plan, the dates to keep."""

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.guideline import Rules, proof_due
from app.features.applications.rules import Status
from app.features.applications.rules.letter import KIND_TITLES, Signer, kind_of
from app.features.applications.service import paying
from db.models import Application, Contact, Deadline, Decision, Fund, Instalment, Letter

_LETTERS = {
    Status.APPROVED: "approval",
    Status.PARTLY_APPROVED: "partial_approval",
    Status.REJECTED: "rejection",
    Status.DEFERRED: "deferral",
    Status.AMENDED: "amendment",
    Status.REVOKED: "revocation",
}
"""The letter that tells of a decision, by the state it led to."""


def follow(session: Session, record: Application, decision: Decision, rules: Rules, *, today: date) -> None:
    """Everything that follows from a decision, in the same step."""
    kind = _LETTERS.get(Status(decision.kind))
    if kind is not None:
        prepare_letter(session, record, kind, dated=today, decision_id=decision.id)
    if decision.kind in {Status.APPROVED, Status.PARTLY_APPROVED, Status.AMENDED}:
        paying.plan_payments(session, record, rules)
        set_deadlines(session, record, rules)


def prepare_letter(
    session: Session,
    record: Application,
    kind: str,
    *,
    dated: date,
    decision_id: int | None = None,
    reclaim_id: int | None = None,
    details: dict[str, object] | None = None,
) -> int:
    """Note a letter that has to go out; it is worded and archived when it is issued.

    Raises:
        Refused: for a kind of letter that there is not.
    """
    signer = kind_of(kind).signer
    fund = session.get_one(Fund, record.fund_id)
    contact = session.get_one(Contact, record.contact_id)
    letter = Letter(
        kind=kind,
        mode=fund.letter_mode if signer in {Signer.GRANTER, Signer.PARTIES} else "office",
        application_id=record.id,
        contact_id=record.contact_id,
        decision_id=decision_id,
        reclaim_id=reclaim_id,
        details=details or {},
        dated=dated,
        recipient=contact.display_name,
        subject=f"{KIND_TITLES[kind]}: {record.title}",
    )
    session.add(letter)
    session.flush()
    return letter.id


def set_deadlines(session: Session, record: Application, rules: Rules) -> None:
    """The dates that a grant sets; those that are there move along."""
    record.proof_due_on = proof_due(rules, record.ends_on) if record.ends_on else None
    set_deadline(session, record.id, "execution", record.ends_on)
    set_deadline(session, record.id, "proof", record.proof_due_on)


def set_deadline(session: Session, application_id: int, kind: str, due_on: date | None) -> None:
    """One date of an application: made, moved, or taken away when there is none."""
    row = session.scalar(
        select(Deadline).where(
            Deadline.application_id == application_id, Deadline.kind == kind, Deadline.done_on.is_(None)
        )
    )
    if due_on is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(Deadline(application_id=application_id, kind=kind, due_on=due_on))
    else:
        row.due_on = due_on


def keep_deadline(session: Session, application_id: int, kind: str, done_on: date) -> None:
    """That date was kept."""
    for row in session.scalars(
        select(Deadline).where(
            Deadline.application_id == application_id, Deadline.kind == kind, Deadline.done_on.is_(None)
        )
    ):
        row.done_on = done_on


def drop_plans(session: Session, application_id: int) -> None:
    """Nothing is to be paid or kept any more; letters that did not go out are not written."""
    session.execute(delete(Instalment).where(Instalment.application_id == application_id))
    session.execute(
        delete(Deadline).where(Deadline.application_id == application_id, Deadline.done_on.is_(None))
    )
    session.execute(delete(Letter).where(Letter.application_id == application_id, Letter.issued_at.is_(None)))


def drop_reclaim_letters(session: Session, reclaim_id: int) -> None:
    """Letters of a reclaim that was given up: those that went out stay, without pointing to it."""
    for letter in session.scalars(select(Letter).where(Letter.reclaim_id == reclaim_id)):
        if letter.issued_at is None:
            session.delete(letter)
        else:
            letter.reclaim_id = None
    session.flush()
