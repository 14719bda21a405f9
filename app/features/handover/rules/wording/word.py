"""What a word for a field and for a table of the file is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.columns import Kind


@dataclass(frozen=True)
class Word:
    """The name of a field and how its value is shown.

    Args:
        label: German name.
        kind: what the value is.
        personal: says something about a person.
        target: table the value is the id of; its label is shown instead.
        words: German words of coded values.
        revocable: a name that rests on consent; who is named no longer is never told.
        said: turns a value into German words where none of the other ways does.
        shown_as: key of the sheet's column that shows the field, where it is not the field's own name.
    """

    label: str
    kind: Kind = Kind.TEXT
    personal: bool = False
    target: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    revocable: bool = False
    shown_as: str = ""
    said: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class TableWords:
    """How records of one table are told.

    Args:
        noun: German noun of a record.
        fields: the fields that are told, by column.
        title: column that names the record, if it has a name of its own.
        parent: column that points to the record it belongs to, and that record's table.
        says: column whose text tells what a new or removed record is about.
        personal: all of it is about persons.
        beside: table of records of their own that this one is told together with.
    """

    noun: str
    fields: Mapping[str, Word]
    title: str = ""
    says: str = ""
    parent: tuple[str, str] | None = None
    personal: bool = False
    beside: str = ""


def private(label: str, kind: Kind = Kind.TEXT, target: str = "") -> Word:
    """A field about a person."""
    return Word(label, kind, personal=True, target=target)
