"""Sentences and words of letters that follow from the figures."""

from collections.abc import Sequence

from app.domain import formats
from app.domain.guideline import Calculation, Rules
from app.domain.money import WHOLE, Money
from app.features.applications.rules.letter.data import LetterData

_BOUND = {
    "rate": "der Fördersatz",
    "eligible": "die Höhe der zuwendungsfähigen Kosten",
    "fixed_amount": "der Festbetrag",
    "cap_project": "der Höchstbetrag je Projekt",
    "cap_object": "der Höchstbetrag je Objekt",
    "cap_applicant_year": "der Höchstbetrag je Antragsteller und Jahr",
    "cap_year": "der Höchstbetrag des Fonds im Jahr",
    "cost_per_m2": "die Obergrenze der Kosten je m²",
    "grant_per_m2": "die Obergrenze der Zuwendung je m²",
    "measures": "die Grenze für die Art der Maßnahme",
    "requested": "der beantragte Betrag",
    "financing": "der Betrag, der nach Abzug der übrigen Mittel zu decken bleibt",
    "own_cash": "der Betrag, der nach Abzug des Eigenanteils in Geld zu decken bleibt",
    "limit": "der bewilligte Betrag",
}
_GAP = ("financing", "own_cash")
_ROUNDED = "auf volle Euro abgerundet"
"""A step that only rounds bound nothing."""


def bound_sentence(calculation: Calculation, amount: Money, reason: str) -> str:
    """Which rule set the amount, and why it is less when it is.

    The step before the result is the one that bound; the clauses of others say nothing about it.
    """
    steps = [step for step in calculation.steps[:-1] if step.sentence != _ROUNDED]
    clause = steps[-1].clause if steps else ""
    named = _BOUND.get(calculation.bound_by, "")
    bound = f"Maßgeblich war {named}" if named else ""
    where = f" ({clause})" if clause and calculation.bound_by != "requested" else ""
    sentences = [f"{bound}{where}."] if bound else []
    if amount < calculation.grant:
        why = f" {reason.strip()}" if reason.strip() else ""
        sentences.append(f"Bewilligt werden davon {formats.money(amount)}.{why}")
    return " ".join(sentences)


def share_of_cost(rules: Rules) -> bool:
    """Whether the grant is a share of the cost; else it is an amount, or what is missing."""
    return bool(rules.rate_bp or any(row.rate_bp for row in rules.measures)) and rules.fixed_amount is None


def financing_kind(data: LetterData) -> str:
    """Finanzierungsart (DOMAIN §3.4, VV Nr. 2.2 zu § 44 LHO NRW).

    The whole cost is borne only where the rate and the amount are whole. Without a rate it is what other
    money leaves open, where that set the amount, and a fixed amount where a bound of the guideline or of the
    decision did.
    """
    whole = data.amount == data.eligible
    if data.by_share:
        return "Vollfinanzierung" if data.rate_bp == WHOLE and whole else "Anteilfinanzierung"
    bound_by = data.calculation.bound_by if data.amount == data.calculation.grant else ""
    if bound_by in _GAP:
        return "Fehlbedarfsfinanzierung"
    return "Vollfinanzierung" if whole and not data.fixed else "Festbetragsfinanzierung"


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
