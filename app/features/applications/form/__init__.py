"""Forms of an application: what is filed, and the questions of its verbs."""

from app.features.applications.form.questions import (
    ACCOUNT_FORM,
    request_form,
    EARLY_START_FORM,
    RECEIVED_FORM,
    DAY_FORM,
    DEFERRAL_FORM,
    APPROVAL_FORM,
    PAPER_FORM,
    PAYMENT_FORM,
    REJECTION_FORM,
)
from app.features.applications.form.record import FORM, FORMS
from app.features.applications.form.steps import StepsList

__all__ = [
    "request_form",
    "EARLY_START_FORM",
    "RECEIVED_FORM",
    "DAY_FORM",
    "DEFERRAL_FORM",
    "ACCOUNT_FORM",
    "APPROVAL_FORM",
    "FORM",
    "FORMS",
    "PAPER_FORM",
    "PAYMENT_FORM",
    "REJECTION_FORM",
    "StepsList",
]
