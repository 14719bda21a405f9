"""Records with everything they must have; a test names only what it is about."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.casework import BINDING
from app.domain.money import Money
from db import numbering
from db.models import (
    Application,
    Code,
    Concern,
    Consent,
    Consultation,
    Contact,
    Fund,
    FundYear,
    Guideline,
    Measure,
    Office,
    Property,
    Staff,
)
from tests.kit.office import NOW

TODAY = NOW.date()
BUDGET = Money(2_500_000)


def _add(session: Session, record: Any) -> Any:
    session.add(record)
    session.flush()
    return record


def _count(session: Session, model: Any) -> int:
    return (session.scalar(select(func.max(model.id))) or 0) + 1


def office(session: Session, **values: Any) -> Office:
    """The one office."""
    return _add(session, Office(**{"name": "Quartiersbüro Oberstadt", "city": "Stadt Muster", **values}))


def staff(session: Session, **values: Any) -> Staff:
    """A member of staff."""
    return _add(session, Staff(**{"name": "Erika Muster", "initials": "EM", **values}))


def code(session: Session, list_key: str, label: str, **values: Any) -> Code:
    """An entry of a code list; the one that is there when there is one."""
    known = session.scalar(select(Code).where(Code.list_key == list_key, Code.label == label))
    return known or _add(session, Code(list_key=list_key, label=label, **values))


def contact(session: Session, **values: Any) -> Contact:
    """A person."""
    first, last = values.get("first_name", "Ayşe"), values.get("last_name", "Yılmaz")
    base = {"kind": "person", "first_name": first, "last_name": last, "display_name": f"{last}, {first}"}
    return _add(session, Contact(**{**base, **values}))


def consent(session: Session, of: Contact, **values: Any) -> Consent:
    """A consent to be named in the log."""
    base = {"contact_id": of.id, "purpose": "advice", "given_on": TODAY, "how": "oral"}
    return _add(session, Consent(**{**base, **values}))


def consultation(session: Session, **values: Any) -> Consultation:
    """An anonymous talk at the office."""
    began: datetime = values.get("began_at", NOW)
    number = values.get("number") or numbering.take(session, "consultation", began.year)
    base = {
        "year": began.year,
        "number": number,
        "reference": f"B-{began.year}-{number:04d}",
        "began_at": began,
        "minutes": 20,
        "channel_id": values.get("channel_id") or code(session, "channel", "persönlich").id,
        "concern": "Frage zur Fassade",
    }
    return _add(session, Consultation(**{**base, **values}))


def concern(session: Session, **values: Any) -> Concern:
    """A concern to the city."""
    number = numbering.take(session, "concern", TODAY.year)
    base = {
        "year": TODAY.year,
        "number": number,
        "reference": f"A-{TODAY.year}-{number:03d}",
        "raised_on": TODAY,
        "text": "Die Laterne ist kaputt",
    }
    return _add(session, Concern(**{**base, **values}))


def fund(session: Session, *, budget: Money = BUDGET, year: int = TODAY.year, **values: Any) -> Fund:
    """A fund with a budget for one year and an empty guideline."""
    number = _count(session, Fund)
    base = {"name": f"Verfügungsfonds {number}", "prefix": f"VF{number}", "kind": "resident"}
    made: Fund = _add(session, Fund(**{**base, **values}))
    _add(session, FundYear(fund_id=made.id, year=year, budget=budget))
    _add(session, Guideline(fund_id=made.id, version="1", valid_from=date(year, 1, 1), rules={}))
    return made


def application(session: Session, to: Fund, by: Contact, **values: Any) -> Application:
    """An application as received."""
    year = values.get("year", TODAY.year)
    number = numbering.take(session, f"application/{to.id}", year)
    base = {
        "fund_id": to.id,
        "guideline_id": session.scalar(select(Guideline.id).where(Guideline.fund_id == to.id)),
        "year": year,
        "number": number,
        "reference": f"{to.prefix}-{year}-{number:03d}",
        "contact_id": by.id,
        "title": "Nachbarschaftsfest",
        "received_on": TODAY,
        "requested": Money(80_000),
    }
    if values.get("status") in BINDING:
        base["committed"] = values.get("approved") or Money()
    return _add(session, Application(**{**base, **values}))


def measure(session: Session, **values: Any) -> Measure:
    """A measure sheet."""
    number = _count(session, Measure)
    return _add(session, Measure(**{"number": f"O {number}", "title": "Fassadenprogramm", **values}))


def estate(session: Session, **values: Any) -> Property:
    """A building."""
    return _add(session, Property(**{"street": "Hauptstraße", "house_number": "12", **values}))
