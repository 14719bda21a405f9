"""A fund with money and a guideline, and an application that could be approved."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications import service
from app.features.applications.rules import (
    ApplicationDraft,
    ApprovalDraft,
    CostLine,
    FinanceLine,
)
from app.features.funds.service import GUARDS
from db.models import Application, Fund, FundYear, Guideline
from db.store import Store
from tests.kit import factories

TODAY = date(2026, 11, 20)
RULES: dict[str, Any] = {
    "rate_bp": 5000,
    "cap_project_cents": 5_000_00,
    "clauses": {"rate": "Nr. 5.1", "cap_project": "Nr. 5.2"},
    "legal_basis": "Richtlinie der Stadt Witten zum Cityfonds",
    "conditions": ["Die Förderung ist öffentlich kenntlich zu machen."],
    "proof_months": 2,
    "publicity": True,
}
DRAFT = ApplicationDraft(
    fund_id=1,
    year=2026,
    contact_id=1,
    title="Bänke am Rathausplatz",
    purpose="Zwei Bänke und ein Hochbeet laden zum Bleiben ein.",
    place="Rathausplatz",
    received_on=date(2026, 11, 2),
    starts_on=date(2026, 12, 1),
    ends_on=date(2027, 3, 31),
    requested=Money.euros(1500),
    not_begun_declared=True,
    costs=(
        CostLine("Sachkosten", "Bänke", Money.euros(2800)),
        CostLine("Eigenleistung", "Aufbau, 20 h", Money.euros(300), eligible=False),
    ),
    finance=(
        FinanceLine("own_cash", "Vereinskasse", Money.euros(1300)),
        FinanceLine("own_labour", "20 h je 15 €", Money.euros(300)),
    ),
)


def make_fund(store: Store, euros: int = 10_000, rules: dict[str, Any] | None = None) -> int:
    """A fund with the guards on the store and one guideline version."""
    store.guards.extend(GUARDS)
    with store.write("Fonds") as session:
        fund = Fund(name="Cityfonds", prefix="CF", kind="fifty_fifty")
        session.add(fund)
        session.flush()
        session.add(FundYear(fund_id=fund.id, year=2026, budget=Money.euros(euros)))
        session.add(
            Guideline(fund_id=fund.id, version="2026", valid_from=date(2026, 1, 1), rules=rules or RULES)
        )
        factories.code(session, "cost_kind", "Eigenleistung", built_in="own_labour")
        factories.contact(
            session, salutation="Frau", street="Ruhrstraße", house_number="4", postcode="58452", town="Witten"
        )
        return fund.id


def received(store: Store, **changes: Any) -> int:
    """The application, taken in."""
    with store.write("Antrag erfassen") as session:
        return service.receive(session, replace(DRAFT, **changes), today=TODAY)


def checked(store: Store, **changes: Any) -> int:
    """The application, taken in and checked."""
    application_id = received(store, **changes)
    with store.write("Antrag prüfen") as session:
        service.check(session, application_id, today=TODAY, staff_id=None)
    return application_id


def approved(store: Store, euros: int = 1400, **changes: Any) -> int:
    """The application, taken in, checked and approved."""
    application_id = checked(store, **changes)
    with store.write("Antrag bewilligen") as session:
        service.approve(session, application_id, approval(euros), today=TODAY, staff_id=None)
    return application_id


def approval(euros: int, reason: str = "Wie berechnet.", day: date = TODAY) -> ApprovalDraft:
    """An approval of that many euros."""
    return ApprovalDraft(Money.euros(euros), day, reason)


def record(store: Store, application_id: int = 1) -> Application:
    """The application as it stands in the file."""
    with store.read() as session:
        return session.get_one(Application, application_id)


def refused(store: Store, act: Any, says: str, field: str | None = None) -> Refused:
    """Try that action: it is refused with these words beside that field."""
    with pytest.raises(Refused) as caught, store.write("x") as session:
        act(session)
    assert says in caught.value.sentence.replace("\u00a0", " ")
    assert caught.value.field == field
    return caught.value
