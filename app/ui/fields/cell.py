"""A column of a small table, as it is declared."""

from dataclasses import dataclass
from typing import Any

from app.domain.columns import Kind
from app.ui.fields.choice import Options


@dataclass(frozen=True)
class Cell:
    """One column of such a table.

    Args:
        name: attribute of the row. label: German heading. kind: decides how it is typed and shown.
        options: makes it a list to choose from. required: a row without it is refused.
        total: the sum of the column stands below the table (money, numbers, minutes).
        stretch: takes the room that is left; the first text cell does where none says so.
        today: a new row begins with the day it is added on.
        fixed: only shown. keys: letters, each with the value it chooses at once before
            the cursor goes on to the next row.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    width: int = 120
    options: Options | None = None
    required: bool = False
    total: bool = False
    stretch: bool = False
    today: bool = False
    fixed: bool = False
    keys: tuple[tuple[str, Any], ...] = ()
