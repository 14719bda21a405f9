"""What can be chosen in the form of an application, and what the live calculation needs to know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.guideline import Before, Rules
from app.domain.money import Money
from app.domain.options import Option
from app.features.applications.queries.cases import granted_before, roles
from app.features.applications.rules import ApplicationDraft
from db import lookups, search
from db.balances import all_balances
from db.models import Contact, Fund, FundYear, Guideline, Measure, Property

MOST = 20


@dataclass(frozen=True)
class FundFacts:
    """What the form must know of a fund to calculate while somebody types.

    Args:
        rules: guideline versions as (valid from, rules), newest first.
        free: free money by year.
    """

    id: int
    name: str
    rules: tuple[tuple[date, Rules], ...]
    free: Mapping[int, Money]

    def rules_on(self, day: date | None) -> Rules | None:
        """The rules valid on a day."""
        return next((rules for since, rules in self.rules if day is None or since <= day), None)


@dataclass(frozen=True)
class PlanFacts:
    """What the live calculation needs: the funds by id, and what cost kinds mean."""

    funds: Mapping[int, FundFacts]
    roles: Mapping[str, str]


def plan_facts(session: Session) -> PlanFacts:
    """Read once when a record is shown; typing then asks the file nothing."""
    return PlanFacts(_fund_facts(session), roles(session))


def before(
    session: Session, fund_id: int | None, year: int | None, contact_id: int | None, property_id: int | None
) -> Before:
    """What was granted already, for the caps that reach beyond one application."""
    if fund_id is None:
        return Before()
    draft = ApplicationDraft(fund_id=fund_id, year=year, contact_id=contact_id, property_id=property_id)
    return granted_before(session, draft)


def _fund_facts(session: Session) -> dict[int, FundFacts]:
    versions: dict[int, list[tuple[date, Rules]]] = {}
    rows = session.scalars(select(Guideline).order_by(Guideline.valid_from.desc(), Guideline.id.desc()))
    for row in rows:
        versions.setdefault(row.fund_id, []).append((row.valid_from, Rules.read(row.rules)))
    closed = {(row.fund_id, row.year) for row in session.scalars(select(FundYear)) if row.closed}
    free: dict[int, dict[int, Money]] = {}
    for balance in all_balances(session):
        if (balance.fund_id, balance.year) not in closed:
            free.setdefault(balance.fund_id, {})[balance.year] = balance.free
    return {
        fund.id: FundFacts(fund.id, fund.name, tuple(versions.get(fund.id, ())), free.get(fund.id, {}))
        for fund in session.scalars(select(Fund))
    }


def fund_options(session: Session) -> Sequence[Option]:
    """Funds by name; closed ones only where they are chosen already."""
    rows = session.scalars(select(Fund).order_by(Fund.name))
    return [Option(row.id, row.name, row.prefix, row.active) for row in rows]


def fund_kinds(session: Session) -> Mapping[int, str]:
    """The kind of each fund; the form of an application goes by it."""
    return {row.id: row.kind for row in session.execute(select(Fund.id, Fund.kind))}


def contact_options(session: Session, typed: str) -> Sequence[Option]:
    """Contacts that match what was typed, with their address to tell twins apart."""
    statement = select(Contact).where(Contact.active).order_by(Contact.display_name).limit(MOST)
    if typed.strip():
        statement = statement.where(Contact.id.in_(search.matching("contact", typed)))
    rows = session.scalars(statement)
    return [Option(row.id, row.display_name, _address(row)) for row in rows]


def contact_label(session: Session, contact_id: int) -> str:
    """A contact's name."""
    return session.scalar(select(Contact.display_name).where(Contact.id == contact_id)) or ""


def property_options(session: Session, typed: str) -> Sequence[Option]:
    """Buildings that match what was typed."""
    statement = select(Property).order_by(Property.street, Property.house_number).limit(MOST)
    if typed.strip():
        statement = statement.where(Property.id.in_(search.matching("property", typed)))
    rows = session.scalars(statement)
    return [Option(row.id, f"{row.street} {row.house_number}".strip(), row.town) for row in rows]


def property_label(session: Session, property_id: int) -> str:
    """A building as a link shows it."""
    found = session.get(Property, property_id)
    return f"{found.street} {found.house_number}".strip() if found else ""


def measure_options(session: Session, typed: str) -> Sequence[Option]:
    """Measures that match what was typed."""
    statement = select(Measure).order_by(Measure.number).limit(MOST)
    if typed.strip():
        statement = statement.where(Measure.id.in_(search.matching("measure", typed)))
    rows = session.scalars(statement)
    return [Option(row.id, f"{row.number} {row.title}", row.field) for row in rows]


def measure_label(session: Session, measure_id: int) -> str:
    """A measure as a link shows it."""
    found = session.get(Measure, measure_id)
    return f"{found.number} {found.title}" if found else ""


def cost_kind_options(session: Session) -> Sequence[Option]:
    """Kinds of cost; the plan keeps their words."""
    entries = lookups.codes(session, "cost_kind", all_of_them=True)
    return [Option(entry.label, entry.label, active=entry.active) for entry in entries]


def works_options(session: Session) -> Sequence[Option]:
    """Measure types; plans and areas keep their words."""
    entries = lookups.codes(session, "works", all_of_them=True)
    return [Option(entry.label, entry.label, active=entry.active) for entry in entries]


def _address(row: Contact) -> str:
    street = f"{row.street} {row.house_number}".strip()
    return ", ".join(part for part in (street, row.town) if part)
