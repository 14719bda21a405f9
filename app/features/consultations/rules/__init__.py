"""What a consultation and a concern to the city must be like; values only."""

from app.features.consultations.rules.checks import check, object_given, object_key
from app.features.consultations.rules.concerns import (
    ADVANCES,
    STATUSES,
    ConcernDraft,
    advance,
    check_concern,
)
from app.features.consultations.rules.drafts import ConsultationDraft, StepRow
from app.features.consultations.rules.hints import personal_hint, place_hint

__all__ = [
    "ADVANCES",
    "STATUSES",
    "ConcernDraft",
    "ConsultationDraft",
    "StepRow",
    "advance",
    "check",
    "check_concern",
    "object_given",
    "object_key",
    "personal_hint",
    "place_hint",
]
