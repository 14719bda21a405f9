"""Entries as rows of the sheet: when, who, which record, which field, before, after."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
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
    Kind.YES_NO: lambda value: formats.yes_no(bool(value)),
}


@dataclass(frozen=True)
class Told:
    """One row of the sheet of changes."""

    at: datetime
    who: str
    record: str
    field: str
    before: str
    after: str
    personal: bool


def tell(entries: Iterable[Entry], labels: Labels, *, personal: bool) -> Iterator[Told]:
    """The rows, in order; fields about persons only when asked for.

    Parts of a record that is new or gone itself are not told one by one.

    Args:
        entries: what is different in the end.
        labels: names of records by table and id, of those changed and of those pointed to.
        personal: whether fields about persons are told.
    """
    told = list(entries)
    whole = {(entry.table, entry.record_id) for entry in told if entry.born or entry.gone}
    for entry in told:
        words = TABLES.get(entry.table)
        if words is None or (words.personal and not personal) or _owner(entry, words) in whole:
            continue
        if entry.born or entry.gone:
            yield _whole(entry, words, labels, personal=personal)
        else:
            yield from _fields(entry, words, labels, personal=personal)


def _whole(entry: Entry, words: TableWords, labels: Labels, *, personal: bool) -> Told:
    values = entry.after if entry.born else entry.before
    name = shorten(str(values.get(words.says) or ""), LONGEST_NAME)
    if words.parent is not None:
        parts = [
            _text(word, values.get(column), labels)
            for column, word in words.fields.items()
            if personal or not word.personal
        ]
        name = shorten(", ".join(part for part in parts if part), LONGEST_NAME)
    before, after = ("", name) if entry.born else (name, "")
    field = f"{words.noun} {BORN if entry.born else GONE}" if words.parent else (BORN if entry.born else GONE)
    record = _record(entry, words, labels)
    return Told(entry.at, entry.who, record, field, before, after, personal=words.personal)


def _fields(entry: Entry, words: TableWords, labels: Labels, *, personal: bool) -> Iterator[Told]:
    for column in entry.changed:
        word = words.fields.get(column)
        if word is None or (word.personal and not personal):
            continue
        yield Told(
            entry.at,
            entry.who,
            _record(entry, words, labels),
            word.label,
            _former(word, entry.before.get(column), labels),
            _text(word, entry.after[column], labels),
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
