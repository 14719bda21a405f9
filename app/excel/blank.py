"""A list to be filled in by somebody else: instructions, headings with drop-downs, sums by kind.

It is read back by ``reading.read_sheet`` with the same columns.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.domain.columns import Column


@dataclass(frozen=True)
class Blank:
    """A list without rows; the same blank always gives the same bytes.

    Args:
        title: what it is, above the instructions and in the document properties.
        office: whose it is.
        subject: whom or what it is about, below the title.
        created: when it was made.
        sheet: name of the sheet that is filled in.
        columns: what is asked for, in order; their help explains them in the instructions.
        notes: instructions, one paragraph each.
        choices: by key of a column what may be chosen there.
        sum_of: key of the column of amounts that is added up.
        sum_by: key of the column, one of ``choices``, by which it is added up.
        rows: lines that drop-downs and formats are prepared for.
    """

    title: str
    office: str
    subject: str
    created: datetime
    sheet: str
    columns: Sequence[Column[Any]]
    notes: Sequence[str] = ()
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sum_of: str = ""
    sum_by: str = ""
    rows: int = 2_000


def write_blank(blank: Blank) -> bytes:
    """The workbook as an ``.xlsx`` file; nothing is written to disk, not even for a moment."""
    from app.excel import blanking  # noqa: PLC0415 - openpyxl is loaded only when a workbook is made

    return blanking.write(blank)
