"""Sentences and words of letters that follow from the figures."""

from collections.abc import Sequence

from app.domain import formats
from app.domain.guideline import Calculation
from app.domain.money import WHOLE, Money

_BOUND = {
    "rate": "Maßgeblich war der Fördersatz",
    "cap_project": "Maßgeblich war der Höchstbetrag je Projekt",
    "requested": "Maßgeblich war der beantragte Betrag",
}


def bound_sentence(calculation: Calculation, amount: Money, reason: str) -> str:
    """Which rule set the amount, and why it is less when it is.

    The step before the result is the one that bound; the clauses of others say nothing about it.
    """
    clause = calculation.steps[-2].clause if len(calculation.steps) > 1 else ""
    bound = _BOUND.get(calculation.bound_by, "")
    where = f" ({clause})" if clause and calculation.bound_by != "requested" else ""
    sentences = [f"{bound}{where}."] if bound else []
    if amount < calculation.grant:
        why = f" {reason.strip()}" if reason.strip() else ""
        sentences.append(f"Bewilligt werden davon {formats.money(amount)}.{why}")
    return " ".join(sentences)


def financing_kind(rate_bp: int, amount: Money, eligible: Money) -> str:
    """Finanzierungsart: whole costs are borne only where the rate and the amount are whole."""
    return "Vollfinanzierung" if rate_bp == WHOLE and amount == eligible else "Anteilfinanzierung"


def givers(origins: Sequence[tuple[str, str]], city: str) -> str:
    """``Bund, Land Nordrhein-Westfalen und Stadt Witten``: who is to be named as giving the money."""
    usual = {"federal": "Bund", "state": "Land Nordrhein-Westfalen", "city": city, "eu": "Europäische Union"}
    names = [name.strip() or usual.get(origin, "") for origin, name in origins]
    named = list(dict.fromkeys(name for name in names if name))
    if len(named) < 2:
        return named[0] if named else city
    return f"{', '.join(named[:-1])} und {named[-1]}"


def account(iban: str) -> str:
    """An IBAN in groups of four, as forms print it."""
    plain = "".join(iban.split())
    return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def percent_words(basis_points: int) -> str:
    """``7,5 %``; empty for nothing."""
    return formats.percent(basis_points) if basis_points else ""
