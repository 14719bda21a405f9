"""Dates of applications and lent things on the first page."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.money import Money
from app.features.today import queries, service
from app.features.today.queries import Overview
from db.models import Deadline, Guideline, InventoryItem, Loan
from db.store import Store
from tests.kit import factories
from tests.kit.office import NOW

TODAY = NOW.date()


def overview(store: Store, today: date = TODAY) -> Overview:
    with store.read() as session:
        return queries.overview(session, today)


def test_applications_wait_and_remind(store: Store) -> None:
    with store.write("Anträge") as session:
        fund, person = factories.fund(session), factories.contact(session)
        session.scalars(select(Guideline)).one().rules = {"rate_bp": 5000, "proof_months": 2}
        waits = factories.application(session, fund, person, received_on=TODAY - timedelta(days=30))
        values = {"status": "approved", "approved": Money(50_000)}
        ends = factories.application(session, fund, person, ends_on=TODAY + timedelta(days=3), **values)
        proof = factories.application(session, fund, person, ends_on=date(2026, 9, 25), **values)
        for of, kind, due_on, done_on in (
            (ends, "execution", TODAY + timedelta(days=3), None),
            (ends, "proof", TODAY + timedelta(days=63), None),
            (proof, "execution", date(2026, 9, 25), None),
            (proof, "proof", date(2026, 11, 25), None),
            (proof, "documents", TODAY, TODAY),
        ):
            session.add(Deadline(application_id=of.id, kind=kind, due_on=due_on, done_on=done_on))
        ids = (waits.id, ends.id, proof.id)
    seen = overview(store)
    assert [one.ref.id for one in seen.waiting] == [ids[0]]
    assert [(one.ref.id, one.what, one.due_on) for one in seen.deadlines] == [
        (ids[1], "Projektende", TODAY + timedelta(days=3)),
        (ids[2], "Verwendungsnachweis", date(2026, 11, 25)),
    ]
    assert seen.funds[0].open == Money(100_000)


def test_clocks_of_years_are_shown_in_their_last_days_only_and_done_with_a_click(store: Store) -> None:
    with store.write("Uhren") as session:
        fund, person = factories.fund(session), factories.contact(session)
        case = factories.application(session, fund, person, status="closed")
        gone = factories.application(session, fund, person, status="withdrawn")
        for of, kind, days in (
            (case, "binding", 59),
            (case, "retention", 61),
            (case, "binding", -1),
            (case, "hearing", 14),
            (case, "reclaim", 15),
            (case, "other", -3),
            (gone, "other", 0),
        ):
            due_on = TODAY + timedelta(days=days)
            session.add(Deadline(application_id=of.id, kind=kind, due_on=due_on, text="Fotos"))
    found = overview(store).deadlines
    assert [(one.what, one.deadline_id is not None) for one in found] == [
        ("Frist", True),
        ("Anhörung", False),
        ("Zweckbindung", True),
    ]
    assert found[0].title.endswith("Fotos")
    with store.write("erledigt") as session:
        service.finish(session, found[0].deadline_id or 0, today=TODAY)
    assert len(overview(store).deadlines) == 2
    with pytest.raises(Refused), store.write("noch einmal") as session:
        service.finish(session, found[0].deadline_id or 0, today=TODAY)


def test_lent_things_are_due_back(store: Store) -> None:
    with store.write("Ausleihe") as session:
        person = factories.contact(session)
        item = InventoryItem(name="Faltpavillon")
        session.add(item)
        session.flush()
        for days, back in ((-2, None), (20, None), (-9, TODAY)):
            session.add(
                Loan(
                    inventory_item_id=item.id,
                    contact_id=person.id,
                    lent_on=TODAY - timedelta(days=30),
                    due_on=TODAY + timedelta(days=days),
                    returned_on=back,
                )
            )
        item_id = item.id
    found = overview(store).deadlines
    assert [(one.ref, one.what, one.title) for one in found] == [
        (Ref("inventory", item_id), "Ausleihe", "Faltpavillon")
    ]
