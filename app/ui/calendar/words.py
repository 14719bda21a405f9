"""Dates as they are read: on the screen, in tooltips, aloud."""

from datetime import date

from app.domain.calendar import Occurrence
from app.ui.calendar import spans
from app.ui.calendar.layout import spans_days
from app.ui.calendar.shown import Shown

SHORT_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def time_of(one: Occurrence) -> str:
    """``14:00``; nothing for what lasts all day."""
    return "" if one.all_day else f"{one.starts_at:%H:%M}"


def span(one: Occurrence) -> str:
    """``14:00–16:30``, ``ganztägig``, ``fällig``, ``Fr 20.11. – So 22.11.``."""
    if one.to_do:
        return "fällig"
    if one.all_day and one.first == one.last:
        return "ganztägig"
    if one.all_day:
        return f"{short_day(one.first)} – {short_day(one.last)}"
    start, end = f"{one.starts_at:%H:%M}", f"{one.ends_at:%H:%M}"
    if one.starts_at.date() == one.ends_at.date():
        return start if start == end else f"{start}–{end}"
    if spans_days(one):
        return f"{short_day(one.starts_at.date())}, {start} – {short_day(one.ends_at.date())}, {end}"
    return f"{start} – {short_day(one.ends_at.date())}, {end}"


def span_on(one: Occurrence, day: date) -> str:
    """As ``span``; of several days which of them it is: ``Tag 3 von 11``."""
    number = (one.last - one.first).days + 1
    if spans_days(one) and number > 1:
        return f"Tag {(day - one.first).days + 1} von {number}"
    return span(one)


def short_day(day: date) -> str:
    """``Fr 20.11.``."""
    return f"{SHORT_DAYS[day.weekday()]} {day:%d.%m.}"


def when(one: Occurrence) -> str:
    """``Freitag, 20. November 2026, 14:00–16:30``."""
    if one.first == one.last or not spans_days(one):
        return f"{spans.spoken_day(one.first)}, {span(one)}"
    if one.all_day:
        return f"{spans.between(one.first, one.last)}, ganztägig"
    return f"{span(one)}, {one.ends_at.year}"


def line(one: Occurrence, shown: Shown) -> str:
    """All of a date in one line, as it is read aloud and stands in the tooltip."""
    kind = one.calendar or shown.kinds.get(one.kind, "")
    parts = (span(one), one.title, kind, one.place, one.who)
    series = "Serie" if one.original_at is not None else ""
    return ", ".join(part for part in (*parts, series) if part)


def day_line(day: date, shown: Shown) -> str:
    """A day with what is special about it and how many dates it has."""
    number = shown.numbers.get(day, 0)
    dates = "keine Termine" if not number else ("ein Termin" if number == 1 else f"{number} Termine")
    parts = [spans.spoken_day(day)]
    if day == shown.today:
        parts.append("heute")
    parts += [name for name in (shown.public.get(day), shown.school.get(day)) if name]
    return ", ".join((*parts, dates))


def more(number: int) -> str:
    """``+3 weitere``; of one alone ``+1 weiterer``."""
    return "+1 weiterer" if number == 1 else f"+{number} weitere"
