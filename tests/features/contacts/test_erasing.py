"""Erasing a contact reaches events, registrations and press work, and says what it must wait for."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app.domain.errors import Refused
from app.features.contacts import queries, service
from app.features.contacts.rules.erasing import left
from db import audit, printed
from db.models import (
    Appointment,
    Calendar,
    Distribution,
    Event,
    EventHelper,
    InventoryItem,
    PressRecipient,
    PressRelease,
    Publication,
    Registration,
)
from db.store import Store
from tests.features.contacts.case import AYSE, save
from tests.kit.faults import contents
from tests.kit.office import NOW


def festival(store: Store, ends_at: datetime) -> int:
    """An event; returns its plan's number."""
    with store.write("Fest") as session:
        date_of = Appointment(title="Sommerfest", starts_at=ends_at - timedelta(hours=3), ends_at=ends_at)
        session.add(date_of)
        session.flush()
        event = Event(appointment_id=date_of.id)
        session.add(event)
        session.flush()
        return event.id


def test_an_erased_contact_leaves_the_events_and_the_press_but_hours_stay(store: Store) -> None:
    contact_id = save(store, replace(AYSE, first_name="Ayla", last_name="Geheimname"))
    event_id = festival(store, NOW - timedelta(days=3))
    with store.write("Namen") as session:
        release = PressRelease(title="Rückblick", dated=NOW.date())
        flyer = Publication(title="Flyer", template="x", changed_at=NOW)
        session.add_all((release, flyer))
        session.flush()
        helper = EventHelper(event_id=event_id, contact_id=contact_id, worked_minutes=180)
        gone = Registration(event_id=event_id, contact_id=contact_id, name="Geheimname", registered_at=NOW)
        guest = Registration(
            event_id=event_id, contact_id=contact_id, name="Ayla Geheimname", seats=2, registered_at=NOW
        )
        typed = EventHelper(event_id=event_id, name="Ayla Geheimname", worked_minutes=60)
        session.add_all((helper, gone, guest, typed))
        session.add(
            PressRecipient(press_release_id=release.id, contact_id=contact_id, name="Ayla Geheimname")
        )
        session.add(Distribution(publication_id=flyer.id, place="Ayla Geheimname", by_whom="ayla geheimname"))
        session.flush()
        ids = helper.id, guest.id, typed.id
        gone_id = gone.id
        printed.archive(session, "labels", "Etiketten", b"%PDF-1", "etiketten.pdf")
    with store.write("Abmelden") as session:
        session.delete(session.get_one(Registration, gone_id))
    with store.read() as session:
        found = queries.remains(session, contact_id)
    assert [place.words for place in found.linked] == [
        "Einsatz bei „Sommerfest“",
        "Anmeldung zu „Sommerfest“",
        "Empfänger von „Rückblick“",
    ]
    assert [place.words for place in found.typed] == [
        "Einsatz bei „Sommerfest“",
        "Auslage von „Flyer“",
        "Ausgelegt: „Flyer“",
    ]
    assert "1 Bogen Etiketten" in left(found)
    with store.write("Kontakt endgültig löschen", sealed=True) as session:
        service.erase(session, contact_id, same_name=True)
    assert "geheimname" not in repr(contents(store)).casefold()
    with store.read() as session:
        assert audit.verify_chain(session) == []
        first, second, third = (
            session.get_one(EventHelper, ids[0]),
            session.get_one(Registration, ids[1]),
            session.get_one(EventHelper, ids[2]),
        )
        assert (first.name, first.contact_id, first.worked_minutes) == ("(gelöscht)", None, 180)
        assert (second.name, second.contact_id, second.seats) == ("", None, 2)
        assert (third.name, third.worked_minutes) == ("(gelöscht)", 60)


def test_the_same_name_stays_where_it_may_be_somebody_else(store: Store) -> None:
    contact_id = save(store, replace(AYSE, first_name="Ayla", last_name="Doppelname"))
    event_id = festival(store, NOW - timedelta(days=3))
    with store.write("Namen") as session:
        session.add(EventHelper(event_id=event_id, name="Ayla Doppelname"))
    with store.write("Kontakt endgültig löschen", sealed=True) as session:
        service.erase(session, contact_id)
    with store.read() as session:
        assert session.scalars(select(EventHelper.name)).all() == ["Ayla Doppelname"]


def test_who_is_registered_for_an_event_to_come_is_not_erased_unnoticed(store: Store) -> None:
    contact_id = save(store, AYSE)
    event_id = festival(store, NOW + timedelta(days=3))
    with store.write("Anmeldung") as session:
        session.add(Registration(event_id=event_id, contact_id=contact_id, name="x", registered_at=NOW))
    with (
        pytest.raises(Refused, match="noch angemeldet zu „Sommerfest“"),
        store.write("x", sealed=True) as session,
    ):
        service.erase(session, contact_id)


@pytest.mark.parametrize("model", [Calendar, InventoryItem, Distribution])
def test_whatever_points_to_a_contact_keeps_it_from_being_deleted(store: Store, model: type) -> None:
    contact_id = save(store, AYSE)
    with store.write("Verweis") as session:
        if model is Calendar:
            session.add(Calendar(name="Verein", contact_id=contact_id))
        elif model is InventoryItem:
            session.add(InventoryItem(name="Zelt", keeper_id=contact_id))
        else:
            flyer = Publication(title="Flyer", template="x", changed_at=NOW)
            session.add(flyer)
            session.flush()
            session.add(Distribution(publication_id=flyer.id, contact_id=contact_id))
    with pytest.raises(Refused, match="verknüpft mit 1"), store.write("Löschen") as session:
        service.remove(session, contact_id)
