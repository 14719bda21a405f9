"""Cover sheets and summaries: a title, blocks, pages with head and foot."""

from dataclasses import dataclass, replace
from datetime import date

from app.documents.flow.blocks import Block, bounded
from app.documents.flow.boxes import Box, TextBox
from app.documents.flow.build import Builder
from app.documents.flow.pages import Area, Placed, compose
from app.documents.glyphs import foreign
from app.documents.lines import break_text
from app.documents.press import About, Press, Sheet
from app.documents.press.sheet import Artifact
from app.documents.styles import ACCENT, LINE, MM, RUNNING_HEAD, SMALL, SUBTITLE, TITLE, Style
from app.documents.text import Align
from app.domain.text import shorten

_LEFT = 22.0
_WIDTH = 166.0
_TOP = 22.0
_TOP_LATER = 28.0
_BOTTOM = 277.0
_FOREIGN = (
    "Zeichen, die keine Schrift dieses Programms hat, stehen auf diesem Blatt in lateinischer Umschrift "
    "oder fehlen."
)


@dataclass(frozen=True)
class Report:
    """A cover sheet or summary.

    Args:
        title: large, e.g. ``Wochenübergabe KW 47/2026``.
        office: whose it is; stands above the title and at the foot of every page.
        date: of the document and of the file.
        body: what it says.
        subtitle: what it is about, for whom, which period.
        note: at the foot of every page beside the office, e.g. ``Vertraulich``.
    """

    title: str
    office: str
    date: date
    body: tuple[Block, ...]
    subtitle: str = ""
    note: str = ""


def page_count(report: Report) -> int:
    """How many pages it takes."""
    return len(_pages(report, Press()))


def report_bytes(report: Report) -> bytes:
    """The report as a tagged PDF; the same report is always the same bytes."""
    press = Press()
    pages = _pages(report, press)
    for index, placed in enumerate(pages):
        sheet = press.sheet()
        _draw_head(sheet, report, index)
        for box, x, top, width in placed:
            box.draw(sheet, x, top, width)
        _draw_foot(sheet, report, index + 1, len(pages))
    return press.file(
        About(
            title=shorten(report.title, 250) or "Bericht",
            author=report.office,
            date=report.date,
            subject=report.subtitle,
        )
    )


def _area(index: int) -> Area:
    top = _TOP if index == 0 else _TOP_LATER
    return Area(_LEFT * MM, top * MM, _WIDTH * MM, _BOTTOM * MM)


def _pages(report: Report, press: Press) -> list[list[Placed]]:
    builder = Builder(press.document)
    return compose([*_opening(report, builder), *builder.boxes(bounded(report.body))], _area)


def _opening(report: Report, builder: Builder) -> list[Box]:
    office = replace(SUBTITLE, size=10, leading=13, bold=True, colour=ACCENT, after=3)
    boxes: list[Box] = [
        TextBox(builder.node.child("P"), report.office, office),
        TextBox(builder.node.child("H1"), report.title, replace(TITLE, after=2), keep=True),
    ]
    if report.subtitle:
        boxes.append(TextBox(builder.node.child("P"), report.subtitle, replace(SUBTITLE, after=14)))
    if any(foreign(report)):
        boxes.append(TextBox(builder.node.child("P"), _FOREIGN, SMALL))
    return boxes


def _draw_head(sheet: Sheet, report: Report, index: int) -> None:
    with sheet.artifact(Artifact.HEADER):
        if index == 0:
            sheet.box((_LEFT * MM, 14 * MM, 18 * MM, 1.4 * MM), ACCENT)
            return
        _line(sheet, shorten(report.title, 90), RUNNING_HEAD, 15, Align.LEFT)
        sheet.rule((_LEFT * MM, 20.5 * MM), ((_LEFT + _WIDTH) * MM, 20.5 * MM), 0.4, LINE)


def _draw_foot(sheet: Sheet, report: Report, number: int, total: int) -> None:
    said = " · ".join(part for part in (report.office, report.note) if part)
    with sheet.artifact(Artifact.FOOTER):
        _line(sheet, shorten(said, 110), RUNNING_HEAD, 284, Align.LEFT)
        _line(sheet, f"Seite {number} von {total}", RUNNING_HEAD, 284, Align.RIGHT)


def _line(sheet: Sheet, text: str, style: Style, top: float, align: Align) -> None:
    sheet.lines(break_text(text, style, _WIDTH * MM)[:1], (_LEFT * MM, top * MM, _WIDTH * MM), style, align)
