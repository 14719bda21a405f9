"""Forms of an application: what is filed, and the questions of its verbs."""

from app.features.applications.form.letters import letter_form, taking_form
from app.features.applications.form.questions import (
    ACCOUNT_FORM,
    AID_FORM,
    APPROVAL_FORM,
    DAY_FORM,
    DEFERRAL_FORM,
    DOCUMENT_FORM,
    EARLY_START_FORM,
    NOTE_FORM,
    OWN_AID_FORM,
    PAPER_FORM,
    PAYMENT_FORM,
    RECEIVED_FORM,
    REJECTION_FORM,
    request_form,
)
from app.features.applications.form.record import FORM, FORMS

__all__ = [
    "ACCOUNT_FORM",
    "AID_FORM",
    "APPROVAL_FORM",
    "DAY_FORM",
    "DEFERRAL_FORM",
    "DOCUMENT_FORM",
    "EARLY_START_FORM",
    "FORM",
    "FORMS",
    "NOTE_FORM",
    "OWN_AID_FORM",
    "PAPER_FORM",
    "PAYMENT_FORM",
    "RECEIVED_FORM",
    "REJECTION_FORM",
    "letter_form",
    "request_form",
    "taking_form",
]
