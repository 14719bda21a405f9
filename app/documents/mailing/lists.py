"""A list to sign up on: headings, room to write by hand, what happens with the data."""

from dataclasses import dataclass, replace
from datetime import date

from app.documents.glyphs import must_have_glyphs
from app.documents.lines import break_text, natural_width
from app.documents.mailing.fitting import draw, fitted
from app.documents.press import About, Node, Press, Sheet
from app.documents.press.sheet import Artifact
from app.documents.styles import (
    ACCENT,
    CELL_HEAD,
    LINE,
    MM,
    RUNNING_HEAD,
    SMALL,
    STRONG_LINE,
    SUBTITLE,
    Style,
)
from app.documents.text import Align
from app.domain.errors import Refused
from app.domain.text import shorten

_LEFT, _WIDTH = 15.0, 180.0
_BOTTOM = 279.0
_ROW = 9.4
_NUMBER = 9.0
_TITLE = Style(20, 24, bold=True)
_TITLE_SIZES = (20.0, 18.0, 16.0, 14.0, 12.0)
_TITLE_HIGH = 17.0
"""Millimetres for the title: two lines of the largest size, three of the smallest."""
_DIGITS = Style(9, 11)
_MOST = 400
_INSIDE = 3.2
"""Millimetres of a column that its heading leaves free."""


@dataclass(frozen=True)
class Field:
    """A column to be filled in; widths are shares of the sheet."""

    title: str
    share: int = 3


@dataclass(frozen=True)
class SignUp:
    """An empty list.

    Args:
        facts: below the title: when and where.
        fields: at least one.
        lines: how many can sign.
        notice: what happens with the data; stands on every sheet.
    """

    title: str
    office: str
    date: date
    facts: str
    fields: tuple[Field, ...]
    lines: int
    notice: str = ""


def sign_up_bytes(wanted: SignUp) -> bytes:
    """The sheets as a tagged PDF; the same list is always the same bytes.

    Raises:
        Refused: when there is no column, or no sensible number of lines.
    """
    if not wanted.fields:
        raise Refused("Bitte wählen Sie wenigstens eine Spalte.", "fields")
    if not 1 <= wanted.lines <= _MOST:
        raise Refused(f"Eine Liste hat 1 bis {_MOST} Zeilen. Bitte ändern Sie die Zahl.", "lines")
    must_have_glyphs(wanted, "der Liste")
    press = Press()
    done = 0
    while done < wanted.lines:
        sheet = press.sheet()
        part = press.document.child("Sect")
        top = _head(sheet, part, wanted)
        bottom = _BOTTOM - _foot(sheet, part, wanted)
        here = min(wanted.lines - done, int((bottom - top - _ROW) / _ROW))
        _grid(sheet, part, wanted, (top, done + 1, here))
        done += here
    return press.file(About(shorten(wanted.title, 250) or "Liste", wanted.office, wanted.date))


def _head(sheet: Sheet, part: Node, wanted: SignUp) -> float:
    with sheet.artifact():
        sheet.box((_LEFT * MM, 13 * MM, 18 * MM, 1.4 * MM), ACCENT)
    top = 17.0
    title = "P" if sheet.index else "H1"
    named = fitted((wanted.title,), _TITLE, _TITLE_SIZES, _WIDTH, _TITLE_HIGH, unbroken=16.0)
    if named is None:
        raise Refused(
            f"Die Überschrift „{shorten(wanted.title, 60)}“ ist für die Liste zu lang. Bitte kürzen Sie sie.",
            "title",
        )
    facts = break_text(wanted.facts, SUBTITLE, _WIDTH * MM)
    for kind, text, lines, style in ((title, wanted.title, *named), ("P", wanted.facts, facts, SUBTITLE)):
        if text:
            with sheet.content(part.child(kind)):
                draw(sheet, lines, style, (_LEFT, top, _WIDTH))
            top += len(lines) * style.leading / MM + 1.0
    return top + 3.0


