"""What stood in the workbook, cell by cell: the base a returned file is compared with."""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from itertools import islice
from typing import Any

from app.domain.columns import Kind
from app.domain.errors import Refused
from app.domain.money import Money

LARGEST = 200_000_000
"""Bytes a base may unpack to; a week has some ten thousand."""

VERDICT, ANSWERED_ON, FILE_NUMBER, REMARK = (
    "answer.verdict",
    "answer.on",
    "answer.file_number",
    "answer.remark",
)
ANSWERS = (VERDICT, ANSWERED_ON, FILE_NUMBER, REMARK)
"""Keys of the answer columns, in order."""
ANSWER_TITLES = {
    VERDICT: "Rückmeldung",
    ANSWERED_ON: "Rückmeldung am",
    FILE_NUMBER: "Az. der Stadt",
    REMARK: "Bemerkung der Stadt",
}

Plain = str | int | bool | None
"""A value as it is kept: cents, ISO dates, basis points, texts."""


@dataclass(frozen=True)
class SentColumn:
    """A column as it went out."""

    key: str
    title: str
    kind: Kind

    @property
    def answer(self) -> bool:
        """Whether it is to be filled in."""
        return self.key in ANSWERS


@dataclass(frozen=True)
class SentRow:
    """A row as it went out.

    Args:
        uid: identity of its record.
        label: how people know the record.
        about: key of the sheet and identity of the record its answer is about.
        values: plain values in the order of the columns.
    """

    uid: str
    label: str
    about: tuple[str, str]
    values: tuple[Plain, ...]


@dataclass(frozen=True)
class SentSheet:
    """A sheet as it went out."""

    key: str
    title: str
    columns: tuple[SentColumn, ...]
    rows: tuple[SentRow, ...]
    choices: tuple[str, ...] = ()

    @cached_property
    def by_uid(self) -> dict[str, SentRow]:
        """Its rows by the identity of their record."""
        return {row.uid: row for row in self.rows}

    @cached_property
    def places(self) -> dict[str, int]:
        """Where a column's value stands in a row."""
        return {column.key: at for at, column in enumerate(self.columns)}


@dataclass(frozen=True)
class Sent:
    """A workbook as it went out.

    Args:
        digest: SHA-256 of all that was sent.
    """

    number: int
    week: str
    sheets: tuple[SentSheet, ...]
    digest: str

    @classmethod
    def of(cls, number: int, week: str, sheets: tuple[SentSheet, ...]) -> "Sent":
        """What goes out, with its digest."""
        whole = sha256()
        for line in _lines(number, week, sheets):
            whole.update(line)
        return cls(number, week, sheets, whole.hexdigest())

    @cached_property
    def by_key(self) -> dict[str, SentSheet]:
        """Its sheets by key."""
        return {sheet.key: sheet for sheet in self.sheets}


def plain(value: Any) -> Plain:
    """A value as it is kept."""
    if isinstance(value, Money):
        return value.cents
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if value is None or value == "":
        return None
    return value if isinstance(value, bool | int) else str(value)


def rich(kind: Kind, kept: Plain) -> Any:
    """The value a column of that kind holds."""
    if kept is None:
        return None
    if kind is Kind.MONEY:
        return Money(int(kept))
    if kind is Kind.DATE:
        return date.fromisoformat(str(kept))
    if kind is Kind.MOMENT:
        return datetime.fromisoformat(str(kept))
    return kept


def store_sent(sent: Sent) -> bytes:
    """The base as it is archived: a line a row, so that no single call holds up the window for long."""
    packer = zlib.compressobj(6)
    parts = [packer.compress(line) for line in _lines(sent.number, sent.week, sent.sheets)]
    return b"".join((*parts, packer.flush()))


def read_sent(data: bytes) -> Sent:
    """The base read back from the archive.

    Raises:
        Refused: when it is none.
    """
    try:
        unpacked = _unpacked(data)
        lines = iter(unpacked.split(b"\n"))
        head = json.loads(next(lines))
        sheets = tuple(_sheet(json.loads(next(lines)), lines) for _ in range(head["sheets"]))
        return Sent(head["number"], head["week"], sheets, sha256(unpacked).hexdigest())
    except (zlib.error, ValueError, KeyError, TypeError, StopIteration, RuntimeError):
        raise Refused(
            "Was damals gesendet wurde, lässt sich nicht mehr lesen. Bitte stellen Sie eine Sicherung "
            "wieder her (Büro › Sicherung)."
        ) from None


def _unpacked(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    unpacked = unpacker.decompress(data, LARGEST)
    if not unpacker.eof:
        raise ValueError
    return unpacked


def _sheet(head: Any, lines: Iterator[bytes]) -> SentSheet:
    rows = []
    for line in islice(lines, head["rows"]):
        uid, label, sheet, of, values = json.loads(line)
        rows.append(SentRow(uid, label, (sheet, of), tuple(values)))
    if len(rows) != head["rows"]:
        raise ValueError
    columns = tuple(SentColumn(key, title, Kind(kind)) for key, title, kind in head["columns"])
    return SentSheet(head["key"], head["title"], columns, tuple(rows), tuple(head["choices"]))


def _lines(number: int, week: str, sheets: Sequence[SentSheet]) -> Iterator[bytes]:
    yield _line({"number": number, "week": week, "sheets": len(sheets)})
    for sheet in sheets:
        columns = [[column.key, column.title, column.kind.value] for column in sheet.columns]
        yield _line(
            {
                "key": sheet.key,
                "title": sheet.title,
                "columns": columns,
                "choices": sheet.choices,
                "rows": len(sheet.rows),
            }
        )
        for row in sheet.rows:
            yield _line([row.uid, row.label, *row.about, row.values])


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def _line(value: Any) -> bytes:
    return f"{_encode(value)}\n".encode()
