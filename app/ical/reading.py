"""Calendar files of Outlook, Thunderbird, Google, Apple and others, read to dates.

Nothing of a file is believed: whatever its bytes are, it is read in time that grows with its size only, and
what cannot be read is told with its place and what helps.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time

from app.domain.calendar import CalendarItem, Otherwise
from app.domain.errors import Refused
from app.domain.text import clean_line, shorten
from app.ical.blocks import LEFT_OUT, Block, Progress, RawCalendar, sort
from app.ical.event import Event, read_event, title_of
from app.ical.found import CalendarFile, Finding, ReadCalendar
from app.ical.series import ONCE, Placed, checked
from app.ical.text import decoded
from app.ical.times import Moment, Unreadable, Zones

LARGEST = 30_000_000
"""Bytes of a file that is read."""
_LONGEST_SOURCE = 200_000
"""Signs of a component that are kept beside what was understood of it."""
_MOST_EXCEPTIONS = 2_000
_EVERY = 200


def silent(_done: int, _of: int, _what: str) -> None:
    """Progress nobody watches."""


@dataclass
class _Group:
    """What a file says under one UID: the date or series, and occurrences that are otherwise."""

    main: Event | None = None
    apart: list[Event] = field(default_factory=list)
    twice: bool = False


def read_calendar(data: bytes, progress: Progress = silent) -> CalendarFile:
    """The dates of a file, and everything a person should know of it.

    Raises:
        Refused: when it is no calendar, or larger than any calendar is.
        Stopped: when the progress says so.
    """
    if len(data) > LARGEST:
        raise Refused(
            f"Die Datei ist größer als {LARGEST // 1_000_000} MB. "
            "Bitte lassen Sie sich einen kürzeren Zeitraum oder eine Datei ohne Anhänge geben."
        )
    if not data.strip():
        raise Refused("Die Datei ist leer. Bitte speichern Sie den Kalender noch einmal.")
    text, remarks = decoded(data)
    found = sort(text, progress)
    findings = [Finding("", remark) for remark in remarks] + found.findings
    calendars = []
    for calendar in found.calendars:
        reader = _Reader(calendar, progress)
        calendars.append(ReadCalendar(reader.name, tuple(reader.items())))
        findings += reader.findings
    findings += _left_out(found.left_out)
    return CalendarFile(tuple(calendars), tuple(findings))


def source_items(source: str) -> tuple[CalendarItem, ...]:
    """What was understood of a source that was kept with a date."""
    data = "\r\n".join(["BEGIN:VCALENDAR", *source.split("\n"), "END:VCALENDAR", ""])
    return read_calendar(data.encode()).items


def _left_out(counted: dict[str, int]) -> Iterator[Finding]:
    for name, number in counted.items():
        one, many = LEFT_OUT[name]
        said = one if number == 1 else many.format(number)
        yield Finding("", f"{said} nicht übernommen ({name}); die Termine schon.")


class _Reader:
    """One calendar of a file."""

    def __init__(self, raw: RawCalendar, progress: Progress) -> None:
        self.findings: list[Finding] = []
        self._raw = raw
        self._progress = progress
        self._zones = Zones({_told_name(block): _component(block) for block in raw.zones})
        head = {line.name: line.text for line in reversed(raw.head)}
        self.name = clean_line(head.get("X-WR-CALNAME", head.get("NAME", ""))[:80])
        self._all_cancelled = head.get("METHOD", "").strip().upper() == "CANCEL"

    def items(self) -> Iterator[CalendarItem]:
        groups: dict[str, _Group] = {}
        for at, block in enumerate(self._raw.events):
            if at % _EVERY == 0:
                self._progress(at, len(self._raw.events), "Termine werden gelesen …")
            event = self._event(block)
            if event is not None:
                self._sort_in(groups, event)
        for at, (uid, group) in enumerate(groups.items()):
            if at % _EVERY == 0:
                self._progress(at, len(groups), "Serien werden gelesen …")
            yield from self._made(uid, group)
        for name, number in self._zones.unknown.items():
            sentence = (
                f"Die Zeitzone „{name[:60]}“ kennt niemand; ihre Uhrzeiten gelten, als wären sie unsere. "
                "Bitte prüfen Sie die Zeiten dieser Termine."
            )
            self.findings.append(Finding(f"Zeile {number}", sentence))

    def _event(self, block: Block) -> Event | None:
        try:
            return read_event(block, self._zones)
        except Unreadable as unreadable:
            sentence = str(unreadable)
        except (OverflowError, ValueError):
            sentence = "Der Termin ist nicht zu verstehen. Bitte tragen Sie ihn von Hand ein."
        self.findings.append(Finding(f"Zeile {block.number}", sentence, title_of(block), lost=True))
        return None

    def _sort_in(self, groups: dict[str, _Group], event: Event) -> None:
        if not event.uid:
            event.uid = _made_up(event)
            self._remark(event, "Dem Termin fehlt die Kennung (UID); er wird am Titel und Beginn erkannt.")
        group = groups.setdefault(event.uid, _Group())
        if event.apart is not None:
            group.apart.append(event)
        elif group.main is None:
            group.main = event
        else:
            group.twice = True
            if _newness(event) >= _newness(group.main):
                group.main = event

    def _made(self, uid: str, group: _Group) -> Iterator[CalendarItem]:
        if group.main is None:
            # Single occurrences of a series somebody else keeps: dates of their own.
            for event in group.apart:
                at = event.apart.local if event.apart is not None else event.starts_at
                yield self._item(f"{uid}#{at:%Y%m%dT%H%M%S}", event, [event])
            return
        if group.twice:
            said = "Diese Kennung (UID) steht mehrmals in der Datei; die neueste Fassung gilt."
            self._remark(group.main, said)
        yield self._item(uid, group.main, [group.main, *group.apart])

    def _item(self, uid: str, event: Event, parts: list[Event]) -> CalendarItem:
        rule, exceptions = self._series(event, parts[1:])
        for part in parts:
            for remark in part.remarks:
                self._remark(part, remark)
        return CalendarItem(
            uid=uid,
            title=event.title,
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            all_day=event.all_day,
            place=event.place,
            note=event.note,
            organiser=event.organiser,
            categories=event.categories,
            sequence=event.sequence,
            changed_at=event.changed_at,
            rule=rule,
            exceptions=exceptions,
            cancelled=event.cancelled or self._all_cancelled,
            time_zone=event.zone,
            source=self._source(event, parts),
        )

    def _series(self, event: Event, apart: list[Event]) -> tuple[str, tuple[Otherwise, ...]]:
        if not event.rule and not event.further:
            return "", ()
        rule = ""
        if event.rule:
            kept = checked(event.rule, event.start)
            rule = kept.text
            event.remarks += [kept.remark] if kept.remark else []
        placed = Placed(rule or ONCE, event.start) if rule or event.further else Placed("", event.start)
        event.remarks += [placed.remark] if placed.remark else []
        return placed.rule, self._exceptions(event, apart, placed)

    def _exceptions(self, event: Event, apart: list[Event], placed: Placed) -> tuple[Otherwise, ...]:
        if not placed.rule:
            return ()
        length = event.ends_at - event.starts_at
        found: dict[datetime, Otherwise] = {
            naive: Otherwise(naive, starts_at=local, ends_at=local + length) for naive, local in placed.moved
        }
        for at in event.further:
            local = _on_time(at, event)
            if local != event.starts_at:
                ends_at = local + event.lasting.get(at, length)
                found[local] = Otherwise(local, starts_at=local, ends_at=ends_at)
        for at in event.left_out:
            original = placed.original(_timed(at, event))
            found[original] = Otherwise(original, cancelled=True)
        for part in apart:
            original = placed.original(_timed(part.apart or part.start, event))
            found[original] = _otherwise(original, part, event)
        if len(found) > _MOST_EXCEPTIONS:
            event.remarks.append(
                f"Die Serie hat mehr als {_MOST_EXCEPTIONS} Ausnahmen; die ersten sind übernommen. "
                "Bitte prüfen Sie die späteren."
            )
        return tuple(found[at] for at in sorted(found)[:_MOST_EXCEPTIONS])

    def _source(self, event: Event, parts: list[Event]) -> str:
        zone = self._zones.needed(event.zone)
        lines = list(zone)
        for part in parts:
            lines += ["BEGIN:VEVENT", *part.source, "END:VEVENT"]
        source = "\n".join(line.replace("\n", " ") for line in lines)
        return source if len(source) <= _LONGEST_SOURCE else ""

    def _remark(self, event: Event, sentence: str) -> None:
        self.findings.append(Finding(f"Zeile {event.number}", sentence, shorten(event.title, 60)))


def _told_name(block: Block) -> str:
    return next((line.value for line in block.lines if line.name == "TZID"), "")


def _component(block: Block) -> list[str]:
    return [f"BEGIN:{block.name}", *block.raw, f"END:{block.name}"]


def _newness(event: Event) -> tuple[int, datetime]:
    return event.sequence, event.changed_at or datetime.min


def _made_up(event: Event) -> str:
    """The same for the same date, so that reading a file again changes nothing."""
    known = f"{event.title}|{event.starts_at.isoformat()}|{event.place}"
    return f"{hashlib.sha256(known.encode('utf-8', 'replace')).hexdigest()[:32]}@ohne-uid"


def _timed(at: Moment, event: Event) -> Moment:
    """Some name only the day of an occurrence though it has a time."""
    if not at.day or event.all_day:
        return at
    return Moment(datetime.combine(at.wall.date(), event.start.wall.time()), event.start.zone)


def _on_time(at: Moment, event: Event) -> datetime:
    local = _timed(at, event).local
    return datetime.combine(local.date(), time()) if event.all_day else local


def _otherwise(original: datetime, part: Event, event: Event) -> Otherwise:
    """An occurrence with what differs from the series; what is the same is left empty."""
    if part.cancelled and not event.cancelled:
        return Otherwise(original, cancelled=True)
    return Otherwise(
        original,
        starts_at=part.starts_at,
        ends_at=part.ends_at,
        title=_differing(part.title, event.title),
        place=_differing(part.place, event.place),
        note=_differing(part.note, event.note),
    )


def _differing(said: str, usual: str) -> str:
    return "" if said == usual else said
