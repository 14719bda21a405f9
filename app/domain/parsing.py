"""Numbers, shares, durations and times of day as people type them."""

import re
from datetime import time

from app.domain.errors import Refused
from app.domain.money import WHOLE
from app.domain.text import quoted

_NUMBER = re.compile(r"^(?P<sign>[-\u2212]?)(?P<digits>\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+)$")
_SHARE = re.compile(r"^(?P<whole>\d{1,4})(?:[.,](?P<part>\d{1,2}))?$")
_AREA = re.compile(r"^(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,7})(?:,(?P<part>\d{1,2}))?$")
_CLOCKED = re.compile(r"^(?P<hours>\d{1,3}):(?P<minutes>[0-5]?\d)(?:\s*(?:h|std\.?|uhr))?$")
_MINUTES = re.compile(r"^(?P<minutes>\d{1,5})(?:\s*(?:m|min\.?|minuten?))?$")
_HOURS = re.compile(r"^(?P<hours>\d{1,3})(?:,(?P<part>\d{1,2}))?\s*(?:h|std\.?|stunden?)$")
_BOTH = re.compile(r"^(?P<hours>\d{1,3})\s*(?:h|std\.?)\s*(?P<minutes>[0-5]?\d)(?:\s*(?:m|min\.?))?$")
_TIME = re.compile(r"^(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?(?:\s*(?:h|uhr))?$")
_TIME_DIGITS = re.compile(r"^(?P<hour>[01]?\d|2[0-3])(?P<minute>[0-5]\d)$")
LONGEST_MINUTES = 60 * 24 * 7


def parse_number(typed: str, field: str | None = None, *, least: int = 0, most: int = 10**9) -> int:
    """Read a whole number, with or without thousands points: ``12.345``.

    Raises:
        Refused: when it is none, or outside the bounds.
    """
    match = _NUMBER.match(typed.strip())
    if match is None:
        raise Refused(f"„{quoted(typed, 30)}“ ist keine ganze Zahl. Bitte nur Ziffern eingeben.", field)
    size = int(re.sub(r"\D", "", match["digits"]))
    value = -size if match["sign"] else size
    if not least <= value <= most:
        raise Refused(f"Bitte geben Sie eine Zahl von {_plain(least)} bis {_plain(most)} ein.", field)
    return value


def parse_share(typed: str, field: str | None = None, *, most: int = WHOLE) -> int:
    """Read a percentage as basis points: ``50``, ``12,5 %``.

    Raises:
        Refused: when it is none, has more than two decimals, or is above ``most``.
    """
    match = _SHARE.match(typed.replace("%", "").strip())
    if match is None:
        raise Refused(f"„{quoted(typed, 30)}“ ist kein Prozentsatz. Bitte so eingeben: 12,5.", field)
    points = int(match["whole"]) * 100 + int((match["part"] or "0").ljust(2, "0"))
    if points > most:
        raise Refused(f"Mehr als {_plain(most // 100)} % sind hier nicht möglich.", field)
    return points


def parse_area(typed: str, field: str | None = None) -> int:
    """Read an area as square decimetres: ``85``, ``85,5 m²``.

    Raises:
        Refused: when it is none, or has more than two decimals.
    """
    match = _AREA.match(re.sub(r"(m²|m2|qm)$", "", typed.strip().lower()).strip())
    if match is None:
        raise Refused(f"„{quoted(typed, 30)}“ ist keine Fläche in m². Bitte so eingeben: 85,5.", field)
    return int(match["whole"].replace(".", "")) * 100 + int((match["part"] or "0").ljust(2, "0"))


def parse_minutes(typed: str, field: str | None = None) -> int:
    """Read a duration as minutes: ``45``, ``1:30``, ``1,5 h``, ``1 h 30``.

    Raises:
        Refused: when it is none, or longer than a week.
    """
    text = typed.strip().lower().replace("\u00a0", " ")
    minutes = _minutes(text)
    if minutes is None:
        raise Refused(f"„{quoted(typed, 30)}“ ist keine Dauer. Bitte so eingeben: 45 oder 1:30.", field)
    if minutes > LONGEST_MINUTES:
        raise Refused("So lang kann die Dauer nicht sein. Bitte in Minuten oder als 1:30 eingeben.", field)
    return minutes


def parse_clock(typed: str, field: str | None = None) -> time:
    """Read a time of day: ``14:05``, ``1405``, ``14``.

    Raises:
        Refused: when there is no such time.
    """
    text = typed.strip().lower()
    match = _TIME.match(text) or _TIME_DIGITS.match(text)
    if match is None:
        raise Refused(f"„{quoted(typed, 30)}“ ist keine Uhrzeit. Bitte so eingeben: 14:05.", field)
    return time(int(match["hour"]), int(match["minute"] or 0))


def _minutes(text: str) -> int | None:
    if match := _MINUTES.match(text):
        return int(match["minutes"])
    if match := (_CLOCKED.match(text) or _BOTH.match(text)):
        return int(match["hours"]) * 60 + int(match["minutes"])
    if match := _HOURS.match(text):
        # 1,25 h is 75 minutes; a part of a minute counts down to the whole one.
        return int(match["hours"]) * 60 + int((match["part"] or "0").ljust(2, "0")) * 60 // 100
    return None


def _plain(value: int) -> str:
    return f"{value:,}".replace(",", ".")
