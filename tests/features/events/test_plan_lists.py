"""What is kept of an event beside its tasks: registrations, money, crew, running order, copies, results."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain.errors import Refused
from app.features.events.queries import checklists, lists, plan, registrations, results, tasks
from app.features.events.rules.budget import BudgetDraft
from app.features.events.rules.checklists import ApplyDraft, Checklist, ChecklistItem
from app.features.events.rules.plan import PartnerDraft, PlanDraft
from app.features.events.rules.programme import ItemLine, ProgrammeDraft
from app.features.events.rules.registrations import PlacesDraft, RegistrationDraft
from app.features.events.rules.results import (
    EvaluationDraft,
    GroupLine,
    PhotoDraft,
    ResultDraft,
)
from app.features.events.service import appointments, copying, templates
from app.features.events.service import lists as list_service
from app.features.events.service import plan as plan_service
from app.features.events.service import registrations as registration_service
from app.features.events.service import results as result_service
from app.features.events.service import tasks as task_service
from db.models import EventTask, Registration
from db.store import Store
from tests.features.events.festival import BUDGET, CREW, FEST, TODAY, fest, with_tasks
from tests.kit import factories
from tests.kit.faults import every_statement_fails_once
from tests.kit.office import NOW


def test_who_waits_moves_up_in_order(store: Store) -> None:
    appointment_id = fest(store)

    def take(name: str, seats: int, minute: int) -> registration_service.Taken:
        with store.write(name) as session:
            return registration_service.register(
                session, appointment_id, RegistrationDraft(name, seats), now=NOW + timedelta(minutes=minute)
            )

    with store.write("Plätze") as session:
        registration_service.set_places(session, appointment_id, PlacesDraft(capacity=4))
    first, second = take("Kaya", 3, 1), take("Ohm", 3, 2)
    third = take("Lenz", 1, 3)
    assert [one.state for one in (first, second, third)] == ["confirmed", "waiting", "waiting"]
    with store.write("Abmelden") as session:
        taken = registration_service.cancel(session, first.id)
    assert taken.moved_up == (("Ohm", 3), ("Lenz", 1))
    with store.read() as session:
        found = registrations.detail(session, appointment_id)
    assert {row.name: row.state for row in found.rows} == {
        "Kaya": "cancelled",
        "Ohm": "confirmed",
        "Lenz": "confirmed",
    }
    with pytest.raises(Refused, match="4 Plätze bestätigt"), store.write("Plätze") as session:
        registration_service.set_places(session, appointment_id, PlacesDraft(capacity=3))
    store.undo()
    with store.read() as session:
        assert [row.state for row in registrations.detail(session, appointment_id).rows] == [
            "confirmed",
            "waiting",
            "waiting",
        ]


def test_names_are_erased_from_the_history_and_the_numbers_stay(store: Store) -> None:
    appointment_id = fest(store, replace(FEST, starts_at=NOW - timedelta(days=9), ends_at=NOW - timedelta(8)))
    with store.write("Anmelden") as session:
        taken = registration_service.register(
            session, appointment_id, RegistrationDraft("Ottilie Zwölfer", 3, email="o@example.org"), now=NOW
        )
        registration_service.attend(session, taken.id, there=True)
    with store.write("Namen löschen", sealed=True) as session:
        assert registration_service.erase(session, appointment_id, today=TODAY) == 1
    with store.read() as session:
        row = session.get_one(Registration, taken.id)
        assert (row.name, row.email, row.seats, row.attended) == ("", "", 3, True)
        found = results.evaluation(session, appointment_id)
    assert (found.registered, found.came) == (3, 3)
    told = [str(line) for line in store.history("registrations", taken.id)]
    assert told
    assert not any("Ottilie" in line or "o@example.org" in line for line in told)


def test_names_of_an_event_to_come_are_needed(store: Store) -> None:
    appointment_id = fest(store)
    with pytest.raises(Refused, match="noch nicht vorbei"), store.write("Löschen", sealed=True) as session:
        registration_service.erase(session, appointment_id, today=TODAY)


def test_what_is_typed_in_tables_comes_back(store: Store) -> None:
    appointment_id = fest(store)
    with store.write("Kontakt") as session:
        contact_id = factories.contact(session).id
    with store.write("Alles") as session:
        list_service.save_budget(session, appointment_id, BUDGET)
        list_service.save_crew(session, appointment_id, CREW)
    with store.read() as session:
        money, crew = lists.budget(session, appointment_id).draft, lists.crew(session, appointment_id).draft
    assert [replace(line, id=None) for line in (*money.costs, *money.incomes)] == [
        *BUDGET.costs,
        *BUDGET.incomes,
    ]
    assert crew.helpers[0].contact_id == contact_id
    with store.write("Zeile weg") as session:
        list_service.save_budget(session, appointment_id, BudgetDraft(money.costs[1:], money.incomes))
    with store.read() as session:
        kept = lists.budget(session, appointment_id).draft
    assert [line.id for line in kept.costs] == [money.costs[1].id]


def test_the_running_order_moves_with_the_event(store: Store) -> None:
    appointment_id = fest(store)
    typed = ProgrammeDraft(
        (
            ItemLine("12:00", 15, "Eröffnung", "Bühne", "Bürgermeister"),
            ItemLine("8:00", 240, "Aufbau", internal=True),
            ItemLine("22:30", 60, "Abbau", internal=True),
        )
    )
    with store.write("Ablauf") as session:
        list_service.save_programme(session, appointment_id, typed)
    with store.read() as session:
        found = lists.running_order(session, appointment_id).draft
    assert [(line.at, line.offset_minutes) for line in found.items] == [
        ("08:00", -240),
        ("12:00", 0),
        ("22:30", 630),
    ]
    later = replace(FEST, starts_at=datetime(2027, 1, 24, 14), ends_at=datetime(2027, 1, 24, 22))
    with store.write("Verschieben") as session:
        appointments.save(session, later, appointment_id)
    with store.read() as session:
        assert [line.at for line in lists.running_order(session, appointment_id).draft.items] == [
            "10:00",
            "14:00",
            "00:30",
        ]


def test_a_copy_has_the_plan_and_nothing_that_happened(store: Store) -> None:
    appointment_id = with_tasks(store)
    with store.write("Füllen") as session:
        plan_service.save(session, appointment_id, PlanDraft(expected=300, plan_b="Turnhalle"))
        plan_service.save_partner(session, appointment_id, PartnerDraft(name="Turnverein", role="Bühne"))
        list_service.save_budget(session, appointment_id, BUDGET)
        list_service.save_crew(session, appointment_id, CREW)
        list_service.save_evaluation(
            session, appointment_id, EvaluationDraft((GroupLine("Kinder", 40),), report="Schön war's.")
        )
        registration_service.register(session, appointment_id, RegistrationDraft("Ohm"), now=NOW)
        for task in session.query(EventTask):
            task.done_on = TODAY
    with store.write("Kopie") as session:
        new_id = copying.copy(
            session, appointment_id, copying.CopyDraft("Fest 2028", datetime(2028, 1, 22, 12))
        )
    with store.read() as session:
        found = plan.detail(session, new_id)
        money = lists.budget(session, new_id).draft
        rows = tasks.detail(session, new_id).rows
        assert registrations.detail(session, new_id).rows == ()
        assert results.evaluation(session, new_id).draft == EvaluationDraft()
    assert (found.title, found.status, found.draft.plan_b) == ("Fest 2028", "planned", "Turnhalle")
    assert found.ends_at == datetime(2028, 1, 22, 20)
    assert [partner.name for partner in found.partners] == ["Turnverein"]
    assert all(line.actual is None for line in (*money.costs, *money.incomes))
    assert rows
    assert all(row.draft.done_on is None for row in rows)
    gema = next(row for row in rows if row.title.startswith("Musik"))
    assert gema.due_on == date(2028, 1, 8)


def test_a_checklist_is_changed_and_put_back(store: Store) -> None:
    with store.read() as session:
        shipped = next(one for one in checklists.checklists(session) if one.name == "Flohmarkt")
    changed = replace(shipped, items=(*shipped.items[:2], ChecklistItem("Waage eichen", 3, "working")))
    with store.write("Checkliste") as session:
        templates.save(session, changed)
    with store.read() as session:
        own = next(one for one in checklists.checklists(session) if one.name == "Flohmarkt")
    assert [item.title for item in own.items][-1] == "Waage eichen"
    assert own.items[-1].how == "working"
    with pytest.raises(Refused, match="gibt es schon"), store.write("Doppelt") as session:
        templates.save(session, Checklist("Flohmarkt", "", (ChecklistItem("Etwas"),)))
    with store.write("Zurück") as session:
        templates.reset(session, "Flohmarkt")
    with store.read() as session:
        assert next(one for one in checklists.checklists(session) if one.name == "Flohmarkt") == shipped


def test_results_and_photos_come_back(store: Store) -> None:
    appointment_id = fest(store)
    png = b"\x89PNG\r\n\x1a\n"
    with store.write("Ergebnis") as session:
        measure_id = factories.measure(session).id
        result_service.save_result(
            session, appointment_id, ResultDraft("Grün", "Mehr Bäume", 31, "taken", "", measure_id)
        )
        result_service.save_photo(
            session, appointment_id, PhotoDraft(png, "Bühne", "Kinder tanzen", "Büro", "given")
        )
    with store.read() as session:
        found = results.results(session, appointment_id).rows
        photos = results.evaluation(session, appointment_id).photos
        assert results.picture(session, photos[0].file_id) == png
    assert [(row.topic, row.votes, row.state_word) for row in found] == [("Grün", 31, "aufgenommen")]
    with pytest.raises(Refused, match="warum"), store.write("Ergebnis") as session:
        result_service.save_result(session, appointment_id, ResultDraft(result="Nein", state="declined"))


def test_a_failing_disk_leaves_nothing_behind(store: Store) -> None:
    appointment_id = fest(store)

    def everything() -> None:
        with store.write("Plan") as session:
            plan_service.save(session, appointment_id, PlanDraft(expected=300))
            task_service.put_in(session, appointment_id, ApplyDraft("Jurysitzung"), staff_id=None)
            list_service.save_budget(session, appointment_id, BUDGET)
            registration_service.register(session, appointment_id, RegistrationDraft("Ohm"), now=NOW)

    assert every_statement_fails_once(store, everything) > 8
