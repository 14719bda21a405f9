"""Days and times as old lists write them."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from app.domain.columns import Kind
from app.domain.dates import EARLIEST, parse_date
from app.domain.parsing import parse_clock
from app.excel.values import Unfit, convert, shown
from app.features.intake.rules import squeezed

_WEEKDAY = re.compile(r"^(?:mo|di|mi|do|fr|sa|so)[a-z]*\.?,?\s+", re.IGNORECASE)
_SPELT = re.compile(r"^(?P<day>\d{1,2})\.?\s*(?P<month>[a-zäA-ZÄ]{3,9})\.?\s*(?P<year>\d{4}|\d{2})$")
_NUMERIC = re.compile(r"^\d{1,2}[.\-/]\d{1,2}[.\-/](?:\d{4}|\d{2})$")
_ISO = re.compile(r"^(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})$")
_TIMED = re.compile(
    r"^(?P<day>.+?)[,;T]?\s*(?:um\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?(?:\s*Uhr)?$"
)
_MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_SPELLINGS = {"maerz": "mar", "marz": "mar", "mrz": "mar", "may": "mai", "oct": "okt", "dec": "dez"}
_DAY_ZERO = datetime(1899, 12, 30)
_SERIAL = (18_264, 73_415)
"""Excel's number of 1.1.1950 and of 31.12.2100: figures between them in a column of days are days."""


def read_moment(raw: Any, today: date) -> datetime:
    """A day with its time, midnight where none stands there: as text, as a day, as Excel's number of one.

    Raises:
        Unfit, Refused: when it is none.
    """
    if isinstance(raw, bool | time | timedelta):
        raise Unfit
    if isinstance(raw, int | float):
        return _from_serial(float(raw))
    if not isinstance(raw, str):
        found: datetime = convert(Kind.MOMENT, raw)  # type: ignore[assignment] # a moment is a datetime
        return found.replace(second=0)
    text = _WEEKDAY.sub("", raw.strip())
    if text.isdigit() and len(text) == 5:
        return _from_serial(float(text))
    timed = _TIMED.match(text)
    if timed and int(timed["hour"]) < 24 and int(timed["minute"]) < 60:
        return datetime.combine(
            _day(timed["day"].strip(), today), time(int(timed["hour"]), int(timed["minute"]))
        )
    return datetime.combine(_day(text, today), time())


def read_day(raw: Any, today: date) -> date:
    """The day alone; see ``read_moment``."""
    return read_moment(raw, today).date()


def _from_serial(number: float) -> datetime:
    if not _SERIAL[0] <= number <= _SERIAL[1]:
        raise Unfit
    found = _DAY_ZERO + timedelta(days=number)
    return (found + timedelta(seconds=30)).replace(second=0, microsecond=0)


def _day(text: str, today: date) -> date:
    spelt = _SPELT.match(text)
    if spelt:
        word = squeezed(spelt["month"])
        month = _SPELLINGS.get(word, word[:3])
        if month not in _MONTHS:
            raise Unfit
        text = f"{spelt['day']}.{_MONTHS.index(month) + 1}.{spelt['year']}"
    iso = _ISO.match(text)
    if iso:
        text = f"{iso['day']}.{iso['month']}.{iso['year']}"
    if not _NUMERIC.match(text):
        raise Unfit
    found = parse_date(text, today)
    if found < EARLIEST:
        raise Unfit
    return found


def read_clock(raw: Any, _today: date) -> str:
    """A time of day, or a span of two, as text the feature reads: ``14:00–16:30``."""
    if isinstance(raw, datetime):
        return f"{raw:%H:%M}"
    if isinstance(raw, float) and 0 <= raw < 1:
        minutes = round(raw * 1440)
        return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    text = shown(raw).strip()
    parts = [
        part.strip()
        for part in re.split(r"\s*(?:-|–|—|bis)\s*", re.sub(r"^(?:ab|von|um)\s+", "", text))
        if part
    ]
    if not 1 <= len(parts) <= 2:
        raise Unfit
    times = [parse_clock(re.sub(r"\s*uhr$", "", part, flags=re.IGNORECASE)) for part in parts]
    return "–".join(f"{one.hour:02d}:{one.minute:02d}" for one in times)
