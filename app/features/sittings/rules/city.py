"""What the city decides on the recommendations of a committee, all of a sitting at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.money import ZERO, Money
from app.features.sittings.rules.words import GRANTING


@dataclass(frozen=True)
class CityLine:
    """The city's decision on one application."""

    item_id: int = 0
    application_id: int = 0
    title: str = ""
    recommended: str = ""
    outcome: str | None = None
    amount: Money | None = None
    reason: str = ""


@dataclass(frozen=True)
class CityDraft:
    """The city's decisions of one day; lines without an outcome wait for another."""

    day: date | None = None
    lines: tuple[CityLine, ...] = ()


def checked(draft: CityDraft, sat_on: date, today: date) -> CityDraft:
    """The draft, complete.

    Raises:
        Refused: beside each cell; when there is nothing to decide.
    """
    faults = Faults()
    day = draft.day
    if day is None:
        faults.add([Refused("Bitte geben Sie an, wann die Stadt entschieden hat.", "day")])
    elif not sat_on <= day <= today:
        faults.add(
            [
                Refused(
                    f"Die Stadt entscheidet nach der Sitzung am {formats.day(sat_on)} und nicht in der "
                    f"Zukunft; {formats.day(day)} kann nicht stimmen.",
                    "day",
                )
            ]
        )
    if not any(line.outcome for line in draft.lines):
        faults.add([Refused("Bitte tragen Sie bei mindestens einem Antrag die Entscheidung ein.", "lines")])
    for at, line in enumerate(draft.lines):
        faults.add(_line_faults(line, f"lines[{at}]"))
    faults.refuse()
    return draft


def _line_faults(line: CityLine, place: str) -> Iterator[Refused]:
    if line.outcome in GRANTING and (line.amount or ZERO) <= ZERO:
        yield Refused(f"{line.title}: Bitte geben Sie den bewilligten Betrag an.", f"{place}.amount")
    if line.outcome and line.outcome != "approved" and not line.reason.strip():
        yield Refused(f"{line.title}: Bitte nennen Sie den Grund; er steht im Schreiben.", f"{place}.reason")
