"""What the list of publications and one publication show, and what a new one begins with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.options import Option
from app.domain.paging import Page, PageRequest
from app.domain.people import Party, one_line
from app.features.publicity import rules
from app.features.publicity.rules import Change, Defaults, ProgrammeRow, PublicationDraft, Told
from db import files, lookups
from db.models import (
    Appointment,
    CalendarEntry,
    Contact,
    Distribution,
    Event,
    EventItem,
    EventPartner,
    Logo,
    Office,
    Printed,
    Publication,
)
from db.paging import Key, paged

KIND = "publication"
SETTING = "publicity"
MOST = 20


@dataclass(frozen=True)
class PublicationRow:
    """One line of the list."""

    id: int
    title: str
    design: str
    format: str
    event: str
    starts_at: datetime | None
    printed: int
    changed_at: datetime


@dataclass(frozen=True)
class PrintRow:
    """A print as it was archived."""

    id: int
    made_at: datetime
    layout: str
    copies: int | None
    sha256: str
    file_id: int


@dataclass(frozen=True)
class DistributionRow:
    """Copies that were put out."""

    id: int
    where: str
    copies: int | None
    put_out_on: date | None
    by_whom: str
    note: str
    draft: rules.DistributionDraft


@dataclass(frozen=True)
class Sponsors:
    """What every publication of the office carries: logos in their order, the funding sentence."""

    office: str = ""
    logos: tuple[tuple[bytes, str], ...] = ()
    funding: str = ""


@dataclass(frozen=True)
class PublicationDetail:
    """One publication with its prints and where copies went."""

    id: int
    draft: PublicationDraft
    event: str
    told: Told | None
    changes: tuple[Change, ...]
    prints: tuple[PrintRow, ...]
    distribution: tuple[DistributionRow, ...]


_PRINTED = select(func.count(Printed.id)).where(Printed.publication_id == Publication.id).scalar_subquery()
_STATEMENT: Any = select(
    Publication.id,
    Publication.title,
    Publication.template,
    Publication.changed_at,
    Appointment.title.label("event"),
    Appointment.starts_at,
    _PRINTED.label("printed"),
).outerjoin(Appointment, Appointment.id == Publication.appointment_id)


def page(session: Session, request: PageRequest) -> Page[PublicationRow]:
    """One page of the list."""
    columns: dict[str, Key] = {
        "title": Publication.title,
        "design": Publication.template,
        "format": Publication.template,
        "event": func.coalesce(Appointment.title, ""),
        "starts_at": Appointment.starts_at,
        "printed": _PRINTED,
        "changed_at": Publication.changed_at,
        "appointment_id": Publication.appointment_id,
    }
    rows, total = paged(
        session,
        _STATEMENT,
        request,
        columns,
        kind=KIND,
        id_column=Publication.id,
        default_order=(Publication.changed_at.desc(),),
    )
    return Page(tuple(_row(row) for row in rows), total, request.offset)


def _row(row: Any) -> PublicationRow:
    design, _, size = row["template"].partition("/")
    return PublicationRow(
        row["id"],
        row["title"],
        design,
        size,
        row["event"] or "",
        row["starts_at"],
        row["printed"],
        row["changed_at"],
    )


def detail(session: Session, record_id: int) -> PublicationDetail:
    """One publication.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Publication, record_id)
    if found is None:
        raise Refused("Diese Veröffentlichung gibt es nicht mehr.")
    design, _, size = found.template.partition("/")
    draft = PublicationDraft(
        title=found.title,
        appointment_id=found.appointment_id,
        picture=files.data(session, found.picture_file_id) if found.picture_file_id else None,
        picture_alternative_text=found.picture_alternative_text,
        picture_credit=found.picture_credit,
        **{**rules.unpacked(found.contents), "design": design, "format": size},
    )
    told = _told(session, found.appointment_id)
    return PublicationDetail(
        found.id,
        draft,
        appointment_label(session, found.appointment_id) if found.appointment_id else "",
        told,
        rules.changes(draft, told),
        _prints(session, record_id),
        _distribution(session, record_id),
    )


def _prints(session: Session, record_id: int) -> tuple[PrintRow, ...]:
    rows = session.scalars(
        select(Printed)
        .where(Printed.publication_id == record_id)
        .order_by(Printed.made_at.desc(), Printed.id.desc())
    )
    return tuple(
        PrintRow(row.id, row.made_at, row.layout, row.copies, row.sha256, row.file_id) for row in rows
    )


