"""Calendars of other organisers: what each may be called and look like."""

from dataclasses import dataclass, replace

from app.domain.errors import Faults, Refused
from app.domain.text import clean_line, fold, quoted

COLOURS = {
    "indigo": "Indigo",
    "sky": "Blau",
    "olive": "Oliv",
    "sand": "Sand",
    "rose": "Rosé",
    "plum": "Pflaume",
}
"""Keys of the colours a calendar may have, and their German words."""

USUAL = "indigo"


@dataclass(frozen=True)
class CalendarLine:
    """One calendar as it stands in the list.

    Args:
        id: the record; None while it is new. name: as it is shown. colour: one of :data:`COLOURS`.
        shown: ``yes`` or ``no``. contact_id: who organises.
        dates: how many dates it has. source: the file it is read from, empty when it is typed.
    """

    id: int | None = None
    name: str = ""
    colour: str = USUAL
    shown: str = "yes"
    contact_id: int | None = None
    dates: int | None = None
    source: str = ""


@dataclass(frozen=True)
class CalendarsDraft:
    """All calendars of other organisers; ``with_dates``: those taken off the list go with their dates."""

    calendars: tuple[CalendarLine, ...] = ()
    with_dates: bool = False


def checked(draft: CalendarsDraft) -> CalendarsDraft:
    """The list with clean names.

    Raises:
        Refused: beside each cell that cannot be right.
    """
    faults = Faults()
    clean = []
    seen: set[str] = set()
    for at, line in enumerate(draft.calendars):
        name = faults.take(clean_line, line.name, f"calendars[{at}].name") or ""
        if not name:
            faults.add([Refused("Bitte geben Sie dem Kalender einen Namen.", f"calendars[{at}].name")])
        elif fold(name) in seen:
            faults.add([Refused(f"Den Kalender „{quoted(name)}“ gibt es schon.", f"calendars[{at}].name")])
        if line.colour not in COLOURS:
            faults.add([Refused("Bitte wählen Sie eine Farbe.", f"calendars[{at}].colour")])
        seen.add(fold(name))
        clean.append(replace(line, name=name))
    faults.refuse()
    return replace(draft, calendars=tuple(clean))
