"""The letters of a decision after DIN 5008 form B: values in, the bytes of a PDF out."""

from collections.abc import Iterator, Mapping

from app.documents.flow.blocks import (
    Block,
    Calculation,
    Heading,
    KeepTogether,
    Notice,
    Numbered,
    Paragraph,
)
from app.documents.letter import Letter, Logo, Sender, Signatory, letter_bytes
from app.documents.templates import blocks, module, render
from app.documents.text import Run, plain
from app.documents.words import amount_in_words
from app.domain import formats
from app.domain.money import WHOLE
from app.features.applications.rules import LetterData, approval_period, bound_sentence, execution_period
from app.features.applications.rules.letter import KIND_TITLES, financing_kind

_CONDITIONS = (
    "condition.start",
    "condition.payment",
    "condition.payment.waiver",
    "condition.proof",
    "condition.economy",
    "condition.publicity",
    "condition.changes",
    "condition.retention",
    "condition.binding",
    "condition.audit",
    "condition.refund",
    "condition.assignment",
)

_TEXTS = {"partial_approval": "approval"}
"""Kinds that share their texts."""


def subject(data: LetterData) -> str:
    """The subject line."""
    return " ".join(_said(data, f"{_TEXTS.get(data.kind, data.kind)}.subject").split())


def file_name(data: LetterData) -> str:
    """``CF-2026-001 Bewilligung.pdf``."""
    return f"{data.reference} {KIND_TITLES[data.kind]}.pdf"


def build(data: LetterData) -> bytes:
    """The letter; the same data are always the same bytes.

    Raises:
        Refused: when a text module cannot be filled in, or a logo is no picture.
    """
    return letter_bytes(_letter(data))


def _letter(data: LetterData) -> Letter:
    body = tuple(_rejection(data) if data.kind == "rejection" else _approval(data))
    writer = data.writer
    return Letter(
        sender=Sender(
            name=writer.name,
            lines=writer.lines,
            return_line=writer.return_line,
            logos=tuple(Logo(picture, alt) for picture, alt in writer.logos),
            footer=writer.footer,
        ),
        recipient=data.recipient,
        subject=subject(data),
        date=data.dated,
        salutation=data.salutation,
        body=body,
        info=tuple(_info(data)),
        signatories=(Signatory(writer.signatory, writer.role, on_behalf=_on_behalf(data)),),
        enclosures=_enclosures(data),
        reference=data.reference,
        draft_for_city=data.for_city,
    )


def _info(data: LetterData) -> Iterator[tuple[str, str]]:
    yield "Aktenzeichen", data.reference
    yield "Ihr Antrag vom", formats.day(data.received_on)
    for label, value in (
        ("Auskunft gibt", data.writer.contact),
        ("Telefon", data.writer.phone),
        ("E-Mail", data.writer.email),
    ):
        if value:
            yield label, value


def _approval(data: LetterData) -> Iterator[Block]:
    opening = "approval.opening.city" if data.for_city else "approval.opening"
    yield from _with_bold_amount(_blocks(data, opening), formats.money(data.amount))
    if data.legal_basis:
        yield Paragraph((Run("Rechtsgrundlage: ", bold=True), Run(f"{data.legal_basis.rstrip('. ')}.")))
    yield from _blocks(data, "approval.purpose")
    first, last = execution_period(data.decided_on, data.starts_on, data.ends_on, data.consent_on)
    yield Paragraph((Run("Zweck: ", bold=True), Run(data.purpose)))
    yield Paragraph(
        (
            Run("Durchführungszeitraum: ", bold=True),
            Run(f"{formats.long_day(first)} bis {formats.long_day(last)}"),
        )
    )
    yield from _blocks(data, "approval.financing")
    steps = Calculation(data.calculation.steps)
    yield KeepTogether((*_blocks(data, "approval.calculation"), steps))
    bound = bound_sentence(data.calculation, data.amount, data.reason)
    if bound:
        yield Paragraph(bound)
    yield Heading("Nebenbestimmungen")
    yield Numbered(tuple(_conditions(data)))
    yield _appeal(data)
    yield from _blocks(data, "approval.closing")


