"""Payments on the real store: after the notice, within the plan, to a known account; only reversed."""

from datetime import date, timedelta

import pytest

from app.domain.casework import Status
from app.domain.money import ZERO, Money
from app.features.applications import service
from app.features.applications.rules import PaperDraft
from app.features.applications.rules.notice import NoticeDraft
from app.features.applications.rules.payment import PlanDraft, PlanLine
from app.features.applications.service import notices, paying
from db.balances import balance
from db.models import Instalment, Payment
from db.store import Store
from tests.features.applications.case import TODAY, approval, approved, checked, make_fund, record, refused
from tests.features.applications.course import (
    IBAN,
    LATER,
    change,
    checked_proof,
    issue,
    noticed,
    payment,
    planned,
    receipt,
)


def pay(store: Store, euros: int, day: date = TODAY) -> None:
    with store.write("zahlen") as session:
        service.book_payment(session, 1, payment(euros, day), today=day)


# -- the notice


def test_nothing_is_paid_before_the_notice_is_issued(store: Store) -> None:
    make_fund(store)
    approved(store, iban=IBAN)
    planned(store, ("first", 1400))
    refused(store, lambda s: service.book_payment(s, 1, payment(100), today=TODAY), "noch nicht ausgegeben")
    refused(
        store,
        lambda s: notices.note_notice(s, 1, NoticeDraft(TODAY), today=TODAY),
        "noch nicht ausgegeben",
    )


def test_nothing_is_paid_before_the_notice_is_unappealable(store: Store) -> None:
    """Posted on Friday 20.11.2026, notified on 24.11., one month: 24.12. (a Thursday); final on 25.12."""
    make_fund(store)
    noticed(store, waiver=None)
    planned(store, ("first", 1400))
    early = TODAY + timedelta(days=34)
    assert early == date(2026, 12, 24)
    found = refused(
        store,
        lambda s: service.book_payment(s, 1, payment(100, early), today=early),
        "noch nicht bestandskräftig",
        "day",
    )
    assert "voraussichtlich am 24.11.2026" in found.sentence
    assert "Klage ist bis 24.12.2026 möglich" in found.sentence
    pay(store, 100, date(2026, 12, 25))


def test_a_waiver_makes_it_unappealable_at_once(store: Store) -> None:
    make_fund(store)
    noticed(store, waiver=TODAY)
    planned(store, ("first", 1400))
    pay(store, 1400)
    assert record(store).committed == Money.euros(1400)


def test_dates_of_a_notice_are_in_order(store: Store) -> None:
    make_fund(store)
    noticed(store)
    before = TODAY - timedelta(days=1)
    refused(
        store,
        lambda s: notices.note_notice(s, 1, NoticeDraft(before), today=TODAY),
        "frühestens war das am 20.11.2026",
        "posted_on",
    )
    draft = NoticeDraft(None, TODAY + timedelta(days=1))
    refused(store, lambda s: notices.note_notice(s, 1, draft, today=TODAY), "Zukunft", "notified_on")
    refused(store, lambda s: notices.note_notice(s, 9, NoticeDraft(), today=TODAY), "nicht mehr")


def test_without_a_posting_date_the_sentence_says_where_to_enter_it(store: Store) -> None:
    make_fund(store)
    approved(store, iban=IBAN)
    issue(store)
    planned(store, ("first", 1400))
    refused(store, lambda s: service.book_payment(s, 1, payment(1), today=TODAY), "nicht eingetragen", "day")


# -- the plan


def test_before_the_proof_only_what_the_plan_says_is_paid(store: Store) -> None:
    make_fund(store)
    noticed(store)
    refused(
        store,
        lambda s: service.book_payment(s, 1, payment(1), today=TODAY),
        "erst nach der Prüfung des Nachweises",
        "amount",
    )
    planned(store, ("first", 1000), ("second", 400))
    refused(
        store,
        lambda s: service.book_payment(s, 1, payment(1001), today=TODAY),
        "Vor dem Nachweis sind nach dem Zahlungsplan 1.000,00",
        "amount",
    )
    pay(store, 1000)
    with store.read() as session:
        assert [row.amount for row in session.query(Instalment)] == [Money.euros(1000), Money.euros(400)]


