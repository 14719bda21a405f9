"""A guideline version as typed in the window, and back into the rules of ``app.domain.guideline``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.guideline import Rules
from app.domain.money import WHOLE, ZERO, Money
from app.domain.text import clean_line, clean_text

ROUNDINGS: Mapping[str, str] = {
    "cent_down": "auf volle Cent abrunden",
    "cent_half_up": "auf volle Cent kaufmännisch runden",
    "euro_down": "auf volle Euro abrunden",
}
CLAUSE_KEYS: Mapping[str, str] = {
    "rate": "Fördersatz",
    "eligible": "Zuwendungsfähige Kosten",
    "cap_project": "Höchstbetrag je Projekt",
    "minimum_cost": "Mindestkosten",
    "minimum_grant": "Mindestzuwendung",
    "early_start": "Vorzeitiger Beginn",
    "proof": "Verwendungsnachweis",
    "binding": "Zweckbindung",
}
"""Rules that a clause of the guideline can be named for."""

_LONGEST = {"proof_months": 60, "retention_years": 50, "binding_years": 50}
_SPANS = {
    "proof_months": "Die Frist für den Verwendungsnachweis liegt zwischen 0 und 60 Monaten.",
    "retention_years": "Die Aufbewahrung liegt zwischen 0 und 50 Jahren.",
    "binding_years": "Die Zweckbindung liegt zwischen 0 und 50 Jahren.",
}


@dataclass(frozen=True)
class ClauseLine:
    """Where in the guideline a rule stands."""

    rule: str = "rate"
    clause: str = ""


@dataclass(frozen=True)
class GuidelineDraft:
    """A guideline version as typed."""

    version: str = ""
    valid_from: date | None = None
    rate_bp: int | None = None
    cap_project: Money | None = None
    minimum_cost: Money | None = None
    minimum_grant: Money | None = None
    rounding: str = "cent_down"
    net_if_input_tax: bool = True
    legal_basis: str = ""
    clauses: tuple[ClauseLine, ...] = ()
    conditions: str = ""
    proof_months: int | None = 2
    retention_years: int | None = 5
    binding_years: int | None = 0
    source: str = ""


def guideline_draft(version: str, valid_from: date | None, rules: Rules, source: str = "") -> GuidelineDraft:
    """The rules as the form shows them."""
    return GuidelineDraft(
        version=version,
        valid_from=valid_from,
        rate_bp=rules.rate_bp,
        cap_project=rules.cap_project,
        minimum_cost=rules.minimum_cost,
        minimum_grant=rules.minimum_grant,
        rounding=rules.rounding,
        net_if_input_tax=rules.net_if_input_tax,
        legal_basis=rules.legal_basis,
        clauses=tuple(ClauseLine(key, text) for key, text in rules.clauses.items()),
        conditions="\n\n".join(rules.conditions),
        proof_months=rules.proof_months,
        retention_years=rules.retention_years,
        binding_years=rules.binding_years,
        source=source,
    )


def checked_guideline(draft: GuidelineDraft) -> tuple[str, date, Rules]:
    """Version, first day and rules.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    version = faults.take(clean_line, draft.version, "version", 60) or ""
    faults.add(_named(draft, version))
    faults.add(_unfit(draft))
    rules = Rules(
        rate_bp=draft.rate_bp or 0,
        cap_project=draft.cap_project,
        minimum_cost=draft.minimum_cost,
        minimum_grant=draft.minimum_grant,
        rounding=draft.rounding,
        net_if_input_tax=draft.net_if_input_tax,
        clauses=_clauses(draft.clauses, faults),
        legal_basis=faults.take(clean_text, draft.legal_basis, "legal_basis") or "",
        conditions=faults.take(paragraphs, draft.conditions) or (),
        proof_months=draft.proof_months or 0,
        retention_years=draft.retention_years or 0,
        binding_years=draft.binding_years or 0,
    )
    faults.refuse()
    return version, draft.valid_from or date.min, rules


def paragraphs(typed: str) -> tuple[str, ...]:
    """One condition a paragraph; an empty line divides them."""
    blocks = clean_text(typed, "conditions").split("\n\n")
    return tuple(" ".join(block.split()) for block in blocks if block.strip())


def _named(draft: GuidelineDraft, version: str) -> Iterator[Refused]:
    if not version:
        yield Refused(
            "Bitte geben Sie der Fassung eine Bezeichnung, z. B. 2026 oder „2. Änderung“.", "version"
        )
    if draft.valid_from is None:
        yield Refused("Bitte geben Sie an, ab wann diese Fassung gilt.", "valid_from")
    if draft.rate_bp is None or not 0 < draft.rate_bp <= WHOLE:
        yield Refused("Der Fördersatz muss zwischen 0 und 100 % liegen.", "rate_bp")
    if draft.rounding not in ROUNDINGS:
        yield Refused("Bitte wählen Sie, wie gerundet wird.", "rounding")


def _unfit(draft: GuidelineDraft) -> Iterator[Refused]:
    for key, what in (
        ("cap_project", "Höchstbetrag je Projekt"),
        ("minimum_cost", "Mindestkosten"),
        ("minimum_grant", "Mindestzuwendung"),
    ):
        amount: Money | None = getattr(draft, key)
        if amount is not None and amount <= ZERO:
            yield Refused(
                f"{what}: Bitte einen Betrag über 0 angeben; ohne Grenze bleibt das Feld leer.", key
            )
    cap, least = draft.cap_project, draft.minimum_grant
    # A cap of nothing is told already; it is no measure for the rest.
    if cap is not None and least is not None and least > cap > ZERO:
        yield Refused(
            f"Die Mindestzuwendung ({formats.money(least)}) liegt über dem Höchstbetrag je Projekt "
            f"({formats.money(cap)}).",
            "minimum_grant",
        )
    for key, longest in _LONGEST.items():
        if not 0 <= (getattr(draft, key) or 0) <= longest:
            yield Refused(_SPANS[key], key)


def _clauses(lines: tuple[ClauseLine, ...], faults: Faults) -> dict[str, str]:
    clauses: dict[str, str] = {}
    for at, line in enumerate(lines):
        text = faults.take(clean_line, line.clause, f"clauses[{at}].clause", 80)
        faults.add(_unclear(line.rule, clauses, f"clauses[{at}].rule"))
        if text:
            clauses[line.rule] = text
    return clauses


def _unclear(rule: str, before: Mapping[str, str], field: str) -> Iterator[Refused]:
    if rule not in CLAUSE_KEYS:
        yield Refused("Bitte wählen Sie, welche Regel die Fundstelle belegt.", field)
    elif rule in before:
        yield Refused(
            f"Für „{CLAUSE_KEYS[rule]}“ stehen zwei Fundstellen da; bitte fassen Sie sie zusammen.", field
        )


def summary(rules: Rules) -> str:
    """``50 %, höchstens 5.000,00 € je Projekt``: what a list says of a guideline."""
    parts = [formats.percent(rules.rate_bp)]
    if rules.cap_project is not None:
        parts.append(f"höchstens {formats.money(rules.cap_project)} je Projekt")
    if rules.minimum_cost is not None:
        parts.append(f"ab {formats.money(rules.minimum_cost)} Gesamtkosten")
    if rules.minimum_grant is not None:
        parts.append(f"ab {formats.money(rules.minimum_grant)} Zuwendung")
    return ", ".join(parts)
