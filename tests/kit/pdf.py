"""Reads a PDF back: what stands where, in millimetres from the top left, and what it is tagged as."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

MM = 72 / 25.4


@dataclass(frozen=True)
class Mark:
    """The marked content something is drawn in: its tag and, unless it is an artifact, its number."""

    tag: str
    mcid: int | None


@dataclass(frozen=True)
class Drawn:
    """One thing drawn: its operator, its text, where it begins, inside which marks."""

    operator: str
    page: int
    x: float
    y: float
    text: str = ""
    size: float = 0.0
    font: str = ""
    codes: bytes = b""
    to_x: float = 0.0
    to_y: float = 0.0
    marks: tuple[Mark, ...] = ()

    @property
    def artifact(self) -> bool:
        return any(mark.tag == "Artifact" for mark in self.marks)


@dataclass
class _State:
    page: int
    height: float
    fonts: dict[str, dict[int, str]]
    marks: list[Mark] = field(default_factory=list)
    font: str = ""
    size: float = 0.0
    leading: float = 0.0
    at: tuple[float, float] = (0.0, 0.0)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def drawn(data: bytes) -> list[Drawn]:
    """Everything drawn, page by page, in drawing order."""
    with opened(data) as pdf:
        return [thing for number, page in enumerate(pdf.pages) for thing in _page(number, page)]


def lines(data: bytes, page: int | None = None) -> list[tuple[float, float, str]]:
    """Lines of text as (x, baseline y, text) in drawing order."""
    found: list[tuple[float, float, str]] = []
    for thing in drawn(data):
        if thing.operator != "Tj" or (page is not None and thing.page != page):
            continue
        x, y = round(thing.x, 2), round(thing.y, 2)
        if found and found[-1][:2] == (x, y):
            found[-1] = (x, y, found[-1][2] + thing.text)
        else:
            found.append((x, y, thing.text))
    return [(x, y, text.rstrip()) for x, y, text in found]


def text(data: bytes) -> str:
    """All text in drawing order, one line each."""
    return "\n".join(line for _, _, line in lines(data))


def baseline(data: bytes, wanted: str) -> tuple[float, float]:
    """Where the line that begins with the text stands."""
    return next((x, y) for x, y, line in lines(data) if line.startswith(wanted))


def rules(data: bytes) -> list[tuple[int, float, float, float, float]]:
    """Straight lines as (page, x1, y1, x2, y2) in millimetres."""
    return [
        (thing.page, round(thing.x, 2), round(thing.y, 2), round(thing.to_x, 2), round(thing.to_y, 2))
        for thing in drawn(data)
        if thing.operator == "S"
    ]


def tree(data: bytes) -> list[tuple[str, str]]:
    """Kind and text of each structure element that has content, in reading order."""
    spoken: dict[tuple[int, int], str] = {}
    for thing in drawn(data):
        numbers = [mark.mcid for mark in thing.marks if mark.mcid is not None]
        if numbers:
            key = (thing.page, numbers[-1])
            spoken[key] = spoken.get(key, "") + thing.text
    with opened(data) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        root = pdf.Root.StructTreeRoot.K
        return [
            (kind, "".join(spoken.get(key, "") for key in keys))
            for kind, keys in _elements(root, pages)
            if keys
        ]


def _elements(element: Any, pages: dict[tuple[int, int], int]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    keys = [key for kid in kids_of(element) if (key := content_key(kid, element, pages)) is not None]
    yield str(element.S)[1:], keys
    for kid in kids_of(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _elements(kid, pages)


def kids_of(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []  # a cell to be filled in by hand
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def content_key(kid: Any, element: Any, pages: dict[tuple[int, int], int]) -> tuple[int, int] | None:
    """Page and number of marked content that a kid names; None for an element."""
    if isinstance(kid, pikepdf.Dictionary):
        return (pages[kid.Pg.objgen], int(kid.MCID)) if "/MCID" in kid else None
    return pages[element.Pg.objgen], int(kid)


def to_unicode(font: Any) -> dict[int, str]:
    """The character map of a font."""
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be") for code, value in pairs}


def _page(number: int, page: pikepdf.Page) -> Iterator[Drawn]:
    fonts = page.resources.get("/Font", {})
    maps = {name: to_unicode(font) if "/ToUnicode" in font else {} for name, font in fonts.items()}
    state = _State(number, float(page.mediabox[3]), maps)
    path: list[tuple[float, float]] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator in {"m", "l"}:
            path.append((float(operands[0]), float(operands[1])))
        elif operator in {"S", "f", "f*", "Do"}:
            yield _shape(state, operator, path)
            path = []
        elif operator == "re":
            path = [(float(operands[0]), float(operands[1]))]
        elif operator == "Tj":
            yield _shown(state, bytes(operands[0]))
        else:
            _note(state, operator, operands)


def _note(state: _State, operator: str, operands: list[Any]) -> None:
    if operator in {"BDC", "BMC"}:
        properties = operands[1] if len(operands) > 1 else {}
        mcid = properties.get("/MCID")
        state.marks.append(Mark(str(operands[0])[1:], None if mcid is None else int(mcid)))
    elif operator == "EMC":
        state.marks.pop()
    elif operator == "Tf":
        state.font, state.size = str(operands[0]), float(operands[1])
    elif operator == "Tm":
        state.at = (float(operands[4]), float(operands[5]))
    elif operator == "TL":
        state.leading = float(operands[0])
    elif operator == "T*":
        state.at = (state.at[0], state.at[1] - state.leading)


def _shape(state: _State, operator: str, path: list[tuple[float, float]]) -> Drawn:
    (x, y), (to_x, to_y) = (path[0], path[-1]) if path else ((0.0, 0.0), (0.0, 0.0))
    return Drawn(
        operator,
        state.page,
        x / MM,
        (state.height - y) / MM,
        to_x=to_x / MM,
        to_y=(state.height - to_y) / MM,
        marks=tuple(state.marks),
    )


def _shown(state: _State, codes: bytes) -> Drawn:
    mapped = state.fonts[state.font]
    return Drawn(
        "Tj",
        state.page,
        state.at[0] / MM,
        (state.height - state.at[1]) / MM,
        text="".join(mapped.get(code, "\ufffd") for code in codes),
        size=state.size,
        font=state.font,
        codes=codes,
        marks=tuple(state.marks),
    )
