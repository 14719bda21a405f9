"""What points to an event and what it points to: contacts, measures, the first page, the city's sheet."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain.errors import Refused
from app.features.applications.service import filing
from app.features.contacts.service import contacts
from app.features.events.excel import SHEETS
from app.features.events.queries import plan
from app.features.events.rules.checklists import ApplyDraft
from app.features.events.rules.plan import CancelDraft, PartnerDraft, PlanDraft
from app.features.events.rules.registrations import PlacesDraft, RegistrationDraft
from app.features.events.rules.results import PhotoDraft, ResultDraft
from app.features.events.service import copying, registrations, results, tasks
from app.features.events.service import plan as service
from app.features.measures import service as measures
from app.features.today import queries as today
from db.models import Appointment, Registration
from db.store import Store
from tests.features.events.festival import FEST, TODAY, fest, with_tasks
from tests.kit import factories
from tests.kit.faults import every_statement_fails_once
from tests.kit.office import NOW

SHEET = next(one for one in SHEETS if one.key == "permits")


def test_who_carries_an_event_is_not_deleted(store: Store) -> None:
    appointment_id = fest(store)
    with store.write("Partner") as session:
        contact_id = factories.contact(session).id
        service.save_partner(session, appointment_id, PartnerDraft(contact_id, "", "Bühne"))
        service.save(session, appointment_id, PlanDraft(organiser_id=contact_id))
    with pytest.raises(Refused, match="Veranstaltung"), store.write("Löschen") as session:
        contacts.remove(session, contact_id)


def test_a_measure_with_results_is_not_deleted(store: Store) -> None:
    appointment_id = fest(store)
    with store.write("Ergebnis") as session:
        measure_id = factories.measure(session).id
        results.save_result(
            session, appointment_id, ResultDraft(result="Bäume", state="taken", measure_id=measure_id)
        )
    with pytest.raises(Refused, match="Ergebnis einer Beteiligung"), store.write("Löschen") as session:
        measures.remove(session, measure_id)


def test_advice_that_led_to_nothing_leaves_the_event(store: Store) -> None:
    appointment_id = fest(store)
    with store.write("Antrag") as session:
        fund = factories.fund(session)
        advice = factories.application(session, fund, factories.contact(session), status="advice")
        service.save(session, appointment_id, PlanDraft(application_id=advice.id))
        advice_id = advice.id
    with store.write("Beratung herausnehmen") as session:
        filing.remove_advice(session, advice_id)
    with store.read() as session:
        assert plan.detail(session, appointment_id).draft.application_id is None


def test_what_is_gone_cannot_be_chosen(store: Store) -> None:
    appointment_id = fest(store)
    with pytest.raises(Refused) as refused, store.write("Planung") as session:
        service.save(session, appointment_id, PlanDraft(organiser_id=4711, application_id=4711))
    assert {one.field for one in refused.value.all} == {"organiser_id", "application_id"}


def test_an_event_takes_its_plan_along(store: Store) -> None:
    appointment_id = with_tasks(store)
    with store.write("Anmelden") as session:
        registrations.register(session, appointment_id, RegistrationDraft("Ohm"), now=NOW)
    with store.write("Löschen") as session:
        session.delete(session.get_one(Appointment, appointment_id))
    with store.read() as session:
        assert session.query(Registration).count() == 0
    store.undo()
    with store.read() as session:
        assert session.query(Registration).count() == 1


def test_tasks_stand_on_the_first_page_until_they_are_done(store: Store) -> None:
    appointment_id = with_tasks(store)

    def shown() -> list[str]:
        with store.read() as session:
            seen = today.overview(session, date(2027, 1, 1), frozenset({"deadlines"}))
            return [one.title for one in seen.deadlines if one.what == "Veranstaltung"]

    before = shown()
    assert any(title.startswith("Musik bei der GEMA anmelden (Fest") for title in before)
    with store.write("Absagen") as session:
        service.go(session, appointment_id, "plan", today=TODAY)
        service.cancel(session, appointment_id, CancelDraft("Sturm"), today=TODAY)
    assert shown() == []
    store.undo()
    assert shown() == before


def test_the_city_sees_the_permissions_of_events_to_come(store: Store) -> None:
    appointment_id = with_tasks(store)
    with store.read() as session:
        rows = list(SHEET.rows(session, date(2026, 11, 16), date(2026, 11, 22)))
        assert {row.event for row in rows} == {FEST.title}
        assert all(column.value(row) is not None for row in rows for column in SHEET.columns[:7])
        assert SHEET.now is not None
        assert [row.uid for row in SHEET.now(session, [rows[0].uid])] == [rows[0].uid]
        assert list(SHEET.rows(session, date(2027, 2, 1), date(2027, 2, 7))) == []
    with store.write("Absagen") as session:
        service.cancel(session, appointment_id, CancelDraft("Sturm"), today=TODAY)
    with store.read() as session:
        assert list(SHEET.rows(session, date(2026, 11, 16), date(2026, 11, 22))) == []


def test_whatever_fails_leaves_nothing_behind(store: Store) -> None:
    appointment_id = with_tasks(store)

    def copied() -> None:
        with store.write("Kopie") as session:
            copying.copy(session, appointment_id, copying.CopyDraft("Fest 2028", datetime(2028, 1, 22, 12)))

    def people() -> None:
        with store.write("Anmelden") as session:
            registrations.set_places(session, appointment_id, PlacesDraft(capacity=1))
            first = registrations.register(session, appointment_id, RegistrationDraft("Ohm"), now=NOW)
            registrations.register(session, appointment_id, RegistrationDraft("Kaya"), now=NOW)
            registrations.cancel(session, first.id)
            results.save_photo(session, appointment_id, PhotoDraft(b"\x89PNG", "", "Bühne"))

    assert every_statement_fails_once(store, copied) > 5
    assert every_statement_fails_once(store, people) > 8


def test_erasing_that_fails_erases_nothing(store: Store) -> None:
    over = fest(store, replace(FEST, starts_at=NOW - timedelta(days=9), ends_at=NOW - timedelta(days=8)))
    with store.write("Anmelden") as session:
        registrations.register(session, over, RegistrationDraft("Ohm", 2), now=NOW)

    def erased() -> None:
        with store.write("Namen löschen", sealed=True) as session:
            registrations.erase(session, over, today=TODAY)

    assert every_statement_fails_once(store, erased) > 3


def test_an_empty_checklist_is_refused(store: Store) -> None:
    appointment_id = fest(store)
    with pytest.raises(Refused, match="wählen Sie eine Checkliste"), store.write("Liste") as session:
        tasks.put_in(session, appointment_id, ApplyDraft(), staff_id=None)
    with pytest.raises(Refused, match="gibt es nicht mehr"), store.write("Liste") as session:
        tasks.put_in(session, appointment_id, ApplyDraft("Karneval"), staff_id=None)
