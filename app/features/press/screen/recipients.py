"""The lines of the list of recipients: those under one heading have the same standing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain import formats
from app.features.press.rules.mailing import Choice, Sifted, Standing, is_chosen
from app.ui.table.ticked import Mark


@dataclass
class Ticks:
    """What a person ticked so far; the lines look here."""

    channel: str = "post"
    left_out: set[int] = field(default_factory=set)
    by_hand: dict[int, str] = field(default_factory=dict)
    one_each: bool = False

    @property
    def choice(self) -> Choice:
        """The same as a value."""
        return Choice(frozenset(self.left_out), dict(self.by_hand), self.one_each)


@dataclass(frozen=True)
class RecipientLine:
    """Somebody the choice found."""

    one: Sifted
    ticks: Ticks
    heading: str = ""

    @property
    def id(self) -> int:
        """The contact's."""
        return self.one.candidate.id

    @property
    def mark(self) -> Mark:
        """Whether this one gets something; no box where that must not be."""
        if self.one.standing in {Standing.WITHDRAWN, Standing.UNREACHABLE}:
            return Mark.NONE
        return Mark.YES if is_chosen(self.one, self.ticks.choice) else Mark.NO

    @property
    def name(self) -> str:
        """As lists are sorted."""
        return self.one.candidate.name

    @property
    def where(self) -> str:
        """Where it would go."""
        return self.one.candidate.address if self.ticks.channel == "post" else self.one.candidate.email

    @property
    def basis(self) -> str:
        """What allows it, or why not, and who gets the same piece."""
        said = self.ticks.choice.reason(self.id) or self.one.basis
        return f"{said} · wie {self.one.twin}" if self.one.twin else said

    @property
    def roles(self) -> str:
        """What it is to the district."""
        return self.one.candidate.roles

    @property
    def state(self) -> str:
        """Key of the chip."""
        choice = self.ticks.choice
        if self.one.standing is not Standing.READY:
            return "by_hand" if is_chosen(self.one, choice) else self.one.standing.name
        if is_chosen(self.one, choice):
            return "chosen"
        return "left_out" if self.id in choice.left_out else "household"


@dataclass(frozen=True)
class StandingLine:
    """The heading of those with the same standing."""

    standing: Standing
    below: Sequence[RecipientLine]

    @property
    def id(self) -> int:
        """Unlike that of any contact."""
        return -1 - list(Standing).index(self.standing)

    @property
    def heading(self) -> str:
        """What holds for them, and how many they are."""
        return f"{self.standing.value} ({formats.number(len(self.below))})"

    @property
    def mark(self) -> Mark:
        """A box for all who may be ticked at once."""
        if self.standing is not Standing.READY:
            return Mark.NONE
        ticked = sum(1 for line in self.below if line.mark is Mark.YES)
        if not ticked:
            return Mark.NO
        return Mark.YES if ticked == len(self.below) else Mark.SOME


Line = RecipientLine | StandingLine


def lines_of(sifted: Sequence[Sifted], ticks: Ticks) -> list[Line]:
    """The lines under their headings, those who get something first."""
    found: list[Line] = []
    for standing in Standing:
        below = [RecipientLine(one, ticks) for one in sifted if one.standing is standing]
        if below:
            found.append(StandingLine(standing, below))
            found.extend(below)
    return found


def told(sifted: Sequence[Sifted], ticks: Ticks) -> Mapping[str, int]:
    """The figures beside the list: how many get something, and how many stand in each group."""
    choice = ticks.choice
    counted = {standing.name: 0 for standing in Standing}
    for one in sifted:
        counted[one.standing.name] += 1
    counted["chosen"] = sum(1 for one in sifted if is_chosen(one, choice))
    counted["twins"] = sum(1 for one in sifted if one.twin)
    counted["by_hand"] = sum(1 for one in sifted if choice.reason(one.candidate.id))
    return counted
