"""The tabs of a publication: its prints, and where copies went."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.features.publicity.queries.publications import DistributionRow, PrintRow, PublicationDetail
from app.features.publicity.rules import publications as rules
from app.features.publicity.table import DISTRIBUTION_COLUMNS, PRINT_CHIPS, PRINT_COLUMNS
from app.ui.context import Context
from app.ui.table import SimpleTable
from app.ui.widgets import Button, Quiet

Doing = Callable[[int], None]


class PrintsPanel(QWidget):
    """Everything printed of a publication; a double click shows the very bytes again."""

    def __init__(self, context: Context, show: Doing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: SimpleTable[PrintRow] = SimpleTable(
            context,
            PRINT_COLUMNS,
            key="publicity.prints",
            name="Drucke",
            chips=PRINT_CHIPS,
            empty="Noch nichts gedruckt. „Drucken …“ legt jede Ausgabe hier ab, mit Prüfsumme.",
        )
        self._table.opened.connect(show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table)
        layout.addStretch(1)

    def show_record(self, detail: PublicationDetail) -> None:
        """Show the prints of this one."""
        self._table.set_rows(detail.prints)


class DistributionPanel(QWidget):
    """Where copies went, and how many in all."""

    def __init__(
        self, context: Context, add: Callable[[], None], change: Doing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._table: SimpleTable[DistributionRow] = SimpleTable(
            context,
            DISTRIBUTION_COLUMNS,
            key="publicity.distribution",
            name="Verteilung",
            empty="Noch nichts verteilt. Tragen Sie ein, wo wie viele Exemplare ausliegen.",
        )
        self._table.opened.connect(change)
        self._total = Quiet("", wrap=False)
        row = QHBoxLayout()
        row.addWidget(Button("Verteilung eintragen …", icon="plus", run=add))
        row.addStretch(1)
        row.addWidget(self._total)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self._table)
        layout.addStretch(1)

    def show_record(self, detail: PublicationDetail) -> None:
        """Show where copies of this one went."""
        self._table.set_rows(detail.distribution)
        out = rules.total([row.copies for row in detail.distribution])
        made = rules.total([row.copies for row in detail.prints])
        of = f" von {formats.number(made)} gedruckten" if made else ""
        self._total.setText(f"{formats.number(out)}{of} verteilt" if out else "")
