"""Reading a calendar file in: what it would change, line by line, before anything is written."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain import formats
from app.domain.errors import Refused
from app.features.events import ical
from app.features.events.ical import ReadCalendarFile
from app.features.events.queries import exchange as queries
from app.features.events.queries.exchange import CalendarRow
from app.features.events.rules.exchange import DIARY, FRESH, Compared, Known, Target, guessed
from app.features.events.screen.file_rows import COLUMNS, Line, listed, toggled, told
from app.features.events.service import exchange as service
from app.features.events.service.exchange import ReadFile, Taken
from app.ical.reading import LARGEST
from app.system.files import read_bounded
from app.ui.context import Context
from app.ui.files import pick_file
from app.ui.fitting import fit
from app.ui.jobs import Progress
from app.ui.table.ticked import TickView
from app.ui.theme import Tone
from app.ui.widgets import H2, Banner, Button, Quiet, Text

PATTERNS = "Kalenderdateien (*.ics *.ical *.ifb *.icalendar);;Alle Dateien (*)"
ENDINGS = frozenset({".ics", ".ical", ".ifb", ".icalendar"})
_WIDE, _HIGH = 1040, 700


def pick(context: Context, owner: QWidget) -> None:
    """Let the person pick a calendar file and show what it would change."""
    pick_file(owner, "Kalenderdatei einlesen", PATTERNS, lambda path: open_file(context, owner, path))


def open_file(context: Context, owner: QWidget, path: Path) -> None:
    """Show what a calendar file would change."""

    def build(progress: Progress) -> ReadCalendarFile:
        progress(0, 0, path.name)
        return ical.read(read_bounded(path, LARGEST), progress)

    def show(file: ReadCalendarFile) -> None:
        context.look(
            queries.calendars, lambda rows: CalendarFileSheet(context, owner, path, file, rows).open(), owner
        )

    context.make(build, show, title="Kalenderdatei einlesen", owner=owner)


class CalendarFileSheet(QDialog):
    """The preview: where the dates go, and each of them with its tick."""

    def __init__(
        self,
        context: Context,
        owner: QWidget,
        path: Path,
        file: ReadCalendarFile,
        calendars: Sequence[CalendarRow],
    ) -> None:
        super().__init__(owner.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Kalenderdatei einlesen")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._context = context
        self._path = path
        self._file = file
        self._compared = Compared(())
        self._lines: list[Line] = []
        self._ticks: set[int] = set()
        self._build(calendars)
        there = ((row.id, row.name, row.path) for row in calendars)
        self._show_target(guessed(file.items, file.name, str(path), there))
        fit(self, _WIDE, _HIGH)
        self.view.setFocus()

    # -- what a person does ----------------------------------------------------------------

    def take(self) -> None:
        """Write what is ticked, as one step."""
        if not self.accept_button.isEnabled():
            return
        wanted = [one for one in self._compared.proposals if one.id in self._ticks]
        target = self.target()
        file = ReadFile(str(self._path), self._file.sha256, self._context.clock.now())
        self.accept_button.setEnabled(False)
        self._context.do_long(
            f"Kalenderdatei „{self._path.name}“ einlesen",
            lambda session, progress: service.take(session, wanted, target, file, progress),
            self._taken,
            title="Termine übernehmen",
            owner=self,
            failed=self._refused,
            ended=self._count,
        )

    def target(self) -> Target:
        """Where the dates go, as it is chosen now."""
        place = str(self.place.currentData())
        return Target(place, self.name.text(), self.follow.isChecked() and place != DIARY)

    # -- inside ----------------------------------------------------------------------------

    def _build(self, calendars: Sequence[CalendarRow]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(H2(self._path.name))
        layout.addLayout(self._where(calendars))
        layout.addWidget(self.follow)
        self.wrong = Banner("", Tone.BAD)
        self.wrong.hide()
        layout.addWidget(self.wrong)
        self.view = TickView(
            self._context, COLUMNS, key="events.file", name="Termine der Kalenderdatei", chips={}
        )
        self.view.toggled.connect(self._toggle)
        self.view.selectionModel().currentRowChanged.connect(lambda now, _before: self._say(now.row()))
        layout.addWidget(self.view, 1)
        self.said = Quiet("")
        self.said.hide()
        layout.addWidget(self.said)
        self.remarks = Banner("", Tone.WARN)
        self.remarks.hide()
        layout.addWidget(self.remarks)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.summary = Quiet("")
        row.addWidget(self.summary, 1)
        row.addWidget(Button("Abbrechen", run=self.reject))
        self.accept_button = Button("Übernehmen", primary=True, run=self.take)
        row.addWidget(self.accept_button)
        layout.addLayout(row)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.take)

    def _where(self, calendars: Sequence[CalendarRow]) -> QHBoxLayout:
        self.place = QComboBox()
        self.place.setAccessibleName("Wohin die Termine kommen")
        self.place.addItem("Neuer Kalender eines Veranstalters", FRESH)
        for calendar in calendars:
            self.place.addItem(f"Kalender „{calendar.name}“", str(calendar.id))
        self.place.addItem("Eigene Termine des Büros", DIARY)
        self.place.currentIndexChanged.connect(lambda _at: self._moved())
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.setAccessibleName("Name des neuen Kalenders")
        self.name.setPlaceholderText("Name, z. B. Grundschule")
        self.follow = QCheckBox("Der Datei folgen: neu lesen, wenn sie sich ändert")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Text("Wohin", role="label"))
        row.addWidget(self.place)
        row.addWidget(self.name, 1)
        row.addStretch()
        return row

    def _show_target(self, target: Target) -> None:
        with QSignalBlocker(self.place):
            self.place.setCurrentIndex(max(self.place.findData(target.place), 0))
        self.name.setText(target.name)
        self.name.setCursorPosition(0)
        self.follow.setChecked(target.subscribed)
        self._moved()

    def _moved(self) -> None:
        """Another target: what is there already is compared anew."""
        place = self.place.currentData()
        self.name.setVisible(place == FRESH)
        self.follow.setVisible(place != DIARY)
        self.wrong.hide()
        if place == FRESH:
            self._compare(())
            return
        self._context.look(
            partial(queries.known, calendar_id=self.target().calendar_id), self._compare, self, slot="known"
        )

    def _compare(self, known: Sequence[Known]) -> None:
        missing = self.target().calendar_id is not None

        def build(progress: Progress) -> Compared:
            progress(0, 0, self._path.name)
            return ical.compared(self._file, known, missing=missing, trusted=self.follow.isChecked())

        self._context.make(build, self._show, title="Kalenderdatei vergleichen", owner=self)

    def _show(self, compared: Compared) -> None:
        self._compared = compared
        self._ticks = set(compared.ticked)
        self._lines = listed(compared, self._ticks)
        self.view.ticks.show_rows(self._lines)
        self.remarks.setVisible(bool(compared.remarks))
        if compared.remarks:
            self.remarks.say(_shortly(compared.remarks))
            self.remarks.setToolTip("\n".join(compared.remarks))
        self._count()

    def _say(self, at: int) -> None:
        """The whole sentence of the line in front."""
        why = self._lines[at].why if 0 <= at < len(self._lines) else ""
        self.said.setText(why)
        self.said.setVisible(bool(why))

    def _toggle(self, ids: Sequence[int]) -> None:
        toggled(self._lines, ids, self._ticks)
        self.view.ticks.told()
        self._count()

    def _count(self) -> None:
        number = len(self._ticks)
        # An empty file, or one that says nothing new, can still be followed.
        self.accept_button.setEnabled(bool(number) or self.follow.isChecked())
        self.accept_button.setText(
            f"{formats.count(number, 'Termin', 'Termine')} übernehmen" if number else "Übernehmen"
        )
        said = told(self._compared.counts)
        self.summary.setText(said or "In der Datei steht kein Termin.")

    def _refused(self, refused: Refused) -> None:
        self.wrong.say(refused.sentence)
        self.wrong.show()
        if refused.field == "name":
            self.name.setFocus()

    def _taken(self, taken: Taken) -> None:
        self._context.messages.done(
            f"Kalenderdatei eingelesen: {told(taken.counts) or 'nichts Neues'}.", undo=True
        )
        self.accept()


def _shortly(remarks: Sequence[str]) -> str:
    """The first ones; the rest is in the tooltip."""
    said = " ".join(remarks[:3])
    more = len(remarks) - 3
    return f"{said} (und {formats.count(more, 'weiterer Hinweis', 'weitere Hinweise')})" if more > 0 else said
