"""What can be chosen in the forms and filters of consultations."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.domain import formats
from app.domain.options import Option
from app.domain.text import shorten
from db import lookups, search
from db.models import Application, Appointment, CityOffice, Consultation, Contact, Measure

MOST = 20
"""Suggestions a link field shows."""


def code_options(session: Session, list_key: str) -> list[Option]:
    """The entries of a code list in the office's order, archived ones marked."""
    entries = lookups.codes(session, list_key, all_of_them=True)
    return [Option(entry.id, entry.label, active=entry.active) for entry in entries]


def channel_options(session: Session) -> list[Option]:
    """Ways a consultation can happen."""
    return code_options(session, "channel")


def target_group_options(session: Session) -> list[Option]:
    """Groups people belong to."""
    return code_options(session, "target_group")


def topic_options(session: Session) -> list[Option]:
    """Topics of consultations."""
    return code_options(session, "topic")


def works_options(session: Session) -> list[Option]:
    """Works on a building, by label, because owner advice keeps the words."""
    return _by_label(session, "works")


def heating_options(session: Session) -> list[Option]:
    """Kinds of heating, by label, because the property keeps the word."""
    return _by_label(session, "heating")


def referral_options(session: Session) -> list[Option]:
    """Places people are often referred to; any other text can be typed as well."""
    return _by_label(session, "referral")


def city_office_options(session: Session) -> list[Option]:
    """Offices of the city."""
    rows = session.execute(
        select(CityOffice.id, CityOffice.name, CityOffice.short_name, CityOffice.active).order_by(
            CityOffice.name
        )
    )
    return [Option(office_id, name, hint=short, active=active) for office_id, name, short, active in rows]


def staff_options(session: Session) -> list[Option]:
    """Members of staff."""
    members = lookups.staff(session, all_of_them=True)
    return [Option(member.id, member.label, active=member.active) for member in members]


def contact_options(session: Session, typed: str) -> Sequence[Option]:
    """Contacts whose record matches what was typed."""
    rows = session.execute(
        select(Contact.id, Contact.display_name, Contact.street, Contact.house_number)
        .where(Contact.active, _matches("contact", Contact.id, typed))
        .order_by(Contact.display_name)
        .limit(MOST)
    )
    return [Option(row.id, row.display_name, hint=f"{row.street} {row.house_number}".strip()) for row in rows]


def contact_label(session: Session, contact_id: int) -> str:
    """A contact's name."""
    return session.scalar(select(Contact.display_name).where(Contact.id == contact_id)) or ""


def application_options(session: Session, typed: str) -> Sequence[Option]:
    """Applications that match, newest first."""
    rows = session.execute(
        select(Application.id, Application.reference, Application.title)
        .where(_matches("application", Application.id, typed))
        .order_by(Application.received_on.desc(), Application.id.desc())
        .limit(MOST)
    )
    return [Option(row.id, row.reference, hint=shorten(row.title, 60)) for row in rows]


def application_label(session: Session, application_id: int) -> str:
    """An application's number and title."""
    row = session.execute(
        select(Application.reference, Application.title).where(Application.id == application_id)
    ).one_or_none()
    return "" if row is None else shorten(f"{row.reference} {row.title}", 80)


def consultation_options(session: Session, typed: str) -> Sequence[Option]:
    """Consultations that match, newest first."""
    rows = session.execute(
        select(Consultation.id, Consultation.reference, Consultation.concern)
        .where(_matches("consultation", Consultation.id, typed))
        .order_by(Consultation.began_at.desc())
        .limit(MOST)
    )
    return [Option(row.id, row.reference, hint=shorten(row.concern, 60)) for row in rows]


def measure_options(session: Session, typed: str) -> Sequence[Option]:
    """Measures that match, in the order of the plan."""
    rows = session.execute(
        select(Measure.id, Measure.number, Measure.title)
        .where(_matches("measure", Measure.id, typed))
        .order_by(Measure.number)
        .limit(MOST)
    )
    return [Option(row.id, f"{row.number} {row.title}") for row in rows]


def measure_label(session: Session, measure_id: int) -> str:
    """A measure's number and title."""
    row = session.execute(select(Measure.number, Measure.title).where(Measure.id == measure_id)).one_or_none()
    return "" if row is None else f"{row.number} {row.title}"


def appointment_options(session: Session, typed: str) -> Sequence[Option]:
    """Appointments that match, newest first."""
    rows = session.execute(
        select(Appointment.id, Appointment.title, Appointment.starts_at)
        .where(_matches("appointment", Appointment.id, typed))
        .order_by(Appointment.starts_at.desc())
        .limit(MOST)
    )
    return [Option(row.id, row.title, hint=formats.moment(row.starts_at)) for row in rows]


def appointment_label(session: Session, appointment_id: int) -> str:
    """An appointment's title and day."""
    row = session.execute(
        select(Appointment.title, Appointment.starts_at).where(Appointment.id == appointment_id)
    ).one_or_none()
    return "" if row is None else f"{row.title} am {formats.day(row.starts_at.date())}"


def _matches(kind: str, column: InstrumentedAttribute[int], typed: str) -> ColumnElement[bool]:
    return column.in_(search.matching(kind, typed))


def _by_label(session: Session, list_key: str) -> list[Option]:
    entries = lookups.codes(session, list_key, all_of_them=True)
    return [Option(entry.label, entry.label, active=entry.active) for entry in entries]
