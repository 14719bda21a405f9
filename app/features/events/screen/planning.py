"""The tab „Planung“: where the event stands, what it is to be, who carries it."""

from functools import partial
from typing import Any

from app.domain.ids import Ref
from app.features.events.form.plan import CANCEL, PARTNER, PLAN
from app.features.events.queries import plan as queries
from app.features.events.queries.plan import PartnerRow, PlanDetail
from app.features.events.rules import plan as rules
from app.features.events.rules.plan import CancelDraft, PartnerDraft
from app.features.events.screen.parts import EventPanel, ListPart
from app.features.events.service import plan as service
from app.features.events.table.plan import PARTNERS, STATUS_CHIPS
from app.ui.chips import ChipLabel
from app.ui.context import Context
from app.ui.flow import FlowBox
from app.ui.theme import Tone
from app.ui.widgets import Banner, Button


class PlanningPanel(EventPanel):
    """State with its verbs, the plan as a form, the partners as a list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Planung speichern", spec=PLAN, query=_read, key="event_plan")
        self._detail: PlanDetail | None = None
        self._states = FlowBox(gap=8)
        self._chip: ChipLabel | None = None
        self._verbs: list[Button] = []
        self._off = Banner("", Tone.BAD)
        self.partners: ListPart[PartnerRow] = ListPart(
            context,
            "Partner",
            PARTNERS,
            key="event_partners",
            empty="Noch keine Partner. Wer trägt die Veranstaltung mit?",
        )
        self.partners.picked.connect(self._name_button)
        self.partners.table.opened.connect(lambda _id: self._change_partner())
        self.partners.button("Partner hinzufügen …", "plus", self._add_partner)
        self.partners.button("Ändern …", "pencil", self._change_partner, of_row=True)
        self._contact = self.partners.button("", "arrow-up-right", self._open_partner, of_row=True)
        self.partners.button("Entfernen", "trash-2", self._remove_partner, of_row=True)
        row = FlowBox(gap=8)
        row.flow.addWidget(self.save_button)
        self.column.addWidget(self._states)
        self.column.addWidget(self._off)
        self.column.addLayout(self.holder)
        self.column.addWidget(row)
        self.column.addWidget(self.partners)
        self.column.addStretch(1)

    def saving(self, draft: Any) -> tuple[str, Any]:
        """The plan as one step."""
        appointment_id = self.appointment_id
        return "Planung speichern", lambda session: service.save(session, appointment_id, draft)

    def shown(self, found: Any) -> None:
        """State, reason, partners."""
        detail: PlanDetail = found.plan
        self._detail = detail
        self._show_state(detail)
        self._off.say(f"Abgesagt: {detail.cancelled_why}")
        self._off.setVisible(bool(detail.cancelled_why) and detail.status == "cancelled")
        self.partners.show_rows(detail.partners)

    def _show_state(self, detail: PlanDetail) -> None:
        focused = self.window().focusWidget() in self._verbs
        if self._chip is not None:
            self._chip.hide()
            self._chip.deleteLater()
        for button in self._verbs:
            button.hide()
            button.deleteLater()
        self._chip = ChipLabel(STATUS_CHIPS[detail.status])
        self._states.flow.addWidget(self._chip)
        self._verbs = []
        for verb in rules.verbs(detail.status):
            button = Button(
                rules.VERBS[verb], role="link" if verb == "back" else "", run=partial(self._go, verb)
            )
            self._states.flow.addWidget(button)
            self._verbs.append(button)
        self._states.fit()
        if focused and self._verbs:
            self._verbs[0].setFocus()

    def _go(self, verb: str) -> None:
        today, appointment_id = self.context.clock.today(), self.appointment_id
        if verb == "cancel":
            self.verbs.ask(
                "Veranstaltung absagen",
                CANCEL,
                CancelDraft(),
                lambda session, draft: service.cancel(session, appointment_id, draft, today=today),
                key=f"event_cancel:{appointment_id}",
                button="Absagen",
                explain="Plan, Aufgaben und Anmeldungen bleiben stehen; Fristen mahnen nicht mehr.",
                danger=True,
            )
            return
        word = rules.STATES[rules.TRANSITIONS[self._detail.status if self._detail else "", verb]]
        self.verbs.do(
            f"Veranstaltung: {word}",
            lambda session: service.go(session, appointment_id, verb, today=today),
        )

    # -- partners ----------------------------------------------------------------------------

    def _add_partner(self) -> None:
        self._ask_partner(None, PartnerDraft(), "Partner hinzufügen")

    def _change_partner(self) -> None:
        row = self.partners.row
        if row is not None:
            self._ask_partner(row.id, row.draft, "Partner ändern")

    def _ask_partner(self, partner_id: int | None, draft: PartnerDraft, title: str) -> None:
        appointment_id = self.appointment_id
        self.verbs.ask(
            title,
            PARTNER,
            draft,
            lambda session, typed: service.save_partner(session, appointment_id, typed, partner_id),
            key=f"event_partner:{appointment_id}:{partner_id or 'new'}",
        )

    def _name_button(self) -> None:
        row = self.partners.row
        known = row is None or row.draft.contact_id is not None
        self._contact.setText("Kontakt öffnen" if known else "Als Kontakt anlegen")

    def _open_partner(self) -> None:
        row = self.partners.row
        if row is not None and row.draft.contact_id is not None:
            self.context.open(Ref("contact", row.draft.contact_id))
        elif row is not None:
            self.context.new("contact", name=row.draft.name)

    def _remove_partner(self) -> None:
        row = self.partners.row
        if row is not None:
            self.verbs.do(
                f"Partner „{row.name}“ entfernen",
                lambda session: service.remove_partner(session, row.id),
            )


class _Shown:
    """The plan as the tab reads it."""

    def __init__(self, plan: PlanDetail) -> None:
        self.plan, self.draft = plan, plan.draft


def _read(session: Any, appointment_id: int) -> _Shown:
    return _Shown(queries.detail(session, appointment_id))
