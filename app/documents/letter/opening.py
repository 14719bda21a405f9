"""How a letter begins: subject and salutation."""

from dataclasses import replace

from app.documents.flow.boxes import Box, TextBox
from app.documents.flow.build import Builder
from app.documents.letter.data import Letter
from app.documents.styles import BODY, SUBJECT

_TWO_LINES = 24.0
_ONE_LINE = 12.0


def opening(letter: Letter, builder: Builder) -> list[Box]:
    """The subject in bold without "Betreff", two blank lines, the salutation, one blank line."""
    subject = replace(SUBJECT, after=_TWO_LINES)
    boxes: list[Box] = [TextBox(builder.node.child("H1"), letter.subject, subject, keep=True)]
    if letter.salutation:
        greeting = replace(BODY, after=_ONE_LINE)
        boxes.append(TextBox(builder.node.child("P"), letter.salutation, greeting, keep=True))
    return boxes
