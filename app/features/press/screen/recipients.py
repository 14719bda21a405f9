"""The lines of the list of recipients: those under one heading have the same standing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain import formats
from app.features.press.rules.mailing import Choice, Sifted, Standing, is_chosen
from app.features.press.rules.papers import Occasion
from app.ui.table.ticked import Mark


class Ticks:
    """What a person ticked so far; the lines look here."""

    def __init__(self) -> None:
        self.channel = "post"
        self.choice = Choice(by_hand={})

    def leave_out(self, ids: Iterable[int]) -> None:
        """These get nothing, though they might."""
        self.choice = replace(self.choice, left_out=self.choice.left_out | set(ids))

    def take_in(self, ids: Iterable[int]) -> None:
        """These get something again."""
        self.choice = replace(self.choice, left_out=self.choice.left_out - set(ids))

    def add_by_hand(self, ids: Iterable[int], reason: str) -> None:
        """These get something without a consent, for a reason."""
        self.choice = replace(
            self.choice, by_hand={**(self.choice.by_hand or {}), **dict.fromkeys(ids, reason)}
        )

    def drop_by_hand(self, ids: Iterable[int]) -> None:
        """These do not any more."""
        gone = set(ids)
        kept = {one: why for one, why in (self.choice.by_hand or {}).items() if one not in gone}
        self.choice = replace(self.choice, by_hand=kept)

    def set_one_each(self, *, one_each: bool) -> None:
        """One piece for a household, or one for each."""
        self.choice = replace(self.choice, one_each=one_each)

    def forget(self) -> None:
        """Begin anew; the way and the households stay as chosen."""
        self.choice = Choice(by_hand={}, one_each=self.choice.one_each)


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


class StandingLine:
    """The heading of those with the same standing."""

    def __init__(self, standing: Standing, below: Sequence[RecipientLine]) -> None:
        self.standing = standing
        self.below = below
        self._counted: tuple[Choice, Mark] | None = None

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
        """A box for all who may be ticked at once; thousands are counted once for each choice."""
        if self.standing is not Standing.READY:
            return Mark.NONE
        choice = self.below[0].ticks.choice
        if self._counted is None or self._counted[0] is not choice:
            ticked = sum(1 for line in self.below if is_chosen(line.one, choice))
            all_or_some = Mark.YES if ticked == len(self.below) else Mark.SOME
            self._counted = (choice, all_or_some if ticked else Mark.NO)
        return self._counted[1]


Line = RecipientLine | StandingLine


@dataclass(frozen=True)
class Found:
    """Whom the choice found, as the page shows them; of thousands all of it is made beside the window.

    Args:
        sifted: with their standing. occasion: the event it is for. lines: under their headings.
        by_id: the same lines. counted: the figures, for what was ticked (``choice``) when they were counted.
    """

    sifted: tuple[Sifted, ...]
    occasion: Occasion
    lines: Sequence[Line]
    by_id: Mapping[int, Line]
    choice: Choice
    counted: Mapping[str, int]


def found_of(sifted: tuple[Sifted, ...], occasion: Occasion, ticks: Ticks) -> Found:
    """Everything there is to show of them."""
    choice, lines = ticks.choice, lines_of(sifted, ticks)
    by_id = {line.id: line for line in lines}
    return Found(sifted, occasion, lines, by_id, choice, told(sifted, choice))


def lines_of(sifted: Sequence[Sifted], ticks: Ticks) -> list[Line]:
    """The lines under their headings, those who get something first."""
    found: list[Line] = []
    by_standing: dict[Standing, list[RecipientLine]] = {standing: [] for standing in Standing}
    for one in sifted:
        by_standing[one.standing].append(RecipientLine(one, ticks))
    for standing, below in by_standing.items():
        if below:
            found.append(StandingLine(standing, below))
            found.extend(below)
    return found


def told(sifted: Sequence[Sifted], choice: Choice) -> Mapping[str, int]:
    """The figures beside the list: how many get something, and how many stand in each group."""
    counted: dict[str, int] = {standing.name: 0 for standing in Standing}
    counted.update(
        (standing.name, number) for standing, number in Counter(one.standing for one in sifted).items()
    )
    counted["chosen"] = sum(1 for one in sifted if is_chosen(one, choice))
    counted["twins"] = sum(1 for one in sifted if one.twin)
    counted["by_hand"] = sum(1 for one in sifted if choice.reason(one.candidate.id))
    return counted
