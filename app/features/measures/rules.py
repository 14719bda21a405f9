"""What a measure may say, and the words for its state and priority."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from app.domain.errors import Faults, Refused
from app.domain.intake import Traits
from app.domain.money import Money
from app.domain.text import LONGEST_LINE, clean_line, clean_text, fold

STATES: dict[str, str] = {
    "planned": "geplant",
    "under_way": "in Umsetzung",
    "done": "abgeschlossen",
    "dropped": "aufgegeben",
}
"""State of a measure, in the order it goes through them, and its German word."""

PRIORITIES: dict[str, str] = {"high": "hoch", "medium": "mittel", "low": "niedrig"}

EARLIEST_YEAR = 1970
LATEST_YEAR = 2100
WHOLE = 100


@dataclass(frozen=True)
class MeasureDraft:
    """A measure as it stands in the form; the fields are those of an ISEK measure sheet.

    Args:
        number: as the plan numbers it, e.g. ``O/N 1``.
        field: field of action (Handlungsfeld).
        starts_in: year it begins.
        ends_in: year it ends.
        progress: per cent done.
    """

    number: str = ""
    title: str = ""
    field: str = ""
    goals: str = ""
    description: str = ""
    actors: str = ""
    first_steps: str = ""
    cost: Money | None = None
    funding: str = ""
    priority: str | None = ""
    starts_in: int | None = None
    ends_in: int | None = None
    status: str = "planned"
    progress: int | None = 0
    note: str = ""


def checked(draft: MeasureDraft) -> MeasureDraft:
    """The draft with clean texts.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    clean = _cleaned(draft, faults)
    faults.add(_faults(clean))
    faults.refuse()
    return replace(clean, progress=WHOLE if clean.status == "done" else clean.progress)


def period(starts_in: int | None, ends_in: int | None) -> str:
    """``2023–2031``, ``ab 2023``, ``bis 2031``, ``2024``."""
    if starts_in is None:
        return f"bis {ends_in}" if ends_in is not None else ""
    if ends_in is None:
        return f"ab {starts_in}"
    return str(starts_in) if starts_in == ends_in else f"{starts_in}–{ends_in}"


def _cleaned(draft: MeasureDraft, faults: Faults) -> MeasureDraft:
    lines = {"number": 30, "title": LONGEST_LINE, "field": LONGEST_LINE, "funding": LONGEST_LINE}
    typed: dict[str, Any] = {
        name: faults.take(clean_line, getattr(draft, name), name, longest) or ""
        for name, longest in lines.items()
    }
    typed |= {
        name: faults.take(clean_text, getattr(draft, name), name) or ""
        for name in ("goals", "description", "actors", "first_steps", "note")
    }
    return replace(draft, **typed, priority=draft.priority or "", progress=draft.progress or 0)


def _faults(draft: MeasureDraft) -> Iterator[Refused]:
    if not draft.number:
        yield Refused("Bitte geben Sie die Nummer der Maßnahme an, z. B. „O/N 1“.", "number")
    if not draft.title:
        yield Refused("Bitte geben Sie der Maßnahme einen Titel.", "title")
    if draft.cost is not None and draft.cost.cents < 0:
        yield Refused("Die Kosten können nicht unter null liegen.", "cost")
    if draft.priority and draft.priority not in PRIORITIES:
        yield Refused("Bitte wählen Sie die Priorität aus der Liste.", "priority")
    yield from _years(draft.starts_in, draft.ends_in)
    if draft.status not in STATES:
        yield Refused("Bitte wählen Sie den Stand der Maßnahme aus.", "status")
    if not 0 <= (draft.progress or 0) <= WHOLE:
        yield Refused("Der Fortschritt liegt zwischen 0 und 100 %.", "progress")


def _years(starts_in: int | None, ends_in: int | None) -> Iterator[Refused]:
    for name, year in (("starts_in", starts_in), ("ends_in", ends_in)):
        if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
            yield Refused(f"Das Jahr {year} kann nicht stimmen. Bitte prüfen Sie es.", name)
    if starts_in is not None and ends_in is not None and ends_in < starts_in:
        yield Refused(f"Das Ende ({ends_in}) liegt vor dem Beginn ({starts_in}).", "ends_in")


def read_period(text: str) -> tuple[int | None, int | None]:
    """First and last year of ``2023–2031``, ``ab 2023``, ``bis 2031``, ``2024``; as ``period`` writes it.

    Raises:
        Refused: when there is no year in it.
    """
    years = [int(year) for year in re.findall(r"(?<!\d)(?:19|20|21)\d\d(?!\d)", text)]
    if not years:
        raise Refused("Bitte geben Sie den Zeitraum so an: 2023–2031, ab 2023 oder bis 2031.", "period")
    if len(years) > 1:
        return years[0], years[-1]
    if re.match(r"\s*(?:ab|seit)\b", text, re.IGNORECASE):
        return years[0], None
    if re.match(r"\s*bis\b", text, re.IGNORECASE):
        return None, years[0]
    return years[0], years[0]


def tidy(values: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a list with first and last year in fields of their own; a period nobody can read stays."""
    found = dict(values)
    try:
        first, last = read_period(str(found["period"])) if "period" in found else (None, None)
    except Refused:
        return found
    found.pop("period", None)
    for name, year in (("starts_in", first), ("ends_in", last)):
        if year is not None:
            found.setdefault(name, year)
    return found


def listed(values: Mapping[str, Any]) -> MeasureDraft:
    """The draft of a tidied row.

    Raises:
        Refused: when the period cannot be read.
    """
    if "period" in values:
        read_period(str(values["period"]))
    known = {one.name for one in fields(MeasureDraft)}
    return MeasureDraft(**{name: value for name, value in values.items() if name in known})


def traits(values: Mapping[str, Any]) -> Traits:
    """What a measure is recognised by: its number in the plan, or its title."""
    number = re.sub(r"\s+", "", fold(str(values.get("number", ""))))
    return Traits(
        marks=frozenset({f"number:{number}"}) if number else frozenset(),
        name=" ".join(fold(str(values.get("title", ""))).split()),
        called="gleicher Titel",
    )
