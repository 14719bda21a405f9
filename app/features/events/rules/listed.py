"""An appointment as a row of an old list: read as a draft, and what it is recognised by."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from app.domain.errors import Refused
from app.domain.intake import Traits
from app.domain.text import fold
from app.features.events.rules.appointments import AppointmentDraft


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
