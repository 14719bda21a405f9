"""The cost plan and the finance plan, and what must hold between them (DOMAIN §3.2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain import formats
from app.domain.errors import Refused
from app.domain.guideline import Case, Cost
from app.domain.money import ZERO, Money
from app.domain.text import clean_line

FINANCE_KINDS: Mapping[str, str] = {
    "own_cash": "Eigenmittel",
    "own_labour": "Eigenleistung",
    "donation": "Spenden und Sponsoring",
    "fees": "Teilnahmebeiträge und Eintritt",
    "other_grant": "Andere öffentliche Mittel",
}
USUAL_ROLES: Mapping[str, str] = {"Eigenleistung": "labour"}
"""The cost kind that own labour stands under when the code list does not name another."""


@dataclass(frozen=True)
class CostLine:
    """A line of the cost plan as typed."""

    kind: str = ""
    text: str = ""
    amount: Money | None = None
    eligible: bool = True
    measure: str = ""
    minutes: int | None = None
    vat_bp: int | None = None


@dataclass(frozen=True)
class FinanceLine:
    """A line of the finance plan as typed."""

    kind: str = "own_cash"
    text: str = ""
    amount: Money | None = None


@dataclass(frozen=True)
class Plan:
    """Both plans added up."""

    total: Money
    eligible: Money
    labour_cost: Money
    finance: Mapping[str, Money]
    requested: Money

    @property
    def covered(self) -> Money:
        """All income with the grant asked for."""
        return Money.total(self.finance.values()) + self.requested

    @property
    def missing(self) -> Money:
        """Cost that nobody pays; negative when more comes in than it costs."""
        return self.total - self.covered

    @property
    def case(self) -> Case:
        """As a guideline calculates it."""
        rest = Cost(self.total - self.eligible, eligible=False)
        return Case((Cost(self.eligible), rest), requested=self.requested)


def valued(costs: Sequence[CostLine], per_hour: Money | None) -> tuple[CostLine, ...]:
    """The lines with own labour at its value: hours times what the guideline gives for one, to the cent.

    Without such a value what was typed stands.
    """
    if per_hour is None:
        return tuple(costs)
    return tuple(
        replace(line, amount=Money(line.minutes * per_hour.cents // 60)) if line.minutes else line
        for line in costs
    )


def add_up(
    costs: Sequence[CostLine],
    finance: Sequence[FinanceLine],
    requested: Money | None,
    roles: Mapping[str, str] = USUAL_ROLES,
) -> Plan:
    """The sums of both plans; lines without an amount count as nothing."""
    sums = dict.fromkeys(FINANCE_KINDS, ZERO)
    for line in finance:
        sums[line.kind] = sums.get(line.kind, ZERO) + (line.amount or ZERO)
    return Plan(
        total=Money.total(line.amount or ZERO for line in costs),
        eligible=Money.total(line.amount or ZERO for line in costs if line.eligible),
        labour_cost=Money.total(line.amount or ZERO for line in costs if roles.get(line.kind) == "labour"),
        finance=sums,
        requested=requested or ZERO,
    )


def open_points(plan: Plan) -> list[tuple[str, str]]:
    """What keeps the plan from being sound: a sentence and the field it belongs beside, the first first."""
    points: list[tuple[str, str]] = []
    if not plan.total:
        points.append(("Der Kostenplan ist leer. Bitte tragen Sie die Kosten des Projekts ein.", "costs"))
    if not plan.requested:
        points.append(("Bitte tragen Sie ein, welcher Zuschuss beantragt wird.", "requested"))
    labour = plan.finance.get("own_labour", ZERO)
    if labour != plan.labour_cost:
        sentence = (
            f"Eigenleistung steht mit {formats.money(plan.labour_cost)} im Kostenplan und mit "
            f"{formats.money(labour)} im Finanzierungsplan. Sie gehört in gleicher Höhe auf beide Seiten."
        )
        points.append((sentence, "finance"))
    gap = difference(plan)
    if gap and plan.total:
        points.append((gap, "finance"))
    return points


def difference(plan: Plan) -> str:
    """Which side of the plan is short, and by how much; empty when it balances."""
    if plan.missing > ZERO:
        return (
            f"Die Finanzierung deckt {formats.money(plan.covered)} von {formats.money(plan.total)} Kosten. "
            f"Es fehlen {formats.money(plan.missing)}."
        )
    if plan.missing < ZERO:
        return (
            f"Die Finanzierung von {formats.money(plan.covered)} liegt um {formats.money(-plan.missing)} "
            f"über den Kosten von {formats.money(plan.total)}."
        )
    return ""


def checked_costs(lines: Sequence[CostLine]) -> tuple[CostLine, ...]:
    """The lines with cleaned texts; lines with nothing in them are left out.

    Raises:
        Refused: when an amount is missing or below zero, beside its cell.
    """
    kept = []
    for at, line in enumerate(lines):
        text = clean_line(line.text, f"costs[{at}].text")
        if not (text or line.kind or line.amount):
            continue
        if not line.minutes:
            _must_be_amount(line.amount, text or line.kind, f"costs[{at}].amount")
        kept.append(_cleaned(line, text, f"costs[{at}].kind"))
    return tuple(kept)


def checked_finance(lines: Sequence[FinanceLine]) -> tuple[FinanceLine, ...]:
    """The lines with cleaned texts; lines with nothing in them are left out.

    Raises:
        Refused: when the kind is not known or an amount is missing or below zero, beside its cell.
    """
    kept = []
    for at, line in enumerate(lines):
        text = clean_line(line.text, f"finance[{at}].text")
        if not text and line.amount is None:
            continue
        if line.kind not in FINANCE_KINDS:
            raise Refused("Bitte wählen Sie, woher das Geld kommt.", f"finance[{at}].kind")
        _must_be_amount(line.amount, text or FINANCE_KINDS[line.kind], f"finance[{at}].amount")
        kept.append(replace(line, text=text))
    return tuple(kept)


def _must_be_amount(amount: Money | None, what: str, field: str) -> None:
    if amount is None:
        raise Refused(f"Bitte geben Sie für „{what}“ einen Betrag an.", field)
    if amount < ZERO:
        raise Refused(f"Der Betrag für „{what}“ kann nicht negativ sein.", field)


def _cleaned(line: CostLine, text: str, field: str) -> CostLine:
    """A table cell may give 1 for yes."""
    return replace(
        line,
        text=text,
        kind=clean_line(line.kind, field),
        measure=clean_line(line.measure, field.replace("kind", "measure")),
        eligible=bool(line.eligible),
    )
