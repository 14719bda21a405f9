"""Entries as rows of the sheet: when, who, which record, which field, before, after."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from app.domain import formats
from app.domain.columns import Kind
from app.domain.money import Money
from app.domain.text import shorten
from app.features.handover.rules.wording.entries import Entry, Labels
from app.features.handover.rules.wording.tables import TABLES
from app.features.handover.rules.wording.word import TableWords, Word

BORN = "neu angelegt"
GONE = "gelöscht"
FORMER_NAME = "(mit Namen)"
LONGEST_NAME = 80

_SHOWN: dict[Kind, Callable[[Any], str]] = {
    Kind.MINUTES: formats.minutes,
    Kind.SHARE: formats.percent,
    Kind.AREA: formats.area,
    Kind.YES_NO: lambda value: formats.yes_no(bool(value)),
}


@dataclass(frozen=True)
class Told:
    """One row of the sheet of changes."""

    at: datetime
    staff: str
    record: str
    field: str
    before: str
    after: str
    personal: bool
    line: int = 0

    @property
    def uid(self) -> str:
        """Identity of the line in its handover: what was told of which record, when."""
        told = f"{self.line}|{self.at}|{self.record}|{self.field}|{self.before}|{self.after}"
        return sha256(told.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Telling:
    """What is told of a change.

    Args:
        labels: names of records by table and id, of those changed and of those pointed to.
        personal: whether fields about persons are told.
        left_out: columns nobody ticked, by table; what no sheet shows is not told here either.
    """

    labels: Labels
    personal: bool = False
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def tells(self, table: str, column: str, word: Word) -> bool:
        """Whether changes of that field are told."""
        shown_as = word.shown_as or column.removesuffix("_id")
        return (self.personal or not word.personal) and shown_as not in self.left_out.get(table, ())

    def text(self, word: Word, value: Any) -> str:
        """A value in words."""
        return _text(word, value, self.labels)


def tell(entries: Iterable[Entry], telling: Telling) -> Iterator[Told]:
    """The rows, in order. Parts of a record that is new or gone itself are not told one by one."""
    told = list(entries)
    whole = {(entry.table, entry.record_id) for entry in told if entry.born or entry.gone}
    for entry in told:
        words = TABLES.get(entry.table)
        if words is None or (words.personal and not telling.personal) or _owner(entry, words) in whole:
            continue
        if entry.born or entry.gone:
            yield from _whole(entry, words, telling)
        else:
            yield from _fields(entry, words, telling)


def _whole(entry: Entry, words: TableWords, telling: Telling) -> Iterator[Told]:
    values = entry.after if entry.born else entry.before
    fields = {
        column: word for column, word in words.fields.items() if telling.tells(entry.table, column, word)
    }
    if words.parent is not None:
        if not fields:
            return
        parts = [telling.text(word, values.get(column)) for column, word in fields.items()]
        name = shorten(", ".join(part for part in parts if part), LONGEST_NAME)
    else:
        name = shorten(str(values.get(words.says) or "") if words.says in fields else "", LONGEST_NAME)
    before, after = ("", name) if entry.born else (name, "")
    state = BORN if entry.born else GONE
    label = f"{words.noun} {state}" if words.parent else state
    record = _record(entry, words, telling.labels)
    yield Told(entry.at, entry.who, record, label, before, after, personal=words.personal)


def _fields(entry: Entry, words: TableWords, telling: Telling) -> Iterator[Told]:
    for column in entry.changed:
        word = words.fields.get(column)
        if word is None or not telling.tells(entry.table, column, word):
            continue
        yield Told(
            entry.at,
            entry.who,
            _record(entry, words, telling.labels),
            word.label,
            _former(word, entry.before.get(column), telling.labels),
            telling.text(word, entry.after[column]),
            personal=word.personal or words.personal,
        )


def _record(entry: Entry, words: TableWords, labels: Labels) -> str:
    if words.parent is not None:
        owner = _owner(entry, words)
        label = labels.get(owner, "") if owner is not None else ""
        return f"{TABLES[words.parent[1]].noun} {label}".strip()
    own = labels.get((entry.table, entry.record_id), "") or str(
        entry.after.get(words.title) or entry.before.get(words.title) or ""
    )
    return f"{words.noun} {own}".strip()


def _owner(entry: Entry, words: TableWords) -> tuple[str, int] | None:
    """Table and id of the record this one is a part of."""
    if words.parent is None:
        return None
    column, table = words.parent
    owner = entry.after.get(column) or entry.before.get(column)
    return None if owner is None else (table, owner)


def _former(word: Word, value: Any, labels: Labels) -> str:
    return FORMER_NAME if word.revocable and value is not None else _text(word, value, labels)


def _text(word: Word, value: Any, labels: Labels) -> str:
    if value is None or value == "":
        return ""
    if word.target:
        return labels.get((word.target, value), f"Nr. {value}")
    if word.said is not None:
        return word.said(value)
    if word.words:
        return word.words.get(value, str(value))
    shown = _SHOWN.get(word.kind)
    return shown(value) if shown else _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, Money):
        return formats.money(value)
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(part) for part in value)
    return str(value)