def _distribution(session: Session, record_id: int) -> tuple[DistributionRow, ...]:
    rows = session.execute(
        select(Distribution, Contact.display_name)
        .outerjoin(Contact, Contact.id == Distribution.contact_id)
        .where(Distribution.publication_id == record_id)
        .order_by(Distribution.position, Distribution.id)
    )
    return tuple(
        DistributionRow(
            one.id,
            ", ".join(part for part in (name or "", one.place) if part),
            one.copies,
            one.put_out_on,
            one.by_whom,
            one.note,
            rules.DistributionDraft(
                one.place, one.contact_id, one.copies, one.put_out_on, one.by_whom, one.note
            ),
        )
        for one, name in rows
    )


def printed_bytes(session: Session, print_id: int) -> bytes:
    """A print exactly as it was archived.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Printed, print_id)
    if found is None:
        raise Refused("Diesen Druck gibt es nicht mehr.")
    return files.data(session, found.file_id)


def sponsors(session: Session) -> Sponsors:
    """The logos of the strip in the prescribed order, and the funding sentence."""
    office = session.scalars(select(Office)).first()
    rows = session.scalars(select(Logo).where(Logo.place == "strip").order_by(Logo.position, Logo.id))
    logos = tuple((files.data(session, row.file_id), row.alternative_text) for row in rows)
    return Sponsors(office.name if office else "", logos, office.funding_sentence if office else "")


def defaults(session: Session) -> Defaults:
    """What new publications begin with."""
    kept = lookups.setting(session, SETTING)
    known = {key: value for key, value in kept.items() if key in Defaults.__dataclass_fields__}
    return Defaults(**known)


def blank(session: Session, appointment_id: int | None = None) -> PublicationDraft:
    """A new publication with what the office and the event know already.

    Raises:
        Refused: when the event is gone.
    """
    begun = defaults(session)
    office = session.scalars(select(Office)).first()
    draft = PublicationDraft(
        design=begun.design,
        format=begun.format,
        accent=begun.accent,
        own_colour=begun.own_colour,
        face=begun.face,
    )
    if office is not None:
        address = one_line(Party(street=office.street, postcode=office.postcode, town=office.town))
        reach = " · ".join(part for part in (office.phone, office.website or office.email) if part)
        draft = replace(
            draft,
            organiser=office.name,
            contact="\n".join(line for line in (address, reach) if line),
            code="link" if office.website else "none",
            link=office.website,
            qr_caption="Mehr erfahren" if office.website else "",
        )
    if appointment_id is None:
        return draft
    return _from_event(session, replace(draft, price=begun.price), appointment_id)


def _from_event(session: Session, draft: PublicationDraft, appointment_id: int) -> PublicationDraft:
    appointment = session.get(Appointment, appointment_id)
    told = _told(session, appointment_id)
    if appointment is None or told is None:
        raise Refused("Diesen Termin gibt es nicht mehr.")
    draft = rules.taken_over(replace(draft, title=told.title, appointment_id=appointment_id), told)
    draft = replace(draft, code="calendar", link="", qr_caption="Termin in Ihren Kalender übernehmen")
    event = session.scalars(select(Event).where(Event.appointment_id == appointment_id)).first()
    if event is None:
        return draft
    organiser = session.get(Contact, event.organiser_id) if event.organiser_id else None
    partners = session.execute(
        select(EventPartner.name, Contact.display_name)
        .outerjoin(Contact, Contact.id == EventPartner.contact_id)
        .where(EventPartner.event_id == event.id)
        .order_by(EventPartner.position, EventPartner.id)
    )
    items = session.scalars(
        select(EventItem)
        .where(EventItem.event_id == event.id, EventItem.internal.is_(False))
        .order_by(EventItem.offset_minutes, EventItem.position)
    )
    return replace(
        draft,
        lead=event.description,
        organiser=organiser.display_name if organiser else draft.organiser,
        partners=", ".join(row.display_name or row.name for row in partners),
        programme=tuple(
            ProgrammeRow(_clock(told.starts_at, item.offset_minutes), item.title) for item in items
        ),
    )


def _clock(starts_at: datetime, offset: int) -> str:
    return f"{starts_at + timedelta(minutes=offset):%H.%M}"


def _told(session: Session, appointment_id: int | None) -> Told | None:
    if appointment_id is None:
        return None
    row = session.execute(
        select(
            Appointment.title,
            Appointment.starts_at,
            Appointment.ends_at,
            Appointment.place,
            CalendarEntry.all_day,
        )
        .outerjoin(CalendarEntry, CalendarEntry.appointment_id == Appointment.id)
        .where(Appointment.id == appointment_id)
    ).first()
    return Told(row.title, row.starts_at, row.ends_at, bool(row.all_day), row.place) if row else None


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
