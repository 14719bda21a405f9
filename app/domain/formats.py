"""The one place where money and dates become German text, for screen, paper and Excel alike.

Names of months and days come from Babel, which is loaded with the first of them: the first window needs none.
"""

from datetime import date, datetime
from functools import lru_cache

from app.domain.dates import Week
from app.domain.money import Money

_LOCALE = "de_DE"
NBSP = "\u00a0"


def money(amount: Money | None) -> str:
    """``1.250,00 €``; nothing for None. The blank does not break."""
    if amount is None:
        return ""
    euros, cents = divmod(abs(amount.cents), 100)
    sign = "-" if amount.cents < 0 else ""
    return f"{sign}{number(euros)},{cents:02d}{NBSP}€"


def number(value: int) -> str:
    """``12.345``."""
    return f"{value:,}".replace(",", ".")


def percent(basis_points: int | None) -> str:
    """``50 %``, ``12,5 %``; shares are held in basis points."""
    if basis_points is None:
        return ""
    whole, part = divmod(basis_points, 100)
    fraction = f",{part:02d}".rstrip("0") if part else ""
    return f"{number(whole)}{fraction}{NBSP}%"


def area(dm2: int | None) -> str:
    """``85,50 m²``; areas are held in square decimetres."""
    if dm2 is None:
        return ""
    whole, part = divmod(dm2, 100)
    return f"{number(whole)},{part:02d}{NBSP}m²"


def day(value: date | None) -> str:
    """``22.11.2026``; nothing for None."""
    return f"{value.day:02d}.{value.month:02d}.{value.year:04d}" if value else ""


@lru_cache(maxsize=512)
def long_day(value: date) -> str:
    """``22. November 2026``, as letters write it (DIN 5008)."""
    return _named(value, "d. MMMM yyyy")


@lru_cache(maxsize=512)
def weekday(value: date) -> str:
    """``So, 22.11.2026``."""
    return f"{_named(value, 'EEE').rstrip('.')}, {day(value)}"


def moment(value: datetime | None) -> str:
    """``22.11.2026, 14:05``; nothing for None."""
    return f"{day(value.date())}, {value.hour:02d}:{value.minute:02d}" if value else ""


def clock(value: datetime | None) -> str:
    """``14:05``."""
    return f"{value.hour:02d}:{value.minute:02d}" if value else ""


def minutes(value: int | None) -> str:
    """``1:25 h`` from 85 minutes, ``25 min`` below an hour."""
    if value is None:
        return ""
    hours, rest = divmod(value, 60)
    return f"{number(hours)}:{rest:02d}{NBSP}h" if hours else f"{rest}{NBSP}min"


def week(value: Week) -> str:
    """``KW 47/2026``."""
    return f"KW{NBSP}{value.number:02d}/{value.year}"


def yes_no(value: bool | None) -> str:  # noqa: FBT001 - the value itself is shown
    """``ja``, ``nein``, or nothing when it is not known."""
    return "" if value is None else ("ja" if value else "nein")


def count(value: int, one: str, many: str) -> str:
    """``1 Antrag``, ``3 Anträge``, ``keine Anträge``."""
    if value == 0:
        return f"keine {many}"
    return f"{number(value)} {one if value == 1 else many}"


def _named(value: date, pattern: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - its data cost the start a thirtieth

    return format_date(value, pattern, locale=_LOCALE)
