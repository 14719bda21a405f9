"""A sheet a feature offers for the handover and for export: its columns and where its rows come from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.columns import Column


@dataclass(frozen=True)
class SheetSource:
    """One sheet, offered by a feature and put into a workbook by another.

    Args:
        key: stable name, kept in the settings of the handover.
        title: German name of the sheet.
        columns: all columns there are; those with personal data leave the office only when ticked.
        rows: ``(session, first day, last day) -> rows``, read once and in order; the session is
            untyped because the domain knows no database.
        tables: tables the rows come from, so that a change is known to concern this sheet.
        note: one sentence for the cover: what the sheet holds.
    """

    key: str
    title: str
    columns: tuple[Column[Any], ...]
    rows: Callable[[Any, date, date], Iterable[Any]]
    tables: frozenset[str]
    note: str = ""
