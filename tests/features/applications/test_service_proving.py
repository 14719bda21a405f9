"""The proof of use on the real store: received, recorded, checked, paid out, closed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.casework import Status
from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.applications import service
from app.features.applications.queries.proof import income_lines, proof, receipt_lines
from app.features.applications.rules.altering import ReasonDraft
from app.features.applications.rules.proof import IncomeLine, IncomesDraft, ProofDraft
from app.features.applications.rules.receipts import ReceiptsDraft
from app.features.applications.service import altering, proving, receipts
from db.balances import balance
from db.models import CaseNote, Deadline, Decision, Document, InventoryItem, Letter, Receipt
from db.store import Store
from tests.features.applications.case import RULES, TODAY, approved, make_fund, record, refused
from tests.features.applications.course import (
    LATER,
    checked_proof,
    noticed,
    payment,
    planned,
    proved,
    receipt,
)

PROOF = ProofDraft(LATER, LATER - timedelta(days=10))


def check(store: Store) -> None:
    with store.write("Nachweis prüfen") as session:
        proving.check_proof(session, 1, today=LATER, staff_id=None)


# -- received


def test_a_proof_comes_in_after_the_notice(store: Store) -> None:
    make_fund(store)
    approved(store)
    refused(store, lambda s: proving.receive_proof(s, 1, PROOF, today=LATER), "noch nicht ausgegeben")


def test_a_proof_keeps_its_deadline_and_a_returned_one_opens_it_again(store: Store) -> None:
    make_fund(store)
    noticed(store)
    proved(store, receipt(2800))
    assert record(store).status == Status.PROOF_RECEIVED
    with store.read() as session:
        assert session.query(Deadline).filter_by(kind="proof").one().done_on == LATER
    refused(
        store,
        lambda s: proving.return_proof(s, 1, ReasonDraft(" "), today=LATER, staff_id=None),
        "was am Nachweis fehlt",
        "reason",
    )
    with store.write("zurück") as session:
        proving.return_proof(session, 1, ReasonDraft("Belege 3 bis 5 fehlen."), today=LATER, staff_id=None)
    assert record(store).status == Status.UNDER_WAY
    with store.read() as session:
        assert session.query(Deadline).filter_by(kind="proof").one().done_on is None
        assert "Belege 3 bis 5 fehlen." in session.query(CaseNote).one().text
        assert session.query(Receipt).count() == 1


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ProofDraft(None, LATER), "day"),
        (ProofDraft(LATER, None), "finished_on"),
        (ProofDraft(TODAY - timedelta(days=1), TODAY), "day"),
        (ProofDraft(LATER + timedelta(days=1), LATER), "day"),
        (ProofDraft(LATER - timedelta(days=1), LATER), "finished_on"),
    ],
)
def test_impossible_days_are_said_beside_their_field(store: Store, draft: ProofDraft, field: str) -> None:
    make_fund(store)
    noticed(store)
    with pytest.raises(Refused) as caught, store.write("x") as session:
        proving.receive_proof(session, 1, draft, today=LATER)
    assert field in {one.field for one in caught.value.all}


# -- receipts


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


# -- checked


def test_the_check_names_what_is_open_early_or_missing(store: Store) -> None:
    make_fund(store)
    noticed(store)
    refused(store, lambda s: proving.check_proof(s, 1, today=LATER, staff_id=None), "Nachweis")
    proved(store)
    refused(
        store,
        lambda s: proving.check_proof(s, 1, today=LATER, staff_id=None),
        "noch keine Belege",
        "receipts",
    )
    early = receipt(100, number="7", payee="Maler Schulz", invoiced_on=date(2026, 11, 19), paid_on=TODAY)
    waiting = replace(receipt(50), recognised=None)
    with store.write("Belege") as session:
        receipts.save_receipts(session, 1, ReceiptsDraft((early, waiting)), today=LATER)
        session.add(Document(application_id=1, label="Fotos", stage="proof"))
    with pytest.raises(Refused) as caught, store.write("x") as session:
        proving.check_proof(session, 1, today=LATER, staff_id=None)
    said = " ".join(one.sentence for one in caught.value.all)
    assert "Bei Beleg 1 (Schreinerei Öztürk) ist noch nicht entschieden" in said
    assert (
        "Beleg 7 (Maler Schulz): Die Rechnung vom 19.11.2026 liegt vor der Bewilligung am 20.11.2026" in said
    )
    assert "„Fotos“" in said
    cut = replace(early, recognised=ZERO, reason="vor der Bewilligung")
    with store.write("kürzen") as session:
        draft = ReceiptsDraft((cut, receipt(50)))
        receipts.save_receipts(session, 1, draft, today=LATER)
        session.query(Document).one().received_on = LATER
    check(store)
    assert record(store).final_grant == Money.euros(25)


def test_the_final_grant_is_the_same_calculation_on_proven_cost(store: Store) -> None:
    """2,400 € recognised × 50 % = 1,200 €; 200 € of 1,400 € are free in the fund again."""
    make_fund(store)
    noticed(store)
    checked_proof(store, receipt(1500), receipt(1000, 900, number="2", reason="Skonto nicht abgezogen"))
    assert record(store).final_grant == Money.euros(1200)
    assert record(store).committed == Money.euros(1200)
    with store.read() as session:
        decision = session.query(Decision).filter_by(kind="settled").one()
        assert decision.amount == Money.euros(1200)
        assert decision.calculation["proof"]["recognised_cents"] == 2400_00
        assert decision.calculation["proof"]["cuts"] == [
            ["2", "Schreinerei Öztürk", 1000_00, 900_00, "Skonto nicht abgezogen"]
        ]
        letter = session.query(Letter).filter_by(kind="settlement").one()
        assert (letter.decision_id, letter.issued_at) == (decision.id, None)
        assert balance(session, 1, 2026).free == Money.euros(10_000 - 1200)
        found = proof(session, 1)
        assert found.calculation is not None
        assert found.calculation.grant == Money.euros(1200)
        assert [(row.kind, row.state) for row in found.kinds] == [
            ("Sachkosten", None),
            ("Eigenleistung", "off"),
        ]


def test_more_cost_than_planned_never_pays_more_than_approved(store: Store) -> None:
    make_fund(store)
    noticed(store, 1000)
    checked_proof(store, receipt(9000))
    assert record(store).final_grant == Money.euros(1000)


def test_what_is_paid_beyond_the_final_grant_stays_bound(store: Store) -> None:
    make_fund(store)
    noticed(store)
    planned(store, ("first", 1400))
    with store.write("zahlen") as session:
        service.book_payment(session, 1, payment(1400), today=TODAY)
    checked_proof(store, receipt(1000))
    assert record(store).final_grant == Money.euros(500)
    assert record(store).committed == Money.euros(1400)
    refused(store, lambda s: altering.settle(s, 1), "zurückzuholen sind noch 900,00")


def test_a_checked_proof_is_opened_again_with_a_reason(store: Store) -> None:
    make_fund(store)
    noticed(store)
    checked_proof(store, receipt(1000))
    refused(
        store,
        lambda s: proving.reopen_proof(s, 1, ReasonDraft(), today=LATER, staff_id=None),
        "noch einmal geprüft",
        "reason",
    )
    with store.write("öffnen") as session:
        proving.reopen_proof(session, 1, ReasonDraft("Beleg übersehen"), today=LATER, staff_id=None)
    assert record(store).status == Status.PROOF_RECEIVED
    assert record(store).committed == Money.euros(1400)
    with store.read() as session:
        assert session.query(Letter).filter_by(kind="settlement").count() == 0
        assert session.query(Decision).filter_by(kind="settled").count() == 0


def test_a_proof_is_not_opened_when_its_money_was_given_away(store: Store) -> None:
    make_fund(store, 1400)
    noticed(store)
    checked_proof(store, receipt(1000))
    noticed(store, 900, title="Noch eins")
    with pytest.raises(Refused) as caught, store.write("öffnen") as session:
        proving.reopen_proof(session, 1, ReasonDraft("Beleg übersehen"), today=LATER, staff_id=None)
    assert "Es fehlen 900,00" in caught.value.sentence
    assert record(store).status == Status.PROOF_CHECKED


# -- the end


def test_from_the_checked_proof_to_the_closed_file(store: Store) -> None:
    make_fund(store, rules={**RULES, "binding_years": 10, "retention_years": 5})
    noticed(store)
    checked_proof(store, receipt(2800))
    refused(store, lambda s: altering.settle(s, 1), "zu zahlen sind noch 1.400,00")
    with store.write("Rest") as session:
        service.book_payment(session, 1, payment(1400, LATER), today=LATER)
        altering.close(session, 1, today=LATER)
    assert record(store).status == Status.CLOSED
    with store.read() as session:
        due = {row.kind: row.due_on for row in session.query(Deadline) if row.done_on is None}
        assert due["binding"] == date(2037, 4, 9), "ten years from the end of the project, 09.04.2027"
        assert due["retention"] == date(2032, 4, 19), "five years from the day the file was closed"
    refused(
        store,
        lambda s: altering.reopen(s, 1, ReasonDraft(), today=LATER, staff_id=None),
        "wieder geöffnet",
        "reason",
    )
    with store.write("öffnen") as session:
        altering.reopen(session, 1, ReasonDraft("Zahlung falsch"), today=LATER, staff_id=None)
    assert record(store).status == Status.PAID
    with store.read() as session:
        assert {row.kind for row in session.query(Deadline) if row.done_on is None} == {"binding"}


def test_nothing_to_pay_is_settled_at_once(store: Store) -> None:
    make_fund(store)
    noticed(store)
    planned(store, ("first", 1400))
    with store.write("zahlen") as session:
        service.book_payment(session, 1, payment(1400), today=TODAY)
    checked_proof(store, receipt(2800))
    with store.write("abrechnen") as session:
        altering.settle(session, 1)
    assert record(store).status == Status.PAID


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
