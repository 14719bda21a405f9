"""A form as a value: what is asked, in which order, how large the fields are."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from app.documents.letter import Sender


@dataclass(frozen=True)
class Box:
    """One field.

    Args:
        name: of the field in the file; letters, digits, dots and underscores.
        label: above the field.
        tip: what a pointer or a screen reader says beyond the label.
        share: of the width of its row.
        rows: lines of text; more than one may be typed when it is above 1.
        options: to choose from; empty for free text.
        longest: characters at most; 0 for no limit.
        number: written to the right, like amounts.
    """

    name: str
    label: str
    tip: str = ""
    share: float = 1.0
    rows: int = 1
    options: tuple[str, ...] = ()
    longest: int = 0
    number: bool = False


@dataclass(frozen=True)
class Row:
    """Fields side by side."""

    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Grid:
    """The same fields several times below each other; field ``n`` of line ``i`` is ``name.i.n``."""

    name: str
    boxes: tuple[Box, ...]
    lines: int


@dataclass(frozen=True)
class Tick:
    """A check box with its sentence."""

    name: str
    text: str


Part: TypeAlias = Row | Grid | Tick


@dataclass(frozen=True)
class Group:
    """Fields under one heading; ``help`` is a quiet line below it."""

    title: str
    parts: tuple[Part, ...]
    help: str = ""


@dataclass(frozen=True)
class Blank:
    """A form.

    Args:
        sender: whose form it is; its letterhead stands on the first page.
        title, subtitle: what it is for.
        help: how to fill it in and where to send it.
        groups: what is asked.
        signatures: lines to sign on, side by side.
        date: of the form and of the file.
        identity: what the file says of itself when it comes back; kept where filling in does not reach it.
    """

    sender: Sender
    title: str
    subtitle: str
    help: str
    groups: tuple[Group, ...]
    signatures: tuple[str, ...]
    date: date
    identity: dict[str, str] = field(default_factory=dict)


def names(blank: Blank) -> Iterator[str]:
    """The names of all fields in reading order."""
    for group in blank.groups:
        for part in group.parts:
            if isinstance(part, Tick):
                yield part.name
            elif isinstance(part, Row):
                yield from (box.name for box in part.boxes)
            else:
                for line in range(1, part.lines + 1):
                    yield from (f"{part.name}.{line}.{box.name}" for box in part.boxes)
