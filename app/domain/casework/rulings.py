"""A decision as a sitting or an office hands it to the application: what was decided, how much, why."""

from dataclasses import dataclass
from datetime import date

from app.domain.money import Money


@dataclass(frozen=True)
class Ruling:
    """What was decided on one application.

    Args:
        application_id: the application.
        outcome: ``approved``, ``partly_approved``, ``rejected`` or ``deferred``.
        day: the day of the decision.
        amount: what is granted; None when nothing is.
        reason: why not, why less, why later.
        conditions: conditions of this decision alone, one paragraph each.
        agenda_item_id: the item of the sitting; None when the office or the city decided alone.
    """

    application_id: int
    outcome: str
    day: date
    amount: Money | None = None
    reason: str = ""
    conditions: str = ""
    agenda_item_id: int | None = None
