"""A fund's guideline as data, and the calculation it leads to.

This is the seam of the rule engine (house plan, section 8): rules are a mapping that is kept with
the fund's guideline version and exchanged as TOML; a calculation is a list of steps, each a
sentence with its amount and the clause it rests on, and names the cap that bound.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain import formats
from app.domain.errors import Refused
from app.domain.money import WHOLE, ZERO, Money, Rounding

_ROUNDINGS = {
    "cent_down": Rounding.DOWN,
    "cent_half_up": Rounding.HALF_UP,
    "euro_down": Rounding.DOWN_TO_EURO,
}


@dataclass(frozen=True)
class Rules:
    """What one guideline version says.

    Args:
        rate_bp: share of the eligible cost in basis points.
        cap_project: most that one project gets; None when there is no cap.
        minimum_cost: total cost below which nothing is funded (Bagatellgrenze); None when none.
        minimum_grant: grant below which nothing is paid; None when none.
        rounding: ``cent_down``, ``cent_half_up`` or ``euro_down``.
        net_if_input_tax: net amounts count where the applicant may deduct input tax.
        clauses: clause of the guideline for each rule by its key, e.g. ``{"rate": "Nr. 5.1"}``.
        legal_basis: sentence for the notice.
        conditions: conditions of the notice, one paragraph each.
        proof_months: months after the end of the project until the proof is due.
        retention_years: years that receipts are kept.
        binding_years: years of purpose binding; 0 when none.
    """

    rate_bp: int
    cap_project: Money | None = None
    minimum_cost: Money | None = None
    minimum_grant: Money | None = None
    rounding: str = "cent_down"
    net_if_input_tax: bool = True
    clauses: Mapping[str, str] = field(default_factory=dict)
    legal_basis: str = ""
    conditions: tuple[str, ...] = ()
    proof_months: int = 2
    retention_years: int = 5
    binding_years: int = 0

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Rules":
        """Rules from the mapping as stored (amounts in cents under ``…_cents``).

        Raises:
            Refused: naming the rule that cannot be right.
        """
        rate = _whole(data, "rate_bp", None)
        if rate is None or not 0 < rate <= WHOLE:
            raise Refused("Der Fördersatz muss zwischen 0 und 100 % liegen.", "rate_bp")
        rounding = str(data.get("rounding", "cent_down"))
        if rounding not in _ROUNDINGS:
            raise Refused(f"Die Rundung „{rounding}“ ist nicht bekannt.", "rounding")
        return cls(
            rate_bp=rate,
            cap_project=_amount(data, "cap_project"),
            minimum_cost=_amount(data, "minimum_cost"),
            minimum_grant=_amount(data, "minimum_grant"),
            rounding=rounding,
            net_if_input_tax=bool(data.get("net_if_input_tax", True)),
            clauses={str(key): str(text) for key, text in data.get("clauses", {}).items()},
            legal_basis=str(data.get("legal_basis", "")),
            conditions=tuple(str(text) for text in data.get("conditions", ())),
            proof_months=_whole(data, "proof_months", 2) or 0,
            retention_years=_whole(data, "retention_years", 5) or 0,
            binding_years=_whole(data, "binding_years", 0) or 0,
        )

    def store(self) -> dict[str, Any]:
        """The mapping that ``read`` reads back to the same rules."""
        data: dict[str, Any] = {
            "rate_bp": self.rate_bp,
            "rounding": self.rounding,
            "net_if_input_tax": self.net_if_input_tax,
            "clauses": dict(self.clauses),
            "legal_basis": self.legal_basis,
            "conditions": list(self.conditions),
            "proof_months": self.proof_months,
            "retention_years": self.retention_years,
            "binding_years": self.binding_years,
        }
        for key in ("cap_project", "minimum_cost", "minimum_grant"):
            amount: Money | None = getattr(self, key)
            if amount is not None:
                data[f"{key}_cents"] = amount.cents
        return data


@dataclass(frozen=True)
class Step:
    """One step of a calculation: a sentence, its amount, the clause it rests on."""

    sentence: str
    amount: Money
    clause: str = ""


@dataclass(frozen=True)
class Calculation:
    """How a grant came about.

    Args:
        steps: in the order they were taken; the last one is the result.
        grant: the highest grant under the guideline.
        bound_by: key of the rule that set the result: ``rate``, ``cap_project``, ``requested``,
            ``minimum_cost``, ``minimum_grant``.
    """

    steps: tuple[Step, ...]
    grant: Money
    bound_by: str

    def store(self) -> dict[str, Any]:
        """As kept with a decision."""
        return {
            "steps": [[step.sentence, step.amount.cents, step.clause] for step in self.steps],
            "grant_cents": self.grant.cents,
            "bound_by": self.bound_by,
        }

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Calculation":
        """A calculation as kept with a decision."""
        steps = tuple(Step(text, Money(cents), clause) for text, cents, clause in data.get("steps", ()))
        return cls(steps, Money(int(data.get("grant_cents", 0))), str(data.get("bound_by", "")))


def calculate(rules: Rules, *, total_cost: Money, eligible_cost: Money, requested: Money) -> Calculation:
    """The grant under the rules: share of the eligible cost, then caps, then the amount asked for.

    Below a minimum the grant is zero and the last step says why.
    """
    clause = rules.clauses.get
    steps = [Step("Gesamtkosten laut Kosten- und Finanzierungsplan", total_cost)]
    if eligible_cost != total_cost:
        steps.append(Step("davon zuwendungsfähig", eligible_cost, clause("eligible", "")))
    if rules.minimum_cost is not None and total_cost < rules.minimum_cost:
        return _nothing(steps, "minimum_cost", rules.minimum_cost, "Gesamtkosten", clause("minimum_cost", ""))
    grant = eligible_cost.share(rules.rate_bp, _ROUNDINGS[rules.rounding])
    bound = "rate"
    rate = formats.percent(rules.rate_bp)
    steps.append(Step(f"Fördersatz {rate} der zuwendungsfähigen Kosten", grant, clause("rate", "")))
    if rules.cap_project is not None and grant > rules.cap_project:
        grant, bound = rules.cap_project, "cap_project"
        steps.append(Step("begrenzt auf den Höchstbetrag je Projekt", grant, clause("cap_project", "")))
    if requested < grant:
        grant, bound = requested, "requested"
        steps.append(Step("begrenzt auf den beantragten Betrag", grant))
    if rules.minimum_grant is not None and grant < rules.minimum_grant:
        return _nothing(steps, "minimum_grant", rules.minimum_grant, "Zuwendung", clause("minimum_grant", ""))
    steps.append(Step("Höchstmögliche Zuwendung", grant))
    return Calculation(tuple(steps), grant, bound)


def _nothing(steps: list[Step], key: str, minimum: Money, what: str, clause: str) -> Calculation:
    sentence = f"nicht förderfähig: {what} unter der Bagatellgrenze von {formats.money(minimum)}"
    return Calculation((*steps, Step(sentence, ZERO, clause)), ZERO, key)


def _whole(data: Mapping[str, Any], key: str, default: int | None) -> int | None:
    value = data.get(key, default)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        raise Refused(f"Die Angabe „{key}“ der Richtlinie muss eine ganze Zahl sein.", key)
    return value


def _amount(data: Mapping[str, Any], key: str) -> Money | None:
    cents = _whole(data, f"{key}_cents", None)
    return None if cents is None else Money(cents)
