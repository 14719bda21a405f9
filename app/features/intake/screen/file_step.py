"""First step: what the list holds, and which file and sheet it is."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.intake import Intake
from app.features.intake.excel import Source
from app.ui.fields.choice import Combo
from app.ui.files import pick_file
from app.ui.plain import face
from app.ui.widgets import H3, Button, Elided, Picture, Quiet, Text

_PATTERNS = "Listen (*.xlsx *.xlsm *.csv *.txt *.tsv);;Alle Dateien (*)"
_INTRO = (
    "Haben Sie bisher mit Excel-Listen gearbeitet? Hier kommen sie in das Quartiersbuch. Vor dem Übernehmen "
    "sehen Sie jede Zeile, und alles zusammen lässt sich mit einem Schritt rückgängig machen."
)


class DropZone(QFrame):
    """Where a file is dropped, or picked with the button.

    Signals:
        dropped: path of the file.
    """

    dropped = Signal(str)

    def __init__(self, pick: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self.setMinimumHeight(190)
        self.setAccessibleName("Datei der Liste")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch()
        column.addWidget(Picture("file-spreadsheet", 36, "faint"), 0, centre)
        self.title = Elided("", role="h3")
        self.title.setAlignment(centre)
        self.hint = Quiet("")
        self.hint.setAlignment(centre)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        self.choose = Button("Datei wählen …", icon="folder-open", run=pick)
        column.addWidget(self.choose, 0, centre)
        column.addStretch()
        self.say(
            "Liste hierher ziehen", "Excel (.xlsx, .xlsm) oder CSV. Die Datei selbst bleibt, wie sie ist."
        )

    def say(self, title: str, hint: str) -> None:
        """Name the file, or what to do."""
        self.title.show_text(title)
        self.hint.setText(hint)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file is welcome."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()
            self._lit(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Gone again."""
        del event
        self._lit(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        self._lit(on=False)
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData().urls()[0].toLocalFile())

    def _lit(self, *, on: bool) -> None:
        self.setProperty("lit", on)
        self.style().unpolish(self)
        self.style().polish(self)


class FileStep(QWidget):
    """Chooses target, file and sheet.

    Signals:
        picked: path of a file. sheet_chosen: name of a sheet. altered: something was chosen.
    """

    picked = Signal(str)
    sheet_chosen = Signal(str)
    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intakes: tuple[Intake, ...] = ()
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._told)
        self.by_hand = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        intro = Quiet(_INTRO)
        intro.setMaximumWidth(860)
        outer.addWidget(intro)
        row = QHBoxLayout()
        row.setSpacing(24)
        outer.addLayout(row)
        self._kinds = QVBoxLayout()
        self._kinds.setSpacing(2)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(H3("Was steht in der Liste?"))
        left.addLayout(self._kinds)
        self.note = Quiet("")
        left.addWidget(self.note)
        left.addStretch()
        row.addLayout(left, 2)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(H3("Welche Datei ist es?"))
        self.zone = DropZone(self.pick)
        self.zone.dropped.connect(self.picked)
        right.addWidget(self.zone)
        self._sheet_label = Text("Blatt", role="label", wrap=False)
        self.sheets = Combo()
        self.sheets.setAccessibleName("Blatt")
        self.sheets.activated.connect(lambda _at: self.sheet_chosen.emit(self.sheets.currentText()))
        self.notes = Quiet("")
        right.addWidget(self._sheet_label)
        right.addWidget(self.sheets)
        right.addWidget(self.notes)
        right.addStretch()
        row.addLayout(right, 3)
        outer.addStretch()
        self.show_source(None)

    def show_intakes(self, intakes: Sequence[Intake]) -> None:
        """What can be brought in."""
        if self._intakes:
            return
        self._intakes = tuple(intakes)
        for at, intake in enumerate(self._intakes):
            button = QRadioButton(face(intake.title))
            button.clicked.connect(self._by_hand)
            self._group.addButton(button, at)
            self._kinds.addWidget(button)

    @property
    def intake(self) -> Intake | None:
        """What was chosen."""
        at = self._group.checkedId()
        return self._intakes[at] if at >= 0 else None

    def choose(self, key: str) -> None:
        """Choose what the list holds."""
        for at, intake in enumerate(self._intakes):
            if intake.key == key:
                self._group.button(at).setChecked(True)

    def pick(self) -> None:
        """Let the person pick a file."""
        pick_file(self, "Liste wählen", _PATTERNS, lambda path: self.picked.emit(str(path)))

    def show_source(self, source: Source | None) -> None:
        """Show which file was read; None before there is one."""
        several = source is not None and len(source.sheets) > 1
        self._sheet_label.setVisible(several)
        self.sheets.setVisible(several)
        self.notes.setVisible(source is not None)
        if source is None:
            return
        self.sheets.clear()
        self.sheets.addItems(list(source.sheets))
        self.sheets.setCurrentText(source.grid.title)
        rows = formats.count(len(source.grid.lines), "Zeile", "Zeilen")
        self.zone.say(Path(source.name).name, f"{rows} gelesen. Eine andere Datei ersetzt diese.")
        self.zone.choose.setText("Andere Datei wählen …")
        self.notes.setText("\n".join(source.notes))

    def take_focus(self) -> None:
        """Where one begins."""
        self.zone.choose.setFocus()

    def _by_hand(self) -> None:
        self.by_hand = True

    def _told(self, at: int, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        if on:
            self.note.setText(self._intakes[at].note)
            self.altered.emit()
