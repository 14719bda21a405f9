"""What a cell of a returned sheet means, by the kind of its column; or what it should have been."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from app.domain import formats
from app.domain.columns import Kind
from app.domain.dates import EARLIEST, LATEST, parse_date
from app.domain.errors import Refused
from app.domain.money import WHOLE, Money
from app.domain.parsing import parse_area
from app.excel.cells import LONGEST, legal

Raw = str | int | float | bool | Decimal | datetime | date | time | timedelta | None
"""What openpyxl finds in a cell."""

Value = str | int | bool | Money | date | datetime | None
"""What a column of the program holds."""

_ESCAPE = re.compile(r"_x(005F(?=_?x[0-9A-Fa-f]{4}_)|000[9AaDd])_")
_WHOLE_NUMBER = re.compile(r"^-?(\d{1,3}([. \u00a0\u202f]\d{3})+|\d+)$")
_PERCENT = re.compile(r"^(?P<sign>-?)(?P<whole>\d{1,5})(?:,(?P<part>\d{1,2}))?\s*%$")
_HOURS = re.compile(r"^(?P<hours>\d{1,4}):(?P<minutes>[0-5]\d)(\s*(h|std\.?))?$", re.IGNORECASE)
_DAY = re.compile(r"^(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})$")
_MOMENT = re.compile(r"^(?P<day>[\d.\-]+),?[ T]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(:\d{2})?( Uhr)?$")
_YES = {"ja", "j", "x", "wahr", "true", "yes", "1"}
_NO = {"nein", "n", "falsch", "false", "no", "0"}
_LARGEST_SHARE = 10 * WHOLE
_LARGEST_NUMBER = 2**53


@dataclass(frozen=True)
class Wanted:
    """What a kind of column expects, in words, and what to do when it is not there."""

    expected: str
    remedy: str


_TEXT = Wanted("Text mit höchstens 32.767 Zeichen", "Bitte den Text kürzen.")
WANTED = {
    Kind.TEXT: _TEXT,
    Kind.LONG_TEXT: _TEXT,
    Kind.STATE: _TEXT,
    Kind.NUMBER: Wanted("eine ganze Zahl", "Bitte nur Ziffern eingeben, z. B. 12."),
    Kind.MONEY: Wanted(
        "ein Betrag mit höchstens zwei Nachkommastellen", "Bitte den Betrag als Zahl eingeben, z. B. 1250,00."
    ),
    Kind.SHARE: Wanted("ein Anteil in Prozent", "Bitte mit Prozentzeichen eingeben, z. B. 50 %."),
    Kind.DATE: Wanted("ein Datum", "Bitte so eingeben: 22.11.2026."),
    Kind.MOMENT: Wanted("Datum und Uhrzeit", "Bitte so eingeben: 22.11.2026 14:05."),
    Kind.MINUTES: Wanted("eine Dauer in Minuten", "Bitte ganze Minuten eingeben, z. B. 25."),
    Kind.AREA: Wanted("eine Fläche in m²", "Bitte die Fläche als Zahl eingeben, z. B. 85,50."),
    Kind.YES_NO: Wanted("ja oder nein", "Bitte „ja“ oder „nein“ eingeben."),
}


class Unfit(Exception):  # noqa: N818 - an answer, not a fault
    """The cell does not hold what its column expects."""


def convert(kind: Kind, raw: Raw) -> Value:
    """The value of a cell; an empty cell is None, an empty text the empty text.

    Raises:
        Unfit: when it is not what the column expects.
    """
    if isinstance(raw, str):
        raw = text_of(raw)
    if raw is None or raw == "":
        return "" if kind in _TEXTS else None
    if isinstance(raw, str) and len(raw) > LONGEST:
        raise Unfit
    return _as_text(raw) if kind in _TEXTS else _READERS[kind](raw)


def text_of(raw: str) -> str:
    """A text as typed: Excel's escapes undone, control characters gone, ends kept."""
    unescaped = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), raw) if "_x" in raw else raw
    return unicodedata.normalize("NFC", legal(unescaped))


def shown(raw: Raw) -> str:
    """A cell's value as a person sees it, for a list of problems."""
    return _as_text(raw) if raw is not None else ""


