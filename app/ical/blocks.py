"""The lines of a calendar file sorted into its components; nothing is understood yet."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.errors import Refused
from app.ical.found import Finding
from app.ical.text import Line, parsed, unfolded

Progress = Callable[[int, int, str], None]
MOST_EVENTS = 50_000
MOST_LINE = 1_000_000
_DEEPEST = 8
_EVERY = 2_000
_MOST_BAD = 100
_LISTS = ("EXDATE", "RDATE:", "RDATE;")
LEFT_OUT = {
    "VTODO": ("Eine Aufgabe wird", "{} Aufgaben werden"),
    "VJOURNAL": ("Ein Journaleintrag wird", "{} Journaleinträge werden"),
    "VFREEBUSY": ("Eine Frei/Gebucht-Angabe wird", "{} Frei/Gebucht-Angaben werden"),
    "VALARM": ("Eine Erinnerung wird", "{} Erinnerungen werden"),
}


@dataclass
class Block:
    """A component: its own properties, all its lines with those of components inside it."""

    name: str
    number: int
    lines: list[Line] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    ended: bool = False


@dataclass
class RawCalendar:
    """A ``VCALENDAR`` before anything is understood."""

    head: list[Line] = field(default_factory=list)
    events: list[Block] = field(default_factory=list)
    zones: list[Block] = field(default_factory=list)


@dataclass
class Sorted:
    """The calendars of a file, how many there are of what is not taken, and what was no line."""

    calendars: list[RawCalendar] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


class _Sorter:
    """Goes through the lines once; depth costs nothing."""

    def __init__(self) -> None:
        self.found = Sorted()
        self._path: list[str] = []
        self._block: Block | None = None
        self._events = 0
        self._bad = 0

    def take(self, number: int, raw: str) -> None:
        head = raw[:6].upper()
        if head == "BEGIN:":
            self._begin(number, raw)
        elif head[:4] == "END:":
            self._end(raw)
        else:
            self._line(number, raw)

    def _begin(self, number: int, raw: str) -> None:
        name = raw[6:].strip().upper()
        if name == "VCALENDAR":
            self._unfinished()
            self._path = [name]
            self.found.calendars.append(RawCalendar())
            return
        if name in LEFT_OUT:
            self.found.left_out[name] = self.found.left_out.get(name, 0) + 1
        if name == "VEVENT" and self._block is not None:
            # The one before was never ended.
            self._unfinished()
            del self._path[1:]
        if len(self._path) == 1 and self.found.calendars:
            self._open(name, number)
        elif self._block is not None:
            self._keep(raw)
        if self._path:
            self._path.append(name)

    def _open(self, name: str, number: int) -> None:
        calendar = self.found.calendars[-1]
        if name == "VEVENT":
            self._events += 1
            if self._events > MOST_EVENTS:
                raise Refused(
                    f"Die Datei enthält mehr als {MOST_EVENTS // 1000}.000 Termine. "
                    "Bitte lassen Sie sich einen kürzeren Zeitraum geben."
                )
            self._block = Block(name, number)
            calendar.events.append(self._block)
        elif name == "VTIMEZONE":
            self._block = Block(name, number)
            calendar.zones.append(self._block)

    def _end(self, raw: str) -> None:
        name = raw[4:].strip().upper()
        if name not in self._path:
            return
        while self._path and self._path.pop() != name:
            pass
        if self._block is not None:
            if len(self._path) <= 1:
                self._block.ended = True
                self._block = None
            else:
                self._keep(raw)

    def _keep(self, raw: str) -> None:
        if self._block is not None and len(self._path) <= _DEEPEST:
            self._block.raw.append(raw)

    def _line(self, number: int, raw: str) -> None:
        if not raw.strip():
            return
        if len(raw) > MOST_LINE:
            self._say(number, "ist länger als 1 MB; der Anfang wurde übernommen")
            raw = _cut(raw)
        if self._block is not None and len(self._path) > 2:
            # Of a component inside: kept as it is.
            self._keep(raw)
            return
        if not self._path or (self._block is None and len(self._path) > 1):
            return
        try:
            line = parsed(number, raw)
        except (ValueError, AssertionError):
            self._say(number, "ist keine Kalenderzeile und wurde überlesen; die übrigen sind gelesen")
            return
        if self._block is not None:
            self._block.lines.append(line)
            self._block.raw.append(raw)
        else:
            self.found.calendars[-1].head.append(line)

    def _say(self, number: int, what: str) -> None:
        self._bad += 1
        if self._bad <= _MOST_BAD:
            self.found.findings.append(Finding(f"Zeile {number}", f"Zeile {number} {what}."))

    def _unfinished(self) -> None:
        self._block = None

    def end(self) -> None:
        if self._bad > _MOST_BAD:
            more = self._bad - _MOST_BAD
            self.found.findings.append(Finding("", f"Weitere {more} Zeilen sind keine Kalenderzeilen."))
        if self._path:
            sentence = "Die Datei bricht ab, ohne dass der Kalender endet. Bitte laden Sie sie noch einmal."
            self.found.findings.append(Finding("Ende", sentence))


def _none_of_ours(text: str) -> str:
    """What a text without a calendar may be, and what helps."""
    head = text.lstrip().partition("\n")[0]
    columns = any(mark in head for mark in (";", "\t")) or head.count(",") > 1
    if columns and head.replace("\t", " ").strip().isprintable():
        return (
            "Das ist keine Kalenderdatei, sondern wohl eine Tabelle (CSV). Bitte übernehmen Sie Tabellen "
            "mit Terminen auf der Seite „Listen“."
        )
    return (
        "Das ist keine Kalenderdatei: Es steht kein „BEGIN:VCALENDAR“ darin. "
        "Bitte speichern Sie den Kalender im Format iCalendar (Endung .ics)."
    )


def _cut(raw: str) -> str:
    """The beginning of a line, of a list of dates the whole ones."""
    begin = raw[:MOST_LINE]
    if begin[:6].upper() in _LISTS:
        return begin.rpartition(",")[0]
    return begin.rstrip("\\")


def sort(text: str, progress: Progress) -> Sorted:
    """The components of a file.

    Raises:
        Refused: when it is no calendar, or has absurdly many dates.
        Stopped: when the progress says so.
    """
    sorter = _Sorter()
    of = text.count("\n")
    for number, raw in unfolded(text):
        if number % _EVERY == 0:
            progress(number, of, "Kalenderdatei wird gelesen …")
        sorter.take(number, raw)
    sorter.end()
    if not sorter.found.calendars:
        raise Refused(_none_of_ours(text))
    return sorter.found
