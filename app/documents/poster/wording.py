"""Days and times as posters say them, in German and in the other languages on the sheet."""

import re
from datetime import datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton

from app.documents.poster.data import Content
from app.domain.dates import MONTHS

_TOGETHER = re.compile(r"(?<=\b\d{5}) (?=\w)|(?<=\d) (?=\d)|(?<=\bFoto:) |(?<=\b[A-ZÄÖÜ]\.) (?=[A-ZÄÖÜ])")
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def postal(text: str) -> str:
    """A postcode stays with its town, a telephone number and the name of a photographer on a line."""
    return _TOGETHER.sub("\u00a0", text)


def weekday(content: Content) -> str:
    """``Samstag``; of several days ``Freitag – Sonntag``."""
    start, end = content.starts_at, content.ends_at
    if start is None:
        return ""
    first = _DAYS[start.weekday()]
    return f"{first} – {_DAYS[end.weekday()]}" if end is not None and _days(content) > 1 else first


def weekday_short(content: Content) -> str:
    """``Sa``; of several days ``Fr – So``, for where the words are too long."""
    return " – ".join(day[:2] for day in weekday(content).split(" – "))


def figures(content: Content) -> str:
    """``12.9.``; of several days ``12.–14.9.`` — the date as the hero of a poster."""
    start, end = content.starts_at, content.ends_at
    if start is None:
        return ""
    if end is None or _days(content) == 1:
        return f"{start.day}.{start.month}."
    if start.month == end.month:
        return f"{start.day}.–{end.day}.{end.month}."
    return f"{start.day}.{start.month}.–{end.day}.{end.month}."


def day_and_month(content: Content) -> str:
    """``12. September``; of several days ``12.–14. September``."""
    start, end = content.starts_at, content.ends_at
    if start is None:
        return ""
    if end is None or _days(content) == 1:
        return f"{start.day}. {MONTHS[start.month - 1]}"
    if start.month == end.month:
        return f"{start.day}.–{end.day}. {MONTHS[end.month - 1]}"
    return f"{start.day}. {MONTHS[start.month - 1]}\u00a0– {end.day}. {MONTHS[end.month - 1]}"


def day_and_year(content: Content) -> str:
    """``12. September 2026``; over the turn of the year ``30. Dezember 2026 – 2. Januar 2027``."""
    start, end = content.starts_at, content.ends_at
    if start is None:
        return ""
    if end is None or _days(content) == 1 or start.year == end.year:
        return f"{day_and_month(content)}\u00a0{start.year}"
    return "\u00a0– ".join(f"{at.day}. {MONTHS[at.month - 1]}\u00a0{at.year}" for at in (start, end))


def clock(content: Content) -> str:
    """``14–22 Uhr``, ``18.30 Uhr``; empty when the times of day mean nothing."""
    start, end = content.starts_at, content.ends_at
    if start is None or content.all_day:
        return ""
    if end is None or end <= start or _days(content) > 1:
        return f"{_time(start)}\u00a0Uhr"
    return f"{_time(start)}–{_time(end)}\u00a0Uhr"


def whole(content: Content) -> str:
    """``Samstag, 12. September 2026, 14–22 Uhr``; what was said in words instead of it."""
    if content.when:
        return content.when
    if content.starts_at is None:
        return ""
    parts = (weekday(content), day_and_year(content), clock(content))
    return ", ".join(part for part in parts if part)


def elsewhere(content: Content, language: str) -> str:
    """Day and time in another language; empty where it is not known."""
    start = content.starts_at
    if start is None or content.when:
        return ""
    try:
        locale = Locale.parse(language)
    except (ValueError, UnknownLocaleError):
        return ""
    skeleton = "MMMMEEEEd" if content.all_day else "MMMMEEEEdHm"
    try:
        return format_skeleton(skeleton, start, locale=locale)
    except KeyError:
        return f"{format_skeleton('MMMMEEEEd', start, locale=locale)}, {start:%H:%M}"


def _days(content: Content) -> int:
    """How many days it touches; an end in the small hours belongs to the evening before."""
    start, end = content.starts_at, content.ends_at
    if start is None or end is None or end <= start:
        return 1
    if not content.all_day and end.hour < 6:
        return max((end.date() - start.date()).days, 1)
    return (end.date() - start.date()).days + 1


def _time(moment: datetime) -> str:
    return f"{moment.hour}" if not moment.minute else f"{moment.hour}.{moment.minute:02d}"
