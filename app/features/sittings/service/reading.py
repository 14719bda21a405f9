"""What the verbs need to know of the file."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.sittings.rules.planning import must_be_open_minutes, must_run
from db.models import AgendaItem, Application, Committee, Sitting


def committee(session: Session, committee_id: int | None) -> Committee:
    """The committee.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Committee, committee_id) if committee_id is not None else None
    if found is None:
        raise Refused("Dieses Gremium gibt es nicht mehr. Bitte wählen Sie ein anderes.", "committee_id")
    return found


def sitting(session: Session, sitting_id: int) -> Sitting:
    """The sitting.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Sitting, sitting_id)
    if found is None:
        raise Refused("Diese Sitzung gibt es nicht mehr.")
    return found


def running(session: Session, sitting_id: int) -> Sitting:
    """A sitting whose agenda, attendance and votes may still change.

    Raises:
        Refused: when it is gone, closed or cancelled.
    """
    found = sitting(session, sitting_id)
    must_run(found.status, found.reference)
    return found


def correctable(session: Session, sitting_id: int) -> Sitting:
    """A sitting whose minutes have not gone out.

    Raises:
        Refused: when it is gone, or its minutes are issued.
    """
    found = sitting(session, sitting_id)
    must_be_open_minutes(found.reference, found.minutes_issued_on)
    return found


def item(session: Session, item_id: int) -> AgendaItem:
    """The item of an agenda.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(AgendaItem, item_id)
    if found is None:
        raise Refused("Diesen Tagesordnungspunkt gibt es nicht mehr.")
    return found


def application(session: Session, application_id: int) -> Application:
    """The application.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Application, application_id)
    if found is None:
        raise Refused("Diesen Antrag gibt es nicht mehr.")
    return found


def next_position(session: Session, sitting_id: int) -> int:
    """The place after the last item."""
    last = session.scalar(select(func.max(AgendaItem.position)).where(AgendaItem.sitting_id == sitting_id))
    return (last or 0) + 1
