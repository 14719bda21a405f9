"""The verbs of consultations and of concerns to the city, each inside one open step."""

from app.features.consultations.service.concerns import (
    advance_concern,
    answer_concern,
    remove_concern,
    save_concern,
)
from app.features.consultations.service.consultations import (
    remove,
    reopen_follow_up,
    save,
    tick_follow_up,
    tick_follow_ups,
)

__all__ = [
    "advance_concern",
    "answer_concern",
    "remove",
    "remove_concern",
    "reopen_follow_up",
    "save",
    "save_concern",
    "tick_follow_up",
    "tick_follow_ups",
]
