"""Where a design puts things: a page, its texts, and what did not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.documents.metrics import Stack
from app.documents.poster import palette, titling
from app.documents.poster.data import Content, Piece, Problem
from app.documents.poster.faces import Typeface, typeface
from app.documents.poster.formats import Format, format_of
from app.documents.poster.items import Box, Code, Fill, Page, Photo, Shape, Words
from app.documents.shaping import is_rtl, units
from app.documents.styles import MM, Colour, colour

_ARABIC = 1.35
"""How much more room lines of Arabic letters need."""
FIELDS = {
    "title": "Der Titel",
    "kicker": "Die Dachzeile",
    "subtitle": "Die Unterzeile",
    "when": "Die Zeitangabe",
    "place": "Der Ort",
    "price": "Der Eintritt",
    "lead": "Der Text",
    "programme": "Das Programm",
    "organiser": "Die Angabe der Veranstalter",
    "partners": "Die Angabe der Partner",
    "contact": "Die Angabe des Kontakts",
    "translations": "Der Text in anderen Sprachen",
    "recipient": "Der Name",
    "signatories": "Die Unterschriftszeile",
    "qr_caption": "Die Zeile am QR-Code",
    "funding": "Der Förderhinweis",
    "picture_credit": "Der Bildnachweis",
}
"""What a text is called in a sentence."""
RUNNING = frozenset({"lead", "programme", "translations"})
"""Fields of what is read close by."""
_A_LINE = 60
_DENSE = 0.6
"""Squeeze below which all is set closer."""
_DENSE_MARGIN = 0.86


@dataclass(frozen=True)
class Type:
    """How a text is set.

    Args:
        stack: fonts. size: in points. leading: as a share of the size.
        align: 0 left, 0.5 centred, 1 right.
    """

    stack: Stack
    size: float
    colour: Colour
    leading: float = 1.24
    align: float = 0.0


@dataclass
class Board:
    """A composition in the making.

    Args:
        usual: key of the typeface the design has unless another was chosen.
        squeeze: size of title and picture, as a share of what they have where there is room.
    """

    piece: Piece
    usual: str
    squeeze: float = 1.0
    pages: list[Page] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.format: Format = format_of(self.piece.format)
        self.width, self.height = self.format.size
        self.margin = self.format.margin * MM
        if self.dense:
            self.margin *= _DENSE_MARGIN
        self.face: Typeface = typeface(self.piece.look.face, self.usual)
        self.accent: Colour = colour(self.piece.look.accent)
        self.on_accent: Colour = palette.ink_on(self.accent)
        self.accent_text: Colour = palette.readable(self.accent)
        self.body = self.format.body
        self.turn()

    @property
    def content(self) -> Content:
        """What is said."""
        return self.piece.content

    @property
    def page(self) -> Page:
        """The side being composed."""
        return self.pages[-1]

    @property
    def spare(self) -> bool:
        """Whether running text waits for the other side."""
        return self.piece.back and len(self.pages) == 1 and not self.format.panels

    @property
    def dense(self) -> bool:
        """Whether lines, facts and foot are set closer than usual."""
        return self.squeeze < _DENSE

    @property
    def least(self) -> float:
        """The smallest scale of running text."""
        return self.format.least / self.format.body

    @property
    def excess(self) -> int:
        """Characters that are too many; of what is seen from afar each weighs as much as a line."""
        return sum(problem.excess * (1 if problem.field in RUNNING else _A_LINE) for problem in self.problems)

    def trial(self) -> "Board":
        """Another board for the same piece, to learn how large something will be."""
        return Board(self.piece, self.usual, self.squeeze)

    def turn(self) -> None:
        """Go on with another side."""
        self.pages.append(Page(self.width, self.height, [], []))

    def fill(self, box: Box, of: Colour) -> None:
        """A coloured rectangle in the ground."""
        self.page.ground.append(Fill(box, of))

    def shapes(self, *shapes: Shape) -> None:
        """Outlines in the ground."""
        self.page.ground.extend(shapes)

    def picture(self, box: Box) -> None:
        """The picture of the piece, filling the box, with its credit in the corner."""
        data = self.content.picture
        if data is not None:
            self.page.ground.append(
                Photo(data, box, self.content.picture_alt, kept=self.content.picture_kept)
            )

    def say(
        self,
        name: str,
        role: str,
        lines: Sequence[str],
        at: tuple[float, float, float],
        look: Type,
        order: float,
        language: str = "",
    ) -> Box:
        """Lines of text in a column ``at`` (x, top, width); what they cover."""
        leading = look.size * look.leading
        x, top, width = at
        box = Box(x, top, width, leading * len(lines))
        if any(lines):
            rise = (leading - look.size) / 2 + look.size * 0.78
            words = Words(
                name,
                role,
                tuple(lines),
                box,
                top + rise,
                leading,
                look.stack,
                look.size,
                look.colour,
                look.align,
                order,
                language,
            )
            self.page.said.append(words)
        return box

    def capitals(
        self,
        name: str,
        role: str,
        lines: Sequence[str],
        at: tuple[float, float, float],
        look: Type,
        order: int,
    ) -> Box:
        """Large lines measured by their capitals: the first stands exactly at the top."""
        leading = look.size * look.leading
        x, top, width = at
        rise = look.size * self.face.rise
        below = look.size * 0.2
        box = Box(x, top, width, rise + leading * (len(lines) - 1) + below)
        words = Words(
            name,
            role,
            tuple(lines),
            box,
            top + rise,
            leading,
            look.stack,
            look.size,
            look.colour,
            look.align,
            order,
        )
        self.page.said.append(words)
        return box

    def headline(
        self,
        name: str,
        role: str,
        text: str,
        room: Box,
        look: Type,
        order: int,
        *,
        largest: float,
        smallest: float,
        most: int = 5,
        low: bool = False,
    ) -> Box:
        """A text as large as its room lets it be; ``low`` lets it stand at the lower edge."""
        rtl = is_rtl(text)
        # Arabic reaches higher and lower than capitals do.
        leading, below = (max(look.leading, 1.0) * _ARABIC, 0.55) if rtl else (look.leading, 0.2)
        align = 1.0 if rtl and look.align == 0 else look.align
        # The room is for capitals and what hangs below; the leading counts from line to line.
        rise = self.face.rise + below
        fitted = titling.title(
            text,
            look.stack,
            (room.width, room.height / rise),
            leading=leading / rise,
            largest=max(largest * self.squeeze, smallest),
            smallest=smallest,
            most=most,
        )
        size = fitted.size
        if not fitted.fits:
            self.too_long(name, text, self._fitting(text, fitted, room, look))
        set_in = Type(look.stack, size, look.colour, leading, align)
        high = size * (rise + leading * (len(fitted.lines) - 1))
        top = room.bottom - high if low else room.y
        self.capitals(name, role, fitted.lines, (room.x, top, room.width), set_in, order)
        return Box(room.x, top, room.width, high)

    def _fitting(self, text: str, fitted: titling.Fitted, room: Box, look: Type) -> int:
        """About how many characters of a headline there is room for."""
        wide = units(text, look.stack) * fitted.size / 1000
        lines = max(int((room.height / fitted.size - self.face.rise - 0.2) / look.leading) + 1, 1)
        longest = max((units(line, look.stack) for line in fitted.lines), default=1) * fitted.size / 1000
        share = min(lines * room.width * 0.92 / max(wide, 1), room.width / max(longest, 1))
        return int(len(text) * min(share, 1))

    def line(
        self,
        name: str,
        text: str,
        at: tuple[float, float, float],
        look: Type,
        order: int,
        *,
        least: float = 0.8,
    ) -> Box:
        """One line that gets a little smaller where it must."""
        wide = units(text, look.stack) * look.size / 1000
        size = look.size
        if wide > at[2]:
            size = max(look.size * at[2] / wide, look.size * least)
            if wide * size / look.size > at[2] + 0.1:
                self.too_long(name, text, int(len(text) * at[2] / (wide * size / look.size)))
        align = 1.0 if look.align == 0 and is_rtl(text) else look.align
        return self.say(
            name, "P", (text,), at, Type(look.stack, size, look.colour, look.leading, align), order
        )

    def code(self, box: Box) -> None:
        """The QR code."""
        if self.content.qr:
            alt = f"QR-Code: {self.content.qr_caption or self.content.qr.splitlines()[0]}"
            self.page.said.append(Code(self.content.qr, box, alt))

    def too_long(self, name: str, text: str, fitting: int) -> None:
        """Remember that a text is longer than its room."""
        excess = max(len(text) - fitting, 1)
        sentence = (
            f"{FIELDS.get(name, 'Ein Text')} ist für „{self.format.title}“ etwa {excess} Zeichen zu lang. "
            f"Bitte kürzen Sie ihn{'' if self.piece.back else ', nutzen Sie die Rückseite'} "
            "oder wählen Sie ein größeres Format."
        )
        if all(problem.field != name for problem in self.problems):
            self.problems.append(Problem(name, sentence, excess))

    def problem(self, name: str, sentence: str) -> None:
        """Remember something that keeps the piece from being printed."""
        self.problems.append(Problem(name, sentence))
