"""The core of the way back, stood in for: comparisons made by hand, rows as taking over writes them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.options import Option
from app.features.handover.queries.returned_files import Outcome, outcome
from app.features.handover.rules.hinting import row_number
from app.features.handover.rules.returned import Comparison, Grade, Graded, Hints, Way
from app.features.handover.screen.returned import ReturnedView
from app.features.handover.screen.returned.case import Done, Source
from app.ui.jobs import Progress
from db import files
from db.models import Answer, FollowUp, ReturnedFile
from tests.features.handover.graded import comparison
from tests.features.handover.sample import SHEETS
from tests.kit.office import CLOCK
from tests.kit.qt import SeenContext

DATA = b"PK returned"


@dataclass
class HandMade:
    """Grades as told; hints make cells readable, rows known, columns found."""

    found: Comparison = field(default_factory=comparison)
    data: bytes = DATA
    compared: list[tuple[Source, Hints]] = field(default_factory=list)
    taken: list[frozenset[int]] = field(default_factory=list)
    table: str = "contacts"
    waits: list[Callable[[], None]] | None = None
    """Where a list, comparisons come when they are asked for."""
    unreadable: bool = False
    only_with_row: Graded | None = None
    """A cell that is there once somebody said whose row it is."""

    def compare(self, source: Source, hints: Hints, done: Done, failed: Callable[[], None]) -> None:
        """At once."""
        self.compared.append((source, hints))
        if self.waits is not None:
            self.waits.append(lambda: self._compared(source, hints, done))
        elif self.unreadable:
            failed()
        else:
            self._compared(source, hints, done)

    def _compared(self, source: Source, hints: Hints, done: Done) -> None:
        cells = tuple(_hinted(cell, hints) for cell in self.found.cells)
        if self.only_with_row is not None and hints.rows:
            cells = (*cells, self.only_with_row)
        named = replace(self.found, cells=cells, file_name=source.name)
        done(named, source.data or (source.path.read_bytes() if source.path else self.data))

    def take(
        self,
        session: Session,
        comparison: Comparison,
        taken: frozenset[int],
        data: bytes,
        answered_by: str,
        progress: Progress,
    ) -> int:
        """Answers and follow-ups, all about the first record."""
        if not taken:
            raise Refused("Nichts ist angekreuzt.")
        self.taken.append(taken)
        progress(0, 1, "Antworten")
        stored = files.put(session, data, comparison.file_name, "application/octet-stream")
        made = ReturnedFile(
            handover_id=comparison.handover_id,
            received_at=CLOCK.now(),
            answered_by=answered_by,
            file_name=comparison.file_name,
            file_id=stored.id,
            sha256=sha256(data).hexdigest(),
            counts={},
        )
        session.add(made)
        session.flush()
        for cell in comparison.cells:
            if cell.id in taken and cell.way is Way.ANSWER:
                session.add(self._answer(made.id, cell, answered_by))
            elif cell.id in taken and cell.way is Way.FOLLOW_UP:
                session.add(
                    FollowUp(text=cell.why, label=cell.label, due_on=CLOCK.today(), returned_file_id=made.id)
                )
        session.flush()
        return made.id

    def records(self, session: Session, comparison: Comparison, sheet_key: str) -> Sequence[Option]:
        """Two."""
        del session, comparison
        return (Option("uid-1", f"VF-2026-001 {sheet_key}"), Option("uid-2", "VF-2026-002 Begrünung"))

    def outcome(self, session: Session, returned_id: int, changed: Sequence[Graded] = ()) -> Outcome | None:
        """As the program reads it."""
        return outcome(session, returned_id, SHEETS, changed)

    def _answer(self, returned_id: int, cell: Graded, answered_by: str) -> Answer:
        return Answer(
            returned_file_id=returned_id,
            sheet=cell.sheet_key,
            record_table=self.table,
            record_id=1,
            verdict=cell.theirs_text,
            answered_by=answered_by,
            taken_at=CLOCK.now(),
        )


def _hinted(cell: Graded, hints: Hints) -> Graded:
    value = hints.values.get((cell.sheet, cell.address))
    if value is not None:
        return replace(cell, grade=Grade.ANSWER, way=Way.ANSWER, theirs_text=value, why="")
    row = hints.rows.get((cell.sheet, row_number(cell) or 0)) if cell.grade is Grade.ROW_UNKNOWN else None
    if row:
        return replace(cell, grade=Grade.ANSWER, way=Way.ANSWER, uid=row, target=(cell.sheet_key, row))
    column = hints.columns.get((cell.sheet, cell.address)) if cell.grade is Grade.COLUMN_UNKNOWN else None
    if column:
        return replace(cell, grade=Grade.COLUMN_RENAMED, way=Way.NONE, key=column)
    return cell


def a_file(folder: Path, data: bytes = DATA) -> Path:
    """A file that came back."""
    path = folder / "Wochenliste zurück.xlsx"
    path.write_bytes(data)
    return path


def a_view(context: SeenContext, core: HandMade, qtbot: QtBot) -> ReturnedView:
    """The page of a returned workbook."""
    made = ReturnedView(context, core)
    qtbot.addWidget(made)
    made.resize(1280, 760)
    made.show()
    return made


def go(view: ReturnedView, number: int) -> None:
    """Put the cursor on a cell."""
    assert view.desk.table.select_id(number)


def space(view: ReturnedView) -> None:
    """Press the space bar in the list."""
    QTest.keyClick(view.desk.table, Qt.Key.Key_Space)
