"""What an appointment may say, and the words for its kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from app.domain.dates import Week
from app.domain.errors import Faults, Refused
from app.domain.intake import Traits
from app.domain.text import clean_line, clean_text, fold

KINDS: dict[str, str] = {
    "office_hour": "Sprechzeit",
    "meeting": "Besprechung",
    "event": "Veranstaltung",
    "deadline": "Frist",
    "other": "Anderer Veranstalter",
}
"""Kind of an appointment and its German word."""

USUAL_LENGTH = timedelta(hours=1)
LONGEST = timedelta(days=366)
WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


@dataclass(frozen=True)
class AppointmentDraft:
    """An appointment as it stands in the form; without an end it lasts an hour."""

    title: str = ""
    kind: str = "meeting"
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    note: str = ""
    staff_id: int | None = None
    measure_id: int | None = None


def checked(draft: AppointmentDraft) -> AppointmentDraft:
    """The draft with clean texts and both times.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    ends_at = draft.ends_at or (draft.starts_at and draft.starts_at + USUAL_LENGTH)
    clean = replace(
        draft,
        title=faults.take(clean_line, draft.title, "title") or "",
        ends_at=ends_at,
        place=faults.take(clean_line, draft.place, "place") or "",
        note=faults.take(clean_text, draft.note, "note") or "",
    )
    faults.add(_faults(clean))
    faults.refuse()
    return clean


def _faults(draft: AppointmentDraft) -> Iterator[Refused]:
    if not draft.title:
        yield Refused("Bitte geben Sie an, worum es bei dem Termin geht.", "title")
    if draft.kind not in KINDS:
        yield Refused("Bitte wählen Sie die Art des Termins aus.", "kind")
    if draft.starts_at is None:
        yield Refused("Bitte geben Sie an, wann der Termin beginnt.", "starts_at")
    elif draft.ends_at is not None:
        faults = Faults()
        faults.take(refuse_order, draft.starts_at, draft.ends_at)
        yield from faults.found


def whole_days(starts_at: datetime, ends_at: datetime) -> tuple[datetime, datetime]:
    """The first and the last day of an all-day date, both at midnight."""
    return datetime.combine(starts_at.date(), time.min), datetime.combine(ends_at.date(), time.min)


def refuse_order(starts_at: datetime, ends_at: datetime) -> None:
    """Make sure that a date does not end before it begins, or go on for more than a year.

    Raises:
        Refused: beside ``ends_at``.
    """
    if ends_at < starts_at:
        raise Refused("Das Ende liegt vor dem Beginn. Bitte prüfen Sie Tag und Uhrzeit.", "ends_at")
    if ends_at - starts_at > LONGEST:
        raise Refused("Der Termin dauert länger als ein Jahr. Bitte prüfen Sie das Ende.", "ends_at")


def week_label(day: date, today: date) -> str:
    """``Diese Woche``, ``Nächste Woche`` or ``KW 47/2026``: the group an appointment stands in."""
    week, current = Week.of(day), Week.of(today)
    if week == current:
        return "Diese Woche"
    if week == current.shift(1):
        return "Nächste Woche"
    if week == current.shift(-1):
        return "Letzte Woche"
    return f"KW {week.number:02d}/{week.year}"


def span(starts_at: datetime, ends_at: datetime) -> str:
    """``14:00–16:30``; over midnight with the day: ``20:00 – Sa 21.11., 02:00``."""
    start, end = f"{starts_at:%H:%M}", f"{ends_at:%H:%M}"
    if starts_at.date() == ends_at.date():
        return start if starts_at == ends_at else f"{start}–{end}"
    return f"{start} – {WEEKDAYS[ends_at.weekday()]} {ends_at:%d.%m.}, {end}"


def weekday(moment: datetime) -> str:
    """``Mo``."""
    return WEEKDAYS[moment.weekday()]


def listed(values: Mapping[str, Any]) -> AppointmentDraft:
    """The draft of a row of a list: a day, a time of day or a span of two, perhaps a last day.

    A day without a time begins at midnight; an end before the beginning is after midnight.

    Raises:
        Refused: when the day is missing.
    """
    day: datetime | None = values.get("day")
    if day is None:
        raise Refused("Bitte geben Sie an, an welchem Tag der Termin ist.", "day")
    first, _, last = str(values.get("start", "")).partition("–")
    last = str(values.get("end", "")).rpartition("–")[2] or last
    starts_at = _at(day, first)
    ends_at: datetime | None = None
    if last:
        ends_at = _at(values.get("last_day") or day, last)
        if ends_at < starts_at and "last_day" not in values:
            ends_at += timedelta(days=1)
    elif values.get("last_day") is not None:
        until: datetime = values["last_day"]
        ends_at = until if until.time() != time() else datetime.combine(until.date(), starts_at.time())
    return AppointmentDraft(
        title=str(values.get("title", "")),
        kind=values.get("kind", "meeting"),
        starts_at=starts_at,
        ends_at=ends_at,
        place=str(values.get("place", "")),
        note=str(values.get("note", "")),
        staff_id=values.get("staff_id"),
        measure_id=values.get("measure_id"),
    )


def traits(values: Mapping[str, Any]) -> Traits:
    """What an appointment is recognised by: its title on its day."""
    day = values.get("day")
    return Traits(
        name=" ".join(fold(str(values.get("title", ""))).split()),
        place=_clock(values),
        within=day.date().isoformat() if isinstance(day, datetime) else "?",
        called="gleicher Titel am selben Tag",
        beside="gleiche Uhrzeit",
    )


def _clock(values: Mapping[str, Any]) -> str:
    """The time of day it begins; midnight is none."""
    day, first = values.get("day"), str(values.get("start", "")).partition("–")[0]
    return first or (f"{day:%H:%M}" if isinstance(day, datetime) and day.time() != time() else "")


def _at(day: datetime, clock: str) -> datetime:
    if not clock:
        return day
    hour, _, minute = clock.partition(":")
    return day.replace(hour=int(hour), minute=int(minute))
