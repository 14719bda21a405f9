"""Which sheets and columns go out, in which order, under which titles; what is personal is marked."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.dates import Week
from app.domain.errors import Refused
from app.domain.sheets import SheetSource
from app.features.handover import queries, service
from app.features.handover.rules import ColumnChoice, Level, Plan, SheetChoice, merged
from app.features.handover.screen.level_choice import LevelChoice
from app.features.handover.screen.sheet_preview import SheetPreview
from app.features.handover.screen.tick_list import Tick, TickList
from app.ui.context import Context
from app.ui.fitting import fit
from app.ui.theme import Tone
from app.ui.widgets import H2, H3, Banner, Button, IconButton, Quiet

_EXPLAIN = (
    "Angekreuzt ist, was hinausgeht. Die Reihenfolge ändern Sie mit den Pfeilen oder mit Alt+Pfeiltaste, "
    "den Titel unter der Liste oder mit F2."
)
_STEP = "Blätter der Übergabe wählen"
_MARKS = {Level.STAFF: "Beschäftigte", Level.PERSONAL: "Personenbezug"}


class PlanEditor(QDialog):
    """Edits a copy of the plan; Esc leaves it as it was."""

    def __init__(
        self, context: Context, plan: Plan, sources: Sequence[SheetSource], week: Week, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Blätter und Spalten")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._context = context
        self._sources = sources
        self._week = week
        self._level = plan.level
        self._choices: dict[str, SheetChoice] = {}
        self.fault = Banner("", Tone.BAD)
        self.fault.hide()
        self.level = LevelChoice(plan.level, lambda level: self.plan().at(level).personal)
        self.sheets = TickList("Blätter")
        self.columns = TickList("Spalten")
        self.sheet_title, self.column_title = QLineEdit(), QLineEdit()
        self.preview = SheetPreview(week)
        self._columns_head = H3("Spalten")
        self._build()
        self._connect()
        self._show_plan(plan)
        self.sheets.setFocus()

    def plan(self) -> Plan:
        """The plan as it stands in the dialog."""
        sheets = (replace(self._choices[key], ticked=ticked) for key, ticked in self.sheets.ticks())
        return Plan(self._level, tuple(sheets))

    def save(self) -> None:
        """Keep it for all handovers to come."""
        if self.level.waits:
            self._refused(
                Refused("Bitte bestätigen Sie zuerst, was über Personen hinausgehen darf, oder „Nein“.")
            )
            return
        plan = self.plan()
        self._context.do(
            _STEP,
            lambda session: service.choose(session, plan),
            lambda _none: self._saved(),
            owner=self,
            failed=self._refused,
        )

    def reset(self) -> None:
        """Everything as it is for an office that never chose; kept only by saving."""
        self._level = Level.NONE
        self.level.show_level(Level.NONE)
        self._show_plan(merged(queries.offered(self._sources), ()))

    def _saved(self) -> None:
        self.accept()
        self._context.messages.done("Blätter und Spalten gespeichert.", undo=True)

    def _refused(self, reason: Refused) -> None:
        self.fault.say(" ".join(fault.sentence for fault in reason.all))
        self.fault.show()
        if reason.field is None:
            return
        sheet, _dot, column = reason.field.partition(".")
        self.sheets.go_to(sheet)
        if column:
            self.columns.go_to(column)
        (self.column_title if column else self.sheet_title).setFocus()

    # -- what is shown ---------------------------------------------------------------------

    def _show_plan(self, plan: Plan) -> None:
        self._choices = {choice.key: choice for choice in plan.sheets}
        self.sheets.show_ticks([_sheet_tick(choice) for choice in plan.sheets])
        self._show_sheet()

    def _show_sheet(self) -> None:
        choice = self._chosen()
        if choice is None:
            return
        _show_title(self.sheet_title, choice)
        self.columns.show_ticks(self._column_ticks(choice))
        self._show_column()
        self._look()

    def _show_column(self) -> None:
        column = self._chosen_column()
        if column is not None:
            _show_title(self.column_title, column)
            self.preview.show_column(column.key)

    def _retell(self) -> None:
        """The words of both lists and the preview follow what was changed."""
        self.fault.hide()
        choice = self._chosen()
        if choice is None:
            return
        self.sheets.retell([_sheet_tick(one) for one in self.plan().sheets])
        self.columns.retell(self._column_ticks(choice))
        self._look()

    def _look(self) -> None:
        plan, choice = self.plan(), self._chosen()
        if choice is None:
            return
        self._columns_head.setText(f"Spalten: {choice.heading}")
        sources, week, today = self._sources, self._week, self._context.clock.today()
        ticked = dict(self.sheets.ticks())[choice.key]
        self._context.look(
            lambda session: queries.preview(session, sources, plan, choice.key, week, today),
            lambda sheet: self.preview.show_sheet(sheet, ticked=ticked),
            self,
            slot="preview",
            failed=lambda fault: self.preview.refuse(str(fault)),
        )

    def _column_ticks(self, choice: SheetChoice) -> list[Tick]:
        return [_column_tick(column, self._level) for column in choice.columns]

    # -- what is changed -------------------------------------------------------------------

    def _chosen(self) -> SheetChoice | None:
        return self._choices.get(self.sheets.current_key())

    def _chosen_column(self) -> ColumnChoice | None:
        choice, key = self._chosen(), self.columns.current_key()
        return next((column for column in choice.columns if column.key == key), None) if choice else None

    def _keep_columns(self) -> None:
        choice = self._chosen()
        if choice is None:
            return
        known = {column.key: column for column in choice.columns}
        columns = tuple(replace(known[key], ticked=ticked) for key, ticked in self.columns.ticks())
        self._choices[choice.key] = replace(choice, columns=columns)
        self._retell()

    def _name_sheet(self, own: str) -> None:
        choice = self._chosen()
        if choice is not None:
            self._choices[choice.key] = replace(choice, own=own.strip())
            self._retell()

    def _name_column(self, own: str) -> None:
        choice, chosen = self._chosen(), self._chosen_column()
        if choice is None or chosen is None:
            return
        columns = tuple(replace(one, own=own.strip()) if one is chosen else one for one in choice.columns)
        self._choices[choice.key] = replace(choice, columns=columns)
        self._retell()

    def _take_level(self, level: Level) -> None:
        self._level = level
        self._choices = {choice.key: choice for choice in self.plan().at(level).sheets}
        self._retell()

    # -- how it is made --------------------------------------------------------------------

    def _connect(self) -> None:
        self.level.chosen.connect(self._take_level)
        self.sheets.currentRowChanged.connect(lambda _row: self._show_sheet())
        self.sheets.altered.connect(self._retell)
        self.columns.currentRowChanged.connect(lambda _row: self._show_column())
        self.columns.altered.connect(self._keep_columns)
        self.sheet_title.textEdited.connect(self._name_sheet)
        self.column_title.textEdited.connect(self._name_column)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        for ticks, title in ((self.sheets, self.sheet_title), (self.columns, self.column_title)):
            ticks.renaming.connect(partial(_begin, title))
            title.returnPressed.connect(ticks.setFocus)

    def _build(self) -> None:
        fit(self, 1240, 720)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(H2("Blätter und Spalten der Wochenliste"))
        layout.addWidget(Quiet(_EXPLAIN))
        layout.addWidget(self.level)
        layout.addWidget(self.fault)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(_side(H3("Blätter"), self.sheets, "Titel des Blattes", self.sheet_title), 4)
        row.addLayout(_side(self._columns_head, self.columns, "Titel der Spalte", self.column_title), 5)
        row.addWidget(self.preview, 8)
        layout.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.addWidget(Button("Auf Vorgabe zurücksetzen", icon="rotate-ccw", run=self.reset))
        foot.addStretch()
        foot.addWidget(Button("Abbrechen", run=self.reject))
        foot.addWidget(Button("Speichern", primary=True, run=self.save))
        layout.addLayout(foot)


def _side(head: H3, ticks: TickList, label: str, title: QLineEdit) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    top = QHBoxLayout()
    top.addWidget(head)
    top.addStretch()
    for icon, name, by in (("arrow-up", "nach oben", -1), ("arrow-down", "nach unten", 1)):
        words = f"{ticks.accessibleName()}: Zeile {name}"
        top.addWidget(IconButton(icon, words, run=partial(ticks.move_current, by)))
    column.addLayout(top)
    column.addWidget(ticks, 1)
    named = QLabel(label)
    named.setBuddy(title)
    title.setAccessibleName(label)
    column.addWidget(named)
    column.addWidget(title)
    return column


def _begin(title: QLineEdit) -> None:
    title.setFocus()
    title.selectAll()


def _show_title(line: QLineEdit, choice: SheetChoice | ColumnChoice) -> None:
    line.setPlaceholderText(choice.title)
    line.setText(choice.own)


def _sheet_tick(choice: SheetChoice) -> Tick:
    return Tick(choice.key, choice.heading, choice.ticked)


def _column_tick(column: ColumnChoice, level: Level) -> Tick:
    mark = _MARKS.get(column.level)
    text = f"{column.heading} – {mark}" if mark else column.heading
    barred = f"„{column.heading}“ geht nicht hinaus: Die Liste ist „{level.words}“." if column.barred else ""
    return Tick(column.key, f"{text}, bleibt hier" if barred else text, column.ticked, barred)
