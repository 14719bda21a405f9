"""Columns declared once; tables, sheets and reading all use them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Generic, TypeVar

from app.domain import formats
from app.domain.money import Money

Row = TypeVar("Row")


class Kind(Enum):
    """What a value is; decides alignment, number format and how it is read back."""

    TEXT = "text"
    LONG_TEXT = "long text"
    STATE = "state"
    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"
    MOMENT = "moment"
    MINUTES = "minutes"
    AREA = "area"
    YES_NO = "yes/no"


_TEXTS: dict[Kind, Callable[[Any], str]] = {
    Kind.NUMBER: formats.number,
    Kind.MONEY: formats.money,
    Kind.SHARE: formats.percent,
    Kind.DATE: formats.day,
    Kind.MOMENT: formats.moment,
    Kind.MINUTES: formats.minutes,
    Kind.AREA: formats.area,
    Kind.YES_NO: formats.yes_no,
}

RIGHT_ALIGNED = frozenset({Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.MINUTES, Kind.AREA})


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a list, on screen and in a sheet.

    Args:
        key: attribute of the row that holds the value; also the name the column is sorted,
            filtered and saved under.
        title: German heading.
        kind: what the value is.
        width: width on screen in pixels at 100 %; the sheet derives its own from it.
        shown: whether it is there before anybody chose columns.
        personal: holds personal data; left out of what leaves the office unless ticked.
        about_staff: the persons are members of the office's staff, at work, and nobody else; they may be
            named where residents are not (§ 18 DSG NRW, § 26 BDSG speak of staff apart from all others).
        sortable: whether the query can sort by it.
        help: one sentence for the tooltip and the legend.
        roomy: left out where there is little room, unless somebody chose the columns.
        rigid: keeps its width on a narrow screen, because it is worth nothing when cut: a reference number.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    width: int = 120
    shown: bool = True
    personal: bool = False
    about_staff: bool = False
    sortable: bool = True
    help: str = ""
    roomy: bool = False
    rigid: bool = False

    def value(self, row: Row) -> str | int | bool | Money | date | datetime | None:
        """The row's value, untouched."""
        value: str | int | bool | Money | date | datetime | None = getattr(row, self.key)
        return value

    def text(self, row: Row) -> str:
        """The row's value as German text."""
        return text_of(self.kind, self.value(row))


Shown = str | int | bool | Money | date | datetime | None


def text_of(kind: Kind, value: Shown) -> str:
    """A value of that kind as German text; empty for None."""
    if value is None:
        return ""
    show = _TEXTS.get(kind)
    return show(value) if show else str(value)
