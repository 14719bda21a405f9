"""Grants that are amended or revoked, and dates that move, on the real store."""

from datetime import date, timedelta

import pytest

from app.domain.casework import Status
from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.applications import service
from app.features.applications.rules.altering import AmendDraft, DeadlineDraft, RevokeDraft
from app.features.applications.rules.reclaim import ReclaimDraft
from app.features.applications.service import altering, clocks, reclaiming
from db.balances import balance
from db.models import Deadline, Decision, Instalment, Letter
from db.store import Store
from tests.features.applications.case import TODAY, approved, make_fund, record, refused
from tests.features.applications.course import (
    LATER,
    issue,
    noticed,
    payment,
    planned,
)

HEARD = TODAY + timedelta(days=30)


def test_a_grant_is_revoked_and_what_is_paid_stays_bound(store: Store) -> None:
    make_fund(store)
    noticed(store)
    planned(store, ("first", 1000), ("second", 400))
    with store.write("zahlen") as session:
        service.book_payment(session, 1, payment(1000), today=TODAY)
    refused(
        store,
        lambda s: altering.revoke(s, 1, RevokeDraft(ZERO, "", TODAY), today=TODAY, staff_id=None),
        "Grund des Widerrufs",
        "reason",
    )
    with store.write("widerrufen") as session:
        altering.revoke(session, 1, RevokeDraft(ZERO, "Zweck verfehlt", TODAY), today=TODAY, staff_id=None)
    assert (record(store).status, record(store).committed) == (Status.REVOKED, Money.euros(1000))
    with store.read() as session:
        assert session.query(Instalment).count() == 0
        assert session.query(Decision).filter_by(kind="revoked").one().amount == ZERO
        assert session.query(Letter).filter_by(kind="revocation").count() == 1
    refused(store, lambda s: altering.close(s, 1, today=TODAY), "zurückzuholen sind noch 1.000,00")
    with store.write("zurückfordern") as session:
        draft = ReclaimDraft("Widerruf", Money.euros(1000), TODAY, HEARD)
        reclaiming.begin_reclaim(session, 1, draft, today=TODAY)
        reclaiming.book_refund(session, 1, payment(1000), today=TODAY)
        altering.close(session, 1, today=TODAY)
    with store.read() as session:
        assert balance(session, 1, 2026).free == Money.euros(10_000)


def test_a_grant_is_revoked_in_part(store: Store) -> None:
    make_fund(store)
    noticed(store)
    refused(
        store,
        lambda s: altering.revoke(
            s, 1, RevokeDraft(Money.euros(1400), "x", TODAY), today=TODAY, staff_id=None
        ),
        "muss weniger",
        "remains",
    )
    with store.write("teilweise") as session:
        draft = RevokeDraft(Money.euros(600), "Nur eine Bank", TODAY)
        altering.revoke(session, 1, draft, today=TODAY, staff_id=None)
    assert record(store).committed == Money.euros(600)
    assert record(store).final_grant == Money.euros(600)


def test_an_amendment_moves_plan_deadlines_and_letter(store: Store) -> None:
    make_fund(store)
    noticed(store, 1000)
    end = date(2027, 6, 30)
    draft = AmendDraft(Money.euros(1300), None, end, "", "Lieferung verspätet", TODAY)
    with store.write("ändern") as session:
        altering.amend(session, 1, draft, today=TODAY, staff_id=None)
    found = record(store)
    assert (found.status, found.approved, found.committed) == (
        Status.AMENDED,
        Money.euros(1300),
        Money.euros(1300),
    )
    assert (found.ends_on, found.proof_due_on) == (end, date(2027, 8, 30))
    with store.read() as session:
        assert session.query(Instalment).one().amount == Money.euros(1300)
        assert session.query(Letter).filter_by(kind="amendment").count() == 1
        assert {row.kind: row.due_on for row in session.query(Deadline)} == {
            "execution": end,
            "proof": date(2027, 8, 30),
        }


def test_until_the_amendment_is_final_the_old_grant_is_paid(store: Store) -> None:
    make_fund(store)
    noticed(store, 1000)
    with store.write("erhöhen") as session:
        draft = AmendDraft(Money.euros(1300), reason="mehr Kosten", day=TODAY)
        altering.amend(session, 1, draft, today=TODAY, staff_id=None)
    planned(store, ("first", 1300))
    issue(store)
    refused(
        store,
        lambda s: service.book_payment(s, 1, payment(1001), today=TODAY),
        "Bestandskräftig bewilligt sind 1.000,00",
        "amount",
    )
    with store.write("zahlen") as session:
        service.book_payment(session, 1, payment(1000), today=TODAY)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (AmendDraft(Money.euros(1401), reason="x", day=TODAY), "amount"),
        (AmendDraft(Money.euros(999), reason="x", day=TODAY), "amount"),
        (AmendDraft(None, reason="", day=TODAY), "reason"),
        (AmendDraft(None, reason="x", day=None), "day"),
        (AmendDraft(None, date(2027, 5, 1), date(2027, 4, 1), "", "x", TODAY), "ends_on"),
    ],
)
def test_an_amendment_says_what_is_wrong_with_it(store: Store, draft: AmendDraft, field: str) -> None:
    make_fund(store)
    noticed(store)
    planned(store, ("first", 1400))
    with store.write("zahlen") as session:
        service.book_payment(session, 1, payment(1000), today=TODAY)
    with pytest.raises(Refused) as caught, store.write("x") as session:
        altering.amend(session, 1, draft, today=TODAY, staff_id=None)
    assert field in {one.field for one in caught.value.all}


def test_an_amendment_keeps_to_the_money_of_the_fund(store: Store) -> None:
    make_fund(store, 1100)
    noticed(store, 1000)
    draft = AmendDraft(Money.euros(1200), reason="x", day=TODAY)
    refused(
        store,
        lambda s: altering.amend(s, 1, draft, today=TODAY, staff_id=None),
        "nur noch 1.100,00",
        "amount",
    )


def test_the_proof_gets_more_time_with_a_reason(store: Store) -> None:
    make_fund(store)
    noticed(store)
    with store.read() as session:
        row = session.query(Deadline).filter_by(kind="proof").one()
        deadline_id, before = row.id, row.due_on
    refused(
        store,
        lambda s: clocks.move_deadline(s, deadline_id, DeadlineDraft(LATER, "")),
        "Grund der Verlängerung",
        "text",
    )
    refused(
        store,
        lambda s: clocks.move_deadline(s, deadline_id, DeadlineDraft(before, "x")),
        "schon der",
        "due_on",
    )
    later = before + timedelta(days=60)
    with store.write("verlängern") as session:
        clocks.move_deadline(session, deadline_id, DeadlineDraft(later, "Schlussrechnung fehlt"))
    assert record(store).proof_due_on == later
    with store.read() as session:
        assert "Schlussrechnung fehlt" in session.get_one(Deadline, deadline_id).text


def test_a_date_by_hand_is_kept_and_done(store: Store) -> None:
    make_fund(store)
    approved(store)
    refused(store, lambda s: clocks.add_deadline(s, 1, DeadlineDraft(None, "Ortstermin")), "Datum", "due_on")
    with store.write("Frist") as session:
        deadline_id = clocks.add_deadline(session, 1, DeadlineDraft(LATER, "Ortstermin"))
        clocks.finish_deadline(session, deadline_id, today=TODAY)
    refused(store, lambda s: clocks.finish_deadline(s, deadline_id, today=TODAY), "erledigt")
    refused(store, lambda s: clocks.finish_deadline(s, 99, today=TODAY), "nicht mehr")
