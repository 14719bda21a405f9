"""What an appointment may say, and the words for its kind."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.domain.dates import Week
from app.domain.errors import Faults, Refused
from app.domain.text import clean_line, clean_text

KINDS: dict[str, str] = {
    "office_hour": "Sprechzeit",
    "meeting": "Besprechung",
    "event": "Veranstaltung",
    "deadline": "Frist",
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
    elif draft.ends_at is not None and draft.ends_at < draft.starts_at:
        yield Refused("Das Ende liegt vor dem Beginn. Bitte prüfen Sie Tag und Uhrzeit.", "ends_at")
    elif draft.ends_at is not None and draft.ends_at - draft.starts_at > LONGEST:
        yield Refused("Der Termin dauert länger als ein Jahr. Bitte prüfen Sie das Ende.", "ends_at")


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
