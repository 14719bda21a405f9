"""A letter as a value: who writes to whom about what."""

from dataclasses import dataclass, field
from datetime import date

from app.documents.flow.blocks import Block
from app.domain.letterhead import Writer

DRAFT_MARK = "Entwurf zur Unterschrift durch die Stadt"
REGARDS = "Mit freundlichen Grüßen"


@dataclass(frozen=True)
class Logo:
    """An image for the letterhead (PNG or JPEG) and what it shows, in words."""

    data: bytes
    alt: str


@dataclass(frozen=True)
class Sender:
    """Whose letter it is.

    Args:
        name: large in the letterhead, e.g. ``Innenstadtbüro Heiligenhaus``.
        lines: below the name, e.g. the city or programme it works for.
        return_line: one line above the recipient: name, street, town.
        logos: up to three, from the right edge.
        footer: up to four columns of lines: address, contact, bank, hours.
    """

    name: str
    lines: tuple[str, ...] = ()
    return_line: str = ""
    logos: tuple[Logo, ...] = ()
    footer: tuple[tuple[str, ...], ...] = ()


def sender_of(writer: Writer) -> Sender:
    """The letterhead of whoever writes."""
    return Sender(
        name=writer.name,
        lines=writer.lines,
        return_line=writer.return_line,
        logos=tuple(Logo(picture, alt) for picture, alt in writer.logos),
        footer=writer.footer,
    )


@dataclass(frozen=True)
class Signatory:
    """Who signs: ``on_behalf`` is the line before the signature (``Im Auftrag``)."""

    name: str
    role: str = ""
    on_behalf: str = ""


@dataclass(frozen=True)
class Letter:
    """A letter after DIN 5008 form B.

    Args:
        sender: letterhead and footer; for a draft for the city, the city's.
        recipient: name and address, at most six lines.
        subject: one sentence without "Betreff".
        date: the letter's date; also the date of the file.
        salutation: ``Sehr geehrte Frau Müller,``.
        body: what it says.
        info: labelled lines of the information block, e.g. ``("Unser Zeichen", "VF-2026-014")``;
            the date is added as its last line.
        annotation: lines above the recipient, e.g. ``Einschreiben``; at most three.
        closing: the complimentary close.
        signatories: who signs, side by side, at most three.
        enclosures: titles of what is enclosed.
        copies: who gets a copy.
        reference: the reference number, repeated at the head of further pages.
        annex: what is enclosed and follows on a page of its own, e.g. an agenda.
        draft_for_city: marked as a draft for the city's signature.
        fold_marks: fold and hole marks at the left edge.
    """

    sender: Sender
    recipient: tuple[str, ...]
    subject: str
    date: date
    salutation: str
    body: tuple[Block, ...]
    info: tuple[tuple[str, str], ...] = ()
    annotation: tuple[str, ...] = ()
    closing: str = REGARDS
    signatories: tuple[Signatory, ...] = ()
    enclosures: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    reference: str = ""
    draft_for_city: bool = False
    annex: tuple[Block, ...] = ()
    fold_marks: bool = field(default=True, kw_only=True)
