"""Which dates go into a calendar file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.errors import Refused
from app.features.events.rules.appointments import KINDS


@dataclass(frozen=True)
class Selection:
    """Which dates go into a file.

    Args:
        first, last: days from which and up to which; None without a bound.
        kinds: kinds of the office's own dates. others: those of other organisers, too.
        notes: with remarks. ids: only these, whatever else is chosen.
        path: of a file kept current.
    """

    first: date | None = None
    last: date | None = None
    kinds: tuple[str, ...] = ("office_hour", "event")
    others: bool = False
    notes: bool = False
    path: str = ""
    ids: tuple[int, ...] = ()


def checked_selection(selection: Selection) -> Selection:
    """The selection.

    Raises:
        Refused: when it holds nothing, or the days are the wrong way round.
    """
    if not selection.kinds and not selection.others:
        raise Refused("Bitte wählen Sie mindestens eine Art von Terminen.", "kinds")
    if selection.first and selection.last and selection.last < selection.first:
        raise Refused("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide.", "last")
    return selection


def kept(selection: Selection) -> dict[str, Any]:
    """A selection as the office's setting."""
    return {
        "path": selection.path,
        "kinds": list(selection.kinds),
        "others": selection.others,
        "notes": selection.notes,
    }


def selection_of(value: Mapping[str, Any]) -> Selection:
    """The selection of a setting; what it does not say is as shipped."""
    usual = Selection()
    kinds = tuple(kind for kind in value.get("kinds", usual.kinds) if kind in KINDS)
    return Selection(
        kinds=kinds,
        others=bool(value.get("others", usual.others)),
        notes=bool(value.get("notes", usual.notes)),
        path=str(value.get("path", "")),
    )
