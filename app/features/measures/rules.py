"""What a measure may say, and the words for its state and priority."""

from dataclasses import dataclass, replace

from app.domain.errors import Refused
from app.domain.money import Money
from app.domain.text import clean_line, clean_text

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
        Refused: naming the first field that cannot be right.
    """
    clean = _cleaned(draft)
    if not clean.number:
        raise Refused("Bitte geben Sie die Nummer der Maßnahme an, z. B. „O/N 1“.", "number")
    if not clean.title:
        raise Refused("Bitte geben Sie der Maßnahme einen Titel.", "title")
    if clean.cost is not None and clean.cost.cents < 0:
        raise Refused("Die Kosten können nicht unter null liegen.", "cost")
    if clean.status not in STATES:
        raise Refused("Bitte wählen Sie den Stand der Maßnahme aus.", "status")
    if clean.priority and clean.priority not in PRIORITIES:
        raise Refused("Bitte wählen Sie die Priorität aus der Liste.", "priority")
    _check_years(clean.starts_in, clean.ends_in)
    progress = clean.progress or 0
    if not 0 <= progress <= WHOLE:
        raise Refused("Der Fortschritt liegt zwischen 0 und 100 %.", "progress")
    return replace(clean, progress=WHOLE if clean.status == "done" else progress)


def period(starts_in: int | None, ends_in: int | None) -> str:
    """``2023–2031``, ``ab 2023``, ``bis 2031``, ``2024``."""
    if starts_in is None:
        return f"bis {ends_in}" if ends_in is not None else ""
    if ends_in is None:
        return f"ab {starts_in}"
    return str(starts_in) if starts_in == ends_in else f"{starts_in}–{ends_in}"


def _cleaned(draft: MeasureDraft) -> MeasureDraft:
    return replace(
        draft,
        number=clean_line(draft.number, "number", 30),
        title=clean_line(draft.title, "title"),
        field=clean_line(draft.field, "field"),
        goals=clean_text(draft.goals, "goals"),
        description=clean_text(draft.description, "description"),
        actors=clean_text(draft.actors, "actors"),
        first_steps=clean_text(draft.first_steps, "first_steps"),
        funding=clean_line(draft.funding, "funding"),
        priority=draft.priority or "",
        note=clean_text(draft.note, "note"),
    )


def _check_years(starts_in: int | None, ends_in: int | None) -> None:
    for name, year in (("starts_in", starts_in), ("ends_in", ends_in)):
        if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise Refused(f"Das Jahr {year} kann nicht stimmen. Bitte prüfen Sie es.", name)
    if starts_in is not None and ends_in is not None and ends_in < starts_in:
        raise Refused(f"Das Ende ({ends_in}) liegt vor dem Beginn ({starts_in}).", "ends_in")
