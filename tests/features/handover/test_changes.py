"""What the sheet of changes tells of events and press work."""

from datetime import timedelta

from app.domain import formats
from app.domain.dates import Week
from app.domain.money import Money
from db.models import (
    Appointment,
    CalendarEntry,
    Distribution,
    Event,
    EventMoney,
    EventTask,
    PressRelease,
    Publication,
    Registration,
)
from tests.features.consultations.desk import Desk
from tests.features.handover.sample import collect, hand_over
from tests.features.handover.test_service import NAME, WEEK, told_by
from tests.kit.office import NOW


def test_events_and_press_are_told_with_the_event_they_belong_to(desk: Desk) -> None:
    with desk.store.write("Sommerfest") as session:
        date_of = Appointment(
            title="Sommerfest", kind="event", starts_at=NOW, ends_at=NOW + timedelta(hours=4), place="Hof"
        )
        session.add(date_of)
        session.flush()
        event = Event(appointment_id=date_of.id, reference="Sommerfest")
        release = PressRelease(title="Ein Fest für alle", body="Entwurf", dated=NOW.date())
        publication = Publication(title="Flyer A5", template="bold-a5", changed_at=NOW)
        session.add_all((event, release, publication))
        session.flush()
        task = EventTask(event_id=event.id, title="Sondernutzung", due_on=NOW.date())
        session.add(task)
        session.flush()
        ids = event.id, task.id, release.id, publication.id, date_of.id
    hand_over(desk.store, Week(2026, 46))
    with desk.store.write("Weiter") as session:
        session.get_one(Event, ids[0]).status = "fixed"
        session.get_one(EventTask, ids[1]).granted_on = NOW.date()
        session.get_one(PressRelease, ids[2]).sent_on = NOW.date()
        session.get_one(PressRelease, ids[2]).body = "Noch ein Entwurf"
        session.add(Distribution(publication_id=ids[3], place="Bäckerei", copies=50))
        session.add(EventMoney(event_id=ids[0], label="Bühne", planned=Money(120_000)))
        session.add(Registration(event_id=ids[0], name=NAME, seats=2, registered_at=NOW))
        session.add(CalendarEntry(appointment_id=ids[4], rule="FREQ=WEEKLY;BYDAY=TU"))
        session.add(
            Appointment(title="Elternabend", kind="other", starts_at=NOW, ends_at=NOW + timedelta(hours=1))
        )
    material = collect(desk.store, WEEK)
    told = {(row.record, row.field): row.after for row in told_by(material)}
    assert told == {
        ("Termin Sommerfest", "Stand"): "steht fest",
        ("Veranstaltung Sommerfest", "Erteilt"): formats.day(NOW.date()),
        ("Pressemitteilung Ein Fest für alle", "Versandt am"): formats.day(NOW.date()),
        ("Druckstück Flyer A5", "Auslage neu angelegt"): "Bäckerei, 50",
        (
            "Veranstaltung Sommerfest",
            "Posten des Finanzplans neu angelegt",
        ): "Ausgabe, Bühne, 1.200,00 €",
        ("Termin Sommerfest", "Angaben im Kalender neu angelegt"): "nein, wöchentlich, Di",
    }
