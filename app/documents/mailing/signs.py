"""Table signs: tents of paper that show the same on both sides."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.documents.glyphs import must_have_glyphs
from app.documents.line import Line
from app.documents.mailing.fitting import draw, fitted, high
from app.documents.press import About, Node, Press, Sheet
from app.documents.press.sheet import Artifact
from app.documents.styles import ACCENT, MM, QUIET, STRONG_LINE, Style
from app.documents.text import Align
from app.domain.errors import Refused
from app.domain.text import shorten

_WIDTH = 210.0
_INSET = 16.0
_NAME = Style(66, 72, bold=True)
_SIZES = (96.0, 84.0, 74.0, 66.0, 60.0, 54.0, 48.0, 42.0, 36.0, 32.0, 28.0, 24.0, 20.0)
_LINE = Style(22, 27, colour=QUIET)
_LINE_SIZES = (22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0)
_EVENT = Style(10, 13, colour=QUIET)
_EVENT_SIZES = (10.0, 9.0, 8.0, 7.0)


class Tent(NamedTuple):
    """Folds of a sheet of A4 in millimetres from its top, and how high the sides of each tent are."""

    key: str
    name: str
    folds: tuple[float, ...]
    side: float


TENTS = {
    "A4": Tent("A4", "A4-Bogen, Schild 210 × 148 mm", (148.5,), 148.5),
    "A5": Tent("A5", "A5, zwei je Bogen, Schild 210 × 74 mm", (74.25, 222.75), 74.25),
}


@dataclass(frozen=True)
class Sign:
    """What stands on a sign: a name or a subject, and a line below it."""

    name: str
    line: str = ""


@dataclass(frozen=True)
class Signs:
    """Signs as they are printed; ``event`` stands small at their foot."""

    title: str
    office: str
    date: date
    tent: Tent
    signs: tuple[Sign, ...]
    event: str = ""


def signs_bytes(wanted: Signs) -> bytes:
    """The tents as a tagged PDF; the same signs are always the same bytes.

    The side that stands on its head is left out by screen readers: it says the same once more.

    Raises:
        Refused: when there is none, one does not fit, or the fonts lack a character.
    """
    if not wanted.signs:
        raise Refused("Bitte schreiben Sie, was auf den Schildern steht: je Zeile ein Schild.", "lines")
    must_have_glyphs(wanted, "der Tischschilder")
    press = Press()
    each = len(wanted.tent.folds)
    for first in range(0, len(wanted.signs), each):
        sheet = press.sheet()
        _marks(sheet, wanted.tent)
        for fold, sign in zip(wanted.tent.folds, wanted.signs[first : first + each], strict=False):
            found = _fitted(wanted, sign)
            _side(sheet, press.document.child("Sect"), wanted, found, fold)
            with sheet.turned((_WIDTH / 2 * MM, fold * MM)):
                _side(sheet, None, wanted, found, fold)
    return press.file(About(shorten(wanted.title, 250) or "Tischschilder", wanted.office, wanted.date))


class _Fitted(NamedTuple):
    name: tuple[tuple[Line, ...], Style]
    line: tuple[tuple[Line, ...], Style] | None
    event: tuple[tuple[Line, ...], Style] | None


def _fitted(wanted: Signs, sign: Sign) -> _Fitted:
    tent = wanted.tent
    width = _WIDTH - 2 * _INSET
    room = tent.side - 30.0
    line = fitted((sign.line,), _LINE, _LINE_SIZES, width, 0.34 * room, unbroken=14.0) if sign.line else None
    tall = room * (0.62 if sign.line else 1.0)
    name = fitted((sign.name,), _NAME, _SIZES, width, tall, unbroken=42.0)
    if name is None or (sign.line and line is None):
        raise Refused(
            f"„{shorten(sign.name, 60)}“ passt nicht auf ein Schild {tent.key}. Bitte kürzen Sie die Zeile.",
            "lines",
        )
    event = fitted((wanted.event,), _EVENT, _EVENT_SIZES, width, 8.0, unbroken=7.0) if wanted.event else None
    if wanted.event and event is None:
        raise Refused(
            f"„{shorten(wanted.event, 60)}“ ist für den Fuß der Schilder zu lang. Bitte kürzen Sie den Titel "
            "der Veranstaltung oder lassen Sie ihn weg.",
            "with_event",
        )
    return _Fitted(name, line, event)


def _side(sheet: Sheet, part: Node | None, wanted: Signs, found: _Fitted, fold: float) -> None:
    """The side below the fold; drawn in a turned sheet, it is the one above."""
    x, width = _INSET, _WIDTH - 2 * _INSET
    tall = high(*found.name) + (3.0 + high(*found.line) if found.line else 0.0)
    top = fold + (wanted.tent.side - tall) / 2 - 2.0
    with sheet.artifact():
        sheet.box(((_WIDTH / 2 - 14) * MM, (fold + 9.0) * MM, 28 * MM, 1.2 * MM), ACCENT)
    with sheet.content(part.child("P") if part else None):
        draw(sheet, *found.name, (x, top, width), Align.CENTER)
    if found.line:
        with sheet.content(part.child("P") if part else None):
            draw(sheet, *found.line, (x, top + high(*found.name) + 3.0, width), Align.CENTER)
    if found.event:
        with sheet.content(part.child("P") if part else None):
            top = fold + wanted.tent.side - 8.4 - high(*found.event)
            draw(sheet, *found.event, (x, top, width), Align.CENTER)


def _marks(sheet: Sheet, tent: Tent) -> None:
    """Short strokes at the edges: long where it is cut, short where it is folded."""
    cuts = [(one + two) / 2 for one, two in zip(tent.folds, tent.folds[1:], strict=False)]
    with sheet.artifact(Artifact.PAGE):
        for y, length in (*((fold, 4.0) for fold in tent.folds), *((cut, 10.0) for cut in cuts)):
            sheet.rule((5 * MM, y * MM), ((5 + length) * MM, y * MM), 0.3, STRONG_LINE)
            sheet.rule(((205 - length) * MM, y * MM), (205 * MM, y * MM), 0.3, STRONG_LINE)
