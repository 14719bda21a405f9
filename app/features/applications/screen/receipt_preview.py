"""What was understood of a returned list, before anything is taken; or every cell to be mended."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.columns import Column, Kind
from app.features.applications.excel import ReceiptFile
from app.features.applications.queries.proven import ReceiptDesk
from app.features.applications.rules.receipts import REMARKS, doubles, remarks
from app.features.applications.table import RECEIPT_CHIPS
from app.ui.context import Context
from app.ui.fitting import fit
from app.ui.sheet import Saving
from app.ui.table import SimpleTable
from app.ui.theme import Tone
from app.ui.widgets import H2, Banner, Button, Quiet


@dataclass(frozen=True)
class _Fault:
    """A problem as a row."""

    id: int
    address: str
    value: str
    expected: str
    remedy: str


@dataclass(frozen=True)
class _Row:
    """A line as it was understood."""

    id: int
    number: str
    invoiced_on: object
    payee: str
    subject: str
    kind: str
    claimed: object
    state: str | None


_FAULTS: tuple[Column[_Fault], ...] = (
    Column("address", "Zelle", Kind.TEXT, 70),
    Column("value", "Dort steht", Kind.TEXT, 170),
    Column("expected", "Erwartet", Kind.TEXT, 220),
    Column("remedy", "Was zu tun ist", Kind.TEXT, 320),
)
_LINES: tuple[Column[_Row], ...] = (
    Column("number", "Nr.", Kind.TEXT, 60),
    Column("invoiced_on", "Rechnung vom", Kind.DATE, 96),
    Column("payee", "Empfänger", Kind.TEXT, 170),
    Column("subject", "Gegenstand", Kind.TEXT, 200),
    Column("kind", "Kostenart", Kind.TEXT, 130),
    Column("claimed", "Betrag", Kind.MONEY, 100),
    Column("state", "", Kind.STATE, 92),
)


class ReceiptPreview(QDialog):
    """Takes all lines or none."""

    def __init__(
        self,
        context: Context,
        owner: QWidget,
        desk: ReceiptDesk,
        name: str,
        found: ReceiptFile,
        saving: Saving,
    ) -> None:
        super().__init__(owner.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Belegliste einlesen")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._context, self._saving = context, saving
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(H2(f"Belegliste zu {desk.reference} einlesen"))
        layout.addWidget(Quiet(_sentence(name, desk, found)))
        for note in found.notes:
            layout.addWidget(Quiet(note))
        if found.problems:
            count = formats.count(len(found.problems), "Zelle ist", "Zellen sind")
            layout.addWidget(
                Banner(f"{count} in der Datei zu berichtigen; bis dahin wird nichts übernommen.", Tone.BAD)
            )
            layout.addWidget(_faults(context, found))
        else:
            layout.addWidget(_lines(context, desk, found))
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(Button("Schließen" if found.problems else "Abbrechen", run=self.reject))
        self.take = Button("Übernehmen", role="primary", run=self._take)
        self.take.setVisible(not found.problems)
        buttons.addWidget(self.take)
        layout.addLayout(buttons)
        fit(self, 980, 640)

    def _take(self) -> None:
        self.take.setEnabled(False)

        def finished(_id: int | None) -> None:
            self.accept()
            self._context.messages.done(self._saving.toast or self._saving.name, undo=True)

        self._context.do(
            self._saving.name,
            self._saving.act,
            finished,
            owner=self,
            ended=lambda: self.take.setEnabled(True),
        )


def _sentence(name: str, desk: ReceiptDesk, found: ReceiptFile) -> str:
    there = len(desk.lines)
    behind = (
        f" Sie kommen hinter die {formats.count(there, 'Zeile', 'Zeilen')}, die schon da sind."
        if there
        else ""
    )
    return (
        f"„{name}“: {formats.count(len(found.lines), 'Beleg', 'Belege')} über {formats.money(found.total)}. "
        f"Was davon anerkannt wird, entscheiden Sie danach.{behind}"
    )


def _faults(context: Context, found: ReceiptFile) -> SimpleTable[_Fault]:
    table: SimpleTable[_Fault] = SimpleTable(context, _FAULTS, key="receipt_faults", name="Fehler der Datei")
    table.set_rows(
        [
            _Fault(at, one.address, one.value, one.expected, one.remedy)
            for at, one in enumerate(found.problems)
        ]
    )
    return table


def _lines(context: Context, desk: ReceiptDesk, found: ReceiptFile) -> SimpleTable[_Row]:
    twice = doubles([*desk.lines, *found.lines])
    table: SimpleTable[_Row] = SimpleTable(
        context,
        _LINES,
        key="receipt_preview",
        name="Gelesene Belege",
        chips=RECEIPT_CHIPS,
        totals=("claimed",),
    )
    rows = []
    for at, line in enumerate(found.lines):
        said = [key for key in remarks(line, desk.frame, twice) if key in REMARKS and key != "open"]
        rows.append(
            _Row(
                at,
                line.number,
                line.invoiced_on,
                line.payee,
                line.subject,
                line.kind,
                line.claimed,
                said[0] if said else None,
            )
        )
    table.set_rows(rows)
    return table
