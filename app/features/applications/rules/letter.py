"""What the letter of a decision says, as values; drawing it is the business of ``document``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain import formats
from app.domain.guideline import Calculation
from app.domain.money import WHOLE, Money

KIND_TITLES = {
    "approval": "Bewilligung",
    "partial_approval": "Teilbewilligung",
    "rejection": "Ablehnung",
}


def letter_title(kind: str) -> str:
    """What a letter of that kind is called."""
    return KIND_TITLES.get(kind, kind)


_BOUND = {
    "rate": "Maßgeblich war der Fördersatz",
    "cap_project": "Maßgeblich war der Höchstbetrag je Projekt",
    "requested": "Maßgeblich war der beantragte Betrag",
}


@dataclass(frozen=True)
class Office:
    """Whoever writes: the office itself, or the office of the city that is to sign.

    Args:
        name: large in the letterhead.
        lines: below it.
        return_line: one line above the recipient.
        footer: columns of lines at the foot.
        logos: media type is PNG or JPEG; the bytes and what they show.
        contact: who to ask, with telephone and e-mail.
        signatory: name and role under the signature.
    """

    name: str
    lines: tuple[str, ...] = ()
    return_line: str = ""
    footer: tuple[tuple[str, ...], ...] = ()
    logos: tuple[tuple[bytes, str], ...] = ()
    contact: str = ""
    phone: str = ""
    email: str = ""
    signatory: str = ""
    role: str = ""


@dataclass(frozen=True)
class LetterData:
    """Everything a letter of approval or rejection says."""

    kind: str
    mode: str
    decision_id: int
    reference: str
    dated: date
    writer: Office
    office_name: str
    city: str
    recipient: tuple[str, ...]
    salutation: str
    applicant: str
    title: str
    purpose: str
    received_on: date
    decided_on: date
    starts_on: date | None
    ends_on: date | None
    consent_on: date | None
    year: int
    fund: str
    guideline: str
    legal_basis: str
    givers: str
    requested: Money
    eligible: Money
    amount: Money
    rate_bp: int
    calculation: Calculation
    reason: str
    conditions: tuple[str, ...]
    proof_due: date | None
    retention_years: int
    binding_years: int
    court_name: str
    court_address: str
    texts: tuple[tuple[str, str], ...] = ()
    """Text modules that the office words itself, by key."""

    @property
    def for_city(self) -> bool:
        """Whether it is a draft for the city's signature."""
        return self.mode == "city_draft"


def approval_period(
    decided_on: date, ends_on: date | None, year: int, consent_on: date | None = None
) -> tuple[date, date]:
    """Bewilligungszeitraum: from the approval, or the consent to an early start, to the end of the year.

    The year is that of the budget; a project that ends later takes the end along.
    """
    last = date(year, 12, 31)
    return min(decided_on, consent_on or decided_on), max(last, ends_on or last, decided_on)


def execution_period(
    decided_on: date, starts_on: date | None, ends_on: date | None, consent_on: date | None
) -> tuple[date, date]:
    """Durchführungszeitraum: as planned, but not before the approval or the consent to an early start."""
    earliest = decided_on if consent_on is None else min(decided_on, consent_on)
    first = max(starts_on or earliest, earliest)
    return first, max(ends_on or first, first)


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
