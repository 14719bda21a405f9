"""What becomes of each row of a list, and what is still to be mended."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.domain.intake import Drafted, Values
from app.features.intake.rules.doubles import Like


class Action(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    SKIP = "skip"
    FILL = "fill"
    LEAVE = "leave"


ACTIONS: Mapping[str, str] = {
    Action.NEW: "neu anlegen",
    Action.SKIP: "ist schon da: überspringen",
    Action.FILL: "ist schon da: leere Felder ergänzen",
    Action.LEAVE: "nicht übernehmen",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to be mended before a row can be taken over.

    Args:
        row: number of the row. field: key of the field.
        address: the cell (``C7``), or the row where no column is to blame.
        value: what stands there. expected: what should. remedy: what to do, a sentence.
        cell: whether the cell itself cannot be read; otherwise a rule of the program speaks.
    """

    row: int
    field: str
    address: str
    value: str
    expected: str
    remedy: str
    cell: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list as it stands now.

    Args:
        number: as Excel counts it.
        values: what was understood, by field.
        faults: what is to be mended.
        drafted: what will be written; None while it cannot.
        like: the record it is probably the same as. twin: the row further up it is.
        fills: what it would fill in at the record it is like, by field.
        action: what becomes of it. decided: whether a person said so.
        left: why it is no record (a title, a sum); empty for records.
        blocking: what keeps it from being taken over; nothing does once it is not meant to be.
        becomes: how it is counted: ``new``, ``filled``, ``skipped`` or ``left``.
    """

    number: int
    values: Values
    faults: tuple[Fault, ...] = ()
    drafted: Drafted | None = None
    like: Like | None = None
    twin: Like | None = None
    fills: Values = field(default_factory=dict)
    action: Action = Action.NEW
    decided: bool = False
    left: str = ""
    blocking: tuple[Fault, ...] = field(init=False)
    becomes: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "blocking", _blocking(self))
        object.__setattr__(self, "becomes", _becomes(self))

    @property
    def label(self) -> str:
        """What the row is about."""
        return self.drafted.label if self.drafted is not None else ""

    @property
    def doubtful(self) -> bool:
        """Whether it may be there already."""
        return self.like is not None or self.twin is not None

    @property
    def told(self) -> str:
        """Why it is probably there already, for a person."""
        if self.twin is not None and (self.like is None or self.like.weak):
            return f"{self.twin.reason} wie Zeile {self.twin.id}"
        return f"„{self.like.label}“ ({self.like.reason})" if self.like is not None else ""


def _blocking(row: Row) -> tuple[Fault, ...]:
    if row.action is Action.NEW:
        return row.faults
    if row.action is Action.FILL:
        return tuple(fault for fault in row.faults if fault.cell and fault.field in row.fills)
    return ()


def _becomes(row: Row) -> str:
    if row.action is Action.LEAVE:
        return "left"
    if row.action is Action.SKIP or (row.action is Action.FILL and not row.fills):
        return "skipped"
    return "filled" if row.action is Action.FILL else "new"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it is written.

    Args:
        number: of the row. draft: of a new record.
        into: the record whose empty fields are filled; None for a new one.
        values: what was understood.
    """

    number: int
    draft: Any
    into: int | None
    values: Values


@dataclass(frozen=True)
class Summary:
    """How many rows become what."""

    new: int = 0
    filled: int = 0
    skipped: int = 0
    left: int = 0
    faulty: int = 0
    doubtful: int = 0

    @property
    def writes(self) -> int:
        """Rows that change the file."""
        return self.new + self.filled


def first_choice(like: Like | None, twin: Like | None, *, twins: bool) -> Action:
    """What becomes of a row nobody decided on: whatever is probably there is not written a second time.

    Two people may share a telephone, and anonymous talks may read alike: such rows are written, and shown.
    """
    if like is not None and not like.weak:
        return Action.SKIP
    if twin is not None and not twin.weak and (not twins or twin.reason == "gleiche Nummer"):
        return Action.SKIP
    return Action.NEW


def allowed(row: Row) -> tuple[Action, ...]:
    """What a person may choose for a row."""
    if row.like is not None:
        return (Action.NEW, Action.SKIP, Action.FILL, Action.LEAVE)
    return (Action.NEW, Action.SKIP, Action.LEAVE) if row.twin is not None else (Action.NEW, Action.LEAVE)


class Tally:
    """Counts rows as they come and go."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._counted: Counter[str] = Counter()
        for row in rows:
            self.add(row, 1)

    def add(self, row: Row, times: int) -> None:
        """Count a row, or with -1 count it no more."""
        self._counted[row.becomes] += times
        self._counted["faulty"] += times * bool(row.blocking)
        self._counted["doubtful"] += times * (row.doubtful and not row.left)

    def summary(self) -> Summary:
        """The figures."""
        return Summary(**self._counted)


def entries(rows: Iterable[Row]) -> tuple[Entry, ...]:
    """What is written, in the order of the list; rows that still hold a fault are not among them."""
    found = []
    for row in rows:
        if row.blocking or row.becomes not in {"new", "filled"}:
            continue
        if row.action is Action.FILL and row.like is not None:
            found.append(Entry(row.number, None, row.like.id, row.fills))
        elif row.drafted is not None:
            found.append(Entry(row.number, row.drafted.draft, None, row.values))
    return tuple(found)
