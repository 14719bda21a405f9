"""Tabs of the record of a consultation."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.columns import Column, Kind
from app.domain.ids import Ref
from app.features.consultations.queries import ConcernRow, ConsultationDetail
from app.features.consultations.table import CONCERN_CHIPS
from app.ui.context import Context
from app.ui.table import SimpleTable
from app.ui.widgets import Button

_COLUMNS: tuple[Column[ConcernRow], ...] = (
    Column("reference", "Nr.", Kind.TEXT, 112, rigid=True),
    Column("text", "Anliegen", Kind.TEXT, 240),
    Column("status", "Stand", Kind.STATE, 176),
)


class ConcernsPanel(QWidget):
    """The concerns to the city that came of a consultation."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._consultation_id: int | None = None
        self.table: SimpleTable[ConcernRow] = SimpleTable(
            context,
            _COLUMNS,
            key="consultation-concerns",
            name="Anliegen an die Stadt",
            chips=CONCERN_CHIPS,
            empty="Aus dieser Beratung ist noch kein Anliegen an die Stadt entstanden.",
        )
        self.table.opened.connect(lambda concern_id: context.open(Ref("concern", concern_id)))
        self.table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.table)
        layout.addWidget(Button("Neues Anliegen", icon="plus", run=self._new))
        layout.addStretch()

    def show_record(self, detail: ConsultationDetail) -> None:
        """Show those of this consultation."""
        self._consultation_id = detail.id
        self.table.set_rows(detail.concerns)

    def _new(self) -> None:
        self._context.new("concern", consultation_id=self._consultation_id)
