"""What a person decides about a returned file: cell by cell, kept under names that a new comparison keeps."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain import formats
from app.features.handover.rules.returned import Comparison, Grade, Graded, Way

GRADE_WORDS: Mapping[Grade, tuple[str, str]] = {
    Grade.ANSWER: ("Antwort", "Antworten"),
    Grade.PROPOSED: ("Änderungsvorschlag", "Änderungsvorschläge"),
    Grade.PARALLEL: ("parallele Änderung", "parallele Änderungen"),
    Grade.CONFLICT: ("Widerspruch", "Widersprüche"),
    Grade.UNREADABLE: ("nicht lesbar", "nicht lesbar"),
    Grade.ROW_UNKNOWN: ("Zeile unbekannt", "Zeilen unbekannt"),
    Grade.ROW_DUPLICATED: ("Zeile doppelt", "Zeilen doppelt"),
    Grade.ROW_MISSING: ("Zeile fehlt", "Zeilen fehlen"),
    Grade.COLUMN_UNKNOWN: ("Spalte neu", "Spalten neu"),
    Grade.COMMENT: ("Kommentar", "Kommentare"),
    Grade.COLUMN_RENAMED: ("Spalte umbenannt", "Spalten umbenannt"),
    Grade.COLUMN_MISSING: ("Spalte fehlt", "Spalten fehlen"),
    Grade.EMPTIED: ("leer zurück", "leer zurück"),
    Grade.ALREADY: ("schon so", "schon so"),
}
"""One and many, in the order in which they want to be looked at."""
WAY_WORDS: Mapping[Way, str] = {
    Way.NONE: "Hier ist nichts zu übernehmen.",
    Way.ANSWER: "Wird als Antwort der Stadt eingetragen.",
    Way.WRITE: "Das Feld des Vorgangs wird geändert.",
    Way.FOLLOW_UP: "Wird als Wiedervorlage festgehalten; am Vorgang selbst ändert sich nichts.",
}
"""What saying yes does."""

_FIELDS = frozenset({Way.ANSWER, Way.WRITE})


@dataclass(frozen=True)
class Tally:
    """What taking over would do.

    Args:
        answers: records that get an answer. writes: fields that are changed. follow_ups: cells kept as one.
        undecided: conflicts nobody decided; they stay as they are here.
    """

    answers: int = 0
    writes: int = 0
    follow_ups: int = 0
    undecided: int = 0

    @property
    def any(self) -> bool:
        """Whether anything would happen."""
        return bool(self.answers or self.writes or self.follow_ups)

    @property
    def words(self) -> str:
        """``12 Antworten, 2 Änderungen, 1 Wiedervorlage``."""
        return ", ".join(
            formats.count(many, *words)
            for many, words in (
                (self.answers, ("Antwort", "Antworten")),
                (self.writes, ("Änderung", "Änderungen")),
                (self.follow_ups, ("Wiedervorlage", "Wiedervorlagen")),
            )
            if many
        )


class Deciding:
    """The decisions on one comparison.

    Args:
        comparison: the graded file.
        made: what was decided before, by name of the cell; decisions of cells that are not there are kept for
            when they are there again.
    """

    def __init__(self, comparison: Comparison, made: Mapping[str, bool] | None = None) -> None:
        self.comparison = comparison
        self.version = 0
        """Another one after each decision."""
        self._names = _names(comparison.cells)
        kept = made or {}
        self._chosen: dict[int, bool] = {
            cell_id: kept[name] for cell_id, name in self._names.items() if name in kept
        }
        known = set(self._names.values())
        self._elsewhere = {name: take for name, take in kept.items() if name not in known}
        self._rivals = _rivals(comparison.cells)

    def name(self, cell: Graded) -> str:
        """The name a decision on the cell is kept under."""
        return self._names[cell.id]

    @property
    def made(self) -> dict[str, bool]:
        """What was decided, by name of the cell."""
        return {
            **self._elsewhere,
            **{self._names[cell_id]: take for cell_id, take in self._chosen.items()},
        }

    def state(self, cell: Graded) -> bool | None:
        """Whether it is taken over; None for a conflict nobody decided."""
        if cell.way is Way.NONE:
            return False
        known = self._chosen.get(cell.id)
        if known is not None:
            return known
        return None if cell.grade is Grade.CONFLICT else cell.ticked

    def decide(self, cells: Iterable[Graded], *, take: bool | None) -> None:
        """Take these over, leave them, or (None) take the decision back.

        Of several values for one and the same field only one can be taken: the last one said yes to.
        """
        self.version += 1
        for cell in cells:
            if cell.way is Way.NONE:
                continue
            if take is None:
                self._chosen.pop(cell.id, None)
                continue
            self._chosen[cell.id] = take
            for other in self._rivals.get(cell.id, ()) if take else ():
                self._chosen[other] = False

    @property
    def taken(self) -> frozenset[int]:
        """Cells to take over."""
        return frozenset(cell.id for cell in self.comparison.cells if self.state(cell))

    @property
    def tally(self) -> Tally:
        """What taking over would do."""
        answers: set[tuple[str, str]] = set()
        many: Counter[Way] = Counter()
        undecided = 0
        for cell in self.comparison.cells:
            state = self.state(cell)
            if state is None:
                undecided += 1
            elif state and cell.way is Way.ANSWER:
                answers.add(cell.target)
            elif state:
                many[cell.way] += 1
        return Tally(len(answers), many[Way.WRITE], many[Way.FOLLOW_UP], undecided)


def shown_grades(comparison: Comparison) -> tuple[tuple[Grade, int], ...]:
    """Grades that occur, with how many cells have them, in the order of the chips."""
    counts = comparison.counts
    return tuple((grade, counts[grade]) for grade in GRADE_WORDS if counts.get(grade))


def grade_words(grade: Grade, count: int) -> str:
    """``Antworten 12``."""
    return f"{GRADE_WORDS[grade][0 if count == 1 else 1]} {formats.number(count)}"


def by_sheet(cells: Sequence[Graded]) -> dict[str, list[Graded]]:
    """Cells under their sheets, the cells of one record together, both in the order of the file."""
    sheets: dict[str, dict[tuple[str, str], list[Graded]]] = {}
    for cell in cells:
        records = sheets.setdefault(cell.sheet, {})
        records.setdefault((cell.uid, "" if cell.uid else cell.label), []).append(cell)
    return {
        sheet: [cell for together in records.values() for cell in together]
        for sheet, records in sheets.items()
    }


def _names(cells: Sequence[Graded]) -> dict[int, str]:
    """By what a cell is found again after another comparison of the same file."""
    seen: Counter[str] = Counter()
    names = {}
    for cell in cells:
        place = cell.address or cell.uid
        name = f"{cell.sheet}|{place}|{cell.key}"
        seen[name] += 1
        names[cell.id] = name if seen[name] == 1 else f"{name}|{seen[name]}"
    return names


def _rivals(cells: Sequence[Graded]) -> dict[int, tuple[int, ...]]:
    """The other cells that give a value for the same field of the same record."""
    groups: dict[tuple[tuple[str, str], str], list[int]] = {}
    for cell in cells:
        about = cell.target if cell.answer else (cell.sheet_key, cell.uid)
        if cell.way in _FIELDS and about[1]:
            groups.setdefault((about, cell.key), []).append(cell.id)
    return {
        one: tuple(other for other in group if other != one)
        for group in groups.values()
        if len(group) > 1
        for one in group
    }
