"""Pieces of a letter that follow from one or two records."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.domain.guideline import Calculation, Rules, approval_end
from app.domain.money import Money
from app.domain.people import display_name, full_name, party_of
from app.features.applications.rules.letter import Proposal
from db.models import Application, CityOffice, Contact, Decision, Fund


def eligible(decision: Decision | None, calculation: Calculation) -> Money:
    """The cost that counted at the decision; as it counts now where nothing was decided."""
    kept = decision.calculation.get("plan", {}).get("eligible_cents") if decision is not None else None
    return Money(kept) if isinstance(kept, int) else calculation.eligible


def period_end(decision: Decision | None, rules: Rules) -> date | None:
    """End of the approval period as the decision says, else as the guideline does; None where nobody does."""
    if decision is None:
        return None
    return decision.valid_until or approval_end(rules, decision.decided_on)


def project(record: Application, decision: Decision | None) -> Mapping[str, Any]:
    """What the project was when it was decided; as it is now where nothing was."""
    now = {
        "title": record.title,
        "purpose": record.purpose,
        "starts_on": record.starts_on,
        "ends_on": record.ends_on,
    }
    kept = decision.calculation.get("project") if decision is not None else None
    return {**now, **kept} if isinstance(kept, dict) else now


def day_of(value: Any) -> date | None:
    """A day as kept in JSON, or as it is."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def paragraphs(text: str) -> tuple[str, ...]:
    """Lines of a text that are not empty."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def proposal(session: Session, record: Application, fund: Fund, office: str) -> Proposal | None:
    """Where money for an application goes; None without an office of the city that pays."""
    if fund.city_office_id is None:
        return None
    contact = session.get_one(Contact, record.contact_id)
    party = party_of(contact)
    payee = record.account_holder or full_name(party) or display_name(party)
    return Proposal(payee, record.iban, fund.account_code, office)


def city_lines(city: str, signer: CityOffice | None) -> tuple[str, ...]:
    """The address of an office of the city, at most five lines."""
    if signer is None:
        return ()
    town = f"{signer.postcode} {signer.town}".strip()
    return tuple(line for line in (city, signer.name, signer.unit, signer.street, town) if line)
