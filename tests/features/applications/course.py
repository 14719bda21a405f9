"""The further course of an application: notice issued, proof received and checked."""

from datetime import date, timedelta
from typing import Any

from app.domain.money import Money
from app.features.applications.rules import PaymentDraft
from app.features.applications.rules.notice import NoticeDraft
from app.features.applications.rules.payment import PlanDraft, PlanLine
from app.features.applications.rules.proof import ProofDraft
from app.features.applications.rules.receipts import ReceiptLine, ReceiptsDraft
from app.features.applications.service import notices, paying, proving, receipts
from db.models import Application, Decision, Letter
from db.store import Store
from tests.features.applications.case import TODAY, approved

IBAN = "DE89 3704 0044 0532 0130 00"
LATER = TODAY + timedelta(days=150)
"""A day on which the project is over."""


def issue(store: Store, application_id: int = 1) -> None:
    """The newest letter went out (its PDF is of no matter here)."""
    with store.write("Bescheid ausgeben") as session:
        letter = (
            session.query(Letter).filter_by(application_id=application_id).order_by(Letter.id.desc()).first()
        )
        assert letter is not None
        letter.issued_at = store.clock.now()


def noticed(store: Store, euros: int = 1400, *, waiver: date | None = TODAY, **changes: Any) -> int:
    """Approved, the notice issued, remedies waived, the account known."""
    application_id = approved(store, euros, iban=IBAN, **changes)
    issue(store, application_id)
    with store.write("Verzicht") as session:
        decision = session.query(Decision).filter_by(application_id=application_id).one()
        notices.note_notice(session, decision.id, NoticeDraft(TODAY, None, waiver), today=TODAY)
    return application_id


def planned(store: Store, *parts: tuple[str, int], application_id: int = 1) -> None:
    """Put a payment plan in place."""
    with store.write("Zahlungsplan") as session:
        lines = tuple(PlanLine(kind, None, Money.euros(euros)) for kind, euros in parts)
        paying.save_plan(session, application_id, PlanDraft(lines))


def payment(euros: int, day: date = TODAY, **more: Any) -> PaymentDraft:
    """A payment of that many euros."""
    return PaymentDraft(Money.euros(euros), day, **more)


def receipt(euros: int, recognised: int | None = None, **more: Any) -> ReceiptLine:
    """A receipt after the approval, recognised in full where nothing else is said."""
    given: dict[str, Any] = {
        "number": "1",
        "kind": "Sachkosten",
        "payee": "Schreinerei Öztürk",
        "invoiced_on": TODAY + timedelta(days=20),
        "paid_on": TODAY + timedelta(days=30),
        **more,
    }
    amount = Money.euros(euros)
    return ReceiptLine(
        claimed=amount, recognised=amount if recognised is None else Money.euros(recognised), **given
    )


def proved(store: Store, *lines: ReceiptLine, application_id: int = 1) -> None:
    """The proof is in, with these receipts."""
    with store.write("Nachweis") as session:
        draft = ProofDraft(LATER, LATER - timedelta(days=10), "Es ist geschafft.")
        proving.receive_proof(session, application_id, draft, today=LATER)
        receipts.save_receipts(session, application_id, ReceiptsDraft(lines), today=LATER)


def checked_proof(store: Store, *lines: ReceiptLine, application_id: int = 1) -> None:
    """The proof is in and checked."""
    proved(store, *lines, application_id=application_id)
    with store.write("Nachweis prüfen") as session:
        proving.check_proof(session, application_id, today=LATER, staff_id=None)


def change(store: Store, application_id: int = 1, **values: Any) -> None:
    """Alter the record directly."""
    with store.write("x") as session:
        record = session.get_one(Application, application_id)
        for name, value in values.items():
            setattr(record, name, value)
