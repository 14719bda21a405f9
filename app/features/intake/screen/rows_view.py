"""The table of the rows of a list."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.features.intake.screen.cell_delegate import CellDelegate
from app.features.intake.screen.rows_model import ACTION, FIRST_FIELD, RowsModel
from app.ui.theme import ROW_HEIGHT
from app.ui.theme.fonts import scaled

_NUMBERS = 60


class Numbers(QHeaderView):
    """The numbers of the rows; Qt would measure two hundred of them each time others are shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)

    def sizeHint(self) -> QSize:
        """Room for six figures."""
        return QSize(scaled(_NUMBERS), 0)


class RowsView(QTableView):
    """The rows; typing begins to edit."""

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(model, self))
        self.setAccessibleName("Zeilen der Liste")
        self.setProperty("role", "framed")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        rows = Numbers(self)
        self.setVerticalHeader(rows)
        rows.setSectionsClickable(False)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(scaled(ROW_HEIGHT))
        rows.setHighlightSections(False)
        self.setCornerButtonEnabled(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @property
    def is_open(self) -> bool:
        """Whether a cell is being typed into."""
        return self.state() is QAbstractItemView.State.EditingState

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return begins to edit, Delete empties the cell; everything else as usual."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if self.is_open:
            # What an open cell passes on: the key that closes it.
            event.accept()
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit(self.currentIndex())
        elif plain and event.key() == Qt.Key.Key_Delete and self.currentIndex().column() >= FIRST_FIELD:
            self.model().setData(self.currentIndex(), "", Qt.ItemDataRole.EditRole)
        else:
            super().keyPressEvent(event)

    def fit_columns(self, model: RowsModel) -> None:
        """Widths by what the columns hold."""
        for column in range(model.columnCount()):
            self.setColumnWidth(column, scaled(150))
        self.setColumnWidth(ACTION, scaled(170))
        last = model.columnCount() - 1
        self.setColumnWidth(last, scaled(360))

    def selected_rows(self) -> list[int]:
        """Rows of the table that hold a selected cell."""
        return sorted({index.row() for index in self.selectionModel().selectedIndexes()})
