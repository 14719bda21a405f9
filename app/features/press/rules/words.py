"""Words shared by what is printed."""

from collections.abc import Mapping
from datetime import date, datetime

from app.domain import formats

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
PRINTS: Mapping[str, str] = {
    "publication": "Flyer oder Plakat",
    "press_release": "Pressemitteilung",
    "press_review": "Pressespiegel",
    "labels": "Etiketten",
    "letters": "Serienbrief",
    "envelopes": "Umschläge",
    "badges": "Namensschilder",
    "signs": "Tischschilder",
    "sign_up": "Anmeldeliste",
    "dispatch": "Versandprotokoll",
    "attendance": "Teilnahmeliste",
    "running_order": "Ablaufplan",
    "month": "Monatskalender",
    "week": "Wochenliste",
    "report": "Kurzbericht",
    "checklist": "Checkliste",
}
"""Kinds of printed pieces as people call them; whatever else is archived shows its own key."""


def long_day(day: date) -> str:
    """``Samstag, 28. November 2026``."""
    return f"{WEEKDAYS[day.weekday()]}, {formats.long_day(day)}"


def long_moment(moment: datetime) -> str:
    """``Samstag, 28. November 2026, 16:00 Uhr``."""
    return f"{long_day(moment.date())}, {formats.clock(moment)} Uhr"
