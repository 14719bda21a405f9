"""The chosen sheet as it will go out, with the first rows of the week."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.columns import RIGHT_ALIGNED, Column
from app.domain.dates import Week
from app.features.handover.rules import SheetData
from app.ui.icons import icon
from app.ui.theme import ROW_HEIGHT
from app.ui.theme.fonts import scaled
from app.ui.widgets import H3, IconButton, Quiet

_WIDEST, _NARROWEST = 220, 72
_SIGN = 9
"""Pixels of a letter in a heading, said generously."""


class SheetPreview(QWidget):
    """Headings and rows; nothing can be changed in it."""

    def __init__(self, week: Week) -> None:
        super().__init__()
        self._week = week
        self._keys: tuple[str, ...] = ()
        self._wanted = ""
        self.title = H3("Vorschau")
        self.about = Quiet("")
        # As high as the headings with arrows beside it.
        self.title.setMinimumHeight(IconButton("arrow-up", "").sizeHint().height())
        self.table = QTableWidget()
        self.table.setAccessibleName("Vorschau des Blattes")
        self.table.setProperty("role", "framed")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.table.horizontalHeader().setHighlightSections(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.about)

    def show_sheet(self, sheet: SheetData, *, ticked: bool) -> None:
        """Show a sheet with its first rows."""
        self.title.setText(f"Vorschau: {sheet.title}")
        self.table.clear()
        answers = sheet.answers if sheet.columns else ()
        shown = (*sheet.columns, *answers)
        self.table.setColumnCount(len(shown))
        self.table.setRowCount(len(sheet.rows) if shown else 0)
        for at, column in enumerate(shown):
            self.table.setHorizontalHeaderItem(at, _heading(column, asked=column in answers))
            self.table.setColumnWidth(at, _width(column))
            for line, row in enumerate(sheet.rows):
                self.table.setItem(line, at, _cell(column, row))
        self._keys = tuple(column.key for column in sheet.columns)
        self.about.setText(self._words(sheet, ticked=ticked))
        self.show_column(self._wanted)

    def show_column(self, key: str) -> None:
        """Bring a column into sight; one that does not go out is not there."""
        self._wanted = key
        if key in self._keys and self.table.rowCount():
            self.table.scrollTo(self.table.model().index(0, self._keys.index(key)))

    def refuse(self, sentence: str) -> None:
        """Say why nothing can be shown."""
        self.table.setRowCount(0)
        self.about.setText(sentence)

    def _words(self, sheet: SheetData, *, ticked: bool) -> str:
        if not ticked:
            return "Das Blatt ist nicht angekreuzt und geht nicht hinaus."
        if not sheet.columns:
            return "Es ist keine Spalte angekreuzt; das Blatt geht nicht hinaus."
        if not sheet.rows:
            return f"In der {formats.week(self._week)} hat das Blatt keine Zeilen."
        lines = "Die erste Zeile" if len(sheet.rows) == 1 else f"Die ersten {len(sheet.rows)} Zeilen"
        personal = " Spalten mit Personenzeichen nennen Personen." if sheet.personal else ""
        asked = " Spalten mit Stift füllt die Stadt aus." if sheet.answers else ""
        return f"{lines} der {formats.week(self._week)}.{personal}{asked}"


def _heading(column: Column[Any], *, asked: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(column.title)
    item.setToolTip(column.help)
    item.setTextAlignment(_aligned(column))
    if asked:
        item.setIcon(icon("pencil", "quiet", 14))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{column.title}, für die Rückmeldung")
    elif column.personal:
        item.setIcon(icon("user", "warn", 14))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{column.title}, mit Personenbezug")
    return item


def _cell(column: Column[Any], row: Any) -> QTableWidgetItem:
    text = " ".join(column.text(row).splitlines())
    item = QTableWidgetItem(text)
    item.setTextAlignment(_aligned(column))
    return item


def _aligned(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.kind in RIGHT_ALIGNED else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _width(column: Column[Any]) -> int:
    heading = len(column.title) * _SIGN + (48 if column.personal else 24)
    return scaled(max(min(max(column.width, heading), _WIDEST), _NARROWEST))
