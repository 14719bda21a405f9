from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.features.events.queries import conflicts as queries
from app.features.events.queries import holidays, preview
from app.features.events.queries.conflicts import Wanted
from app.features.events.rules import conflicts as rules
from app.features.events.rules.appointments import AppointmentDraft, ExceptionLine
from app.features.events.rules.conflicts import Claim, Other, Span, Why
from app.features.events.rules.days_off import DayRange, DaysOffDraft
from app.features.events.service import appointments as service
from app.features.events.service import days_off as days_service
from app.features.events.service import moving
from db.models import Calendar
from db.store import Store
from tests.kit import factories

DAY = datetime(2026, 11, 24, 14)
HOUR = timedelta(hours=1)
DRAFT = AppointmentDraft(title="Beirat", starts_at=DAY, ends_at=DAY + 2 * HOUR, place="Bürgerhaus, Saal 1")


def saved(store: Store, draft: AppointmentDraft = DRAFT) -> int:
    with store.write("Termin speichern") as session:
        return service.save(session, draft)


def told(store: Store, wanted: Wanted) -> list[str]:
    with store.read() as session:
        return [one.sentence for one in queries.find(session, wanted)]


WANTED = Wanted(DAY + HOUR, DAY + 3 * HOUR)


def test_nothing_is_in_the_way_of_a_date_that_shares_nothing(store: Store) -> None:
    saved(store)
    assert told(store, WANTED) == []
    assert told(store, replace(WANTED, place="Rathaus")) == []


def test_the_same_place_is_told_with_what_and_when(store: Store) -> None:
    saved(store)
    found = told(store, replace(WANTED, place="bürgerhaus saal 1"))
    assert found == ["Derselbe Ort: „Beirat“, Di, 24.11.2026, 14:00–16:00"]
    assert told(store, replace(WANTED, place="Bürgerhaus, Saal 1", starts_at=DAY + 2 * HOUR)) == []


def test_the_same_person_is_told_by_name(store: Store) -> None:
    with store.write("Team") as session:
        carla, jana = (factories.staff(session, name=name).id for name in ("Carla Vogt", "Jana Brinkhoff"))
    saved(store, replace(DRAFT, staff_id=carla, team=(jana,)))
    found = told(store, replace(WANTED, staff=(jana, None)))
    assert found == [
        "Jana Brinkhoff ist schon eingeteilt: „Beirat“, Di, 24.11.2026, 14:00–16:00, Bürgerhaus, Saal 1"
    ]


def test_a_closed_street_is_closed_all_day_and_its_addresses_at_the_time(store: Store) -> None:
    saved(store, replace(DRAFT, street="Bahnhofstr.; Markt"))
    evening = replace(WANTED, starts_at=DAY + 6 * HOUR, ends_at=DAY + 7 * HOUR)
    assert told(store, replace(evening, street="Bahnhofstraße"))[0].startswith(
        "Dieselbe Straße gesperrt: „Beirat“"
    )
    assert told(store, replace(WANTED, place="Bahnhofstraße 12"))[0].startswith(
        "Ort in der gesperrten Straße"
    )
    assert told(store, replace(evening, place="Bahnhofstraße 12")) == []


def test_the_same_audience_and_dates_of_others_are_told(store: Store) -> None:
    with store.write("Kalender") as session:
        calendar = Calendar(name="Grundschule")
        session.add(calendar)
        session.flush()
        calendar_id = calendar.id
    saved(store, replace(DRAFT, calendar_id=calendar_id, audience="Kinder", all_day=True))
    found = told(store, replace(WANTED, audience="Kinder"))
    assert found == ["Dieselbe Zielgruppe: „Beirat“ (Grundschule), Di, 24.11.2026, Bürgerhaus, Saal 1"]


def test_a_date_is_never_in_its_own_way_and_deadlines_take_nobody_s_time(store: Store) -> None:
    record_id = saved(store)
    saved(store, replace(DRAFT, kind="deadline", title="Frist"))
    assert told(store, replace(WANTED, place=DRAFT.place, own_id=record_id)) == []


def test_a_series_is_told_once_with_how_often(store: Store) -> None:
    saved(store, replace(DRAFT, repeat="weekly"))
    weekly = replace(WANTED, place=DRAFT.place, rule="FREQ=WEEKLY")
    found = told(store, weekly)
    assert found[0] == "Derselbe Ort: „Beirat“, Di, 24.11.2026, 14:00–16:00 und 25 weitere Male"


def test_what_began_days_before_still_goes_on(store: Store) -> None:
    saved(store, replace(DRAFT, starts_at=DAY - timedelta(days=40)))
    assert told(store, replace(WANTED, place=DRAFT.place))[0].startswith(
        "Derselbe Ort: „Beirat“, Do, 15.10.2026"
    )