def _foot(sheet: Sheet, part: Node, wanted: SignUp) -> float:
    """What happens with the data, at the foot of each sheet; returns its height."""
    with sheet.artifact(Artifact.FOOTER):
        draw(
            sheet,
            break_text(wanted.office, RUNNING_HEAD, _WIDTH * MM)[:1],
            RUNNING_HEAD,
            (_LEFT, 284, _WIDTH),
        )
        said = break_text(f"Blatt {sheet.index + 1}", RUNNING_HEAD, _WIDTH * MM)
        draw(sheet, said, RUNNING_HEAD, (_LEFT, 284, _WIDTH), Align.RIGHT)
    if not wanted.notice:
        return 0.0
    style = replace(SMALL, after=0)
    lines = break_text(wanted.notice, style, _WIDTH * MM)
    tall = len(lines) * style.leading / MM
    with sheet.content(part.child("P")):
        draw(sheet, lines, style, (_LEFT, _BOTTOM - tall, _WIDTH))
    return tall + 4.0


def _grid(sheet: Sheet, part: Node, wanted: SignUp, where: tuple[float, int, int]) -> None:
    top, first, count = where
    edges = _edges(wanted.fields)
    table = part.child("Table")
    row = table.child("TR")
    _cell(sheet, row.header_cell("Column"), "Nr.", CELL_HEAD, (_LEFT + 1, top + 3.4, _NUMBER))
    for field, left, right in zip(wanted.fields, edges, edges[1:], strict=False):
        wide = right - left - _INSIDE
        lines = break_text(field.title, CELL_HEAD, wide * MM)[:2]
        with sheet.content(row.header_cell("Column")):
            draw(sheet, lines, CELL_HEAD, (left + 2, top + (3.4 if len(lines) == 1 else 0.9), wide))
    for at in range(count):
        row = table.child("TR")
        y = top + (at + 1) * _ROW
        _cell(sheet, row.header_cell("Row"), str(first + at), _DIGITS, (_LEFT + 1, y + 2.8, _NUMBER))
        for _ in wanted.fields:
            row.child("TD")
    bottom = top + (count + 1) * _ROW
    with sheet.artifact():
        for at in range(count + 1):
            y = (top + (at + 1) * _ROW) * MM
            sheet.rule(
                (_LEFT * MM, y), ((_LEFT + _WIDTH) * MM, y), 0.4 if at else 0.9, LINE if at else STRONG_LINE
            )
        for x in edges[:-1]:
            sheet.rule((x * MM, (top + _ROW) * MM), (x * MM, bottom * MM), 0.3, LINE)


def _edges(fields: tuple[Field, ...]) -> list[float]:
    """Where the columns begin and end: by their shares, none too narrow for its heading."""
    room = _WIDTH - _NUMBER
    needed = [_two_lines(field.title) + _INSIDE for field in fields]
    shares = sum(field.share for field in fields)
    widths = [max(room * field.share / shares, need) for field, need in zip(fields, needed, strict=True)]
    # What the narrow ones take more than their share, the wide ones give.
    spare = [wide - need for wide, need in zip(widths, needed, strict=True)]
    over = max(sum(widths) - room, 0) / (sum(spare) or 1)
    edges = [_LEFT + _NUMBER]
    for wide, give in zip(widths, spare, strict=True):
        edges.append(edges[-1] + wide - give * over)
    return edges


def _two_lines(title: str) -> float:
    """Millimetres in which a heading takes no more than two lines."""
    whole, word = natural_width(title, CELL_HEAD)
    wide = word
    while wide < whole and len(break_text(title, CELL_HEAD, wide)) > 2:
        wide += MM
    return wide / MM + 0.2


def _cell(sheet: Sheet, node: Node, text: str, style: Style, at: tuple[float, float, float]) -> None:
    with sheet.content(node):
        draw(sheet, break_text(text, style, at[2] * MM)[:1], style, at)
