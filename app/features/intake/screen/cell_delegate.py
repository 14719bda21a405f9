"""Typing into the rows of a list: a line for texts, the office's own words for choices."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.excel.cells import LONGEST
from app.features.intake.rules import ACTIONS, allowed
from app.features.intake.screen.rows_model import ACTION, WRONG_ROLE, RowsModel
from app.ui.theme import Tone, theme

_Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Makes the editors of the table of rows."""

    def __init__(self, model: RowsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """What is to be mended stands on a ground of its own, beside its mark."""
        if index.data(WRONG_ROLE):
            painter.fillRect(option.rect, QColor(theme().tokens.tones[Tone.BAD].ground))
        super().paint(painter, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """The widget over the cell."""
        del option
        made: QWidget
        found = self._model.field_at(index.column())
        if index.column() == ACTION:
            made = self._actions(parent, index)
        elif found is not None and found[0].choice and not found[0].many:
            made = self._words(parent, index)
        else:
            line = QLineEdit(parent)
            line.setMaxLength(LONGEST)
            made = line
        made.setProperty("role", "cell")
        made.setAccessibleName(f"Zeile {self._model.number_at(index.row())}")
        return made

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """What the cell holds."""
        kept = self._model.data(index, Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            at = editor.findData(kept)
            editor.setCurrentIndex(at)
            if at < 0 and editor.isEditable():
                editor.setEditText(str(kept))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(kept))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """What was typed or chosen."""
        if isinstance(editor, QComboBox) and editor.isEditable():
            model.setData(index, editor.currentText())
        elif isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _actions(self, parent: QWidget, index: _Index) -> QComboBox:
        box = QComboBox(parent)
        row = self._model.row_at(index.row())
        for action in allowed(row) if row is not None else ():
            box.addItem(ACTIONS[action], action)
        box.activated.connect(lambda _at: self.commitData.emit(box))
        return box

    def _words(self, parent: QWidget, index: _Index) -> QComboBox:
        """The words there are; another can be typed, and is then told to be none."""
        box = QComboBox(parent)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        found, work = self._model.field_at(index.column()), self._model.work
        if found is not None and work is not None:
            for option in work.desk.choices.get(found[0].key, ()):
                if option.active:
                    box.addItem(option.label, option.label)
        return box
