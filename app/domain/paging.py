"""A list asked for page by page: what to show, in which order, which part of it."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Generic, TypeVar

Row = TypeVar("Row")

PAGE = 200
"""Rows a page."""


class Test(Enum):
    """How a filter compares a column; the names are kept in saved views."""

    __test__ = False

    IS = "is"
    IS_NOT = "is not"
    ONE_OF = "one of"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    EMPTY = "empty"
    FILLED = "filled"
    CONTAINS = "contains"


FilterValue = str | int | bool | date | tuple[str, ...] | tuple[int, ...] | None


@dataclass(frozen=True)
class Filter:
    """One condition on one column, by the column's key; money is compared in cents."""

    key: str
    test: Test
    value: FilterValue = None


@dataclass(frozen=True)
class PageRequest:
    """Which rows a list wants.

    Args:
        offset: rows to skip.
        limit: rows at most.
        sort: key of the column to sort by; empty for the query's own order.
        descending: order of that column.
        search: what the person typed in the search field.
        filters: all must hold.
    """

    offset: int = 0
    limit: int = PAGE
    sort: str = ""
    descending: bool = False
    search: str = ""
    filters: tuple[Filter, ...] = field(default=())


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows of one page and how many there are in all."""

    rows: tuple[Row, ...]
    total: int
    offset: int = 0
