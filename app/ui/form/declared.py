"""How a form is declared: sections of fields, some of them side by side."""

from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass
from typing import Any

from app.ui.fields.declared import Field, Values


@dataclass(frozen=True, init=False)
class Pair:
    """Fields side by side; more than two only where they are short.

    Args:
        weights: shares of the width, equal where none are given.
    """

    fields: tuple[Field, ...]
    weights: tuple[int, ...]

    def __init__(self, *fields: Field, weights: tuple[int, ...] = ()) -> None:
        object.__setattr__(self, "fields", fields)
        object.__setattr__(self, "weights", weights or (1,) * len(fields))


Part = Field | Pair


@dataclass(frozen=True, init=False)
class Section:
    """Fields under one heading; an empty title has none.

    Args:
        folded: closed at first. open_if: whether a folded one is open for such a draft all the same.
        help: one quiet line below the title.
    """

    title: str
    parts: tuple[Part, ...]
    _: KW_ONLY
    visible_if: Callable[[Values], bool] | None = None
    folded: bool = False
    open_if: Callable[[Any], bool] | None = None
    help: str = ""

    def __init__(
        self,
        title: str,
        *parts: Part,
        visible_if: Callable[[Values], bool] | None = None,
        folded: bool = False,
        open_if: Callable[[Any], bool] | None = None,
        help: str = "",  # noqa: A002 - reads as the field of the same name does
    ) -> None:
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "parts", parts)
        object.__setattr__(self, "visible_if", visible_if)
        object.__setattr__(self, "folded", folded)
        object.__setattr__(self, "open_if", open_if)
        object.__setattr__(self, "help", help)

    def fields(self) -> Iterator[Field]:
        """All its fields in reading order."""
        for part in self.parts:
            yield from part.fields if isinstance(part, Pair) else (part,)


@dataclass(frozen=True, init=False)
class FormSpec:
    """A whole form."""

    sections: tuple[Section, ...]

    def __init__(self, *sections: Section) -> None:
        object.__setattr__(self, "sections", sections)

    def fields(self) -> Iterator[Field]:
        """All fields in reading order."""
        for section in self.sections:
            yield from section.fields()

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((field for field in self.fields() if field.name == name), None)
