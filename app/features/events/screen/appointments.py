"""The office's diary: list and record."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.domain import formats
from app.domain.errors import Refused
from app.domain.ids import Ref
from app.features.events.form import FORM
from app.features.events.queries import appointments as queries
from app.features.events.queries import plan
from app.features.events.queries.appointments import AppointmentDetail
from app.features.events.queries.rows import AppointmentRow
from app.features.events.rules import appointments as rules
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.screen import file_in, file_out, files, wall
from app.features.events.screen.copying import ask_copy
from app.features.events.screen.crew import CrewPanel, ProgrammePanel
from app.features.events.screen.money import MoneyPanel
from app.features.events.screen.office_hours import OfficeHourPanel, ask_statistics
from app.features.events.screen.papers import PaperDesk
from app.features.events.screen.planning import PlanningPanel
from app.features.events.screen.registrations import RegistrationsPanel
from app.features.events.screen.results import EvaluationPanel, ParticipationPanel
from app.features.events.screen.settings import ask_calendars, ask_days_off
from app.features.events.screen.tasks import TasksPanel
from app.features.events.screen.words import PLAN_NAMES, PLAN_WORDS
from app.features.events.service import appointments as service
from app.features.events.table import CHIPS, COLUMNS, FILTERS, VIEWS
from app.features.events.table.plan import STATUS_CHIPS
from app.ui.browser import Action, Heading, Noun, Saving, Tab
from app.ui.browser.typed import TypedBrowser
from app.ui.chips import Chip, Tone
from app.ui.context import Context


class EventsScreen(TypedBrowser[AppointmentRow, AppointmentDetail, AppointmentDraft]):
    """The list of appointments and the record beside it."""

    kind = "appointment"
    title = "Termine"
    icon = "calendar-days"
    shows = frozenset(
        {
            "appointments",
            "calendar_entries",
            "calendar_exceptions",
            "staff",
            "measures",
            "events",
            "event_partners",
            "event_money",
            "event_helpers",
            "event_equipment",
            "event_risks",
            "event_items",
            "event_tasks",
            "event_photos",
            "registrations",
            "participant_groups",
            "participation_results",
        }
    )
    noun = Noun("Termin", "Termine", new="Neuer Termin")
    columns = COLUMNS
    chips = CHIPS
    filters = FILTERS
    views = VIEWS
    form = FORM
    keeps = ("kind", "place", "staff_id")
    empty_hint = "Kein Termin. Mit Strg+N tragen Sie einen ein."
    words = PLAN_WORDS
    named = PLAN_NAMES
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setAcceptDrops(True)

    def blank(self, preset: Mapping[str, Any]) -> AppointmentDraft:
        """The next full hour, an hour long, or as the calendar says."""
        now = self.context.clock.now()
        start = datetime.combine(now.date(), time(now.hour)) + timedelta(hours=1)
        usual = AppointmentDraft(starts_at=start, staff_id=self.context.staff_id)
        draft = replace(usual, **preset)
        if draft.ends_at is None and draft.starts_at is not None and not draft.all_day:
            return replace(draft, ends_at=draft.starts_at + rules.USUAL_LENGTH)
        return draft

    def open_ref(self, ref: Ref) -> None:
        """Show an appointment; an event found by its plan is shown as its appointment."""
        if ref.kind == self.kind:
            self.open_record(ref.id)
            return

        def found(appointment_id: int | None) -> None:
            if appointment_id is None:
                self.context.messages.refused(Refused("Diese Veranstaltung gibt es nicht mehr."))
            else:
                self.open_record(appointment_id)

        self.context.look(lambda session: plan.appointment_of(session, ref.id), found, self)

    def draft(self, detail: AppointmentDetail) -> AppointmentDraft:
        """As it was typed."""
        return detail.draft

    def heading(self, detail: AppointmentDetail) -> Heading:
        """What, when and where."""
        draft = detail.draft
        about = " · ".join(part for part in (rules.when(draft), draft.place) if part)
        chips = [STATUS_CHIPS[detail.status] if detail.status else CHIPS["kind"][draft.kind]]
        if detail.late:
            chips.append(Chip(f"{formats.count(detail.late, 'Aufgabe', 'Aufgaben')} überfällig", Tone.BAD))
        return Heading(draft.title, about, tuple(chips))

    def saving(self, draft: AppointmentDraft, record_id: int | None) -> Saving:
        """Keep it."""
        return Saving(
            "Termin speichern",
            lambda session: service.save(session, draft, record_id),
            toast="Termin gespeichert",
        )

    def removing(self, detail: AppointmentDetail) -> Saving | None:
        """It can go; talks held there stay."""
        return Saving("Termin löschen", lambda session: service.remove(session, detail.id))

    def record_actions(self, detail: AppointmentDetail) -> Sequence[Action]:
        """Log a consultation held there; begin the next one like it."""
        found = [
            Action(
                "Beratung dazu",
                lambda: self.context.new("consultation", appointment_id=detail.id),
                icon="messages-square",
            ),
            Action(
                "Flyer/Plakat gestalten …",
                lambda: self.context.new("publication", appointment_id=detail.id),
                icon="image",
            ),
            Action(
                "Pressemitteilung …",
                lambda: self.context.new("press_release", appointment_id=detail.id),
                icon="megaphone",
            ),
            Action(
                "Einladungen und Etiketten …",
                lambda: self.context.new("mailing", appointment_id=detail.id),
                icon="mail",
            ),
            Action(
                "Als Kalenderdatei speichern",
                lambda: file_out.save_some(self.context, self, (detail.id,), detail.draft.title),
                icon="download",
            ),
        ]
        if _is_event(detail):
            found.append(
                Action(
                    "Als Vorlage …",
                    lambda: ask_copy(self.context, self, detail, self.open_record),
                    icon="copy",
                )
            )
        return found

    def tabs(self) -> Sequence[Tab]:
        """An event has its plan, in the order one goes."""
        papers = PaperDesk(self.context, self)
        return (
            Tab("Sprechzeit", lambda: OfficeHourPanel(self.context), _is_office_hour),
            Tab("Planung", lambda: self.typed(PlanningPanel(self.context)), _is_event),
            Tab("Aufgaben", lambda: TasksPanel(self.context, papers), _is_event),
            Tab("Geld", lambda: self.typed(MoneyPanel(self.context)), _is_event),
            Tab("Leute", lambda: self.typed(CrewPanel(self.context)), _is_event),
            Tab("Ablauf", lambda: self.typed(ProgrammePanel(self.context, papers)), _is_event),
            Tab("Anmeldungen", lambda: RegistrationsPanel(self.context, papers), _is_event),
            Tab("Beteiligung", lambda: ParticipationPanel(self.context), _is_event),
            Tab("Auswertung", lambda: self.typed(EvaluationPanel(self.context, papers)), _is_event),
        )

    def list_actions(self) -> Sequence[Action]:
        """Calendars and their files, and what hangs in the window of the shop."""
        return (
            Action("Kalender …", lambda: files.menu(self, self._calendars()), icon="calendar", always=True),
            Action(
                "Aushang …",
                lambda: files.menu(self, wall.offers(self.context, self)),
                icon="printer",
                always=True,
            ),
        )

    def _calendars(self) -> Sequence[Action]:
        return (
            Action("Kalender anderer …", lambda: ask_calendars(self.context, self), icon="calendar"),
            Action("Feiertage und Ferien …", lambda: ask_days_off(self.context, self), icon="sun"),
            Action(
                "Sprechzeiten auswerten …", lambda: ask_statistics(self.context, self), icon="chart-column"
            ),
            *files.file_offers(self.context, self),
        )

    def locked(self, detail: AppointmentDetail) -> str:
        """What is read from another's file is changed there."""
        if not detail.file:
            return ""
        return f"Dieser Termin kommt aus der Kalenderdatei „{detail.file}“ und wird mit ihr aktualisiert."

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A calendar file can be dropped anywhere on the page."""
        if files.dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what it would change."""
        path = files.dropped(event)
        if path is not None:
            event.acceptProposedAction()
            file_in.open_file(self.context, self, path)

    def history_of(self, detail: AppointmentDetail) -> Sequence[tuple[str, int]]:
        """Its own changes, and those of its plan."""
        return detail.parts or (("appointments", detail.id),)


def _is_office_hour(detail: AppointmentDetail) -> bool:
    return detail.draft.kind == "office_hour"


def _is_event(detail: AppointmentDetail) -> bool:
    return detail.draft.kind == "event"
