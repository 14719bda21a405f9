"""An application as the guideline looks at it, gathered from the file."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.casework import BINDING, Status
from app.domain.errors import Refused
from app.domain.guideline import Before, Calculation, Case, Facts, Rules, calculate
from app.domain.money import ZERO, Money
from app.features.applications.queries.drafts import draft_of
from app.features.applications.rules import ROLES, USUAL_ROLES, ApplicationDraft, Building, case_of, facts_of
from db import lookups
from db.models import AgendaItem, Application, Guideline, Property, Sitting


def roles(session: Session) -> Mapping[str, str]:
    """What a cost kind means to the calculation, by its label."""
    entries = lookups.codes(session, "cost_kind", all_of_them=True)
    found = {entry.label: ROLES[entry.built_in] for entry in entries if entry.built_in in ROLES}
    return found if "labour" in found.values() else {**USUAL_ROLES, **found}


def rules_of(session: Session, record: Application) -> Rules:
    """The rules the application was filed under."""
    return Rules.read(session.get_one(Guideline, record.guideline_id).rules)


def granted_before(session: Session, draft: ApplicationDraft, but: int | None = None) -> Before:
    """What the fund granted already: to the applicant and in all in the year, and for the building ever.

    A grant for a building counts for a measure type as far as its eligible cost is of that type.
    """
    bound = (
        Application.fund_id == draft.fund_id,
        Application.status.in_([state.value for state in BINDING]),
        Application.id != (but or 0),
    )
    in_year = (*bound, Application.year == draft.year)
    here = (*bound, Application.property_id == draft.property_id) if draft.property_id else None
    return Before(
        applicant_year=_sum(session, *in_year, Application.contact_id == draft.contact_id),
        fund_year=_sum(session, *in_year),
        property_total=_sum(session, *here) if here else ZERO,
        measures=_by_measure(session, here) if here else {},
    )


def case(session: Session, record: Application, limit: Money | None = None) -> Case:
    """The application as it is calculated."""
    draft = draft_of(session, record)
    return case_of(draft, roles(session), granted_before(session, draft, record.id), limit)


def calculation(session: Session, application_id: int) -> Calculation:
    """The grant under the guideline.

    Raises:
        Refused: when the application is gone.
    """
    record = session.get(Application, application_id)
    if record is None:
        raise Refused("Diesen Antrag gibt es nicht mehr.")
    return calculate(rules_of(session, record), case(session, record))


def facts(session: Session, record: Application) -> Facts:
    """What speaks for or against the application beside its money."""
    draft = draft_of(session, record)
    return facts_of(
        draft,
        building(session, draft.property_id),
        refiled=_was_rejected(session, record),
        sitting_on=_sitting_day(session, record.id),
    )


def building(session: Session, property_id: int | None) -> Building:
    """What is known of a building."""
    found = session.get(Property, property_id) if property_id else None
    if found is None:
        return Building()
    return Building(
        found.street,
        found.house_number,
        found.year_built,
        found.dwellings,
        found.storeys,
        bool(found.monument),
    )


def _sum(session: Session, *conditions: object) -> Money:
    found = session.scalar(select(func.coalesce(func.sum(Application.committed), 0)).where(*conditions))  # type: ignore[arg-type] # conditions are SQL clauses
    return found if isinstance(found, Money) else Money(int(found or 0))


def _by_measure(session: Session, conditions: tuple[object, ...]) -> dict[str, Money]:
    parts: dict[str, Money] = {}
    for record in session.scalars(select(Application).where(*conditions)):  # type: ignore[arg-type] # see above
        costs = [line for line in draft_of(session, record).costs if line.eligible and line.amount]
        if not costs:
            continue
        shares = record.committed.split([(line.amount or ZERO).cents for line in costs])
        for line, part in zip(costs, shares, strict=True):
            if line.measure:
                parts[line.measure] = parts.get(line.measure, ZERO) + part
    return parts


def _was_rejected(session: Session, record: Application) -> bool:
    """Whether the application it was filed again from had been rejected."""
    former = session.get(Application, record.refiled_from_id) if record.refiled_from_id else None
    return former is not None and former.status == Status.REJECTED


def _sitting_day(session: Session, application_id: int) -> date | None:
    """The day of the sitting it is to be decided in."""
    found = session.scalar(
        select(Sitting.starts_at)
        .join(AgendaItem, AgendaItem.sitting_id == Sitting.id)
        .where(AgendaItem.application_id == application_id, Sitting.status != "cancelled")
        .order_by(Sitting.starts_at.desc())
        .limit(1)
    )
    return found.date() if found else None
