"""Typed text where Qt would read markup (tooltips) or a key to press (buttons)."""

from html import escape

from app.domain.text import shorten

_LONGEST_TIP = 600


def tip(text: str) -> str:
    """A tooltip that shows what was typed, ``<b>`` too, and never covers the screen."""
    bounded = text if len(text) <= _LONGEST_TIP else shorten(text, _LONGEST_TIP)
    if "<" not in bounded:
        return bounded
    return f'<span style="white-space: pre-wrap">{escape(bounded)}</span>'


def face(text: str) -> str:
    """The word on a button: an ampersand is one, and no key to press."""
    return text.replace("&", "&&")
