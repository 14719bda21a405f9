"""Which sheets go out, in which order, with which columns: kept as a setting, privacy-minimal by default."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.sheets import SheetSource

SETTING = "handover"
"""Key of the setting."""


@dataclass(frozen=True)
class ColumnChoice:
    """A column of a sheet and whether it goes out."""

    key: str
    title: str
    ticked: bool
    personal: bool = False


@dataclass(frozen=True)
class SheetChoice:
    """A sheet, whether it goes out, and its columns in order."""

    key: str
    title: str
    ticked: bool
    columns: tuple[ColumnChoice, ...]

    @property
    def ticked_keys(self) -> tuple[str, ...]:
        """Keys of the columns that go out, in order."""
        return tuple(column.key for column in self.columns if column.ticked)

    @property
    def personal_titles(self) -> tuple[str, ...]:
        """Titles of columns with personal data that go out."""
        return tuple(column.title for column in self.columns if column.ticked and column.personal)


def merged(sources: Sequence[SheetSource], saved: Sequence[SheetChoice]) -> tuple[SheetChoice, ...]:
    """What was chosen, brought together with what there is.

    A sheet or column that came with a newer version is appended with its default, one that is gone
    is left out. By default no column with personal data is ticked (Art. 25 (2) DSGVO).
    """
    known = {source.key: source for source in sources}
    kept = [_with_columns(known[choice.key], choice) for choice in saved if choice.key in known]
    named = {choice.key for choice in kept}
    new = [
        SheetChoice(source.key, source.title, ticked=True, columns=_defaults(source))
        for source in sources
        if source.key not in named
    ]
    return (*kept, *new)


def store_plan(plan: Sequence[SheetChoice]) -> dict[str, Any]:
    """The setting's value."""
    return {
        "sheets": [
            {
                "key": sheet.key,
                "ticked": sheet.ticked,
                "columns": [{"key": column.key, "ticked": column.ticked} for column in sheet.columns],
            }
            for sheet in plan
        ]
    }


def read_plan(value: Mapping[str, Any]) -> tuple[SheetChoice, ...]:
    """What was saved; titles and privacy marks come from the sources, see ``merged``."""
    return tuple(
        SheetChoice(
            str(sheet.get("key", "")),
            "",
            ticked=bool(sheet.get("ticked", True)),
            columns=tuple(
                ColumnChoice(str(column.get("key", "")), "", ticked=bool(column.get("ticked", False)))
                for column in sheet.get("columns", ())
            ),
        )
        for sheet in value.get("sheets", ())
    )


def _with_columns(source: SheetSource, choice: SheetChoice) -> SheetChoice:
    defaults = {column.key: column for column in _defaults(source)}
    kept = [
        ColumnChoice(column.key, defaults[column.key].title, column.ticked, defaults[column.key].personal)
        for column in choice.columns
        if column.key in defaults
    ]
    named = {column.key for column in kept}
    new = [column for key, column in defaults.items() if key not in named]
    return SheetChoice(source.key, source.title, choice.ticked, (*kept, *new))


def _defaults(source: SheetSource) -> tuple[ColumnChoice, ...]:
    return tuple(
        ColumnChoice(column.key, column.title, column.shown and not column.personal, column.personal)
        for column in source.columns
    )
