"""The dates of an application that must be kept: what they are called, and when they are shown."""

from collections.abc import Mapping
from datetime import date, timedelta

DEADLINE_KINDS: Mapping[str, str] = {
    "documents": "Unterlagen nachreichen",
    "acceptance": "Annahme der Bewilligung",
    "execution": "Ende des Durchführungszeitraums",
    "proof": "Verwendungsnachweis",
    "register": "Eintrag im De-minimis-Register",
    "hearing": "Äußerung in der Anhörung",
    "reclaim": "Rückzahlung",
    "binding": "Ende der Zweckbindung",
    "retention": "Ende der Aufbewahrung",
    "other": "Eigene Frist",
}
SOON = timedelta(days=14)
"""A date is near this long before."""
LONG_SOON = timedelta(days=60)
"""Clocks that run for years are near this long before."""
LONG = frozenset({"binding", "retention"})
"""Dates that lie years ahead."""


def deadline_state(kind: str, due_on: date, done_on: date | None, today: date) -> str:
    """``done``, ``overdue``, ``soon`` or ``later``, for the chip."""
    if done_on is not None:
        return "done"
    if due_on < today:
        return "overdue"
    near = LONG_SOON if kind in LONG else SOON
    return "soon" if due_on <= today + near else "later"
