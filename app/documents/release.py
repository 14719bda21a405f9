"""A release to the press: letterhead, headline, text in one column, whom to ask beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.documents.flow.boxes import Box, Space, TextBox
from app.documents.flow.pages import Area, compose
from app.documents.glyphs import must_have_glyphs
from app.documents.letter.data import Letter, Sender
from app.documents.letter.frame import draw_footer, draw_head, footer_top
from app.documents.lines import break_text
from app.documents.press import About, Node, Press, Sheet
from app.documents.press.images import Picture, picture
from app.documents.press.sheet import Artifact
from app.documents.styles import ACCENT, ALERT, INK, LINE, MM, QUIET, RUNNING_HEAD, SMALL, Style
from app.documents.text import Align
from app.domain.errors import Refused
from app.domain.text import shorten

_LEFT, _WIDTH = 25.0, 116.0
_SIDE_LEFT, _SIDE_WIDTH = 149.0, 41.0
_TOP, _TOP_LATER, _BOTTOM_LATER = 50.0, 30.0, 272.0
_KICKER = Style(10, 13, bold=True, colour=ACCENT, after=1)
_WHEN = Style(9.5, 13, colour=QUIET, after=12)
_EMBARGO = Style(10.5, 14, bold=True, colour=ALERT, after=10)
_TITLE = Style(20, 24.5, bold=True, after=5)
_SUBTITLE = Style(12.5, 16.5, colour=QUIET, after=9)
_LEAD = Style(11, 16.2, bold=True, after=9)
_TEXT = Style(11, 16.2, after=8.5)
_SIGNS = Style(8.5, 11.2, colour=QUIET, before=2, after=14)
_ABOUT_HEAD = Style(9.5, 12.6, bold=True, before=4, after=2)
_ABOUT = Style(9.5, 13.2, colour=INK, after=6)
_SIDE_HEAD = Style(8.5, 11.2, bold=True, colour=ACCENT, after=2)
_SIDE = Style(9, 12.4, after=0)
_CREDIT = replace(SMALL, after=0)
_ABOVE_FOOT = 6.0
"""Millimetres above the foot that stay free, where the pages are counted."""
_LEAST_PICTURE = 25 * MM
"""A lower one shows nothing."""


@dataclass(frozen=True)
class Release:
    """A release.

    Args:
        where_when: place and day of the release.
        body: paragraphs; the first is the lead.
        embargo: until when it must not be published; empty when at once.
        note: below the text: how long it is.
        about: heading and text about the office.
        contact: heading and lines of whom to ask.
        picture: PNG or JPEG, what it shows, whose it is.
    """

    sender: Sender
    date: date
    where_when: str
    title: str
    subtitle: str
    body: tuple[str, ...]
    embargo: str = ""
    note: str = ""
    about: tuple[str, str] = ("", "")
    contact: tuple[str, tuple[str, ...]] = ("", ())
    picture: bytes | None = None
    caption: str = ""
    credit: str = ""


def release_bytes(release: Release) -> bytes:
    """The release as a tagged PDF; the same release is always the same bytes.

    Raises:
        Refused: when a picture is none, what stands beside the text has no room, or the fonts lack a
            character of a text.
    """
    must_have_glyphs(release, "der Pressemitteilung")
    press = Press()
    document = press.document
    first = press.sheet()
    framed = _framed(release)
    draw_head(first, document, framed)
    boxes = _boxes(document, release)
    bottom = footer_top(release.sender) - _ABOVE_FOOT
    pages = compose(
        boxes,
        lambda index: (
            Area(_LEFT * MM, _TOP * MM, _WIDTH * MM, bottom * MM)
            if index == 0
            else Area(_LEFT * MM, _TOP_LATER * MM, _WIDTH * MM, _BOTTOM_LATER * MM)
        ),
    )
    for index, placed in enumerate(pages):
        sheet = press.sheet() if index else first
        if index:
            _running_head(sheet, release, index + 1, len(pages))
        for box, x, top, width in placed:
            box.draw(sheet, x, top, width)
        if not index:
            _side(sheet, document, release)
            draw_footer(sheet, framed, len(pages))
    return press.file(
        About(
            title=shorten(f"Pressemitteilung: {release.title}", 250),
            author=release.sender.name,
            date=release.date,
            subject=release.subtitle,
        )
    )


def _framed(release: Release) -> Letter:
    """Head and foot are those of the office's letters."""
    return Letter(release.sender, (), release.title, release.date, "", ())


