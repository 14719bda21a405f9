"""From many lines of the journal to what is different in the end: one entry a record and field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

Labels = Mapping[tuple[str, int], str]
"""Label of a record by table and id."""


class JournalLine(Protocol):
    """What a change of the journal has, as far as it is told."""

    @property
    def at(self) -> datetime:
        """When."""

    @property
    def who(self) -> str:
        """Name of the member of staff."""

    @property
    def table(self) -> str:
        """Table of the record."""

    @property
    def record_id(self) -> int:
        """Id of the record."""

    @property
    def before(self) -> Mapping[str, Any] | None:
        """Columns before; None when the record was written."""

    @property
    def after(self) -> Mapping[str, Any] | None:
        """Columns after; None when the record was removed."""


@dataclass
class Entry:
    """One record and what became of it between two handovers.

    Args:
        at: when it was changed last.
        who: by whom.
        born: it was not there before.
        gone: it is not there any more.
        before: the fields that changed, as they were.
        after: the fields that changed, as they are.
    """

    table: str
    record_id: int
    at: datetime
    who: str
    born: bool = False
    gone: bool = False
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)

    @property
    def changed(self) -> tuple[str, ...]:
        """Fields that really differ in the end."""
        return tuple(name for name in self.after if self.before.get(name) != self.after[name])


def net(lines: Iterable[JournalLine]) -> list[Entry]:
    """What is different in the end, in the order records were first touched.

    A step that was undone, or a record written and removed again, leaves nothing to tell.
    """
    entries: dict[tuple[str, int], Entry] = {}
    for line in lines:
        key = (line.table, line.record_id)
        entry = entries.get(key)
        if entry is None:
            entry = entries[key] = Entry(
                line.table, line.record_id, line.at, line.who, born=line.before is None
            )
        _fold(entry, line)
    return [entry for entry in entries.values() if _matters(entry)]


def _fold(entry: Entry, line: JournalLine) -> None:
    entry.at, entry.who = line.at, line.who
    entry.gone = line.after is None
    for name, value in (line.before or {}).items():
        entry.before.setdefault(name, value)
        entry.after.setdefault(name, value)
    for name, value in (line.after or {}).items():
        if entry.born:
            entry.before.setdefault(name, None)
        entry.after[name] = value


def _matters(entry: Entry) -> bool:
    if entry.born or entry.gone:
        return not (entry.born and entry.gone)
    return bool(entry.changed)
