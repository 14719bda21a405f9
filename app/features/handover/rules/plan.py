"""Which sheets go out, in which order, with which columns: kept as a setting, privacy-minimal by default."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.columns import Column
from app.domain.sheets import SheetSource
from app.features.handover.rules.level import Level, highest, needed

SETTING = "handover"
"""Key of the setting."""


@dataclass(frozen=True)
class ColumnChoice:
    """A column of a sheet and whether it goes out.

    Args:
        key: its stable name, whatever its title.
        title: the feature's title.
        ticked: chosen by a person.
        level: the least level under which it may go out.
        barred: the level of the plan is below it; it stays here even when ticked.
        own: the office's title, which goes out instead; empty for the feature's.
    """

    key: str
    title: str
    ticked: bool
    level: Level = Level.NONE
    barred: bool = False
    own: str = ""

    @property
    def heading(self) -> str:
        """The title that goes out."""
        return self.own or self.title

    @property
    def goes_out(self) -> bool:
        """Ticked, and allowed by the level."""
        return self.ticked and not self.barred


@dataclass(frozen=True)
class SheetChoice:
    """A sheet, whether it goes out, and its columns in order; ``own`` is the office's title."""

    key: str
    title: str
    ticked: bool
    columns: tuple[ColumnChoice, ...]
    own: str = ""

    @property
    def heading(self) -> str:
        """The title that goes out."""
        return self.own or self.title

    @property
    def ticked_keys(self) -> tuple[str, ...]:
        """Keys of the columns that go out, in order."""
        return tuple(column.key for column in self.columns if column.goes_out)

    @property
    def personal_titles(self) -> tuple[str, ...]:
        """Titles of columns with personal data that go out."""
        return tuple(
            column.heading for column in self.columns if column.goes_out and column.level is not Level.NONE
        )

    def headed(self, columns: Sequence[Column[Any]]) -> tuple[Column[Any], ...]:
        """The feature's columns that go out, in order and under the titles chosen; keys stay."""
        known = {column.key: column for column in columns}
        return tuple(
            replace(known[column.key], title=column.heading) for column in self.columns if column.goes_out
        )


@dataclass(frozen=True)
class Plan:
    """The sheets in order, and how much about persons they may hold."""

    level: Level
    sheets: tuple[SheetChoice, ...]

    @property
    def going(self) -> tuple[SheetChoice, ...]:
        """The sheets that go out."""
        return tuple(sheet for sheet in self.sheets if sheet.ticked and sheet.ticked_keys)

    @property
    def personal(self) -> tuple[str, ...]:
        """``Beratungen: Name`` for every column with personal data that goes out."""
        return tuple(f"{sheet.heading}: {title}" for sheet in self.going for title in sheet.personal_titles)

    def at(self, level: Level) -> "Plan":
        """The same plan under another level; ticks are kept, for the level may change once more."""
        return Plan(
            level,
            tuple(
                replace(
                    sheet,
                    columns=tuple(
                        replace(column, barred=not level.allows(column.level)) for column in sheet.columns
                    ),
                )
                for sheet in self.sheets
            ),
        )


def merged(sources: Sequence[SheetSource], saved: Sequence[SheetChoice], level: Level | None = None) -> Plan:
    """What was chosen, brought together with what there is.

    A sheet or column that came with a newer version is appended with its default, one that is gone
    is left out. By default no column with personal data is ticked (Art. 25 (2) DSGVO). A choice kept
    without a level has the least one that its ticks need: each of them was set by a person.
    """
    known = {source.key: source for source in sources}
    kept = [_with_columns(known[choice.key], choice) for choice in saved if choice.key in known]
    named = {choice.key for choice in kept}
    new = [
        SheetChoice(source.key, source.title, ticked=True, columns=_defaults(source))
        for source in sources
        if source.key not in named
    ]
    sheets = (*kept, *new)
    return Plan(Level.NONE, sheets).at(level or _needed(sheets))


def store_plan(plan: Plan) -> dict[str, Any]:
    """The setting's value."""
    return {
        "level": plan.level.value,
        "sheets": [
            {
                "key": sheet.key,
                "ticked": sheet.ticked,
                "title": sheet.own,
                "columns": [
                    {"key": column.key, "ticked": column.ticked, "title": column.own}
                    for column in sheet.columns
                ],
            }
            for sheet in plan.sheets
        ],
    }


def read_level(value: Mapping[str, Any]) -> Level | None:
    """The level that was saved; None when the choice is older than levels, the least for an unknown one."""
    saved = value.get("level")
    if saved is None:
        return None
    return next((level for level in Level if level.value == saved), Level.NONE)


def read_plan(value: Mapping[str, Any]) -> tuple[SheetChoice, ...]:
    """What was saved; the features' titles and privacy marks come from the sources, see ``merged``."""
    return tuple(
        SheetChoice(
            str(sheet.get("key", "")),
            "",
            ticked=bool(sheet.get("ticked", True)),
            columns=tuple(
                ColumnChoice(
                    str(column.get("key", "")),
                    "",
                    ticked=bool(column.get("ticked", False)),
                    own=str(column.get("title", "")),
                )
                for column in sheet.get("columns", ())
            ),
            own=str(sheet.get("title", "")),
        )
        for sheet in value.get("sheets", ())
    )


def _needed(sheets: Sequence[SheetChoice]) -> Level:
    return highest(column.level for sheet in sheets for column in sheet.columns if column.ticked)


def _with_columns(source: SheetSource, choice: SheetChoice) -> SheetChoice:
    defaults = {column.key: column for column in _defaults(source)}
    kept = [
        replace(defaults[column.key], ticked=column.ticked, own=column.own)
        for column in choice.columns
        if column.key in defaults
    ]
    named = {column.key for column in kept}
    new = [column for key, column in defaults.items() if key not in named]
    return SheetChoice(source.key, source.title, choice.ticked, (*kept, *new), choice.own)


def _defaults(source: SheetSource) -> tuple[ColumnChoice, ...]:
    return tuple(
        ColumnChoice(
            column.key,
            column.title,
            column.shown and not column.personal,
            needed(personal=column.personal, about_staff=column.about_staff),
        )
        for column in source.columns
    )
