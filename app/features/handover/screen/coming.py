"""The coming handover: choose the week, see what goes out, hand it over."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.dates import Week
from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.sheets import SheetSource
from app.features.handover import queries
from app.features.handover.queries import Standing, UnprintedLetter
from app.features.handover.rules import Level, Material
from app.features.handover.screen.making import Making
from app.features.handover.screen.zip_sheet import ZipSheet
from app.features.handover.table import SHEET_CHIPS, SHEET_COLUMNS, SheetRow
from app.ui.actions import Action
from app.ui.cards import Card
from app.ui.context import Context
from app.ui.files import pick_folder
from app.ui.table import SimpleTable
from app.ui.theme import Tone
from app.ui.widgets import Banner, Button, Quiet

_NAMED = 4
"""Letters named one by one; the rest is counted."""
FOLDER = "handover.folder"
"""Setting of this computer: where the last handover was put."""
ZIP = "handover.zip"
"""Setting of this computer: whether it is put there encrypted."""


class ComingCard(Card):
    """The week that is due, its sheets, and the one button that matters."""

    def __init__(
        self,
        context: Context,
        sources: Callable[[], Sequence[SheetSource]],
        edit_plan: Callable[[], None],
        done: Callable[[int], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Neue Übergabe", parent=parent)
        self._context = context
        self._sources = sources
        self._finished = done
        self._standing: Standing | None = None
        self._focused = False
        self.weeks = QComboBox()
        self.weeks.setAccessibleName("Kalenderwoche")
        self.weeks.setMinimumWidth(350)
        self.weeks.setMaxVisibleItems(14)
        self.weeks.activated.connect(lambda _at: self._preview())
        self.hand_over = Button("Übergeben …", icon="send", primary=True, run=self.choose_folder)
        self.hand_over.setToolTip("Schreibt Wochenliste und Deckblatt in einen Ordner und archiviert beide.")
        self.zip = QCheckBox("als verschlüsseltes ZIP")
        self.zip.setToolTip("Wochenliste und Deckblatt zusammen in eine Datei mit Kennwort (AES-256).")
        self.zip.setChecked(bool(context.settings.get(ZIP)))
        self.zip.toggled.connect(lambda on: context.settings.put(ZIP, on or None))
        self.notice = Banner("", Tone.WARN)
        self.notice.hide()
        self._waiting: tuple[UnprintedLetter, ...] = ()
        self.letters = Banner("", Tone.INFO, (Action("Erstes öffnen", self._open_letter, icon="mail"),))
        self.letters.hide()
        self.about = Quiet("")
        self.sheets = SimpleTable(
            context,
            SHEET_COLUMNS,
            key="handover.sheets",
            name="Blätter der Wochenliste",
            chips=SHEET_CHIPS,
            empty="Es ist kein Blatt angekreuzt.",
        )
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.weeks)
        row.addWidget(self.hand_over)
        row.addWidget(self.zip)
        row.addStretch()
        row.addWidget(Button("Blätter und Spalten …", icon="columns-3", run=edit_plan))
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(self.letters)
        column.addWidget(self.about)
        column.addWidget(self.sheets)
        self.set_widget(inside)

    @property
    def week(self) -> Week | None:
        """The week chosen."""
        chosen = self.weeks.currentData()
        return Week.parse(chosen) if isinstance(chosen, str) else None

    def choose(self, week: Week) -> None:
        """Choose a week, as far as it is offered."""
        at = self.weeks.findData(str(week))
        if at >= 0:
            self.weeks.setCurrentIndex(at)
            self._preview()

    def reload(self) -> None:
        """Read which weeks there are, and what would go out."""
        today = self._context.clock.today()
        self._context.look(
            lambda session: queries.standing(session, today), self._show_weeks, self, slot="weeks"
        )
        self._context.look(queries.unprinted, self._show_letters, self, slot="letters")

    def _show_letters(self, waiting: tuple[UnprintedLetter, ...]) -> None:
        self._waiting = waiting
        names = ", ".join(dict.fromkeys(letter.name for letter in waiting[:_NAMED]))
        more = f" und {len(waiting) - _NAMED} weitere" if len(waiting) > _NAMED else ""
        what = formats.count(len(waiting), "Schreiben ist", "Schreiben sind")
        self.letters.say(f"{what} noch nicht gedruckt: {names}{more}.")
        self.letters.setVisible(bool(waiting))

    def _open_letter(self) -> None:
        if self._waiting:
            self._context.open(Ref("letter", self._waiting[0].id))

    def choose_folder(self) -> None:
        """Ask for the password if there is to be one, then where to, then hand over."""
        week = self.week
        if week is None:
            return
        if self.zip.isChecked():
            then = partial(self._pick, week)
            ZipSheet(self._context, then, self.window()).open()
        else:
            self._pick(week)

    def _pick(self, week: Week, password: str = "") -> None:
        last = self._context.settings.get(FOLDER)
        start = Path(last) if isinstance(last, str) and Path(last).is_dir() else None
        pick_folder(self, "Ordner für die Übergabe", lambda folder: self.start(week, folder, password), start)

    def start(self, week: Week, folder: Path, password: str = "") -> None:
        """Hand the week over into the folder, with a password as one encrypted ZIP."""
        self._context.settings.put(FOLDER, str(folder))
        self._rest(resting=True)
        Making(self._context, self, self._sources(), self._done, self._failed).start(week, folder, password)

    def _done(self, record_id: int) -> None:
        self.reload()
        self._finished(record_id)

    def _failed(self) -> None:
        self._rest(resting=False)

    def _rest(self, *, resting: bool) -> None:
        """The button waits; where it had the focus it gets it back, for Qt goes on to the next meanwhile."""
        if resting:
            # The window's, not the program's: the question for the folder still lies over it.
            self._focused = self.window().focusWidget() is self.hand_over
        self.hand_over.setEnabled(not resting)
        if not resting and self._focused:
            self._focused = False
            self.hand_over.setFocus()

    def _show_weeks(self, standing: Standing) -> None:
        chosen = self.week if self._standing is not None else None
        if chosen is None or chosen in {week for week, done in standing.weeks if done}:
            chosen = standing.due
        self._standing = standing
        self.weeks.clear()
        for week, done in standing.weeks:
            state = " · übergeben" if done else ""
            span = f"{formats.day(week.first)[:6]}–{formats.day(week.last)}"
            self.weeks.addItem(f"{formats.week(week)} · {span}{state}", str(week))
        self.weeks.setCurrentIndex(max(self.weeks.findData(str(chosen)), 0))
        self._preview()

    def _preview(self) -> None:
        week = self.week
        if week is None:
            return
        now, staff_id = self._context.clock.now(), self._context.staff_id
        self._context.look(
            lambda session: queries.collect(session, self._sources(), week, now=now, staff_id=staff_id),
            self._show_material,
            self,
            slot="preview",
            failed=self._cannot,
        )

    def _show_material(self, material: Material) -> None:
        period, summary = material.period, material.summary
        talks = formats.count(summary.consultations, "Beratung", "Beratungen")
        advice = f"{talks}, {formats.minutes(summary.minutes)}"
        self.about.setText(
            f"Übergabe Nr. {material.number} · {period.words} · {advice} · Datei {material.file_name}"
        )
        sentence = _notice(material)
        self.notice.say(sentence)
        self.notice.setVisible(bool(sentence))
        self.sheets.set_rows([SheetRow.of(number, sheet) for number, sheet in enumerate(material.sheets)])
        self._rest(resting=False)

    def _cannot(self, fault: Exception) -> None:
        self.sheets.set_rows(())
        self.notice.say(fault.sentence if isinstance(fault, Refused) else str(fault))
        self.notice.show()
        self.about.setText("")
        self.hand_over.setEnabled(False)


def _notice(material: Material) -> str:
    sentences = list(material.remarks[1:] if material.sender.is_demo else material.remarks)
    if material.personal:
        words = (
            "Namen der Beschäftigten" if material.disclosed is Level.STAFF else "personenbezogenen Spalten"
        )
        sentences.append(f"Mit {words}: {'; '.join(material.personal)}.")
    return " ".join(sentences)
