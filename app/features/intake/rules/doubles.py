"""Whether a row is there already: by numbers given out, by how to reach somebody, by a likeness of names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from app.domain.intake import Known, Traits

SAME = 100
NAME_ALONE = 90
NAME_AT_PLACE = 72
NAME_APART = 97
"""Two who are reached by different ways are alike only where their names hardly differ."""
NAME_REACHED = 55
"""Below this two people share a telephone, as couples do."""
_FEWEST_LETTERS = 3
_LONGEST_NAME = 160


@dataclass(frozen=True)
class Like:
    """What a row is probably the same as.

    Args:
        id: of the record, or the number of the row of the list.
        label: what it is called.
        score: how surely, 0 to 100.
        reason: why, in words.
        weak: worth a look, but probably another.
    """

    id: int
    label: str
    score: int
    reason: str
    weak: bool = False


class Doubles:
    """Records or rows to be compared with; only those that share the beginning of a word are."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._known: dict[int, Known] = {}
        self._marks: dict[str, set[int]] = defaultdict(set)
        self._blocks: dict[tuple[str, str], set[int]] = defaultdict(set)
        for one in known:
            self.add(one)

    def add(self, one: Known) -> None:
        """Compare with this one, too."""
        self.drop(one.id)
        self._known[one.id] = one
        for mark in one.traits.marks | one.traits.reach:
            self._marks[mark].add(one.id)
        for block in _blocks(one.traits):
            self._blocks[block].add(one.id)

    def drop(self, known_id: int) -> None:
        """Compare no more with that one."""
        one = self._known.pop(known_id, None)
        if one is None:
            return
        for mark in one.traits.marks | one.traits.reach:
            self._marks[mark].discard(known_id)
        for block in _blocks(one.traits):
            self._blocks[block].discard(known_id)

    def known(self, known_id: int) -> Known | None:
        """The record of that id."""
        return self._known.get(known_id)

    def find(self, traits: Traits, before: int | None = None) -> Like | None:
        """The one that is most probably the same.

        Args:
            traits: of the row.
            before: only ids below this: rows further up.
        """
        found = [
            like
            for known_id in self._near(traits)
            if (before is None or known_id < before) and (like := _compare(traits, self._known[known_id]))
        ]
        return min(found, key=lambda like: (like.weak, -like.score, like.id), default=None)

    def _near(self, traits: Traits) -> set[int]:
        near: set[int] = set()
        for mark in traits.marks | traits.reach:
            near |= self._marks.get(mark, set())
        for block in _blocks(traits):
            near |= self._blocks.get(block, set())
        return near


def _blocks(traits: Traits) -> Iterator[tuple[str, str]]:
    for word in set(traits.name[:_LONGEST_NAME].split()):
        yield traits.within, word[:2]


def _compare(one: Traits, other: Known) -> Like | None:
    two = other.traits
    if one.marks & two.marks:
        return Like(other.id, other.label, SAME, "gleiche Nummer")
    likeness = int(fuzz.token_sort_ratio(one.name[:_LONGEST_NAME], two.name[:_LONGEST_NAME]))
    if one.reach & two.reach:
        shared = next(iter(one.reach & two.reach))
        what = "E-Mail-Adresse" if "@" in shared else "Telefonnummer"
        weak = likeness < NAME_REACHED
        return Like(other.id, other.label, likeness if weak else SAME, f"gleiche {what}", weak)
    if one.within != two.within or min(len(one.name), len(two.name)) < _FEWEST_LETTERS:
        return None
    same_place = bool(one.place) and one.place == two.place
    if one.reach and two.reach and likeness < NAME_APART:
        return None
    if likeness < (NAME_AT_PLACE if same_place else NAME_ALONE):
        return None
    word = "gleicher Name" if likeness == SAME else "ähnlicher Name"
    apart = bool(one.place) and bool(two.place) and not same_place
    return Like(other.id, other.label, likeness, f"{word}, gleicher Ort" if same_place else word, apart)
