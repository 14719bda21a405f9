"""An application form that came back: what of it is understood, and what a person has to look at."""

from app.features.applications.rules.filled.data import Applicant, FormFile, TakingDraft, Unclear
from app.features.applications.rules.filled.form import application_of, form_file

__all__ = ["Applicant", "FormFile", "TakingDraft", "Unclear", "application_of", "form_file"]
