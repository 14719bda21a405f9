"""Which column of a returned sheet is which of ours: by heading, by name, by content, or as somebody says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from app.domain.text import fold
from app.excel.grid import column_letter
from app.excel.values import Raw, shown
from app.features.handover.excel.returning.cells import Cells
from app.features.handover.rules.identity import MARK, UID, read_mark, read_uid
from app.features.handover.rules.sent import SentSheet

Values = tuple[Raw, ...]
Row = tuple[int, Values]

TITLES = {"kennung": UID, "prufkennung": MARK}
"""Folded headings of the hidden columns."""

_SIMILAR = 82
"""Per cent at which a heading is taken for another one with a slip of the pen."""
_AGREEING = 0.7
"""Share of cells that have to be as sent before a column is recognised by its content."""
_SAMPLE = 400


@dataclass
class Columns:
    """What was found in the row of headings.

    Args:
        places: index of each column by key, the hidden ones included.
        renamed: what a column is called now.
        unknown: index and heading of columns that are none of ours.
    """

    places: dict[str, int] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    unknown: dict[int, str] = field(default_factory=dict)

    def letters(self) -> dict[str, str]:
        """Letter of each column by key."""
        return {key: column_letter(at + 1) for key, at in self.places.items()}


@dataclass(frozen=True)
class Sheet:
    """A sheet of the file and which of ours it may be.

    Args:
        base: as it was sent.
        rows: below the headings.
        names: index of each column by key, as the names of the file say.
        cells: how each column is read, by key.
        hints: key of a column by its letter, as somebody said.
    """

    base: SentSheet
    heading: Values
    rows: Sequence[Row]
    names: Mapping[str, int]
    cells: Mapping[str, Cells]
    hints: Mapping[str, str]


def titles_of(base: SentSheet) -> dict[str, str]:
    """Keys by folded heading, the hidden columns included."""
    return {**TITLES, **{_folded(column.title): column.key for column in base.columns}}


def heading_texts(values: Values) -> list[str]:
    """The headings of a row as folded texts."""
    return [_folded(shown(value)) if value is not None else "" for value in values]


def recognise(sheet: Sheet) -> Columns:
    """Find every column; what cannot be told for certain stays unknown and is asked for."""
    found = Columns()
    known = titles_of(sheet.base)
    rest: dict[int, str] = {}
    for at, text in enumerate(heading_texts(sheet.heading)):
        hint = sheet.hints.get(column_letter(at + 1))
        key = hint if hint is not None else known.get(text)
        if key and key not in found.places:
            found.places[key] = at
            if text != next((title for title, one in known.items() if one == key), text):
                found.renamed[key] = shown(sheet.heading[at])
        elif hint is None and text:
            rest[at] = shown(sheet.heading[at])
    _identities(sheet, found, rest)
    _by_name(sheet, found, rest)
    _by_likeness(sheet, found, rest)
    _by_content(sheet, found, rest)
    found.unknown = rest | _without_heading(sheet, found, rest)
    return found


def _identities(sheet: Sheet, found: Columns, rest: dict[int, str]) -> None:
    """The hidden columns show by what stands in them, whatever they are called."""
    for key, fits in ((UID, read_uid), (MARK, read_mark)):
        if key in found.places:
            continue
        for at in [*rest, *_headless(sheet, found, rest)]:
            values = [value for value in _column(sheet, at) if value is not None]
            if values and sum(isinstance(one, str) and bool(fits(one)) for one in values) * 2 > len(values):
                found.places[key] = at
                rest.pop(at, None)
                break


def _by_name(sheet: Sheet, found: Columns, rest: dict[int, str]) -> None:
    """By the file's names, as long as they are in step with the headings that were left alone."""
    told = [sheet.names.get(key) == at for key, at in found.places.items() if key in sheet.names]
    if not told or not all(told):
        return
    for key, at in sheet.names.items():
        if key in found.places or at not in rest or at in found.places.values():
            continue
        if _agrees(sheet, found, key, at) is not False:
            _rename(found, rest, key, at)


def _by_likeness(sheet: Sheet, found: Columns, rest: dict[int, str]) -> None:
    """By a heading that is nearly the old one."""
    for column in sheet.base.columns:
        if column.key in found.places:
            continue
        likely = [
            at
            for at, text in rest.items()
            if fuzz.ratio(_folded(text), _folded(column.title)) >= _SIMILAR
            and _agrees(sheet, found, column.key, at) is not False
        ]
        if len(likely) == 1:
            _rename(found, rest, column.key, likely[0])


def _by_content(sheet: Sheet, found: Columns, rest: dict[int, str]) -> None:
    """By what stands below, where that is telling."""
    for column in sheet.base.columns:
        if column.key in found.places:
            continue
        likely = [at for at in rest if _agrees(sheet, found, column.key, at)]
        if len(likely) == 1:
            _rename(found, rest, column.key, likely[0])


def _rename(found: Columns, rest: dict[int, str], key: str, at: int) -> None:
    found.places[key] = at
    found.renamed[key] = rest.pop(at)


def _agrees(sheet: Sheet, found: Columns, key: str, at: int) -> bool | None:
    """Whether most cells are as sent; None where that says nothing, because little was sent in the column."""
    if key not in sheet.base.places:
        return None
    place, cells = sheet.base.places[key], sheet.cells[key]
    told = same = 0
    values = set()
    for uid, row in _known(sheet, found):
        sent = sheet.base.by_uid[uid].values[place]
        if sent is None:
            continue
        told += 1
        values.add(sent)
        same += cells.same(row[at] if at < len(row) else None, sent)
    if len(values) < 2:
        return None
    return same >= told * _AGREEING


def _known(sheet: Sheet, found: Columns) -> Iterator[tuple[str, Values]]:
    """Rows whose identity is there, as a sample."""
    at = found.places.get(UID)
    for _number, values in sheet.rows[:_SAMPLE]:
        if at is not None and at < len(values) and isinstance(values[at], str):
            uid = read_uid(str(values[at]))
            if uid in sheet.base.by_uid:
                yield uid, values


def _column(sheet: Sheet, at: int) -> Iterator[Raw]:
    for _number, values in sheet.rows[:_SAMPLE]:
        if at < len(values):
            yield values[at]


def _headless(sheet: Sheet, found: Columns, rest: dict[int, str]) -> list[int]:
    """Columns that hold something below an empty heading."""
    widest = max((len(values) for _, values in sheet.rows[:_SAMPLE]), default=0)
    taken = set(found.places.values()) | set(rest)
    return [
        at
        for at in range(widest)
        if at not in taken and any(value is not None for value in _column(sheet, at))
    ]


def _without_heading(sheet: Sheet, found: Columns, rest: dict[int, str]) -> dict[int, str]:
    widest = max((len(values) for _, values in sheet.rows), default=0)
    taken = set(found.places.values()) | set(rest)
    hinted = {letter for letter, key in sheet.hints.items() if not key}
    filled = {
        at
        for _, values in sheet.rows
        for at in range(len(values))
        if at not in taken and values[at] is not None and values[at] != ""
    }
    return {at: "" for at in range(widest) if at in filled and column_letter(at + 1) not in hinted}


def _folded(text: str) -> str:
    return fold(" ".join(text.split()))
