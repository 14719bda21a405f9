"""Forms of an application: what is filed, and the questions of its verbs."""

from app.features.applications.form.questions import (
    ACCOUNT_FORM,
    APPROVAL_FORM,
    PAPER_FORM,
    PAYMENT_FORM,
    REJECTION_FORM,
)
from app.features.applications.form.record import FORM
from app.features.applications.form.steps import StepsList

__all__ = [
    "ACCOUNT_FORM",
    "APPROVAL_FORM",
    "FORM",
    "PAPER_FORM",
    "PAYMENT_FORM",
    "REJECTION_FORM",
    "StepsList",
]
