"""The plan of an event through services: deadlines, waiting list, money, running order, copies, erasure."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.events.queries import plan, tasks
from app.features.events.rules.checklists import ApplyDraft
from app.features.events.rules.plan import CancelDraft, PlanDraft
from app.features.events.rules.results import (
    EvaluationDraft,
)
from app.features.events.rules.tasks import TaskDraft
from app.features.events.service import appointments, moving
from app.features.events.service import lists as list_service
from app.features.events.service import plan as plan_service
from app.features.events.service import tasks as task_service
from db.store import Store
from tests.features.events.festival import FEST, TODAY, due, fest, with_tasks
from tests.kit.faults import records
from tests.kit.office import NOW


def test_moving_the_date_moves_its_deadlines_and_one_undo_brings_all_back(store: Store) -> None:
    appointment_id = with_tasks(store)
    with store.write("Fester Tag") as session:
        task_service.save(
            session, appointment_id, TaskDraft("Presse", how="fixed", fixed_on=date(2027, 1, 4))
        )
    before, known = due(store, appointment_id), records(store)
    later = replace(
        FEST, starts_at=datetime(2027, 2, 6, 12), ends_at=datetime(2027, 2, 6, 20), title="Winterfest"
    )
    with store.write("Termin verschieben") as session:
        appointments.save(session, later, appointment_id)
    moved = due(store, appointment_id)
    assert moved["Presse"] == date(2027, 1, 4)
    assert moved["Musik bei der GEMA anmelden"] == date(2027, 1, 23)
    assert moved["Über Plan B bei Unwetter entscheiden"] == date(2027, 2, 4)
    store.undo()
    assert due(store, appointment_id) == before
    assert records(store) == known


def test_dragging_in_the_calendar_moves_the_deadlines_too(store: Store) -> None:
    appointment_id = with_tasks(store)
    before = due(store, appointment_id)
    with store.write("Termin verschieben") as session:
        moving.move(
            session, appointment_id, None, datetime(2027, 1, 30, 12), datetime(2027, 1, 30, 20), moving.THIS
        )
    moved = due(store, appointment_id)
    title = "Anwohnerinnen und Anwohner informieren"
    assert moved[title] - before[title] == timedelta(days=7)


def test_the_checklist_takes_what_the_event_needs_and_nothing_twice(store: Store) -> None:
    appointment_id = fest(store)
    with store.write("Checkliste") as session:
        task_service.put_in(session, appointment_id, ApplyDraft("Straßenfest"), staff_id=None)
    titles = set(due(store, appointment_id))
    assert "Anwohnerinnen und Anwohner informieren" in titles
    assert not any("Gestattung" in title for title in titles)
    with store.write("Checkliste") as session:
        task_service.put_in(session, appointment_id, ApplyDraft("Straßenfest", alcohol=True), staff_id=None)
    more = due(store, appointment_id)
    assert {title for title in more if title not in titles} == {
        "Gestattung für den Ausschank alkoholischer Getränke beantragen"
    }
    with pytest.raises(Refused, match="stehen schon da"), store.write("Checkliste") as session:
        task_service.put_in(session, appointment_id, ApplyDraft("Straßenfest", alcohol=True), staff_id=None)


def test_what_the_plan_says_asks_for_further_tasks(store: Store) -> None:
    appointment_id = fest(store)
    with store.write("Checkliste") as session:
        task_service.put_in(session, appointment_id, ApplyDraft("Straßenfest"), staff_id=None)
        plan_service.save(
            session,
            appointment_id,
            PlanDraft(expected=201, enclosed=True, open_air=False, description="Mit Bierstand."),
        )
    with store.read() as session:
        found = tasks.detail(session, appointment_id)
    assert {"alcohol", "large"} <= {item.condition for item in found.missing}
    assert "music" not in {item.condition for item in found.missing}


def test_a_granted_permission_is_done_and_an_applied_one_is_not_late(store: Store) -> None:
    soon = replace(FEST, starts_at=NOW + timedelta(days=30), ends_at=NOW + timedelta(days=30, hours=8))
    appointment_id = with_tasks(store, soon)
    with store.read() as session:
        late = next(row for row in tasks.detail(session, appointment_id).rows if row.late)
    with store.write("Beantragt") as session:
        task_service.apply_for(session, late.id, TODAY)
    with store.read() as session:
        row = next(row for row in tasks.detail(session, appointment_id).rows if row.id == late.id)
    assert row.state == "applied"
    granted = replace(
        row.draft, granted_on=TODAY + timedelta(days=3), file_number="32-4/27", fee=Money(12_500)
    )
    with store.write("Erteilt") as session:
        task_service.save(session, appointment_id, granted, row.id)
    with store.read() as session:
        row = next(row for row in tasks.detail(session, appointment_id).rows if row.id == late.id)
    assert (row.state, row.draft.done_on) == ("done", TODAY + timedelta(days=3))


def test_the_way_from_idea_to_closed(store: Store) -> None:
    appointment_id = fest(store, replace(FEST, starts_at=NOW - timedelta(days=1), ends_at=NOW))

    def go(verb: str) -> str:
        with store.write(verb) as session:
            plan_service.go(session, appointment_id, verb, today=TODAY)
        with store.read() as session:
            return plan.detail(session, appointment_id).status

    assert [go("plan"), go("fix"), go("hold")] == ["planned", "fixed", "held"]
    with pytest.raises(Refused, match="wie viele da waren"):
        go("close")
    with store.write("Auswertung") as session:
        list_service.save_evaluation(session, appointment_id, EvaluationDraft(visitors=120))
    assert go("close") == "closed"
    with pytest.raises(Refused), store.write("Absagen") as session:
        plan_service.cancel(session, appointment_id, CancelDraft("Sturm"), today=TODAY)
