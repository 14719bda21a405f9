"""The number series, to look at: they run without gaps by themselves."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.office.queries.numbers import SeriesRow, series
from app.features.office.table import NUMBERS
from app.ui.context import Context
from app.ui.table import SimpleTable
from app.ui.widgets import Quiet

_WHY = (
    "Nummern werden lückenlos vergeben, je Jahr von vorn. Das Kürzel eines Fonds ändern Sie unter „Fonds“. "
    "Eine vergebene Nummer kommt nur zurück, wenn Sie die Vergabe rückgängig machen."
)


class NumbersPanel(QWidget):
    """What is numbered, and how far it is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.table: SimpleTable[SeriesRow] = SimpleTable(
            context,
            NUMBERS,
            key="office.numbers",
            name="Nummernkreise",
            empty="Noch ist keine Nummer vergeben. Die erste Beratung beginnt mit B-JJJJ-0001.",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(Quiet(_WHY))
        layout.addWidget(self.table)
        layout.addStretch(1)

    def reload(self) -> None:
        """Read the series anew."""
        self._context.look(series, self.table.set_rows, self)
