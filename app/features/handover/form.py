"""The form that asks for the password of an encrypted ZIP."""

from app.features.handover.rules.password import LEAST
from app.ui.fields import Secret
from app.ui.form import FormSpec, Section

ZIP = FormSpec(
    Section(
        "",
        Secret("password", "Kennwort", required=True, hint=f"Mindestens {LEAST} Zeichen, ohne Umlaute."),
        Secret("repeated", "Noch einmal", required=True),
    )
)
