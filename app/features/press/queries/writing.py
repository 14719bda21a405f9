"""What a release begins with, and all it says on paper."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.letterhead import of_office
from app.features.press.queries import releases
from app.features.press.queries.options import press_ids
from app.features.press.rules import releases as rules
from app.features.press.rules.releases import RecipientRow, ReleaseDraft, ReleasePaper
from app.features.press.rules.words import long_moment
from db import files, logos, lookups
from db.models import Appointment, Contact, Event, Office, Staff

BOILERPLATE = "press.boilerplate"
"""Key of the setting that holds the text under every release."""


def beginning(
    session: Session, appointment_id: int | None, *, today: date, staff_id: int | None
) -> ReleaseDraft:
    """A new release: dated today, to all newsrooms, about an event when one is given."""
    staff = session.get(Staff, staff_id) if staff_id else None
    office = session.scalars(select(Office)).first()
    newsrooms = session.scalars(
        select(Contact.id).where(Contact.active, Contact.id.in_(press_ids())).order_by(Contact.display_name)
    )
    lines = []
    if staff is not None:
        lines = [", ".join(part for part in (staff.name, staff.function) if part)]
        phone, email = (
            staff.phone or (office.phone if office else ""),
            staff.email or (office.email if office else ""),
        )
        lines += [part for part in (f"Telefon {phone}" if phone else "", email) if part]
    title, body = _about_event(session, appointment_id)
    return ReleaseDraft(
        title=title,
        body=body,
        dated=today,
        appointment_id=appointment_id,
        contact_line="\n".join(lines),
        recipients=tuple(RecipientRow(contact_id) for contact_id in newsrooms),
    )


def paper(session: Session, record_id: int, *, staff_id: int | None) -> ReleasePaper:
    """All a release says on paper.

    Raises:
        Refused: when it is gone, the office has no address, or text or contact are missing.
    """
    found = releases.record(session, record_id)
    office = session.scalars(select(Office)).first()
    if office is None or not office.name:
        raise Refused("Die Angaben des Büros fehlen. Bitte ergänzen Sie sie unter „Büro › Angaben“.")
    staff = session.get(Staff, found.staff_id or staff_id) if found.staff_id or staff_id else None
    made = ReleasePaper(
        writer=of_office(office, staff, logos.shown(session, ("office", "city"))),
        town=office.town,
        title=found.title,
        subtitle=found.subtitle,
        body=rules.paragraphs(found.body),
        dated=found.dated,
        embargo_until=found.embargo_until,
        boilerplate=boilerplate(session),
        contact_lines=tuple(line.strip() for line in found.contact_line.splitlines() if line.strip()),
        picture=files.data(session, found.picture_file_id) if found.picture_file_id else None,
        caption=found.picture_caption,
        credit=found.picture_credit,
    )
    rules.must_be_whole(made)
    return made


def boilerplate(session: Session) -> str:
    """The text about the office under every release; as shipped, what the office says of itself."""
    kept = lookups.setting(session, BOILERPLATE)
    if "text" in kept:
        return str(kept["text"])
    office = session.scalars(select(Office)).first()
    if office is None:
        return ""
    where = f" im Stadtteil {office.district}" if office.district else ""
    city = f" im Auftrag der {office.city}" if office.city else ""
    run = f" Träger ist {office.operator}." if office.operator else ""
    whom = "Bewohnerschaft, Eigentümer, Gewerbe und Vereine"
    first = f"{office.name} ist die Anlaufstelle für {whom}{where}{city}.{run}"
    return " ".join(part for part in (first, office.funding_sentence) if part)


def _about_event(session: Session, appointment_id: int | None) -> tuple[str, str]:
    event = session.get(Appointment, appointment_id) if appointment_id else None
    if event is None:
        return "", ""
    plan = session.scalars(select(Event).where(Event.appointment_id == event.id)).first()
    where = f" Ort: {event.place}." if event.place else ""
    lead = f"Am {long_moment(event.starts_at)}, findet „{event.title}“ statt.{where}"
    rest = plan.description.strip() if plan is not None else ""
    return event.title, "\n\n".join(part for part in (lead, rest) if part)
