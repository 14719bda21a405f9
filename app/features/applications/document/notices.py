"""Notices: approval, rejection, amendment, settlement, revocation, reclaim, and the hearing before them.

The structure of an approval is that of grant notices in North Rhine-Westphalia: I.1 approval and
period, I.2 purpose, I.3 kind and amount, I.4 calculation, I.5 payment and proof; II conditions; III
instruction on remedies.
"""

from collections.abc import Iterator

from app.documents.flow.blocks import (
    Block,
    Calculation,
    Heading,
    KeepTogether,
    Notice,
    Numbered,
    Paragraph,
)
from app.documents.text import Run, plain
from app.domain import formats
from app.features.applications.document.office import note
from app.features.applications.document.tables import cut_table
from app.features.applications.document.wording import Wording
from app.features.applications.rules.letter import bound_sentence

_CONDITIONS = (
    "condition.start",
    "condition.payment.waiver",
    "condition.own_cash",
    "condition.own_labour",
    "condition.proof",
    "condition.economy",
    "condition.publicity",
    "condition.changes",
    "condition.retention",
    "condition.binding",
    "condition.de_minimis",
    "condition.audit",
    "condition.refund",
    "condition.assignment",
)
_PAYMENTS = {"instalments": "payment.instalments", "advance": "payment.advance"}


def approval(wording: Wording) -> Iterator[Block]:
    """The grant in the order of a Zuwendungsbescheid."""
    data = wording.data
    yield from _with_bold_amount(wording.blocks("opening"), formats.money(data.amount))
    if data.legal_basis:
        yield Paragraph((Run("Rechtsgrundlage: ", bold=True), Run(f"{data.legal_basis.rstrip('. ')}.")))
    yield Heading("I. Zuwendung")
    yield from wording.blocks("period")
    yield from wording.blocks("purpose")
    if data.purpose:
        yield Paragraph(data.purpose)
    yield from wording.blocks("financing")
    yield from _reckoned(wording)
    yield from wording.blocks(payment_part(wording))
    yield Heading("II. Nebenbestimmungen")
    yield Numbered(tuple(conditions(wording)))
    yield remedies(wording, "III. ")
    yield from wording.blocks("closing")


def amendment(wording: Wording) -> Iterator[Block]:
    """What an earlier notice now says."""
    data = wording.data
    yield from wording.blocks("opening")
    yield Heading("I. Änderung")
    yield from wording.blocks("amount")
    yield from wording.blocks("grounds")
    yield from _reckoned(wording, explained=False)
    yield from wording.blocks("rest")
    if data.own_conditions:
        yield Heading("II. Weitere Nebenbestimmungen")
        yield Numbered(data.own_conditions)
    yield remedies(wording, "III. " if data.own_conditions else "II. ")
    yield from wording.blocks("closing")


def rejection(wording: Wording) -> Iterator[Block]:
    """No, and why."""
    yield from wording.blocks("opening")
    yield from wording.blocks("grounds")
    yield remedies(wording)
    yield from wording.blocks("closing")


def settlement(wording: Wording) -> Iterator[Block]:
    """What the checked proof led to, what is still paid."""
    settled = wording.data.facts.settled
    if settled is None:
        return
    yield from _with_bold_amount(wording.blocks("opening"), formats.money(settled.final))
    yield Heading("I. Festsetzung")
    yield from wording.blocks("result")
    yield from note(wording)
    if settled.cuts:
        yield KeepTogether((*wording.blocks("cuts"), cut_table(settled.cuts)))
    if settled.calculation is not None and settled.calculation.steps:
        yield KeepTogether((*wording.blocks("calculation"), Calculation(settled.calculation.steps)))
    yield from wording.blocks("payment")
    yield remedies(wording, "II. ")
    yield from wording.blocks("closing")


def hearing(wording: Wording) -> Iterator[Block]:
    """What is intended and why, and until when one may answer."""
    yield from wording.blocks("opening")
    yield from wording.blocks("grounds")
    yield from wording.blocks("request")
    yield from note(wording)
    yield from wording.blocks("closing")


def revocation(wording: Wording) -> Iterator[Block]:
    """The grant is taken back, wholly or in part, and what is to be paid back."""
    yield from wording.blocks("opening")
    yield Heading("I. Widerruf und Erstattung")
    yield from wording.blocks("extent")
    yield from wording.blocks("grounds")
    yield remedies(wording, "II. ")


def reclaim(wording: Wording) -> Iterator[Block]:
    """What is to be paid back, until when, with which interest."""
    demand = wording.data.facts.demand
    amount = formats.money(demand.amount) if demand is not None else ""
    yield from _with_bold_amount(wording.blocks("opening"), amount)
    yield Heading("I. Erstattung")
    yield from wording.blocks("grounds")
    yield from wording.blocks("payment")
    yield remedies(wording, "II. ")


def payment_part(wording: Wording) -> str:
    """The module that says how the guideline pays."""
    return _PAYMENTS.get(wording.data.facts.terms.payment, "payment")


def conditions(wording: Wording, without: frozenset[str] = frozenset()) -> Iterator[str]:
    """The decision's own conditions first, then the guideline's, then those that hold for every grant.

    Args:
        wording: the letter.
        without: keys of text modules to leave out.
    """
    data = wording.data
    yield from data.own_conditions
    yield from data.conditions
    terms = data.facts.terms
    there = {
        "condition.payment.waiver": data.for_city and data.of.notice,
        "condition.own_cash": bool(terms.own_cash_bp or terms.own_cash),
        "condition.own_labour": bool(terms.labour_hour),
        "condition.publicity": terms.publicity,
        "condition.retention": bool(data.retention_years),
        "condition.binding": bool(data.binding_years),
        "condition.de_minimis": terms.de_minimis,
    }
    for key in _CONDITIONS:
        if there.get(key, key not in without):
            yield wording.said(key)


def remedies(wording: Wording, number: str = "") -> Notice:
    """The instruction on remedies stays on one page, so that nobody reads half of it."""
    paragraphs = wording.said("appeal.text").split("\n\n")
    return Notice(
        f"{number}{wording.said('appeal.title')}",
        tuple(" ".join(part.split()) for part in paragraphs if part.strip()),
    )


def _reckoned(wording: Wording, *, explained: bool = True) -> Iterator[Block]:
    data = wording.data
    steps = Calculation(data.calculation.steps)
    yield KeepTogether((*wording.blocks("calculation"), steps))
    bound = bound_sentence(data.calculation, data.amount, data.reason if explained else "")
    if bound:
        yield Paragraph(bound)


def _with_bold_amount(opening: tuple[Block, ...], amount: str) -> Iterator[Block]:
    """The amount that stands on a line of its own is what everybody looks for first."""
    for block in opening:
        text = plain(block.text) if isinstance(block, Paragraph) else ""
        if amount and text.startswith(amount):
            yield Paragraph((Run(amount, bold=True), Run(text.removeprefix(amount))))
        else:
            yield block
