"""Letters that the office writes in its own name: receipt, documents, consent, deferral, reminder."""

from collections.abc import Iterator

from app.documents.flow.blocks import Block, Bullets, Paragraph
from app.features.applications.document.wording import Wording
from app.features.applications.rules.letter import items_of


def receipt(wording: Wording) -> Iterator[Block]:
    """The application has come in, under this number; what is still missing."""
    yield from wording.blocks("opening")
    yield from _listed(wording, "missing")
    yield from wording.blocks("start")
    yield from note(wording)
    yield from wording.blocks("closing")


def documents(wording: Wording) -> Iterator[Block]:
    """What is missing, and until when it is wanted; before the decision or with the proof."""
    stage = ".proof" if wording.data.proving else ""
    yield from wording.blocks(f"opening{stage}")
    yield from bullets(wording)
    yield from wording.blocks(f"request{stage}")
    yield from note(wording)
    yield from wording.blocks("closing")


def early_start(wording: Wording) -> Iterator[Block]:
    """The project may begin before the decision, and what that does not mean."""
    yield from wording.blocks("opening")
    yield from wording.blocks("limits")
    yield from note(wording)
    yield from wording.blocks("closing")


def deferral(wording: Wording) -> Iterator[Block]:
    """Not decided yet, why, and what would help."""
    yield from wording.blocks("opening")
    yield from _listed(wording, "needed")
    yield from note(wording)
    yield from wording.blocks("closing")


def proof_reminder(wording: Wording) -> Iterator[Block]:
    """The proof of use is overdue."""
    yield from wording.blocks("opening")
    yield from _listed(wording, "items")
    yield from wording.blocks("request")
    yield from note(wording)
    yield from wording.blocks("closing")


def note(wording: Wording) -> Iterator[Block]:
    """The paragraph that was typed for this letter alone."""
    for part in wording.data.typed.note.split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip())


def bullets(wording: Wording) -> Iterator[Block]:
    """The list that was typed for this letter alone."""
    items = items_of(wording.data.typed.items)
    if items:
        yield Bullets(items)


def _listed(wording: Wording, lead: str) -> Iterator[Block]:
    if items_of(wording.data.typed.items):
        yield from wording.blocks(lead)
        yield from bullets(wording)
