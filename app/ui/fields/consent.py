"""Consent to keep a person's data: which, when, how, and when it was taken back (GDPR Art. 7)."""

from app.ui.fields.chips import ChoiceChips
from app.ui.fields.choice import Choice, Options
from app.ui.fields.dates import Day
from app.ui.fields.declared import Field, Values
from app.ui.fields.yes_no import YesNo


def consent_fields(*, prefix: str = "consent_", purposes: Options, ways: Options) -> tuple[Field, ...]:
    """The fields of one consent on the attributes ``given``, ``purposes``, ``on``, ``way``, ``withdrawn_on``.

    Everything below the check box is shown once it is set; all names carry the prefix.
    """

    def given(values: Values) -> bool:
        return bool(values[f"{prefix}given"])

    return (
        YesNo(f"{prefix}given", "Einwilligung liegt vor"),
        ChoiceChips(f"{prefix}purposes", "Wofür", options=purposes, visible_if=given),
        Choice(f"{prefix}way", "Wie erteilt", options=ways, visible_if=given),
        Day(f"{prefix}on", "Erteilt am", visible_if=given),
        Day(
            f"{prefix}withdrawn_on",
            "Widerrufen am",
            visible_if=given,
            hint="Danach wird sie nicht mehr genutzt.",
        ),
    )
