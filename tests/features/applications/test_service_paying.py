"""Payments and letters on the real store, and what is refused."""

from datetime import date, timedelta

import pytest

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications import service
from app.features.applications.rules import (
    PaperDraft,
    PaymentDraft,
)
from db import files
from db.balances import balance
from db.models import Letter, Payment
from db.store import Store
from tests.features.applications.case import (
    TODAY,
    approval,
    approved,
    checked,
    make_fund,
    refused,
)

PDF = b"%PDF-1.7 a letter"


def issue_of(decision_id: int = 1, kind: str = "approval", pdf: bytes = PDF) -> service.Issue:
    return service.Issue(
        kind, "city_draft", TODAY, "Ayşe Yılmaz", "Bewilligung", "CF-2026-001.pdf", pdf, decision_id
    )


# -- paying


def test_payments_stay_within_the_grant_and_are_only_reversed(store: Store) -> None:
    make_fund(store)
    approved(store)
    with store.write("zahlen") as session:
        service.book_payment(session, 1, PaymentDraft(Money.euros(1000), TODAY, "1. Rate"), today=TODAY)
    more = PaymentDraft(Money.euros(401), TODAY)
    refused(
        store, lambda s: service.book_payment(s, 1, more, today=TODAY), "Offen sind noch 400,00", "amount"
    )
    with store.write("zurückbuchen") as session:
        service.reverse_payment(session, 1, today=TODAY)
    refused(store, lambda s: service.reverse_payment(s, 1, today=TODAY), "schon zurückgebucht")
    refused(store, lambda s: service.reverse_payment(s, 2, today=TODAY), "Gegenbuchung")
    refused(store, lambda s: service.reverse_payment(s, 9, today=TODAY), "nicht mehr")
    with store.write("zahlen") as session:
        service.book_payment(session, 1, PaymentDraft(Money.euros(1400), TODAY), today=TODAY)
    with store.read() as session:
        assert balance(session, 1, 2026).paid == Money.euros(1400)
        assert [row.amount.cents for row in session.query(Payment)] == [100000, -100000, 140000]


def test_a_counter_entry_bears_the_day_it_was_made(store: Store) -> None:
    """The payment stands in one week's handover, its counter-entry in a later one."""
    make_fund(store)
    checked(store)
    later = TODAY + timedelta(days=9)
    with store.write("bewilligen, zahlen, zurückbuchen") as session:
        service.approve(session, 1, approval(1400), today=TODAY, staff_id=None)
        service.book_payment(session, 1, PaymentDraft(Money.euros(10), TODAY), today=TODAY)
        service.reverse_payment(session, 1, today=later)
    with store.read() as session:
        assert [row.paid_on for row in session.query(Payment)] == [TODAY, later]


def test_nothing_is_paid_before_an_approval_or_after_an_early_start(store: Store) -> None:
    make_fund(store)
    checked(store)
    draft = PaymentDraft(Money(1), TODAY)
    refused(store, lambda s: service.book_payment(s, 1, draft, today=TODAY), "nur auf einen bewilligten")
    with store.write("bewilligen; dann kommt eine alte Rechnung") as session:
        service.approve(session, 1, approval(1400), today=TODAY, staff_id=None)
        service.record_paper(session, 1, PaperDraft("invoice", "Alt", date(2026, 11, 3)), today=TODAY)
    refused(store, lambda s: service.book_payment(s, 1, draft, today=TODAY), "03.11.2026", "day")


# -- letters


def test_an_issued_letter_is_archived_sealed_and_reprinted_the_same(store: Store) -> None:
    make_fund(store)
    approved(store)
    with store.write("Brief ausgeben", sealed=True) as session:
        letter_id = service.issue_letter(session, 1, issue_of(), now=store.clock.now(), staff_id=None)
    with pytest.raises(Refused):
        store.undo()
    with store.write("gedruckt") as session:
        service.mark_printed(session, [letter_id], now=store.clock.now())
    with store.read() as session:
        letter = session.get_one(Letter, letter_id)
        assert files.data(session, letter.file_id) == PDF
        assert letter.printed_at == store.clock.now()
        assert letter.sha256 == files.about(session, letter.file_id).sha256
    refused(
        store,
        lambda s: service.issue_letter(s, 1, issue_of(), now=store.clock.now(), staff_id=None),
        "20.11.2026, 10:00",
    )


def test_a_letter_must_tell_of_the_decision_that_stands(store: Store) -> None:
    make_fund(store)
    approved(store)
    now = store.clock.now()
    refused(
        store,
        lambda s: service.issue_letter(s, 1, issue_of(7), now=now, staff_id=None),
        "inzwischen geändert",
    )
    refused(
        store,
        lambda s: service.issue_letter(s, 1, issue_of(kind="rejection"), now=now, staff_id=None),
        "inzwischen geändert",
    )
    with pytest.raises(ValueError, match="PDF"), store.write("x") as session:
        service.issue_letter(session, 1, issue_of(pdf=b"no"), now=now, staff_id=None)
