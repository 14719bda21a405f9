"""What came back, held against what was sent and what is here now: pure, cell by cell."""

from app.features.handover.rules.returned import findings
from app.features.handover.rules.returned.grades import (
    GRADE_LABELS,
    Comparison,
    Finding,
    Grade,
    Graded,
    Way,
)
from app.features.handover.rules.returned.grading import Scales, grade, unchanged
from app.features.handover.rules.returned.hints import NO_HINTS, Hints

__all__ = [
    "GRADE_LABELS",
    "NO_HINTS",
    "Comparison",
    "Finding",
    "Grade",
    "Graded",
    "Hints",
    "Scales",
    "Way",
    "findings",
    "grade",
    "unchanged",
]
