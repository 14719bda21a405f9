"""The tab „Zahlungen“: a ledger that is only added to."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.money import ZERO
from app.features.applications import service
from app.features.applications.form import PAYMENT_FORM
from app.features.applications.queries import ApplicationDetail, PaymentRow
from app.features.applications.rules import PaymentDraft, Verb, may
from app.features.applications.table import PAYMENT_CHIPS, PAYMENT_COLUMNS
from app.ui.context import Context
from app.ui.sheet import Saving, ask_form
from app.ui.table import SimpleTable
from app.ui.widgets import Button, Text


def ask_payment(context: Context, owner: QWidget, detail: ApplicationDetail) -> None:
    """Ask for a payment and book it."""
    today = context.clock.today()
    ask_form(
        context,
        owner,
        title=f"Zahlung zu {detail.reference} buchen",
        spec=PAYMENT_FORM,
        draft=PaymentDraft(detail.open_amount, today),
        button="Buchen",
        saving=lambda draft: Saving(
            f"Zahlung zu {detail.reference} buchen",
            lambda session: service.book_payment(session, detail.id, draft, today=today),
        ),
        key=f"payment:{detail.id}",
        explain=f"Offen sind noch {formats.money(detail.open_amount)}."
        + ("" if detail.draft.iban else " Eine IBAN ist noch nicht eingetragen."),
    )


class PaymentsPanel(QWidget):
    """Payments, counter-entries, and what is still open."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: ApplicationDetail | None = None
        self._chosen: int | None = None
        self._said = Text("")
        self._table: SimpleTable[PaymentRow] = SimpleTable(
            context,
            PAYMENT_COLUMNS,
            key="payments",
            name="Zahlungen",
            chips=PAYMENT_CHIPS,
            totals=("amount",),
            empty="Noch nichts gezahlt.",
        )
        self._table.chosen.connect(self._choose)
        self._pay = Button("Zahlung buchen", icon="banknote", run=self._book)
        self._reverse = Button("Zurückbuchen", icon="undo-2", run=self._reverse_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._said)
        layout.addWidget(self._table)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._pay)
        row.addWidget(self._reverse)
        row.addStretch()
        layout.addLayout(row)
        layout.addStretch(1)

    def show_record(self, detail: ApplicationDetail) -> None:
        """Show this application's payments."""
        self._detail = detail
        self._table.set_rows(detail.payments)
        self._said.setText(_sentence(detail))
        payable = may(detail.status, Verb.PAY)
        self._pay.setVisible(payable)
        self._pay.setEnabled(detail.open_amount > ZERO)
        self._reverse.setVisible(payable and bool(detail.payments))
        self._choose(detail.payments[-1].id if detail.payments else None)

    def _choose(self, payment_id: int | None) -> None:
        self._chosen = payment_id
        rows = self._detail.payments if self._detail else ()
        row = next((row for row in rows if row.id == payment_id), None)
        self._reverse.setEnabled(row is not None and row.state == "paid")
        self._table.select(payment_id)

    def _book(self) -> None:
        if self._detail is not None:
            ask_payment(self._context, self, self._detail)

    def _reverse_chosen(self) -> None:
        detail, payment_id = self._detail, self._chosen
        if detail is None or payment_id is None:
            return
        today, name = self._context.clock.today(), f"Zahlung zu {detail.reference} zurückbuchen"
        self._context.do(
            name,
            lambda session: service.reverse_payment(session, payment_id, today=today),
            lambda _id: self._context.messages.done(name, undo=True),
            owner=self,
        )


def _sentence(detail: ApplicationDetail) -> str:
    if detail.approved is None:
        return "Gezahlt wird erst auf einen bewilligten Antrag."
    return (
        f"Bewilligt {formats.money(detail.approved)}, gezahlt {formats.money(detail.paid)}, offen "
        f"{formats.money(detail.open_amount)}."
    )
