"""School holidays and closed days: what a list of them may say, and how one is pasted in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.dates import parse_date
from app.domain.errors import Faults, Refused
from app.domain.text import clean_line, quoted

PUBLIC, CLOSED, SCHOOL = "public", "closed", "school"
KINDS = (PUBLIC, CLOSED, SCHOOL)
"""Kinds of days off, the weightiest first."""
LONGEST = 100
"""Days; no holidays are longer."""
MOST_LINES = 500
_PARTS = 3


@dataclass(frozen=True)
class DayOff:
    """A day that is otherwise than others, with the word for it; ``kind`` is one of :data:`KINDS`."""

    day: date
    kind: str
    name: str


@dataclass(frozen=True)
class DayRange:
    """From the first to the last day, both included; without a last day it is one day."""

    name: str = ""
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True)
class DaysOffDraft:
    """The days off as they stand in their form.

    Args:
        land: whose public holidays count. school: school holidays. closed: days the office is shut.
        pasted: further school holidays as lines „Name; von; bis“.
        published: whether those that ship with the program are put in, where they are not there.
    """

    land: str = ""
    school: tuple[DayRange, ...] = ()
    closed: tuple[DayRange, ...] = ()
    pasted: str = ""
    published: bool = False


def checked(draft: DaysOffDraft, lands: Sequence[str], today: date) -> DaysOffDraft:
    """The draft with what was pasted taken up, in order, each once.

    Raises:
        Refused: beside each cell or line that cannot be right.
    """
    faults = Faults()
    if draft.land not in lands:
        faults.add([Refused("Bitte wählen Sie das Land, dessen Feiertage gelten.", "land")])
    pasted = faults.take(lines_of, draft.pasted, today) or ()
    school = [_clean(faults, one, f"school[{at}]") for at, one in enumerate(draft.school)]
    closed = [_clean(faults, one, f"closed[{at}]") for at, one in enumerate(draft.closed)]
    faults.refuse()
    return replace(draft, school=_ordered([*school, *pasted]), closed=_ordered(closed), pasted="")


def with_published(draft: DaysOffDraft, published: Sequence[DayRange]) -> DaysOffDraft:
    """The draft with the published school holidays, where there are none of that name at that time."""
    fresh = [one for one in published if not any(_same(one, other) for other in draft.school)]
    return replace(draft, school=_ordered([*draft.school, *fresh]), published=False)


def _same(one: DayRange, other: DayRange) -> bool:
    if one.first_on is None or one.last_on is None or other.first_on is None or other.last_on is None:
        return False
    at_once = one.first_on <= other.last_on and other.first_on <= one.last_on
    return at_once and one.name.casefold() == other.name.casefold()


def _ordered(given: Sequence[DayRange]) -> tuple[DayRange, ...]:
    once = dict.fromkeys(given)
    return tuple(sorted(once, key=lambda one: (one.first_on or date.min, one.name)))


def _clean(faults: Faults, given: DayRange, at: str) -> DayRange:
    clean = replace(given, name=faults.take(clean_line, given.name, f"{at}.name") or "")
    clean = replace(clean, last_on=clean.last_on or clean.first_on)
    faults.add(_wrong(clean, at))
    return clean


def _wrong(given: DayRange, at: str) -> Iterator[Refused]:
    if not given.name:
        yield Refused("Bitte geben Sie den freien Tagen einen Namen.", f"{at}.name")
    if given.first_on is None or given.last_on is None:
        yield Refused("Bitte geben Sie den ersten Tag an.", f"{at}.first_on")
    elif given.last_on < given.first_on:
        yield Refused(
            f"„{quoted(given.name)}“ endet vor dem ersten Tag. Bitte prüfen Sie beide Tage.", f"{at}.last_on"
        )
    elif (given.last_on - given.first_on).days >= LONGEST:
        yield Refused(
            f"„{quoted(given.name)}“ dauert länger als {LONGEST} Tage. Bitte prüfen Sie das Jahr.",
            f"{at}.last_on",
        )


def lines_of(pasted: str, today: date) -> tuple[DayRange, ...]:
    """School holidays from lines „Name; von; bis“ (also by tabs); empty lines are passed over.

    Raises:
        Refused: naming the first line that is none, beside ``pasted``.
    """
    found: list[DayRange] = []
    for number, line in enumerate(pasted.splitlines(), start=1):
        if not line.strip():
            continue
        if len(found) >= MOST_LINES:
            raise Refused(f"Mehr als {MOST_LINES} Zeilen sind keine Ferienliste.", "pasted")
        found.append(_line(line, number, today))
    return tuple(found)


def _line(line: str, number: int, today: date) -> DayRange:
    parts = [part.strip() for part in line.replace("\t", ";").split(";")]
    while parts and not parts[-1]:
        parts.pop()
    if not 2 <= len(parts) <= _PARTS or not parts[0]:
        raise Refused(
            f"Zeile {number} „{quoted(line)}“ ist nicht zu lesen. "
            "Bitte so: Herbstferien; 17.10.2026; 31.10.2026.",
            "pasted",
        )
    try:
        first_on = parse_date(parts[1], today)
        last_on = parse_date(parts[-1], today)
    except Refused as refused:
        raise Refused(f"Zeile {number}: {refused.sentence}", "pasted") from None
    faults = Faults()
    clean = _clean(faults, DayRange(parts[0], first_on, last_on), "pasted")
    if faults.found:
        raise Refused(f"Zeile {number}: {faults.found[0].sentence}", "pasted")
    return clean
