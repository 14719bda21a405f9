"""The text of a recurrence rule (RRULE of RFC 5545, section 3.3.10), read strictly and written back."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.errors import Refused
from app.domain.text import quoted

YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY = range(5)
"""How often, by the numbers dateutil gives them."""
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Days of the week as a rule names them, Monday first."""
MOST_TIMES = 100_000
"""A series may be counted up to here."""
_LONGEST = 2_000
_ZONE = ZoneInfo("Europe/Berlin")
_FREQUENCIES = {"YEARLY": YEARLY, "MONTHLY": MONTHLY, "WEEKLY": WEEKLY, "DAILY": DAILY, "HOURLY": HOURLY}
_TOO_OFTEN = {"MINUTELY": "jede Minute", "SECONDLY": "jede Sekunde"}
_DAY = re.compile(r"^(?P<at>[+-]?\d{1,2})?(?P<day>MO|TU|WE|TH|FR|SA|SU)$", re.ASCII)
_NUMBER = re.compile(r"^[+-]?\d{1,3}$", re.ASCII)
_UNTIL = re.compile(r"^(\d{8})(?:T(\d{6})(Z?))?$", re.ASCII)
_NUMBERS: Mapping[str, tuple[int, int]] = {
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYSETPOS": (-366, 366),
    "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59),
    "BYSECOND": (0, 59),
}
_SAY_DAY = ("BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY")
"""Parts of which one says the day; without any, the first date does."""
_ORDER = (
    "BYMONTH",
    "BYWEEKNO",
    "BYYEARDAY",
    "BYMONTHDAY",
    "BYDAY",
    "BYHOUR",
    "BYMINUTE",
    "BYSECOND",
    "BYSETPOS",
)


