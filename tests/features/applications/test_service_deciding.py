"""Approving, rejecting and withdrawing on the real store, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.money import ZERO, Money
from app.features.applications import service
from app.features.applications.rules import (
    FinanceLine,
    PaperDraft,
    PaymentDraft,
    RejectionDraft,
)
from db import files
from db.balances import balance
from db.models import Decision, Paper
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
from tests.features.applications.course import noticed, planned

# -- deciding


def test_an_approval_freezes_the_calculation_and_the_plan(store: Store) -> None:
    make_fund(store)
    approved(store)
    row = record(store)
    assert (row.status, row.approved, row.reserved, row.decided_on) == (
        "approved",
        Money.euros(1400),
        ZERO,
        TODAY,
    )
    with store.read() as session:
        decision = session.get_one(Decision, 1)
        assert decision.calculation["grant_cents"] == 1_400_00
        assert decision.calculation["plan"]["total_cents"] == 3_100_00
        assert decision.calculation["project"]["ends_on"] == "2027-03-31"


@pytest.mark.parametrize(
    ("euros", "reason", "field", "says"),
    [
        (0, "", "amount", "über 0"),
        (1401, "", "amount", "höchstens 1.400,00"),
        (1000, " ", "reason", "weniger als 1.400,00"),
    ],
)
def test_what_an_approval_refuses(store: Store, euros: int, reason: str, field: str, says: str) -> None:
    make_fund(store)
    checked(store)
    draft = approval(euros, reason)
    refused(store, lambda s: service.approve(s, 1, draft, today=TODAY, staff_id=None), says, field)
    assert record(store).status == "checked"


def test_an_approval_never_exceeds_the_free_money(store: Store) -> None:
    make_fund(store, 2000)
    first, second = checked(store), checked(store)
    act = lambda s: service.approve(s, second, approval(601, "Rest"), today=TODAY, staff_id=None)  # noqa: E731 - a shorthand
    refused(store, act, "nur noch 600,00", "amount")
    with store.write("Rest bewilligen") as session:
        service.approve(session, second, approval(600, "Mehr ist nicht frei."), today=TODAY, staff_id=None)
    with store.write("erster") as session:
        service.approve(session, first, approval(1400), today=TODAY, staff_id=None)
    with store.read() as session:
        assert balance(session, 1, 2026).free == ZERO


@pytest.mark.parametrize("kind", ["order", "contract", "invoice", "payment"])
def test_an_early_start_is_refused_by_name_and_date(store: Store, kind: str) -> None:
    make_fund(store)
    checked(store)
    paper = PaperDraft(kind, "Schreinerei Öztürk", date(2026, 11, 18), Money(1))
    with store.write("Unterlage") as session:
        service.record_paper(session, 1, paper, today=TODAY)
    act = lambda s: service.approve(s, 1, approval(1400), today=TODAY, staff_id=None)  # noqa: E731 - a shorthand
    sentence = refused(store, act, "Schreinerei Öztürk", "day").sentence
    assert "18.11.2026" in sentence
    refused(store, lambda s: service.check(s, 1, today=TODAY, staff_id=None), "Schreinerei Öztürk", "day")
    with store.write("Zustimmung") as session:
        consent = replace(DRAFT, early_start_consent_on=date(2026, 11, 18))
        service.change(session, 1, consent, today=TODAY)
        service.check(session, 1, today=TODAY, staff_id=None)
        service.approve(session, 1, approval(1400), today=TODAY, staff_id=None)
    assert record(store).status == "approved"


def test_a_quote_is_no_early_start_and_an_order_on_the_day_neither(store: Store) -> None:
    make_fund(store)
    checked(store)
    with store.write("Unterlagen") as session:
        service.record_paper(session, 1, PaperDraft("quote", "Angebot", date(2026, 10, 1)), today=TODAY)
        service.record_paper(session, 1, PaperDraft("order", "Auftrag", TODAY), today=TODAY)
        service.approve(session, 1, approval(1400), today=TODAY, staff_id=None)
    assert record(store).status == "approved"


def test_a_wrong_paper_can_be_taken_out_before_the_decision_only(store: Store) -> None:
    make_fund(store)
    checked(store)
    with store.write("Unterlage") as session:
        scan = ("a.pdf", "application/pdf", b"%PDF-scan")
        service.record_paper(session, 1, PaperDraft("quote", "A", TODAY), today=TODAY, scan=scan)
        service.record_paper(session, 1, PaperDraft("quote", "B", TODAY), today=TODAY)
    with store.write("entfernen") as session:
        assert service.remove_paper(session, 2) == 1
        service.approve(session, 1, approval(1400), today=TODAY, staff_id=None)
    refused(store, lambda s: service.remove_paper(s, 1), "nicht entschieden")
    refused(store, lambda s: service.remove_paper(s, 2), "nicht mehr")
    with store.read() as session:
        assert files.data(session, session.get_one(Paper, 1).file_id or 0) == b"%PDF-scan"


def test_a_decision_day_is_neither_early_nor_in_the_future(store: Store) -> None:
    make_fund(store)
    checked(store)
    for day in (date(2026, 11, 1), TODAY + timedelta(days=1)):
        draft = approval(1400, day=day)
        refused(
            store, lambda s, d=draft: service.approve(s, 1, d, today=TODAY, staff_id=None), "liegt", "day"
        )


def test_a_rejection_needs_a_reason_and_frees_the_money(store: Store) -> None:
    make_fund(store)
    checked(store)
    no_reason = RejectionDraft(" ", TODAY)
    refused(store, lambda s: service.reject(s, 1, no_reason, today=TODAY, staff_id=None), "Grund", "reason")
    with store.write("ablehnen") as session:
        service.reject(
            session, 1, RejectionDraft("Kein Bezug zum Gebiet.", TODAY), today=TODAY, staff_id=None
        )
    with store.read() as session:
        assert balance(session, 1, 2026).free == Money.euros(10_000)
    refused(store, lambda s: service.approve(s, 1, approval(1), today=TODAY, staff_id=None), "ist abgelehnt")


def test_an_unbalanced_application_can_still_be_rejected(store: Store) -> None:
    make_fund(store)
    received(store, finance=(FinanceLine("own_cash", "", Money(1)),))
    with store.write("ablehnen") as session:
        service.reject(session, 1, RejectionDraft("Unvollständig.", TODAY), today=TODAY, staff_id=None)
    assert record(store).status == "rejected"


def test_a_withdrawal_frees_what_was_approved_unless_paid(store: Store) -> None:
    make_fund(store)
    noticed(store)
    planned(store, ("first", 1400))
    with store.write("zahlen") as session:
        service.book_payment(session, 1, PaymentDraft(Money(100), TODAY), today=TODAY)
    refused(store, lambda s: service.withdraw(s, 1), "1,00")
    with store.write("zurück") as session:
        service.reverse_payment(session, 1, today=TODAY)
        service.withdraw(session, 1)
    with store.read() as session:
        assert balance(session, 1, 2026).free == Money.euros(10_000)
