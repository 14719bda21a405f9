"""What stands at fixed places of a letter: head, address, information block, marks, footer."""

from dataclasses import replace
from functools import lru_cache

from app.documents.letter.address import WIDTH as ADDRESS_WIDTH
from app.documents.letter.address import cut, fitted
from app.documents.letter.data import DRAFT_MARK, Letter, Logo, Sender
from app.documents.line import Line
from app.documents.lines import break_text, natural_width
from app.documents.press import Node, Sheet
from app.documents.press.images import Picture, picture
from app.documents.press.sheet import Artifact, baseline_in
from app.documents.styles import (
    ALERT,
    ANNOTATION,
    DRAFT,
    FOOTER,
    INFO_LABEL,
    INFO_VALUE,
    LETTERHEAD,
    LETTERHEAD_LINE,
    LINE,
    MM,
    QUIET,
    RETURN_LINE,
    RUNNING_HEAD,
    Style,
)
from app.documents.text import Align, Text, plain
from app.domain import formats
from app.domain.text import shorten

LEFT = 25.0
TEXT_WIDTH = 165.0
SUBJECT_TOP = 98.46
RETURN_TOP = 45.0
ANNOTATION_BOTTOM = 62.7
RECIPIENT_TOP = 62.7
INFO_LEFT = 125.0
INFO_TOP = 50.0
INFO_WIDTH = 75.0
FOLDS = (105.0, 210.0)
HOLE = 148.5

_INFO_LABEL = 27.0
_LEAST_INFO = 7.0
_LEAST_RETURN = 6.0
_HEAD_TOP = 14.0
_LOGO_TOP = 12.0
_LOGO_HEIGHT = 22.0
_LOGO_WIDTH = 48.0
_LOGO_RIGHT = 200.0
_FOOT_BOTTOM = 288.0
_MOST_FOOT_LINES = 8
_MOST_LOGOS = 3
_MOST_COLUMNS = 4
_COLUMN_GAP = 4.0
_LONGEST_LINE = 300


def _write(
    sheet: Sheet,
    text: Text,
    style: Style,
    at: tuple[float, float, float],
    align: Align = Align.LEFT,
    most: int = 0,
) -> float:
    """A text in a column ``at`` (x, top, width) in millimetres; returns where it ends."""
    x, top, width = at
    if most:
        text = plain(text)[: most * _LONGEST_LINE]
    lines = break_text(text, style, width * MM)
    if most and len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1]._replace(last=True)]
    sheet.lines(lines, (x * MM, top * MM, width * MM), style, align)
    return top + len(lines) * style.leading / MM


def draw_head(sheet: Sheet, document: Node, letter: Letter) -> None:
    """The letterhead in the upper 45 mm: draft mark, name, lines, logos from the right."""
    if letter.draft_for_city:
        with sheet.artifact():
            sheet.box((LEFT * MM, 6.2 * MM, 1.0, 4.4 * MM), ALERT)
        with sheet.content(document.child("P")):
            _write(sheet, DRAFT_MARK, DRAFT, (LEFT + 2, 6.3, TEXT_WIDTH))
    edge = _draw_logos(sheet, document, letter.sender.logos[:_MOST_LOGOS])
    room = edge - LEFT - 6
    with sheet.content(document.child("P")):
        end = _write(sheet, letter.sender.name, LETTERHEAD, (LEFT, _HEAD_TOP, room), most=2)
    for line in letter.sender.lines[:3]:
        with sheet.content(document.child("P")):
            shown = _in_one_line(line, LETTERHEAD_LINE, room)
            end = _write(sheet, shown, LETTERHEAD_LINE, (LEFT, end + 0.4, room), most=1)


def _draw_logos(sheet: Sheet, document: Node, logos: tuple[Logo, ...]) -> float:
    edge = _LOGO_RIGHT
    for logo in logos:
        image = picture(logo.data)
        width, height = _fitted(image, _LOGO_WIDTH, _LOGO_HEIGHT)
        with sheet.content(document.figure(logo.alt)):
            at = (edge - width, _LOGO_TOP + (_LOGO_HEIGHT - height) / 2, width, height)
            sheet.picture(image, (at[0] * MM, at[1] * MM, at[2] * MM, at[3] * MM))
        edge -= width + 6
    return edge


