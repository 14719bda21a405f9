"""What stands at fixed places of a letter: head, address, information block, marks, footer."""

from app.documents.letter.data import DRAFT_MARK, Letter, Logo, Sender
from app.documents.lines import Line, break_text, natural_width
from app.documents.press import Node, Sheet
from app.documents.press.images import Picture, picture
from app.documents.press.sheet import Artifact, baseline_in
from app.documents.styles import (
    ADDRESS,
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
ADDRESS_WIDTH = 80.0
INFO_LEFT = 125.0
INFO_TOP = 50.0
INFO_WIDTH = 75.0
FOLDS = (105.0, 210.0)
HOLE = 148.5

_INFO_LABEL = 27.0
_HEAD_TOP = 14.0
_LOGO_TOP = 12.0
_LOGO_HEIGHT = 22.0
_LOGO_WIDTH = 48.0
_LOGO_RIGHT = 200.0
_FOOT_BOTTOM = 288.0
_MOST_LINES = 6
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
        lines = [*lines[: most - 1], Line(lines[most - 1].pieces, lines[most - 1].width, last=True)]
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
            end = _write(sheet, line, LETTERHEAD_LINE, (LEFT, end + 0.4, room), most=1)


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
            _write(
                sheet, letter.sender.return_line, RETURN_LINE, (LEFT, RETURN_TOP + 1.2, ADDRESS_WIDTH), most=1
            )
        with sheet.artifact():
            y = (RETURN_TOP + 5) * MM
            sheet.rule((LEFT * MM, y), ((LEFT + ADDRESS_WIDTH) * MM, y), 0.25, LINE)
    notes = letter.annotation[:3]
    if notes:
        top = ANNOTATION_BOTTOM - 0.6 - len(notes) * ANNOTATION.leading / MM
        with sheet.content(document.child("P")):
            _write_all(sheet, notes, ANNOTATION, top)
    with sheet.content(document.child("P")):
        _write_all(sheet, letter.recipient[:_MOST_LINES], ADDRESS, RECIPIENT_TOP)


def _write_all(sheet: Sheet, texts: tuple[str, ...], style: Style, top: float) -> None:
    """Each text on one line: an address must not grow over its zone, so a long line is cut."""
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
            top = _write(sheet, value, INFO_VALUE, at, most=3)
    return top


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
    lines = max((len(column) for column in sender.footer[:_MOST_COLUMNS]), default=0)
    return _FOOT_BOTTOM - min(lines, _MOST_LINES) * FOOTER.leading / MM - 2 if lines else 283.0


def draw_footer(sheet: Sheet, letter: Letter, total: int) -> None:
    """Office data below the first page, and its page number when there are more."""
    top = footer_top(letter.sender)
    columns = letter.sender.footer[:_MOST_COLUMNS]
    with sheet.artifact(Artifact.FOOTER):
        if total > 1:
            at = (LEFT, top - 4.8, TEXT_WIDTH)
            _write(sheet, _page_of(1, total), RUNNING_HEAD, at, Align.RIGHT)
        if columns:
            sheet.rule((LEFT * MM, top * MM), ((LEFT + TEXT_WIDTH) * MM, top * MM), 0.4, LINE)
        x = LEFT
        for column, width in zip(columns, _column_widths(columns), strict=True):
            for row, text in enumerate(column[:_MOST_LINES]):
                place = (x, top + 2 + row * FOOTER.leading / MM, width)
                _write(sheet, text, FOOTER, place, most=1)
            x += width + _COLUMN_GAP


def _column_widths(columns: tuple[tuple[str, ...], ...]) -> list[float]:
    """Each column as wide as its longest line; what is left over, or missing, is shared."""
    natural = [
        max(natural_width(text[:_LONGEST_LINE], FOOTER)[0] for text in column or ("",)) / MM + 0.5
        for column in columns
    ]
    room = TEXT_WIDTH - _COLUMN_GAP * (len(columns) - 1)
    spare = room - sum(natural)
    if spare < 0:
        return [width * room / sum(natural) for width in natural]
    return [width + spare / max(len(columns) - 1, 1) for width in natural]


def draw_running_head(sheet: Sheet, letter: Letter, number: int, total: int) -> None:
    """At the head of every further page: subject, reference, draft mark, page of pages."""
    with sheet.artifact(Artifact.HEADER):
        subject = shorten(letter.subject, 80)
        if letter.draft_for_city:
            _write(sheet, DRAFT_MARK, DRAFT, (LEFT, 9.5, TEXT_WIDTH))
        end = _write(sheet, subject, RUNNING_HEAD, (LEFT, 15, TEXT_WIDTH - 32), most=1)
        if letter.reference:
            _write(sheet, letter.reference, RUNNING_HEAD, (LEFT, end, TEXT_WIDTH - 32), most=1)
        _write(sheet, _page_of(number, total), RUNNING_HEAD, (LEFT, 15, TEXT_WIDTH), Align.RIGHT)
        sheet.rule((LEFT * MM, 24.5 * MM), ((LEFT + TEXT_WIDTH) * MM, 24.5 * MM), 0.4, LINE)


def _page_of(number: int, total: int) -> str:
    return f"Seite {number} von {total}"
