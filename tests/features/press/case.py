"""An office with an event, newsrooms and neighbours, some of whom agreed to be invited."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.features.press.rules.clippings import ClippingDraft
from app.features.press.rules.releases import RecipientRow, ReleaseDraft
from db.models import Appointment, Contact, ContactRole, Event, EventHelper, EventPartner, Registration
from db.store import Store
from tests.kit import factories

TODAY = date(2026, 11, 20)
OFFICE = {
    "street": "Zechenstraße 22",
    "postcode": "45888",
    "town": "Ruhrau",
    "phone": "0209 1",
    "email": "buero@ruhrau.example",
}
HOME = {"street": "Hauptstraße", "house_number": "4", "postcode": "45888", "town": "Ruhrau"}


@dataclass(frozen=True)
class Case:
    """Ids of what was made."""

    event: int
    paper: int
    club: int
    agreed: int
    spouse: int
    silent: int
    withdrawn: int
    homeless: int


def make(store: Store) -> Case:
    """Fill the office."""
    with store.write("Fall") as session:
        factories.office(session, **OFFICE)
        factories.staff(session, phone="0209 2", email="muster@ruhrau.example", function="Leitung")
        event = Appointment(
            title="Sommerfest",
            kind="event",
            starts_at=datetime(2026, 12, 5, 14),
            ends_at=datetime(2026, 12, 5, 18),
            place="Kirchplatz",
            staff_id=1,
        )
        session.add(event)
        session.flush()
        press = factories.code(session, "role", "Presse", built_in="press")
        paper = _body(session, "Ruhrauer Zeitung", email="lokales@zeitung.example")
        session.add(ContactRole(contact_id=paper.id, code_id=press.id))
        club = _body(session, "Boxclub Unterstadt e. V.", **HOME)
        agreed = factories.contact(session, salutation="Frau", email="ayse@mail.example", **HOME)
        factories.consent(session, agreed, purpose="invitation", given_on=date(2026, 3, 1), how="form")
        spouse = factories.contact(session, first_name="Can", **HOME)
        factories.consent(session, spouse, purpose="invitation", channel="post", given_on=date(2026, 3, 1))
        silent = factories.contact(session, first_name="Otto", last_name="Still", **HOME)
        factories.consent(session, silent, purpose="photo")
        withdrawn = factories.contact(session, first_name="Ida", last_name="Weg", **HOME)
        factories.consent(
            session, withdrawn, purpose="invitation", given_on=date(2026, 1, 1), withdrawn_on=date(2026, 5, 1)
        )
        homeless = factories.contact(session, first_name="Udo", last_name="Ohne")
        factories.consent(session, homeless, purpose="invitation")
        _plan(session, event.id, club.id, agreed.id)
        ids = (event, paper, club, agreed, spouse, silent, withdrawn, homeless)
        return Case(*(one.id for one in ids))


def release(**changes: object) -> ReleaseDraft:
    """A release that may be saved."""
    base: dict[str, object] = {
        "title": "Ein Fest für alle",
        "body": "Am Samstag wird gefeiert.\n\nEs gibt Suppe.",
        "dated": TODAY,
        "contact_line": "Erika Muster\n0209 2",
        "recipients": (RecipientRow(1), RecipientRow(name="Radio Ruhrau")),
    }
    return ReleaseDraft(**{**base, **changes})  # type: ignore[arg-type]  # a test names what it is about


def clipping(**changes: object) -> ClippingDraft:
    """A piece that may be saved."""
    base: dict[str, object] = {"title": "Ein Fest", "medium": "Ruhrauer Zeitung", "published_on": TODAY}
    return ClippingDraft(**{**base, **changes})  # type: ignore[arg-type]  # a test names what it is about


def _body(session: Session, name: str, **values: str) -> Contact:
    return factories.contact(
        session,
        kind="organisation",
        organisation=name,
        display_name=name,
        first_name="",
        last_name="",
        **values,
    )


def _plan(session: Session, appointment_id: int, club: int, agreed: int) -> None:
    plan = Event(appointment_id=appointment_id, description="Musik, Suppe und ein Laternenzug.")
    session.add(plan)
    session.flush()
    session.add_all(
        (
            EventPartner(event_id=plan.id, contact_id=club, role="Bühne"),
            EventHelper(event_id=plan.id, name="Heinz Kraft", role="Aufbau"),
            Registration(
                event_id=plan.id, name="Ayşe Yılmaz", contact_id=agreed, registered_at=datetime(2026, 11, 1)
            ),
            Registration(
                event_id=plan.id, name="Zoë Warte", state="waiting", registered_at=datetime(2026, 11, 2)
            ),
        )
    )
