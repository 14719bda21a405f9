"""The forms of the handover: the password of an encrypted ZIP, why a question is settled, another day."""

from dataclasses import dataclass
from datetime import date

from app.features.handover.rules.password import LEAST
from app.ui.fields import Day, Secret, Text
from app.ui.form import FormSpec, Section

ZIP = FormSpec(
    Section(
        "",
        Secret("password", "Kennwort", required=True, hint=f"Mindestens {LEAST} Zeichen, ohne Umlaute."),
        Secret("repeated", "Noch einmal", required=True),
    )
)


@dataclass(frozen=True)
class Settled:
    """Why a question to the city needs no answer any more."""

    reason: str = ""


SETTLED = FormSpec(
    Section(
        "",
        Text(
            "reason",
            "Grund",
            required=True,
            longest=120,
            hint="Steht im Verlauf des Vorgangs, zum Beispiel: am Telefon zugesagt.",
        ),
    )
)


@dataclass(frozen=True)
class Moved:
    """The day something is seen to instead."""

    due_on: date | None = None


MOVED = FormSpec(Section("", Day("due_on", "Wieder vorlegen am", required=True, offsets=(1, 7, 14))))
ASKED_BY = FormSpec(Section("", Day("due_on", "Antwort erbeten bis", required=True, offsets=(7, 14, 28))))
