"""Calendar files of the events: what one would change here, and one made of dates."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.calendar import CalendarItem
from app.domain.errors import Refused
from app.features.events.queries.exchange import Outgoing
from app.features.events.rules.exchange import GRADES, Compared, Grade, Known, Proposal, compare
from app.ical.found import CalendarFile, Finding
from app.ical.reading import read_calendar, source_items
from app.ical.writing import write_calendar
from app.system import recurring

Progress = Callable[[int, int, str], None]
_MOST_REMARKS = 40


@dataclass(frozen=True)
class ReadCalendarFile:
    """A file whose dates are known, and what there is to say of it."""

    items: tuple[CalendarItem, ...]
    findings: tuple[Finding, ...]
    name: str
    sha256: str


def digest(data: bytes) -> str:
    """The SHA-256 of a file, by which it is seen to have changed."""
    return hashlib.sha256(data).hexdigest()


def read(data: bytes, progress: Progress) -> ReadCalendarFile:
    """The dates of a file, each identity once, with rules the calendar can keep.

    Raises:
        Refused: when the file is no calendar.
        Stopped: when the progress says so.
    """
    file = read_calendar(data, progress)
    findings = list(file.findings)
    items = tuple(_keepable(item, findings) for item in _once(file))
    name = next((calendar.name for calendar in file.calendars if calendar.name), "")
    return ReadCalendarFile(items, tuple(findings), name, digest(data))


def compared(
    file: ReadCalendarFile, known: Iterable[Known], *, missing: bool, trusted: bool = False
) -> Compared:
    """What a file would change among these dates.

    Args:
        file: that was read.
        known: dates of the calendar it goes into.
        missing: whether dates the file lacks are named.
        trusted: whether they are to go unless a person says otherwise.
    """
    proposals = list(compare(file.items, known, _as_read, missing=missing, trusted=trusted))
    proposals += _lost(file.findings, len(proposals))
    order = list(GRADES)
    proposals.sort(key=lambda one: (order.index(one.grade), _begins(one), one.id))
    return Compared(tuple(proposals), tuple(_remarks(file.findings)))


def written(outgoing: Outgoing, progress: Progress) -> bytes:
    """The calendar file of these dates.

    Raises:
        Stopped: when the progress says so.
    """
    return write_calendar(
        outgoing.items, name=outgoing.name, notes=outgoing.selection.notes, progress=progress
    )


def _as_read(source: str) -> CalendarItem | None:
    items = source_items(source)
    return items[0] if len(items) == 1 else None


def _once(file: CalendarFile) -> Iterator[CalendarItem]:
    """Each identity once, also where several calendars of a file share one."""
    found: dict[str, CalendarItem] = {}
    for item in file.items:
        found.setdefault(item.uid, item)
    return iter(found.values())


def _keepable(item: CalendarItem, findings: list[Finding]) -> CalendarItem:
    """A series whose rule the calendar cannot keep happens once, and that is told."""
    try:
        recurring.checked(item.rule, item.starts_at)
    except Refused as refused:
        findings.append(Finding("", f"{refused.sentence} Der Termin wird einmal übernommen.", item.title))
        return replace(item, rule="", exceptions=())
    return item


def _lost(findings: Sequence[Finding], after: int) -> Iterator[Proposal]:
    lost = (finding for finding in findings if finding.lost)
    for number, finding in enumerate(lost, start=after + 1):
        title = finding.title or "(ohne Titel)"
        named = finding.sentence.startswith("Zeile ")
        why = finding.sentence if named else f"{finding.place}: {finding.sentence}"
        yield Proposal(number, Grade.LOST, title, why=why)


def _remarks(findings: Sequence[Finding]) -> Iterator[str]:
    told = [finding for finding in findings if not finding.lost]
    for finding in told[:_MOST_REMARKS]:
        yield f"„{finding.title}“: {finding.sentence}" if finding.title else finding.sentence
    if len(told) > _MOST_REMARKS:
        yield f"Dazu kommen {len(told) - _MOST_REMARKS} weitere Hinweise."


def _begins(proposal: Proposal) -> str:
    item = proposal.item or (proposal.known.item if proposal.known else None)
    return item.starts_at.isoformat() if item else ""
