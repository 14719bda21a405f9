"""The questions about money: a payment, the dates of a notice, the plan, a call, a demand."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain import formats
from app.features.applications.form.money import (
    CALL_FORM,
    DEMAND_FORM,
    NOTICE_FORM,
    PLAN_FORM,
    REFUSAL_FORM,
    payment_form,
)
from app.features.applications.queries.money import CallRow, MoneyDetail, NoticeRow, money
from app.features.applications.queries.reclaims import ReclaimRow
from app.features.applications.rules import PaymentDraft
from app.features.applications.rules.notice import NoticeDraft
from app.features.applications.rules.payment import DrawdownDraft, PlanDraft, PlanLine, RulingDraft
from app.features.applications.rules.reclaim import DemandDraft
from app.features.applications.service import calling, notices, paying, reclaiming
from app.ui.context import Context
from app.ui.sheet import Saving, ask_form


def ask_payment(context: Context, owner: QWidget, application_id: int) -> None:
    """Ask for a payment and book it; proposed is what may be paid now."""
    today = context.clock.today()

    def ask(detail: MoneyDetail) -> None:
        call = detail.next_call if detail.in_advance else None
        amount = min(detail.payable.room, call.left) if call else detail.payable.room
        ask_form(
            context,
            owner,
            title=f"Zahlung zu {detail.reference} buchen",
            spec=payment_form(detail),
            draft=PaymentDraft(amount or None, today, "", call.id if call else None),
            button="Buchen",
            saving=lambda draft: Saving(
                f"Zahlung zu {detail.reference} buchen",
                lambda session: paying.book_payment(session, detail.id, draft, today=today),
            ),
            key=f"payment:{detail.id}",
            explain=f"{detail.payable.why} Offen sind {formats.money(detail.payable.room)}."
            + ("" if detail.iban else " Eine IBAN ist noch nicht eingetragen."),
        )

    context.look(lambda session: money(session, application_id), ask, owner, slot="ask_payment")


def ask_dates(context: Context, owner: QWidget, detail: MoneyDetail, row: NoticeRow) -> None:
    """When the notice was posted and notified, and when remedies were waived."""
    today, decision_id = context.clock.today(), row.id
    typed = row.notified_on if row.posted_on is None else None
    ask_form(
        context,
        owner,
        title="Daten des Bescheids",
        spec=NOTICE_FORM,
        draft=NoticeDraft(row.posted_on, typed, row.waiver_on),
        button="Speichern",
        saving=lambda draft: Saving(
            f"Daten des Bescheids zu {detail.reference} ändern",
            lambda session: notices.note_notice(session, decision_id, draft, today=today),
        ),
        key=f"notice:{decision_id}",
    )


def ask_plan(context: Context, owner: QWidget, detail: MoneyDetail) -> None:
    """The payment plan as a small table."""
    lines = tuple(PlanLine(row.kind, row.due_on, row.amount, row.note) for row in detail.plan)
    ask_form(
        context,
        owner,
        title="Zahlungsplan",
        spec=PLAN_FORM,
        draft=PlanDraft(lines),
        button="Speichern",
        saving=lambda draft: Saving(
            f"Zahlungsplan zu {detail.reference} ändern",
            lambda session: paying.save_plan(session, detail.id, draft),
        ),
        key=f"instalments:{detail.id}",
        explain=f"Bewilligt sind {formats.money(detail.approved)}.",
    )


def ask_call(context: Context, owner: QWidget, detail: MoneyDetail) -> None:
    """A call for money that came in."""
    today = context.clock.today()
    ask_form(
        context,
        owner,
        title="Mittelabruf erfassen",
        spec=CALL_FORM,
        draft=DrawdownDraft(None, today),
        button="Erfassen",
        saving=lambda draft: Saving(
            f"Mittelabruf zu {detail.reference} erfassen",
            lambda session: calling.call_money(session, detail.id, draft, today=today),
        ),
        key=f"drawdown:{detail.id}",
        explain=f"Abgerufen werden können noch {formats.money(detail.call_room)}.",
    )


def ask_refusal(context: Context, owner: QWidget, row: CallRow) -> None:
    """Why a call is refused."""
    today, staff_id = context.clock.today(), context.staff_id
    call_id, name = row.id, f"{row.number}. Mittelabruf ablehnen"
    ask_form(
        context,
        owner,
        title=name,
        spec=REFUSAL_FORM,
        draft=RulingDraft(),
        button="Ablehnen",
        saving=lambda draft: Saving(
            name,
            lambda session: calling.answer_call(
                session, call_id, draft, accept=False, today=today, staff_id=staff_id
            ),
        ),
        key=f"drawdown_refusal:{call_id}",
        danger=True,
    )


def ask_demand(
    context: Context, owner: QWidget, detail: MoneyDetail, row: ReclaimRow, first: date | None
) -> None:
    """The demand after the hearing; interest is proposed from the first payment on."""
    today, reclaim_id = context.clock.today(), row.id
    name = f"{formats.money(row.amount)} zu {detail.reference} zurückfordern"
    draft = DemandDraft(
        row.answer,
        row.demanded_on or today,
        row.due_on,
        row.interest_from or first,
        row.interest_bp or None,
    )
    ask_form(
        context,
        owner,
        title=name,
        spec=DEMAND_FORM,
        draft=draft,
        button="Zurückfordern",
        saving=lambda typed: Saving(
            name, lambda session: reclaiming.demand(session, reclaim_id, typed, today=today)
        ),
        key=f"demand:{reclaim_id}",
    )
