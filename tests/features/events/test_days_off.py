from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from app.domain.errors import Refused
from app.features.events.form.settings import DAYS_OFF
from app.features.events.queries import calendars as calendar_queries
from app.features.events.queries import holidays
from app.features.events.rules import days_off
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.rules.calendars import CalendarLine, CalendarsDraft
from app.features.events.rules.days_off import DayRange, DaysOffDraft
from app.features.events.service import appointments as service
from app.features.events.service import calendars, moving
from app.features.events.service import days_off as days_service
from db.models import Appointment, Calendar, Event, EventTask
from db.store import Store
from tests.kit.faults import every_statement_fails_once

DAY = datetime(2026, 11, 24, 14)
HOUR = timedelta(hours=1)
DRAFT = AppointmentDraft(title="Beirat", starts_at=DAY, ends_at=DAY + 2 * HOUR, place="Bürgerhaus, Saal 1")


def saved(store: Store, draft: AppointmentDraft = DRAFT) -> int:
    with store.write("Termin speichern") as session:
        return service.save(session, draft)


@pytest.mark.parametrize(
    ("pasted", "sentence"),
    [
        ("Herbstferien", "Zeile 1"),
        ("\nHerbstferien; 17.10.2026; 31.02.2027", "Zeile 2"),
        ("Herbstferien; 31.10.2026; 17.10.2026", "vor dem ersten Tag"),
        ("Herbstferien; 17.10.2026; 31.10.2027", "länger als"),
        ("a;1.1.;2.1.;3.1.", "Zeile 1"),
        ("\n".join(["Tag; 01.01.2026"] * 501), "Mehr als 500"),
    ],
)
def test_a_list_that_cannot_be_read_names_the_line(pasted: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        days_off.lines_of(pasted, date(2026, 11, 20))
    assert refused.value.field == "pasted"


def test_all_that_is_wrong_about_days_off_is_said_at_once() -> None:
    draft = DaysOffDraft("XX", (DayRange(), DayRange("Ferien", date(2026, 2, 1), date(2026, 1, 1))), (), "x")
    with pytest.raises(Refused) as refused:
        days_off.checked(draft, ("NW",), date(2026, 11, 20))
    fields = {one.field for one in refused.value.all}
    assert fields == {"land", "pasted", "school[0].name", "school[0].first_on", "school[1].last_on"}


def test_another_land_moves_deadlines_in_working_days(store: Store) -> None:
    record_id = saved(store, replace(DRAFT, kind="event", starts_at=datetime(2026, 11, 3, 9), ends_at=None))
    with store.write("Aufgabe") as session:
        event = Event(appointment_id=record_id)
        session.add(event)
        session.flush()
        task = EventTask(
            event_id=event.id, title="Anzeige", days=1, working_days=True, due_on=date(2026, 11, 2)
        )
        session.add(task)
        session.flush()
        task_id = task.id
        # Allerheiligen (a Sunday in 2026) is no help; Reformationstag neither: the Monday before counts.
        days_service.save(session, DaysOffDraft(land="SN"))
    with store.read() as session:
        assert session.get_one(EventTask, task_id).due_on == date(2026, 11, 2)
    with store.write("Verschieben") as session:
        moving.move(session, record_id, None, datetime(2026, 11, 19, 9), datetime(2026, 11, 19, 10), "all")
    with store.read() as session:
        # Buß- und Bettag, 18 November, is a holiday in Saxony alone.
        assert session.get_one(EventTask, task_id).due_on == date(2026, 11, 17)
    with store.write("Land") as session:
        days_service.save(session, DaysOffDraft(land="NW"))
    with store.read() as session:
        assert session.get_one(EventTask, task_id).due_on == date(2026, 11, 18)


def test_days_off_are_kept_whole_or_not_at_all(store: Store) -> None:
    draft = DaysOffDraft("NW", (DayRange("Ferien", date(2026, 7, 1), date(2026, 8, 1)),))

    def act() -> None:
        with store.write("Ferien") as session:
            days_service.save(session, draft)

    assert every_statement_fails_once(store, act) > 3


def test_calendars_of_others_are_kept_in_order(store: Store) -> None:
    def keep(*lines: CalendarLine) -> tuple[CalendarLine, ...]:
        with store.write("Kalender") as session:
            calendars.save(session, CalendarsDraft(lines))
        with store.read() as session:
            return calendar_queries.draft(session).calendars

    first, second = keep(CalendarLine(name="Schule"), CalendarLine(name="Stadt", colour="rose", shown="no"))
    assert (second.colour, second.shown, second.dates) == ("rose", "no", 0)
    saved(store, replace(DRAFT, calendar_id=first.id))
    assert [line.name for line in keep(second, replace(first, name="Grundschule"))] == [
        "Stadt",
        "Grundschule",
    ]
    with pytest.raises(Refused, match="noch 1 Termin"):
        keep(second)
    assert [line.name for line in keep(replace(first, name="Grundschule"))] == ["Grundschule"]
    with store.write("Kalender löschen") as session:
        calendars.save(session, CalendarsDraft((), with_dates=True))
    with store.read() as session:
        assert session.scalars(select(Calendar)).all() == []
        assert session.scalars(select(Appointment)).all() == []
    store.undo()
    for wrong in (
        (CalendarLine(),),
        (CalendarLine(name="A"), CalendarLine(name="a")),
        (CalendarLine(name="A", colour="x"),),
    ):
        with pytest.raises(Refused):
            keep(*wrong)
    with pytest.raises(Refused, match="Kontakt"):
        keep(replace(first, contact_id=4711))


def test_a_new_office_is_offered_the_published_holidays_once(store: Store) -> None:
    with store.read() as session:
        draft = holidays.draft(session)
    assert draft.published, "ticked where the list is empty"
    own = DayRange("Sommerferien", date(2027, 7, 20), date(2027, 8, 31))
    with store.write("Ferien") as session:
        days_service.save(session, replace(draft, school=(own,)))
    with store.read() as session:
        kept = holidays.draft(session)
    assert not kept.published
    assert own in kept.school, "what somebody typed stays"
    assert [one for one in kept.school if one.name == "Sommerferien" and one.first_on.year == 2027] == [own]
    assert DayRange("Herbstferien", date(2026, 10, 17), date(2026, 10, 31)) in kept.school
    with store.write("Noch einmal") as session:
        assert days_service.save(session, replace(kept, published=True)) == len(kept.school)


def test_holidays_of_another_land_are_not_made_up(store: Store) -> None:
    with (
        pytest.raises(Refused, match="nur die Schulferien in Nordrhein-Westfalen") as refused,
        store.write("Ferien") as session,
    ):
        days_service.save(session, DaysOffDraft("BY", published=True))
    assert refused.value.field == "published"


def test_the_published_holidays_are_whole() -> None:
    found = holidays.published()
    assert "Ende 2028" in next(field.label for field in DAYS_OFF.fields() if field.name == "published")
    assert {one.first_on.year for one in found if one.first_on} == {2026, 2027, 2028}
    for year in (2026, 2027, 2028):
        names = [one.name for one in found if one.first_on and one.first_on.year == year]
        assert {"Osterferien", "Sommerferien", "Herbstferien", "Weihnachtsferien"} <= set(names)
    for one, after in pairwise(found):
        assert one.last_on is not None
        assert after.first_on is not None
        assert one.last_on < after.first_on
