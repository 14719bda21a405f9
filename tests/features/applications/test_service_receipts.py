"""Receipts and income on the real store: written whole, everything or nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications.queries.proof import proof
from app.features.applications.queries.proven import income_lines, receipt_lines
from app.features.applications.rules.proof import IncomeLine, IncomesDraft, ProofDraft
from app.features.applications.rules.receipts import ReceiptsDraft
from app.features.applications.service import receipts
from db.models import InventoryItem, Receipt
from db.store import Store
from tests.features.applications.case import RULES, make_fund, refused
from tests.features.applications.course import (
    LATER,
    checked_proof,
    noticed,
    proved,
    receipt,
)

PROOF = ProofDraft(LATER, LATER - timedelta(days=10))


def test_a_list_is_saved_whole_and_lines_that_stay_the_same_keep_their_row(store: Store) -> None:
    make_fund(store)
    noticed(store)
    proved(store, receipt(100, number="1"), receipt(200, number="2"), receipt(300, number="3"))
    with store.read() as session:
        first, second, third = receipt_lines(session, 1)
    with store.write("ändern") as session:
        changed = replace(second, recognised=Money.euros(150), reason="ohne Trinkgeld")
        draft = ReceiptsDraft((third, changed, receipt(50, number="4")))
        receipts.save_receipts(session, 1, draft, today=LATER)
    with store.read() as session:
        found = receipt_lines(session, 1)
        assert [line.number for line in found] == ["3", "2", "4"]
        assert [line.id for line in found[:2]] == [third.id, second.id]
        assert first.id not in {row.id for row in session.query(Receipt)}
    store.undo()
    with store.read() as session:
        assert receipt_lines(session, 1) == (first, second, third)


def test_everything_or_nothing_is_saved_and_all_faults_are_said_at_once(store: Store) -> None:
    make_fund(store)
    noticed(store)
    proved(store)
    lines = (
        receipt(100),
        replace(receipt(100), claimed=None, recognised=None),
        receipt(100, 101),
        receipt(100, 90),
        receipt(100, paid_on=LATER + timedelta(days=1)),
    )
    with pytest.raises(Refused) as caught, store.write("x") as session:
        receipts.save_receipts(session, 1, ReceiptsDraft(lines), today=LATER)
    assert [one.field for one in caught.value.all] == [
        "lines[1].claimed",
        "lines[2].recognised",
        "lines[3].reason",
        "lines[4].paid_on",
    ]
    with store.read() as session:
        assert session.query(Receipt).count() == 0


def test_receipts_are_recorded_from_the_grant_until_the_proof_is_checked(store: Store) -> None:
    make_fund(store)
    noticed(store)
    with store.write("vorab") as session:
        receipts.add_receipts(session, 1, (receipt(10),), today=LATER)
        receipts.add_receipts(session, 1, (receipt(20),), today=LATER)
    checked_proof(store, receipt(2800))
    draft = ReceiptsDraft((receipt(1),))
    refused(store, lambda s: receipts.save_receipts(s, 1, draft, today=LATER), "bis der Nachweis geprüft ist")


def test_own_labour_is_valued_by_the_guideline(store: Store) -> None:
    make_fund(store, rules={**RULES, "labour_per_hour_cents": 15_00})
    noticed(store)
    line = replace(receipt(1), kind="Eigenleistung", claimed=None, recognised=None, minutes=90)
    proved(store, line)
    with store.read() as session:
        assert receipt_lines(session, 1)[0].claimed == Money(22_50)


def test_the_income_side_is_written_whole(store: Store) -> None:
    make_fund(store)
    noticed(store)
    draft = IncomesDraft((IncomeLine("donation", "Sparkasse", LATER, Money.euros(50)),))
    with store.write("Einnahmen") as session:
        receipts.save_incomes(session, 1, draft, today=LATER)
    with store.read() as session:
        assert income_lines(session, 1) == draft.lines
        assert proof(session, 1).balance.income == Money.euros(50)
    wrong = IncomesDraft((IncomeLine("x", "", LATER + timedelta(days=1), Money(-1)),))
    with pytest.raises(Refused) as caught, store.write("x") as session:
        receipts.save_incomes(session, 1, wrong, today=LATER)
    assert len(caught.value.all) == 3


def test_what_was_bought_goes_into_the_inventory_once(store: Store) -> None:
    make_fund(store)
    noticed(store)
    proved(store, receipt(450, number="B7", kind="Anschaffungen", subject="Faltpavillon"), receipt(5))
    with store.read() as session:
        chosen = proof(session, 1).bought
    assert len(chosen) == 1
    with store.write("übernehmen") as session:
        assert receipts.take_into_inventory(session, chosen) == 1
    with store.read() as session:
        item = session.query(InventoryItem).one()
        assert (item.name, item.price, item.application_id) == ("Faltpavillon", Money.euros(450), 1)
    refused(store, lambda s: receipts.take_into_inventory(s, chosen), "steht schon im Inventar")
