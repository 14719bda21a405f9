"""What stood in a returned file: only what is not as it was sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.features.handover.rules.identity import Identity


@dataclass(frozen=True)
class Claim:
    """What a file says it is.

    Args:
        identity: as its properties say; None when they are gone.
        number: number of the handover, also known from its rows; None when there is no sign of one.
        saved_by: who saved it last.
    """

    identity: Identity | None
    number: int | None
    saved_by: str = ""


@dataclass(frozen=True)
class FoundCell:
    """A cell that is not as it was sent.

    Args:
        key: key of the column; empty when it is none of ours.
        heading: heading of the column in the file.
        address: where it stands.
        value: its value; None when it is empty or cannot be read.
        text: as a person sees it.
        unfit: what was expected and what to do, when it cannot be read.
        formula: the formula it was computed by.
        comment: whether it is a remark pinned to the cell, not what stands in it.
    """

    key: str
    heading: str
    address: str
    value: Any = None
    text: str = ""
    unfit: str = ""
    formula: str = ""
    comment: bool = False


@dataclass(frozen=True)
class FoundRow:
    """A row of a sheet of ours.

    Args:
        number: its number in the file.
        uid: identity of its record; empty when it is not known for certain.
        fault: why it is not known.
        cells: what is not as it was sent; of an unknown row everything that stands in it.
    """

    number: int
    uid: str
    fault: str = ""
    cells: tuple[FoundCell, ...] = ()


@dataclass(frozen=True)
class FoundSheet:
    """A sheet of the file that is one of ours.

    Args:
        title: its name in the file.
        key: which of our sheets it is.
        letters: letter of each column that was found, by its key.
        renamed: what a column is called now, by its key.
        missing: keys of columns that are not there.
        unknown: letter and heading of columns that are none of ours.
        heading: number of the row of headings.
        rows: all rows below, in order.
    """

    title: str
    key: str
    letters: Mapping[str, str]
    renamed: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    heading: int = 1
    rows: tuple[FoundRow, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A returned file, read against what was sent."""

    sheets: tuple[FoundSheet, ...]
    unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
