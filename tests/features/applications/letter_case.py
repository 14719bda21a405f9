"""An application with everything that any letter tells of: decisions, proof, reclaim, aid, a visit."""

from datetime import date, timedelta
from typing import Any

from app.domain.money import Money
from app.features.applications import queries
from app.features.applications.rules.letter import KINDS, LetterData, LetterDraft
from db.models import (
    AidGrant,
    Application,
    CaseNote,
    Decision,
    Fund,
    Payment,
    Receipt,
    Reclaim,
)
from db.store import Store
from tests.features.applications.case import TODAY, approved, make_fund
from tests.features.applications.paper import equip

LATER = TODAY + timedelta(days=21)
TYPED: dict[str, dict[str, Any]] = {
    "receipt": {"items": "Kopie des Personalausweises\nLageplan", "due_on": LATER},
    "documents_requested": {
        "items": "Drei Vergleichsangebote\nEinverständnis des Eigentümers\nFotos vom heutigen Zustand",
        "due_on": LATER,
        "note": "Die Angebote können Sie uns auch als Datei schicken.",
    },
    "deferral": {"items": "Ein Angebot für die Bänke", "due_on": LATER},
    "proof_reminder": {"due_on": LATER},
    "payment_proposal": {"amount": Money.euros(400), "due_on": LATER, "purpose": "Zuwendung CF-2026-001"},
    "hearing": {"due_on": LATER},
    "settlement": {"note": "Die Kürzung betrifft nur den Rabatt."},
    "agreement": {"note": "Die Bänke bleiben Eigentum des Vereins."},
}
"""What is typed for each kind; the others ask for nothing."""


def full(store: Store) -> None:
    """The application, with all that any kind of letter needs."""
    make_fund(store)
    equip(store)
    approved(store, 1400)
    with store.write("alles, wovon Schreiben handeln") as session:
        record = session.get_one(Application, 1)
        fund = session.get_one(Fund, record.fund_id)
        fund.account_code = "0511.5318.010"
        record.iban, record.account_holder = "DE02120300000000202051", "Ayşe Yılmaz"
        record.final_grant, record.proof_checked_on = Money.euros(1200), date(2027, 6, 20)
        record.proof_due_on = date(2027, 5, 31)
        record.early_start_consent_on = date(2026, 11, 18)
        frozen = session.get_one(Decision, 1).calculation
        for kind, amount, reason in (
            ("deferred", 0, "Der Beirat wünscht ein zweites Angebot."),
            ("rejected", 0, "Das Projekt liegt außerhalb des Fördergebiets (Nr. 2 der Richtlinie)."),
            ("partly_approved", 1000, "Der Beirat verteilt die Mittel breiter."),
            ("amended", 1300, "Ein Angebot ist günstiger geworden."),
            ("revoked", 0, "Die Bänke wurden nicht aufgestellt."),
            ("settled", 1200, ""),
        ):
            session.add(
                Decision(
                    application_id=1,
                    kind=kind,
                    decided_on=TODAY,
                    amount=Money.euros(amount),
                    reason=reason,
                    conditions="Das Hochbeet wird gemeinsam gepflegt." if amount else "",
                    calculation=frozen,
                )
            )
        session.add(Payment(application_id=1, paid_on=date(2027, 1, 8), amount=Money.euros(700)))
        session.add(
            Receipt(
                application_id=1,
                number="1",
                subject="Bänke, Tischlerei Nord",
                claimed=Money.euros(2500),
                recognised=Money.euros(2400),
                reason="Skonto nicht abgezogen",
            )
        )
        session.add(
            Reclaim(
                application_id=1,
                reason="Die Bänke wurden verkauft.",
                amount=Money.euros(300),
                hearing_on=date(2027, 7, 1),
                hearing_until=date(2027, 7, 31),
                answer="Der Verein hat sich aufgelöst.",
                due_on=date(2027, 9, 30),
                interest_from=date(2027, 1, 8),
                interest_bp=727,
                interest=Money(15_21),
            )
        )
        session.add(
            AidGrant(
                contact_id=1,
                application_id=1,
                granted_on=TODAY,
                amount=Money.euros(1400),
                authority="Stadt Witten",
                instrument="Zuschuss",
                sector="47.11",
            )
        )
        session.add(
            AidGrant(contact_id=1, granted_on=date(2025, 3, 1), amount=Money.euros(2000), authority="IHK")
        )
        session.add(
            CaseNote(
                application_id=1,
                noted_on=date(2026, 11, 12),
                kind="inspection",
                text="Der Platz ist frei zugänglich. Drei Stellen für Bänke wurden festgelegt.\n\n"
                "Das Hochbeet braucht einen Wasseranschluss; der Verein klärt ihn mit den Stadtwerken.",
                present="Frau Yılmaz (Verein), Frau Roth (Amt für Stadtplanung), Erika Muster (Büro)",
            )
        )


def draft_of(kind: str, **changes: Any) -> LetterDraft:
    """What somebody would type for that kind."""
    note = {"note_id": 1} if kind == "inspection" else {}
    return LetterDraft(**{"kind": kind, "dated": TODAY, **TYPED.get(kind, {}), **note, **changes})


def gathered(store: Store, kind: str, **changes: Any) -> LetterData:
    """The letter of that kind, by hand."""
    with store.read() as session:
        return queries.letter_by_hand(session, 1, draft_of(kind, **changes), dated=TODAY, staff_id=1)


ALL = tuple(KINDS)
