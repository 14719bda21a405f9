"""What the forms of a fund offer to choose from."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.options import Option
from app.features.funds.rules import Kinds
from db import lookups
from db.models import CityOffice, Measure

_LISTS = ("cost_kind", "works")


def city_office_options(session: Session) -> Sequence[Option]:
    """Offices of the city that may grant and sign."""
    rows = session.scalars(select(CityOffice).order_by(CityOffice.name))
    return [Option(row.id, row.name, row.unit, row.active) for row in rows]


def measure_options(session: Session, typed: str) -> Sequence[Option]:
    """Measures whose number or title holds what was typed."""
    statement = select(Measure).order_by(Measure.number).limit(20)
    if typed.strip():
        wanted = typed.strip()
        statement = statement.where(
            Measure.title.contains(wanted, autoescape=True) | Measure.number.contains(wanted, autoescape=True)
        )
    return [Option(row.id, f"{row.number} {row.title}", row.field) for row in session.scalars(statement)]


def measure_label(session: Session, measure_id: int) -> str:
    """A measure as a link shows it."""
    found = session.get(Measure, measure_id)
    return f"{found.number} {found.title}" if found else ""


def kinds(session: Session) -> Kinds:
    """Kinds of cost and types of measure that applications can choose."""
    costs, works = (tuple(entry.label for entry in lookups.codes(session, key)) for key in _LISTS)
    return Kinds(costs, works)
