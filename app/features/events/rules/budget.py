"""The plan of money of an event: what it costs, what comes in, what is left."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.money import Money
from app.domain.text import clean_line

_NOTHING = Money(0)


@dataclass(frozen=True)
class MoneyLine:
    """A line of costs or income, planned and as it came."""

    label: str = ""
    planned: Money | None = None
    actual: Money | None = None
    note: str = ""
    id: int | None = None


@dataclass(frozen=True)
class BudgetDraft:
    """All lines as they stand in the form."""

    costs: tuple[MoneyLine, ...] = ()
    incomes: tuple[MoneyLine, ...] = ()


@dataclass(frozen=True)
class Funding:
    """The application that is to pay for it; ``approved`` is None while nothing is decided."""

    id: int
    reference: str
    status: str = ""
    requested: Money | None = None
    approved: Money | None = None


def checked(draft: BudgetDraft) -> BudgetDraft:
    """The lines with clean texts.

    Raises:
        Refused: beside each cell that cannot be right.
    """
    faults = Faults()
    clean = BudgetDraft(
        tuple(_line(line, f"costs[{at}]", faults) for at, line in enumerate(draft.costs)),
        tuple(_line(line, f"incomes[{at}]", faults) for at, line in enumerate(draft.incomes)),
    )
    faults.refuse()
    return clean


def _line(line: MoneyLine, at: str, faults: Faults) -> MoneyLine:
    label = faults.take(clean_line, line.label, f"{at}.label") or ""
    if not label:
        faults.add([Refused("Bitte geben Sie an, wofür der Betrag ist.", f"{at}.label")])
    for name in ("planned", "actual"):
        amount: Money | None = getattr(line, name)
        if amount is not None and amount.cents < 0:
            faults.add(
                [Refused("Beträge stehen ohne Minus; Ausgaben gehören zu den Kosten.", f"{at}.{name}")]
            )
    return replace(line, label=label, note=faults.take(clean_line, line.note, f"{at}.note") or "")


def total(lines: Iterable[MoneyLine], name: str) -> Money:
    """Sum of ``planned`` or ``actual``; what is empty counts as nothing."""
    return Money.total(amount for line in lines if (amount := getattr(line, name)) is not None)


def balance(draft: BudgetDraft, name: str) -> Money:
    """Income less costs, ``planned`` or ``actual``."""
    return total(draft.incomes, name) - total(draft.costs, name)


def sentence(draft: BudgetDraft) -> str:
    """What is planned, what came of it, and what is missing or left."""
    if not draft.costs and not draft.incomes:
        return "Noch nichts geplant."
    parts = [_told("Geplant", draft, "planned")]
    if any(line.actual is not None for line in (*draft.costs, *draft.incomes)):
        parts.append(_told("Tatsächlich", draft, "actual"))
    return " ".join(parts)


def short_of(draft: BudgetDraft) -> bool:
    """Whether money is missing, as planned or as it came."""
    came = any(line.actual is not None for line in (*draft.costs, *draft.incomes))
    return balance(draft, "actual" if came else "planned") < _NOTHING


def _told(word: str, draft: BudgetDraft, name: str) -> str:
    costs, incomes = total(draft.costs, name), total(draft.incomes, name)
    left = incomes - costs
    rest = (
        "ausgeglichen"
        if left == _NOTHING
        else f"{formats.money(left)} bleiben"
        if left > _NOTHING
        else f"es fehlen {formats.money(_NOTHING - left)}"
    )
    return f"{word}: {formats.money(costs)} Kosten, {formats.money(incomes)} Einnahmen, {rest}."


def beside_application(draft: BudgetDraft, funding: Funding) -> str:
    """The planned costs beside what was approved, or asked for while nothing is decided."""
    costs = total(draft.costs, "planned")
    if funding.approved is not None:
        word, amount = "bewilligt", funding.approved
    elif funding.requested:
        word, amount = "beantragt", funding.requested
    else:
        return f"Antrag {funding.reference}: noch kein Betrag."
    left = costs - amount
    rest = (
        f"{formats.money(left)} der geplanten Kosten kommen von anderswo"
        if left > _NOTHING
        else "die geplanten Kosten sind damit gedeckt"
    )
    return f"Antrag {funding.reference}: {formats.money(amount)} {word}; {rest}."
