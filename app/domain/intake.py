"""What a feature offers so that an office can bring its old lists in: fields, checks, likeness, writing.

The screen that reads lists knows no feature; a feature declares an ``Intake`` and keeps its own rules:
every row is checked and written by the very verbs its form uses.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from app.domain.columns import Kind
from app.domain.options import Option

Values = Mapping[str, Any]
"""What a row holds by the key of its field; what is empty is missing."""


class Shape(Enum):
    """What texts of a field look like, beyond their kind; columns are recognised by it."""

    ANY = "any"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    CLOCK = "clock"
    YEAR = "year"
    IBAN = "iban"


@dataclass(frozen=True)
class IntakeField:
    """One thing a column of the list can be.

    Args:
        key: name in the values; refusals of the checks name it.
        title: German word, as the form of the record has it.
        kind: what the value is.
        aliases: what old lists call it.
        shape: what its texts look like.
        required: a row without it cannot be taken over.
        choice: whether it is one of the desk's choices of this key; the value is then the option's.
        many: whether a cell may name several, separated by comma, semicolon or slash.
        constant: whether the list may lack it and one value holds for all rows.
        usual: what that value is before somebody types another.
        help: one sentence: what becomes of it.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    aliases: tuple[str, ...] = ()
    shape: Shape = Shape.ANY
    required: bool = False
    choice: bool = False
    many: bool = False
    constant: bool = False
    usual: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a record is recognised by.

    Args:
        marks: what only this record has (a number given out): shared means the same.
        reach: e-mail addresses and phone numbers: shared means the same where the names are not unlike.
        name: words compared by likeness; folded.
        place: what stands beside the name (an address, a time of day); an unlike name with the same may still
            be the same, and the same name with another is probably another.
        within: what must be equal for a likeness to mean anything (a day, a fund); empty: nothing.
        called, beside: how the likeness of name and place is told.
    """

    marks: frozenset[str] = frozenset()
    reach: frozenset[str] = frozenset()
    name: str = ""
    place: str = ""
    within: str = ""
    called: str = "gleicher Name"
    beside: str = "gleicher Ort"


@dataclass(frozen=True, slots=True)
class Known:
    """A record that is there already.

    Args:
        id: the record.
        label: as a list names it.
        traits: what it is recognised by.
        empty: keys of the fields a list may still fill in.
    """

    id: int
    label: str
    traits: Traits
    empty: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Desk:
    """What has to be known of the file to check rows without it; read once.

    Args:
        choices: options by the key of their field.
        known: the records that are there.
        facts: whatever else the feature's own check needs.
    """

    choices: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    known: tuple[Known, ...] = ()
    facts: Any = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """A row that can be taken over.

    Args:
        draft: what the feature writes.
        label: as a list will name it.
        remark: what the person should know of it, a sentence; empty when there is nothing.
    """

    draft: Any
    label: str
    remark: str = ""


@dataclass(frozen=True)
class Intake:
    """One kind of records a list can hold.

    Args:
        key: stable name; the mappings are kept under it.
        title: German word for many of them; one, many: for counting.
        icon: name of an icon.
        kind: of the records, so that they can be shown.
        note: what becomes of the rows, in a sentence or two.
        fields: what can be taken over, the most important first.
        desk: ``(session, now) -> Desk``; the session is untyped because the domain knows no database.
        draft: ``(values, desk, now) -> Drafted``; pure. Raises Refused with the key of the field.
        traits: what a row is recognised by; pure.
        create: ``(session, draft, now, staff_id) -> id``.
        complete: ``(session, id, values, now) -> id``: fills what is empty, changes nothing that is there.
        twins: whether two rows that read alike may well be two records (anonymous talks of one day).
        tidy: parts what a list has in one cell (a name, an address) before anything else looks at it; pure.
        one_of: groups of fields of which every list has to have one.
    """

    key: str
    title: str
    one: str
    many: str
    icon: str
    kind: str
    note: str
    fields: tuple[IntakeField, ...]
    desk: Callable[[Any, datetime], Desk]
    draft: Callable[[Values, Desk, datetime], Drafted]
    traits: Callable[[Values], Traits]
    create: Callable[[Any, Any, datetime, int | None], int]
    complete: Callable[[Any, int, Values, datetime], int]
    twins: bool = False
    tidy: Callable[[Values], Values] = dict
    one_of: tuple[tuple[str, ...], ...] = ()

    def field(self, key: str) -> IntakeField | None:
        """The field of that key; None when there is none."""
        return next((one for one in self.fields if one.key == key), None)
