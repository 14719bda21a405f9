"""One list on its way in: what was typed and decided, and every row as it stands after that."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.domain.errors import Refused
from app.domain.intake import Desk, Drafted, Intake, IntakeField, Known
from app.domain.text import shorten
from app.excel.book import Progress, silent
from app.excel.values import shown
from app.features.intake.excel.cells import text_for, value_of, wanted_of
from app.features.intake.excel.choices import Wrong
from app.features.intake.excel.choosing import Choosing
from app.features.intake.excel.reading import Source, column_letter
from app.features.intake.rules import (
    Action,
    Doubles,
    Entry,
    Fault,
    Like,
    Line,
    Mapped,
    Row,
    Summary,
    Tally,
    entries,
    first_choice,
    memory_key,
)

_STEP = 50
_LONGEST_SHOWN = 300


class Work(Choosing):
    """What the assistant works on.

    It is made and checked beside the window and then belongs to it; a row typed in is checked at once.
    """

    def __init__(self, source: Source, intake: Intake, desk: Desk, now: datetime) -> None:
        super().__init__(source, intake, desk, now)
        self.rows: dict[int, Row] = {}
        self.edits: dict[tuple[int, int], str] = {}
        self.decisions: dict[int, Action] = {}
        self._known = Doubles(desk.known)
        self._above = Doubles()
        self._tally = Tally()

    def renew(self, desk: Desk, now: datetime) -> None:
        """Compare with what the file holds by now."""
        self.desk, self.now = desk, now
        self._known = Doubles(desk.known)

    def check(self, progress: Progress = silent) -> None:
        """Check every row anew.

        Raises:
            Stopped: when the progress says so.
        """
        self._above = Doubles()
        rows = {}
        for at, line in enumerate(self._lines.values()):
            if at % _STEP == 0:
                progress(at, len(self._lines), "Zeilen prüfen")
            rows[line.number] = self._row(line)
        self.rows = rows
        self._tally = Tally(rows.values())

    def type(self, numbers: Iterable[int], column: int, text: str) -> None:
        """What a person put into that column of these rows; they are checked at once."""
        chosen = list(numbers)
        self.edits.update(dict.fromkeys(((number, column) for number in chosen), text))
        self._again(chosen)

    def decide(self, numbers: Iterable[int], action: Action) -> None:
        """What becomes of these rows."""
        anew = []
        for number in numbers:
            self.decisions[number] = action
            row = self.rows.get(number)
            if row is None or Action.LEAVE in {row.action, action}:
                anew.append(number)
            else:
                self._put(replace(row, action=action, decided=True))
        self._again(anew)

    def alike(self, number: int, column: int) -> list[int]:
        """Other rows that came with the same text in that column and that nobody typed into."""
        line = self.line(number)
        said = line.cell(column) if line is not None else None
        return [
            other.number
            for other in self.table.lines
            if other.cell(column) == said
            and other.number != number
            and (other.number, column) not in self.edits
        ]

    def came(self, number: int, column: int) -> str:
        """What stood in a cell when the list came."""
        line = self.line(number)
        return shown(line.cell(column)).strip() if line is not None else ""

    def raw_text(self, number: int, column: int) -> str:
        """What stands in a cell, as typed or as it came."""
        typed = self.edits.get((number, column))
        return typed if typed is not None else self.came(number, column)

    def text(self, number: int, field: IntakeField, column: int) -> str:
        """What a cell is understood as; where it cannot be, what stands there."""
        row = self.rows.get(number)
        if row is None or row.left or any(fault.field == field.key and fault.cell for fault in row.faults):
            return self.raw_text(number, column)
        return text_for(field, row.values.get(field.key), self.desk)

    def summary(self) -> Summary:
        """The rows counted."""
        return self._tally.summary()

    def entries(self) -> tuple[Entry, ...]:
        """What will be written."""
        return entries(self.rows.values())

    def mapped(self) -> Mapped:
        """What was chosen, to be remembered for the next list of the same make."""
        words: dict[str, dict[str, str]] = {key: dict(kept) for key, kept in self.words.items()}
        columns = {column: field for field, column in self.fields}
        for (number, column), typed in self.edits.items():
            field = columns.get(column)
            if field is not None and field.choice and (came := self.came(number, column)):
                words.setdefault(field.key, {})[came] = typed
        return Mapped(
            {memory_key(one): one.field for one in self.guesses},
            {field.key: self.constants.get(field.key, "") for field in self.open_constants},
            words,
        )

    def typed(self) -> dict[str, Any]:
        """Everything a person chose and typed, to be kept until the list is taken over."""
        return {
            "heading": self.heading.last,
            "columns": [[one.column, one.field] for one in self.guesses],
            "constants": dict(self.constants),
            "edits": [[number, column, text] for (number, column), text in self.edits.items()],
            "decisions": [[number, action.value] for number, action in self.decisions.items()],
        }

    def take_typed(self, kept: Mapping[str, Any]) -> None:
        """Go on with what was kept for the same list."""
        if kept.get("heading") != self.heading.last:
            self.put_heading(int(kept.get("heading") or 0))
        for column, key in kept.get("columns", ()):
            if any(one.column == column and one.field != key for one in self.guesses):
                self.assign(column, key)
        constants: Mapping[str, str] = kept.get("constants", {})
        self.constants.update({key: text for key, text in constants.items() if key in self.constants})
        self.edits = {(number, column): text for number, column, text in kept.get("edits", ())}
        self.decisions = {number: Action(word) for number, word in kept.get("decisions", ())}

    # -- inside --------------------------------------------------------------------------------

    def _again(self, numbers: Sequence[int]) -> None:
        """Rows changed: they are checked again, and so are those that were taken for the same."""
        changed = set(numbers)
        followers = [
            row.number for row in self.rows.values() if row.twin is not None and row.twin.id in changed
        ]
        for number in numbers:
            self._above.drop(number)
        for number in dict.fromkeys((*numbers, *followers)):
            line = self.line(number)
            if line is not None:
                self._put(self._row(line))

    def _put(self, row: Row) -> None:
        """A row as it stands now."""
        before = self.rows.get(row.number)
        if before is not None:
            self._tally.add(before, -1)
        self.rows[row.number] = row
        self._tally.add(row, 1)

    def _row(self, line: Line) -> Row:
        decided = self.decisions.get(line.number)
        reason = self.reasons.get(line.number, "")
        if reason and decided in {None, Action.LEAVE}:
            return Row(line.number, {}, action=Action.LEAVE, left=reason, decided=decided is not None)
        values, faults = self._read(line)
        tidied = self.intake.tidy(values)
        drafted = self._draft(line, tidied, faults)
        traits = self.intake.traits(tidied)
        like, twin = self._known.find(traits), self._above.find(traits, before=line.number)
        action = decided or first_choice(like, twin, twins=self.intake.twins)
        if action is not Action.LEAVE:
            # Whatever is not taken over is nothing another row could be the same as.
            self._above.add(Known(line.number, drafted.label if drafted else f"Zeile {line.number}", traits))
        return Row(
            line.number,
            values,
            tuple(faults),
            drafted,
            like,
            twin,
            self._fills(tidied, like),
            action,
            decided is not None,
        )

    def _fills(self, tidied: Mapping[str, Any], like: Like | None) -> Mapping[str, Any]:
        known = self._known.known(like.id) if like is not None else None
        return {key: value for key, value in tidied.items() if known is not None and key in known.empty}

    def _read(self, line: Line) -> tuple[dict[str, Any], list[Fault]]:
        """What the cells mean, and those that mean nothing."""
        values: dict[str, Any] = {}
        faults: list[Fault] = []
        today = self.now.date()
        for field in self.open_constants:
            if not self.constant_fault(field):
                values[field.key] = value_of(field, self.constants.get(field.key, ""), self.desk, today)
        for field, column in self.fields:
            try:
                values[field.key] = value_of(field, self._raw(field, line, column), self.desk, today)
            except Wrong as wrong:
                faults.append(self._fault(line, field, column, wrong.expected, wrong.remedy, cell=True))
        return {key: value for key, value in values.items() if value is not None}, faults

    def _raw(self, field: IntakeField, line: Line, column: int) -> Any:
        typed = self.edits.get((line.number, column))
        if typed is not None:
            return typed
        raw = line.cell(column)
        words = self.words.get(field.key)
        return words.get(shown(raw).strip(), raw) if words and raw is not None else raw

    def _draft(self, line: Line, values: Mapping[str, Any], faults: list[Fault]) -> Drafted | None:
        try:
            drafted = self.intake.draft(values, self.desk, self.now)
        except Refused as refused:
            columns = {field.key: column for field, column in self.fields}
            known = {fault.field for fault in faults}
            for one in refused.all:
                field = self.intake.field(one.field or "") or self.intake.fields[0]
                if field.key not in known:
                    expected = wanted_of(field)[0] if field.key in values else "eine Angabe"
                    at = columns.get(field.key)
                    faults.append(self._fault(line, field, at, expected, one.sentence, cell=False))
            return None
        return drafted if not faults else None

    def _fault(
        self,
        line: Line,
        field: IntakeField,
        column: int | None,
        expected: str,
        remedy: str,
        *,
        cell: bool,
    ) -> Fault:
        address = f"Zeile {line.number}" if column is None else f"{column_letter(column)}{line.number}"
        value = "" if column is None else shorten(self.raw_text(line.number, column), _LONGEST_SHOWN)
        return Fault(line.number, field.key, address, value, expected, remedy, cell)


def refused_rows(refused: Refused, columns: Sequence[tuple[IntakeField, int]]) -> list[Fault]:
    """Rows the file itself would not take, as cells: ``rows[12].number``."""
    letters = {field.key: column_letter(column) for field, column in columns}
    found = []
    for one in refused.all:
        inside, _, key = (one.field or "").removeprefix("rows[").partition("].")
        if inside.isdigit():
            address = f"{letters[key]}{inside}" if key in letters else f"Zeile {inside}"
            found.append(Fault(int(inside), key, address, "", "eine andere Angabe", one.sentence, cell=False))
    return found
