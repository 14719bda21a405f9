"""Whether a row is there already: by numbers given out, by how to reach somebody, by a likeness of names."""

import re
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
_FIGURES = re.compile(r"\d+")
_LONGEST_NAME = 160
_MOST_COMPARED = 1_000
"""Names a row is compared with, beside the rarest block."""


@dataclass(frozen=True, slots=True)
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
    """Records or rows to be compared with; only those that share the beginning or the end of a word are.

    What everybody shares (a first name) is left out of the search where rarer words lead to the same one,
    so that a list of ten thousand is compared with ten thousand records in seconds.
    """

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._known: dict[int, Known] = {}
        self._names: dict[int, str] = {}
        self._marks: dict[str, set[int]] = defaultdict(set)
        self._blocks: dict[tuple[str, str], set[int]] = defaultdict(set)
        for one in known:
            self.add(one)

    def add(self, one: Known) -> None:
        """Compare with this one, too."""
        self.drop(one.id)
        self._known[one.id] = one
        self._names[one.id] = _sorted(one.traits.name)
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
        name = _sorted(traits.name)
        found = [
            like
            for known_id in self._near(traits, name)
            if (before is None or known_id < before)
            and (like := _compare(traits, name, self._known[known_id], self._names[known_id]))
        ]
        return min(found, key=lambda like: (like.weak, -like.score, like.id), default=None)

    def _near(self, traits: Traits, name: str) -> set[int]:
        near: set[int] = set()
        for mark in traits.marks | traits.reach:
            near |= self._marks.get(mark, set())
        if traits.place:
            near |= self._blocks.get((traits.within, f"@{traits.place}"), _NOBODY)
        names = self._names
        near.update(
            known_id
            for known_id in self._candidates(traits)
            if fuzz.ratio(name, names[known_id], score_cutoff=NAME_ALONE)
        )
        return near

    def _candidates(self, traits: Traits) -> set[int]:
        """The rarest blocks first, as long as they are few."""
        blocks = sorted((self._blocks.get(block, _NOBODY) for block in _words(traits)), key=len)
        candidates: set[int] = set()
        for block in blocks:
            if candidates and len(candidates) + len(block) > _MOST_COMPARED:
                break
            candidates |= block
        return candidates


_NOBODY: frozenset[int] = frozenset()


def _sorted(name: str) -> str:
    return " ".join(sorted(name[:_LONGEST_NAME].split()))


def _blocks(traits: Traits) -> Iterator[tuple[str, str]]:
    yield from _words(traits)
    if traits.place:
        yield traits.within, f"@{traits.place}"


def _words(traits: Traits) -> Iterator[tuple[str, str]]:
    for word in set(traits.name[:_LONGEST_NAME].split()):
        yield traits.within, f"{word[:3]}…"
        if len(word) > 3:
            yield traits.within, f"…{word[-3:]}"


def _compare(one: Traits, name: str, other: Known, other_name: str) -> Like | None:
    two = other.traits
    if one.marks & two.marks:
        return Like(other.id, other.label, SAME, "gleiche Nummer")
    likeness = int(fuzz.ratio(name, other_name))
    if one.reach & two.reach:
        shared = next(iter(one.reach & two.reach))
        what = "E-Mail-Adresse" if "@" in shared else "Telefonnummer"
        weak = likeness < NAME_REACHED
        return Like(other.id, other.label, likeness if weak else SAME, f"gleiche {what}", weak)
    if one.within != two.within or min(len(name), len(other_name)) < _FEWEST_LETTERS:
        return None
    return _by_name(one, two, other, likeness)


def _by_name(one: Traits, two: Traits, other: Known, likeness: int) -> Like | None:
    if one.reach and two.reach and likeness < NAME_APART:
        return None
    same_place = bool(one.place) and one.place == two.place
    if likeness < (NAME_AT_PLACE if same_place else NAME_ALONE):
        return None
    word = one.called if likeness == SAME else one.called.replace("gleicher", "ähnlicher")
    told = f"{word}, {one.beside}" if same_place else word
    return Like(other.id, other.label, likeness, told, _apart(one, two))


def _apart(one: Traits, two: Traits) -> bool:
    """Whether something speaks for two: another place, another number, another figure in the name."""
    if one.place and two.place and one.place != two.place:
        return True
    return bool(one.marks and two.marks) or _FIGURES.findall(one.name) != _FIGURES.findall(two.name)
