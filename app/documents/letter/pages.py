"""The pages of a letter after DIN 5008:2020 form B; all lengths in millimetres from the top left.

Figures: letterhead 45, address field 85 by 45 at (20, 45) with 17.7 for annotations and 27.3 for six
lines of address, information block 75 wide at (125, 50), first line of text at 98.46, text width
165 from 25, fold marks at 105 and 210, hole mark at 148.5.
"""

from collections.abc import Callable, Iterable, Iterator

from app.documents.flow.blocks import PageBreak, bounded
from app.documents.flow.boxes import Box
from app.documents.flow.build import Builder
from app.documents.flow.pages import Area, Placed, compose
from app.documents.letter.check import must_be_printable
from app.documents.letter.closing import closing
from app.documents.letter.data import DRAFT_MARK, Letter
from app.documents.letter.frame import (
    LEFT,
    SUBJECT_TOP,
    TEXT_WIDTH,
    draw_address,
    draw_footer,
    draw_head,
    draw_info,
    draw_marks,
    draw_running_head,
    footer_top,
)
from app.documents.letter.opening import opening
from app.documents.press import About, Press
from app.documents.styles import LETTER_HEADINGS, MM
from app.domain.text import shorten

_TOP_LATER = 32.0
_BOTTOM_LATER = 297 - 20.0
_SPARSE = 110.0
"""A last page that ends above this is not worth a sheet of paper, if it can be helped."""
_CLOSER = 0.6
_OPENING = 2
"""Subject and salutation keep the blank lines DIN 5008 asks for."""


def letter_bytes(letter: Letter) -> bytes:
    """The letter as a tagged PDF; the same letter is always the same bytes.

    Raises:
        Refused: when a logo is no image, the letter is longer than any letter can be, its address does
            not fit into the window, or the fonts lack a character of it.
    """
    must_be_printable(letter)
    return drawn(letter)


def drawn(letter: Letter) -> bytes:
    """The letter as a tagged PDF whatever it says: an address is cut, a missing character is a box."""
    press = Press()
    document = press.document
    first = press.sheet()
    draw_head(first, document, letter)
    draw_address(first, document, letter)
    info_end = draw_info(first, document, letter)
    start = max(SUBJECT_TOP, info_end + 8.46)
    bottom = footer_top(letter.sender) - 6
    pages = _composed(
        _boxes(letter, Builder(document, headings=LETTER_HEADINGS)),
        lambda index: (
            Area(LEFT * MM, start * MM, TEXT_WIDTH * MM, bottom * MM)
            if index == 0
            else Area(LEFT * MM, _TOP_LATER * MM, TEXT_WIDTH * MM, _BOTTOM_LATER * MM)
        ),
    )
    for index, placed in enumerate(pages):
        sheet = press.sheet() if index else first
        if index:
            draw_running_head(sheet, letter, index + 1, len(pages))
        for box, x, top, width in placed:
            box.draw(sheet, x, top, width)
        if not index:
            draw_footer(sheet, letter, len(pages))
        draw_marks(sheet, letter)
    return press.file(_about(letter))


def letters_bytes(
    letters: Iterable[Letter], told: Callable[[int], None] = lambda _done: None
) -> Iterator[bytes]:
    """Each letter as its own file; ``told`` hears how many are done and may raise ``Stopped``."""
    for done, letter in enumerate(letters, start=1):
        yield letter_bytes(letter)
        told(done)


def _boxes(letter: Letter, builder: Builder) -> list[Box]:
    body = [*opening(letter, builder), *builder.boxes(bounded(letter.body))]
    if body:
        # The close never stands alone on a page: what was said last goes with it.
        body[-1].keep = True
    annex = builder.boxes(bounded((PageBreak(), *letter.annex))) if letter.annex else []
    return [*body, *closing(letter, builder), *annex]


def _composed(boxes: list[Box], area: Callable[[int], Area]) -> list[list[Placed]]:
    """The pages; when only the end of the letter stands on the last one, closer spaces are tried first."""
    pages = compose(boxes, area)
    end = max((placed.top + placed.box.height(placed.width) for placed in pages[-1]), default=0.0)
    if len(pages) == 1 or end > _SPARSE * MM:
        return pages
    spaces = [(box.before, box.after) for box in boxes]
    for box in boxes[_OPENING:]:
        box.before, box.after = box.before * _CLOSER, box.after * _CLOSER
    closer = compose(boxes, area)
    if len(closer) < len(pages):
        return closer
    for box, (before, after) in zip(boxes, spaces, strict=True):
        box.before, box.after = before, after
    return pages


def _about(letter: Letter) -> About:
    subject = letter.subject or "Schreiben ohne Betreff"
    title = f"{subject} ({letter.reference})" if letter.reference else subject
    return About(
        title=shorten(f"{DRAFT_MARK}: {title}" if letter.draft_for_city else title, 250),
        author=letter.sender.name,
        date=letter.date,
    )
