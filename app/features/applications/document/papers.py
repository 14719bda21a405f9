"""Papers with lines to sign or facts in a table: agreement, De-minimis certificate, payment proposal."""

from collections.abc import Iterator

from app.documents.flow.blocks import (
    Block,
    KeepTogether,
    Numbered,
    Paragraph,
    Signature,
    Signatures,
)
from app.documents.words import amount_in_words
from app.domain import formats
from app.features.applications.document.notices import conditions, payment_part
from app.features.applications.document.office import note
from app.features.applications.document.tables import facts_table
from app.features.applications.document.wording import Wording
from app.features.applications.rules.letter import account

_ORDERED = frozenset({"condition.start", "condition.refund"})
"""Conditions that speak of a notice; an agreement says the same in its own paragraphs."""


def agreement(wording: Wording) -> Iterator[Block]:
    """Both sides agree; nothing is ordered."""
    for part in ("parties", "subject_matter", "grant", payment_part(wording), "period", "duties"):
        yield from wording.blocks(part)
    yield Numbered(tuple(conditions(wording, without=_ORDERED)))
    yield from wording.blocks("end")
    yield from note(wording)
    yield Signatures(
        (
            Signature(f"für die {wording.data.city or 'Stadt'}"),
            Signature("Projektträger"),
        )
    )


def de_minimis(wording: Wording) -> Iterator[Block]:
    """The certificate with the six fields of the register."""
    data = wording.data
    aid = data.facts.aid
    if aid is None:
        return
    yield from wording.blocks("opening")
    yield facts_table(
        (
            ("Begünstigtes Unternehmen", data.applicant),
            ("Tag der Gewährung", formats.long_day(aid.granted_on)),
            ("Betrag (Subventionsäquivalent)", formats.money(aid.amount)),
            ("Beihilfe gewährende Stelle", aid.authority),
            ("Beihilfeinstrument", aid.instrument or "Zuschuss"),
            ("Wirtschaftszweig (NACE)", aid.sector or "nicht angegeben"),
            ("Aktenzeichen", data.reference),
        )
    )
    yield from wording.blocks("total")
    yield from wording.blocks("register")


def payment_proposal(wording: Wording) -> Iterator[Block]:
    """What the city is asked to pay, to whom, from which account; with lines to certify and order it."""
    data = wording.data
    amount, proposal = data.typed.amount, data.facts.proposal
    if amount is None or proposal is None:
        return
    due = formats.long_day(data.typed.due_on) if data.typed.due_on else "sofort"
    yield from wording.blocks("opening")
    yield facts_table(
        (
            ("Zahlungsempfänger", proposal.payee),
            ("IBAN", account(proposal.iban)),
            ("Betrag", formats.money(amount)),
            ("in Worten", amount_in_words(amount)),
            ("Verwendungszweck", data.typed.purpose or f"Zuwendung {data.reference}"),
            ("Produktsachkonto", proposal.account_code),
            ("Haushaltsjahr", str(data.year)),
            ("Fällig", due),
        )
    )
    yield from wording.blocks("grounds")
    yield KeepTogether(
        (
            Paragraph("Feststellung und Anordnung (§§ 30 ff. KomHVO NRW und örtliche Dienstanweisung):"),
            Signatures((Signature("sachlich richtig"), Signature("rechnerisch richtig"))),
            Signatures((Signature(f"aufgestellt: {data.writer.signatory}"), Signature("angeordnet"))),
        )
    )
