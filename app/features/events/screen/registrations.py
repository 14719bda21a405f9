"""The tab „Anmeldungen“: who comes, who waits, who was there."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain import formats
from app.features.events.form.people import PLACES, QUICK, REGISTRATION
from app.features.events.queries import registrations as queries
from app.features.events.queries.registrations import RegistrationRow, RegistrationsDetail
from app.features.events.rules import registrations as rules
from app.features.events.rules.registrations import RegistrationDraft
from app.features.events.screen.papers import PaperDesk
from app.features.events.screen.parts import GAP, ListPart, Verbs
from app.features.events.service import registrations as service
from app.features.events.service.registrations import Taken
from app.features.events.table.plan import REGISTRATION_CHIPS, REGISTRATIONS
from app.ui.context import Context
from app.ui.form import Form
from app.ui.widgets import Button, Text


class RegistrationsPanel(QWidget):
    """A line to type one after the other, and the list."""

    def __init__(self, context: Context, papers: PaperDesk) -> None:
        super().__init__()
        self._context, self._papers = context, papers
        self._detail: RegistrationsDetail | None = None
        self._appointment_id = 0
        self._verbs = Verbs(context, self)
        self.said = Text("", role="h3")
        self.said.setAccessibleName("Belegung")
        self.quick: Form[RegistrationDraft] = Form(context, QUICK, parent=self)
        self._enter = Button("Eintragen", icon="plus", run=self.enter)
        self.list: ListPart[RegistrationRow] = ListPart(
            context,
            "",
            REGISTRATIONS,
            key="registrations",
            name="Anmeldungen",
            chips=REGISTRATION_CHIPS,
            above=True,
            empty="Noch keine Anmeldung. Oben Namen tippen und mit der Eingabetaste eintragen.",
        )
        self.list.table.opened.connect(lambda _id: self._change())
        self.list.picked.connect(self._name_buttons)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.list.table.view, self._attend)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        part = self.list
        self._there = part.button("War da", "user-check", self._attend, of_row=True)
        self._absent = part.button("Fehlte", "user", self._miss, of_row=True)
        part.button("Ändern …", "pencil", self._change, of_row=True)
        self._off = part.button("Abmelden", "circle-x", self._cancel, of_row=True)
        part.button("Entfernen", "trash-2", self._remove, of_row=True)
        part.button("Plätze …", "users", self._set_places)
        part.button("Anwesenheitsliste …", "printer", self._print)
        self._erase = part.button("Namen löschen …", "shield", self._ask_erase)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for widget in (self.said, self.quick, self._enter, self.list):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_record(self, detail: Any) -> None:
        """Read the registrations of this event."""
        if self._appointment_id != detail.id:
            self._appointment_id = detail.id
            self.quick.show_draft(RegistrationDraft(), key=f"registration:{detail.id}:quick")
        self._read()

    def enter(self) -> None:
        """Take the registration that is typed and go on with the next."""
        draft = self.quick.collect()
        appointment_id, now = self._appointment_id, self._context.clock.now()
        if draft is None or not self._enter.isEnabled():
            return

        def done(taken: Taken) -> None:
            self.quick.accept_saved()
            self.quick.show_draft(RegistrationDraft(), offer=False)
            self.quick.focus_first()
            waits = taken.state == "waiting"
            self._context.messages.done(
                f"{draft.name} steht auf der Warteliste" if waits else f"{draft.name} ist angemeldet",
                undo=True,
            )

        self._enter.setEnabled(False)
        self._context.do(
            f"Anmeldung von {draft.name}",
            lambda session: service.register(session, appointment_id, draft, now=now),
            done,
            owner=self,
            failed=self.quick.refuse,
            ended=lambda: self._enter.setEnabled(True),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return in a line of the form enters what is typed."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            at = self.focusWidget()
            if isinstance(at, QLineEdit) and self.quick.isAncestorOf(at):
                self.enter()
                return
        super().keyPressEvent(event)

    # -- inside ------------------------------------------------------------------------------

    def _read(self) -> None:
        appointment_id = self._appointment_id
        self._context.look(
            lambda session: queries.detail(session, appointment_id),
            self._show,
            self,
            slot="event.registrations",
        )

    def _show(self, found: RegistrationsDetail) -> None:
        if found.plan.id != self._appointment_id:
            return
        self._detail = found
        places = found.places
        sentence = rules.sentence(
            places.capacity, found.entries, places.registration_until, self._context.clock.today()
        )
        came = f" Da waren {formats.number(found.came)}." if found.came else ""
        self.said.setText(sentence + came)
        self.list.show_rows(found.rows)
        over = found.plan.ends_at.date() < self._context.clock.today()
        self._erase.setVisible(over and bool(found.erasable))

    def _name_buttons(self) -> None:
        row = self.list.row
        gone = row is not None and row.state == "cancelled"
        self._off.setText("Wieder anmelden" if gone else "Abmelden")
        self._there.setText("Doch nicht da" if row is not None and row.attended else "War da")
        for button in (self._there, self._absent):
            button.setVisible(row is not None and not gone)

    def _attend(self) -> None:
        row = self.list.row
        if row is not None:
            self._mark(row, there=None if row.attended else True)

    def _miss(self) -> None:
        row = self.list.row
        if row is not None:
            self._mark(row, there=None if row.attended is False else False)

    def _mark(self, row: RegistrationRow, *, there: bool | None) -> None:
        word = {True: "war da", False: "fehlte", None: "noch nicht abgehakt"}[there]
        self._verbs.do(f"{row.name}: {word}", lambda session: service.attend(session, row.id, there=there))

    def _change(self) -> None:
        row = self.list.row
        if row is not None:
            self._verbs.ask(
                "Anmeldung ändern",
                REGISTRATION,
                row.draft,
                lambda session, draft: service.change(session, row.id, draft),
                key=f"registration:{row.id}",
                name=f"Anmeldung von {row.name} ändern",
                said=_moved,
            )

    def _cancel(self) -> None:
        row, now = self.list.row, self._context.clock.now()
        if row is None:
            return
        if row.state == "cancelled":
            self._verbs.do(
                f"{row.name} wieder anmelden",
                lambda session: service.come_back(session, row.id, now=now),
                lambda taken: (
                    f"{row.name} steht auf der Warteliste"
                    if taken.state == "waiting"
                    else f"{row.name} ist wieder angemeldet"
                ),
            )
            return
        self._verbs.do(
            f"{row.name} abmelden",
            lambda session: service.cancel(session, row.id),
            lambda taken: _and_moved(f"{row.name} ist abgemeldet", taken),
        )

    def _remove(self) -> None:
        row = self.list.row
        if row is not None:
            self._verbs.do(
                f"Anmeldung von {row.name} entfernen",
                lambda session: service.remove(session, row.id),
                lambda taken: _and_moved(f"Anmeldung von {row.name} entfernt", taken),
            )

    def _set_places(self) -> None:
        found, appointment_id = self._detail, self._appointment_id
        if found is not None:
            self._verbs.ask(
                "Plätze",
                PLACES,
                found.places,
                lambda session, draft: service.set_places(session, appointment_id, draft),
                key=f"event_places:{appointment_id}",
                name="Plätze festlegen",
                said=_moved,
                explain="Wird ein Platz frei, rückt die Warteliste in der Reihenfolge der Anmeldung nach.",
            )

    def _print(self) -> None:
        self._papers.attendance(self._appointment_id)

    def _ask_erase(self) -> None:
        found = self._detail
        if found is None:
            return
        said = formats.count(found.erasable, "Anmeldung", "Anmeldungen")
        self._context.messages.ask(
            f"Namen aus {said} löschen?",
            "Namen, Telefon, E-Mail und Bemerkungen werden auch aus dem Verlauf gelöscht; wie viele "
            "angemeldet waren und kamen, bleibt stehen. Danach lassen sich dieser und frühere Schritte "
            "nicht mehr rückgängig machen.",
            "Namen löschen",
            self._erase_names,
            danger=True,
        )

    def _erase_names(self) -> None:
        appointment_id, today = self._appointment_id, self._context.clock.today()
        self._context.do(
            "Namen der Anmeldungen löschen",
            lambda session: service.erase(session, appointment_id, today=today),
            lambda count: self._context.messages.done(
                f"Gelöscht: die Namen aus {formats.count(count, 'Anmeldung', 'Anmeldungen')}; die Zahlen "
                "stehen noch da"
            ),
            owner=self,
            sealed=True,
        )


def _moved(taken: Taken) -> str:
    return rules.moved_up(taken.moved_up).removesuffix(".")


def _and_moved(sentence: str, taken: Taken) -> str:
    return ". ".join(part for part in (sentence, _moved(taken)) if part)
