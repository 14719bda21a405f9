"""The question how the next event like this one is called, and when it is."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.features.events.form.plan import COPY
from app.features.events.queries.appointments import AppointmentDetail
from app.features.events.service import copying as service
from app.features.events.service.copying import CopyDraft
from app.ui.context import Context
from app.ui.sheet import Saving, ask_form


def ask_copy(
    context: Context, owner: QWidget, detail: AppointmentDetail, opened: Callable[[int], None]
) -> None:
    """Ask for title and day, a year later to begin with; the new appointment is opened."""
    old = detail.draft
    begins = (
        datetime.combine(service.next_year(old.starts_at.date()), old.starts_at.time())
        if old.starts_at
        else None
    )

    def done(appointment_id: int | None) -> None:
        if appointment_id is not None:
            opened(appointment_id)

    ask_form(
        context,
        owner,
        title="Als Vorlage für neuen Termin",
        spec=COPY,
        draft=CopyDraft(old.title, begins),
        button="Anlegen",
        saving=lambda draft: Saving(
            f"Termin „{draft.title}“ nach Vorlage anlegen",
            lambda session: service.copy(session, detail.id, draft),
        ),
        done=done,
        key=f"event_copy:{detail.id}",
        explain="Übernommen werden Planung, Partner, Aufgaben mit neuen Fristen, Geldplan, Leute, Material "
        "und Ablauf. Erledigtes, Anmeldungen, Ergebnisse und Fotos bleiben beim alten Termin.",
    )
