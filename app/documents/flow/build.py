"""Blocks into boxes, with the structure element each of them fills."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from app.documents.flow import blocks
from app.documents.flow.blocks import Block
from app.documents.flow.boxes import Box, Space, TextBox, ValueBox
from app.documents.flow.figures import ChartBox, PhotoBox
from app.documents.flow.groups import Columns, SigningLine, Stack
from app.documents.flow.table import table_box
from app.documents.press import Node
from app.documents.styles import (
    ACCENT,
    BODY,
    CAPTION,
    FIGURE_LABEL,
    FIGURE_NOTE,
    FIGURE_VALUE,
    LIST_ITEM,
    MM,
    NOTICE,
    NOTICE_TITLE,
    REPORT_HEADINGS,
    SMALL,
    STRONG_LINE,
    TINT,
    Style,
)
from app.documents.text import Align, Text, plain
from app.domain import formats

_BULLET = "•"
_LIST_INDENT = 14.0


class Builder:
    """Turns blocks into boxes under one node; remembers the level of the last heading.

    Args:
        node: the structure element the blocks belong to.
        level: of the heading that stands above them (1 for a title).
        headings: how headings of each level look.
    """

    def __init__(self, node: Node, level: int = 1, headings: Sequence[Style] = REPORT_HEADINGS) -> None:
        self.node = node
        self._top = level
        self._headings = headings
        self._level = level
        self._makers: dict[type, Callable[[Any, Node], list[Box]]] = {
            blocks.Heading: self._heading,
            blocks.Paragraph: self._paragraph,
            blocks.Bullets: self._bullets,
            blocks.Numbered: self._numbered,
            blocks.KeyFigures: self._key_figures,
            blocks.Table: self._table,
            blocks.Calculation: self._calculation,
            blocks.Figure: self._figure,
            blocks.Photo: self._photo,
            blocks.Notice: self._notice,
            blocks.Signatures: self._signatures,
            blocks.Spacer: lambda block, _: [Space(block.height * MM)],
            blocks.PageBreak: lambda _block, _: [Space(0, breaks=True)],
            blocks.KeepTogether: self._together,
        }

    def boxes(self, content: Iterable[Block], node: Node | None = None) -> list[Box]:
        """The boxes of the blocks, in order."""
        home = node or self.node
        return [box for block in content for box in self._makers[type(block)](block, home)]

    def _heading(self, block: blocks.Heading, node: Node) -> list[Box]:
        level = max(1, min(block.level, len(self._headings)))
        self._level = min(self._top + level, self._level + 1)
        tag = node.child(f"H{min(self._level, 6)}")
        return [TextBox(tag, block.text, self._headings[level - 1], keep=True)]

    def _paragraph(self, block: blocks.Paragraph, node: Node) -> list[Box]:
        announces = plain(block.text).endswith(":")
        return [TextBox(node.child("P"), block.text, SMALL if block.quiet else BODY, keep=announces)]

    def _bullets(self, block: blocks.Bullets, node: Node) -> list[Box]:
        return self._items(node, [(_BULLET, text) for text in block.items], "Disc")

    def _numbered(self, block: blocks.Numbered, node: Node) -> list[Box]:
        labelled = [
            (block.label.format(number), text) for number, text in enumerate(block.items, start=block.start)
        ]
        return self._items(node, labelled, "Decimal")

    def _items(self, node: Node, items: list[tuple[str, Text]], numbering: str) -> list[Box]:
        listed = node.list(numbering)
        indent = max(_LIST_INDENT, *(5.2 * len(label) + 5 for label, _ in items)) if items else 0.0
        made: list[Box] = []
        for label, text in items:
            item = listed.child("LI")
            hanging = (item.child("Lbl"), label)
            made.append(TextBox(item.child("LBody"), text, LIST_ITEM, indent=indent, label=hanging))
        if made:
            made[-1].after = BODY.after
        return made

    def _key_figures(self, block: blocks.KeyFigures, node: Node) -> list[Box]:
        columns = []
        for figure in block.items[:5]:
            part = node.child("Div")
            lines: list[Box] = [
                ValueBox(part.child("P"), figure.value, FIGURE_VALUE),
                TextBox(part.child("P"), figure.label, FIGURE_LABEL),
            ]
            if figure.note:
                lines.append(TextBox(part.child("P"), figure.note, FIGURE_NOTE))
            columns.append(Stack(lines))
        return [Columns(columns, gap=12, before=4, after=14)]

    def _table(self, block: blocks.Table, node: Node) -> list[Box]:
        table = node.child("Table")
        made: list[Box] = []
        if block.caption:
            made.append(TextBox(table.child("Caption"), block.caption, CAPTION, keep=True))
        made.append(table_box(block, table))
        return made

    def _calculation(self, block: blocks.Calculation, node: Node) -> list[Box]:
        rows = [(step.sentence, step.clause, formats.money(step.amount)) for step in block.steps]
        clauses = any(step.clause for step in block.steps)
        columns = [blocks.TableColumn("Rechenschritt"), blocks.TableColumn("Betrag", Align.RIGHT)]
        if clauses:
            columns.insert(1, blocks.TableColumn("Grundlage"))
        cut = [row if clauses else (row[0], row[2]) for row in rows]
        table = blocks.Table(
            columns=tuple(columns),
            rows=tuple(cut[:-1]),
            totals=cut[-1] if cut else None,
            caption=block.caption,
        )
        return self._table(table, node)

    def _figure(self, block: blocks.Figure, node: Node) -> list[Box]:
        made: list[Box] = []
        if block.caption:
            made.append(TextBox(node.child("P"), block.caption, CAPTION, keep=True))
        made.append(ChartBox(node.figure(block.chart.alt), block.chart, after=14))
        return made

    def _photo(self, block: blocks.Photo, node: Node) -> list[Box]:
        made: list[Box] = [PhotoBox(node.figure(block.alternative_text), block.data)]
        if block.caption:
            made.append(TextBox(node.child("P"), block.caption, SMALL))
        return [Stack(made)]

    def _notice(self, block: blocks.Notice, node: Node) -> list[Box]:
        part = node.child("Sect")
        self._level = min(self._top + 1, self._level + 1)
        made: list[Box] = [TextBox(part.child(f"H{self._level}"), block.title, NOTICE_TITLE, keep=True)]
        made.extend(
            TextBox(part.child("P"), paragraph, NOTICE)
            for text in block.paragraphs
            for paragraph in (text.split("\n\n") if isinstance(text, str) else [text])
        )
        return [Stack(made, panel=(TINT, ACCENT), inset=12)]

    def _signatures(self, block: blocks.Signatures, node: Node) -> list[Box]:
        columns: list[Box] = []
        for signature in block.items:
            label = f"Ort, Datum · {signature.label}" if signature.dated else signature.label
            line = SigningLine(38, STRONG_LINE)
            columns.append(Stack([line, TextBox(node.child("P"), label, SMALL)]))
        return [Columns(columns, gap=24, before=8, after=8)]

    def _together(self, block: blocks.KeepTogether, node: Node) -> list[Box]:
        return [Stack(self.boxes(block.blocks, node))]