def _fitted(image: Picture, width: float, height: float) -> tuple[float, float]:
    scale = min(width / image.width, height / image.height)
    return image.width * scale, image.height * scale


def draw_address(sheet: Sheet, document: Node, letter: Letter) -> None:
    """The address field: return line, annotations above 62.7 mm, six lines of address below."""
    if letter.sender.return_line:
        with sheet.content(document.child("P")):
            style = _shrunk(RETURN_LINE, letter.sender.return_line, ADDRESS_WIDTH, _LEAST_RETURN)
            line = _in_one_line(letter.sender.return_line, style, ADDRESS_WIDTH)
            _write(sheet, line, style, (LEFT, RETURN_TOP + 1.2, ADDRESS_WIDTH), most=1)
        with sheet.artifact():
            y = (RETURN_TOP + 5) * MM
            sheet.rule((LEFT * MM, y), ((LEFT + ADDRESS_WIDTH) * MM, y), 0.25, LINE)
    notes = letter.annotation[:3]
    if notes:
        top = ANNOTATION_BOTTOM - 0.6 - len(notes) * ANNOTATION.leading / MM
        with sheet.content(document.child("P")):
            _write_all(sheet, notes, ANNOTATION, top)
    lines, style = fitted(letter.recipient) or cut(letter.recipient)
    with sheet.content(document.child("P")):
        sheet.lines(lines, (LEFT * MM, RECIPIENT_TOP * MM, ADDRESS_WIDTH * MM), style)


def _write_all(sheet: Sheet, texts: tuple[str, ...], style: Style, top: float) -> None:
    """Each text on one line: annotations must not grow over their zone, so a long one is cut."""
    shown = [text.replace("\n", " ")[:_LONGEST_LINE] for text in texts]
    firsts = [break_text(text, style, ADDRESS_WIDTH * MM)[0] for text in shown]
    sheet.lines(firsts, (LEFT * MM, top * MM, ADDRESS_WIDTH * MM), style)


def draw_info(sheet: Sheet, document: Node, letter: Letter) -> float:
    """The information block; returns where it ends."""
    listed = document.list()
    top = INFO_TOP
    for label, value in (*letter.info[:12], ("Datum", formats.long_day(letter.date))):
        item = listed.child("LI")
        with sheet.content(item.child("Lbl")):
            lower = (baseline_in(INFO_VALUE) - baseline_in(INFO_LABEL)) / MM
            _write(sheet, label, INFO_LABEL, (INFO_LEFT, top + lower, _INFO_LABEL - 2), most=1)
        with sheet.content(item.child("LBody")):
            at = (INFO_LEFT + _INFO_LABEL, top, INFO_WIDTH - _INFO_LABEL)
            top = _write(sheet, value, _unbroken(value, at[2]), at, most=3)
    return top


def _unbroken(value: str, width: float) -> Style:
    """Smaller type for an address of the web or a mail box that would else be broken."""
    return INFO_VALUE if " " in value else _shrunk(INFO_VALUE, value, width, _LEAST_INFO)


def _shrunk(style: Style, text: str, width: float, least: float) -> Style:
    """The style in the size in which the text stays on one line; itself when that is too small."""
    needed = natural_width(text[:_LONGEST_LINE], style)[0] / MM
    size = style.size if needed <= width else int(10 * style.size * width / needed) / 10
    return replace(style, size=size) if size >= least else style


def draw_marks(sheet: Sheet, letter: Letter) -> None:
    """Fold marks on the first page, the hole mark on every page."""
    if not letter.fold_marks:
        return
    marks = [(HOLE, 4.0)]
    if sheet.index == 0:
        marks.extend((fold, 2.5) for fold in FOLDS)
    with sheet.artifact(Artifact.PAGE):
        for y, length in marks:
            sheet.rule((5 * MM, y * MM), ((5 + length) * MM, y * MM), 0.25, QUIET)


