"""The proof of use on the real store: received, recorded, checked, paid out, closed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.casework import Status
from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.applications import service
from app.features.applications.queries.proof import proof
from app.features.applications.rules.altering import ReasonDraft
from app.features.applications.rules.proof import ProofDraft
from app.features.applications.rules.receipts import ReceiptsDraft
from app.features.applications.service import altering, proving, receipts
from db.balances import balance
from db.models import CaseNote, Deadline, Decision, Document, Letter, Receipt
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
