"""The lines of the preview of a calendar file: one a date, under a heading for what becomes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.domain import formats
from app.domain.columns import Column
from app.features.events.rules.exchange import CAN_BE_TAKEN, GRADES, Compared, Grade, Proposal, when
from app.ui.table.ticked import TICK, LongColumn, Mark, TickColumn

COLUMNS: tuple[Column[Any], ...] = (
    TickColumn(TICK, "Ja", width=56, sortable=False, rigid=True, help="Angekreuzt wird übernommen."),
    Column("title", "Termin", width=260, sortable=False),
    Column("when", "Wann", width=240, sortable=False),
    Column("place", "Ort", width=150, sortable=False),
    LongColumn("why", "Hinweis", width=260, sortable=False),
)


@dataclass(frozen=True)
class DateLine:
    """One date; its mark is asked of the ticks each time it is drawn."""

    proposal: Proposal
    ticks: set[int]
    heading: str = ""

    @property
    def id(self) -> int:
        """That of the proposal."""
        return self.proposal.id

    @property
    def mark(self) -> Mark:
        """Whether it is taken."""
        if self.proposal.grade not in CAN_BE_TAKEN:
            return Mark.NONE
        return Mark.YES if self.id in self.ticks else Mark.NO

    @property
    def title(self) -> str:
        """What it is called."""
        return self.proposal.title

    @property
    def when(self) -> str:
        """When it is; where that changes, both."""
        item, known = self.proposal.item, self.proposal.known
        new = when(item) if item else ""
        old = when(known.item) if known else ""
        changes = self.proposal.grade in {Grade.CHANGED, Grade.ASKED} and new != old
        return f"{old} → {new}" if changes else new or old

    @property
    def place(self) -> str:
        """Where it is."""
        item = self.proposal.item or (self.proposal.known.item if self.proposal.known else None)
        return item.place if item else ""

    @property
    def why(self) -> str:
        """What a person should know."""
        return self.proposal.why


@dataclass(frozen=True)
class GradeLine:
    """The heading of a grade; its box stands for all below it."""

    id: int
    heading: str
    below: tuple[DateLine, ...]
    why: str = ""

    @property
    def mark(self) -> Mark:
        """Of all that can be ticked."""
        marks = {line.mark for line in self.below} - {Mark.NONE}
        if not marks:
            return Mark.NONE
        return Mark.SOME if len(marks) > 1 else next(iter(marks))


Line = DateLine | GradeLine


def listed(compared: Compared, ticks: set[int]) -> list[Line]:
    """All lines under their headings."""
    found: list[Line] = []
    for number, grade in enumerate(GRADES, 1):
        below = tuple(DateLine(one, ticks) for one in compared.proposals if one.grade is grade)
        if below:
            many = formats.count(len(below), "Termin", "Termine")
            found += [GradeLine(-number, f"{GRADES[grade]} · {many}", below), *below]
    return found


def toggled(lines: Sequence[Line], ids: Sequence[int], ticks: set[int]) -> None:
    """Tick what was not, or take the ticks away; the first decides for all."""
    by_id = {line.id: line for line in lines}
    front = by_id.get(ids[0])
    if front is None:
        return
    wanted = front.mark is not Mark.YES
    for one in ids:
        line = by_id.get(one)
        for date in line.below if isinstance(line, GradeLine) else (line,) if line else ():
            if date.mark is not Mark.NONE:
                (ticks.add if wanted else ticks.discard)(date.id)


def told(counts: dict[Grade, int]) -> str:
    """``3 neu, 1 geändert``."""
    return ", ".join(f"{number} {GRADES[grade].lower()}" for grade, number in counts.items() if number)
