"""The tab „Zahlungen“: notice, payment plan, calls, a ledger that is only added to, reclaims."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.domain.money import ZERO
from app.features.applications.queries import ApplicationDetail, PaymentRow
from app.features.applications.queries.money import CallRow, MoneyDetail, NoticeRow, PlanRow, money
from app.features.applications.queries.reclaims import ReclaimRow
from app.features.applications.rules import Verb, may
from app.features.applications.rules.payment import RulingDraft
from app.features.applications.screen.money_questions import (
    ask_call,
    ask_dates,
    ask_demand,
    ask_payment,
    ask_plan,
    ask_refusal,
)
from app.features.applications.screen.sections import Part
from app.features.applications.service import calling, paying, reclaiming
from app.features.applications.table import (
    CALL_CHIPS,
    CALL_COLUMNS,
    NOTICE_CHIPS,
    NOTICE_COLUMNS,
    PAYMENT_CHIPS,
    PAYMENT_COLUMNS,
    PLAN_CHIPS,
    PLAN_COLUMNS,
    RECLAIM_CHIPS,
    RECLAIM_COLUMNS,
)
from app.ui.context import Context
from app.ui.widgets import Quiet, Text


class PaymentsPanel(QWidget):
    """Everything about the money of an application, from the notice to what came back."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: MoneyDetail | None = None
        self._said, self._why, self._arithmetic = Text(""), Quiet(""), Quiet("")
        self.notices: Part[NoticeRow] = Part(
            context, "Bescheid", NOTICE_COLUMNS, NOTICE_CHIPS, key="notices", empty="Noch kein Bescheid."
        )
        self.plan: Part[PlanRow] = Part(
            context, "Zahlungsplan", PLAN_COLUMNS, PLAN_CHIPS, key="instalments", totals=("amount",)
        )
        self.calls: Part[CallRow] = Part(
            context, "Mittelabrufe", CALL_COLUMNS, CALL_CHIPS, key="drawdowns", empty="Noch kein Abruf."
        )
        self.ledger: Part[PaymentRow] = Part(
            context,
            "Gebucht",
            PAYMENT_COLUMNS,
            PAYMENT_CHIPS,
            key="payments",
            totals=("amount",),
            empty="Noch nichts gezahlt.",
        )
        self.reclaims: Part[ReclaimRow] = Part(
            context, "Rückforderungen", RECLAIM_COLUMNS, RECLAIM_CHIPS, key="reclaims"
        )
        self._add_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        parts = (self.notices, self.plan, self.calls, self.ledger, self.reclaims)
        for widget in (self._said, self._why, *parts, self._arithmetic):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_record(self, detail: ApplicationDetail) -> None:
        """Show this application's money."""
        self.ledger.show_rows(detail.payments)
        self.ledger.choose(detail.payments[-1].id if detail.payments else None)
        application_id = detail.id
        self._context.look(lambda session: money(session, application_id), self._show, self, slot="money")

    def _add_buttons(self) -> None:
        self._dates = self.notices.button("Daten des Bescheids …", "calendar", self._ask_dates)
        self._replan = self.plan.button("Zahlungsplan ändern …", "pencil", self._ask_plan)
        self._call = self.calls.button("Abruf erfassen …", "plus", self._ask_call)
        self._accept = self.calls.button("Annehmen", "check", self._accept_call)
        self._refuse = self.calls.button("Ablehnen …", "circle-x", self._refuse_call)
        self._drop = self.calls.button("Entfernen", "trash-2", self._drop_call)
        self._pay = self.ledger.button("Zahlung buchen", "banknote", self._book)
        self._reverse = self.ledger.button("Zurückbuchen", "undo-2", self._reverse_chosen)
        self._demand = self.reclaims.button("Zurückfordern …", "send", self._ask_demand)
        self._give_up = self.reclaims.button("Aufgeben", "trash-2", self._drop_reclaim)
        self.calls.chosen.connect(self._enable)
        self.ledger.chosen.connect(self._enable)
        self.reclaims.chosen.connect(self._enable)

    # -- what is shown ---------------------------------------------------------------------

    def _show(self, detail: MoneyDetail) -> None:
        self._detail = detail
        self.notices.show_rows(detail.notices)
        self.plan.show_rows(detail.plan)
        self.calls.show_rows(detail.calls)
        self.reclaims.show_rows(detail.reclaims)
        self._said.setText(_sentence(detail))
        payable = may(detail.status, Verb.PAY)
        self._why.setText(f"{detail.payable.why} Jetzt zu zahlen: {formats.money(detail.payable.room)}.")
        self._why.setVisible(payable)
        granted = may(detail.status, Verb.CALL_MONEY)
        self.notices.setVisible(bool(detail.notices))
        self.plan.setVisible(bool(detail.plan))
        self.calls.setVisible(bool(detail.calls) or (granted and detail.in_advance))
        self.reclaims.setVisible(bool(detail.reclaims))
        for button in (self._replan, self._call, self._accept, self._refuse, self._drop):
            button.setVisible(granted)
        self._pay.setVisible(payable)
        self._reverse.setVisible(may(detail.status, Verb.REVERSE_PAYMENT) and bool(self.ledger.rows))
        self._enable()

    def _enable(self) -> None:
        detail = self._detail
        if detail is None:
            return
        call, paid, reclaim = self.calls.current(), self.ledger.current(), self.reclaims.current()
        called = call is not None and call.status == "called"
        for button in (self._accept, self._refuse, self._drop):
            button.setEnabled(called)
        self._call.setEnabled(detail.call_room > ZERO)
        self._pay.setEnabled(detail.payable.room > ZERO)
        self._reverse.setEnabled(paid is not None and paid.state == "paid")
        running = reclaim is not None and reclaim.state != "settled"
        self._demand.setEnabled(running)
        self._give_up.setEnabled(reclaim is not None and reclaim.state == "hearing")
        self._arithmetic.setText(reclaim.arithmetic if reclaim is not None else "")
        self._arithmetic.setVisible(bool(reclaim and reclaim.interest_bp))

    # -- what can be done ------------------------------------------------------------------

    def _ask_dates(self) -> None:
        row = self.notices.current()
        if self._detail is not None and row is not None:
            ask_dates(self._context, self, self._detail, row)

    def _ask_plan(self) -> None:
        if self._detail is not None:
            ask_plan(self._context, self, self._detail)

    def _ask_call(self) -> None:
        if self._detail is not None:
            ask_call(self._context, self, self._detail)

    def _refuse_call(self) -> None:
        row = self.calls.current()
        if row is not None:
            ask_refusal(self._context, self, row)

    def _ask_demand(self) -> None:
        row = self.reclaims.current()
        if self._detail is not None and row is not None:
            first = min((one.paid_on for one in self.ledger.rows), default=None)
            ask_demand(self._context, self, self._detail, row, first)

    def _accept_call(self) -> None:
        row = self.calls.current()
        if row is not None:
            today, staff_id, call_id = self._context.clock.today(), self._context.staff_id, row.id
            self._do(
                f"{row.number}. Mittelabruf annehmen",
                lambda session: calling.answer_call(
                    session, call_id, RulingDraft(), accept=True, today=today, staff_id=staff_id
                ),
            )

    def _drop_call(self) -> None:
        row = self.calls.current()
        if row is not None:
            call_id = row.id
            self._do(
                f"{row.number}. Mittelabruf entfernen", lambda session: calling.drop_call(session, call_id)
            )

    def _book(self) -> None:
        if self._detail is not None:
            ask_payment(self._context, self, self._detail.id)

    def _reverse_chosen(self) -> None:
        detail, row = self._detail, self.ledger.current()
        if detail is None or row is None:
            return
        today, payment_id = self._context.clock.today(), row.id
        self._do(
            f"Zahlung zu {detail.reference} zurückbuchen",
            lambda session: paying.reverse_payment(session, payment_id, today=today),
        )

    def _drop_reclaim(self) -> None:
        row = self.reclaims.current()
        if row is not None:
            today, reclaim_id = self._context.clock.today(), row.id
            self._do(
                "Rückforderung aufgeben",
                lambda session: reclaiming.drop_reclaim(session, reclaim_id, today=today),
            )

    def _do(self, name: str, act: Callable[..., int]) -> None:
        self._context.do(name, act, lambda _id: self._context.messages.done(name, undo=True), owner=self)


def _sentence(detail: MoneyDetail) -> str:
    if not detail.notices:
        return "Gezahlt wird erst auf einen bewilligten Antrag."
    paid = f"gezahlt {formats.money(detail.paid)}"
    if detail.final_grant is None:
        left = formats.money(max(detail.approved - detail.paid, ZERO))
        return f"Bewilligt {formats.money(detail.approved)}, {paid}, offen {left}."
    said = f"Endgültige Zuwendung {formats.money(detail.final_grant)}, {paid}"
    if detail.owed_back:
        return f"{said}, zurückzuholen {formats.money(detail.owed_back)}."
    return f"{said}, offen {formats.money(detail.final_grant - detail.paid)}."
