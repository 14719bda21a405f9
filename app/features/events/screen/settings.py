"""Dialogs of what the calendar measures dates by: days off, calendars of other organisers."""

from PySide6.QtWidgets import QWidget

from app.features.events.form.settings import CALENDARS, DAYS_OFF
from app.features.events.queries import calendars as calendar_queries
from app.features.events.queries import holidays
from app.features.events.rules.calendars import CalendarsDraft
from app.features.events.rules.days_off import DaysOffDraft
from app.features.events.service import calendars as calendar_service
from app.features.events.service import days_off as service
from app.ui.context import Context
from app.ui.sheet import Saving, ask_form


def ask_days_off(context: Context, owner: QWidget) -> None:
    """Public holidays of the Land, school holidays, closed days."""

    def ask(draft: DaysOffDraft) -> None:
        ask_form(
            context,
            owner,
            title="Feiertage, Ferien und Schließtage",
            spec=DAYS_OFF,
            draft=draft,
            button="Speichern",
            saving=lambda typed: Saving(
                "Feiertage und Ferien ändern", lambda session: service.save(session, typed)
            ),
            key="events_days_off",
        )

    context.look(holidays.draft, ask, owner)


def ask_calendars(context: Context, owner: QWidget) -> None:
    """Calendars of other organisers: name, colour, whether they are shown, who organises."""

    def ask(draft: CalendarsDraft) -> None:
        ask_form(
            context,
            owner,
            title="Kalender anderer Veranstalter",
            spec=CALENDARS,
            draft=draft,
            button="Speichern",
            saving=lambda typed: Saving(
                "Kalender anderer ändern", lambda session: calendar_service.save(session, typed)
            ),
            key="events_calendars",
        )

    context.look(calendar_queries.draft, ask, owner)
