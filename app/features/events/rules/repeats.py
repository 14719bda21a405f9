"""How an appointment repeats: what a person chooses, the rule it becomes, and the sentence that says it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from app.domain import formats
from app.domain.dates import MONTHS
from app.domain.errors import Refused

THIS, FOLLOWING, ALL = "this", "following", "all"
SCOPES = {THIS: "Nur diesen", FOLLOWING: "Diesen und alle folgenden", ALL: "Alle"}
"""How much of a series is meant, and what a person reads."""

NEVER, DAILY, WEEKLY, MONTHLY, YEARLY, CUSTOM = "never", "daily", "weekly", "monthly", "yearly", "custom"
REPEATS = {
    NEVER: "nie",
    DAILY: "täglich",
    WEEKLY: "wöchentlich",
    MONTHLY: "monatlich",
    YEARLY: "jährlich",
    CUSTOM: "besondere Regel",
}
BY_DATE, BY_WEEKDAY, BY_LAST_WEEKDAY, BY_LAST_DAY = "date", "weekday", "last_weekday", "last_day"
BYS = {
    BY_DATE: "am selben Datum (z. B. am 15.)",
    BY_WEEKDAY: "am selben Wochentag (z. B. am 3. Dienstag)",
    BY_LAST_WEEKDAY: "am letzten solchen Wochentag",
    BY_LAST_DAY: "am letzten Tag des Monats",
}
ENDLESS, UNTIL, COUNT = "endless", "until", "count"
ENDS = {ENDLESS: "ohne Ende", UNTIL: "bis zu einem Tag", COUNT: "nach einer Anzahl von Malen"}
MOST_TIMES = 1_000
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
_UNITS = {
    DAILY: ("Täglich", "Tage"),
    WEEKLY: ("Wöchentlich", "Wochen"),
    MONTHLY: ("Monatlich", "Monate"),
    YEARLY: ("Jährlich", "Jahre"),
}
_LAST_COUNTED = 4
"""The 5th Tuesday is no use: not every month has one."""


@dataclass(frozen=True)
class Repeating:
    """How a date repeats, as it stands in the form.

    Args:
        repeat: one of :data:`REPEATS`. every: every so many days, weeks, months, years.
        days: days of the week of a weekly one, Monday 0; none means the first date's own.
        by: one of :data:`BYS`, for months and years.
        end: one of :data:`ENDS`. until: the last day. count: so many times.
        rule: the rule as it is kept; counts where ``repeat`` is ``custom``.
    """

    repeat: str = NEVER
    every: int | None = 1
    days: tuple[int, ...] = ()
    by: str = BY_DATE
    end: str = ENDLESS
    until: date | None = None
    count: int | None = None
    rule: str = ""


def faults(given: Repeating, starts_at: datetime) -> Iterator[Refused]:
    """What cannot be about it, each beside its field."""
    if given.repeat not in REPEATS:
        yield Refused("Bitte wählen Sie, wie oft sich der Termin wiederholt.", "repeat")
    if given.repeat in {NEVER, CUSTOM}:
        return
    if not 1 <= (given.every or 0) <= MOST_TIMES:
        yield Refused(f"Bitte geben Sie einen Abstand von 1 bis {MOST_TIMES} an.", "every")
    if given.end == UNTIL and given.until is None:
        yield Refused("Bitte geben Sie den letzten Tag der Wiederholung an.", "until")
    elif given.end == UNTIL and given.until is not None and given.until < starts_at.date():
        yield Refused(
            f"Die Wiederholung endet am {formats.day(given.until)}, vor dem ersten Termin am "
            f"{formats.day(starts_at.date())}. Bitte prüfen Sie beide Tage.",
            "until",
        )
    if given.end == COUNT and not 1 <= (given.count or 0) <= MOST_TIMES:
        yield Refused(f"Bitte geben Sie an, wie oft der Termin stattfindet: 1 bis {MOST_TIMES}.", "count")


def rule_of(given: Repeating, starts_at: datetime) -> str:
    """The rule (RFC 5545) of what was chosen; empty when it happens once."""
    if given.repeat in {NEVER, CUSTOM}:
        return given.rule if given.repeat == CUSTOM else ""
    name = next(name for name, repeat in _FREQUENCIES.items() if repeat == given.repeat)
    parts = [f"FREQ={name}"]
    if (given.every or 1) > 1:
        parts.append(f"INTERVAL={given.every}")
    parts.extend(_day_parts(given, starts_at))
    if given.end == COUNT and given.count:
        parts.append(f"COUNT={given.count}")
    if given.end == UNTIL and given.until:
        parts.append(f"UNTIL={given.until:%Y%m%d}")
    return ";".join(parts)


def _day_parts(given: Repeating, starts_at: datetime) -> Iterator[str]:
    if given.repeat == WEEKLY:
        days = sorted(given.days) or [starts_at.weekday()]
        yield "BYDAY=" + ",".join(_DAYS[day] for day in days)
    if given.repeat not in {MONTHLY, YEARLY}:
        return
    if given.repeat == YEARLY:
        yield f"BYMONTH={starts_at.month}"
    if given.by == BY_LAST_DAY:
        yield "BYMONTHDAY=-1"
    elif given.by == BY_DATE:
        yield f"BYMONTHDAY={starts_at.day}"
    else:
        yield f"BYDAY={_nth(given, starts_at)}{_DAYS[starts_at.weekday()]}"


def _nth(given: Repeating, starts_at: datetime) -> int:
    nth = (starts_at.day - 1) // 7 + 1
    return -1 if given.by == BY_LAST_WEEKDAY or nth > _LAST_COUNTED else nth


def repeating(rule: str, starts_at: datetime) -> Repeating:
    """What a kept rule reads as in the form; ``custom`` where the form has no words for it."""
    if not rule:
        return Repeating()
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    try:
        found = _plain(parts, starts_at)
        if found is not None and _same(rule_of(found, starts_at), rule, starts_at):
            return replace(found, rule=rule)
    except ValueError:
        # Written by another program in a way of its own; it is kept as it is.
        return Repeating(CUSTOM, rule=rule)
    return Repeating(CUSTOM, rule=rule)


def _plain(parts: Mapping[str, str], starts_at: datetime) -> Repeating | None:
    repeat = _FREQUENCIES.get(parts.get("FREQ", ""))
    if repeat is None:
        return None
    end = COUNT if "COUNT" in parts else UNTIL if "UNTIL" in parts else ENDLESS
    days = parts.get("BYDAY", "")
    named = tuple(_DAYS.index(day) for day in days.split(",") if day in _DAYS)
    by = BY_DATE
    if days and repeat != WEEKLY:
        by = BY_LAST_WEEKDAY if days.startswith("-1") else BY_WEEKDAY
    elif parts.get("BYMONTHDAY") == "-1":
        by = BY_LAST_DAY
    return Repeating(
        repeat,
        int(parts.get("INTERVAL", "1")),
        named if repeat == WEEKLY else (),
        by,
        end,
        _until(parts["UNTIL"], starts_at) if end == UNTIL else None,
        int(parts["COUNT"]) if end == COUNT else None,
    )


def _until(text: str, starts_at: datetime) -> date:
    """The last day a rule may have an occurrence on."""
    day = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    if len(text) > 8:
        clock = time(int(text[9:11]), int(text[11:13]), int(text[13:15]))
        if clock < starts_at.time():
            return day - timedelta(days=1)
    return day


def _same(one: str, other: str, starts_at: datetime) -> bool:
    return _weighed(one, starts_at) == _weighed(other, starts_at)


def _weighed(rule: str, starts_at: datetime) -> dict[str, str]:
    """The parts of a rule that mean something, with those the first date says."""
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    if "UNTIL" in parts:
        parts["UNTIL"] = _until(parts["UNTIL"], starts_at).isoformat()
    if parts.get("INTERVAL", "1") == "1":
        parts.pop("WKST", None)
    said = {"YEARLY": ("BYMONTH", "BYMONTHDAY"), "MONTHLY": ("BYMONTHDAY",), "WEEKLY": ("BYDAY",)}
    if not any(name in parts for name in ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")):
        own = {
            "BYMONTH": str(starts_at.month),
            "BYMONTHDAY": str(starts_at.day),
            "BYDAY": _DAYS[starts_at.weekday()],
        }
        for name in said.get(parts.get("FREQ", ""), ()):
            parts.setdefault(name, own[name])
    return parts


def sentence(given: Repeating, starts_at: datetime) -> str:
    """What was chosen, in words: ``Alle 2 Wochen am Dienstag und Donnerstag, bis 31.12.2026``."""
    if given.repeat == NEVER:
        return ""
    if given.repeat == CUSTOM:
        return f"Nach einer Regel aus einer Kalenderdatei: {given.rule}"
    often, unit = _UNITS[given.repeat]
    every = given.every or 1
    words = [often if every == 1 else f"Alle {every} {unit}", *_day_words(given, starts_at)]
    said = " ".join(words)
    if given.end == UNTIL and given.until:
        said += f", bis {formats.day(given.until)}"
    if given.end == COUNT and given.count:
        said += f", {formats.count(given.count, 'Mal', 'Male')}"
    return said


def _day_words(given: Repeating, starts_at: datetime) -> Iterator[str]:
    if given.repeat == WEEKLY:
        days = [WEEKDAYS[day] for day in sorted(given.days) or [starts_at.weekday()]]
        yield "am " + " und ".join(filter(None, (", ".join(days[:-1]), days[-1])))
    if given.repeat not in {MONTHLY, YEARLY}:
        return
    month = MONTHS[starts_at.month - 1] if given.repeat == YEARLY else ""
    if given.by == BY_LAST_DAY:
        yield f"am letzten Tag im {month}" if month else "am letzten Tag des Monats"
    elif given.by == BY_DATE:
        yield f"am {starts_at.day}. {month}".rstrip()
    else:
        nth = _nth(given, starts_at)
        which = "letzten" if nth < 0 else f"{nth}."
        yield f"am {which} {WEEKDAYS[starts_at.weekday()]}" + (f" im {month}" if month else "")
