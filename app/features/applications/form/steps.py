"""The calculation step by step, as a field that follows what is typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from app.domain import formats
from app.domain.guideline import Before, Rules, Step, calculate
from app.domain.money import Money
from app.features.applications import queries
from app.features.applications.queries import FundFacts, PlanFacts
from app.features.applications.rules import (
    ApplicationDraft,
    Plan,
    add_up,
    case_of,
    difference,
    open_points,
    shortage,
    valued,
)
from app.ui.fields import Editor, Field, Host, Values
from app.ui.fields.notes import ValuelessEditor
from app.ui.steps import StepsList
from app.ui.theme import Tone
from app.ui.widgets import Banner

_RECORD = ("fund_id", "year", "contact_id", "property_id")
"""When one of these is another, so may be the rules and what is free."""


@dataclass(frozen=True, init=False)
class LiveSteps(Field):
    """Sums, difference and calculation of the plans as they are typed."""

    def __init__(self) -> None:
        super().__init__(name="", label="")

    def editor(self, host: Host) -> Editor:
        """A list that follows the form."""
        return LiveStepsEditor(self, host)


class LiveStepsEditor(ValuelessEditor):
    """Knows the funds' rules and free money; calculates without asking the file at every key."""

    def __init__(self, field: LiveSteps, host: Host) -> None:
        super().__init__(field, host)
        self._facts = PlanFacts({}, {})
        self._before = Before()
        self._values: Values = {}
        self.open_points = Banner("", Tone.WARN)
        self.balanced = Banner("Kosten und Finanzierung sind ausgeglichen.", Tone.GOOD)
        self.steps = StepsList()
        self.net = Banner("Nach der Richtlinie zählen Nettobeträge; bitte tragen Sie die Kosten netto ein.")
        self.below = Banner("", Tone.WARN)
        self.short = Banner("", Tone.BAD)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.net, self.open_points, self.balanced, self.steps, self.below, self.short):
            layout.addWidget(widget)
        self.refresh()
        self._draw()

    def refresh(self) -> None:
        """Rules and balances may be others."""
        self.host.context.look(queries.plan_facts, self._know, self, slot="facts")
        fund_id, year, contact_id, property_id = (self._values.get(name) for name in _RECORD)
        self.host.context.look(
            lambda session: queries.before(session, fund_id, year, contact_id, property_id),
            self._know_before,
            self,
            slot="before",
        )

    def follow(self, values: Values) -> None:
        """The plans are others now."""
        other_record = any(values.get(name) != self._values.get(name) for name in _RECORD)
        self._values = dict(values)
        if other_record:
            # Drawn when it is known what was granted before; until then it would be another record's.
            self.refresh()
        else:
            self._draw()

    def _know(self, facts: PlanFacts) -> None:
        self._facts = facts
        self._draw()

    def _know_before(self, before: Before) -> None:
        self._before = before
        self._draw()

    def _draw(self) -> None:
        plan = self._plan()
        empty = not plan.total and not plan.requested
        points = [] if empty else [sentence for sentence, _ in open_points(plan)]
        self.open_points.say("\n".join(points))
        self.open_points.setVisible(bool(points))
        self.balanced.setVisible(not empty and not points and not difference(plan))
        steps, below, short = self._calculated(plan) if plan.total else ((), "", "")
        self.steps.show_steps(steps)
        self.steps.setVisible(bool(steps))
        rules = self._rules()
        self.net.setVisible(bool(rules and rules.counts_net(input_tax=bool(self._values.get("input_tax")))))
        self.below.say(below)
        self.below.setVisible(bool(below))
        self.short.say(short)
        self.short.setVisible(bool(short))

    def _fund(self) -> FundFacts | None:
        return self._facts.funds.get(self._values.get("fund_id") or 0)

    def _rules(self) -> Rules | None:
        fund = self._fund()
        return fund.rules_on(self._values.get("received_on")) if fund else None

    def _plan(self) -> Plan:
        draft, rules = _typed(self._values), self._rules()
        costs = valued(draft.costs, rules.labour_per_hour if rules else None)
        return add_up(costs, draft.finance, draft.requested, self._facts.roles)

    def _calculated(self, plan: Plan) -> tuple[Sequence[Step], str, str]:
        """The steps; by how much the grant stays below what is asked for; what the fund is short of."""
        fund, rules = self._fund(), self._rules()
        if fund is None or rules is None:
            return (Step("Gesamtkosten laut Kostenplan", plan.total),), "", ""
        found = calculate(rules, case_of(_typed(self._values), self._facts.roles, self._before))
        year = self._values.get("year") or 0
        free = fund.free.get(year)
        return found.steps, _below(found.grant, plan.requested), _short(found.grant, free, fund.name, year)


def _below(grant: Money, requested: Money) -> str:
    """The plan balances with what is asked for; with less it does not, and somebody has to pay the rest."""
    if grant >= requested:
        return ""
    return (
        f"Möglich sind {formats.money(grant)}, beantragt {formats.money(requested)}. Bitte klären Sie, woher "
        f"die übrigen {formats.money(requested - grant)} kommen."
    )


def _short(grant: Money, free: Money | None, fund: str, year: int) -> str:
    """A first warning; the check decides."""
    if free is None or not shortage(grant, free, fund, year):
        return ""
    return f"Im „{fund}“ sind {year} zurzeit nur {formats.money(free)} frei."


_COUNTED = ("costs", "finance", "areas", "requested", "rent_old", "rent_new", "rent_months")


def _typed(values: Values) -> ApplicationDraft:
    """What is calculated with, as far as it can be read; a form in the making has gaps."""
    known: Any = {name: values[name] for name in _COUNTED if values.get(name) is not None}
    return ApplicationDraft(input_tax=bool(values.get("input_tax")), **known)
