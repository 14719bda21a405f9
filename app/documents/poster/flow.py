"""Running text that flows into columns, as large as there is room, and says what is too much."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.metrics import Stack
from app.documents.poster import typeset
from app.documents.poster.board import RUNNING, Board, Type
from app.documents.poster.items import Box
from app.documents.shaping import is_rtl, units
from app.documents.styles import Colour

_LARGEST = 1.22
_STEPS = 7


@dataclass(frozen=True)
class Part:
    """A paragraph, or a line of the programme.

    Args:
        name: field of the content. relative: size, as a share of running text.
        before: space above, as a share of the size of running text.
        label: stands left of it in a column of its own. language: for hyphenation.
        together: is not torn between columns.
        hyphens: whether any word may be parted, as in a text that is read through.
    """

    name: str
    text: str
    stack: Stack
    colour: Colour
    relative: float = 1.0
    before: float = 0.6
    role: str = "P"
    order: float = 50
    leading: float = 1.3
    label: str = ""
    label_stack: Stack = ()
    label_colour: Colour = (0.0, 0.0, 0.0)
    language: str = "de"
    together: bool = False
    align: float = 0.0
    rule: Colour | None = None
    hyphens: bool = False


@dataclass(frozen=True)
class _Atom:
    """Lines that stay together."""

    part: Part
    lines: tuple[str, ...]
    size: float
    before: float
    height: float
    label: str
    indent: float
    keep: bool


def flow(
    board: Board,
    parts: Sequence[Part],
    columns: Sequence[Box],
    *,
    balance: bool = False,
    largest: float = _LARGEST,
) -> float:
    """Set the parts into the columns at the largest size that fits; the lowest point reached.

    What does not fit even at the smallest size is not drawn, and is a problem of its field.
    """
    parts = [part for part in parts if part.text or part.label]
    if not parts or not columns:
        return columns[0].y if columns else 0.0
    scale = _scale(board, parts, columns, largest)
    atoms = _atoms(board, parts, columns[0].width, scale)
    if balance and len(columns) > 1:
        columns = _balanced(atoms, columns)
    placed, left = _placed(atoms, columns)
    if left:
        _complain(board, left, parts)
    return _drawn(board, placed, columns)


def height_of(board: Board, parts: Sequence[Part], width: float, scale: float = 1.0) -> float:
    """How high the parts are in a column of that width."""
    wanted = [part for part in parts if part.text or part.label]
    return sum(
        atom.before * bool(at) + atom.height for at, atom in enumerate(_atoms(board, wanted, width, scale))
    )


def _scale(board: Board, parts: Sequence[Part], columns: Sequence[Box], largest: float) -> float:
    def fits(scale: float) -> bool:
        return not _placed(_atoms(board, parts, columns[0].width, scale), columns)[1]

    low, high = board.least, largest
    if fits(high):
        return high
    if not fits(low):
        return low
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def _atoms(board: Board, parts: Sequence[Part], width: float, scale: float) -> list[_Atom]:
    found: list[_Atom] = []
    labels = _label_width(board, parts, scale, width)
    for part in parts:
        size = board.body * part.relative * scale
        indent = labels if part.label else 0.0
        lines = typeset.running(
            part.text,
            part.stack,
            size,
            width - indent,
            part.language,
            hyphens=part.hyphens,
            even=part.align == 0.5,
        )
        before = part.before * board.body * scale
        found.extend(_split(part, lines, size, before, indent))
    return found


def _label_width(board: Board, parts: Sequence[Part], scale: float, width: float) -> float:
    widths = [
        units(part.label, part.label_stack) * board.body * part.relative * scale / 1000
        for part in parts
        if part.label
    ]
    return min(max(widths, default=0.0) + board.body * scale * 0.9, width * 0.45)


def _split(part: Part, lines: list[str], size: float, before: float, indent: float) -> list[_Atom]:
    """Two lines at each end of a paragraph stay together."""
    groups: list[list[str]] = [lines] if part.together or len(lines) <= 3 else []
    if not groups:
        groups = [lines[:2], *[[line] for line in lines[2:-2]], lines[-2:]]
    return [
        _Atom(
            part,
            tuple(group),
            size,
            0.0 if at else before,
            size * part.leading * len(group),
            "" if at else part.label,
            indent,
            part.role.startswith("H"),
        )
        for at, group in enumerate(groups)
    ]


_Placed = list[tuple[_Atom, int, float]]


def _placed(atoms: Sequence[_Atom], columns: Sequence[Box]) -> tuple[_Placed, list[_Atom]]:
    """Each atom with its column and its top; and what found no place."""
    placed: _Placed = []
    column, top = 0, columns[0].y
    for at, atom in enumerate(atoms):
        before = atom.before if top > columns[column].y else 0.0
        need = atom.height + (atoms[at + 1].height if atom.keep and at + 1 < len(atoms) else 0.0)
        while top + before + need > columns[column].bottom + 0.05:
            column, before = column + 1, 0.0
            if column == len(columns):
                return placed, list(atoms[at:])
            top = columns[column].y
        placed.append((atom, column, top + before))
        top += before + atom.height
    return placed, []


def _balanced(atoms: Sequence[_Atom], columns: Sequence[Box]) -> Sequence[Box]:
    """The columns as low as they may be, so that all are about as full."""
    low, high = 0.0, columns[0].height
    for _ in range(10):
        middle = (low + high) / 2
        tried = [Box(box.x, box.y, box.width, min(middle, box.height)) for box in columns]
        low, high = (low, middle) if not _placed(atoms, tried)[1] else (middle, high)
    return [Box(box.x, box.y, box.width, min(high, box.height)) for box in columns]


def _complain(board: Board, left: Sequence[_Atom], parts: Sequence[Part]) -> None:
    """Which text is too long, and by how much: the running text before what is counted in lines."""
    surplus = sum(len(" ".join(atom.lines)) for atom in left)
    running = [part for part in parts if part.name in RUNNING]
    longest = max(running or parts, key=lambda part: len(part.text))
    names = [atom.part.name for atom in left]
    name = longest.name if len(longest.text) > surplus else names[0]
    # Lines that are cut off are seldom full; better a few words less than a second round.
    surplus = round(surplus * 1.05) + 24
    whole = sum(len(part.text) for part in parts if part.name == name)
    board.too_long(name, " " * max(whole, surplus), max(whole, surplus) - surplus)


def _drawn(board: Board, placed: _Placed, columns: Sequence[Box]) -> float:
    lowest = columns[0].y
    by_part: dict[tuple[int, int], list[tuple[_Atom, float]]] = {}
    for atom, column, top in placed:
        by_part.setdefault((id(atom.part), column), []).append((atom, top))
    for (_, column), group in by_part.items():
        box = columns[column]
        first, top = group[0]
        part = first.part
        lines = tuple(line for atom, _ in group for line in atom.lines)
        rtl = is_rtl(part.text)
        look = Type(part.stack, first.size, part.colour, part.leading, 1.0 if rtl else part.align)
        x, width = box.x + (0.0 if rtl else first.indent), box.width - first.indent
        if first.label:
            side = Type(part.label_stack or part.stack, first.size, part.label_colour, part.leading)
            board.say(part.name, part.role, (first.label,), (box.x, top, first.indent), side, part.order)
        language = "" if part.language == "de" else part.language
        covered = board.say(part.name, part.role, lines, (x, top, width), look, part.order, language)
        if part.rule is not None:
            board.fill(Box(box.x, top - first.before / 2 - 0.25, box.width, 0.5), part.rule)
        lowest = max(lowest, covered.bottom)
    return lowest
