"""The declared keys of a guideline: each field of a group says once what it is.

Reading, keeping, exchange as TOML, the description and the editor's fields all follow from these
declarations.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache, cached_property
from inspect import get_annotations
from types import MappingProxyType
from typing import Any, TypeVar, cast

from app.domain.errors import Refused
from app.domain.guideline.units import Unit

Made = TypeVar("Made")
_MOST_ROWS = 500
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Key:
    """One key.

    Args:
        name: attribute of the dataclass. label: German, above the field. unit: what its value is.
        help: one sentence for who fills it in.
        clause: topic under which the clause of the guideline is named; empty where none is asked for.
        needed: a row without it says nothing. default: what holds where nothing is said.
    """

    name: str
    label: str
    unit: Unit
    help: str
    clause: str
    needed: bool
    default: Any

    @cached_property
    def kept(self) -> str:
        """Its name in the office's file."""
        return self.unit.kept_as(self.name)

    @cached_property
    def exchanged(self) -> str:
        """Its name in a TOML file."""
        return self.unit.exchanged_as(self.name)


def key(  # noqa: D417 - the others are told at Key
    unit: Unit,
    label: str,
    help: str,  # noqa: A002 - reads as the field of the same name does
    *,
    default: Any = None,
    clause: str = "",
    needed: bool = False,
) -> Any:
    """Declare a field of a group, see ``Key``.

    Args:
        default: what holds where nothing is said.
    """
    return field(default=default, metadata={"key": Key("", label, unit, help, clause, needed, default)})


def keys_of(group: type[Any]) -> tuple[Key, ...]:
    """The keys that a dataclass declares itself, in their order."""
    # A class is hashable; mypy does not take one of any kind for it.
    return _keys_of(cast("Hashable", group))


@cache
def _keys_of(group: Any) -> tuple[Key, ...]:
    own = get_annotations(group)
    return tuple(
        replace(one.metadata["key"], name=one.name)
        for one in fields(group)
        if one.name in own and "key" in one.metadata
    )


def load(
    made: type[Made], keys: tuple[Key, ...], data: Mapping[str, Any], more: Mapping[str, Any] = NOTHING
) -> Made:
    """A group or row from JSON.

    Args:
        made: the dataclass.
        keys: its keys.
        data: as kept.
        more: values of further attributes.

    Raises:
        Refused: naming the key that cannot be right.
    """
    values = dict(more)
    for one in keys:
        kept = data.get(one.kept)
        if kept is not None:
            try:
                values[one.name] = one.unit.load(kept)
            except Refused as refused:
                said = f"Die Angabe „{one.kept}“ der Richtlinie {refused.sentence}."
                raise Refused(said, one.name) from None
    return made(**values)


def keep(keys: tuple[Key, ...], of: object) -> dict[str, Any]:
    """A group or row as JSON: what is said, without what is empty."""
    return {one.kept: one.unit.keep(value) for one, value in said(keys, of)}


def write(keys: tuple[Key, ...], of: object) -> dict[str, Any]:
    """A group or row as TOML."""
    return {one.exchanged: one.unit.write(value) for one, value in said(keys, of)}


def read(made: type[Made], keys: tuple[Key, ...], data: Mapping[str, Any]) -> Made:
    """A group or row from TOML that was found to be right.

    Raises:
        Refused: with the end of a sentence.
    """
    return made(**{one.name: one.unit.read(data[one.exchanged]) for one in keys if one.exchanged in data})


def said(keys: tuple[Key, ...], of: object) -> Iterator[tuple[Key, Any]]:
    """Keys with their values, without those that say nothing."""
    for one in keys:
        value = getattr(of, one.name)
        if value is not None and value not in ((), ""):
            yield one, value


@dataclass(frozen=True)
class Table(Unit):
    """Rows of a dataclass whose fields are declared keys.

    Args:
        row: the dataclass.
    """

    expected: str = "muss eine Liste von Abschnitten sein"
    row: type[Any] = object

    @property
    def keys(self) -> tuple[Key, ...]:
        """The columns."""
        return keys_of(self.row)

    def keep(self, value: tuple[Any, ...]) -> list[Any]:
        """A list of mappings."""
        return [keep(self.keys, row) for row in value]

    def load(self, kept: Any) -> tuple[Any, ...]:
        """From a list of mappings."""
        if not isinstance(kept, list) or not all(isinstance(row, dict) for row in kept):
            raise Refused(self.expected)
        try:
            return tuple(load(self.row, self.keys, row) for row in kept)
        except Refused as refused:
            raise Refused(f"hat eine falsche Zeile: {refused.sentence.removesuffix('.')}") from None

    def write(self, value: tuple[Any, ...]) -> list[Any]:
        """A list of TOML tables."""
        return [write(self.keys, row) for row in value]

    def read(self, given: Any) -> tuple[Any, ...]:
        """From a list of TOML tables."""
        return tuple(read(self.row, self.keys, row) for row in self.rows(given))

    def rows(self, given: Any) -> list[Any]:
        """The list itself.

        Raises:
            Refused: when it is none.
        """
        fits = isinstance(given, list) and all(isinstance(row, dict) for row in given)
        if not fits or len(given) > _MOST_ROWS:
            raise Refused(self.expected)
        found: list[Any] = given
        return found

    def check(self, value: Any) -> tuple[Any, ...]:
        """Rows as they were typed; each cell is checked by itself."""
        return tuple(value)

    def say(self, value: tuple[Any, ...]) -> str:
        """One row after the other."""
        rows = (", ".join(filter(None, (_cell(*told) for told in said(self.keys, row)))) for row in value)
        return "; ".join(rows)


def _cell(one: Key, value: Any) -> str:
    """A cell as it reads in its row: by itself where it is clear what it is, else with its heading."""
    if isinstance(value, bool):
        return one.label if value else ""
    plain = one.needed or one.unit.speaks
    return one.unit.say(value) if plain else f"{one.label} {one.unit.say(value)}"


@dataclass(frozen=True)
class Part(Unit):
    """A section of its own: one dataclass whose fields are declared keys.

    Args:
        part: the dataclass.
    """

    expected: str = "muss ein Abschnitt sein"
    part: type[Any] = object

    @property
    def keys(self) -> tuple[Key, ...]:
        """Its keys."""
        return keys_of(self.part)

    def read(self, given: Any) -> Any:
        """From a TOML table."""
        return read(self.part, self.keys, self.section(given))

    def section(self, given: Any) -> dict[str, Any]:
        """The section itself.

        Raises:
            Refused: when it is none.
        """
        if not isinstance(given, dict):
            raise Refused(self.expected)
        return given


def part(of: type[Any]) -> Part:
    """A section of this dataclass."""
    return Part(part=of)


def table(row: type[Any]) -> Table:
    """Rows of this dataclass."""
    return Table(row=row)
