"""Forms of an application: what is filed, and the questions of its verbs."""

from app.features.applications.form.questions import (
    ACCOUNT_FORM,
    APPROVAL_FORM,
    DAY_FORM,
    DEFERRAL_FORM,
    EARLY_START_FORM,
    PAPER_FORM,
    PAYMENT_FORM,
    RECEIVED_FORM,
    REJECTION_FORM,
    request_form,
)
from app.features.applications.form.record import FORM, FORMS
from app.features.applications.form.steps import StepsList

__all__ = [
    "ACCOUNT_FORM",
    "APPROVAL_FORM",
    "DAY_FORM",
    "DEFERRAL_FORM",
    "EARLY_START_FORM",
    "FORM",
    "FORMS",
    "PAPER_FORM",
    "PAYMENT_FORM",
    "RECEIVED_FORM",
    "REJECTION_FORM",
    "StepsList",
    "request_form",
]
