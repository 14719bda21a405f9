"""What can be chosen: contacts, newsrooms, events, releases."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.options import Option
from db import search
from db.models import Appointment, Code, Contact, ContactRole, PressRecipient, PressRelease

MOST = 20
PRESS = "press"
"""What the shipped role of newsrooms is known by, however it is called in the office."""
_PRESS_LABEL = "Presse"
"""Its name in offices set up before it was known."""


def press_ids() -> Select[Any]:
    """A select of the contacts who are newsrooms."""
    return (
        select(ContactRole.contact_id)
        .join(Code, Code.id == ContactRole.code_id)
        .where(Code.list_key == "role", (Code.built_in == PRESS) | (Code.label == _PRESS_LABEL))
    )


def press_options(session: Session) -> list[Option]:
    """Newsrooms, and whoever a release once went to."""
    once = select(PressRecipient.contact_id).where(PressRecipient.contact_id.is_not(None))
    rows = session.execute(
        select(Contact.id, Contact.display_name, Contact.email, Contact.active)
        .where(Contact.id.in_(press_ids()) | Contact.id.in_(once))
        .order_by(Contact.display_name)
    )
    return [Option(row.id, row.display_name, row.email, row.active) for row in rows]


def contact_options(session: Session, typed: str) -> Sequence[Option]:
    """Contacts that match what was typed, with street and town to tell twins apart."""
    statement = select(Contact).where(Contact.active).order_by(Contact.display_name).limit(MOST)
    if typed.strip():
        statement = statement.where(Contact.id.in_(search.matching("contact", typed)))
    return [
        Option(row.id, row.display_name, f"{row.street} {row.house_number}".strip() or row.town)
        for row in session.scalars(statement)
    ]


def contact_label(session: Session, contact_id: int) -> str:
    """A contact's name."""
    return session.scalar(select(Contact.display_name).where(Contact.id == contact_id)) or ""


def appointment_options(session: Session, typed: str) -> Sequence[Option]:
    """Appointments that match what was typed, the latest first; events before the rest."""
    statement = (
        select(Appointment.id, Appointment.title, Appointment.starts_at)
        .order_by((Appointment.kind != "event").asc(), Appointment.starts_at.desc())
        .limit(MOST)
    )
    if typed.strip():
        statement = statement.where(Appointment.id.in_(search.matching("appointment", typed)))
    return [
        Option(row.id, row.title, formats.day(row.starts_at.date())) for row in session.execute(statement)
    ]


def appointment_label(session: Session, record_id: int) -> str:
    """Title and day of an appointment."""
    row = session.execute(
        select(Appointment.title, Appointment.starts_at).where(Appointment.id == record_id)
    ).first()
    return f"{row.title}, {formats.day(row.starts_at.date())}" if row else ""


def release_options(session: Session, typed: str) -> Sequence[Option]:
    """Releases that match what was typed, the latest first."""
    statement = select(PressRelease).order_by(PressRelease.dated.desc(), PressRelease.id).limit(MOST)
    if typed.strip():
        statement = statement.where(PressRelease.id.in_(search.matching("press_release", typed)))
    return [Option(row.id, row.title, formats.day(row.dated)) for row in session.scalars(statement)]


def release_label(session: Session, record_id: int) -> str:
    """Title of a release."""
    return session.scalar(select(PressRelease.title).where(PressRelease.id == record_id)) or ""