def _as_text(raw: Raw) -> str:  # noqa: PLR0911 - one line a type
    if isinstance(raw, bool):
        return formats.yes_no(raw)
    if isinstance(raw, datetime):
        return formats.moment(raw) if raw.time() != time() else formats.day(raw)
    if isinstance(raw, date):
        return formats.day(raw)
    if isinstance(raw, time):
        return f"{raw.hour:02d}:{raw.minute:02d}"
    if isinstance(raw, timedelta):
        return formats.minutes(raw // timedelta(minutes=1))
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() else f"{raw:.10g}".replace(".", ",")
    return str(raw)


def _number(raw: Raw) -> int:
    if isinstance(raw, str) and _WHOLE_NUMBER.match(raw.strip()):
        return _bounded(int(re.sub(r"[. \u00a0\u202f]", "", raw.strip())))
    figure = _decimal(raw)
    if figure != figure.to_integral_value():
        raise Unfit
    return _bounded(int(figure))


def _money(raw: Raw) -> Money:
    if isinstance(raw, str):
        try:
            return Money.parse(raw)
        except Refused:
            raise Unfit from None
    return Money(_bounded(_scaled(_decimal(raw), 100)))


def _share(raw: Raw) -> int:
    if isinstance(raw, str):
        found = _PERCENT.match(raw.strip())
        if found is None:
            raise Unfit
        points = int(found["whole"]) * 100 + int((found["part"] or "0").ljust(2, "0"))
        points = -points if found["sign"] else points
    else:
        points = _scaled(_decimal(raw), WHOLE)
    if abs(points) > _LARGEST_SHARE:
        raise Unfit
    return points


def _area(raw: Raw) -> int:
    if isinstance(raw, str):
        try:
            return parse_area(raw)
        except Refused:
            raise Unfit from None
    return _bounded(_scaled(_decimal(raw), 100))


def _day(raw: Raw) -> date:
    if isinstance(raw, datetime):
        return _in_calendar(raw.date())
    if isinstance(raw, date):
        return _in_calendar(raw)
    if isinstance(raw, str) and _DAY.match(raw.strip()):
        try:
            return parse_date(raw, EARLIEST)
        except Refused:
            raise Unfit from None
    raise Unfit


def _moment(raw: Raw) -> datetime:
    if isinstance(raw, datetime):
        _in_calendar(raw.date())
        return (raw + timedelta(milliseconds=500)).replace(microsecond=0)
    if isinstance(raw, str):
        found = _MOMENT.match(raw.strip())
        if found is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
            raise Unfit
        return datetime.combine(_day(found["day"]), time(int(found["hour"]), int(found["minute"])))
    if isinstance(raw, date):
        return datetime.combine(_in_calendar(raw), time())
    raise Unfit


def _minutes(raw: Raw) -> int:
    if isinstance(raw, time):
        return raw.hour * 60 + raw.minute
    if isinstance(raw, timedelta):
        return _bounded(raw // timedelta(minutes=1))
    if isinstance(raw, str):
        found = _HOURS.match(raw.strip().replace("\u00a0", " "))
        if found:
            return int(found["hours"]) * 60 + int(found["minutes"])
        raw = re.sub(r"\s*min\.?$", "", raw.strip().replace("\u00a0", " "), flags=re.IGNORECASE)
    return _number(raw)


def _yes_no(raw: Raw) -> bool:
    if isinstance(raw, bool):
        return raw
    word = _as_text(raw).strip().lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise Unfit


def _decimal(raw: Raw) -> Decimal:
    """The figure as Excel shows it: the shortest decimal that is this number."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        raise Unfit
    try:
        figure = Decimal(str(raw))
    except InvalidOperation:  # pragma: no cover - str of a number is a number
        raise Unfit from None
    if not figure.is_finite() or abs(figure) > _LARGEST_NUMBER:
        raise Unfit
    return figure


def _scaled(figure: Decimal, factor: int) -> int:
    """Whole cents or basis points; 0,1 + 0,2 computed in Excel is 0,30, a third of a cent is not."""
    exact = figure * factor
    nearest = exact.to_integral_value()
    if abs(exact - nearest) > Decimal("0.0001"):
        raise Unfit
    return int(nearest)


def _bounded(number: int) -> int:
    if abs(number) > _LARGEST_NUMBER:
        raise Unfit
    return number


def _in_calendar(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise Unfit
    return day


_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.STATE})
_READERS: dict[Kind, Callable[[Raw], Value]] = {
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.SHARE: _share,
    Kind.DATE: _day,
    Kind.MOMENT: _moment,
    Kind.MINUTES: _minutes,
    Kind.AREA: _area,
    Kind.YES_NO: _yes_no,
}
