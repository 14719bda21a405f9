"""The money of an application: notices, payment plan, calls, ledger, reclaims, and what may be paid now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.casework import GRANTED, Status
from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.applications.queries.reclaims import ReclaimRow, reclaim_rows
from app.features.applications.rules.notice import Notice
from app.features.applications.rules.payment import (
    Payable,
    PlanLine,
    before_proof,
    payable_after,
    payable_before,
)
from app.system.holidays import public_holidays
from db.models import Application, Decision, Drawdown, Instalment, Letter, Payment

GRANTS = ("approved", "partly_approved", "amended")
"""Decisions that grant an amount."""
AGREEMENT = "agreement"
"""Kind of the letter that agrees on a grant instead of giving notice of it."""
_AFTER = frozenset({Status.PROOF_CHECKED, Status.PAID, Status.RECLAIM, Status.CLOSED, Status.REVOKED})


@dataclass(frozen=True)
class NoticeRow:
    """A notice that grants, with the days around it.

    Args:
        state: ``waiting`` until it is issued, ``running`` until it is unappealable, then ``final``.
    """

    id: int
    kind: str
    amount: Money
    issued_on: date | None
    posted_on: date | None
    notified_on: date | None
    waiver_on: date | None
    final_on: date | None
    state: str


@dataclass(frozen=True)
class PlanRow:
    """A line of the payment plan; ``id`` is its place."""

    id: int
    kind: str
    due_on: date | None
    amount: Money | None
    note: str


@dataclass(frozen=True)
class CallRow:
    """A call for money and what is paid on it."""

    id: int
    number: int
    called_on: date
    amount: Money
    paid: Money
    needed_until: date | None
    purpose: str
    status: str
    reason: str

    @property
    def left(self) -> Money:
        """What is still to be paid on it."""
        return self.amount - self.paid


@dataclass(frozen=True)
class MoneyDetail:
    """What the tab „Zahlungen“ shows.

    Args:
        call_room: what may still be called for before the proof.
        owed_back: what is paid beyond the final grant.
        payable: what may be paid at this stage, and what sets the limit.
    """

    id: int
    reference: str
    status: str
    approved: Money
    final_grant: Money | None
    paid: Money
    iban: str
    notices: tuple[NoticeRow, ...]
    plan: tuple[PlanRow, ...]
    calls: tuple[CallRow, ...]
    reclaims: tuple[ReclaimRow, ...]
    payable: Payable
    call_room: Money

    @property
    def owed_back(self) -> Money:
        """What has to come back."""
        return max(self.paid - self.final_grant, ZERO) if self.final_grant is not None else ZERO

    @property
    def next_call(self) -> CallRow | None:
        """The first call that was accepted and is not wholly paid."""
        return next((row for row in self.calls if row.status == "accepted"), None)

    @property
    def in_advance(self) -> bool:
        """Whether the plan pays on calls."""
        return any(row.kind == "advance" for row in self.plan)


def money(session: Session, application_id: int) -> MoneyDetail:
    """The money of one application.

    Raises:
        Refused: when the application is gone.
    """
    record = session.get(Application, application_id)
    if record is None:
        raise Refused("Diesen Antrag gibt es nicht mehr.")
    today = session.info["now"].date()
    found = list(notices(session, record.id))
    firm = next((one.amount for one in found if _is_final(one, today)), ZERO)
    return MoneyDetail(
        id=record.id,
        reference=record.reference,
        status=record.status,
        approved=record.approved or ZERO,
        final_grant=record.final_grant,
        paid=paid_of(session, record.id),
        iban=record.iban,
        notices=_notice_rows(session, found, today),
        plan=tuple(
            PlanRow(at, line.kind, line.due_on, line.amount, line.note)
            for at, line in enumerate(plan_lines(session, record.id))
        ),
        calls=_calls(session, record.id),
        reclaims=reclaim_rows(session, record.id),
        payable=payable(session, record, firm),
        call_room=call_room(session, record),
    )


def notices(session: Session, application_id: int) -> Iterator[Notice]:
    """The decisions that grant, newest first, each with its letter and dates."""
    for decision in session.scalars(
        select(Decision)
        .where(Decision.application_id == application_id, Decision.kind.in_(GRANTS))
        .order_by(Decision.id.desc())
    ):
        yield notice_of(session, decision)


def notice_of(session: Session, decision: Decision) -> Notice:
    """A decision with its letter and dates."""
    letter = session.scalars(
        select(Letter)
        .where(Letter.decision_id == decision.id, Letter.issued_at.is_not(None))
        .order_by(Letter.id)
        .limit(1)
    ).first()
    issued = letter.issued_at if letter is not None else None
    return Notice(
        decision_id=decision.id,
        amount=decision.amount,
        decided_on=decision.decided_on,
        issued_on=issued.date() if issued is not None else None,
        posted_on=decision.posted_on,
        notified_on=decision.notified_on,
        waiver_on=decision.waiver_on,
        agreed=letter is not None and letter.kind == AGREEMENT,
        holidays=public_holidays(),
    )


def paid_of(session: Session, application_id: int) -> Money:
    """What is paid and neither reversed nor paid back."""
    return Money.total(
        session.scalars(select(Payment.amount).where(Payment.application_id == application_id))
    )


def plan_lines(session: Session, application_id: int) -> tuple[PlanLine, ...]:
    """The payment plan in its order."""
    rows = session.scalars(
        select(Instalment)
        .where(Instalment.application_id == application_id)
        .order_by(Instalment.position, Instalment.id)
    )
    return tuple(PlanLine(row.kind, row.due_on, row.amount, row.note) for row in rows)


def payable(session: Session, record: Application, firm: Money) -> Payable:
    """What may be paid at this stage; ``firm`` is the grant that is unappealable."""
    paid = paid_of(session, record.id)
    if record.status in GRANTED:
        return payable_before(plan_lines(session, record.id), record.approved or ZERO, firm, paid)
    return payable_after((record.final_grant or ZERO) if record.status in _AFTER else ZERO, paid)


def paid_on_call(session: Session, drawdown_id: int) -> Money:
    """What is paid on a call and not reversed."""
    return Money.total(session.scalars(select(Payment.amount).where(Payment.drawdown_id == drawdown_id)))


def call_room(session: Session, record: Application) -> Money:
    """What may still be called for: the plan's part before the proof without payments and open calls."""
    planned = before_proof(plan_lines(session, record.id), record.approved or ZERO)
    calls = session.scalars(
        select(Drawdown).where(
            Drawdown.application_id == record.id, Drawdown.status.in_(("called", "accepted"))
        )
    )
    waiting = Money.total(call.amount - paid_on_call(session, call.id) for call in calls)
    return max(planned - paid_of(session, record.id) - waiting, ZERO)


def _is_final(notice: Notice, day: date) -> bool:
    return notice.issued_on is not None and notice.final_on is not None and notice.final_on <= day


def _notice_rows(session: Session, found: Sequence[Notice], today: date) -> tuple[NoticeRow, ...]:
    return tuple(
        NoticeRow(
            one.decision_id,
            session.get_one(Decision, one.decision_id).kind,
            one.amount,
            one.issued_on,
            one.posted_on,
            one.deemed_on,
            one.waiver_on,
            one.final_on,
            "waiting" if one.issued_on is None else ("final" if _is_final(one, today) else "running"),
        )
        for one in found
    )


def _calls(session: Session, application_id: int) -> tuple[CallRow, ...]:
    rows = session.scalars(
        select(Drawdown).where(Drawdown.application_id == application_id).order_by(Drawdown.number)
    )
    return tuple(
        CallRow(
            row.id,
            row.number,
            row.called_on,
            row.amount,
            paid_on_call(session, row.id),
            row.needed_until,
            row.purpose,
            row.status,
            row.reason,
        )
        for row in rows
    )
