"""Draws a form: letterhead, headings, labels above fields large enough to type in. Lengths in millimetres."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from app.documents.fillable.blank import Blank, Box, Grid, Group, Part, Row, Tick
from app.documents.letter import Sender
from app.documents.lines import break_text
from app.documents.press import About, Node, Press, Sheet
from app.documents.press.images import picture
from app.documents.press.sheet import Artifact
from app.documents.styles import ACCENT, INK, LINE, MM, QUIET, RUNNING_HEAD, STRONG_LINE, TINT, Style
from app.documents.text import Align
from app.domain.text import shorten

_LEFT, _WIDTH, _TOP, _BOTTOM = 20.0, 170.0, 24.0, 278.0
_GAP = 3.0
_FIELD, _LINE = 6.6, 4.7
_BOX = 3.9
_LOGO_HEIGHT, _LOGO_WIDTH = 16.0, 40.0
_SIGN = 15.0
_HELD = 110.0

_OFFICE = Style(12, 15, bold=True, colour=ACCENT)
_TITLE = Style(19, 23, bold=True, colour=INK)
_SUBTITLE = Style(10.5, 13.5, colour=QUIET)
_HELP = Style(8.5, 11, colour=QUIET)
_GROUP = Style(11, 14, bold=True, colour=ACCENT)
_LABEL = Style(7.6, 9.4, colour=QUIET)
_TICK = Style(9, 11.6, colour=INK)


@dataclass(frozen=True)
class Widget:
    """A field where it stands: page, and its place in points from the top left corner."""

    page: int
    place: tuple[float, float, float, float]
    name: str
    tip: str
    tick: bool = False
    rows: int = 1
    options: tuple[str, ...] = ()
    longest: int = 0
    number: bool = False


class _Pen:
    """What draws on the sheet in front, and remembers the fields."""

    def __init__(self, document: Node) -> None:
        self.document = document
        self.widgets: list[Widget] = []
        self.sheet: Sheet

    def text(self, kind: str, text: str, style: Style, at: tuple[float, float, float]) -> None:
        """A text in a column ``at`` (x, top, width)."""
        x, top, width = at
        with self.sheet.content(self.document.child(kind)):
            self.sheet.lines(break_text(text, style, width * MM), (x * MM, top * MM, width * MM), style)

    def field(self, box: Box, name: str, at: tuple[float, float, float, float]) -> None:
        """The ground and the line of a field, and the field itself."""
        x, top, width, height = (length * MM for length in at)
        with self.sheet.artifact():
            self.sheet.box((x, top, width, height), TINT)
            self.sheet.rule((x, top + height), (x + width, top + height), 0.7, STRONG_LINE)
        self.document.child("Form")
        tip = f"{box.label}: {box.tip}" if box.tip else box.label
        self.widgets.append(
            Widget(
                self.sheet.index,
                (x, top, width, height),
                name,
                tip,
                rows=box.rows,
                options=box.options,
                longest=box.longest,
                number=box.number,
            )
        )

    def tick(self, tick: Tick, at: tuple[float, float]) -> None:
        """A small square to tick."""
        x, top = (length * MM for length in at)
        side = _BOX * MM
        with self.sheet.artifact():
            self.sheet.box((x, top, side, side), TINT)
            for start, end in (
                ((x, top), (x + side, top)),
                ((x, top + side), (x + side, top + side)),
                ((x, top), (x, top + side)),
                ((x + side, top), (x + side, top + side)),
            ):
                self.sheet.rule(start, end, 0.7, STRONG_LINE)
        self.document.child("Form")
        self.widgets.append(Widget(self.sheet.index, (x, top, side, side), tick.name, tick.text, tick=True))


@dataclass(frozen=True)
class _Piece:
    """Something of a known height that is not cut; ``keep`` holds it with what follows."""

    height: float
    draw: Callable[[_Pen, float], None]
    keep: bool = False
    room: float = 0.0
    """Height that has to be free below its top, where it begins something that stays together."""


def blank_bytes(blank: Blank) -> bytes:
    """The form as a PDF to fill in; the same form is always the same bytes.

    Raises:
        Refused: when a logo is no picture.
    """
    # Loaded here, not at the top: the start of the program must not pay for pikepdf.
    from app.documents.fillable.widgets import with_widgets  # noqa: PLC0415 - see above

    press = Press()
    pen = _Pen(press.document)
    pages = _paged(list(_pieces(blank)))
    for number, pieces in enumerate(pages, start=1):
        pen.sheet = press.sheet()
        for piece, top in pieces:
            piece.draw(pen, top)
        _foot(pen.sheet, blank, number, len(pages))
    title = f"{blank.title}: {blank.subtitle}"
    made = press.file(About(title=shorten(title, 250), author=blank.sender.name, date=blank.date))
    return with_widgets(made, pen.widgets, blank.identity)


def page_count(blank: Blank) -> int:
    """How many pages the form needs."""
    return len(_paged(list(_pieces(blank))))


def _paged(pieces: list[_Piece]) -> list[list[tuple[_Piece, float]]]:
    pages: list[list[tuple[_Piece, float]]] = [[]]
    top = 14.0
    for at, piece in enumerate(pieces):
        after = pieces[at + 1].height if piece.keep and at + 1 < len(pieces) else 0.0
        needed = max(piece.height + after, piece.room)
        if pages[-1] and top + needed > _BOTTOM:
            pages.append([])
            top = _TOP
        pages[-1].append((piece, top))
        top += piece.height
    return pages


def _pieces(blank: Blank) -> Iterator[_Piece]:
    yield _head(blank.sender)
    yield from _intro(blank)
    for group in blank.groups:
        yield from _held(list(_group(group)))
    yield _signatures(blank.signatures)


def _held(pieces: list[_Piece]) -> Iterator[_Piece]:
    """A group that is not too long is not cut: it begins on the next page where it does not fit any more."""
    whole = sum(piece.height for piece in pieces)
    yield replace(pieces[0], room=whole if whole <= _HELD else 0.0)
    yield from pieces[1:]


def _head(sender: Sender) -> _Piece:
    def draw(pen: _Pen, top: float) -> None:
        edge = _LEFT + _WIDTH
        for logo in sender.logos[:3]:
            image = picture(logo.data)
            scale = min(_LOGO_WIDTH / image.width, _LOGO_HEIGHT / image.height)
            width, height = image.width * scale, image.height * scale
            with pen.sheet.content(pen.document.figure(logo.alt)):
                pen.sheet.picture(image, ((edge - width) * MM, top * MM, width * MM, height * MM))
            edge -= width + 5
        room = edge - _LEFT - 4
        pen.text("P", sender.name, _OFFICE, (_LEFT, top, room))
        said = " · ".join(sender.lines) or sender.return_line
        if said:
            pen.text("P", shorten(said, 110), _HELP, (_LEFT, top + 5.6, room))

    return _Piece(21.0 if sender.logos else 15.0, draw)


def _intro(blank: Blank) -> Iterator[_Piece]:
    for kind, text, style, after in (
        ("H1", blank.title, _TITLE, 0.8),
        ("P", blank.subtitle, _SUBTITLE, 1.6),
        ("P", blank.help, _HELP, 1.5),
    ):
        if text:
            yield _text(kind, text, style, after)


def _group(group: Group) -> Iterator[_Piece]:
    def title(pen: _Pen, top: float) -> None:
        pen.text("H2", group.title, _GROUP, (_LEFT, top + 3.4, _WIDTH))
        with pen.sheet.artifact():
            y = (top + 9.2) * MM
            pen.sheet.rule((_LEFT * MM, y), ((_LEFT + _WIDTH) * MM, y), 0.6, LINE)

    yield _Piece(10.6, title, keep=True)
    if group.help:
        yield replace(_text("P", group.help, _HELP, 1.2), keep=True)
    for part in group.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[_Piece]:
    if isinstance(part, Tick):
        yield _tick(part)
    elif isinstance(part, Row):
        yield _row(part.boxes, lambda box: box.name, labelled=True)
    else:
        yield from _grid(part)


def _grid(grid: Grid) -> Iterator[_Piece]:
    def named(line: int) -> Callable[[Box], str]:
        return lambda box: f"{grid.name}.{line}.{box.name}"

    for line in range(1, grid.lines + 1):
        boxes = tuple(
            replace(box, label=box.label if line == 1 else f"{box.label}, Zeile {line}") for box in grid.boxes
        )
        yield _row(boxes, named(line), labelled=line == 1, after=1.9 if line == grid.lines else 0.8)


def _row(
    boxes: tuple[Box, ...], name_of: Callable[[Box], str], *, labelled: bool, after: float = 1.9
) -> _Piece:
    whole = sum(box.share for box in boxes)
    room = _WIDTH - _GAP * (len(boxes) - 1)
    widths = [room * box.share / whole for box in boxes]
    label = _label_height(boxes, widths) if labelled else 0.0
    high = max(_height(box) for box in boxes)

    def draw(pen: _Pen, top: float) -> None:
        x = _LEFT
        for box, width in zip(boxes, widths, strict=True):
            if labelled:
                lines = len(break_text(box.label, _LABEL, width * MM))
                # Labels stand on their fields, whatever the ones beside them need.
                lift = label - lines * _LABEL.leading / MM - 0.4
                pen.text("P", box.label, _LABEL, (x, top + lift, width))
            pen.field(box, name_of(box), (x, top + label, width, _height(box)))
            x += width + _GAP

    return _Piece(label + high + after, draw)


def _label_height(boxes: tuple[Box, ...], widths: list[float]) -> float:
    most = max(
        len(break_text(box.label, _LABEL, width * MM)) for box, width in zip(boxes, widths, strict=True)
    )
    return most * _LABEL.leading / MM + 0.4


def _height(box: Box) -> float:
    return _FIELD if box.rows == 1 else box.rows * _LINE + 1.6


def _tick(tick: Tick) -> _Piece:
    width = _WIDTH - _BOX - 3
    high = len(break_text(tick.text, _TICK, width * MM)) * _TICK.leading / MM

    def draw(pen: _Pen, top: float) -> None:
        pen.tick(tick, (_LEFT, top + 0.2))
        pen.text("P", tick.text, _TICK, (_LEFT + _BOX + 3, top, width))

    return _Piece(max(high, _BOX) + 1.7, draw)


def _signatures(labels: tuple[str, ...]) -> _Piece:
    width = (_WIDTH - 12 * (len(labels) - 1)) / max(len(labels), 1)

    def draw(pen: _Pen, top: float) -> None:
        for at, label in enumerate(labels):
            x = _LEFT + at * (width + 12)
            with pen.sheet.artifact():
                y = (top + _SIGN) * MM
                pen.sheet.rule((x * MM, y), ((x + width) * MM, y), 0.6, STRONG_LINE)
            pen.text("P", label, _LABEL, (x, top + _SIGN + 1, width))

    return _Piece(_SIGN + 6, draw)


def _text(kind: str, text: str, style: Style, after: float) -> _Piece:
    high = len(break_text(text, style, _WIDTH * MM)) * style.leading / MM
    return _Piece(high + after, lambda pen, top: pen.text(kind, text, style, (_LEFT, top, _WIDTH)))


def _foot(sheet: Sheet, blank: Blank, number: int, total: int) -> None:
    column = (_LEFT * MM, 285 * MM, _WIDTH * MM)
    said = shorten(f"{blank.subtitle} · {blank.sender.name}", 100)
    with sheet.artifact(Artifact.FOOTER):
        sheet.lines(break_text(said, RUNNING_HEAD, _WIDTH * MM)[:1], column, RUNNING_HEAD)
        page = break_text(f"Seite {number} von {total}", RUNNING_HEAD, _WIDTH * MM)
        sheet.lines(page, column, RUNNING_HEAD, Align.RIGHT)
