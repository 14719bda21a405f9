"""One ``VEVENT`` as the program sees it."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import unescape
from itertools import islice

from app.domain.errors import Refused
from app.domain.formats import number
from app.domain.text import LONGEST_LINE, LONGEST_TEXT, clean_line, clean_text, shorten
from app.ical import zones
from app.ical.blocks import Block
from app.ical.dates import listed
from app.ical.text import Line, split
from app.ical.times import DAY, Moment, Unreadable, Zones, duration, moment

LONGEST = timedelta(days=366)
_READ_LINE = 2 * LONGEST_LINE
_MOST_CATEGORIES = 40
_TAG = re.compile(r"<(?:br|/p|/div|/li)[^<>]{0,2000}>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_UNSEEN = re.compile(r"<(/?)(?:style|head|script)\b[^<>]{0,2000}>", re.IGNORECASE)
_LONGEST_MARKUP = 100_000


@dataclass
class Event:
    """A component with its times understood.

    Args:
        source: its lines. apart: which occurrence of a series it is (RECURRENCE-ID).
        left_out: occurrences that do not happen (EXDATE). further: additional ones (RDATE).
        lasting: how long those last that say it themselves.
    """

    number: int
    source: list[str]
    start: Moment
    starts_at: datetime
    ends_at: datetime
    all_day: bool
    uid: str = ""
    title: str = ""
    place: str = ""
    note: str = ""
    organiser: str = ""
    categories: tuple[str, ...] = ()
    sequence: int = 0
    changed_at: datetime | None = None
    rule: str = ""
    apart: Moment | None = None
    left_out: list[Moment] = field(default_factory=list)
    further: list[Moment] = field(default_factory=list)
    lasting: dict[Moment, timedelta] = field(default_factory=dict)
    cancelled: bool = False
    zone: str = ""
    remarks: list[str] = field(default_factory=list)


def read_event(block: Block, known: Zones) -> Event:
    """What a component says.

    Raises:
        Unreadable: when it is no date, with a sentence.
    """
    lines = _by_name(block)
    remarks: list[str] = []
    start = _start(block, lines, known)
    starts_at, ends_at, whole = _span(lines, known, start, remarks)
    event = Event(block.number, block.raw, start, starts_at, ends_at, whole, remarks=remarks)
    event.title = _line(lines, "SUMMARY", remarks) or "(ohne Titel)"
    event.uid = _line(lines, "UID", remarks)
    event.place = _line(lines, "LOCATION", remarks)
    event.note = _note(lines, remarks)
    event.organiser = _organiser(lines)
    event.categories = _categories(lines)
    event.sequence = _whole(lines.get("SEQUENCE"))
    event.changed_at = _changed(lines, known)
    event.cancelled = _value(lines, "STATUS").strip().upper() == "CANCELLED"
    event.zone = start_zone(lines)
    event.rule = _value(lines, "RRULE")
    _series(event, lines, known)
    return event


def title_of(block: Block) -> str:
    """What a date that cannot be read is called."""
    for line in block.lines:
        if line.name == "SUMMARY":
            return shorten(line.text[:200], 60)
    return ""


def start_zone(lines: dict[str, list[Line]]) -> str:
    """The zone the beginning is told in, when it is another one than ours."""
    first = lines["DTSTART"][0]
    name = "UTC" if first.value.strip().endswith("Z") else first.params.get("TZID", "")
    return "" if name == zones.HOME else name


def _by_name(block: Block) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in block.lines:
        found.setdefault(line.name, []).append(line)
    return found


def _value(lines: dict[str, list[Line]], name: str) -> str:
    return lines[name][0].value if name in lines else ""


def _line(lines: dict[str, list[Line]], name: str, remarks: list[str]) -> str:
    said = lines[name][0].text if name in lines else ""
    line = _whole_line(said)
    if len(line) > LONGEST_LINE or len(said) > _READ_LINE:
        remarks.append(
            f"Eine Zeile ({name}) ist länger als {LONGEST_LINE} Zeichen und wurde gekürzt. "
            "Bitte prüfen Sie sie."
        )
    return line[:LONGEST_LINE].rstrip()


def _whole_line(said: str) -> str:
    """On one line, of the longest the beginning; some signs grow when they are put together."""
    return clean_line(said[:_READ_LINE], longest=4 * _READ_LINE)


def _categories(lines: dict[str, list[Line]]) -> tuple[str, ...]:
    parts = (part for line in lines.get("CATEGORIES", []) for part in split(line.value[:_LONGEST_MARKUP]))
    return tuple(_whole_line(part)[:LONGEST_LINE].rstrip() for part in islice(parts, _MOST_CATEGORIES))


def _note(lines: dict[str, list[Line]], remarks: list[str]) -> str:
    said = lines["DESCRIPTION"][0].text if "DESCRIPTION" in lines else ""
    if not said.strip() and "X-ALT-DESC" in lines:
        said = _plain(lines["X-ALT-DESC"][0].text[:_LONGEST_MARKUP])
    if len(said) > LONGEST_TEXT:
        remarks.append(
            f"Die Beschreibung hat {number(len(said))} Zeichen; übernommen sind die ersten "
            f"{number(LONGEST_TEXT)}. Bitte heben Sie die Datei auf, wenn Sie den Rest brauchen."
        )
    try:
        return clean_text(said[:LONGEST_TEXT])
    except Refused:
        # Some signs grow when they are put together.
        return clean_text(said[: LONGEST_TEXT // 4])


def _plain(markup: str) -> str:
    """The text of a description in HTML, as Outlook sends it."""
    text = _MARKUP.sub("", _TAG.sub("\n", _seen(markup)))
    return re.sub(r"\n\s*\n+", "\n\n", unescape(text)).strip()


def _seen(markup: str) -> str:
    """Without what is inside of heads, styles and scripts; one pass, however they are nested."""
    parts, depth = [], 0
    for at, part in enumerate(_UNSEEN.split(markup)):
        if at % 2:
            depth = max(depth - 1, 0) if part else depth + 1
        elif not depth:
            parts.append(part)
    return "".join(parts)


def _organiser(lines: dict[str, list[Line]]) -> str:
    if "ORGANIZER" not in lines:
        return ""
    line = lines["ORGANIZER"][0]
    said = line.params.get("CN", "").strip('"') or re.sub(r"(?i)^mailto:", "", line.value)
    return _whole_line(said)[:LONGEST_LINE].rstrip()


def _whole(found: list[Line] | None) -> int:
    said = found[0].value.strip() if found else ""
    return int(said) if said.isdecimal() and said.isascii() and len(said) < 10 else 0


def _changed(lines: dict[str, list[Line]], known: Zones) -> datetime | None:
    for name in ("LAST-MODIFIED", "DTSTAMP"):
        if name in lines:
            try:
                return moment(lines[name][0], known).local
            except Unreadable:
                continue
    return None


def _start(block: Block, lines: dict[str, list[Line]], known: Zones) -> Moment:
    if not block.ended:
        raise Unreadable("Der Termin ist nicht zu Ende geschrieben. Bitte laden Sie die Datei noch einmal.")
    if "DTSTART" not in lines:
        raise Unreadable(
            "Dem Termin fehlt der Beginn (DTSTART). "
            "Bitte lassen Sie ihn berichtigen oder tragen Sie ihn von Hand ein."
        )
    return moment(lines["DTSTART"][0], known)


def _span(
    lines: dict[str, list[Line]], known: Zones, start: Moment, remarks: list[str]
) -> tuple[datetime, datetime, bool]:
    """Beginning and end on the clock at home, and whether it is about whole days."""
    begins, ends, whole = start.local, start.local, start.day
    if "DTEND" in lines:
        ends = _end(moment(lines["DTEND"][0], known), start, remarks)
    elif "DURATION" in lines:
        ends = begins + duration(lines["DURATION"][0])
    elif whole:
        ends = begins + DAY
    if _value(lines, "X-MICROSOFT-CDO-ALLDAYEVENT").strip().upper() == "TRUE":
        # Outlook tells whole days as midnight to midnight of its own zone.
        begins, ends, whole = _midnight(start.wall), _midnight(ends + (start.wall - begins)), True
    if whole and ends > begins:
        ends = _midnight(ends - timedelta(microseconds=1))
    if ends < begins:
        raise Unreadable(
            f"Der Termin endet ({ends:%d.%m.%Y %H:%M}), bevor er beginnt ({begins:%d.%m.%Y %H:%M}). "
            "Bitte lassen Sie ihn berichtigen oder tragen Sie ihn von Hand ein."
        )
    if ends - begins > LONGEST:
        raise Unreadable(
            "Der Termin dauert länger als ein Jahr. Bitte tragen Sie Anfang und Ende als eigene Termine ein."
        )
    return begins, ends, whole


def _end(end: Moment, start: Moment, remarks: list[str]) -> datetime:
    """The end on the clock at home, also where that clock is set back in between."""
    if end.day or start.day or end.local >= start.local:
        return end.local
    lasts = end.instant - start.instant
    if lasts < timedelta():
        return end.local
    remarks.append(
        "Während des Termins wird die Uhr zurückgestellt; seine Dauer stimmt, sein Ende steht nach der "
        "alten Uhr. Bitte prüfen Sie es."
    )
    return start.local + lasts


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def _series(event: Event, lines: dict[str, list[Line]], known: Zones) -> None:
    if "RECURRENCE-ID" in lines:
        event.apart = moment(lines["RECURRENCE-ID"][0], known)
        event.rule = ""
        if "RANGE" in lines["RECURRENCE-ID"][0].params:
            event.remarks.append(
                "Diese Änderung soll auch für alle späteren Termine der Serie gelten (THISANDFUTURE); "
                "übernommen ist sie für diesen einen. Bitte ändern Sie die späteren von Hand."
            )
        return
    if len(lines.get("RRULE", [])) > 1:
        event.remarks.append(
            "Der Termin hat mehrere Wiederholungen; die erste ist übernommen. "
            "Bitte tragen Sie die übrigen als eigene Serie ein."
        )
    if "EXRULE" in lines:
        event.remarks.append(
            "Der Termin fällt nach einer Regel aus (EXRULE), die heute kein Kalender mehr schreibt; sie ist "
            "nicht übernommen. Bitte lassen Sie die Termine, die ausfallen, einzeln aus."
        )
    left_out = listed(lines.get("EXDATE", []), known)
    further = listed(lines.get("RDATE", []), known)
    event.left_out, event.further, event.lasting = left_out.dates, further.dates, further.lasting
    event.remarks += [*left_out.remarks, *further.remarks]