@dataclass(frozen=True)
class Rule:
    """A recurrence rule, taken apart.

    Args:
        freq: as dateutil names it. interval: every so many of them.
        count: so many occurrences. until: the last moment it may begin, local time.
        until_day: whether the rule names only the day of that moment.
        week_start: 0 is Monday.
        numbers: parts of plain numbers by name. days: ordinal (0 for none) and day of the week.
    """

    freq: int
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    until_day: bool = False
    week_start: int = 0
    numbers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    days: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        """The rule in one way of writing."""
        name = next(name for name, freq in _FREQUENCIES.items() if freq == self.freq)
        parts = [f"FREQ={name}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        for key in _ORDER:
            if key == "BYDAY" and self.days:
                parts.append("BYDAY=" + ",".join(f"{at or ''}{DAYS[day]}" for at, day in self.days))
            elif key in self.numbers:
                parts.append(f"{key}=" + ",".join(str(number) for number in self.numbers[key]))
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        if self.until is not None:
            parts.append(f"UNTIL={self.until:{'%Y%m%d' if self.until_day else '%Y%m%dT%H%M%S'}}")
        if self.week_start:
            parts.append(f"WKST={DAYS[self.week_start]}")
        return ";".join(parts)

    @property
    def plain(self) -> bool:
        """Whether it only steps through days or weeks, at the time of day the series begins at."""
        if self.numbers or any(nth for nth, _ in self.days):
            return False
        return self.freq == WEEKLY or (self.freq == DAILY and not self.days)

    def endless(self) -> "Rule":
        """The same rule without an end."""
        return replace(self, count=None, until=None, until_day=False)

    def ending(self, until: datetime) -> "Rule":
        """The same rule that begins for the last time no later than a moment."""
        return replace(self, count=None, until=until, until_day=False)

    def parts(self, starts_at: datetime) -> dict[str, Any]:
        """Parts as dateutil names them (days of the week as here), those the first date says among them."""
        found: dict[str, Any] = {name.lower(): numbers for name, numbers in self.numbers.items()}
        if self.days:
            found["byweekday"] = self.days
        if not any(name in self.numbers for name in _SAY_DAY) and not self.days:
            found.update(self._said_by(starts_at))
        if self.freq != HOURLY:
            found.setdefault("byhour", (starts_at.hour,))
        found.setdefault("byminute", (starts_at.minute,))
        found.setdefault("bysecond", (starts_at.second,))
        return found

    def _said_by(self, starts_at: datetime) -> dict[str, Any]:
        if self.freq == YEARLY:
            months = self.numbers.get("BYMONTH", (starts_at.month,))
            return {"bymonth": months, "bymonthday": (starts_at.day,)}
        if self.freq == MONTHLY:
            return {"bymonthday": (starts_at.day,)}
        return {"byweekday": ((0, starts_at.weekday()),)} if self.freq == WEEKLY else {}


@lru_cache(maxsize=2048)
def parse(text: str) -> Rule:
    """Read a rule, with or without its name.

    Raises:
        Refused: when it is none, repeats more often than every hour, or has parts that contradict each other.
    """
    body = text.strip().upper().removeprefix("RRULE:")
    if len(body) > _LONGEST:
        raise Refused(f"Die Wiederholung ist {len(body)} Zeichen lang; so lang ist keine.", "rule")
    given = _given(body)
    rule = Rule(
        freq=_frequency(given.pop("FREQ", "")),
        interval=_positive(given.pop("INTERVAL", "1"), "INTERVAL", 10_000),
        count=_positive(given.pop("COUNT"), "COUNT", MOST_TIMES) if "COUNT" in given else None,
        week_start=_week_start(given.pop("WKST", "MO")),
        days=_days(given.pop("BYDAY", "")),
    )
    if "UNTIL" in given:
        until, only_day = _until(given.pop("UNTIL"))
        rule = replace(rule, until=until, until_day=only_day)
    rule = replace(rule, numbers={name: _numbers(name, value) for name, value in given.items()})
    _refuse_contradiction(rule)
    return rule


def _given(body: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for part in filter(None, body.split(";")):
        name, equals, value = part.partition("=")
        known = name in _NUMBERS or name in {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY"}
        if not equals or not known or name in given or not value:
            raise _wrong(part)
        given[name] = value
    return given


def _frequency(name: str) -> int:
    if name in _TOO_OFTEN:
        raise Refused(
            f"Der Termin soll sich {_TOO_OFTEN[name]} wiederholen. Möglich ist höchstens jede Stunde.", "rule"
        )
    if name not in _FREQUENCIES:
        raise Refused(
            "In der Wiederholung fehlt, wie oft der Termin stattfindet "
            "(täglich, wöchentlich, monatlich, jährlich).",
            "rule",
        )
    return _FREQUENCIES[name]


def _positive(value: str, name: str, most: int) -> int:
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0
    if not 1 <= number <= most:
        raise Refused(
            f"In der Wiederholung steht {name}={quoted(value, 20)}; möglich sind 1 bis {most}.", "rule"
        )
    return number


def _week_start(value: str) -> int:
    if value not in DAYS:
        raise _wrong(f"WKST={value}")
    return DAYS.index(value)


def _days(value: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for part in filter(None, value.split(",")):
        match = _DAY.match(part.strip())
        at = int(match["at"] or 0) if match else 0
        if match is None or abs(at) > 53 or (match["at"] and not at):
            raise _wrong(f"BYDAY={part}")
        found.append((at, DAYS.index(match["day"])))
    return tuple(dict.fromkeys(found))


def _numbers(name: str, value: str) -> tuple[int, ...]:
    least, most = _NUMBERS[name]
    found: list[int] = []
    for part in value.split(","):
        number = int(part) if _NUMBER.match(part.strip()) else most + 1
        if not least <= number <= most or (least < 0 and not number):
            raise _wrong(f"{name}={part}")
        found.append(number)
    return tuple(dict.fromkeys(found))


def _until(value: str) -> tuple[datetime, bool]:
    match = _UNTIL.match(value)
    if match is None:
        raise _wrong(f"UNTIL={value}")
    try:
        day = date(int(match[1][:4]), int(match[1][4:6]), int(match[1][6:]))
        if match[2] is None:
            return datetime.combine(day, time.max).replace(microsecond=0), True
        clock = time(int(match[2][:2]), int(match[2][2:4]), min(59, int(match[2][4:])))
        moment = datetime.combine(day, clock)
        if match[3]:
            moment = moment.replace(tzinfo=UTC).astimezone(_ZONE).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise _wrong(f"UNTIL={value}") from None
    return moment, False


_CONTRADICTIONS: tuple[tuple[Callable[[Rule], bool], str], ...] = (
    (
        lambda rule: rule.count is not None and rule.until is not None,
        "Die Wiederholung endet nach einer Zahl von Malen und an einem Tag. Bitte nur eines angeben.",
    ),
    (
        lambda rule: "BYSETPOS" in rule.numbers and not rule.days and len(rule.numbers) == 1,
        "Die Wiederholung sagt, der wievielte Tag gemeint ist, aber nicht, welche Tage zählen.",
    ),
    (
        lambda rule: (
            any(at for at, _ in rule.days)
            and (rule.freq not in {MONTHLY, YEARLY} or "BYWEEKNO" in rule.numbers)
        ),
        "Ein bestimmter Wochentag (der 3. Dienstag) ist nur monatlich und jährlich möglich.",
    ),
    (
        lambda rule: "BYWEEKNO" in rule.numbers and rule.freq != YEARLY,
        "Kalenderwochen sind nur bei einer jährlichen Wiederholung möglich.",
    ),
    (
        lambda rule: "BYMONTHDAY" in rule.numbers and rule.freq == WEEKLY,
        "Ein Tag des Monats passt nicht zu einer wöchentlichen Wiederholung.",
    ),
    (
        lambda rule: "BYYEARDAY" in rule.numbers and rule.freq in {DAILY, WEEKLY, MONTHLY},
        "Ein Tag des Jahres ist nur bei einer jährlichen Wiederholung möglich.",
    ),
)


def _refuse_contradiction(rule: Rule) -> None:
    for holds, sentence in _CONTRADICTIONS:
        if holds(rule):
            raise Refused(sentence, "rule")


def _wrong(part: str) -> Refused:
    return Refused(
        f"In der Wiederholung steht „{quoted(part, 40)}“, was dort keinen Sinn ergibt. "
        "Bitte stellen Sie die Wiederholung im Formular ein.",
        "rule",
    )
