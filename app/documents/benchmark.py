"""How fast letters are made, against the bare limit: the same text through bare platypus.

For ``bench``: both run in the same process, one after the other, with the same fonts.
"""

import gc
import io
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from html import escape
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from app.documents import templates
from app.documents.flow import blocks
from app.documents.letter import Letter, Sender, Signatory, letter_bytes
from app.documents.metrics import face
from app.documents.press.canvas import font
from app.documents.text import plain
from app.domain import formats
from app.domain.guideline import Step
from app.domain.money import Money


@dataclass(frozen=True)
class Comparison:
    """Seconds for the same letters: ours, and bare platypus."""

    letters: int
    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        """Ours divided by bare."""
        return self.ours / self.bare


def compare(letters: int = 500) -> Comparison:
    """Make that many letters both ways, in turns of 5 so that a busy machine slows both alike."""
    made = [sample(number) for number in range(letters)]
    letter_bytes(made[0])
    bare_bytes(made[0])
    ours = bare = 0.0
    for start in range(0, letters, 5):
        turn = made[start : start + 5]
        ours += _timed(letter_bytes, turn)
        bare += _timed(bare_bytes, turn)
    return Comparison(letters, ours, bare)


def sample(number: int) -> Letter:
    """A letter of approval as offices send it, with the shipped texts."""
    values = {name: f"({name} {number})" for name in templates.placeholders()}
    texts = ("approval.opening", "approval.purpose", "approval.financing", "approval.calculation")
    amount = Money.euros(1000 + number)
    conditions = [module for module in templates.modules() if module.key.startswith("condition.")]
    return Letter(
        sender=Sender(
            "Quartiersbüro Innenstadt", ("Stadt Musterstadt",), "Quartiersbüro · Markt 1 · 44000 Musterstadt"
        ),
        recipient=(
            "Förderverein Stadtgarten e. V.",
            f"Frau Müller {number}",
            "Gartenstraße 12",
            "44000 Musterstadt",
        ),
        subject=f"Bewilligung aus dem Verfügungsfonds: Projekt {number}",
        date=date(2026, 11, 23),
        salutation="Sehr geehrte Frau Müller,",
        body=(
            *(block for key in texts for block in templates.blocks(templates.module(key).text, values)),
            blocks.Calculation(
                (
                    Step("Zuwendungsfähige Gesamtausgaben", amount * 2, "Nr. 4.2"),
                    Step("davon 50 %", amount, "Nr. 5.1"),
                    Step("Zuwendung", amount),
                )
            ),
            blocks.Heading("Nebenbestimmungen"),
            blocks.Numbered(tuple(templates.render(module.text, values) for module in conditions)),
            blocks.Notice(
                "Rechtsbehelfsbelehrung", (templates.render(templates.module("appeal.text").text, values),)
            ),
        ),
        info=(("Unser Zeichen", f"VF-2026-{number:03d}"), ("Name", "Jana Beispiel")),
        signatories=(Signatory("Jana Beispiel", "Quartiersmanagement"),),
        enclosures=("Vordruck Verwendungsnachweis",),
        reference=f"VF-2026-{number:03d}",
    )


def bare_bytes(letter: Letter) -> bytes:
    """The letter's words through bare platypus: no form, no tags, no archive."""
    body, bold = _bare_styles()
    out = io.BytesIO()
    story: list[Any] = [
        item if isinstance(item, Table) else Paragraph(escape(item[0]), bold if item[1] else body)
        for item in _bare(letter)
    ]
    SimpleDocTemplate(out, title=escape(letter.subject), invariant=1).build(story)
    return out.getvalue()


def _timed(make: Callable[[Letter], bytes], letters: Iterable[Letter]) -> float:
    # A fresh value each time: nothing may be remembered from one letter to the next.
    fresh = [replace(letter) for letter in letters]
    gc.collect()
    begun = time.perf_counter()
    for letter in fresh:
        make(letter)
    return time.perf_counter() - begun


@cache
def _bare_styles() -> tuple[ParagraphStyle, ParagraphStyle]:
    regular, semibold = font(face()), font(face(bold=True))
    return (
        ParagraphStyle("body", fontName=regular, fontSize=11, leading=14.8, spaceAfter=7),
        ParagraphStyle("bold", fontName=semibold, fontSize=11, leading=14.8, spaceAfter=7),
    )


def _bare(letter: Letter) -> Iterator[Any]:
    """Every text of the letter with whether it is bold; calculations as bare tables."""
    sender = letter.sender
    info = [f"{label} {value}" for label, value in letter.info]
    for text in (sender.name, *sender.lines, sender.return_line, *letter.recipient, *info):
        yield text, False
    yield formats.long_day(letter.date), False
    yield letter.subject, True
    yield letter.salutation, False
    for block in letter.body:
        yield from _bare_block(block)
    yield letter.closing, False
    for signatory in letter.signatories:
        yield signatory.name, False
        yield signatory.role, False
    yield "Anlagen", True
    for enclosure in letter.enclosures:
        yield enclosure, False


def _bare_block(block: blocks.Block) -> Iterator[Any]:
    if isinstance(block, blocks.Heading):
        yield block.text, True
    elif isinstance(block, blocks.Paragraph):
        yield plain(block.text), False
    elif isinstance(block, blocks.Numbered):
        for number, item in enumerate(block.items, start=1):
            yield f"{number}. {plain(item)}", False
    elif isinstance(block, blocks.Notice):
        yield block.title, True
        for paragraph in block.paragraphs:
            yield plain(paragraph), False
    elif isinstance(block, blocks.Calculation):
        rows = [[step.sentence, step.clause, formats.money(step.amount)] for step in block.steps]
        head = [["Rechenschritt", "Grundlage", "Betrag"]]
        yield Table(head + rows, style=[("FONTNAME", (0, 0), (-1, -1), face().name)])
