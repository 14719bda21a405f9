"""Advice becomes an application; a rejected one is filed again; the form keeps all it holds."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications import service
from app.features.applications.queries.drafts import draft_of
from app.features.applications.rules import (
    AreaLine,
    CostLine,
    QuoteLine,
    ReceivedDraft,
    RejectionDraft,
)
from db.models import Application, CostItem
from db.store import Store
from tests.features.applications.case import DRAFT, RULES, TODAY, make_fund, received, record, refused
from tests.kit.faults import every_statement_fails_once


def test_advice_has_no_number_until_it_becomes_an_application(store: Store) -> None:
    make_fund(store)
    first = received(store)
    advice = received(store, advice=True, title="Erst einmal fragen", received_on=date(2026, 11, 5))
    assert record(store, advice).reference == "CF-2026-B01"
    assert record(store, advice).number is None
    with store.write("Antrag aufnehmen") as session:
        service.register(session, advice, ReceivedDraft(date(2026, 11, 19)), today=TODAY)
    kept = record(store, advice)
    assert (kept.reference, kept.number, kept.status) == ("CF-2026-002", 2, "received")
    assert (kept.advised_on, kept.received_on) == (date(2026, 11, 5), date(2026, 11, 19))
    assert record(store, first).reference == "CF-2026-001"


def test_advice_that_led_to_nothing_leaves_no_gap(store: Store) -> None:
    make_fund(store)
    advice = received(store, advice=True)
    with store.write("Beratung entfernen") as session:
        service.remove_advice(session, advice)
    assert record(store, received(store)).reference == "CF-2026-001"


def test_an_application_with_a_number_is_never_removed(store: Store) -> None:
    make_fund(store)
    application_id = received(store)
    refused(store, lambda s: service.remove_advice(s, application_id), "wird nicht gelöscht")


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (None, "wann der Antrag eingegangen ist"),
        (date(2026, 12, 24), "wann der Antrag eingegangen ist"),
        (date(2026, 11, 1), "nicht vor der Beratung am 02.11.2026"),
    ],
)
def test_a_day_of_receipt_that_cannot_be(store: Store, day: date | None, says: str) -> None:
    make_fund(store)
    advice = received(store, advice=True)
    refused(
        store, lambda s: service.register(s, advice, ReceivedDraft(day), today=TODAY), says, "received_on"
    )
    assert record(store, advice).status == "advice"


def test_everything_typed_is_kept_and_read_back(store: Store) -> None:
    make_fund(store)
    draft = replace(
        DRAFT,
        applicant_group="Verein",
        represented_by="Erika Muster",
        project_kind="Gestaltung",
        audience="Familien",
        publicity="Aushang",
        goals=("Begegnung", "Grün"),
        conditions_met=("Gemeinnützig",),
        other_grants="Stiftung Lebendige Stadt",
        trade_firm=True,
        monument_consent_on=date(2026, 11, 1),
        rent_old=Money.euros(800),
        rent_new=Money.euros(500),
        rent_months=12,
        advised_on=date(2026, 10, 30),
        areas=(AreaLine("Anstrich", "Straßenseite", 12_050),),
        quotes=(QuoteLine("Bänke", "Holz GmbH", date(2026, 10, 1), Money.euros(2800), chosen=True),),
    )
    with store.write("Antrag erfassen") as session:
        application_id = service.receive(session, draft, today=TODAY)
    with store.read() as session:
        assert draft_of(session, session.get_one(Application, application_id)) == draft


def test_own_labour_in_hours_is_valued_by_the_guideline(store: Store) -> None:
    make_fund(store, rules={**RULES, "labour_per_hour_cents": 15_00})
    costs = (CostLine("Sachkosten", "Holz", Money.euros(100)), CostLine("Eigenleistung", "Bau", minutes=150))
    received(store, costs=costs)
    with store.read() as session:
        rows = {row.kind: row.amount for row in session.query(CostItem)}
    # 2:30 h at 15,00 € an hour
    assert rows["Eigenleistung"] == Money(37_50)


def test_a_rejected_application_is_filed_again_with_all_it_holds(store: Store) -> None:
    make_fund(store)
    application_id = received(store)
    with store.write("Antrag ablehnen") as session:
        service.reject(
            session, application_id, RejectionDraft("Zu teuer.", TODAY), today=TODAY, staff_id=None
        )
    with store.write("Antrag erneut stellen") as session:
        again = service.refile(session, application_id, today=TODAY)
    kept = record(store, again)
    assert (kept.reference, kept.status, kept.refiled_from_id) == ("CF-2026-002", "received", application_id)
    with store.read() as session:
        draft = draft_of(session, kept)
        assert (draft.costs, draft.finance) == (DRAFT.costs, DRAFT.finance)


def test_where_the_guideline_forbids_it_a_check_says_so_with_its_clause(store: Store) -> None:
    clauses = {**RULES["clauses"], "refiling": "Nr. 8"}
    make_fund(store, rules={**RULES, "refiling": False, "clauses": clauses})
    application_id = received(store)
    with store.write("Antrag ablehnen") as session:
        service.reject(
            session, application_id, RejectionDraft("Zu teuer.", TODAY), today=TODAY, staff_id=None
        )
        again = service.refile(session, application_id, today=TODAY)
    refused(
        store,
        lambda s: service.check(s, again, today=TODAY, staff_id=None),
        "Ein abgelehnter Antrag darf nicht erneut gestellt werden (Nr. 8).",
    )


def test_a_failing_statement_leaves_nothing_of_an_application(store: Store) -> None:
    make_fund(store)

    def file() -> None:
        with store.write("Antrag erfassen") as session:
            service.receive(session, DRAFT, today=TODAY)

    assert every_statement_fails_once(store, file) > 5


def test_two_chosen_quotes_for_the_same_work_are_refused(store: Store) -> None:
    make_fund(store)
    quotes = (
        QuoteLine("Putz", "Bau Lenz", date(2026, 10, 1), Money.euros(900), chosen=True),
        QuoteLine("putz", "Kröger", date(2026, 10, 2), Money.euros(950), chosen=True),
    )
    with pytest.raises(Refused, match="zwei Angebote gewählt") as caught:
        received(store, quotes=quotes)
    assert caught.value.field == "quotes[1].chosen"
