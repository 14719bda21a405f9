"""Where a contact stands beside its own record: linked, typed by name, printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.people import full_name, party_of
from app.domain.text import fold
from app.features.contacts.rules.erasing import PAPERS, Place, Remains
from db.models import (
    Application,
    Appointment,
    Calendar,
    CommitteeMember,
    Consultation,
    Contact,
    Distribution,
    Event,
    EventHelper,
    EventItem,
    EventPartner,
    InventoryItem,
    Letter,
    Loan,
    PressRecipient,
    PressRelease,
    Printed,
    Property,
    Publication,
    Registration,
)
from db.tables import CHANGES, STEPS

KEPT = (
    (Consultation, Consultation.contact_id, "Beratung", "Beratungen"),
    (Application, Application.contact_id, "Antrag", "Anträgen"),
    (CommitteeMember, CommitteeMember.contact_id, "Sitz in einem Gremium", "Sitzen in Gremien"),
    (Event, Event.organiser_id, "Veranstaltung", "Veranstaltungen"),
    (Letter, Letter.contact_id, "Schreiben", "Schreiben"),
    (Property, Property.owner_id, "Objekt", "Objekten"),
    (Calendar, Calendar.contact_id, "Kalender", "Kalendern"),
    (InventoryItem, InventoryItem.keeper_id, "Gegenstand im Inventar", "Gegenständen im Inventar"),
    (Loan, Loan.contact_id, "Ausleihe", "Ausleihen"),
)
"""What needs a contact as long as it is kept: model, column, and its German words after „mit“."""
LINKS = (
    *KEPT,
    (EventPartner, EventPartner.contact_id, "Veranstaltung als Partner", "Veranstaltungen als Partner"),
    (EventHelper, EventHelper.contact_id, "Einsatz bei einer Veranstaltung", "Einsätzen bei Veranstaltungen"),
    (Registration, Registration.contact_id, "Anmeldung", "Anmeldungen"),
    (PressRecipient, PressRecipient.contact_id, "Pressemitteilung", "Pressemitteilungen"),
    (Distribution, Distribution.contact_id, "Auslage von Flyern", "Auslagen von Flyern"),
)
"""All that points to a contact."""


@dataclass(frozen=True)
class Spec:
    """Records that can name somebody.

    Args:
        words: ``Einsatz bei``, before the title of what it belongs to.
        through: how that title is reached.
        name: column with the typed name.
        also: columns that go with it.
        link: whether ``contact_id`` may point to the contact.
        own: whether the typed name is that of the contact it points to, however it is written.
    """

    model: Any
    words: str
    through: Any
    name: str
    also: tuple[str, ...] = ()
    link: bool = True
    own: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """All that says who it was."""
        return (self.name, *self.also, *(("contact_id",) if self.link else ()))


def _event(model: Any) -> Any:
    return (
        select(Appointment.title)
        .join(Event, Event.appointment_id == Appointment.id)
        .where(Event.id == model.event_id)
        .scalar_subquery()
    )


def _publication() -> Any:
    mine = Publication.id == Distribution.publication_id
    return select(Publication.title).where(mine).scalar_subquery()


SPECS = (
    Spec(EventHelper, "Einsatz bei", _event(EventHelper), "name"),
    Spec(EventPartner, "Partner bei", _event(EventPartner), "name"),
    Spec(Registration, "Anmeldung zu", _event(Registration), "name", ("phone", "email", "note")),
    Spec(EventItem, "Programm von", _event(EventItem), "who", link=False),
    Spec(
        PressRecipient,
        "Empfänger von",
        select(PressRelease.title)
        .where(PressRelease.id == PressRecipient.press_release_id)
        .scalar_subquery(),
        "name",
    ),
    Spec(Distribution, "Auslage von", _publication(), "place", own=False),
    Spec(Distribution, "Ausgelegt:", _publication(), "by_whom", link=False),
)


def counted(session: Session, contact_id: int, links: Any) -> list[str]:
    """What of these points to a contact, counted in words."""
    found = []
    for model, column, one, many in links:
        count = session.scalar(select(func.count()).select_from(model).where(column == contact_id)) or 0
        if count:
            found.append(formats.count(count, one, many))
    return found


def remains(session: Session, contact_id: int) -> Remains:
    """Where a contact stands; nothing when it is gone."""
    contact = session.get(Contact, contact_id)
    if contact is None:
        return Remains()
    plain = f"{contact.first_name} {contact.last_name}".strip()
    names = {fold(name) for name in (contact.display_name, full_name(party_of(contact)), plain) if name}
    return Remains(
        held=tuple(counted(session, contact_id, KEPT)),
        coming=tuple(_coming(session, contact_id)),
        places=tuple(place for at in range(len(SPECS)) for place in _places(session, at, contact_id, names)),
        papers=tuple(_papers(session, contact_id)),
    )


def _coming(session: Session, contact_id: int) -> Iterator[str]:
    now: datetime = session.info["now"]
    rows = session.execute(
        select(Appointment.title, Appointment.starts_at)
        .join(Event, Event.appointment_id == Appointment.id)
        .join(Registration, Registration.event_id == Event.id)
        .where(
            Registration.contact_id == contact_id,
            Registration.state != "cancelled",
            Appointment.ends_at >= now,
        )
        .order_by(Appointment.starts_at)
    )
    for title, starts_at in rows:
        yield f"„{title}“ am {formats.day(starts_at.date())}"


def _places(session: Session, at: int, contact_id: int, names: set[str]) -> Iterator[Place]:
    spec = SPECS[at]
    model, typed = spec.model, getattr(spec.model, spec.name)
    linked = model.contact_id if spec.link else func.nullif(1, 1)
    rows = session.execute(
        select(model.id, linked, typed, spec.through)
        .where(or_(linked == contact_id, typed != ""))
        .order_by(model.id)
    )
    for record_id, owner, said, title in rows:
        mine, same = owner == contact_id, fold(said) in names
        if mine or (owner is None and same):
            words = f"{spec.words} „{title}“"
            yield Place(str(model.__tablename__), record_id, words, mine, spec.own or same, at)


def _papers(session: Session, contact_id: int) -> Iterator[tuple[str, int]]:
    """Archived pieces that name persons, made since there is the contact."""
    since = session.scalar(
        select(func.min(STEPS.c.at))
        .join(CHANGES, CHANGES.c.step_id == STEPS.c.id)
        .where(CHANGES.c.table_name == Contact.__tablename__, CHANGES.c.record_id == contact_id)
    )
    statement = select(Printed.kind, func.count()).where(Printed.kind.in_(PAPERS)).group_by(Printed.kind)
    if since is not None:
        statement = statement.where(Printed.made_at >= since)
    found = {row[0]: row[1] for row in session.execute(statement)}
    yield from ((kind, found[kind]) for kind in PAPERS if kind in found)
