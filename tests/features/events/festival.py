"""A festival for tests: its appointment, what is typed for it, its deadlines."""

from datetime import date, datetime

from app.domain.money import Money
from app.features.events.queries import tasks
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.rules.budget import BudgetDraft, MoneyLine
from app.features.events.rules.checklists import ApplyDraft
from app.features.events.rules.crew import CrewDraft, EquipmentLine, HelperLine, RiskLine
from app.features.events.service import appointments
from app.features.events.service import tasks as task_service
from db.store import Store
from tests.kit.office import NOW

TODAY = NOW.date()
FEST = AppointmentDraft(
    title="Fest im Unterstadtpark",
    kind="event",
    starts_at=datetime(2027, 1, 23, 12),
    ends_at=datetime(2027, 1, 23, 20),
    place="Unterstadtpark",
)
ALL = ApplyDraft("Straßenfest", street=True, alcohol=True, music=True, large=True, open_air=True)
CREW = CrewDraft(
    (HelperLine(None, "Ayşe Yılmaz", "Bühne", 240, 300), HelperLine(role="Spülmobil", planned_minutes=120)),
    (EquipmentLine("Bierbank", 40, "Getränkemarkt", ready=True),),
    (RiskLine("Sturm", "high", "Zelte sichern, Plan B"),),
)
BUDGET = BudgetDraft(
    (MoneyLine("Bühne", Money(180_000), Money(175_050)), MoneyLine("GEMA", Money(12_000))),
    (MoneyLine("Standgelder", Money(60_000), Money(64_000)),),
)


def fest(store: Store, draft: AppointmentDraft = FEST) -> int:
    with store.write("Termin") as session:
        return appointments.save(session, draft)


def with_tasks(store: Store, draft: AppointmentDraft = FEST) -> int:
    appointment_id = fest(store, draft)
    with store.write("Checkliste") as session:
        task_service.put_in(session, appointment_id, ALL, staff_id=None)
    return appointment_id


def due(store: Store, appointment_id: int) -> dict[str, date]:
    with store.read() as session:
        return {row.title: row.due_on for row in tasks.detail(session, appointment_id).rows}
