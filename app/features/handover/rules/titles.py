r"""Titles of one's own for sheets and columns: what Excel takes, and no two alike.

Limits of Excel: a sheet's name has 1 to 31 characters, none of ``[ ] : * ? / \``, no apostrophe at either
end, and is not the name of the change log; a column's heading in a table has at most 255 characters.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from app.domain.errors import Refused, refuse
from app.domain.text import fold, quoted
from app.features.handover.rules.plan import ColumnChoice, Plan, SheetChoice
from app.features.handover.rules.sent import ANSWER_TITLES

LONGEST_SHEET = 31
LONGEST_COLUMN = 255
TAKEN_SHEETS = ("Deckblatt", "History", "Verlauf")
"""The cover, and the names Excel keeps for its change log."""
TAKEN_COLUMNS = ("Kennung", "Prüfkennung", *ANSWER_TITLES.values())
"""The column a row is recognised by, and those the city answers in."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]"
)

_Named = TypeVar("_Named", SheetChoice, ColumnChoice)


def tidy(plan: Plan) -> Plan:
    """The plan with titles as they are kept: one line, and none that only repeats the feature's.

    Raises:
        Refused: for all titles that cannot stand; the field is ``sheet`` or ``sheet.column`` by their keys.
    """
    sheets = tuple(_tidied(sheet) for sheet in plan.sheets)
    refuse([*_sheet_faults(sheets), *(fault for sheet in sheets for fault in _column_faults(sheet))])
    return replace(plan, sheets=sheets)


def clean(own: str, title: str) -> str:
    """A typed title as it is kept; empty where it says nothing else than the feature's."""
    line = " ".join(_UNSEEN.sub(" ", own).split())
    return "" if line == title else line


def _tidied(sheet: SheetChoice) -> SheetChoice:
    columns = tuple(replace(column, own=clean(column.own, column.title)) for column in sheet.columns)
    return replace(sheet, own=clean(sheet.own, sheet.title), columns=columns)


def _sheet_faults(sheets: Iterable[SheetChoice]) -> Iterator[Refused]:
    taken: dict[str, str] = {fold(name): name for name in TAKEN_SHEETS}
    for sheet in _typed_last(sheets):
        name, field = sheet.heading, sheet.key
        sentence = _sheet_fault(name) if sheet.own else ""
        if not sentence and fold(name) in taken:
            sentence = f"Ein Blatt „{quoted(name)}“ gibt es in der Mappe schon. Bitte nennen Sie es anders."
        if sentence:
            yield Refused(sentence, field)
        taken[fold(name)] = field


def _sheet_fault(name: str) -> str:
    if _units(name) > LONGEST_SHEET:
        return (
            f"Der Titel des Blattes „{quoted(name)}“ hat {_units(name)} Zeichen; Excel erlaubt höchstens "
            f"{LONGEST_SHEET}. Bitte kürzen Sie ihn."
        )
    found = _FORBIDDEN.search(name)
    if found is not None:
        return (
            f"Im Titel des Blattes „{quoted(name)}“ steht „{found.group()}“; Excel erlaubt dort kein "
            "[ ] : * ? / \\. Bitte lassen Sie es weg."
        )
    if name.startswith("'") or name.endswith("'"):
        return (
            f"Der Titel des Blattes „{quoted(name)}“ beginnt oder endet mit einem Apostroph, das Excel dort "
            "nicht erlaubt. Bitte lassen Sie es weg."
        )
    return ""


def _column_faults(sheet: SheetChoice) -> Iterator[Refused]:
    taken: set[str] = set()
    for column in _typed_last(sheet.columns):
        name, field = column.heading, f"{sheet.key}.{column.key}"
        if _units(name) > LONGEST_COLUMN:
            yield Refused(
                f"Blatt „{quoted(sheet.heading)}“: Der Titel der Spalte „{quoted(name)}“ hat {_units(name)} "
                f"Zeichen; Excel erlaubt höchstens {LONGEST_COLUMN}. Bitte kürzen Sie ihn.",
                field,
            )
        elif column.own and fold(name) in {fold(one) for one in TAKEN_COLUMNS}:
            yield Refused(
                f"Blatt „{quoted(sheet.heading)}“: „{quoted(name)}“ heißt eine Spalte für die Rückmeldung. "
                "Bitte nennen Sie die Spalte anders.",
                field,
            )
        elif fold(name) in taken:
            yield Refused(
                f"Blatt „{quoted(sheet.heading)}“: Zwei Spalten heißen „{quoted(name)}“. "
                "Bitte nennen Sie eine anders.",
                field,
            )
        taken.add(fold(name))


def _typed_last(named: Iterable[_Named]) -> list[_Named]:
    """So that the fault stands with the title that somebody typed."""
    return sorted(named, key=lambda one: bool(one.own))


def _units(text: str) -> int:
    """Characters as Excel counts them: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
