"""What is typed in tables of an event: money, crew, running order."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.features.events.queries import plan
from app.features.events.queries.plan import PlanDetail
from app.features.events.rules import programme
from app.features.events.rules.budget import BudgetDraft, MoneyLine
from app.features.events.rules.crew import CrewDraft, EquipmentLine, HelperLine, RiskLine
from app.features.events.rules.programme import ItemLine, ProgrammeDraft
from db.models import Contact, EventEquipment, EventHelper, EventItem, EventMoney, EventRisk


@dataclass(frozen=True)
class BudgetDetail:
    """The plan of money."""

    plan: PlanDetail
    draft: BudgetDraft


@dataclass(frozen=True)
class CrewDetail:
    """Who works there, what is needed, what may go wrong."""

    plan: PlanDetail
    draft: CrewDraft


@dataclass(frozen=True)
class ProgrammeDetail:
    """The running order."""

    plan: PlanDetail
    draft: ProgrammeDraft


def budget(session: Session, appointment_id: int) -> BudgetDetail:
    """The plan of money of an event."""
    found = plan.detail(session, appointment_id)
    lines: dict[str, list[MoneyLine]] = {"cost": [], "income": []}
    for row in session.scalars(
        select(EventMoney)
        .where(EventMoney.event_id == found.event_id)
        .order_by(EventMoney.position, EventMoney.id)
    ):
        lines[row.direction].append(MoneyLine(row.label, row.planned, row.actual, row.note, row.id))
    return BudgetDetail(found, BudgetDraft(tuple(lines["cost"]), tuple(lines["income"])))


def crew(session: Session, appointment_id: int) -> CrewDetail:
    """Who works at an event, what is needed there, what may go wrong."""
    found = plan.detail(session, appointment_id)
    helpers = session.execute(
        select(EventHelper, Contact.display_name)
        .outerjoin(Contact, Contact.id == EventHelper.contact_id)
        .where(EventHelper.event_id == found.event_id)
        .order_by(EventHelper.position, EventHelper.id)
    )
    equipment = session.scalars(
        select(EventEquipment)
        .where(EventEquipment.event_id == found.event_id)
        .order_by(EventEquipment.position, EventEquipment.id)
    )
    risks = session.scalars(
        select(EventRisk)
        .where(EventRisk.event_id == found.event_id)
        .order_by(EventRisk.position, EventRisk.id)
    )
    return CrewDetail(
        found,
        CrewDraft(
            tuple(
                HelperLine(
                    row.staff_id,
                    row.name or name or "",
                    row.role,
                    row.planned_minutes,
                    row.worked_minutes,
                    row.id,
                    row.contact_id,
                )
                for row, name in helpers
            ),
            tuple(EquipmentLine(row.label, row.quantity, row.source, row.ready, row.id) for row in equipment),
            tuple(RiskLine(row.risk, row.weight, row.remedy, row.id) for row in risks),
        ),
    )


def running_order(session: Session, appointment_id: int) -> ProgrammeDetail:
    """The running order of an event, with the times of its present date."""
    found = plan.detail(session, appointment_id)
    rows = session.scalars(
        select(EventItem)
        .where(EventItem.event_id == found.event_id)
        .order_by(EventItem.offset_minutes, EventItem.position, EventItem.id)
    )
    return ProgrammeDetail(
        found,
        ProgrammeDraft(
            tuple(
                ItemLine(
                    programme.clock_of(row.offset_minutes, found.starts_at, found.ends_at),
                    row.minutes,
                    row.title,
                    row.place,
                    row.who,
                    row.internal,
                    row.id,
                    row.offset_minutes,
                )
                for row in rows
            )
        ),
    )
