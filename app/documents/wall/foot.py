"""The foot of a sheet for the wall: office hours and contact, the code, who pays."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from app.documents.press import Node
from app.documents.styles import Style
from app.documents.wall import pens
from app.documents.wall.data import EVENT, HOUR, OTHER, WallOffice
from app.documents.wall.pens import Area, Pen, lines_of, width_of
from app.domain import formats

HIGH = 74.0
_STRIP = 30.0
_LEGEND = ((EVENT, "Veranstaltung"), (HOUR, "Sprechzeit"), (OTHER, "Weitere Termine"))


@dataclass(frozen=True)
class Foot:
    """Where a foot stands: the width of the page, its margin, and where it begins."""

    width: float
    margin: float
    top: float


def height_of(office: WallOffice) -> float:
    """How high the foot of an office is."""
    return HIGH + (_STRIP if office.strip or office.funding else 0.0)


def foot(pen: Pen, document: Node, office: WallOffice, at: Foot, kinds: Collection[str], dated: date) -> None:
    """Office hours, where the office is, how to reach it, and the way to the website."""
    top = at.top
    pen.rule((at.margin, top), (at.width - at.margin, top), 1.6, pens.ACCENT)
    right = at.width - at.margin
    if office.website:
        side = HIGH - 16
        pen.code(
            document,
            _address(office.website),
            f"QR-Code: {office.website}",
            Area(right - side, top + 9, side, side),
        )
        right -= side + 14
    if kinds:
        _legend(pen, document, Area(right - 118, top + 9, 118, HIGH - 12), kinds)
        right -= 130
    half = (right - at.margin) * 0.48
    _say(pen, document, "Sprechzeiten", office.hours, Area(at.margin, top + 9, half - 14, HIGH - 24), 13)
    lines = (*office.lines, office.website) if office.website else office.lines
    column = Area(at.margin + half, top + 9, right - at.margin - half, HIGH - 12)
    _say(pen, document, "Hier finden Sie uns", lines, column, 10.5)
    said = document.child("P")
    pen.word(said, f"Stand {formats.day(dated)}", (at.margin, top + HIGH - 5), 7.5, pens.QUIET)
    _strip(pen, document, office, at)


def _say(pen: Pen, document: Node, title: str, lines: tuple[str, ...], area: Area, size: float) -> None:
    if not lines:
        return
    bold = Style(9, 12, bold=True, colour=pens.ACCENT)
    y = area.y + pen.text(document.child("H2"), lines_of(title, bold, area.width, 1), (area.x, area.y), bold)
    usual = Style(size, size * 1.24, colour=pens.INK)
    said = lines_of("\n".join(lines), usual, area.width, 6)
    least = min(1.0, (area.bottom - y - 1) / (len(said) * usual.leading))
    fitted = Style(size * least, usual.leading * least, colour=pens.INK)
    pen.text(document.child("P"), said, (area.x, y + 1), fitted)


def _legend(pen: Pen, document: Node, area: Area, kinds: Collection[str]) -> None:
    y = area.y + 9
    shown = document.child("P")
    for kind, word in _LEGEND:
        if kind in kinds:
            _mark(pen, kind, Area(area.x, y - 8, 10, 10))
            pen.word(shown, word, (area.x + 16, y), 9, pens.INK, most=area.width - 16)
            y += 14


def _mark(pen: Pen, kind: str, area: Area) -> None:
    """How dates of a kind look: filled, pale, or a bar only."""
    if kind == OTHER:
        pen.box(Area(area.x, area.y, 2.4, area.height), pens.OTHER)
    else:
        pen.box(area, pens.ACCENT if kind == EVENT else pens.HOUR, 2)


def _strip(pen: Pen, document: Node, office: WallOffice, at: Foot) -> None:
    """Who pays for it: the sentence, and the logos in their order."""
    top = at.top + HIGH
    if not office.strip and not office.funding:
        return
    high = _STRIP - 10
    widths = [width_of(data, Area(0, 0, 110, high)) for data, _ in office.strip]
    begin = x = at.width - at.margin - sum(widths) - 12 * max(len(widths) - 1, 0)
    for (data, alt), wide in zip(office.strip, widths, strict=True):
        pen.picture(document, data, alt, Area(x, top, wide, high))
        x += wide + 12
    if office.funding:
        small = Style(7.2, 9, colour=pens.QUIET)
        lines = lines_of(office.funding, small, max(begin - at.margin - 10, 120), 2)
        pen.text(document.child("P"), lines, (at.margin, top + 2), small)


def _address(website: str) -> str:
    return website if "://" in website else f"https://{website}"
