"""What one guideline version says, put together from the groups."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.errors import Refused
from app.domain.guideline import keys
from app.domain.guideline.afterwards import Duties, Notice, Payment, Terms
from app.domain.guideline.amounts import Caps, Costs, Height, Renting
from app.domain.guideline.keys import Key, keys_of
from app.domain.guideline.procedure import Applying, Deciding, Place

FORMER = "net_if_input_tax"
"""A yes or no of an earlier version, today a choice of three (``amounts``)."""


@dataclass(frozen=True, kw_only=True)
class Rules(Height, Caps, Costs, Applying, Place, Deciding, Terms, Payment, Duties, Renting, Notice):
    """What one guideline version says; each field is told at its declaration.

    Args:
        clauses: clause of the guideline for each topic, e.g. ``{"rate": "Nr. 5.1"}``.
    """

    clauses: Mapping[str, str] = field(default_factory=dict)

    @property
    def net_if_input_tax(self) -> bool:
        """Net amounts count where the applicant may deduct input tax, and only there."""
        return self.amounts == FORMER

    def counts_net(self, *, input_tax: bool) -> bool:
        """Whether net amounts count for an applicant who may (not) deduct input tax."""
        return self.amounts == "net" or (self.amounts == FORMER and input_tax)

    def clause(self, topic: str) -> str:
        """Where in the guideline it stands; empty when nobody said."""
        return self.clauses.get(topic, "")

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Rules":
        """Rules from the mapping as kept, also of earlier versions.

        Raises:
            Refused: naming the rule that cannot be right.
        """
        clauses = {str(topic): str(text) for topic, text in _mapping(data, "clauses").items()}
        return keys.load(cls, KEYS, upgraded(data), {"clauses": clauses})

    def store(self) -> dict[str, Any]:
        """The mapping that ``read`` reads back to the same rules."""
        return {**keys.keep(KEYS, self), "clauses": dict(self.clauses)}


GROUPS: tuple[type[Any], ...] = Rules.__mro__[1:-1]
"""The groups in their order: each has a ``title``."""

KEYS: tuple[Key, ...] = tuple(one for group in GROUPS for one in keys_of(group))
"""Every key of a guideline, in the order of the groups."""

CLAUSES: Mapping[str, str] = dict(
    reversed({one.clause: one.label for one in reversed(KEYS) if one.clause}.items())
)
"""Topics that a clause can be named for, with the label of their first key."""


BOUNDS: Mapping[str, str] = {
    **{one.name: one.label for one in KEYS},
    "rate": "Fördersatz",
    "eligible": "zuwendungsfähige Kosten",
    "requested": "beantragter Betrag",
    "financing": "ungedeckte Ausgaben",
    "limit": "bewilligter Betrag",
    "area": "fehlende Fläche",
}
"""What can bind a calculation (``Calculation.bound_by``), with its label."""


def upgraded(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an earlier version kept, as it is called today."""
    former = data.get(FORMER)
    if not isinstance(former, bool) or "amounts" in data:
        return data
    return {**data, "amounts": FORMER if former else "gross"}


def _mapping(data: Mapping[str, Any], name: str) -> Mapping[Any, Any]:
    found = data.get(name, {})
    if not isinstance(found, Mapping):
        raise Refused(f"Die Angabe „{name}“ der Richtlinie muss eine Liste von Fundstellen sein.", name)
    return found
