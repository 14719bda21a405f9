"""What single kinds of letters tell beyond the application: proof, reclaim, aid, visit, account."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.dates import add_months
from app.domain.guideline import Calculation
from app.domain.money import ZERO, Money
from app.features.applications.queries.drafts import cost_lines, finance_lines
from app.features.applications.rules.letter import Aid, Cut, Demand, Line, Settled, Terms, Visit
from app.features.applications.rules.plan import FINANCE_KINDS
from db.models import (
    AgendaItem,
    AidGrant,
    Application,
    CaseNote,
    Committee,
    Decision,
    Fund,
    Letter,
    Payment,
    Receipt,
    Reclaim,
    Sitting,
    Staff,
)

_GRANTING = ("approved", "partly_approved", "amended")


def known(session: Session, record: Application) -> frozenset[str]:
    """Which of the facts that letter kinds need there are."""
    fund = session.get_one(Fund, record.fund_id)
    found = {
        "settled": record.final_grant is not None,
        "reclaim": _first(session, select(Reclaim.id).where(Reclaim.application_id == record.id)),
        "aid": _first(session, select(AidGrant.id).where(AidGrant.application_id == record.id)),
        "visit": _first(
            session,
            select(CaseNote.id).where(CaseNote.application_id == record.id, CaseNote.kind == "inspection"),
        ),
        "consent": record.early_start_consent_on is not None,
        "proof_due": record.proof_due_on is not None,
        "account": fund.city_office_id is not None,
    }
    return frozenset(key for key, there in found.items() if there)


def settled(session: Session, record: Application) -> Settled | None:
    """What the checked proof led to; None before that."""
    if record.final_grant is None:
        return None
    receipts = session.scalars(
        select(Receipt).where(Receipt.application_id == record.id).order_by(Receipt.position, Receipt.id)
    ).all()
    decision = session.scalars(
        select(Decision)
        .where(Decision.application_id == record.id, Decision.kind == "settled")
        .order_by(Decision.id.desc())
        .limit(1)
    ).first()
    return Settled(
        final=record.final_grant,
        claimed=Money.total(row.claimed for row in receipts),
        recognised=Money.total(_recognised(row) for row in receipts),
        cuts=tuple(
            Cut(row.number, row.subject or row.payee, row.claimed, _recognised(row), row.reason)
            for row in receipts
            if _recognised(row) < row.claimed
        ),
        calculation=Calculation.read(decision.calculation) if decision is not None else None,
        checked_on=record.proof_checked_on,
    )


def demand(session: Session, application_id: int, reclaim_id: int | None) -> tuple[int | None, Demand | None]:
    """The reclaim a letter is about, else the newest; with its id."""
    statement = select(Reclaim).where(Reclaim.application_id == application_id)
    if reclaim_id is not None:
        statement = statement.where(Reclaim.id == reclaim_id)
    row = session.scalars(statement.order_by(Reclaim.id.desc()).limit(1)).first()
    if row is None:
        return None, None
    return row.id, Demand(
        amount=row.amount,
        reason=row.reason,
        hearing_on=row.hearing_on,
        hearing_until=row.hearing_until,
        answer=row.answer,
        due_on=row.due_on,
        interest_from=row.interest_from,
        interest_bp=row.interest_bp,
        interest=row.interest,
    )


def aid(session: Session, application_id: int, terms: Terms) -> Aid | None:
    """The aid of an application, and what the undertaking got in the years before it."""
    row = session.scalars(
        select(AidGrant)
        .where(AidGrant.application_id == application_id, AidGrant.withdrawn_on.is_(None))
        .order_by(AidGrant.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    since = add_months(row.granted_on, -12 * terms.years)
    before = session.scalar(
        select(func.coalesce(func.sum(AidGrant.amount), 0)).where(
            AidGrant.contact_id == row.contact_id,
            AidGrant.id != row.id,
            AidGrant.withdrawn_on.is_(None),
            AidGrant.granted_on > since,
            AidGrant.granted_on <= row.granted_on,
        )
    )
    return Aid(row.granted_on, row.amount, row.authority, row.instrument, row.sector, _money(before))


def visit(session: Session, application_id: int, note_id: int | None) -> Visit | None:
    """The inspection a note is about, else the newest."""
    statement = select(CaseNote).where(
        CaseNote.application_id == application_id, CaseNote.kind == "inspection"
    )
    if note_id is not None:
        statement = statement.where(CaseNote.id == note_id)
    row = session.scalars(statement.order_by(CaseNote.noted_on.desc(), CaseNote.id.desc()).limit(1)).first()
    if row is None:
        return None
    staff = session.get(Staff, row.staff_id) if row.staff_id else None
    return Visit(row.noted_on, row.text, row.present, staff.name if staff else "")


def paid(session: Session, application_id: int) -> Money:
    """What is paid and neither reversed nor paid back."""
    return Money.total(
        session.scalars(select(Payment.amount).where(Payment.application_id == application_id))
    )


def former(session: Session, decision: Decision | None) -> Money | None:
    """What was granted before this decision."""
    if decision is None:
        return None
    return session.scalar(
        select(Decision.amount)
        .where(
            Decision.application_id == decision.application_id,
            Decision.id < decision.id,
            Decision.kind.in_(_GRANTING),
        )
        .order_by(Decision.id.desc())
        .limit(1)
    )


def noticed_on(session: Session, application_id: int, before: int | None) -> date | None:
    """Day of the granting notice that a later letter refers to; of the decision where none went out."""
    statement = (
        select(Decision.decided_on, Letter.dated)
        .join(
            Letter,
            (Letter.decision_id == Decision.id)
            & Letter.issued_at.is_not(None)
            & (Letter.kind != "agreement"),
            isouter=True,
        )
        .where(Decision.application_id == application_id, Decision.kind.in_(_GRANTING))
        .order_by(Decision.id.desc(), Letter.id.desc())
        .limit(1)
    )
    if before is not None:
        statement = statement.where(Decision.id < before)
    row = session.execute(statement).first()
    return None if row is None else row.dated or row.decided_on


def sitting(session: Session, agenda_item_id: int | None) -> tuple[str, date | None]:
    """The committee that decided and the day of its sitting."""
    if agenda_item_id is None:
        return "", None
    row = session.execute(
        select(Committee.name, Sitting.starts_at)
        .join(Sitting, Sitting.committee_id == Committee.id)
        .join(AgendaItem, AgendaItem.sitting_id == Sitting.id)
        .where(AgendaItem.id == agenda_item_id)
    ).first()
    return ("", None) if row is None else (row.name, row.starts_at.date())


def plans(session: Session, record: Application) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Cost and finance plan as a sheet prints them."""
    costs = tuple(
        Line(row.kind, row.text, row.amount, "" if row.eligible else "nicht förderfähig")
        for row in cost_lines(session, record.id)
        if row.amount is not None
    )
    finance = tuple(
        Line(FINANCE_KINDS.get(row.kind, row.kind), row.text, row.amount)
        for row in finance_lines(session, record.id)
        if row.amount is not None
    )
    return costs, finance


def _recognised(row: Receipt) -> Money:
    return ZERO if row.recognised is None else row.recognised


def _first(session: Session, statement: object) -> bool:
    return session.scalar(statement) is not None  # type: ignore[call-overload]  # a select of one column


def _money(amount: object) -> Money:
    """Sums come as bare cents."""
    return amount if isinstance(amount, Money) else Money(int(str(amount or 0)))
