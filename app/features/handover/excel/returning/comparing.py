"""The whole comparison of a returned file: what reads the file needs no database, and the other way round."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.domain import formats
from app.domain.columns import Kind
from app.domain.money import WHOLE, Money
from app.domain.sheets import SheetSource
from app.features.handover import queries
from app.features.handover.excel.returning.reading import Asked
from app.features.handover.queries import Basis
from app.features.handover.rules.returned import (
    Comparison,
    Finding,
    Grade,
    Graded,
    Hints,
    Scales,
    findings,
    grade,
    unchanged,
)
from app.features.handover.rules.returned.found import Found, FoundSheet
from app.features.handover.rules.returned.grading import Now
from app.features.handover.rules.sent import Plain, Sent, SentSheet, rich

_COVER = "deckblatt"


@dataclass(frozen=True)
class Read:
    """A file that was read: what it holds beside what was sent."""

    found: Found
    sent: Sent


def asked_of(basis: Basis, sources: Sequence[SheetSource], hints: Hints) -> Asked | None:
    """What the file is to be read against; None when nothing can be compared."""
    if basis.sent is None or any(one.stops for one in basis.findings):
        return None
    every = queries.offered(sources)
    synonyms = {source.key: source.answering.synonyms for source in every if source.answering is not None}
    return Asked(basis.office, basis.sent, synonyms, hints)


def stopped(basis: Basis, name: str, saved_by: str) -> Comparison:
    """A file that cannot be compared, and why."""
    return Comparison(basis.number, basis.week, None, name, saved_by, basis.findings)


def comparison(
    basis: Basis, read: Read, now: Now, sources: Sequence[SheetSource], name: str, saved_by: str
) -> Comparison:
    """Every cell graded."""
    every = queries.offered(sources)
    scales = Scales(
        read.sent,
        now,
        {source.key: source.taking.keys for source in every if source.taking is not None},
        {source.key: source.answering.choices for source in every if source.answering is not None},
    )
    return Comparison(
        basis.number,
        basis.week,
        basis.handover_id,
        name,
        saved_by,
        (*basis.findings, *_findings(read)),
        grade(read.found, scales),
        unchanged(read.found, scales),
        tuple(sheet.title for sheet in read.found.sheets),
        read.found.unread,
    )


def _findings(read: Read) -> Iterator[Finding]:
    back = {sheet.key for sheet in read.found.sheets}
    missing = [sheet.title for sheet in read.sent.sheets if sheet.key not in back]
    if missing:
        yield findings.sheets_missing(missing)
    unread = [title for title in read.found.unread if title.casefold() != _COVER]
    if unread:
        yield findings.sheets_unread(unread)
    yield from (findings.note(sentence) for sentence in read.found.notes)
    for sheet in read.found.sheets:
        yield from (findings.note(sentence) for sentence in sheet.notes)


def listed(read: Read, now: Now, graded: Sequence[Graded]) -> Iterator[dict[str, Any]]:
    """One object a cell, unchanged ones included: for programs.

    Amounts are euros, shares per cent of one, areas square metres, minutes minutes, days ISO dates.
    """
    for cell in graded:
        yield _object(cell)
    told = {(cell.sheet, cell.address) for cell in graded if cell.address}
    for sheet in read.found.sheets:
        yield from _unchanged(sheet, read.sent.by_key[sheet.key], now, told)


def _object(cell: Graded) -> dict[str, Any]:
    return {
        "sheet": cell.sheet,
        "uid": cell.uid,
        "column": cell.column,
        "key": cell.key,
        "address": cell.address,
        "grade": cell.grade.value,
        "sent": _plain(cell.kind, cell.sent),
        "ours": _plain(cell.kind, cell.ours),
        "theirs": cell.theirs_text if cell.grade is Grade.UNREADABLE else _plain(cell.kind, cell.theirs),
        "record": cell.label,
        "formula": cell.formula,
        "why": cell.why,
        "default": cell.ticked,
    }


def _unchanged(
    sheet: FoundSheet, base: SentSheet, now: Now, told: set[tuple[str, str]]
) -> Iterator[dict[str, Any]]:
    for row in sheet.rows:
        if not row.uid:
            continue
        sent, ours = base.by_uid[row.uid], now.get(base.key, {}).get(row.uid)
        for at, column in enumerate(base.columns):
            letter = sheet.letters.get(column.key)
            address = f"{letter}{row.number}"
            if letter is None or (sheet.title, address) in told:
                continue
            value = _plain(column.kind, sent.values[at])
            yield {
                "sheet": sheet.title,
                "uid": row.uid,
                "column": column.title,
                "key": column.key,
                "address": address,
                "grade": Grade.UNCHANGED.value,
                "sent": value,
                "ours": None if ours is None else _plain(column.kind, ours[at]),
                "theirs": value,
                "record": sent.label,
                "formula": "",
                "why": "",
                "default": False,
            }


def _plain(kind: Kind, kept: Plain) -> Any:
    """As another program would read it from the sheet."""
    value = rich(kind, kept)
    if isinstance(value, Money):
        return value.cents / 100
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bool):
        return formats.yes_no(value)
    if kind is Kind.SHARE and isinstance(value, int):
        return value / WHOLE
    if kind is Kind.AREA and isinstance(value, int):
        return value / 100
    return value
