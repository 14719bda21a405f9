"""Amended, revoked, reclaimed: money that has to come back, with its interest, on the real store."""

from datetime import timedelta

import pytest

from app.domain.casework import Status
from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications import service
from app.features.applications.queries.reclaims import reclaim_rows
from app.features.applications.rules.reclaim import DemandDraft, ReclaimDraft
from app.features.applications.service import altering, paying, reclaiming
from db.balances import balance
from db.models import Deadline, Letter, Payment, Reclaim
from db.store import Store
from tests.features.applications.case import TODAY, make_fund, record, refused
from tests.features.applications.course import (
    LATER,
    checked_proof,
    noticed,
    payment,
    planned,
    receipt,
)

HEARD = LATER + timedelta(days=30)
DUE = HEARD + timedelta(days=31)
HEARING = ReclaimDraft("Weniger ausgegeben als bewilligt.", Money.euros(900), LATER, HEARD)
DEMAND = DemandDraft("", HEARD + timedelta(days=1), DUE, TODAY, 627)


def overpaid(store: Store) -> None:
    """1,400 € are paid, 500 € are due in the end: 900 € have to come back."""
    make_fund(store)
    noticed(store)
    planned(store, ("first", 1400))
    with store.write("zahlen") as session:
        service.book_payment(session, 1, payment(1400), today=TODAY)
    checked_proof(store, receipt(1000))


def reclaimed(store: Store) -> None:
    overpaid(store)
    with store.write("Anhörung") as session:
        reclaiming.begin_reclaim(session, 1, HEARING, today=LATER)


# -- reclaimed


def test_from_the_hearing_to_the_money_back_with_interest(store: Store) -> None:
    reclaimed(store)
    assert record(store).status == Status.RECLAIM
    refused(
        store,
        lambda s: reclaiming.demand(s, 1, DemandDraft("", LATER, DUE), today=LATER),
        "Frist zur Äußerung läuft bis",
        "demanded_on",
    )
    with store.write("fordern") as session:
        reclaiming.demand(session, 1, DEMAND, today=HEARD + timedelta(days=1))
    with store.read() as session:
        assert [letter.kind for letter in session.query(Letter).filter(Letter.reclaim_id == 1)] == [
            "hearing",
            "reclaim",
        ]
        open_ones = {row.kind: row.due_on for row in session.query(Deadline) if row.done_on is None}
        assert open_ones["reclaim"] == DUE
        assert "hearing" not in open_ones
    half = TODAY + timedelta(days=200)
    with store.write("Teil") as session:
        reclaiming.book_refund(session, 1, payment(400, half), today=DUE)
    with store.read() as session:
        assert session.get_one(Reclaim, 1).settled_on is None
        assert balance(session, 1, 2026).free == Money.euros(10_000 - 1000)
    refused(
        store,
        lambda s: reclaiming.book_refund(s, 1, payment(501, DUE), today=DUE),
        "Zurückzuzahlen sind noch 500,00",
        "amount",
    )
    end = TODAY + timedelta(days=211)
    with store.write("Rest") as session:
        reclaiming.book_refund(session, 1, payment(500, end), today=DUE + timedelta(days=99))
    with store.read() as session:
        row = session.get_one(Reclaim, 1)
        assert row.settled_on == end
        # 900.00 × 200 days + 500.00 × 11 days = 185,500 €-days; × 6.27 % ÷ 365 = 31.8653…
        assert (row.interest_bp, row.interest) == (627, Money(31_86))
        assert balance(session, 1, 2026).free == Money.euros(9_500)
        assert [one.kind for one in session.query(Payment)] == ["payment", "refund", "refund"]
        shown = reclaim_rows(session, 1)[0]
        assert shown.state == "settled"
        assert (
            shown.arithmetic.replace("\xa0", " ")
            == "Zinsen: (900,00 € × 200 Tage + 500,00 € × 11 Tage) × 6,27 % ÷ 365 = 31,86 €."
        )
    with store.write("schließen") as session:
        altering.close(session, 1, today=DUE)
    assert record(store).status == Status.CLOSED


def test_a_repayment_booked_by_mistake_is_reversed_and_the_reclaim_is_open_again(store: Store) -> None:
    reclaimed(store)
    with store.write("zurück") as session:
        reclaiming.book_refund(session, 1, payment(900, LATER), today=LATER)
    with store.write("Gegenbuchung") as session:
        paying.reverse_payment(session, 2, today=LATER)
    assert record(store).committed == Money.euros(1400)
    with store.read() as session:
        assert session.get_one(Reclaim, 1).settled_on is None
    refused(store, lambda s: altering.close(s, 1, today=LATER), "zurückzuholen sind noch 900,00")


def test_a_payment_that_came_back_is_not_reversed_as_well(store: Store) -> None:
    reclaimed(store)
    with store.write("zurück") as session:
        reclaiming.book_refund(session, 1, payment(900, LATER), today=LATER)
    refused(store, lambda s: paying.reverse_payment(s, 1, today=LATER), "schon etwas zurückgekommen")


def test_a_reclaim_is_given_up_only_before_the_demand(store: Store) -> None:
    reclaimed(store)
    refused(
        store,
        lambda s: reclaiming.begin_reclaim(s, 1, HEARING, today=LATER),
        "läuft schon eine Rückforderung",
    )
    with store.write("aufgeben") as session:
        reclaiming.drop_reclaim(session, 1, today=LATER)
        reclaiming.begin_reclaim(session, 1, HEARING, today=LATER)
        reclaiming.demand(session, 2, DEMAND, today=HEARD + timedelta(days=1))
    refused(store, lambda s: reclaiming.drop_reclaim(s, 2, today=DUE), "schon zurückgefordert")
    with store.read() as session:
        assert session.query(Letter).filter_by(kind="hearing").count() == 1


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ReclaimDraft("", Money(1), LATER, HEARD), "reason"),
        (ReclaimDraft("x", None, LATER, HEARD), "amount"),
        (ReclaimDraft("x", Money.euros(901), LATER, HEARD), "amount"),
        (ReclaimDraft("x", Money(1), LATER, LATER), "hearing_until"),
        (ReclaimDraft("x", Money(1), LATER + timedelta(days=1), HEARD), "hearing_on"),
    ],
)
def test_a_reclaim_says_what_is_wrong_with_it(store: Store, draft: ReclaimDraft, field: str) -> None:
    overpaid(store)
    with pytest.raises(Refused) as caught, store.write("x") as session:
        reclaiming.begin_reclaim(session, 1, draft, today=LATER)
    assert [one.field for one in caught.value.all] == [field]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (DemandDraft("", None, DUE), "demanded_on"),
        (DemandDraft("", HEARD + timedelta(days=1), HEARD), "due_on"),
        (DemandDraft("", HEARD + timedelta(days=1), DUE, TODAY - timedelta(days=1), 1), "interest_from"),
        (DemandDraft("", HEARD + timedelta(days=1), DUE, TODAY, None), "rate_bp"),
    ],
)
def test_a_demand_says_what_is_wrong_with_it(store: Store, draft: DemandDraft, field: str) -> None:
    reclaimed(store)
    with pytest.raises(Refused) as caught, store.write("x") as session:
        reclaiming.demand(session, 1, draft, today=HEARD + timedelta(days=1))
    assert [one.field for one in caught.value.all] == [field]
