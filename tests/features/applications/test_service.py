"""Receiving, changing and checking applications on the real encrypted store, and all that is refused."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.applications import service
from app.features.applications.rules import (
    AccountDraft,
    CostLine,
    Status,
)
from db.balances import balance
from db.models import Application, Fund, FundYear, Guideline
from db.store import Store
from tests.features.applications.case import (
    DRAFT,
    TODAY,
    approval,
    approved,
    checked,
    make_fund,
    received,
    record,
    refused,
)
from tests.kit.faults import every_statement_fails_once

# -- receiving and changing


def test_references_have_no_gaps_even_after_a_refusal_and_an_undo(store: Store) -> None:
    make_fund(store)
    received(store)
    with pytest.raises(Refused):
        received(store, contact_id=99)
    received(store)
    store.undo()
    received(store)
    with store.read() as session:
        assert [row.reference for row in session.query(Application)] == ["CF-2026-001", "CF-2026-002"]


def test_without_budget_or_guideline_nothing_is_received(store: Store) -> None:
    fund_id = make_fund(store)
    refused(store, lambda s: service.receive(s, replace(DRAFT, year=2027), today=TODAY), "2027", "year")
    early = replace(DRAFT, received_on=date(2025, 12, 31))
    refused(store, lambda s: service.receive(s, early, today=TODAY), "31.12.2025", "received_on")
    refused(store, lambda s: service.receive(s, replace(DRAFT, fund_id=9), today=TODAY), "Fonds", "fund_id")
    with store.write("schließen") as session:
        session.get_one(FundYear, 1).closed = True
    refused(store, lambda s: service.receive(s, DRAFT, today=TODAY), "abgeschlossen", "year")
    with store.write("stilllegen") as session:
        session.get_one(Fund, fund_id).active = False
    refused(store, lambda s: service.receive(s, DRAFT, today=TODAY), "keine Anträge mehr", "fund_id")


def test_an_application_keeps_the_version_it_was_filed_under(store: Store) -> None:
    make_fund(store)
    first = received(store)
    with store.write("neue Fassung") as session:
        rules = {"rate_bp": 1000}
        session.add(Guideline(fund_id=1, version="2027", valid_from=date(2026, 11, 10), rules=rules))
    second = received(store, received_on=date(2026, 11, 10))
    assert record(store, first).guideline_id == 1
    assert record(store, second).guideline_id == 2
    with store.write("Eingang berichtigen") as session:
        service.change(session, first, replace(DRAFT, received_on=date(2026, 11, 12)), today=TODAY)
    assert record(store, first).guideline_id == 2


def test_a_change_after_the_check_sends_it_back_and_frees_the_money(store: Store) -> None:
    make_fund(store)
    application_id = checked(store)
    assert record(store).reserved == Money.euros(1400)
    with store.write("Notiz") as session:
        service.save(
            session, replace(DRAFT, note="Anruf", iban="DE89370400440532013000"), application_id, today=TODAY
        )
    assert (record(store).status, record(store).reserved) == (Status.CHECKED, Money.euros(1400))
    with store.write("Titel") as session:
        service.save(session, replace(DRAFT, title="Drei Bänke"), application_id, today=TODAY)
    assert (record(store).status, record(store).reserved, record(store).checked_on) == (
        "received",
        ZERO,
        None,
    )
    store.undo()
    assert record(store).reserved == Money.euros(1400)


def test_fund_and_year_stay_with_the_number(store: Store) -> None:
    make_fund(store)
    received(store)
    refused(
        store, lambda s: service.change(s, 1, replace(DRAFT, year=2027), today=TODAY), "CF-2026-001", "year"
    )
    refused(
        store,
        lambda s: service.change(s, 1, replace(DRAFT, fund_id=7), today=TODAY),
        "CF-2026-001",
        "fund_id",
    )


def test_unchanged_plans_are_not_rewritten(store: Store) -> None:
    make_fund(store)
    received(store)
    with store.write("Titel") as session:
        service.change(session, 1, replace(DRAFT, title="Anders"), today=TODAY)
    assert store.history("cost_items", 1)[0].name == "Antrag erfassen"
    with store.write("Plan") as session:
        service.change(session, 1, replace(DRAFT, costs=DRAFT.costs[:1]), today=TODAY)
    assert store.history("cost_items", 1)[0].name == "Plan"


def test_after_the_decision_only_note_and_account_change(store: Store) -> None:
    make_fund(store)
    approved(store)
    refused(store, lambda s: service.change(s, 1, replace(DRAFT, title="x"), today=TODAY), "ist bewilligt")
    with store.write("Konto") as session:
        service.annotate(session, 1, AccountDraft("A. Yılmaz", "DE89 3704 0044 0532 0130 00", "ok"))
    refused(store, lambda s: service.annotate(s, 1, AccountDraft(iban="DE1")), "IBAN", "iban")
    assert record(store).account_holder == "A. Yılmaz"


# -- checking


def test_a_check_calculates_and_holds_the_grant_back(store: Store) -> None:
    make_fund(store)
    received(store)
    with store.write("prüfen") as session:
        result = service.check(session, 1, today=TODAY, staff_id=None)
    assert result.calculation.grant == Money.euros(1400)  # half of 2,800
    assert (result.reserved, result.shortage) == (Money.euros(1400), "")
    with store.read() as session:
        assert balance(session, 1, 2026).free == Money.euros(8600)


def test_when_the_money_does_not_suffice_the_check_says_what_is_missing(store: Store) -> None:
    make_fund(store, 2000)
    checked(store)
    second = received(store)
    with store.write("prüfen") as session:
        result = service.check(session, second, today=TODAY, staff_id=None)
    assert "nur 600,00" in result.shortage
    assert "fehlen 800,00" in result.shortage
    assert record(store, second).reserved == ZERO
    assert record(store, second).status == "checked"
    with store.write("zurück") as session:
        service.withdraw(session, 1)
    with store.write("noch einmal prüfen") as session:
        assert service.check(session, second, today=TODAY, staff_id=None).reserved == Money.euros(1400)


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"costs": ()}, "costs", "Kostenplan"),
        ({"finance": DRAFT.finance[1:]}, "finance", "Es fehlen"),
        ({"requested": None}, "requested", "Zuschuss"),
        ({"purpose": ""}, "purpose", "Zweck"),
        ({"ends_on": None}, "ends_on", "abgeschlossen"),
        ({"not_begun_declared": False}, "not_begun_declared", "Erklärung"),
        (
            {"costs": (CostLine("Sachkosten", "Bänke", Money.euros(3100)),)},
            "finance",
            "auf beide Seiten",
        ),
    ],
)
def test_what_a_check_refuses(store: Store, change: dict[str, Any], field: str, says: str) -> None:
    make_fund(store)
    received(store, **change)
    refused(store, lambda s: service.check(s, 1, today=TODAY, staff_id=None), says, field)
    assert record(store).status == "received"


def test_below_the_minimum_nothing_is_held_back(store: Store) -> None:
    make_fund(store, rules={"rate_bp": 5000, "minimum_cost_cents": 5_000_00})
    received(store)
    with store.write("prüfen") as session:
        result = service.check(session, 1, today=TODAY, staff_id=None)
    assert (result.calculation.grant, result.calculation.bound_by) == (ZERO, "minimum_cost")
    refused(
        store,
        lambda s: service.approve(s, 1, approval(1), today=TODAY, staff_id=None),
        "höchstens 0,00",
        "amount",
    )


@pytest.mark.parametrize("verb", ["receive", "approve"])
def test_nothing_half_done_when_the_disk_is_full(store: Store, verb: str) -> None:
    make_fund(store)
    checked(store)

    def act() -> None:
        with store.write(verb) as session:
            if verb == "receive":
                service.receive(session, DRAFT, today=TODAY)
            else:
                service.approve(session, 1, approval(1400), today=TODAY, staff_id=None)

    assert every_statement_fails_once(store, act) > 5
