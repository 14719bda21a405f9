"""A letter after DIN 5008 form B, or a paper of the file, whichever its kind is."""

from collections.abc import Callable, Iterator, Mapping

from app.documents.flow.blocks import Block
from app.documents.letter import REGARDS, Letter, Signatory, letter_bytes, sender_of
from app.documents.report import Report, report_bytes
from app.domain import formats
from app.features.applications.document import notices, office, papers, sheets
from app.features.applications.document.wording import Wording
from app.features.applications.rules.letter import KIND_TITLES, LetterData, Signer

_BODIES: Mapping[str, Callable[[Wording], Iterator[Block]]] = {
    "receipt": office.receipt,
    "documents_requested": office.documents,
    "early_start": office.early_start,
    "deferral": office.deferral,
    "proof_reminder": office.proof_reminder,
    "approval": notices.approval,
    "partial_approval": notices.approval,
    "rejection": notices.rejection,
    "amendment": notices.amendment,
    "settlement": notices.settlement,
    "hearing": notices.hearing,
    "revocation": notices.revocation,
    "reclaim": notices.reclaim,
    "agreement": papers.agreement,
    "de_minimis": papers.de_minimis,
    "payment_proposal": papers.payment_proposal,
}
_SHEETS: Mapping[str, Callable[[LetterData], Iterator[Block]]] = {
    "calculation": sheets.calculation,
    "inspection": sheets.inspection,
}
_GRANTS = frozenset({"approval", "partial_approval", "agreement"})


def subject(data: LetterData) -> str:
    """The subject line."""
    if data.of.sheet:
        return f"{data.of.title} {data.reference}: {data.title}"
    wording = Wording(data)
    return " ".join(wording.said(wording.key("subject")).split())


def file_name(data: LetterData) -> str:
    """``CF-2026-001 Bewilligung.pdf``."""
    return f"{data.reference} {KIND_TITLES[data.kind]}.pdf"


def build(data: LetterData) -> bytes:
    """The letter; the same data are always the same bytes.

    Raises:
        Refused: when a text module cannot be filled in, or a logo is no picture.
    """
    return report_bytes(_report(data)) if data.of.sheet else letter_bytes(_letter(data))


def _report(data: LetterData) -> Report:
    return Report(
        title=data.of.title,
        office=data.writer.name,
        date=data.dated,
        body=tuple(_SHEETS[data.kind](data)),
        subtitle=f"{data.reference} · {data.title}",
        note=f"{data.reference} · {formats.day(data.dated)}",
    )


def _letter(data: LetterData) -> Letter:
    wording = Wording(data)
    agreed = data.of.signer is Signer.PARTIES
    return Letter(
        sender=sender_of(data.writer),
        recipient=data.recipient,
        subject=subject(data),
        date=data.dated,
        salutation="" if agreed else data.salutation,
        body=tuple(_BODIES[data.kind](wording)),
        info=tuple(_info(data)),
        annotation=(data.typed.annotation,) if data.typed.annotation else (),
        closing="" if data.of.signer in {Signer.PARTIES, Signer.NOBODY} else REGARDS,
        signatories=_signatories(data),
        enclosures=_enclosures(data),
        reference=data.reference,
        draft_for_city=data.for_city,
    )


def _signatories(data: LetterData) -> tuple[Signatory, ...]:
    if data.of.signer in {Signer.PARTIES, Signer.NOBODY}:
        return ()
    return (Signatory(data.writer.signatory, data.writer.role, on_behalf=_on_behalf(data)),)


def _on_behalf(data: LetterData) -> str:
    """Only the city decides about its money: whoever signs for it says so."""
    if data.of.signer is Signer.OFFICE:
        return ""
    return "Im Auftrag" if data.for_city else f"Im Auftrag der {data.city or 'Stadt'}"


def _info(data: LetterData) -> Iterator[tuple[str, str]]:
    yield "Aktenzeichen", data.reference
    if data.of.needs != "account":
        yield "Ihr Antrag vom", formats.day(data.received_on)
    for label, value in (
        ("Auskunft gibt", data.writer.contact),
        ("Telefon", data.writer.phone),
        ("E-Mail", data.writer.email),
    ):
        if value:
            yield label, value


def _enclosures(data: LetterData) -> tuple[str, ...]:
    if data.kind == "settlement":
        return ("Berechnungsbogen",)
    if data.kind == "payment_proposal":
        return ("Berechnungsbogen",)
    if data.kind == "proof_reminder":
        return ("Vordruck Verwendungsnachweis",)
    if data.kind not in _GRANTS:
        return ()
    always = ("Kosten- und Finanzierungsplan", data.guideline, "Vordruck Verwendungsnachweis")
    notice = data.for_city and data.of.notice
    return (*always, "Vordruck Rechtsbehelfsverzicht") if notice else always
