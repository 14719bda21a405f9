"""The list of contacts and the record beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.consents import CHANNELS, PURPOSES
from app.domain.options import Option
from app.features.contacts import queries, service
from app.features.contacts.form import (
    Erasing,
    Withdrawal,
    contact_form,
    erasing_form,
    withdrawal_form,
)
from app.features.contacts.queries import ContactDetail, ContactRow, Event
from app.features.contacts.rules import KINDS, ConsentRow, ContactDraft
from app.features.contacts.rules.erasing import Remains, left, reached, same_name, waits
from app.features.contacts.table import CHIPS, COLUMNS, EVENT_CHIPS, EVENT_COLUMNS, FILTERS, VIEWS
from app.ui.browser import Action, Heading, Noun, RecordBrowser, Saving, Tab, Word
from app.ui.chips import Chip, Tone
from app.ui.context import Context
from app.ui.form import FormSpec
from app.ui.sheet import ask_form
from app.ui.table import SimpleTable

_CHIPS_SHOWN = 3
_ERASING = (
    "Der Kontakt wird auch aus dem Verlauf gelöscht. Dieser Schritt und alle früheren lassen sich danach "
    "nicht mehr rückgängig machen. Aus den Sicherungen verschwindet er mit deren Ablauf."
)


class ContactsScreen(RecordBrowser[ContactRow, ContactDetail, ContactDraft]):
    """Persons and organisations, and what they agreed to."""

    kind = "contact"
    title = "Kontakte"
    icon = "users"
    shows = frozenset(
        {
            "contacts",
            "contact_addresses",
            "contact_roles",
            "memberships",
            "consents",
            "consultations",
            "applications",
            "letters",
            "codes",
        }
    )
    noun = Noun("Kontakt", "Kontakte", new="Neuer Kontakt")
    columns = COLUMNS
    chips = CHIPS
    filters = FILTERS
    views = VIEWS
    keeps = ("kind", "postcode", "town")
    empty_hint = "Noch kein Kontakt. Mit Strg+N legen Sie den ersten an."
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)
    words = {  # noqa: RUF012 - the base declares it as a class variable
        "display_name": Word("Name"),
        "purpose": Word("Einwilligung", lambda kept: PURPOSES.get(str(kept), str(kept))),
        "given_on": Word("Eingewilligt am"),
        "withdrawn_on": Word("Widerrufen am"),
        "function": Word("Funktion"),
    }

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._form_spec = contact_form(self._own_id)
        super().__init__(context, parent)

    def _own_id(self) -> int | None:
        return self.current.id if self.current is not None else None

    def blank(self, preset: Mapping[str, Any]) -> ContactDraft:
        """A person, perhaps with the name somebody typed while looking for it."""
        draft = ContactDraft(kind=preset.get("kind") or "person")
        name = str(preset.get("name") or "").strip()
        if not name:
            return draft
        if draft.kind == "organisation":
            return replace(draft, organisation=name)
        family, comma, given = name.partition(",")
        if not comma:
            given, _, family = name.rpartition(" ")
        return replace(draft, first_name=given.strip(), last_name=family.strip())

    def form_for(self, detail: ContactDetail | None) -> FormSpec:
        """One form for all."""
        del detail
        return self._form_spec

    def draft(self, detail: ContactDetail) -> ContactDraft:
        """As it was typed."""
        return detail.draft

    def heading(self, detail: ContactDetail) -> Heading:
        """Name, address, what it is to the district."""
        chips = [Chip(KINDS[detail.draft.kind])]
        chips += [Chip(role, Tone.ACCENT) for role in detail.roles.split(", ")[:_CHIPS_SHOWN] if role]
        if detail.named_in:
            count = formats.count(detail.named_in, "Beratung mit Namen", "Beratungen mit Namen")
            chips.append(Chip(count, Tone.INFO))
        if not detail.draft.active:
            chips.append(Chip("nicht mehr aktiv", Tone.WARN))
        return Heading(detail.name, detail.address, chips)

    def saving(self, draft: ContactDraft, record_id: int | None) -> Saving:
        """Keep it; the step names nobody, because the history stays when a person is erased."""
        today = self.context.clock.today()
        return Saving(
            "Kontakt speichern" if record_id else "Kontakt anlegen",
            lambda session: service.save(session, draft, record_id, today=today),
            toast="Kontakt gespeichert",
        )

    def removing(self, detail: ContactDetail) -> Saving:
        """Delete it where nothing refers to it."""
        return Saving(
            "Kontakt löschen", lambda session: service.remove(session, detail.id), toast="Kontakt gelöscht"
        )

    def record_actions(self, detail: ContactDetail) -> Sequence[Action]:
        """Log a consultation, take back a consent, erase for good."""
        advise = Action("Beratung", lambda: self._advise(detail), icon="messages-square")
        erase = Action("Endgültig löschen …", lambda: self._ask_erase(detail), icon="shield", danger=True)
        valid = _valid(detail.draft.consents)
        if not valid:
            return (advise, erase)
        withdraw = Action("Widerruf …", lambda: self._ask_withdrawal(detail), icon="unlink")
        return (advise, withdraw, erase)

    def tabs(self) -> Sequence[Tab]:
        """What happened with it."""
        return (Tab("Zeitleiste", lambda: TimelinePanel(self.context)),)

    def history_of(self, detail: ContactDetail) -> Sequence[tuple[str, int]]:
        """The contact and its parts."""
        return detail.parts

    def _advise(self, detail: ContactDetail) -> None:
        self.context.new("consultation", contact_id=detail.id)

    def _ask_withdrawal(self, detail: ContactDetail) -> None:
        options = tuple(Option(row.id or 0, _consent_text(row)) for row in _valid(detail.draft.consents))

        def saving(typed: Withdrawal) -> Saving:
            consent_id, on = typed.consent_id or 0, typed.on or self.context.clock.today()
            return Saving(
                "Einwilligung widerrufen",
                lambda session: service.withdraw(session, consent_id, on=on, forget=typed.forget),
                sealed=typed.forget,
            )

        ask_form(
            self.context,
            self,
            title="Einwilligung widerrufen",
            spec=withdrawal_form(options),
            draft=Withdrawal(int(options[0].value), self.context.clock.today()),
            button="Widerruf eintragen",
            saving=saving,
            explain=_withdrawal_text(detail),
        )

    def _ask_erase(self, detail: ContactDetail) -> None:
        self.context.look(
            lambda session: queries.remains(session, detail.id),
            lambda found: self._ask_erasing(detail, found),
            self,
            slot="remains",
        )

    def _ask_erasing(self, detail: ContactDetail, found: Remains) -> None:
        """What must wait is said at once; else what goes, what stays, and whether the same name goes too."""
        title, button = f"„{detail.name}“ endgültig löschen?", "Endgültig löschen"
        if waits(detail.name, found):
            self._erase(detail)
            return
        if not found.typed:
            explain = "\n\n".join(filter(None, (reached(found), left(found), _ERASING)))
            self.context.messages.ask(title, explain, button, lambda: self._erase(detail), danger=True)
            return
        ask_form(
            self.context,
            self,
            title=title,
            spec=erasing_form(same_name(found), reached(found), left(found)),
            draft=Erasing(),
            button=button,
            saving=lambda typed: Saving(
                "Kontakt endgültig löschen",
                lambda session: service.erase(session, detail.id, same_name=typed.same_name),
                sealed=True,
            ),
            done=lambda _id: self.close_panel(),
            explain=_ERASING,
            danger=True,
        )

    def _erase(self, detail: ContactDetail) -> None:
        self.perform(
            "Kontakt endgültig löschen",
            lambda session: service.erase(session, detail.id),
            lambda _id: self.close_panel(),
            sealed=True,
        )


class TimelinePanel(QWidget):
    """Consultations, applications and letters of a contact, newest first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._events: dict[int, Event] = {}
        self.table: SimpleTable[Event] = SimpleTable(
            context,
            EVENT_COLUMNS,
            key="contact-timeline",
            name="Zeitleiste",
            chips=EVENT_CHIPS,
            empty="Noch keine Beratung mit Namen, kein Antrag und kein Schreiben.",
        )
        self.table.opened.connect(self._open)
        self.table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        layout.addStretch()

    def show_record(self, detail: ContactDetail) -> None:
        """Show what happened with this contact."""
        self._context.look(
            lambda session: queries.timeline(session, detail.id), self._show, self, slot="timeline"
        )

    def _show(self, events: list[Event]) -> None:
        self._events = {event.id: event for event in events}
        self.table.set_rows(events)

    def _open(self, event_id: int) -> None:
        self._context.open(self._events[event_id].ref)


def _valid(consents: Sequence[ConsentRow]) -> list[ConsentRow]:
    return [row for row in consents if row.withdrawn_on is None]


def _consent_text(row: ConsentRow) -> str:
    channel = CHANNELS.get(row.channel, row.channel)
    return f"{PURPOSES.get(row.purpose or '', '')}, {channel}, vom {formats.day(row.given_on)}"


def _withdrawal_text(detail: ContactDetail) -> str:
    if not detail.named_in:
        return "Die Einwilligung bleibt mit dem Tag des Widerrufs stehen."
    named = formats.count(detail.named_in, "Beratung nennt", "Beratungen nennen")
    become = "wird sie" if detail.named_in == 1 else "werden sie"
    return (
        f"{named} diesen Kontakt. Beruht das auf der Einwilligung, {become} im selben Schritt anonym; "
        "der Inhalt bleibt. Die Verknüpfung mit Anträgen dieses Kontakts entfällt dort."
    )
