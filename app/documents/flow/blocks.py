"""What a page is made of, as values; drawing and tagging happen elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from app.documents.charts import Chart
from app.documents.text import Align, Text
from app.domain.errors import Refused
from app.domain.formats import number
from app.domain.guideline import Step


@dataclass(frozen=True)
class Heading:
    """A heading inside the text; level 1 stands directly under the title or subject."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``quiet`` is smaller and grey, for remarks and sources."""

    text: Text
    quiet: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list with bullets."""

    items: tuple[Text, ...]


@dataclass(frozen=True)
class Numbered:
    """A numbered list; ``label`` turns a number into what stands before the item."""

    items: tuple[Text, ...]
    start: int = 1
    label: str = "{}."


@dataclass(frozen=True)
class KeyFigure:
    """One number that matters, what it counts, and how it compares (``+3 zur Vorwoche``)."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class KeyFigures:
    """Up to five numbers side by side."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class TableColumn:
    """Heading, alignment and, when it must be fixed, width in millimetres."""

    title: str
    align: Align = Align.LEFT
    width: float | None = None


@dataclass(frozen=True)
class Table:
    """A table with real header cells; the header is repeated on every page it runs to.

    Args:
        columns: one each column.
        rows: as many cells as columns in each.
        totals: a last row in bold under a line.
        row_headers: the first cell of each row names the row.
        caption: a line above, read out as the table's caption.
        row_height: rows are at least so many millimetres high, where something is to be written by hand.

    Raises:
        ValueError: when a row has another number of cells than there are columns.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Text, ...], ...]
    totals: tuple[Text, ...] | None = None
    row_headers: bool = False
    caption: str = ""
    row_height: float = 0.0

    def __post_init__(self) -> None:
        for row in (*self.rows, *([self.totals] if self.totals else [])):
            if len(row) != len(self.columns):
                raise ValueError(f"{len(row)} cells in a table of {len(self.columns)} columns")


@dataclass(frozen=True)
class Calculation:
    """The steps of a calculation as a table; the last step is the result."""

    steps: tuple[Step, ...]
    caption: str = ""


@dataclass(frozen=True)
class Figure:
    """A chart with what it says in words for those who cannot see it."""

    chart: Chart
    caption: str = ""


@dataclass(frozen=True)
class Photo:
    """A photograph (PNG or JPEG) with what is to be seen on it in words, and a line below."""

    data: bytes
    alternative_text: str
    caption: str = ""


@dataclass(frozen=True)
class Notice:
    """A block set apart with its own heading, e.g. the Rechtsbehelfsbelehrung; kept on one page."""

    title: str
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True)
class Signature:
    """A line to sign on: what stands under it, and a place and date line beside it if wanted."""

    label: str
    dated: bool = True


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on, side by side."""

    items: tuple[Signature, ...]


@dataclass(frozen=True)
class Spacer:
    """Empty height in millimetres."""

    height: float


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class KeepTogether:
    """Blocks that stay on one page when they fit on one."""

    blocks: "tuple[Block, ...]"


Block: TypeAlias = (
    Heading
    | Paragraph
    | Bullets
    | Numbered
    | KeyFigures
    | Table
    | Calculation
    | Figure
    | Photo
    | Notice
    | Signatures
    | Spacer
    | PageBreak
    | KeepTogether
)


def from_text(text: str) -> tuple[Block, ...]:
    """Blocks from a text module: blank lines part paragraphs; ``# ``, ``- `` and ``1. `` lines.

    A line that begins with ``# `` is a heading (``## `` one deeper); a paragraph whose lines all
    begin with ``- `` is a list, with ``1. `` (any number) a numbered one.
    """
    parts = [part.strip("\n") for part in _paragraphs(text.replace("\r\n", "\n"))]
    return tuple(_block(part.split("\n")) for part in parts if part.strip())


def _paragraphs(text: str) -> list[str]:
    parts: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            parts[-1].append(line.rstrip())
        elif parts[-1]:
            parts.append([])
        if line.startswith(("# ", "## ")):
            parts.append([])
    return ["\n".join(part) for part in parts]


def _block(lines: Sequence[str]) -> Block:
    if lines[0].startswith("# "):
        return Heading(lines[0][2:].strip())
    if lines[0].startswith("## "):
        return Heading(lines[0][3:].strip(), 2)
    if all(line.startswith(("- ", "  ")) for line in lines) and lines[0].startswith("- "):
        return Bullets(tuple(item[2:] for item in _items(lines, "- ")))
    numbers = [line.split(". ", 1)[0] for line in lines]
    if all(number.isdecimal() and ". " in line for number, line in zip(numbers, lines, strict=True)):
        return Numbered(tuple(line.split(". ", 1)[1] for line in lines), start=int(numbers[0][:6]))
    return Paragraph("\n".join(lines))


def _items(lines: Sequence[str], mark: str) -> list[str]:
    items: list[str] = []
    for line in lines:
        if line.startswith(mark):
            items.append(line)
        else:
            items[-1] += " " + line.strip()
    return items


def bounded(blocks: Sequence[Block], most: int = 5_000) -> Sequence[Block]:
    """The blocks, unless there are more than a document can sensibly have.

    Raises:
        Refused: when there are more than ``most``.
    """
    if len(blocks) > most:
        raise Refused(f"Das Dokument hat mehr als {number(most)} Absätze. Bitte teilen Sie es auf.")
    return blocks
