"""What the columns of an event's plan are called in „Verlauf“."""

from collections.abc import Mapping
from typing import Any

from app.domain import formats
from app.features.events.rules.plan import FORMATS, STATES
from app.features.events.rules.results import OUTCOMES
from app.ui.browser import Word


def _state(kept: Any) -> str:
    return STATES.get(kept) or OUTCOMES.get(kept) or str(kept)


PLAN_WORDS: Mapping[str, Word] = {
    "status": Word("Stand", _state),
    "state": Word("Was daraus geworden ist", _state),
    "format": Word("Art der Veranstaltung", lambda kept: FORMATS.get(kept, str(kept))),
    "expected": Word("Erwartete Besucher"),
    "visitors": Word("Besucher"),
    "capacity": Word("Plätze"),
    "cancelled_why": Word("Grund der Absage"),
    "plan_b": Word("Plan B"),
    "description": Word("Beschreibung"),
    "report": Word("Kurzbericht"),
    "feedback": Word("Rückmeldungen"),
    "due_on": Word("Fällig"),
    "applied_on": Word("Beantragt am"),
    "granted_on": Word("Erteilt am"),
    "refused_on": Word("Abgelehnt am"),
    "done_on": Word("Erledigt am"),
    "file_number": Word("Aktenzeichen"),
    "fee": Word("Gebühr"),
    "label": Word("Wofür"),
    "planned": Word("Geplant"),
    "actual": Word("Tatsächlich"),
    "planned_minutes": Word("Geplante Zeit", formats.minutes),
    "worked_minutes": Word("Geleistete Zeit", formats.minutes),
    "result": Word("Ergebnis"),
    "outcome": Word("Begründung"),
}

PLAN_NAMES: Mapping[str, str] = {
    "event_tasks": "title",
    "event_items": "title",
    "event_money": "label",
    "event_equipment": "label",
    "event_helpers": "name",
    "event_partners": "name",
}
"""Which column names a row of the plan."""
