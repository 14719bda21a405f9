"""One list and what was chosen for it: where its heading stands, which column is which field."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.domain.intake import Desk, Intake, IntakeField
from app.features.intake.excel.cells import may_be, value_of
from app.features.intake.excel.choices import Wrong
from app.features.intake.excel.reading import Source
from app.features.intake.rules import (
    BY_HAND,
    Guess,
    Heading,
    Line,
    Mapped,
    Table,
    find_heading,
    heading_at,
    headings_key,
    match,
    take_apart,
    titles_of,
)


class Choosing:
    """The columns of a list.

    Args:
        source: the list as it was read.
        intake: the kind of records it holds.
        desk: what is known of the file.
        now: the moment of the check.
    """

    def __init__(self, source: Source, intake: Intake, desk: Desk, now: datetime) -> None:
        self.source = source
        self.intake = intake
        self.desk = desk
        self.now = now
        self.remembered = False
        self.constants: dict[str, str] = {field.key: field.usual for field in intake.fields if field.constant}
        self.guesses: tuple[Guess, ...] = ()
        self.words: Mapping[str, Mapping[str, str]] = {}
        for field in self._constants():
            if self.constant_fault(field):
                self.constants[field.key] = ""
        self._take(find_heading(source.grid, titles_of(intake)))

    @property
    def heading(self) -> Heading:
        """Where the headings stand."""
        return self.table.heading

    @property
    def headings_key(self) -> str:
        """Under what the choice of columns is remembered."""
        return headings_key(self.intake, self.heading)

    @property
    def fields(self) -> tuple[tuple[IntakeField, int], ...]:
        """The fields the list has a column for, with it, in the order of the list."""
        known = ((self.intake.field(one.field), one.column) for one in self.guesses)
        return tuple((field, column) for field, column in known if field is not None)

    @property
    def missing(self) -> tuple[str, ...]:
        """What every new row needs and the list has neither a column nor one value for."""
        there = {field.key for field, _column in self.fields}
        there |= {key for key, text in self.constants.items() if text.strip()}
        needed = [(field.key,) for field in self.intake.fields if field.required]
        return tuple(
            " oder ".join(f"„{field.title}“" for key in group if (field := self.intake.field(key)))
            for group in (*needed, *self.intake.one_of)
            if not there & set(group)
        )

    @property
    def open_constants(self) -> tuple[IntakeField, ...]:
        """Fields that may hold one value for all rows and have no column."""
        there = {field.key for field, _column in self.fields}
        return tuple(field for field in self._constants() if field.key not in there)

    def put_heading(self, row: int) -> None:
        """The heading stands in that row; 0 for none."""
        self._take(heading_at(self.source.grid, row))

    def remember(self, mapped: Mapped) -> None:
        """Take over what was chosen for a list with the same headings."""
        self.guesses = match(self.intake, self.heading, self.table.lines, self._may_be, mapped.columns)
        self.constants.update({key: text for key, text in mapped.constants.items() if key in self.constants})
        self.words = mapped.words
        self.remembered = True

    def assign(self, column: int, key: str) -> None:
        """A column is that field, and no other column is it; empty for none."""
        self.guesses = tuple(_assigned(one, column, key) for one in self.guesses)

    def constant_fault(self, field: IntakeField) -> str:
        """What is wrong with the value for all rows; empty when nothing is."""
        try:
            value_of(field, self.constants.get(field.key, ""), self.desk, self.now.date())
        except Wrong as wrong:
            return f"Erwartet wird {wrong.expected}. {wrong.remedy}"
        return ""

    def line(self, number: int) -> Line | None:
        """The row of that number."""
        return self._lines.get(number)

    def _constants(self) -> tuple[IntakeField, ...]:
        return tuple(field for field in self.intake.fields if field.constant)

    def _take(self, heading: Heading) -> None:
        self.table: Table = take_apart(self.source.grid, heading)
        self.reasons = {line.number: reason for line, reason in self.table.left}
        every = (*self.table.lines, *(line for line, _reason in self.table.left))
        self._lines = {line.number: line for line in sorted(every, key=lambda line: line.number)}
        self.guesses = match(self.intake, heading, self.table.lines, self._may_be)

    def _may_be(self, field: IntakeField, raw: Any) -> bool:
        return may_be(field, raw, self.desk, self.now.date())


def _assigned(one: Guess, column: int, key: str) -> Guess:
    if one.column == column:
        return replace(one, field=key, reason=BY_HAND if key else "")
    return replace(one, field="", reason="") if key and one.field == key else one
