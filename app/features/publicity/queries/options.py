"""What is offered to be chosen: appointments, contacts."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.options import Option
from db.models import Appointment, Contact

MOST = 20


def appointment_options(session: Session, typed: str = "") -> Sequence[Option]:
    """Appointments whose title holds what was typed, the latest first."""
    statement = (
        select(Appointment.id, Appointment.title, Appointment.starts_at)
        .order_by(Appointment.starts_at.desc())
        .limit(MOST)
    )
    if typed.strip():
        statement = statement.where(Appointment.title.ilike(f"%{typed.strip()}%"))
    return tuple(
        Option(row.id, f"{row.title}, {row.starts_at:%d.%m.%Y}") for row in session.execute(statement)
    )


def appointment_label(session: Session, record_id: int) -> str:
    """Title and day of an appointment."""
    row = session.execute(
        select(Appointment.title, Appointment.starts_at).where(Appointment.id == record_id)
    ).first()
    return f"{row.title}, {row.starts_at:%d.%m.%Y}" if row else ""


def contact_options(session: Session, typed: str = "") -> Sequence[Option]:
    """Contacts whose name holds what was typed."""
    statement = select(Contact.id, Contact.display_name).order_by(Contact.display_name).limit(MOST)
    if typed.strip():
        statement = statement.where(Contact.display_name.ilike(f"%{typed.strip()}%"))
    return tuple(Option(row.id, row.display_name) for row in session.execute(statement))


def contact_label(session: Session, record_id: int) -> str:
    """The name of a contact."""
    return session.scalar(select(Contact.display_name).where(Contact.id == record_id)) or ""
