"""What a calendar file would change here, date by date, and where its dates go."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.calendar import CalendarItem
from app.domain.errors import Refused
from app.domain.text import clean_line
from app.features.events.rules.appointments import span, weekday

OWN = "@quartiersbuch"
"""Ends the identity of a date of the office in calendar files."""
COLOURS = ("indigo", "plum", "sky", "olive", "rose", "sand")
"""Keys of the colours of calendars, in the order they are given."""
_CONTENT = ("title", "starts_at", "ends_at", "all_day", "place", "note", "rule", "exceptions")


class Grade(StrEnum):
    """What becomes of a date of a file."""

    NEW = "new"
    CHANGED = "changed"
    ASKED = "asked"
    GONE = "gone"
    LOST = "lost"
    SAME = "same"
    OLDER = "older"


GRADES: Mapping[Grade, str] = {
    Grade.NEW: "Neu",
    Grade.CHANGED: "Geändert",
    Grade.ASKED: "Auch hier geändert",
    Grade.GONE: "Entfällt",
    Grade.LOST: "Nicht lesbar",
    Grade.SAME: "Unverändert",
    Grade.OLDER: "Älter als hier",
}
"""In the order they are shown."""
CAN_BE_TAKEN = frozenset({Grade.NEW, Grade.CHANGED, Grade.ASKED, Grade.GONE})


@dataclass(frozen=True)
class Known:
    """A date of the office that a file may speak of.

    Args:
        id: of the appointment. item: as it is now.
        from_file: it came from a file, and nobody typed it here.
    """

    id: int
    item: CalendarItem
    from_file: bool


@dataclass(frozen=True)
class Proposal:
    """One line of the preview.

    Args:
        id: unlike any other of the same preview. ticked: unless a person says otherwise.
        item: as the file has it. known: what is here.
        why: a sentence for a person; where it stands in the file.
    """

    id: int
    grade: Grade
    title: str
    ticked: bool = False
    item: CalendarItem | None = None
    known: Known | None = None
    why: str = ""


@dataclass(frozen=True)
class Compared:
    """All lines, and what else there is to say of the file."""

    proposals: tuple[Proposal, ...]
    remarks: tuple[str, ...] = ()

    @property
    def ticked(self) -> frozenset[int]:
        """What is taken unless a person says otherwise."""
        return frozenset(one.id for one in self.proposals if one.ticked)

    @property
    def counts(self) -> dict[Grade, int]:
        """How many of each grade, in the order they are shown."""
        return {
            grade: number
            for grade in GRADES
            if (number := sum(1 for one in self.proposals if one.grade is grade))
        }


AsRead = Callable[[str], CalendarItem | None]
"""What a kept source said when it was read."""


def compare(
    items: Sequence[CalendarItem], known: Iterable[Known], as_read: AsRead, *, missing: bool, trusted: bool
) -> Iterator[Proposal]:
    """What becomes of each date of a file, then of those the file no longer has.

    Args:
        items: of the file, each identity once.
        known: dates of the calendar it goes into.
        as_read: reads a kept source again.
        missing: whether dates that came from a file and are not in it are named.
        trusted: the file is the calendar (a subscribed one): what it lacks is gone.
    """
    here = {one.item.uid: one for one in known}
    number = 0
    for item in items:
        found = here.pop(item.uid, None)
        if found is None and item.cancelled:
            continue
        number += 1
        yield _graded(number, item, found, as_read)
    for one in here.values() if missing else ():
        if one.from_file:
            number += 1
            why = "Steht nicht (mehr) in der Datei."
            yield Proposal(number, Grade.GONE, one.item.title, trusted, None, one, why)


def _graded(number: int, item: CalendarItem, known: Known | None, as_read: AsRead) -> Proposal:
    if known is None:
        return Proposal(number, Grade.NEW, item.title, True, item)
    if item.cancelled:
        return Proposal(number, Grade.GONE, item.title, True, item, known, "In der Datei abgesagt.")
    if not item.note and item.uid.endswith(OWN):
        # Written here without remarks: nothing is said of them.
        item = replace(item, note=known.item.note)
    if same(item, known.item) or (item.source and item.source == known.item.source):
        return Proposal(number, Grade.SAME, item.title, False, item, known)
    before = as_read(known.item.source) if known.item.source else None
    version = known.item.sequence if before is None else before.sequence
    if item.sequence < version:
        why = f"Die Datei hat Fassung {item.sequence}, hier steht schon Fassung {version}."
        return Proposal(number, Grade.OLDER, item.title, False, item, known, why)
    touched = item.sequence <= version if before is None else not same(before, known.item)
    if touched:
        why = "Auch hier geändert; angekreuzt gilt die Fassung der Datei."
        return Proposal(number, Grade.ASKED, item.title, False, item, known, why)
    return Proposal(number, Grade.CHANGED, item.title, True, item, known, differing(known.item, item))


def same(one: CalendarItem, other: CalendarItem) -> bool:
    """Whether both say the same of what the office keeps."""
    return all(getattr(one, name) == getattr(other, name) for name in _CONTENT)


_WORDS = (
    (("starts_at", "ends_at", "all_day"), "Zeit"),
    (("title",), "Titel"),
    (("place",), "Ort"),
    (("rule", "exceptions"), "Wiederholung"),
    (("note",), "Bemerkung"),
)


def differing(before: CalendarItem, now: CalendarItem) -> str:
    """``Zeit und Ort``: what is otherwise."""
    words = [
        word for names, word in _WORDS if any(getattr(before, name) != getattr(now, name) for name in names)
    ]
    head, last = ", ".join(words[:-1]), words[-1] if words else ""
    return f"{head} und {last}" if head else last


# -- where to ----------------------------------------------------------------

DIARY = "diary"
FRESH = "fresh"


@dataclass(frozen=True)
class Target:
    """Where the dates of a file go.

    Args:
        place: ``diary`` (the office's own dates), ``fresh`` (a new calendar) or the number of a calendar.
        name: of a new calendar. subscribed: the file is read again whenever it changed.
    """

    place: str = FRESH
    name: str = ""
    subscribed: bool = False

    @property
    def calendar_id(self) -> int | None:
        """The calendar that is there already."""
        return int(self.place) if self.place.isdecimal() else None


def guessed(
    items: Sequence[CalendarItem], name: str, path: str, there: Iterable[tuple[int, str, str]]
) -> Target:
    """Where the dates of a file probably go.

    Args:
        items: of the file.
        name: of the calendar, as the file says.
        path: where the file is.
        there: number, name and path of the calendars there are.
    """
    for number, known_name, known_path in there:
        if path == known_path or (name and name.casefold() == known_name.casefold()):
            return Target(str(number), name, bool(known_path))
    if items and sum(item.uid.endswith(OWN) for item in items) * 2 > len(items):
        return Target(DIARY, name)
    stem = path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0].replace("_", " ")
    return Target(FRESH, (name or stem)[:80])


def when(item: CalendarItem) -> str:
    """``Sa 12.06.2026, 14:00–18:00``, for a series its first date."""
    first, last = item.starts_at, item.ends_at
    day = f"{weekday(first)} {first:%d.%m.%Y}"
    if item.all_day:
        said = day if first.date() == last.date() else f"{day} – {weekday(last)} {last:%d.%m.%Y}"
    else:
        said = f"{day}, {span(first, last)}"
    return f"{said} · Serie" if item.rule else said


def checked_target(target: Target) -> Target:
    """The target with a clean name.

    Raises:
        Refused: when a new calendar has no name, or the own diary should follow a file.
    """
    name = clean_line(target.name, "name", 80)
    if target.place == FRESH and not name:
        raise Refused("Bitte geben Sie dem Kalender einen Namen, z. B. den der Schule.", "name")
    if target.place == DIARY and target.subscribed:
        raise Refused(
            "Die eigenen Termine folgen keiner Datei. Bitte wählen Sie einen Kalender eines anderen "
            "Veranstalters oder nehmen Sie das Häkchen weg.",
            "subscribed",
        )
    return Target(target.place, name, target.subscribed)
