"""De-minimis aid: noted with the grant, declared by the undertaking, entered in the register."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused, refuse
from app.domain.guideline import Rules
from app.domain.money import Money
from app.features.applications.rules import (
    Aid,
    AidDraft,
    checked_aid,
    register_until,
    too_much_aid,
)
from app.features.applications.service import following, reading
from app.system.holidays import public_holidays
from db.models import AidGrant, Application, CityOffice, Contact, Fund, Office

UNDERTAKING = "Unternehmen"
"""The applicant type whose grants are state aid."""


def is_aid(session: Session, record: Application, rules: Rules) -> bool:
    """Whether the grant is de-minimis aid: the guideline says so and an undertaking applies."""
    if not rules.de_minimis:
        return False
    return session.get_one(Contact, record.contact_id).applicant_type == UNDERTAKING


def must_fit(session: Session, record: Application, amount: Money, day: date, rules: Rules) -> None:
    """The undertaking stays below the limit of three years.

    Raises:
        Refused: naming what it has had and what is left.
    """
    refuse(faults(session, record, amount, day, rules))


def note(session: Session, record: Application, amount: Money, day: date, rules: Rules) -> None:
    """Note our own grant; a changed grant changes its line, and the clock of the register runs anew."""
    if not is_aid(session, record, rules):
        return
    row = session.scalar(select(AidGrant).where(AidGrant.application_id == record.id))
    if row is None:
        row = AidGrant(application_id=record.id, contact_id=record.contact_id)
        row.authority, row.instrument = _authority(session, record), "Zuschuss"
        session.add(row)
    row.amount, row.granted_on, row.registered_on, row.withdrawn_on = amount, day, None, None
    following.set_deadline(session, record.id, "register", register_until(day, public_holidays()))


def save_aid(
    session: Session, application_id: int, draft: AidDraft, aid_id: int | None, *, today: date
) -> int:
    """Note aid that the undertaking declared, or fill in the register's fields of our own.

    Raises:
        Refused: when day or amount is missing or cannot be.
    """
    record = reading.application(session, application_id)
    kept = checked_aid(draft, today)
    row = session.get(AidGrant, aid_id) if aid_id else AidGrant(contact_id=record.contact_id)
    if row is None:
        raise Refused("Diese Beihilfe gibt es nicht mehr.")
    row.authority, row.instrument, row.sector = kept.authority, kept.instrument, kept.sector
    if row.application_id is None and kept.granted_on is not None and kept.amount is not None:
        row.granted_on, row.amount = kept.granted_on, kept.amount
    row.registered_on = kept.registered_on
    session.add(row)
    session.flush()
    if row.application_id is not None and row.registered_on is not None:
        following.keep_deadline(session, row.application_id, "register", row.registered_on)
    return row.id


def remove_aid(session: Session, aid_id: int) -> None:
    """Take declared aid off the list; our own goes only with its grant.

    Raises:
        Refused: when it is our own.
    """
    row = session.get(AidGrant, aid_id)
    if row is None:
        raise Refused("Diese Beihilfe gibt es nicht mehr.")
    if row.application_id is not None:
        raise Refused("Diese Beihilfe gehört zu einer Bewilligung aus diesem Büro und bleibt stehen.")
    session.delete(row)


def faults(session: Session, record: Application, amount: Money, day: date, rules: Rules) -> list[Refused]:
    """What speaks against that much more aid; empty where nothing does."""
    if not is_aid(session, record, rules):
        return []
    return too_much_aid(rules, _grants(session, record), amount, day)


def _grants(session: Session, record: Application) -> list[Aid]:
    rows = session.execute(
        select(AidGrant.granted_on, AidGrant.amount).where(
            AidGrant.contact_id == record.contact_id,
            AidGrant.withdrawn_on.is_(None),
            AidGrant.application_id.is_(None) | (AidGrant.application_id != record.id),
        )
    )
    return [Aid(row.granted_on, row.amount) for row in rows]


def _authority(session: Session, record: Application) -> str:
    fund = session.get_one(Fund, record.fund_id)
    signer = session.get(CityOffice, fund.city_office_id) if fund.city_office_id else None
    city = session.scalar(select(Office.city)) or ""
    return ", ".join(part for part in (city, signer.name if signer else "") if part)
