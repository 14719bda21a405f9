"""Tables that run over pages: widths, rows, repeated header, cut rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.flow.blocks import Table, TableColumn
from app.documents.flow.boxes import Box, TextBox
from app.documents.lines import natural_width
from app.documents.press import Node, Sheet
from app.documents.styles import CELL, CELL_HEAD, CELL_TOTAL, LINE, MM, STRONG_LINE, Style
from app.documents.text import Align, Text

_PAD_X = 4.5
_PAD_Y = 3.2
_MEASURED = 300
_ROUNDING = 0.1


@dataclass
class Row:
    """Cells side by side and the line below them."""

    cells: list[TextBox]
    rule: tuple[float, tuple[float, float, float]]
    least: float = 0.0
    _height: tuple[Sequence[float], float] | None = None

    def height(self, widths: Sequence[float]) -> float:
        """As high as its highest cell."""
        if self._height is None or self._height[0] is not widths:
            cells = zip(self.cells, widths, strict=True)
            highest = max(cell.height(wide - 2 * _PAD_X) for cell, wide in cells)
            self._height = (widths, max(highest + 2 * _PAD_Y, self.least))
        return self._height[1]

    def split(self, widths: Sequence[float], room: float) -> "tuple[Row | None, Row | None]":
        """Cut all cells at the same height."""
        heads, tails = [], []
        for cell, wide in zip(self.cells, widths, strict=True):
            head, tail = cell.split(wide - 2 * _PAD_X, room - 2 * _PAD_Y)
            if head is None and tail is cell:
                return None, self
            heads.append(head if isinstance(head, TextBox) else TextBox(cell.node, "", cell.style))
            tails.append(tail if isinstance(tail, TextBox) else TextBox(None, "", cell.style))
        return Row(heads, (0.0, LINE)), Row(tails, self.rule)

    def draw(self, sheet: Sheet, at: tuple[float, float], widths: Sequence[float]) -> None:
        """Draw the cells, then the line."""
        x, top = at
        height = self.height(widths)
        left = x
        for cell, wide in zip(self.cells, widths, strict=True):
            cell.draw(sheet, left, top + _PAD_Y, wide - 2 * _PAD_X)
            left += wide
        weight, colour = self.rule
        if weight:
            with sheet.artifact():
                sheet.rule((x, top + height), (left - 2 * _PAD_X, top + height), weight, colour)


class TableBox(Box):
    """A table, or the part of one that stands on a page."""

    def __init__(self, columns: Sequence[TableColumn], header: Row, rows: list[Row], repeated: Row) -> None:
        self.before = 4.0
        self.after = 10.0
        self._columns = columns
        self._header = header
        self._repeated = repeated
        self._rows = rows
        self._natural: list[tuple[float, float]] = []
        self._widths: tuple[float, list[float]] | None = None

    def measure(self, texts: Sequence[tuple[Style, Sequence[Text]]]) -> None:
        """Remember how wide the columns would like to be; the first rows of a long table tell."""
        for at in range(len(self._columns)):
            sizes = [natural_width(cells[at], style) for style, cells in texts[:_MEASURED]]
            wide = max(size[0] for size in sizes) + 2 * _PAD_X + _ROUNDING
            least = min(max(size[1] for size in sizes), 110) + 2 * _PAD_X + _ROUNDING
            self._natural.append((wide, least))

    def widths(self, width: float) -> list[float]:
        """Widths of the columns: fixed ones first, numbers as needed, text shares the rest."""
        if self._widths is None or self._widths[0] != width:
            fixed = [column.width * MM if column.width else None for column in self._columns]
            # The first column's text begins, and the last one's ends, at the edge of the text.
            self._widths = (width, _shared(self._columns, fixed, self._natural, width + 2 * _PAD_X))
        return self._widths[1]

    def height(self, width: float) -> float:
        """Header and rows."""
        widths = self.widths(width)
        return self._header.height(widths) + sum(row.height(widths) for row in self._rows)

    def least(self, width: float) -> float:
        """The header and the first row, or the beginning of a long one."""
        widths = self.widths(width)
        first = self._rows[0].height(widths) if self._rows else 0.0
        return self._header.height(widths) + min(first, 60.0)

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        """Cut between rows; a row is cut only when it is higher than a third of a page."""
        widths = self.widths(width)
        left = room - self._header.height(widths)
        for at, row in enumerate(self._rows):
            height = row.height(widths)
            if height <= left:
                left -= height
                continue
            head, tail = row.split(widths, left) if height > 240 else (None, row)
            rows = [*self._rows[:at], *([head] if head else [])]
            if not rows:
                return None, self
            rest = [*([tail] if tail else []), *self._rows[at + 1 :]]
            return self._part(self._header, rows, after=0.0), self._part(
                self._repeated, rest, after=self.after
            )
        return self, None

    def _part(self, header: Row, rows: list[Row], after: float) -> "TableBox":
        part = TableBox(self._columns, header, rows, self._repeated)
        part._natural = self._natural
        part.after = after
        return part

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw header and rows."""
        widths = self.widths(width)
        for row in (self._header, *self._rows):
            row.draw(sheet, (x, top), widths)
            top += row.height(widths)


