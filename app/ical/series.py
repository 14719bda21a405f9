"""Series of a calendar file as series on the clock at home, with what is otherwise."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import islice

from dateutil.rrule import rrulestr

from app.ical import zones
from app.ical.times import Moment
from app.system.possible import possible

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TOO_OFTEN = {"SECONDLY": "jede Sekunde", "MINUTELY": "jede Minute", "HOURLY": "jede Stunde"}
_KNOWN = frozenset({
    "FREQ", "UNTIL", "COUNT", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH",
    "BYSETPOS", "WKST",
})  # fmt: skip
MOST_COUNT = 10_000
MOST_APART = 400
"""So many occurrences that no rule at home can say are kept one by one."""
_TRIED_YEARS = 12
ONCE = "FREQ=DAILY;COUNT=1"
"""A series of its first date only; further ones stand as exceptions."""


@dataclass(frozen=True)
class Rule:
    """A rule that can be kept, and what to tell of it."""

    text: str = ""
    remark: str = ""


def checked(value: str, first: Moment) -> Rule:
    """The rule in one spelling; one that cannot be kept becomes none, with a sentence.

    ``UNTIL`` of it is on the clock of the series' own zone.

    Args:
        value: of ``RRULE``.
        first: when the series begins.
    """
    parts = _parts(value)
    often = _TOO_OFTEN.get(parts.get("FREQ", ""))
    if often:
        return Rule(
            remark=f"Der Termin wiederholt sich {often}; so etwas hält kein Kalender. "
            "Er wird einmal übernommen; bitte tragen Sie weitere von Hand ein."
        )
    remark = ""
    if parts.get("COUNT", "").isdecimal() and int(parts["COUNT"][:9]) > MOST_COUNT:
        remark = (
            f"Der Termin soll sich {parts.pop('COUNT')[:12]}-mal wiederholen; er wird als Serie ohne Ende "
            "übernommen. Bitte setzen Sie ihm ein Ende."
        )
    try:
        _drop_own_time(parts, first)
        if "UNTIL" in parts:
            parts["UNTIL"] = _until(parts["UNTIL"], first)
        kept = set(parts) <= _KNOWN and possible(parts, first.wall) and _happens(parts, first.wall)
    except (ValueError, TypeError, OverflowError, KeyError, IndexError, AttributeError):
        kept = False
    if not kept:
        return Rule(
            remark=f"Die Wiederholung „{value[:60]}“ ergibt keine Termine oder ist nicht zu verstehen. "
            "Der Termin wird einmal übernommen; bitte tragen Sie die weiteren nach."
        )
    return Rule(_text(parts), remark)


def _drop_own_time(parts: dict[str, str], first: Moment) -> None:
    """Some say the time of day once more in the rule."""
    wall = first.wall
    for name, said in (("BYHOUR", wall.hour), ("BYMINUTE", wall.minute), ("BYSECOND", wall.second)):
        if parts.get(name, "").isdecimal() and int(parts[name][:9]) == said:
            del parts[name]


def _text(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={said}" for name, said in parts.items())


def _parts(value: str) -> dict[str, str]:
    parts = {}
    for part in value.strip().rstrip(";").upper().split(";"):
        name, _, said = part.partition("=")
        parts[name.strip()] = said.strip()
    return parts


def _until(value: str, first: Moment) -> str:
    """The last moment on the clock of the series; a day counts to its end."""
    if first.day:
        return f"{datetime.strptime(value[:8], '%Y%m%d'):%Y%m%d}"
    if "T" not in value:
        return f"{datetime.strptime(value[:8], '%Y%m%d'):%Y%m%d}T235959"
    moment = datetime.strptime(value[:15], "%Y%m%dT%H%M%S")
    if value.endswith("Z") and 1 < moment.year < 9998:
        moment = moment.replace(tzinfo=zones.utc()).astimezone(first.zone or zones.home())
    return f"{moment:%Y%m%dT%H%M%S}"


def _happens(parts: dict[str, str], start: datetime) -> bool:
    """Whether it ever happens; asked for some years only, as a rule may go on for ever without a date."""
    tried = {name: said for name, said in parts.items() if name != "COUNT"}
    until = f"{start.replace(year=start.year + _TRIED_YEARS, day=min(start.day, 28)):%Y%m%dT%H%M%S}"
    tried["UNTIL"] = min(tried.get("UNTIL", until), until)
    return next(_expand(tried, start), None) is not None


def _expand(parts: dict[str, str], start: datetime) -> Iterator[datetime]:
    given = dict(parts)
    if re.fullmatch(r"\d{8}", given.get("UNTIL", "")):
        given["UNTIL"] += "T000000"
    yield from rrulestr(_text(given), dtstart=start)


class Placed:
    """A series of another zone put on the clock at home.

    A rule keeps its meaning there as long as both clocks go alike; each occurrence for which they do not
    becomes an exception, as far as ``MOST_APART`` of them.
    """

    def __init__(self, rule: str, first: Moment) -> None:
        self.rule = rule
        self._zone = first.zone
        self._shift = first.local - first.wall
        self._parts = _parts(rule) if rule else {}
        self.moved: list[tuple[datetime, datetime]] = []
        """When the rule has an occurrence, and when it is."""
        self.remark = ""
        if rule and first.zone is not None:
            self._place(first, first.zone)

    def original(self, at: Moment) -> datetime:
        """When the rule at home has the occurrence that the file calls by that time."""
        if self._zone is None:
            return at.local
        if at.zone == self._zone or at.zone is None:
            wall = at.wall
        else:
            wall = at.wall.replace(tzinfo=at.zone).astimezone(self._zone).replace(tzinfo=None)
        if self.rule == ONCE:
            # Kept one by one, each under its own time.
            return zones.here(wall.replace(tzinfo=self._zone))
        return wall + self._shift

    def _place(self, first: Moment, zone: tzinfo) -> None:
        walls = list(islice(_expand(self._parts, first.wall), MOST_APART + 1))
        by_day = self._days_moved((first.local.date() - first.wall.date()).days)
        placed = [(wall + self._shift, zones.here(wall.replace(tzinfo=zone))) for wall in walls[:MOST_APART]]
        if by_day is None:
            self.rule = ONCE
            self.moved = [(local, local) for _, local in placed[1:]]
        else:
            self.rule = _text({**self._parts, **by_day, **self._until_moved()})
            self.moved = [(naive, local) for naive, local in placed if naive != local]
        if len(walls) > MOST_APART and self.moved:
            self.remark = (
                f"Die Serie ist in einer anderen Zeitzone angelegt; ihre ersten {MOST_APART} Termine sind "
                "genau, danach kann sich die Uhrzeit mit der Zeitumstellung verschieben. "
                "Bitte prüfen Sie sie dann."
            )

    def _until_moved(self) -> dict[str, str]:
        """The end on the clock at home."""
        if "UNTIL" not in self._parts:
            return {}
        until = datetime.strptime(self._parts["UNTIL"], "%Y%m%dT%H%M%S")
        return {"UNTIL": f"{until + self._shift:%Y%m%dT%H%M%S}"}

    def _days_moved(self, days: int) -> dict[str, str] | None:
        """Days of the week one on or back, where the day at home is another; None where no rule says that."""
        if days == 0:
            return {}
        by_day = self._parts.get("BYDAY", "")
        if self._parts.get("FREQ") == "DAILY" and not by_day:
            return {}
        if self._parts.get("FREQ") != "WEEKLY":
            return None
        names = [name for name in by_day.split(",") if name in _DAYS]
        moved = [_DAYS[(_DAYS.index(name) + days) % 7] for name in names]
        return {"BYDAY": ",".join(moved)} if moved else {}