@pytest.mark.parametrize(
    ("lines", "says", "field"),
    [
        ((PlanLine("first", None, Money.euros(1000)),), "400,00 € zu wenig", "lines"),
        ((PlanLine("first", None, Money.euros(1500)),), "100,00 € zu viel", "lines"),
        ((PlanLine("x", None, Money.euros(1400)),), "wählen Sie die Art", "lines[0].kind"),
        ((PlanLine("first"),), "Betrag über 0", "lines[0].amount"),
    ],
)
def test_a_plan_is_the_grant_to_the_cent(
    store: Store, lines: tuple[PlanLine, ...], says: str, field: str
) -> None:
    make_fund(store)
    noticed(store)
    refused(store, lambda s: paying.save_plan(s, 1, PlanDraft(lines)), says, field)


def test_a_plan_does_not_fall_below_what_is_paid(store: Store) -> None:
    make_fund(store)
    noticed(store)
    planned(store, ("first", 1000), ("second", 400))
    pay(store, 1000)
    late = PlanDraft((PlanLine("first", None, Money.euros(900)), PlanLine("final", None, Money.euros(500))))
    refused(store, lambda s: paying.save_plan(s, 1, late), "schon 1.000,00", "lines")


# -- the ledger


def test_payments_stay_within_the_grant_and_are_only_reversed(store: Store) -> None:
    make_fund(store)
    noticed(store)
    planned(store, ("first", 1400))
    pay(store, 1000)
    refused(
        store,
        lambda s: service.book_payment(s, 1, payment(401), today=TODAY),
        "offen sind noch 400,00",
        "amount",
    )
    with store.write("zurückbuchen") as session:
        service.reverse_payment(session, 1, today=TODAY)
    refused(store, lambda s: service.reverse_payment(s, 1, today=TODAY), "schon zurückgebucht")
    refused(store, lambda s: service.reverse_payment(s, 2, today=TODAY), "Gegenbuchung")
    refused(store, lambda s: service.reverse_payment(s, 9, today=TODAY), "nicht mehr")
    pay(store, 1400)
    with store.read() as session:
        assert balance(session, 1, 2026).paid == Money.euros(1400)
        assert [row.amount.cents for row in session.query(Payment)] == [100000, -100000, 140000]


def test_a_counter_entry_bears_the_day_it_was_made(store: Store) -> None:
    """The payment stands in one week's handover, its counter-entry in a later one."""
    make_fund(store)
    noticed(store)
    planned(store, ("first", 1400))
    pay(store, 10)
    later = TODAY + timedelta(days=9)
    with store.write("zurückbuchen") as session:
        service.reverse_payment(session, 1, today=later)
    with store.read() as session:
        assert [row.paid_on for row in session.query(Payment)] == [TODAY, later]


def test_nothing_is_paid_before_an_approval_or_after_an_early_start(store: Store) -> None:
    make_fund(store)
    checked(store)
    draft = payment(1)
    refused(store, lambda s: service.book_payment(s, 1, draft, today=TODAY), "nur auf einen bewilligten")
    with store.write("bewilligen; dann kommt eine alte Rechnung") as session:
        service.approve(session, 1, approval(1400), today=TODAY, staff_id=None)
        service.record_paper(session, 1, PaperDraft("invoice", "Alt", date(2026, 11, 3)), today=TODAY)
    refused(store, lambda s: service.book_payment(s, 1, draft, today=TODAY), "03.11.2026", "day")


def test_paid_is_only_to_a_known_account(store: Store) -> None:
    make_fund(store)
    noticed(store)
    planned(store, ("first", 1400))
    change(store, iban="")
    refused(store, lambda s: service.book_payment(s, 1, payment(1), today=TODAY), "keine IBAN")


def test_the_last_payment_after_the_proof_ends_it_and_a_counter_entry_opens_it_again(store: Store) -> None:
    make_fund(store)
    noticed(store)
    checked_proof(store, receipt(2600))
    assert record(store).final_grant == Money.euros(1300)
    assert record(store).committed == Money.euros(1300)
    refused(
        store,
        lambda s: service.book_payment(s, 1, payment(1301, LATER), today=LATER),
        "Nach dem Nachweis beträgt die Zuwendung 1.300,00",
        "amount",
    )
    pay(store, 300, LATER)
    assert record(store).status == Status.PROOF_CHECKED
    pay(store, 1000, LATER)
    assert record(store).status == Status.PAID
    with store.write("zurück") as session:
        service.reverse_payment(session, 2, today=LATER)
    assert record(store).status == Status.PROOF_CHECKED
    with store.read() as session:
        found = balance(session, 1, 2026)
        assert found.approved == Money.euros(1300)
        assert found.whole == found.approved + found.reserved + found.free
        assert found.reserved == ZERO