def table_box(table: Table, parent: Node) -> TableBox:
    """The box and the structure of a table."""
    head = parent.child("THead").child("TR")
    header = Row(
        [
            _cell(head.header_cell("Column"), column.title, CELL_HEAD, column.align)
            for column in table.columns
        ],
        (0.9, STRONG_LINE),
    )
    repeated = Row(
        [_cell(None, column.title, CELL_HEAD, column.align) for column in table.columns], (0.9, STRONG_LINE)
    )
    body = parent.child("TBody")
    rows = [_row(body, table, cells, CELL, (0.4, LINE)) for cells in table.rows]
    if table.totals is not None:
        if rows:
            rows[-1].rule = (0.9, STRONG_LINE)
        rows.append(_row(body, table, table.totals, CELL_TOTAL, (0.0, LINE), named=True))
    box = TableBox(table.columns, header, rows, repeated)
    texts: list[tuple[Style, Sequence[Text]]] = [(CELL_HEAD, [column.title for column in table.columns])]
    if table.totals is not None:
        texts.append((CELL_TOTAL, table.totals))
    box.measure([*texts, *((CELL, cells) for cells in table.rows)])
    return box


def _row(
    body: Node,
    table: Table,
    cells: Sequence[Text],
    style: Style,
    rule: tuple[float, tuple[float, float, float]],
    *,
    named: bool = False,
) -> Row:
    row = body.child("TR")
    boxes = []
    for at, (text, column) in enumerate(zip(cells, table.columns, strict=True)):
        heads = at == 0 and (table.row_headers or named)
        node = row.header_cell("Row") if heads else row.child("TD")
        boxes.append(_cell(node, text, style, column.align))
    return Row(boxes, rule, table.row_height * MM)


def _cell(node: Node | None, text: Text, style: Style, align: Align) -> TextBox:
    return TextBox(node, text, style, align=align)


def _shared(
    columns: Sequence[TableColumn],
    fixed: Sequence[float | None],
    natural: Sequence[tuple[float, float]],
    width: float,
) -> list[float]:
    wanted = [size if size is not None else natural[at][0] for at, size in enumerate(fixed)]
    spare = width - sum(wanted)
    flexible = [at for at, size in enumerate(fixed) if size is None]
    texts = [at for at in flexible if columns[at].align is Align.LEFT] or flexible
    if not flexible:
        return [size * width / sum(wanted) for size in wanted]
    if spare >= 0:
        whole = sum(wanted[at] for at in texts)
        return [size + (spare * size / whole if at in texts else 0) for at, size in enumerate(wanted)]
    return _squeezed(wanted, natural, texts, width)


def _squeezed(
    wanted: list[float], natural: Sequence[tuple[float, float]], texts: list[int], width: float
) -> list[float]:
    """Text columns give way, the widest most, none below its longest word while that can be."""
    least = {at: natural[at][1] for at in texts}
    room = width - sum(size for at, size in enumerate(wanted) if at not in texts)
    floor = sum(least.values())
    if floor >= room:
        scale = width / (sum(wanted) - sum(wanted[at] for at in texts) + floor)
        return [(least[at] if at in texts else size) * scale for at, size in enumerate(wanted)]
    over = sum(wanted[at] - least[at] for at in texts) or 1.0
    share = (room - floor) / over
    return [least[at] + (size - least[at]) * share if at in texts else size for at, size in enumerate(wanted)]
