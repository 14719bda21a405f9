"""The forms of a consultation and of a concern to the city."""

from app.features.consultations.form.concern import ANSWER_FORM, CONCERN_FORM, Answer
from app.features.consultations.form.consultation import consultation_form
from app.features.consultations.form.picks import Picks

__all__ = ["ANSWER_FORM", "CONCERN_FORM", "Answer", "Picks", "consultation_form"]
