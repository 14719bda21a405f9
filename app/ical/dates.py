"""Single dates a series leaves out or has in addition: one that cannot be read costs only itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from app.domain.formats import number
from app.ical.text import Line
from app.ical.times import Moment, Unreadable, Zones, duration, read

MOST_DATES = 20_000
"""So many dates of one list are read."""


@dataclass
class Dates:
    """Dates of a list.

    Args:
        lasting: how long those last that say it themselves.
        remarks: what a person should know.
    """

    dates: list[Moment] = field(default_factory=list)
    lasting: dict[Moment, timedelta] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def listed(lines: Sequence[Line], known: Zones) -> Dates:
    """The dates of all lines of that name."""
    found = Dates()
    wrong: list[str] = []
    for line, said in _parts(lines):
        if len(found.dates) == MOST_DATES:
            found.remarks.append(
                f"Die Serie nennt mehr als {number(MOST_DATES)} einzelne Termine ({line.name}); gelesen sind "
                "die ersten. Bitte lassen Sie sich einen kürzeren Zeitraum geben."
            )
            break
        try:
            _take(found, said, line, known)
        except Unreadable:
            wrong.append(f"„{said[:30]}“ in Zeile {line.number}")
    if wrong:
        others = f" (und {number(len(wrong) - 1)} weitere Angaben)" if len(wrong) > 1 else ""
        found.remarks.append(
            f"{wrong[0]}{others} ist keine Zeitangabe ({lines[0].name}) und wurde überlesen. "
            "Bitte prüfen Sie die einzelnen Termine der Serie."
        )
    return found


def _parts(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    for line in lines:
        yield from ((line, part.strip()) for part in line.value.split(",") if part.strip())


def _take(found: Dates, said: str, line: Line, known: Zones) -> None:
    """A moment, or a period: from its first moment on, as long as it says."""
    begin, period, rest = said.partition("/")
    at = read(begin, line.params.get("TZID", ""), known, line.number, line.name)
    if period:
        found.lasting[at] = _lasting(rest.strip(), at, line, known)
    found.dates.append(at)


def _lasting(told: str, at: Moment, line: Line, known: Zones) -> timedelta:
    if told.upper().startswith(("P", "+P", "-P")):
        return duration(replace(line, value=told))
    end = read(told, line.params.get("TZID", ""), known, line.number, line.name)
    if end.instant < at.instant:
        raise Unreadable(f"Zeile {line.number}: Der Zeitraum endet, bevor er beginnt.")
    return end.instant - at.instant
