"""The tab „Aufgaben“: the checklist with its deadlines, and what is applied for."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.domain.money import Money
from app.features.events.form.plan import APPLY, TASK
from app.features.events.queries import tasks as queries
from app.features.events.queries.tasks import TaskRow, TasksDetail
from app.features.events.rules import checklists
from app.features.events.rules.checklists import ApplyDraft
from app.features.events.rules.tasks import TaskDraft
from app.features.events.screen.checklists import ask_checklists
from app.features.events.screen.papers import PaperDesk
from app.features.events.screen.parts import GAP, ListPart, Verbs
from app.features.events.service import tasks as service
from app.features.events.table.plan import TASK_CHIPS, TASKS
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.theme import Tone
from app.ui.widgets import Banner, Text

_SAID = 3


class TasksPanel(QWidget):
    """What is to be done until when, by whom, where; what of it is applied for, granted, refused."""

    def __init__(self, context: Context, papers: PaperDesk) -> None:
        super().__init__()
        self._context, self._papers = context, papers
        self._detail: TasksDetail | None = None
        self._appointment_id = 0
        self._verbs = Verbs(context, self)
        self._said = Text("", role="h3")
        self._missing = Banner("", Tone.WARN, (Action("Aufnehmen", self._take_missing, icon="plus"),))
        self.tasks: ListPart[TaskRow] = ListPart(
            context,
            "",
            TASKS,
            key="event_tasks",
            name="Aufgaben und Genehmigungen",
            chips=TASK_CHIPS,
            above=True,
            empty="Noch keine Aufgabe. „Checkliste einfügen …“ setzt die üblichen Aufgaben und Genehmigungen "
            "mit ihren Fristen ein.",
        )
        self.tasks.table.opened.connect(lambda _id: self._change())
        self.tasks.picked.connect(self._name_buttons)
        part = self.tasks
        self._done = part.button("Erledigt", "check", self._tick, of_row=True)
        self._applied = part.button("Heute beantragt", "send", self._apply_for, of_row=True)
        part.button("Ändern …", "pencil", self._change, of_row=True)
        part.button("Hinzufügen …", "plus", self._add)
        part.button("Checkliste einfügen …", "list-checks", self._put_in)
        part.button("Entfernen", "trash-2", self._remove, of_row=True)
        self._print = part.button("Drucken …", "printer", self._show_paper)
        part.button("Checklisten bearbeiten …", "", lambda: ask_checklists(context, self), role="link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for widget in (self._said, self._missing, self.tasks):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_record(self, detail: Any) -> None:
        """Read the tasks of this event."""
        self._appointment_id = appointment_id = detail.id
        self._context.look(
            lambda session: queries.detail(session, appointment_id), self._show, self, slot="event.tasks"
        )

    def _show(self, found: TasksDetail) -> None:
        if found.plan.id != self._appointment_id:
            return
        self._detail = found
        self._said.setText(_sentence(found))
        self._said.setVisible(bool(found.rows))
        self._missing.say(_missing_sentence(found))
        self._missing.setVisible(bool(found.missing))
        self._print.setVisible(bool(found.rows))
        self.tasks.show_rows(found.rows, next((row.id for row in found.rows if not row.draft.done_on), None))

    def _name_buttons(self) -> None:
        row = self.tasks.row
        self._done.setText("Doch nicht erledigt" if row and row.draft.done_on else "Erledigt")
        self._applied.setVisible(bool(row and row.draft.permission and not row.draft.applied_on))

    # -- what can be done --------------------------------------------------------------------

    def _tick(self) -> None:
        row = self.tasks.row
        if row is not None:
            day = None if row.draft.done_on else self._context.clock.today()
            self._verbs.do(
                f"„{row.title}“ {'erledigt' if day else 'doch nicht erledigt'}",
                lambda session: service.tick(session, row.id, day),
            )

    def _apply_for(self) -> None:
        row, today = self.tasks.row, self._context.clock.today()
        if row is not None:
            self._verbs.do(
                f"„{row.title}“: beantragt am {formats.day(today)}",
                lambda session: service.apply_for(session, row.id, today),
            )

    def _add(self) -> None:
        self._ask(None, TaskDraft(staff_id=self._context.staff_id), "Aufgabe hinzufügen")

    def _change(self) -> None:
        row = self.tasks.row
        if row is not None:
            self._ask(row.id, row.draft, "Aufgabe ändern")

    def _ask(self, task_id: int | None, draft: TaskDraft, title: str) -> None:
        appointment_id = self._appointment_id
        self._verbs.ask(
            title,
            TASK,
            draft,
            lambda session, typed: service.save(session, appointment_id, typed, task_id),
            key=f"event_task:{appointment_id}:{task_id or 'new'}",
        )

    def _remove(self) -> None:
        row = self.tasks.row
        if row is not None:
            self._verbs.do(
                f"Aufgabe „{row.title}“ entfernen", lambda session: service.remove(session, row.id)
            )

    def _put_in(self) -> None:
        found = self._detail
        if found is None:
            return
        appointment_id, staff_id = self._appointment_id, self._context.staff_id
        holds = found.plan.conditions
        draft = ApplyDraft(
            **{key: key in holds for key in checklists.CONDITIONS if key},
            name=found.usual,
        )
        self._verbs.ask(
            "Checkliste einfügen",
            APPLY,
            draft,
            lambda session, typed: service.put_in(session, appointment_id, typed, staff_id=staff_id),
            key=f"event_apply:{appointment_id}",
            button="Einfügen",
            explain="Angekreuzt ist, was aus Planung, Beschreibung und Ablauf schon hervorgeht.",
        )

    def _take_missing(self) -> None:
        found, appointment_id, staff_id = self._detail, self._appointment_id, self._context.staff_id
        if found is not None and found.missing:
            items = found.missing
            self._verbs.do(
                f"{formats.count(len(items), 'Aufgabe', 'Aufgaben')} aufnehmen",
                lambda session: service.add_items(session, appointment_id, items, staff_id=staff_id),
            )

    def _show_paper(self) -> None:
        self._papers.checklist(self._appointment_id)


def _sentence(found: TasksDetail) -> str:
    rows = found.rows
    done = sum(row.state in {"done", "granted"} for row in rows)
    late = sum(row.late for row in rows)
    parts = [f"{formats.number(done)} von {formats.count(len(rows), 'Aufgabe', 'Aufgaben')} erledigt"]
    if late:
        parts.append(f"{formats.number(late)} überfällig")
    fees = [row.fee for row in rows if row.fee is not None]
    if fees:
        parts.append(f"Gebühren {formats.money(Money.total(fees))}")
    return ", ".join(parts)


def _missing_sentence(found: TasksDetail) -> str:
    said = "; ".join(
        f"{item.title} ({checklists.CONDITIONS[item.condition or '']})" for item in found.missing[:_SAID]
    )
    more = len(found.missing) - _SAID
    rest = f" und {formats.number(more)} weitere" if more > 0 else ""
    return f"Fehlt vielleicht: {said}{rest}."