def _with_bold_amount(opening: tuple[Block, ...], amount: str) -> Iterator[Block]:
    """The amount that stands on a line of its own is what everybody looks for first."""
    for block in opening:
        text = plain(block.text) if isinstance(block, Paragraph) else ""
        if text.startswith(amount):
            yield Paragraph((Run(amount, bold=True), Run(text.removeprefix(amount))))
        else:
            yield block


def _on_behalf(data: LetterData) -> str:
    """Only the city decides about its money: whoever signs for it says so."""
    return "Im Auftrag" if data.for_city else f"Im Auftrag der {data.city or 'Stadt'}"


def _rejection(data: LetterData) -> Iterator[Block]:
    opening = "rejection.opening.city" if data.for_city else "rejection.opening"
    yield from _blocks(data, opening)
    yield from _blocks(data, "rejection.grounds")
    yield _appeal(data)
    yield from _blocks(data, "rejection.closing")


def _conditions(data: LetterData) -> Iterator[str]:
    """The guideline's own conditions first, then those that hold for every grant."""
    yield from data.conditions
    for key in _CONDITIONS:
        if key == "condition.binding" and not data.binding_years:
            continue
        if key == "condition.payment.waiver" and not data.for_city:
            continue
        if key == "condition.retention" and not data.retention_years:
            continue
        yield _said(data, key)


def _appeal(data: LetterData) -> Notice:
    """The instruction on remedies stays on one page, so that nobody reads half of it."""
    paragraphs = _said(data, "appeal.text").split("\n\n")
    return Notice(
        _said(data, "appeal.title"), tuple(" ".join(part.split()) for part in paragraphs if part.strip())
    )


def _enclosures(data: LetterData) -> tuple[str, ...]:
    if data.kind == "rejection":
        return ()
    always = ("Kosten- und Finanzierungsplan", data.guideline, "Vordruck Verwendungsnachweis")
    return (*always, "Vordruck Rechtsbehelfsverzicht") if data.for_city else always


def _wording(data: LetterData, key: str) -> str:
    """The office's own wording, else the shipped one."""
    return dict(data.texts).get(key) or module(key).text


def _blocks(data: LetterData, key: str) -> tuple[Block, ...]:
    return blocks(_wording(data, key), _values(data))


def _said(data: LetterData, key: str) -> str:
    return render(_wording(data, key), _values(data)).strip()


def _values(data: LetterData) -> Mapping[str, str]:
    """What stands for each placeholder; empty where there is nothing to say."""
    first, last = approval_period(data.decided_on, data.ends_on, data.year, data.consent_on)
    return {
        "antragsteller": data.applicant,
        "projekt": data.title,
        "antragsdatum": formats.long_day(data.received_on),
        "zeichen": data.reference,
        "fonds": data.fund,
        "richtlinie": data.guideline,
        "gremium": "",
        "sitzung": "",
        "entscheidung": formats.long_day(data.decided_on),
        "betrag": formats.money(data.amount),
        "betrag_worten": amount_in_words(data.amount),
        "beantragt": formats.money(data.requested),
        "foerdersatz": _rate(data),
        "finanzierungsart": financing_kind(data.rate_bp, data.amount, data.eligible),
        "zustimmung": formats.long_day(data.consent_on) if data.consent_on else "",
        "ausgaben": formats.money(data.eligible),
        "beginn": formats.long_day(first),
        "ende": formats.long_day(last),
        "nachweis_bis": formats.long_day(data.proof_due) if data.proof_due else "Abschluss des Projekts",
        "aufbewahrung": _years(data.retention_years),
        "zweckbindung": _years(data.binding_years),
        "foerdergeber": data.givers,
        "grund": data.reason,
        "stadt": data.city or "Stadt",
        "buero": data.office_name,
        "gericht": data.court_name,
        "gericht_anschrift": data.court_address,
    }


def _rate(data: LetterData) -> str:
    """The rate, or that it is an upper limit where less was given; a limit of 100 % is none."""
    whole = data.calculation.bound_by == "rate" and data.amount == data.calculation.grant
    if data.rate_bp == WHOLE and not whole:
        return ""
    rate = formats.percent(data.rate_bp)
    return rate if whole else f"bis zu {rate}"


def _years(years: int) -> str:
    return f"{years} {'Jahr' if years == 1 else 'Jahre'}" if years else ""