def footer_top(sender: Sender) -> float:
    """Where the footer begins; without one, where the text ends."""
    lines = max((len(lines) for _, lines in _footer_columns(sender.footer)), default=0)
    return _FOOT_BOTTOM - lines * FOOTER.leading / MM - 2 if lines else 283.0


def draw_footer(sheet: Sheet, letter: Letter, total: int) -> None:
    """Office data below the first page, and its page number when there are more."""
    top = footer_top(letter.sender)
    columns = _footer_columns(letter.sender.footer)
    with sheet.artifact(Artifact.FOOTER):
        if total > 1:
            at = (LEFT, top - 4.8, TEXT_WIDTH)
            _write(sheet, _page_of(1, total), RUNNING_HEAD, at, Align.RIGHT)
        if columns:
            sheet.rule((LEFT * MM, top * MM), ((LEFT + TEXT_WIDTH) * MM, top * MM), 0.4, LINE)
        x = LEFT
        for width, lines in columns:
            sheet.lines(lines, (x * MM, (top + 2) * MM, width * MM), FOOTER)
            x += width + _COLUMN_GAP


@lru_cache(maxsize=16)
def _footer_columns(footer: tuple[tuple[str, ...], ...]) -> list[tuple[float, list[Line]]]:
    """Width and lines of each column; what is too long for its column goes on in the next line."""
    columns = footer[:_MOST_COLUMNS]
    made = []
    for column, width in zip(columns, _column_widths(columns), strict=True):
        texts = [text[:_LONGEST_LINE] for text in column]
        lines = [line for text in texts for line in break_text(text, FOOTER, width * MM)]
        made.append((width, lines[:_MOST_FOOT_LINES]))
    return made


def _column_widths(columns: tuple[tuple[str, ...], ...]) -> list[float]:
    """Each column as wide as its longest line; those that want more than their share give way."""
    natural = [
        max(natural_width(text[:_LONGEST_LINE], FOOTER)[0] for text in column or ("",)) / MM + 0.5
        for column in columns
    ]
    room = TEXT_WIDTH - _COLUMN_GAP * (len(columns) - 1)
    spare = room - sum(natural)
    if spare >= 0:
        return [width + spare / max(len(columns) - 1, 1) for width in natural]
    for at, width in enumerate(sorted(natural)):
        share = room / (len(natural) - at)
        if width > share:
            return [min(wanted, share) for wanted in natural]
        room -= width
    return natural


def draw_running_head(sheet: Sheet, letter: Letter, number: int, total: int) -> None:
    """At the head of every further page: subject, reference, draft mark, page of pages."""
    with sheet.artifact(Artifact.HEADER):
        subject = _in_one_line(letter.subject, RUNNING_HEAD, TEXT_WIDTH - 32)
        if letter.draft_for_city:
            _write(sheet, DRAFT_MARK, DRAFT, (LEFT, 9.5, TEXT_WIDTH))
        end = _write(sheet, subject, RUNNING_HEAD, (LEFT, 15, TEXT_WIDTH - 32), most=1)
        if letter.reference:
            _write(sheet, letter.reference, RUNNING_HEAD, (LEFT, end, TEXT_WIDTH - 32), most=1)
        _write(sheet, _page_of(number, total), RUNNING_HEAD, (LEFT, 15, TEXT_WIDTH), Align.RIGHT)
        sheet.rule((LEFT * MM, 24.5 * MM), ((LEFT + TEXT_WIDTH) * MM, 24.5 * MM), 0.4, LINE)


def _in_one_line(text: str, style: Style, width: float) -> str:
    """As many words as the line holds, with an ellipsis where some are left out."""
    line = shorten(text, _LONGEST_LINE)
    while natural_width(line, style)[0] > width * MM and len(line) > 2:
        line = shorten(line.removesuffix("…").rstrip(), len(line.removesuffix("…").rstrip()) - 1)
    return line


def _page_of(number: int, total: int) -> str:
    return f"Seite {number} von {total}"
