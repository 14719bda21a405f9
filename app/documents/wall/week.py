"""The weekly list: day by day what is on, in type as large as the page lets it be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.line import Line, single
from app.documents.metrics import face
from app.documents.press import About, Node, Press
from app.documents.styles import PAGE_HEIGHT, PAGE_WIDTH, Style
from app.documents.wall import pens
from app.documents.wall.data import WeekDate, WeekDay, WeekSheet
from app.documents.wall.foot import Foot, foot, height_of
from app.documents.wall.pens import Area, Pen, hyphenated, lines_of
from app.domain.dates import MONTHS, Week

_MARGIN = 40.0
_BAND = 104.0
_LATER = 46.0
_DAY = 114.0
_GAP = 0.7
_LEAST_WHEN = 4.0
"""Space behind the times, and the least width of their column, in sizes of the type."""
_LARGEST, _SMALLEST, _STEP = 17.0, 10.0, 0.5
_MOST_AIR = 44.0
_NOTHING = "Nichts im Kalender"
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


@dataclass(frozen=True)
class _Set:
    """A date in lines; ``when`` is the width of its time."""

    date: WeekDate
    title: tuple[Line, ...]
    about: tuple[Line, ...]
    height: float
    when: float


@dataclass(frozen=True)
class _Block:
    """A day, or as much of one as stands on a page."""

    day: WeekDay
    dates: tuple[_Set, ...]
    height: float
    again: bool = False


def week_bytes(sheet: WeekSheet) -> bytes:
    """The list as a tagged PDF; the same week is always the same bytes."""
    press = Press()
    pages, size = _laid_out(sheet)
    for number, blocks in enumerate(pages):
        pen = Pen(press.sheet(), 1.0)
        top = _head(pen, press.document, sheet, number, len(pages))
        air = _air(sheet, blocks) if len(pages) == 1 else 0.0
        for block in blocks:
            _draw(pen, press.document, block, top, size)
            top += block.height + air
    high = height_of(sheet.office)
    at = Foot(PAGE_WIDTH, _MARGIN, PAGE_HEIGHT - high - 8)
    foot(pen, press.document, sheet.office, at, (), sheet.dated)
    week = Week.of(sheet.days[0].day)
    about = About(
        title=f"Termine KW {week.number}/{week.year}",
        author=sheet.office.name,
        date=sheet.dated,
        subject=_span(sheet),
    )
    return press.file(about)


def _air(sheet: WeekSheet, blocks: Sequence[_Block]) -> float:
    """What is left of a page is shared among its days."""
    left = _bottom(sheet) - _BAND - 14 - sum(block.height for block in blocks)
    return min(max(left, 0.0) / len(blocks), _MOST_AIR)


def _bottom(sheet: WeekSheet) -> float:
    """Where the days have to end."""
    return PAGE_HEIGHT - height_of(sheet.office) - 20


def _span(sheet: WeekSheet) -> str:
    """``30. November – 6. Dezember``, ``7. – 13. Dezember``."""
    first, last = sheet.days[0].day, sheet.days[-1].day
    begin = f"{first.day}." if first.month == last.month else f"{first.day}. {MONTHS[first.month - 1]}"
    return f"{begin} – {last.day}. {MONTHS[last.month - 1]}"


def _laid_out(sheet: WeekSheet) -> tuple[list[list[_Block]], float]:
    """The days on pages: on one if any readable size allows it."""
    size = _LARGEST
    while size > _SMALLEST and len(_pages(sheet, size)) > 1:
        size -= _STEP
    return _pages(sheet, size), size


def _pages(sheet: WeekSheet, size: float) -> list[list[_Block]]:
    bottom = _bottom(sheet)
    pages: list[list[_Block]] = [[]]
    when = _when_width(sheet) * size
    room = bottom - _BAND - 14
    for day in sheet.days:
        block = _block(day, size, when)
        whole = bottom - _LATER - 14
        while block.height > room:
            # What does not stand on a page of its own either begins where the day before it ends.
            begins = block.height > whole and room > _padding(size) + block.dates[0].height
            head, rest = _cut(block, room, size) if begins or not pages[-1] else (None, block)
            if head is not None:
                pages[-1].append(head)
            pages.append([])
            room, block = whole, rest
        pages[-1].append(block)
        room -= block.height
    return pages


def _cut(block: _Block, room: float, size: float) -> tuple[_Block | None, _Block]:
    """A day longer than a page: what stands on this one, and the rest; one date at least moves on."""
    held: list[_Set] = []
    used = _padding(size)
    for one in block.dates[:-1]:
        if used + one.height > room and held:
            break
        held.append(one)
        used += one.height
    rest = block.dates[len(held) :]
    return (
        _Block(block.day, tuple(held), _height(held, size), block.again) if held else None,
        _Block(block.day, rest, min(_height(rest, size), room if not held else 1e9), again=True),
    )


def _when_width(sheet: WeekSheet) -> float:
    """Width of the column of times in sizes of the type: the longest of the week is read whole."""
    widest = max(
        (single(one.when, face(bold=True), 1).width for day in sheet.days for one in day.dates), default=0.0
    )
    return max(widest + _GAP, _LEAST_WHEN)


def _block(day: WeekDay, size: float, when: float) -> _Block:
    dates = tuple(_set(one, size, when) for one in day.dates)
    return _Block(day, dates, _height(dates, size))


def _height(dates: Sequence[_Set], size: float) -> float:
    least = 46.0 if dates else 40.0
    return max(sum(one.height for one in dates) + _padding(size), least)


def _padding(size: float) -> float:
    return size * 1.3


def _set(one: WeekDate, size: float, when: float) -> _Set:
    width = PAGE_WIDTH - 2 * _MARGIN - _DAY - when
    title = lines_of(hyphenated(one.title), _title_style(one, size), width, 3)
    about = lines_of(hyphenated(one.about), _about_style(size), width, 2) if one.about else []
    high = len(title) * size * 1.2 + len(about) * size * 0.82 * 1.24 + size * 0.55
    return _Set(one, tuple(title), tuple(about), high, when)


def _title_style(one: WeekDate, size: float) -> Style:
    return Style(size, size * 1.2, bold=one.strong, colour=pens.ACCENT if one.strong else pens.INK)


def _about_style(size: float) -> Style:
    return Style(size * 0.82, size * 0.82 * 1.24, colour=pens.QUIET)


def _head(pen: Pen, document: Node, sheet: WeekSheet, number: int, total: int) -> float:
    """The band of a page; where the days begin."""
    right = PAGE_WIDTH - _MARGIN
    week = Week.of(sheet.days[0].day)
    if number:
        pen.word(None, f"Woche {week.number} · {_span(sheet)}", (_MARGIN, 30), 10, pens.QUIET)
        pen.word(None, f"Seite {number + 1} von {total}", (right, 30), 10, pens.QUIET, align=1)
        return _LATER + 14
    pen.box(Area(0, 0, PAGE_WIDTH, _BAND), pens.ACCENT)
    room = right - _MARGIN
    logo = sheet.office.logo
    if logo is not None:
        plate = Area(right - 104, 16, 104, 44)
        pen.box(plate, pens.WHITE, 5)
        pen.picture(document, logo[0], logo[1], plate.inner(6), centred=True)
        room -= 118
    about = document.child("P")
    pen.word(about, sheet.office.name, (_MARGIN, 33), 14, pens.WHITE, style=face(bold=True), most=room)
    pen.word(
        document.child("H1"), _span(sheet), (_MARGIN, _BAND - 18), 56, pens.WHITE,
        style=pens.display(), most=right - _MARGIN - 90,
    )  # fmt: skip
    said = document.child("P")
    pen.word(said, f"Woche {week.number}", (right, _BAND - 18), 15, pens.PALE, align=1)
    return _BAND + 14


def _draw(pen: Pen, document: Node, block: _Block, top: float, size: float) -> None:
    day = block.day.day
    red = day.weekday() == 6 or bool(block.day.free)
    ink = pens.SUNDAY_INK if red else pens.INK
    right = PAGE_WIDTH - _MARGIN
    pen.rule((_MARGIN, top), (right, top), 0.8, pens.LINE)
    node = document.child("H2")
    wide = pen.word(node, f"{day.day}.", (_MARGIN, top + 34), 34, ink, style=pens.display())
    said = f" {block.day.free}" if block.day.free else f" {_month(day)}{' (weiter)' if block.again else ''}"
    beside = _DAY - wide - 14
    name, at = f" {_DAYS[day.weekday()]}", (_MARGIN + wide + 4, top + 21)
    pen.word(node, name, at, 10.5, ink, style=face(bold=True), most=beside)
    pen.word(node, said, (_MARGIN + wide + 4, top + 34), 9.5, ink if red else pens.QUIET, most=beside)
    if not block.dates:
        at = (_MARGIN + _DAY, top + 26)
        pen.word(document.child("P"), _NOTHING, at, min(size, 11), pens.OUTSIDE)
        return
    listed = document.list()
    y = top + size * 0.75
    for one in block.dates:
        _date(pen, listed.child("LI").child("LBody"), one, y, size)
        y += one.height


def _date(pen: Pen, node: Node, one: _Set, y: float, size: float) -> None:
    x = _MARGIN + _DAY
    style = _title_style(one.date, size)
    when = Style(size, size * 1.2, bold=True, colour=style.colour)
    pen.text(node, lines_of(one.date.when, when, one.when, 1), (x, y), when)
    x += one.when
    y += pen.text(node, one.title, (x, y), style)
    if one.about:
        pen.text(node, one.about, (x, y), _about_style(size))


def _month(day: date) -> str:
    return MONTHS[day.month - 1]
