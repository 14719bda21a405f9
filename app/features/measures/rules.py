"""What a measure may say, and the words for its state and priority."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.domain.errors import Faults, Refused
from app.domain.money import Money
from app.domain.text import LONGEST_LINE, clean_line, clean_text

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
