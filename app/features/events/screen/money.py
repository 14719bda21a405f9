"""The tab „Geld“: costs and income, planned and as they came, beside what was approved."""

from typing import Any

from app.domain.ids import Ref
from app.features.events.form.lists import BUDGET
from app.features.events.queries import lists as queries
from app.features.events.rules import budget as rules
from app.features.events.rules.budget import BudgetDraft, Funding
from app.features.events.screen.parts import EventPanel
from app.features.events.service import lists as service
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.flow import FlowBox
from app.ui.form import Form
from app.ui.theme import Tone
from app.ui.widgets import Banner, Text


class MoneyPanel(EventPanel):
    """Two tables, and above them what they come to while they are typed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Geld speichern", spec=BUDGET, query=queries.budget, key="event_money")
        self._funding: Funding | None = None
        self.balance = Text("", role="h3")
        self.balance.setAccessibleName("Bilanz")
        self._short = Banner("Es fehlt Geld.", Tone.WARN)
        self._beside = Banner("", Tone.INFO, (Action("Antrag öffnen", self._open, icon="arrow-up-right"),))
        row = FlowBox(gap=8)
        row.flow.addWidget(self.save_button)
        for widget in (self.balance, self._short, self._beside):
            self.column.addWidget(widget)
        self.column.addLayout(self.holder)
        self.column.addWidget(row)
        self.column.addStretch(1)

    def saving(self, draft: Any) -> tuple[str, Any]:
        """The plan of money as one step."""
        appointment_id = self.appointment_id
        return "Geld speichern", lambda session: service.save_budget(session, appointment_id, draft)

    def shown(self, found: Any) -> None:
        """What was approved."""
        self._funding = found.plan.funding
        if self.editing is not None:
            self.said(self.editing)

    def said(self, form: Form[Any]) -> None:
        """The balance as typed."""
        values = form.values()
        draft = BudgetDraft(values.get("costs") or (), values.get("incomes") or ())
        self.balance.setText(rules.sentence(draft))
        missing = rules.short_of(draft)
        self._short.say("Die Einnahmen decken die Kosten nicht.")
        self._short.setVisible(missing)
        self._beside.setVisible(self._funding is not None)
        if self._funding is not None:
            self._beside.say(rules.beside_application(draft, self._funding))

    def _open(self) -> None:
        if self._funding is not None:
            self.context.open(Ref("application", self._funding.id))
