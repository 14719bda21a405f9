"""A calculation as it is shown, printed and kept: steps in sentences, and what bound the result."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.money import ZERO, Money


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
        bound_by: what set the result: a key of the rules (``rate``, ``cap_project``, ``grant_per_m2`` …),
            ``eligible``, ``requested``, ``financing`` or ``limit``.
        eligible: cost that counts. total: all cost as it counts for this applicant.
        refused: sentences why nothing can be given.
    """

    steps: tuple[Step, ...]
    grant: Money
    bound_by: str
    eligible: Money = ZERO
    total: Money = ZERO
    refused: tuple[str, ...] = ()

    def store(self) -> dict[str, Any]:
        """As kept with a decision."""
        return {
            "steps": [[step.sentence, step.amount.cents, step.clause] for step in self.steps],
            "grant_cents": self.grant.cents,
            "bound_by": self.bound_by,
            "eligible_cents": self.eligible.cents,
            "total_cents": self.total.cents,
            "refused": list(self.refused),
        }

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Calculation":
        """A calculation as kept with a decision; earlier versions kept the cost in the first steps only."""
        steps = tuple(Step(text, Money(cents), clause) for text, cents, clause in data.get("steps", ()))
        total = steps[0].amount if steps else ZERO
        counted = next((step.amount for step in steps[1:2] if step.sentence == ELIGIBLE), total)
        return cls(
            steps,
            Money(int(data.get("grant_cents", 0))),
            str(data.get("bound_by", "")),
            Money(int(data.get("eligible_cents", counted.cents))),
            Money(int(data.get("total_cents", total.cents))),
            tuple(data.get("refused", ())),
        )


ELIGIBLE = "davon zuwendungsfähig"
"""Sentence of the step that says what of the cost counts."""
