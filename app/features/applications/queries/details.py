"""One application with everything its record shows."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.guideline import BODIES, Calculation, Rules, calculate, proof_due, tier
from app.domain.money import Money
from app.domain.people import Party, one_line
from app.features.applications.queries import cases
from app.features.applications.queries.drafts import draft_of
from app.features.applications.queries.rows import (
    ApplicationDetail,
    DecisionRow,
    DocumentRow,
    LetterRow,
    PaperRow,
    PaymentRow,
)
from app.features.applications.queries.waiting import place_of
from app.features.applications.rules import (
    GRANTED,
    SITTING,
    WAITING,
    PaperDraft,
    add_up,
    early_papers,
)
from db import files
from db.balances import balance
from db.models import (
    Application,
    Contact,
    CostItem,
    Decision,
    Document,
    FinanceItem,
    Fund,
    Guideline,
    Letter,
    Paper,
    Payment,
    Reclaim,
    Staff,
)


def detail(session: Session, application_id: int) -> ApplicationDetail:
    """One application.

    Raises:
        Refused: when it is gone.
    """
    record = session.get(Application, application_id)
    if record is None:
        raise Refused("Diesen Antrag gibt es nicht mehr.")
    fund = session.get_one(Fund, record.fund_id)
    contact = session.get_one(Contact, record.contact_id)
    guideline = session.get_one(Guideline, record.guideline_id)
    rules = Rules.read(guideline.rules)
    draft = draft_of(session, record)
    known = cases.roles(session)
    plan = add_up(draft.costs, draft.finance, draft.requested, known)
    payments, letters = _payments(session, record.id), _letters(session, record.id)
    papers = _papers(session, record)
    decision = _decision(session, record.id)
    today = session.info["now"].date()
    return ApplicationDetail(
        id=record.id,
        draft=draft,
        reference=record.reference,
        number=record.number,
        status=record.status,
        fund=fund.name,
        fund_kind=fund.kind,
        applicant=contact.display_name,
        address=one_line(
            Party(
                street=contact.street,
                house_number=contact.house_number,
                postcode=contact.postcode,
                town=contact.town,
            )
        ),
        guideline=guideline.version,
        rules=rules,
        plan=plan,
        calculation=calculate(rules, cases.case(session, record)),
        reserved=record.reserved,
        approved=record.approved,
        final_grant=record.final_grant,
        reclaiming=_reclaiming(session, record.id),
        paid=Money.total(row.amount for row in payments),
        free=_free(session, record),
        waiting=(today - record.received_on).days if record.status in WAITING else None,
        checked_on=record.checked_on,
        checked_by=_staff(session, record.checked_by_id),
        decided_on=record.decided_on,
        deadline=(_proof_due(record, rules)),
        place=place_of(session, record),
        sitting_decides=_body(rules, record),
        documents=_documents(session, record.id),
        papers=papers,
        payments=payments,
        letters=letters,
        to_write=_to_write(session, record.id),
        decision=decision,
        parts=_parts(session, record.id, papers, payments, letters, decision),
    )


def _proof_due(record: Application, rules: Rules) -> date | None:
    if record.status not in GRANTED or record.ends_on is None:
        return None
    return record.proof_due_on or proof_due(rules, record.ends_on)


def _body(rules: Rules, record: Application) -> str:
    """Which body decides about what is held back (or asked for) at a sitting."""
    found = tier(rules, record.reserved or record.requested)
    return "" if found is None or found.body not in SITTING else BODIES[found.body]


def _documents(session: Session, application_id: int) -> tuple[DocumentRow, ...]:
    rows = session.scalars(
        select(Document)
        .where(Document.application_id == application_id)
        .order_by(Document.stage, Document.position, Document.id)
    )
    return tuple(
        DocumentRow(
            row.id,
            row.label,
            row.stage,
            row.by_guideline,
            row.requested_on,
            row.due_on,
            row.received_on,
            row.waived,
            row.file_id,
        )
        for row in rows
    )


def _reclaiming(session: Session, application_id: int) -> bool:
    """Whether money is being asked back."""
    running = select(Reclaim.id).where(Reclaim.application_id == application_id, Reclaim.settled_on.is_(None))
    return session.scalar(running.limit(1)) is not None


def _free(session: Session, record: Application) -> Money:
    return balance(session, record.fund_id, record.year).free + record.reserved


def _papers(session: Session, record: Application) -> tuple[PaperRow, ...]:
    """Early is what is dated before the approval; before there is one, before today."""
    rows = session.scalars(
        select(Paper).where(Paper.application_id == record.id).order_by(Paper.dated, Paper.id)
    ).all()
    before = record.decided_on or session.info["now"].date()
    found = []
    for row in rows:
        paper = PaperDraft(row.kind, row.name, row.dated, row.amount)
        early = bool(early_papers([paper], before, record.early_start_consent_on))
        found.append(PaperRow(row.id, row.kind, row.name, row.dated, row.amount, row.file_id, early))
    return tuple(found)


def _payments(session: Session, application_id: int) -> tuple[PaymentRow, ...]:
    rows = session.scalars(
        select(Payment).where(Payment.application_id == application_id).order_by(Payment.id)
    ).all()
    reversed_ids = {row.reverses_id for row in rows}
    return tuple(
        PaymentRow(
            row.id,
            row.paid_on,
            row.amount,
            row.note,
            "counter" if row.reverses_id else ("reversed" if row.id in reversed_ids else "paid"),
        )
        for row in rows
    )


def _letters(session: Session, application_id: int) -> tuple[LetterRow, ...]:
    rows = session.scalars(
        select(Letter)
        .where(Letter.application_id == application_id, Letter.issued_at.is_not(None))
        .order_by(Letter.issued_at.desc(), Letter.id.desc())
    ).all()
    return tuple(
        LetterRow(
            row.id,
            row.kind,
            row.subject,
            row.dated,
            row.issued_at,
            row.printed_at,
            row.file_id,
            files.about(session, row.file_id).name,
            row.sha256,
        )
        for row in rows
        if row.file_id is not None and row.issued_at is not None
    )


def _to_write(session: Session, application_id: int) -> tuple[str, ...]:
    """Kinds of the letters that have yet to go out."""
    rows = session.scalars(
        select(Letter.kind)
        .where(Letter.application_id == application_id, Letter.issued_at.is_(None))
        .order_by(Letter.id)
    )
    return tuple(rows)


def _decision(session: Session, application_id: int) -> DecisionRow | None:
    row = session.scalars(
        select(Decision)
        .where(Decision.application_id == application_id)
        .order_by(Decision.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    return DecisionRow(
        row.id,
        row.kind,
        row.decided_on,
        row.amount,
        row.reason,
        _staff(session, row.staff_id),
        Calculation.read(row.calculation),
    )


def _staff(session: Session, staff_id: int | None) -> str:
    found = session.get(Staff, staff_id) if staff_id else None
    return found.name if found else ""


def _parts(
    session: Session,
    application_id: int,
    papers: tuple[PaperRow, ...],
    payments: tuple[PaymentRow, ...],
    letters: tuple[LetterRow, ...],
    decision: DecisionRow | None,
) -> tuple[tuple[str, int], ...]:
    """The record and its parts, for its history."""
    costs = session.scalars(select(CostItem.id).where(CostItem.application_id == application_id))
    finance = session.scalars(select(FinanceItem.id).where(FinanceItem.application_id == application_id))
    return (
        ("applications", application_id),
        *(("cost_items", part) for part in costs),
        *(("finance_items", part) for part in finance),
        *(("papers", row.id) for row in papers),
        *(("payments", row.id) for row in payments),
        *(("letters", row.id) for row in letters),
        *((("decisions", decision.id),) if decision else ()),
    )
