"""How a letter ends: complimentary close, signatures, enclosures, copies."""

from dataclasses import replace

from app.documents.flow.boxes import Box, Space, TextBox
from app.documents.flow.build import Builder
from app.documents.flow.groups import Columns, Stack
from app.documents.letter.data import Letter, Signatory
from app.documents.press import Node
from app.documents.styles import BODY, SMALL

_ROOM_TO_SIGN = 38.0
_MOST_SIGNATORIES = 3


def closing(letter: Letter, builder: Builder) -> list[Box]:
    """The end of the letter; the close and the signatures stay on one page."""
    node = builder.node
    end: list[Box] = []
    if letter.closing:
        end.append(TextBox(node.child("P"), letter.closing, replace(BODY, before=8, after=2)))
    signatories = letter.signatories[:_MOST_SIGNATORIES]
    if signatories:
        on_behalf = any(signatory.on_behalf for signatory in signatories)
        columns: list[Box] = [_signatory(node, signatory, on_behalf=on_behalf) for signatory in signatories]
        columns.extend(Space(0) for _ in range(2 - len(columns)))
        end.append(Columns(columns, gap=18, before=0, after=10))
    boxes: list[Box] = [Stack(end)] if end else []
    return [*boxes, *_list(node, "Anlagen", letter.enclosures), *_list(node, "Durchschrift", letter.copies)]


def _signatory(node: Node, signatory: Signatory, *, on_behalf: bool) -> Box:
    lines: list[Box] = []
    if signatory.on_behalf:
        lines.append(TextBox(node.child("P"), signatory.on_behalf, replace(BODY, after=0)))
    elif on_behalf:
        lines.append(Space(BODY.leading))
    lines.append(Space(_ROOM_TO_SIGN))
    lines.append(TextBox(node.child("P"), signatory.name, replace(BODY, after=0)))
    if signatory.role:
        lines.append(TextBox(node.child("P"), signatory.role, replace(SMALL, after=0)))
    return Stack(lines)


def _list(node: Node, title: str, entries: tuple[str, ...]) -> list[Box]:
    if not entries:
        return []
    heading = replace(SMALL, bold=True, before=8, after=1)
    made: list[Box] = [TextBox(node.child("P"), title, heading, keep=True)]
    listed = node.list()
    for entry in entries:
        item = listed.child("LI")
        made.append(TextBox(item.child("LBody"), entry, replace(SMALL, after=0.5)))
    return [Stack(made)]
