"""Everything people do that moves money, as moves a random walk can make."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from app.domain.money import ZERO, Money
from app.features.applications import service
from app.features.applications.rules import CostLine, FinanceLine, RejectionDraft
from app.features.applications.rules.altering import AmendDraft, ReasonDraft, RevokeDraft
from app.features.applications.rules.notice import NoticeDraft
from app.features.applications.rules.payment import (
    DrawdownDraft,
    PaymentDraft,
    PlanDraft,
    PlanLine,
    RulingDraft,
)
from app.features.applications.rules.proof import ProofDraft
from app.features.applications.rules.receipts import ReceiptsDraft
from app.features.applications.rules.reclaim import ReclaimDraft
from app.features.applications.service import (
    altering,
    calling,
    notices,
    paying,
    proving,
    reading,
    receipts,
    reclaiming,
)
from app.features.funds import service as funds
from app.features.funds.rules import YearDraft
from app.features.funds.service import years
from db.models import Decision, Letter
from tests.features.applications.case import DRAFT, TODAY, approval
from tests.features.applications.course import IBAN, receipt
from tests.kit.office import CLOCK

Move = Callable[[Session, int, int], object]
WHY = ReasonDraft("Versehen.")


def receive(session: Session, which: int, euros: int) -> object:
    costs = (CostLine("Sachkosten", "", Money.euros(euros * 2)),)
    finance = (FinanceLine("own_cash", "", Money.euros(euros)),)
    draft = replace(DRAFT, costs=costs, finance=finance, requested=Money.euros(euros), iban=IBAN)
    return service.receive(session, draft, today=TODAY)


def notify(session: Session, which: int, euros: int) -> object:
    """The newest letter goes out, and remedies are waived."""
    letter = (
        session.query(Letter)
        .filter_by(application_id=which, issued_at=None)
        .order_by(Letter.id.desc())
        .first()
    )
    if letter is not None:
        letter.issued_at = CLOCK.now()
    decision = session.query(Decision).filter_by(application_id=which).order_by(Decision.id.desc()).first()
    if decision is None:
        return None
    return notices.note_notice(session, decision.id, NoticeDraft(TODAY, None, TODAY), today=TODAY)


def plan(session: Session, which: int, euros: int) -> object:
    """Half of the grant before the proof, or all of it in advance."""
    grant = reading.application(session, which).approved or ZERO
    first, rest = grant.split([1, 1])
    lines = (PlanLine("first", None, first), PlanLine("final", None, rest))
    return paying.save_plan(
        session, which, PlanDraft(lines if euros % 200 else (PlanLine("advance", None, grant),))
    )


def call(session: Session, which: int, euros: int) -> object:
    drawdown = calling.call_money(session, which, DrawdownDraft(Money.euros(euros), TODAY), today=TODAY)
    return calling.answer_call(session, drawdown, RulingDraft(""), accept=True, today=TODAY, staff_id=None)


def pay(session: Session, which: int, euros: int) -> object:
    return service.book_payment(session, which, PaymentDraft(Money.euros(euros), TODAY), today=TODAY)


def pay_call(session: Session, which: int, euros: int) -> object:
    draft = PaymentDraft(Money.euros(euros), TODAY, drawdown_id=which)
    return service.book_payment(session, which, draft, today=TODAY)


def prove(session: Session, which: int, euros: int) -> object:
    proving.receive_proof(session, which, ProofDraft(TODAY, TODAY), today=TODAY)
    line = replace(receipt(euros), invoiced_on=TODAY, paid_on=TODAY)
    return receipts.save_receipts(session, which, ReceiptsDraft((line,)), today=TODAY)


def pay_rest(session: Session, which: int, euros: int) -> object:
    record = reading.application(session, which)
    rest = (record.final_grant or ZERO) - paying.rebind(session, record)
    return service.book_payment(session, which, PaymentDraft(rest, TODAY), today=TODAY)


def reclaim(session: Session, which: int, euros: int) -> object:
    """All that is paid beyond the final grant."""
    record = reading.application(session, which)
    owed = paying.rebind(session, record) - (record.final_grant or ZERO)
    draft = ReclaimDraft("Zu viel gezahlt.", owed, TODAY, None)
    return reclaiming.begin_reclaim(session, which, draft, today=TODAY)


def refund(session: Session, which: int, euros: int) -> object:
    return reclaiming.book_refund(session, which, PaymentDraft(Money.euros(euros), TODAY), today=TODAY)


def refund_all(session: Session, which: int, euros: int) -> object:
    record = reading.application(session, which)
    owed = paying.rebind(session, record) - (record.final_grant or ZERO)
    return reclaiming.book_refund(session, which, PaymentDraft(owed, TODAY), today=TODAY)


def amend(session: Session, which: int, euros: int) -> object:
    draft = AmendDraft(Money.euros(euros), reason="Anders.", day=TODAY)
    return altering.amend(session, which, draft, today=TODAY, staff_id=None)


def revoke(session: Session, which: int, euros: int) -> object:
    remains = Money.euros(euros) if euros % 200 else ZERO
    return altering.revoke(
        session, which, RevokeDraft(remains, "Verfehlt.", TODAY), today=TODAY, staff_id=None
    )


def reject(session: Session, which: int, euros: int) -> object:
    return service.reject(session, which, RejectionDraft("Nein.", TODAY), today=TODAY, staff_id=None)


MOVES: Mapping[str, Move] = {
    "receive": receive,
    "check": lambda s, at, _: service.check(s, at, today=TODAY, staff_id=None),
    "approve": lambda s, at, euros: service.approve(s, at, approval(euros), today=TODAY, staff_id=None),
    "reject": reject,
    "withdraw": lambda s, at, _: service.withdraw(s, at),
    "notify": notify,
    "plan": plan,
    "call": call,
    "pay": pay,
    "pay call": pay_call,
    "pay rest": pay_rest,
    "reverse": lambda s, at, _: service.reverse_payment(s, at, today=TODAY),
    "prove": prove,
    "return proof": lambda s, at, _: proving.return_proof(s, at, WHY, today=TODAY, staff_id=None),
    "check proof": lambda s, at, _: proving.check_proof(s, at, today=TODAY, staff_id=None),
    "reopen proof": lambda s, at, _: proving.reopen_proof(s, at, WHY, today=TODAY, staff_id=None),
    "settle": lambda s, at, _: altering.settle(s, at),
    "amend": amend,
    "revoke": revoke,
    "reclaim": reclaim,
    "refund": refund,
    "refund all": refund_all,
    "close": lambda s, at, _: altering.close(s, at, today=TODAY),
    "reopen": lambda s, at, _: altering.reopen(s, at, WHY, today=TODAY, staff_id=None),
    "budget": lambda s, _, euros: funds.save_year(s, 1, YearDraft(2026, Money.euros(euros), ZERO), 1),
    "carry": lambda s, _at, _: funds.carry_over(s, 1, 2026),
    "reopen year": lambda s, _at, _: years.reopen_year(s, 2),
}
