"""The table of the rows of a list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.features.intake.screen.cell_delegate import CellDelegate
from app.features.intake.screen.rows_model import ACTION, RowsModel
from app.ui.theme import ROW_HEIGHT
from app.ui.theme.fonts import scaled


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
        rows = self.verticalHeader()
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
