"""Last step: what will change, row by row, and what was written."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.columns import Column, Kind
from app.domain.intake import Desk, Intake
from app.domain.text import shorten
from app.features.intake.excel import Work, sample_text, text_for
from app.features.intake.rules import Action, Row, Summary
from app.ui.chips import Chip, Chips
from app.ui.context import Context
from app.ui.table import TableView
from app.ui.table.memory_model import MemoryModel
from app.ui.theme import Tone
from app.ui.widgets import Quiet, Text

_LONGEST, _LONGEST_VALUE = 200, 60


@dataclass(frozen=True)
class PlanRow:
    """What becomes of one row; ``id`` is its number."""

    id: int
    what: str
    label: str
    detail: str


_COLUMNS: tuple[Column[PlanRow], ...] = (
    Column("id", "Zeile", Kind.NUMBER, 70, sortable=False),
    Column("what", "Was geschieht", Kind.STATE, 130, sortable=False),
    Column("label", "Eintrag", Kind.TEXT, 360, sortable=False),
    Column("detail", "Einzelheiten", Kind.TEXT, 420, sortable=False),
)
_CHIPS: Chips = {
    "what": {
        "new": Chip("neu", Tone.GOOD),
        "fill": Chip("ergänzt", Tone.INFO),
        "skip": Chip("übersprungen", Tone.NEUTRAL),
        "leave": Chip("ausgelassen", Tone.NEUTRAL),
    }
}


def plan_rows(work: Work) -> tuple[PlanRow, ...]:
    """Every row of the list and what becomes of it, what changes the file first."""
    rows = [_plan(work.intake, row, work) for row in work.rows.values()]
    order = {"new": 0, "fill": 1, "skip": 2, "leave": 3}
    return tuple(sorted(rows, key=lambda row: (order[row.what], row.id)))


def told(intake: Intake, counted: Summary) -> str:
    """What will change, in one sentence."""
    parts = [formats.count(counted.new, f"{intake.one} neu", f"{intake.many} neu")]
    if counted.filled:
        parts.append(f"{formats.number(counted.filled)} ergänzt")
    parts.append(f"{formats.number(counted.skipped)} übersprungen")
    parts.append(f"{formats.number(counted.left)} ausgelassen")
    return ", ".join(parts)


class TakeStep(QWidget):
    """The dry run."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: dict[str, Text] = {}
        row = QHBoxLayout()
        row.setSpacing(12)
        for key, word in (
            ("new", "neu"),
            ("filled", "ergänzt"),
            ("skipped", "übersprungen"),
            ("left", "ausgelassen"),
        ):
            row.addWidget(self._figure(key, word))
        row.addStretch()
        self.note = Quiet("")
        self.model: MemoryModel[PlanRow] = MemoryModel(context, _COLUMNS, _CHIPS, self)
        self.view = TableView(self.model, context.settings, "intake.plan", "Was sich ändert")
        self.view.setProperty("role", "framed")
        self.view.horizontalHeader().setSortIndicatorShown(False)
        self.view.horizontalHeader().setSectionsClickable(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addLayout(row)
        outer.addWidget(self.note)
        outer.addWidget(self.view, 1)

    def show_plan(self, intake: Intake, counted: Summary, rows: Sequence[PlanRow]) -> None:
        """Show what will change."""
        for key, label in self._figures.items():
            label.setText(formats.number(getattr(counted, key)))
        self.note.setText(
            f"{intake.note} Noch ist nichts gespeichert. Alles ist ein Schritt, den Strg+Z zurücknimmt."
            if counted.writes
            else "Es gibt nichts zu übernehmen: Alle Zeilen sind schon da oder ausgelassen."
        )
        self.model.show_rows(rows)

    def show_done(self, sentence: str) -> None:
        """Say what was written."""
        self.note.setText(sentence)

    def _figure(self, key: str, word: str) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 8, 20, 10)
        column.setSpacing(0)
        self._figures[key] = Text("0", role="figure", wrap=False)
        column.addWidget(self._figures[key])
        column.addWidget(Quiet(word, wrap=False))
        return card


def _plan(intake: Intake, row: Row, work: Work) -> PlanRow:
    if row.action is Action.NEW:
        remark = row.drafted.remark if row.drafted is not None else ""
        said = " · ".join(text for text in (remark, _values(row, work)) if text)
        return PlanRow(row.number, "new", row.label, said)
    if row.action is Action.FILL and row.fills and row.like is not None:
        return PlanRow(row.number, "fill", row.like.label, _filled(intake, row, work.desk))
    if row.action is Action.LEAVE:
        return PlanRow(row.number, "leave", row.label or _words(row, work), row.left or "nicht übernehmen")
    return PlanRow(
        row.number, "skip", row.label or _words(row, work), f"schon da: {row.told}" if row.told else ""
    )


def _values(row: Row, work: Work) -> str:
    """What the new record will hold, field by field."""
    cells = ((field.title, work.text(row.number, field, column)) for field, column in work.fields)
    return ", ".join(f"{title}: {shorten(text, _LONGEST_VALUE)}" for title, text in cells if text)


def _filled(intake: Intake, row: Row, desk: Desk) -> str:
    cells = ((field, value) for key, value in row.fills.items() if (field := intake.field(key)) is not None)
    told = (
        f"{field.title}: {shorten(text_for(field, value, desk), _LONGEST_VALUE)}" for field, value in cells
    )
    return f"ergänzt {', '.join(told)}"


def _words(row: Row, work: Work) -> str:
    """The beginning of a row that is no record."""
    line = work.line(row.number)
    cells = [sample_text(cell) for cell in line.cells if cell is not None] if line is not None else []
    return shorten(", ".join(cell for cell in cells if cell), _LONGEST)
