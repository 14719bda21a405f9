"""Which column of a list is which field: by what it is called, then by what stands in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from app.domain.columns import Kind
from app.domain.intake import Intake, IntakeField, Shape
from app.features.intake.rules.lines import Heading, Line, blank, squeezed

SAMPLES = 60
"""Cells of a column that are looked at."""
SURE = 100
_ALIAS = 99
"""What a field is otherwise called counts a little less than its own word."""
_UNLIKE = 20
_NEAR = 86
"""Likeness of two headings from which a slip of the keyboard is assumed."""
_PART = 70
_LEAST = 74
_MOSTLY = 0.8
_FEWEST = 2
_SPEAKING = frozenset({Kind.DATE, Kind.MOMENT, Kind.MONEY})

BY_TITLE, BY_LIKENESS, BY_CONTENT, BY_MEMORY, BY_HAND = "title", "likeness", "content", "memory", "hand"
REASONS: Mapping[str, str] = {
    BY_TITLE: "an der Überschrift erkannt",
    BY_LIKENESS: "Überschrift ähnlich",
    BY_CONTENT: "am Inhalt erkannt",
    BY_MEMORY: "wie beim letzten Mal",
    BY_HAND: "von Hand zugeordnet",
    "": "wird nicht übernommen",
}

Fits = Callable[[IntakeField, Any], bool]
"""Whether a cell may be meant for a field."""


@dataclass(frozen=True)
class Guess:
    """What a column is taken for.

    Args:
        column: counted from 0.
        title: its heading.
        samples: the first of its texts, as a person reads them.
        filled: how many of its cells hold something.
        field: key of the field; empty when nothing fits.
        reason: why, one of ``REASONS``.
    """

    column: int
    title: str
    samples: tuple[Any, ...]
    filled: int
    field: str = ""
    reason: str = ""


def titles_of(intake: Intake) -> frozenset[str]:
    """Everything the fields of a list may be called, squeezed."""
    return frozenset(squeezed(word) for field in intake.fields for word in (field.title, *field.aliases))


def match(
    intake: Intake,
    heading: Heading,
    lines: Sequence[Line],
    fits: Fits,
    remembered: Mapping[str, str] | None = None,
) -> tuple[Guess, ...]:
    """What each column is taken for; no field twice.

    Args:
        intake: the kind of records.
        heading: the headings.
        lines: the records.
        fits: whether a cell may be meant for a field.
        remembered: heading → field as somebody chose it for a list with the same headings.
    """
    columns = [_column(at, title, lines) for at, title in enumerate(heading.titles)]
    used = [one for one in columns if one.title or one.filled]
    if remembered is not None:
        known = {field.key for field in intake.fields}
        return tuple(_remembered(one, remembered, known) for one in used)
    chosen = _by_titles(intake, heading, used, fits)
    chosen |= _by_contents(intake, used, chosen, fits)
    return tuple(
        Guess(one.column, one.title, one.samples, one.filled, *chosen.get(one.column, ("", "")))
        for one in used
    )


def headings_key(intake: Intake, heading: Heading) -> str:
    """What lists of the same make share: the kind of records and their headings in order."""
    return f"{intake.key}|" + "|".join(squeezed(title) for title in heading.titles)


def _column(at: int, title: str, lines: Sequence[Line]) -> Guess:
    cells = [cell for line in lines if not blank(cell := line.cell(at))]
    return Guess(at, title, tuple(cells[:SAMPLES]), len(cells))


def _remembered(one: Guess, remembered: Mapping[str, str], known: set[str]) -> Guess:
    key = remembered.get(memory_key(one), "")
    field = key if key in known else ""
    return Guess(one.column, one.title, one.samples, one.filled, field, BY_MEMORY if field else "")


def memory_key(one: Guess) -> str:
    """Under what the choice for a column is remembered."""
    return f"{one.column}:{squeezed(one.title)}"


def _by_titles(
    intake: Intake, heading: Heading, used: Sequence[Guess], fits: Fits
) -> dict[int, tuple[str, str]]:
    scored = []
    names = {one.column: _names(intake, heading, one.column) for one in used}
    for one in used:
        for place, field in enumerate(intake.fields):
            score = max(title_score(field, title) for title in names[one.column])
            score -= _UNLIKE if _cannot_be(field, one, fits) else 0
            if score >= _LEAST:
                scored.append((-score, place, one.column, field.key))
    chosen: dict[int, tuple[str, str]] = {}
    taken: set[str] = set()
    for score, _place, column, key in sorted(scored):
        if column not in chosen and key not in taken:
            chosen[column] = (key, BY_TITLE if -score >= _ALIAS else BY_LIKENESS)
            taken.add(key)
    return chosen


def _cannot_be(field: IntakeField, one: Guess, fits: Fits) -> bool:
    """A column of days in which no cell is one: „Tag“ may hold the days of the week."""
    days = field.kind in {Kind.DATE, Kind.MOMENT}
    return days and bool(one.samples) and not any(fits(field, cell) for cell in one.samples)


def _names(intake: Intake, heading: Heading, column: int) -> tuple[str, ...]:
    """What a column is called: its own word where that says enough, else with the word of its group."""
    own, whole = heading.own[column], heading.titles[column]
    if heading.own.count(own) > 1:
        return (whole,)
    sure = any(title_score(field, own) >= _ALIAS for field in intake.fields)
    return (own,) if sure else (own, whole)


def title_score(field: IntakeField, title: str) -> float:
    """How surely a heading names a field, 0 to 100."""
    said = squeezed(title)
    if not said:
        return 0
    by_alias = max((_word_score(squeezed(word), said) for word in field.aliases), default=0)
    return max(_word_score(squeezed(field.title), said), min(by_alias, _ALIAS))


def _word_score(word: str, said: str) -> float:
    if word == said or word.replace(" ", "") == said.replace(" ", ""):
        return SURE
    near = fuzz.ratio(word, said)
    if near >= _NEAR:
        return min(float(near), _ALIAS - 1)
    if set(word.split()) <= set(said.split()):
        return _PART + 25 * len(word) / len(said)
    return 0


def _by_contents(
    intake: Intake, used: Sequence[Guess], chosen: Mapping[int, tuple[str, str]], fits: Fits
) -> dict[int, tuple[str, str]]:
    """Columns whose heading says nothing: fields that can be told from texts, the most telling first."""
    taken = {key for key, _reason in chosen.values()}
    found: dict[int, tuple[str, str]] = {}
    for field in sorted(intake.fields, key=_telling):
        if field.key in taken or _telling(field) > 3:
            continue
        for one in used:
            if one.column not in chosen and one.column not in found and _holds(field, one, fits):
                found[one.column] = (field.key, BY_CONTENT)
                taken.add(field.key)
                break
    return found


def _telling(field: IntakeField) -> int:
    if field.shape in {Shape.EMAIL, Shape.IBAN}:
        return 0
    if field.shape in {Shape.POSTCODE, Shape.PHONE, Shape.CLOCK}:
        return 1
    if field.choice:
        return 2
    return 3 if field.kind in _SPEAKING and (field.required or field.kind is Kind.MONEY) else 9


def _holds(field: IntakeField, one: Guess, fits: Fits) -> bool:
    if len(one.samples) < _FEWEST:
        return False
    return sum(1 for cell in one.samples if fits(field, cell)) >= _MOSTLY * len(one.samples)
