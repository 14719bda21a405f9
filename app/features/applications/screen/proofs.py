"""The tab „Nachweis“: receipts, income, plan beside actual, and what comes of it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.features.applications.form.proof import INCOMES_FORM
from app.features.applications.queries import ApplicationDetail
from app.features.applications.queries.proof import IncomeRow, ProofDetail, ReceiptRow, proof
from app.features.applications.rules.proof import IncomeLine, IncomesDraft, KindRow, outcome
from app.features.applications.rules.receipts import ReceiptLine, early_sentence
from app.features.applications.screen.receipts import ReceiptLists
from app.features.applications.screen.sections import Part
from app.features.applications.service import receipts
from app.features.applications.table import (
    INCOME_CHIPS,
    INCOME_COLUMNS,
    KIND_CHIPS,
    KIND_COLUMNS,
    RECEIPT_CHIPS,
    RECEIPT_COLUMNS,
)
from app.ui.context import Context
from app.ui.sheet import Saving, ask_form
from app.ui.steps import StepsList
from app.ui.theme import Tone
from app.ui.widgets import H3, Banner, Quiet, Text


class ProofPanel(QWidget):
    """What was spent, what of it counts, and what follows."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: ProofDetail | None = None
        self._lists = ReceiptLists(context, self)
        self._said, self._report = Text(""), Quiet("")
        self._early, self._missing = Banner("", Tone.BAD), Banner("", Tone.WARN)
        self._balance = Text("")
        self._steps_title, self._steps = H3("Endgültige Zuwendung"), StepsList()
        self._outcome = Banner("", Tone.INFO)
        self.receipts: Part[ReceiptRow] = Part(
            context,
            "Belege",
            RECEIPT_COLUMNS,
            RECEIPT_CHIPS,
            key="receipts",
            totals=("claimed", "recognised"),
            empty="Noch keine Belege. Tippen Sie sie ab, oder lesen Sie die Liste des Antragstellers ein.",
        )
        self.incomes: Part[IncomeRow] = Part(
            context,
            "Einnahmen",
            INCOME_COLUMNS,
            INCOME_CHIPS,
            key="incomes",
            totals=("amount",),
            empty="Noch keine Einnahmen erfasst; bis dahin zählt der Finanzierungsplan.",
        )
        self.kinds: Part[KindRow] = Part(
            context,
            "Geplant und nachgewiesen",
            KIND_COLUMNS,
            KIND_CHIPS,
            key="proof_kinds",
            totals=("planned", "recognised"),
        )
        self._write = self.receipts.button("Belege erfassen …", "pencil", self._open_desk)
        self._read = self.receipts.button("Belegliste einlesen …", "upload", self._read_list)
        self._hand_out = self.receipts.button(
            "Vorlage für den Antragsteller …", "file-spreadsheet", self._template
        )
        self._keep = self.receipts.button("Ins Inventar übernehmen", "package-check", self._take_over)
        self._earn = self.incomes.button("Einnahmen erfassen …", "pencil", self._ask_incomes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (
            self._said,
            self._report,
            self._outcome,
            self._early,
            self._missing,
            self.receipts,
            self.incomes,
            self.kinds,
            self._balance,
            self._steps_title,
            self._steps,
        ):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_record(self, detail: ApplicationDetail) -> None:
        """Show this application's proof."""
        application_id = detail.id
        self._context.look(lambda session: proof(session, application_id), self._show, self, slot="proof")

    def _show(self, detail: ProofDetail) -> None:
        self._detail = detail
        self._said.setText(_sentence(detail))
        self._report.setText(detail.report)
        self._report.setVisible(bool(detail.report))
        self.receipts.show_rows(detail.receipts)
        self.incomes.show_rows(detail.incomes)
        self.kinds.show_rows(detail.kinds)
        self.kinds.setVisible(bool(detail.receipts))
        self._warn(detail)
        self._balance.setText(detail.balance.sentence)
        self._balance.setVisible(bool(detail.receipts))
        steps = detail.calculation.steps if detail.calculation else ()
        self._steps.show_steps(steps)
        for widget in (self._steps_title, self._steps):
            widget.setVisible(bool(steps))
        self._outcome.setVisible(detail.final_grant is not None)
        if detail.final_grant is not None:
            self._outcome.say(outcome(detail.final_grant, detail.paid))
        recording = detail.status in receipts.RECORDING
        for button in (self._write, self._read, self._hand_out, self._earn):
            button.setVisible(recording)
        self._keep.setVisible(bool(detail.bought))

    def _warn(self, detail: ProofDetail) -> None:
        early = [
            early_sentence(at, _line(row), detail.frame)
            for at, row in enumerate(detail.receipts)
            if row.state == "early" and row.recognised
        ]
        more = f" Weitere: {formats.number(len(early) - 1)}." if len(early) > 1 else ""
        self._early.say(early[0] + more if early else "")
        self._early.setVisible(bool(early))
        names = ", ".join(f"„{name}“" for name in detail.missing)
        self._missing.say(f"Zum Nachweis fehlen noch: {names}.")
        self._missing.setVisible(bool(detail.missing))

    # -- what can be done ------------------------------------------------------------------

    def _open_desk(self) -> None:
        if self._detail is not None:
            self._lists.type(self._detail.id)

    def _read_list(self) -> None:
        if self._detail is not None:
            self._lists.read(self._detail.id)

    def _template(self) -> None:
        if self._detail is not None:
            self._lists.hand_out(self._detail.id)

    def _take_over(self) -> None:
        detail = self._detail
        if detail is None:
            return
        chosen, name = detail.bought, f"Anschaffungen aus {detail.reference} ins Inventar übernehmen"
        self._context.do(
            name,
            lambda session: receipts.take_into_inventory(session, chosen),
            lambda new: self._context.messages.done(
                f"Ins Inventar übernommen: {formats.count(new, 'Gegenstand', 'Gegenstände')}.", undo=True
            ),
            owner=self,
        )

    def _ask_incomes(self) -> None:
        detail = self._detail
        if detail is None:
            return
        today = self._context.clock.today()
        lines = tuple(IncomeLine(row.kind, row.text, row.received_on, row.amount) for row in detail.incomes)
        ask_form(
            self._context,
            self,
            title="Einnahmen des Projekts",
            spec=INCOMES_FORM,
            draft=IncomesDraft(lines),
            button="Speichern",
            saving=lambda draft: Saving(
                f"Einnahmen zu {detail.reference} erfassen",
                lambda session: receipts.save_incomes(session, detail.id, draft, today=today),
            ),
            key=f"incomes:{detail.id}",
            explain=detail.balance.sentence,
        )


def _line(row: ReceiptRow) -> ReceiptLine:
    return ReceiptLine(
        number=row.number,
        payee=row.payee,
        invoiced_on=row.invoiced_on,
        paid_on=row.paid_on,
        claimed=row.claimed,
        recognised=row.recognised,
    )


def _sentence(detail: ProofDetail) -> str:
    if detail.checked_on is not None:
        who = f" von {detail.checked_by}" if detail.checked_by else ""
        return f"Nachweis geprüft am {formats.day(detail.checked_on)}{who}."
    if detail.received_on is not None:
        waiting = formats.count(detail.waiting, "Beleg", "Belege")
        left = f"{waiting} noch zu prüfen." if detail.waiting else "Alle Belege sind geprüft."
        return f"Nachweis eingegangen am {formats.day(detail.received_on)}. {left}"
    if detail.due_on is not None:
        return f"Der Nachweis ist bis {formats.day(detail.due_on)} vorzulegen."
    return "Ein Nachweis wird nach der Bewilligung vorgelegt."
