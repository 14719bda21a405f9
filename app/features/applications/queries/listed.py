"""What a list of applications is checked against."""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.casework import Status
from app.domain.intake import Desk, Known
from app.domain.options import Option
from app.features.applications.queries.options import fund_options
from app.features.applications.rules.listed import ListedFacts, ListedFund, name_key, traits_of
from db.models import Application, Contact, Fund, FundYear, Guideline, Measure

_FILLED = ("purpose", "place", "starts_on", "ends_on", "measure_id")
"""What a list may fill in while nobody has checked the application."""
_UNCHECKED = frozenset({Status.ADVICE, Status.RECEIVED, Status.INCOMPLETE})


def listed_desk(session: Session, now: datetime) -> Desk:
    """The funds and their years, the contacts by name, and every application."""
    del now
    measures = session.execute(select(Measure.id, Measure.number, Measure.title).order_by(Measure.number))
    choices = {
        "fund_id": tuple(fund_options(session)),
        "measure_id": tuple(Option(row.id, f"{row.number} {row.title}", row.number) for row in measures),
    }
    return Desk(choices, tuple(_known(session)), ListedFacts(_funds(session), _people(session)))


def _known(session: Session) -> list[Known]:
    rows = session.execute(
        select(
            Application.id,
            Application.reference,
            Application.title,
            Application.fund_id,
            Application.status,
            Application.received_on,
            Contact.display_name,
            *(getattr(Application, name) for name in _FILLED),
        ).join(Contact, Contact.id == Application.contact_id)
    )
    return [
        Known(
            row.id,
            f"{row.reference} {row.title}",
            traits_of(row.reference, row.title, row.display_name, row.fund_id, row.received_on),
            frozenset(
                name for name in _FILLED if row.status in _UNCHECKED and getattr(row, name) in {None, ""}
            ),
        )
        for row in rows
    ]


def _funds(session: Session) -> dict[int, ListedFund]:
    years: dict[int, set[int]] = {}
    for row in session.execute(select(FundYear.fund_id, FundYear.year).where(FundYear.closed.is_(False))):
        years.setdefault(row.fund_id, set()).add(row.year)
    first = select(Guideline.fund_id, func.min(Guideline.valid_from)).group_by(Guideline.fund_id)
    since: dict[int, date] = {row[0]: row[1] for row in session.execute(first)}
    return {
        fund.id: ListedFund(fund.name, frozenset(years.get(fund.id, ())), since.get(fund.id), fund.active)
        for fund in session.scalars(select(Fund))
    }


def _people(session: Session) -> dict[str, int | None]:
    people: dict[str, int | None] = {}
    for row in session.execute(select(Contact.id, Contact.display_name).where(Contact.active)):
        key = name_key(row.display_name)
        people[key] = None if key in people else row.id
    return people
