"""What an appointment may say, and the words for its kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from app.domain import formats
from app.domain.dates import EARLIEST, LATEST, Week
from app.domain.errors import Faults, Refused
from app.domain.text import clean_line, clean_text
from app.features.events.rules import repeats
from app.features.events.rules.repeats import NEVER, Repeating

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
_PERIODS = {
    repeats.DAILY: timedelta(days=1),
    repeats.WEEKLY: timedelta(days=7),
    repeats.MONTHLY: timedelta(days=31),
    repeats.YEARLY: timedelta(days=366),
}
"""How long at most from one occurrence to the next."""
WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


@dataclass(frozen=True)
class ExceptionLine:
    """One occurrence of a series that is left out or otherwise, as it stands in the form.

    Args:
        on: the day of the occurrence. what: one of :data:`DEVIATIONS`.
        starts_at: when it begins instead. staff_id: who stands in.
        original_at: when the rule would have it begin; None for one that is typed just now.
        title: kept as it is, like end and note: they come from calendar files.
    """

    on: date | None = None
    what: str = "cancelled"
    starts_at: datetime | None = None
    staff_id: int | None = None
    place: str = ""
    original_at: datetime | None = None
    ends_at: datetime | None = None
    title: str = ""
    note: str = ""


DEVIATIONS = {"cancelled": "fällt aus", "otherwise": "ist anders"}


@dataclass(frozen=True)
class AppointmentDraft(Repeating):
    """An appointment as it stands in the form; without an end it lasts an hour.

    Args:
        calendar_id: whose date it is; None is the office's own.
        audience: whom it is for. street: streets closed for it, separated by semicolons.
        team: who else of the team takes part.
        exceptions: occurrences of a series that are otherwise.
        record_id: the appointment itself, so that it is not told of itself.
    """

    title: str = ""
    kind: str = "meeting"
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    note: str = ""
    staff_id: int | None = None
    measure_id: int | None = None
    all_day: bool = False
    calendar_id: int | None = None
    audience: str = ""
    street: str = ""
    team: tuple[int, ...] = ()
    exceptions: tuple[ExceptionLine, ...] = ()
    record_id: int | None = field(default=None, compare=False)

    @property
    def plain(self) -> bool:
        """Whether the calendar has nothing to know of it beyond title, time and place."""
        more = (self.calendar_id, self.audience, self.street)
        return self.repeat == NEVER and not self.all_day and not any(more)


_PARTS = frozenset(part.name for part in fields(AppointmentDraft))


def typed(values: Mapping[str, Any]) -> AppointmentDraft:
    """What is typed so far as a draft; what is missing is as in an empty one."""
    known = {key: value for key, value in values.items() if key in _PARTS and value is not None}
    return AppointmentDraft(**known)


def streets(typed: str) -> str:
    """Streets as they are kept: each once, separated by semicolons."""
    named = (" ".join(part.split()) for part in typed.replace("\n", ";").replace(",", ";").split(";"))
    return "; ".join(dict.fromkeys(filter(None, named)))


def checked(draft: AppointmentDraft) -> AppointmentDraft:
    """The draft with clean texts and both times.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    starts_at, ends_at = draft.starts_at, draft.ends_at
    if starts_at is not None:
        length = timedelta() if draft.all_day else USUAL_LENGTH
        ends_at = ends_at or starts_at + length
        if draft.all_day:
            starts_at, ends_at = whole_days(starts_at, ends_at)
    clean = replace(
        draft,
        starts_at=starts_at,
        kind="other" if draft.calendar_id is not None else draft.kind,
        audience=faults.take(clean_line, draft.audience or "", "audience") or "",
        street=streets(faults.take(clean_line, draft.street or "", "street") or ""),
        team=tuple(one for one in dict.fromkeys(draft.team) if one != draft.staff_id),
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
    elif not EARLIEST <= draft.starts_at.date() <= LATEST:
        yield Refused(
            f"Termine liegen zwischen {EARLIEST.year} und {LATEST.year}. Bitte prüfen Sie das Jahr.",
            "starts_at",
        )
    elif draft.ends_at is not None:
        faults = Faults()
        faults.take(refuse_order, draft.starts_at, draft.ends_at)
        faults.add(repeats.faults(draft, draft.starts_at))
        faults.add(_overlapping(draft, draft.ends_at - draft.starts_at))
        faults.add(_exception_faults(draft))
        yield from faults.found


def _overlapping(draft: AppointmentDraft, length: timedelta) -> Iterator[Refused]:
    """A series whose occurrences last longer than the time to the next one is mistyped."""
    least = _PERIODS.get(draft.repeat)
    if least is not None and length > least * min(max(draft.every or 1, 1), repeats.MOST_TIMES):
        yield Refused(
            "Der Termin dauert länger als die Zeit bis zu seiner Wiederholung. Bitte prüfen Sie das Ende.",
            "ends_at",
        )


def _exception_faults(draft: AppointmentDraft) -> Iterator[Refused]:
    seen: set[date] = set()
    for at, line in enumerate(draft.exceptions if draft.repeat != NEVER else ()):
        if line.on is None:
            yield Refused("Bitte geben Sie den Tag der Ausnahme an.", f"exceptions[{at}].on")
        elif line.on in seen and line.original_at is None:
            yield Refused(
                f"Für den {formats.day(line.on)} steht schon eine Ausnahme in der Liste.",
                f"exceptions[{at}].on",
            )
        else:
            seen.add(line.on)
        if line.what not in DEVIATIONS:
            yield Refused("Bitte wählen Sie, ob der Termin ausfällt.", f"exceptions[{at}].what")
        # A further date of a series from a calendar file is one that is there and changes nothing.
        elif line.what == "otherwise" and line.original_at is None and not _is_other(line):
            yield Refused(
                "Bitte geben Sie an, was anders ist: Beginn, Ort oder Vertretung.", f"exceptions[{at}].what"
            )


def _is_other(line: ExceptionLine) -> bool:
    return any((line.starts_at, line.place, line.staff_id, line.title, line.note))


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


def when(draft: AppointmentDraft) -> str:
    """``Di, 24.11.2026, 14:00–16:30``; of a series ``Wöchentlich am Dienstag, 14:00–16:30``."""
    if draft.starts_at is None or draft.ends_at is None:
        return ""
    first, last = draft.starts_at.date(), draft.ends_at.date()
    day = repeats.sentence(draft, draft.starts_at) or formats.weekday(first)
    if not draft.all_day:
        return f"{day}, {span(draft.starts_at, draft.ends_at)}"
    return f"{day}, ganztägig" if first == last else f"{day} bis {formats.weekday(last)}"


def weekday(moment: datetime) -> str:
    """``Mo``."""
    return WEEKDAYS[moment.weekday()]
