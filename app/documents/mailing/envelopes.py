"""Envelopes without a window: sender above left, address where sorting machines look for it (DIN 678-2)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.documents.glyphs import must_have_glyphs
from app.documents.line import Line
from app.documents.mailing.fitting import draw, fitted, high
from app.documents.press import About, Press
from app.documents.styles import MM, QUIET, Style
from app.domain.errors import Refused
from app.domain.text import shorten

_ADDRESS = Style(12, 15)
_SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
_SENDER = Style(7.5, 10, colour=QUIET)
_SENDER_SIZES = (7.5, 7.0, 6.5, 6.0)
_SENDER_WIDTH = 70.0
_SENDER_AT = (12.0, 10.0)


@dataclass(frozen=True)
class Envelope:
    """An envelope, in millimetres; the address stands in a field whose lower edge stays 15 above its own.

    Args:
        address: left, top, width and height of the field for the address.
    """

    key: str
    name: str
    width: float
    height: float
    address: tuple[float, float, float, float]


ENVELOPES = {
    "DL": Envelope("DL", "DIN lang (220 × 110 mm)", 220.0, 110.0, (112.0, 52.0, 92.0, 40.0)),
    "C6": Envelope("C6", "C6 (162 × 114 mm)", 162.0, 114.0, (64.0, 56.0, 86.0, 40.0)),
    "C5": Envelope("C5", "C5 (229 × 162 mm)", 229.0, 162.0, (118.0, 92.0, 96.0, 50.0)),
}


@dataclass(frozen=True)
class Envelopes:
    """Envelopes as they are printed, one a page."""

    title: str
    office: str
    date: date
    envelope: Envelope
    addresses: tuple[tuple[str, ...], ...]
    sender: tuple[str, ...] = ()


def envelopes_bytes(wanted: Envelopes, told: Callable[[int], None] = lambda _done: None) -> bytes:
    """One page each as a tagged PDF; the same addresses are always the same bytes.

    Raises:
        Refused: when nobody is chosen, an address does not fit, or the fonts lack a character.
        Stopped: when ``told`` says so.
    """
    if not wanted.addresses:
        raise Refused("Es ist niemand ausgewählt. Bitte kreuzen Sie an, wer einen Umschlag bekommt.")
    must_have_glyphs(wanted, "der Umschläge")
    size = (wanted.envelope.width * MM, wanted.envelope.height * MM)
    left, top, width, height = wanted.envelope.address
    sender = [_sender(text) for text in wanted.sender]
    press = Press(size)
    for done, address in enumerate(wanted.addresses, start=1):
        found = fitted(address, _ADDRESS, _SIZES, width, height, unbroken=9.0)
        if found is None:
            raise Refused(
                f"Die Anschrift „{shorten(', '.join(address), 100)}“ passt nicht auf den Umschlag. Bitte "
                "kürzen Sie Namen oder Zusatz beim Kontakt."
            )
        lines, style = found
        sheet = press.sheet()
        part = press.document.child("Sect")
        y = _SENDER_AT[1]
        for said in sender:
            with sheet.content(part.child("P")):
                draw(sheet, *said, (_SENDER_AT[0], y, _SENDER_WIDTH))
            y += high(*said)
        with sheet.content(part.child("P")):
            draw(sheet, lines, style, (left, top + max(0.0, (height - high(lines, style)) / 2), width))
        told(done)
    return press.file(About(shorten(wanted.title, 250) or "Umschläge", wanted.office, wanted.date))


def _sender(text: str) -> tuple[tuple[Line, ...], Style]:
    """A line of the sender, in two where it is long."""
    found = fitted((text,), _SENDER, _SENDER_SIZES, _SENDER_WIDTH, 2 * _SENDER.leading / MM, unbroken=6.5)
    if found is None:
        raise Refused(
            f"Die Absenderzeile „{shorten(text, 60)}“ ist für einen Umschlag zu lang. Bitte kürzen Sie sie "
            "unter „Büro“, oder drucken Sie ohne Absender.",
            "sender",
        )
    return found
