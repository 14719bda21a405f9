"""Text into lines: greedy, in time proportional to the text whatever was typed.

Written here because platypus parses its text as markup, and takes minutes over a pasted megabyte.
A word too long for a line is cut; a line may also break after a hyphen or slash between letters and
at a soft hyphen.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from app.documents.line import Line, Piece, is_lent, is_rtl, line_of
from app.documents.metrics import SOFT_HYPHEN, ZERO_WIDTH_SPACE, Face, face, printable, stretches
from app.documents.styles import Style
from app.documents.text import Run, Text
from app.domain.errors import Refused

_CHUNK = 120
LONGEST = 200_000
MOST_LINES = 25_000
_ENOUGH = 4
"""Words a line must have before it gives one to the last line."""
_SHORT = 0.1
"""Share of the width below which a word alone on the last line is too little."""
_BREAKABLE = re.compile(f"[-–/@{SOFT_HYPHEN}{ZERO_WIDTH_SPACE}]|\\bwww\\.")
_OPPORTUNITY = re.compile(
    r"(?<=[^\W\d_][-–/])(?=[^\W\d_]{2})" + f"|(?<={SOFT_HYPHEN})|(?<={ZERO_WIDTH_SPACE})"
)
_ADDRESS = re.compile(r"@|://|^www\.")
_ADDRESS_PART = re.compile(r"(?<=[@/?&=])(?=\w)|(?=\.\w)")
_TOO_LONG = "Ein Text ist zu lang für ein Dokument (mehr als 200.000 Zeichen). Bitte kürzen Sie ihn."
_LETTERS = re.compile(r"\W*[^\W\d_]+\W*")
_FIGURE = re.compile(r"\d\.? ")
_MONTH = (
    "(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Quartal|Etage)"
)
_MEASURE = r"(?:[€%]|(?:m|km|m²|h|kWh|Cent|Euro|Uhr|Tage?n?|Wochen?|Monate?n?|Jahre?n?|Stunden?|Minuten?)\b)"
_BOUND = re.compile(
    r" (?<=[.§z\d] )(?:(?<=\be\. )(?=V\.)|(?<=\bz\. )(?=B\.)|(?<=\bd\. )(?=h\.)|(?<=\bu\. )(?=a\.)"
    r"|(?<=\bi\. )(?=[AV]\.)"
    r"|(?<=\bDr\. )(?=\w)|(?<=§ )(?=\d)|(?<=\bNr\. )(?=\d)|(?<=\bAbs\. )(?=\d)"
    rf"|(?<=\bArt\. )(?=\d)|(?<=\bSatz )(?=\d)|(?<=\d )(?={_MEASURE})|(?<=\d\. )(?={_MONTH}\b))"
)


class _Word(NamedTuple):
    """What is not broken unless it must be; ``glued`` to the word before when no blank parts them."""

    pieces: tuple[Piece, ...]
    glued: bool = False

    def units(self) -> int:
        if len(self.pieces) == 1:
            style, text = self.pieces[0]
            return style.units(text)
        return sum([style.units(text) for style, text in self.pieces])


def break_text(text: Text, style: Style, width: float) -> list[Line]:
    """The lines of a text in a width in points; always at least one.

    Raises:
        Refused: when the text is longer than any document.
    """
    limit = max(int(width * 1000 / style.size), 1)
    runs = _runs(text, style)
    filler = _Filler(limit, style.size, foreign=is_lent(runs))
    for words in _tokens(runs):
        filler.paragraph(words)
    return filler.lines


def natural_width(text: Text, style: Style) -> tuple[float, float]:
    """Width in points of the longest line unbroken, and of the longest word."""
    longest_line = longest_word = 0
    for words in _tokens(_runs(text, style)):
        line = 0
        for at, word in enumerate(words):
            units = word.units()
            line += units + (word.pieces[0][0].widths[" "] if at and not word.glued else 0)
            longest_word = max(longest_word, units)
        longest_line = max(longest_line, line)
    return longest_line * style.size / 1000, longest_word * style.size / 1000


class _Filler:
    """Fills lines word by word."""

    def __init__(self, limit: int, size: float, *, foreign: bool) -> None:
        self.lines: list[Line] = []
        self._limit = limit
        self._size = size
        self._words: list[_Word] = []
        self._above: list[_Word] = []
        self._used = 0
        self._foreign = foreign
        self._rtl = False

    def paragraph(self, words: list[_Word]) -> None:
        if self._foreign:
            self._rtl = is_rtl(" ".join(text for word in words for _, text in word.pieces))
        for word in words:
            self._place(word)
        self._end(last=True)

    def _place(self, word: _Word) -> None:
        units = word.units()
        blank = word.pieces[0][0].widths[" "] if self._words and not word.glued else 0
        used = self._used + blank + units
        if used > self._limit or (SOFT_HYPHEN in word.pieces[-1][1] and used + _hyphen(word) > self._limit):
            if self._words:
                self._end(last=False)
            blank = 0
            while units > self._limit:
                head, word = self._parted(word) or self._cut(word)
                self._words.append(head)
                self._used = head.units()
                self._end(last=False)
                units = word.units()
        self._words.append(word)
        self._used += blank + units

    def _line(self, words: list[_Word], *, last: bool) -> Line:
        pieces = tuple(_joined(words))
        if self._foreign:
            return line_of(pieces, self._size, last=last, rtl=self._rtl)
        return Line(pieces, sum([style.units(text) for style, text in pieces]) * self._size / 1000, last)

    def _give_company(self) -> None:
        """A last line of one short word takes the word above it along."""
        word, above = self._words[0], self._above[-1]
        if word.glued or above.glued or word.units() > self._limit * _SHORT:
            return
        if word.units() + above.units() + above.pieces[-1][0].widths[" "] <= self._limit:
            self.lines[-1] = self._line(self._above[:-1], last=False)
            self._words = [above, word]

    def _parted(self, word: _Word) -> tuple[_Word, _Word] | None:
        """A word of letters where German parts it; None where it does not, or nothing would fit."""
        # Loaded with the first such word: the start of the program must not pay for the dictionary.
        from app.documents.parting import parts_of  # noqa: PLC0415 - see above

        style, text = word.pieces[0]
        if len(word.pieces) > 1 or not _LETTERS.fullmatch(text):
            return None
        room, head = self._limit - style.widths["-"], ""
        for part in parts_of(text, "de")[:-1]:
            if style.units(head + part) > room:
                break
            head += part
        if not head:
            return None
        rest = _Word(((style, text[len(head) :]),), glued=True)
        return _Word(((style, head + SOFT_HYPHEN),), word.glued), rest

    def _cut(self, word: _Word) -> tuple[_Word, _Word]:
        """The part of a word that fills a line, at least one character, and the rest."""
        used = 0
        for at, (style, text) in enumerate(word.pieces):
            ends = list(accumulate(style.widths[mark] for mark in text))
            fitting = sum(1 for end in ends if used + end <= self._limit)
            if fitting < len(text):
                fitting = max(fitting, 0 if at else 1)
                head = (*word.pieces[:at], (style, text[:fitting]))
                tail = ((style, text[fitting:]), *word.pieces[at + 1 :])
                return _Word(head, word.glued), _Word(tail, glued=True)
            used += ends[-1] if ends else 0
        return word, _Word(((word.pieces[0][0], ""),), glued=True)

    def _end(self, *, last: bool) -> None:
        if last and len(self._words) == 1 and len(self._above) >= _ENOUGH:
            self._give_company()
        self.lines.append(self._line(self._words, last=last))
        self._above = [] if last else self._words
        self._words = []
        self._used = 0
        if len(self.lines) > MOST_LINES:
            raise Refused(_TOO_LONG)


def _hyphen(word: _Word) -> int:
    style, text = word.pieces[-1]
    return style.widths["-"] if text.endswith(SOFT_HYPHEN) else 0


def _joined(words: list[_Word]) -> Iterator[Piece]:
    """The stretches of a line, neighbours of one face as one; a last soft hyphen becomes a hyphen."""
    current: Face | None = None
    parts: list[str] = []
    for at, word in enumerate(words):
        if at and not word.glued:
            parts.append(" ")
        for style, text in word.pieces:
            if style is not current:
                if current is not None and parts:
                    yield current, _visible("".join(parts))
                    parts = []
                current = style
            parts.append(text)
    if current is not None:
        text = "".join(parts)
        yield current, _visible(text[:-1] + "-" if text.endswith(SOFT_HYPHEN) else text)


def _visible(text: str) -> str:
    if text.isascii():
        return text
    return text.replace(SOFT_HYPHEN, "").replace(ZERO_WIDTH_SPACE, "")


def bound(typed: str) -> str:
    """What German typesetting keeps on one line: ``e. V.``, ``§ 49``, ``50 %``, ``5 Jahre``, ``7. April``."""
    return _BOUND.sub("\u00a0", typed) if "." in typed or "§" in typed or _FIGURE.search(typed) else typed


def _runs(text: Text, style: Style) -> list[Piece]:
    if isinstance(text, str):
        text = (Run(text),)
    if sum(len(run.text) for run in text) > LONGEST:
        raise Refused(_TOO_LONG)
    found: list[Piece] = []
    for run in text:
        cut = face(bold=run.bold or style.bold, italic=run.italic or style.italic)
        found += stretches(bound(printable(run.text)), cut)
    return found or [(face(bold=style.bold, italic=style.italic), "")]


def _tokens(runs: Iterable[Piece]) -> Iterator[list[_Word]]:
    """Lines as typed, each as words; a word can reach over several runs."""
    words: list[_Word] = []
    for style, text in runs:
        for at, typed_line in enumerate(text.split("\n")):
            if at:
                yield words
                words = []
            fresh = _words(style, typed_line)
            if words:
                words[-1] = _Word((*words[-1].pieces, *fresh[0].pieces), words[-1].glued)
                words.extend(fresh[1:])
            else:
                words = fresh
    yield words


def _words(style: Face, typed_line: str) -> list[_Word]:
    words: list[_Word] = []
    whole = not _BREAKABLE.search(typed_line)
    for typed in typed_line.split(" "):
        if len(typed) <= _CHUNK and (whole or not _BREAKABLE.search(typed)):
            words.append(_Word(((style, typed),)))
            continue
        parts = _parts(typed)
        chunks = [part[at : at + _CHUNK] for part in parts for at in range(0, len(part) or 1, _CHUNK)]
        words.extend([_Word(((style, chunk),), glued=bool(at)) for at, chunk in enumerate(chunks)])
    return words


def _parts(typed: str) -> list[str]:
    """Where a word may break: after hyphens and slashes; mail and web addresses also before dots."""
    if _ADDRESS.search(typed):
        return _ADDRESS_PART.split(typed)
    return _OPPORTUNITY.split(typed) if _BREAKABLE.search(typed) else [typed]
