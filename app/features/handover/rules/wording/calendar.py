"""Words for what the calendar knows of an appointment: series, their exceptions, who else takes part."""

from datetime import date

from app.domain import formats
from app.domain.columns import Kind
from app.features.handover.rules.wording.word import TableWords, Word, private

_PARENT = ("appointment_id", "appointments")
_EVERY = {
    "DAILY": ("täglich", "Tage"),
    "WEEKLY": ("wöchentlich", "Wochen"),
    "MONTHLY": ("monatlich", "Monate"),
    "YEARLY": ("jährlich", "Jahre"),
    "HOURLY": ("stündlich", "Stunden"),
}
_DAYS = {"MO": "Mo", "TU": "Di", "WE": "Mi", "TH": "Do", "FR": "Fr", "SA": "Sa", "SU": "So"}


def repeats(rule: str) -> str:
    """A rule of RFC 5545 in short words: how often, on which days of the week, until when."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    once, several = _EVERY.get(parts.get("FREQ", ""), (rule, ""))
    said = [f"alle {parts['INTERVAL']} {several}" if several and "INTERVAL" in parts else once]
    if "BYDAY" in parts:
        said.append(" ".join(_day(day) for day in parts["BYDAY"].split(",")))
    if "COUNT" in parts:
        said.append(f"{parts['COUNT']}-mal")
    if "UNTIL" in parts:
        said.append(f"bis {formats.day(date.fromisoformat(parts['UNTIL'][:8]))}")
    return ", ".join(said)


def _day(day: str) -> str:
    """``2TU`` is the second Tuesday, ``-1FR`` the last Friday."""
    at, name = day[:-2], _DAYS.get(day[-2:], day[-2:])
    return f"letzter {name}" if at == "-1" else f"{at}. {name}" if at else name


CALENDAR = {
    "calendar_entries": TableWords(
        "Angaben im Kalender",
        {
            "calendar_id": Word("Kalender", target="calendars"),
            "all_day": Word("Ganztägig", Kind.YES_NO),
            "audience": Word("Für wen"),
            "street": Word("Gesperrte Straßen"),
            "rule": Word("Wiederholung", said=repeats),
        },
        parent=_PARENT,
    ),
    "calendar_exceptions": TableWords(
        "Ausnahme der Serie",
        {
            "original_at": Word("Termin der Serie", Kind.MOMENT),
            "cancelled": Word("Fällt aus", Kind.YES_NO),
            "starts_at": Word("Beginnt stattdessen", Kind.MOMENT),
            "ends_at": Word("Endet stattdessen", Kind.MOMENT),
            "title": Word("Termin"),
            "place": Word("Ort"),
            "note": private("Bemerkung"),
            "staff_id": private("Zuständig", target="staff"),
        },
        parent=_PARENT,
    ),
    "appointment_staff": TableWords(
        "Weitere Person des Teams",
        {"staff_id": private("Wer noch", target="staff")},
        parent=_PARENT,
        personal=True,
    ),
}
