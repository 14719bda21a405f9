"""What is typed in tables of an event and kept as a whole: money, crew, running order, evaluation."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.text import fold
from app.features.events.rules import budget, crew, programme, results
from app.features.events.rules.budget import BudgetDraft
from app.features.events.rules.crew import CrewDraft, HelperLine
from app.features.events.rules.programme import ProgrammeDraft
from app.features.events.rules.results import EvaluationDraft
from app.features.events.service.plan import appointment_of, event_of, keep_rows
from db.models import (
    Contact,
    EventEquipment,
    EventHelper,
    EventItem,
    EventMoney,
    EventRisk,
    ParticipantGroup,
    Staff,
)

_MONEY = ("label", "planned", "actual", "note")
_HELPER = ("staff_id", "contact_id", "name", "role", "planned_minutes", "worked_minutes")
_ITEM = ("offset_minutes", "minutes", "title", "place", "who", "internal")
_TEXTS = ("visitors", "results", "feedback", "report")


def save_budget(session: Session, appointment_id: int, draft: BudgetDraft) -> int:
    """Keep the plan of money.

    Raises:
        Refused: beside each cell that cannot be right.
    """
    clean = budget.checked(draft)
    event = event_of(session, appointment_id)
    keep_rows(session, EventMoney, event.id, clean.costs, _MONEY, direction="cost")
    keep_rows(session, EventMoney, event.id, clean.incomes, _MONEY, direction="income")
    return event.id


def save_crew(session: Session, appointment_id: int, draft: CrewDraft) -> int:
    """Keep who works there, what is needed and what may go wrong.

    A name that stands exactly so among the contacts, once, is linked to it.

    Raises:
        Refused: beside each cell that cannot be right, or somebody who left the team.
    """
    clean = crew.checked(draft)
    helpers = tuple(_linked(session, line, at) for at, line in enumerate(clean.helpers))
    event = event_of(session, appointment_id)
    keep_rows(session, EventHelper, event.id, helpers, _HELPER)
    keep_rows(session, EventEquipment, event.id, clean.equipment, ("label", "quantity", "source", "ready"))
    keep_rows(session, EventRisk, event.id, clean.risks, ("risk", "weight", "remedy"))
    return event.id


def save_programme(session: Session, appointment_id: int, draft: ProgrammeDraft) -> int:
    """Keep the running order.

    Raises:
        Refused: beside each cell that cannot be right.
    """
    appointment = appointment_of(session, appointment_id)
    clean = programme.checked(draft, appointment.starts_at, appointment.ends_at)
    event = event_of(session, appointment_id)
    keep_rows(session, EventItem, event.id, clean.items, _ITEM)
    return event.id


def save_evaluation(session: Session, appointment_id: int, draft: EvaluationDraft) -> int:
    """Keep what came of it.

    Raises:
        Refused: beside each field that cannot be right.
    """
    clean = results.checked(draft)
    event = event_of(session, appointment_id)
    for name in _TEXTS:
        setattr(event, name, getattr(clean, name))
    keep_rows(session, ParticipantGroup, event.id, clean.groups, ("label", "number"))
    return event.id


def _linked(session: Session, line: HelperLine, at: int) -> HelperLine:
    if line.staff_id is not None:
        if session.get(Staff, line.staff_id) is None:
            raise Refused("Diese Person gehört nicht mehr zum Team.", f"helpers[{at}].staff_id")
        return replace(line, contact_id=None)
    if not line.name:
        return replace(line, contact_id=None)
    found = [
        row.id
        for row in session.execute(
            select(Contact.id, Contact.display_name, Contact.first_name, Contact.last_name).where(
                Contact.active,
                (Contact.display_name == line.name)
                | (Contact.first_name + " " + Contact.last_name == line.name),
            )
        )
        if fold(line.name) in {fold(row.display_name), fold(f"{row.first_name} {row.last_name}")}
    ]
    return replace(line, contact_id=found[0] if len(found) == 1 else None)