def _boxes(document: Node, release: Release) -> list[Box]:
    boxes: list[Box] = [
        TextBox(document.child("P"), "PRESSEMITTEILUNG", _KICKER, keep=True),
        TextBox(document.child("P"), release.where_when, _WHEN, keep=True),
    ]
    if release.embargo:
        boxes.append(TextBox(document.child("P"), release.embargo, _EMBARGO, keep=True))
    boxes.append(TextBox(document.child("H1"), release.title, _TITLE, keep=True))
    if release.subtitle:
        boxes.append(TextBox(document.child("P"), release.subtitle, _SUBTITLE, keep=True))
    for at, paragraph in enumerate(release.body):
        boxes.append(TextBox(document.child("P"), paragraph, _TEXT if at else _LEAD))
    if release.note:
        boxes.append(TextBox(document.child("P"), release.note, _SIGNS))
    heading, text = release.about
    if text:
        boxes += [
            Space(4),
            TextBox(document.child("H2"), heading, _ABOUT_HEAD, keep=True),
            TextBox(document.child("P"), text, _ABOUT),
        ]
    return boxes


def _side(sheet: Sheet, document: Node, release: Release) -> None:
    """Whom to ask, and the picture, in the column at the right of the first page."""
    heading, lines = release.contact
    top = _TOP * MM
    if lines:
        part = document.child("Sect")
        boxes: list[Box] = [TextBox(part.child("H2"), heading, _SIDE_HEAD)]
        boxes += [TextBox(part.child("P"), line, _SIDE) for line in lines]
        top = _stacked(sheet, boxes, top) + 16
    if release.picture is not None:
        part = document.child("Sect")
        figure = part.figure(release.caption or "Bild zur Mitteilung")
        boxes = [TextBox(part.child("P"), release.caption, _SIDE)] if release.caption else []
        if release.credit:
            boxes.append(TextBox(part.child("P"), f"Foto: {release.credit}", _CREDIT))
        room = (footer_top(release.sender) - _ABOVE_FOOT) * MM - top - 4 - _high(boxes)
        if room < _LEAST_PICTURE:
            raise Refused(
                "Neben der Mitteilung ist nicht genug Platz für Kontakt, Bild und Bildunterschrift. Bitte "
                "kürzen Sie die Bildunterschrift.",
                "picture_caption",
            )
        top = _draw_picture(sheet, figure, picture(release.picture), top, room)
        _stacked(sheet, boxes, top + 4)


def _draw_picture(sheet: Sheet, figure: Node, image: Picture, top: float, room: float) -> float:
    """The picture as wide as the column, narrower where the room in points is lower; its lower edge."""
    width = _SIDE_WIDTH * MM
    height = min(width * image.height / image.width, 90 * MM, room)
    wide = height * image.width / image.height
    with sheet.content(figure):
        sheet.picture(image, (_SIDE_LEFT * MM, top, wide, height))
    return top + height


def _high(boxes: Sequence[Box]) -> float:
    """Their height in the column at the right, in points."""
    return sum(box.height(_SIDE_WIDTH * MM) + box.after for box in boxes)


def _stacked(sheet: Sheet, boxes: Sequence[Box], top: float) -> float:
    for box in boxes:
        box.draw(sheet, _SIDE_LEFT * MM, top, _SIDE_WIDTH * MM)
        top += box.height(_SIDE_WIDTH * MM) + box.after
    return top


def _running_head(sheet: Sheet, release: Release, number: int, total: int) -> None:
    width = (_SIDE_LEFT + _SIDE_WIDTH - _LEFT) * MM
    at = (_LEFT * MM, 15 * MM, width)
    with sheet.artifact(Artifact.HEADER):
        said = break_text(shorten(f"Pressemitteilung: {release.title}", 90), RUNNING_HEAD, width)[:1]
        sheet.lines(said, at, RUNNING_HEAD)
        pages = break_text(f"Seite {number} von {total}", RUNNING_HEAD, width)
        sheet.lines(pages, at, RUNNING_HEAD, Align.RIGHT)
        sheet.rule((_LEFT * MM, 21 * MM), (_LEFT * MM + width, 21 * MM), 0.4, LINE)
