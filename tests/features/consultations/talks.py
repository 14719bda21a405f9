"""Consultations kept and read as the window does it."""

from datetime import date

from app.domain.money import Money
from app.features.consultations import queries, service
from app.features.consultations.queries import ConsultationDetail
from app.features.consultations.rules import ConsultationDraft, StepRow
from tests.features.consultations.desk import Desk
from tests.kit.office import NOW


def detail(desk: Desk, record_id: int) -> ConsultationDetail:
    with desk.store.read() as session:
        return queries.detail(session, record_id)


def save(desk: Desk, draft: ConsultationDraft, record_id: int | None = None) -> int:
    with desk.store.write("Beratung speichern") as session:
        return service.save(session, draft, record_id, now=NOW)


def full_draft(desk: Desk) -> ConsultationDraft:
    return desk.draft(
        topics=(desk.codes["Verfügungsfonds"], desk.codes["Bauen und Denkmal"]),
        target_group_id=desk.codes["Eigentümerinnen und Eigentümer"],
        result="Antragsmappe mitgegeben",
        steps=(StepRow("Angebote einholen", "Eigentümer", date(2026, 12, 1)), StepRow("Anruf", "Büro")),
        follow_up_on=date(2026, 12, 4),
        follow_up_note="Angebote da?",
        object_street="Hauptstraße",
        object_number="12",
        object_postcode="42579",
        object_town="Heiligenhaus",
        year_built=1906,
        dwellings=6,
        storeys=3,
        heating="Gas, zentral",
        monument=True,
        in_area=True,
        considered=("Anstrich", "Stuck"),
        cost_from=Money.euros(12_000),
        cost_to=Money.euros(18_000),
        visited_on=date(2026, 11, 18),
        next_step="Ortstermin mit der Denkmalbehörde",
        passed_text="Laterne vor Nr. 12\ndunkel",
        passed_due_on=date(2026, 12, 1),
    )