def test_exceptions_of_a_series_count(store: Store) -> None:
    with store.write("Team") as session:
        staff_id = factories.staff(session, name="Carla Vogt").id
    lines = (
        ExceptionLine(date(2026, 12, 1)),
        ExceptionLine(date(2026, 12, 8), "otherwise", place="Rathaus", staff_id=staff_id),
        ExceptionLine(date(2026, 12, 15), "otherwise", datetime(2026, 12, 16, 9)),
    )
    saved(store, replace(DRAFT, repeat="weekly", exceptions=lines))
    at_hall = replace(WANTED, place=DRAFT.place)

    def on(day: int, hour: int = 14, **other: object) -> list[str]:
        starts_at = datetime(2026, 12, day, hour)
        return told(store, replace(at_hall, starts_at=starts_at, ends_at=starts_at + HOUR, **other))  # type: ignore[arg-type] # place or staff

    assert on(1) == []
    assert on(8) == []
    assert on(8, place="Rathaus") == ["Derselbe Ort: „Beirat“, Di, 08.12.2026, 14:00–16:00"]
    assert on(8, place="", staff=(staff_id,))[0].startswith("Carla Vogt ist schon eingeteilt")
    assert on(15) == []
    assert on(16, 9) == ["Derselbe Ort: „Beirat“, Mi, 16.12.2026, 09:00–11:00"]
    assert len(on(22)) == 1


def test_days_off_are_named(store: Store) -> None:
    with store.write("Ferien") as session:
        days_service.save(
            session,
            DaysOffDraft(
                land="NW",
                school=(DayRange("Weihnachtsferien", date(2026, 12, 23), date(2027, 1, 6)),),
                closed=(DayRange("Betriebsferien", date(2026, 12, 28), date(2026, 12, 31)),),
            ),
        )
    wanted = replace(WANTED, starts_at=datetime(2026, 12, 25, 10), ends_at=datetime(2026, 12, 29, 12))
    assert told(store, wanted) == [
        "Feiertag: Erster Weihnachtstag, Fr, 25.12.2026",
        "Feiertag: Zweiter Weihnachtstag, Sa, 26.12.2026",
        "Schulferien: Weihnachtsferien, So, 27.12.2026",
        "Büro geschlossen: Betriebsferien, Mo, 28.12.2026 und 1 weiterer Tag",
    ]
    assert told(store, replace(wanted, office=False)) == []
    with store.read() as session:
        days = holidays.named(session, date(2026, 12, 25), date(2026, 12, 28))
    assert [why for why, _ in days.values()].count(Why.PUBLIC) == 2


def test_more_than_a_few_conflicts_are_counted(store: Store) -> None:
    for number in range(rules.MOST + 3):
        saved(store, replace(DRAFT, title=f"Termin {number}"))
    found = told(store, replace(WANTED, place=DRAFT.place))
    assert len(found) == rules.MOST + 1
    assert found[-1] == "… und 3 weitere Überschneidungen"


def test_what_is_dragged_is_checked_where_it_is_put(store: Store) -> None:
    saved(store)
    with store.write("Team") as session:
        staff_id = factories.staff(session).id
    record_id = saved(
        store,
        replace(
            DRAFT,
            title="Anderes",
            starts_at=DAY + timedelta(days=1),
            staff_id=staff_id,
            ends_at=DAY + timedelta(days=1, hours=1),
            team=(staff_id,),
        ),
    )
    with store.read() as session:
        found = queries.moving(session, record_id, None, DAY, DAY + HOUR)
        gone = queries.moving(session, 4711, None, DAY, DAY + HOUR)
    assert [one.why for one in found] == [Why.PLACE]
    assert gone == ()
    with store.write("Verschieben") as session:
        moving.move(session, record_id, None, DAY, DAY + HOUR, "all")


def test_half_of_a_date_is_in_nobody_s_way(store: Store) -> None:
    saved(store)
    with store.read() as session:
        for draft in (
            AppointmentDraft(place=DRAFT.place),
            AppointmentDraft(place=DRAFT.place, starts_at=DAY, ends_at=DAY - HOUR),
            AppointmentDraft(place=DRAFT.place, starts_at=DAY, repeat="weekly", every=0),
        ):
            assert preview.conflicts_of(session, draft) == ()
        typed = AppointmentDraft(place=DRAFT.place, starts_at=DAY)
        assert [one.why for one in preview.conflicts_of(session, typed)] == [Why.PLACE]
        skipped = replace(typed, repeat="weekly", exceptions=(ExceptionLine(DAY.date()), ExceptionLine()))
        assert Why.PLACE not in {one.why for one in preview.conflicts_of(session, skipped)}


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 5))
SPANS = st.builds(lambda one, two: Span(min(one, two), max(one, two)), MOMENTS, MOMENTS)


@given(st.lists(SPANS, min_size=1, max_size=6), st.lists(SPANS, max_size=6))
def test_two_dates_collide_when_they_go_on_at_once(spans: Sequence[Span], others: Sequence[Span]) -> None:
    claim = Claim.of("Saal", "", "", ())
    found = rules.collisions(
        spans, claim, [Other(at, "Anderes", "Saal", claim, span) for at, span in enumerate(others)], dict
    )
    met = {one.appointment_id for one in found}
    assert met == {at for at, span in enumerate(others) if any(one.meets(span) for one in spans)}
    assert all(one.meets(span) == span.meets(one) for one in spans for span in others)
