"""The tabs „Leute & Material“ and „Ablauf“."""

from typing import Any

from app.features.events.form.lists import CREW, PROGRAMME
from app.features.events.queries import lists as queries
from app.features.events.queries.lists import ProgrammeDetail
from app.features.events.queries.plan import PlanDetail
from app.features.events.rules import crew, programme
from app.features.events.screen.papers import PaperDesk
from app.features.events.screen.parts import EventPanel
from app.features.events.service import lists as service
from app.ui.context import Context
from app.ui.flow import FlowBox
from app.ui.form import Form
from app.ui.theme import Tone
from app.ui.widgets import Banner, Button, Text

_SAID = 3


class CrewPanel(EventPanel):
    """Who works there, what is needed, what may go wrong."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, "Leute und Material speichern", spec=CREW, query=queries.crew, key="event_crew"
        )
        self.sums = Text("", role="h3")
        self.sums.setAccessibleName("Stunden")
        row = FlowBox(gap=8)
        row.flow.addWidget(self.save_button)
        self.column.addWidget(self.sums)
        self.column.addLayout(self.holder)
        self.column.addWidget(row)
        self.column.addStretch(1)

    def saving(self, draft: Any) -> tuple[str, Any]:
        """All three tables as one step."""
        appointment_id = self.appointment_id
        return "Leute und Material speichern", lambda session: service.save_crew(
            session, appointment_id, draft
        )

    def said(self, form: Form[Any]) -> None:
        """The hours as typed."""
        sentence = crew.sentence(crew.hours(form.values().get("helpers") or ()))
        self.sums.setText(sentence)
        self.sums.setVisible(bool(sentence))


class ProgrammePanel(EventPanel):
    """The running order, and what overlaps in it."""

    def __init__(self, context: Context, papers: PaperDesk) -> None:
        super().__init__(
            context,
            "Ablauf speichern",
            spec=PROGRAMME,
            query=queries.running_order,
            key="event_programme",
        )
        self._papers = papers
        self._plan: PlanDetail | None = None
        self._overlap = Banner("", Tone.WARN)
        self._public = Button("Ablauf für alle …", icon="printer", run=lambda: self._print(internal=False))
        self._internal = Button(
            "Ablauf für Mitwirkende …", icon="printer", run=lambda: self._print(internal=True)
        )
        row = FlowBox(gap=8)
        for button in (self.save_button, self._public, self._internal):
            row.flow.addWidget(button)
        self.column.addWidget(self._overlap)
        self.column.addLayout(self.holder)
        self.column.addWidget(row)
        self.column.addStretch(1)

    def saving(self, draft: Any) -> tuple[str, Any]:
        """The running order as one step."""
        appointment_id = self.appointment_id
        return "Ablauf speichern", lambda session: service.save_programme(session, appointment_id, draft)

    def shown(self, found: ProgrammeDetail) -> None:
        """Whether there is anything to print."""
        self._plan = found.plan
        self._public.setVisible(any(not line.internal for line in found.draft.items))
        self._internal.setVisible(bool(found.draft.items))
        if self.editing is not None:
            self.said(self.editing)

    def said(self, form: Form[Any]) -> None:
        """What is at one place, or with one person, at one time."""
        plan, lines = self._plan, form.values().get("items")
        if plan is None or lines is None:
            return
        found = programme.overlaps(
            programme.points(programme.readable(lines, plan.starts_at, plan.ends_at), plan.starts_at)
        )
        more = f" Weitere: {len(found) - _SAID}." if len(found) > _SAID else ""
        self._overlap.say(" ".join(found[:_SAID]) + more)
        self._overlap.setVisible(bool(found))

    def _print(self, *, internal: bool) -> None:
        self._papers.running_order(self.appointment_id, internal=internal)
