from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.domain.errors import Refused
from app.domain.paging import Filter, PageRequest, Test
from app.domain.sheets import Desk
from app.features.consultations.queries import defaults
from app.features.events.excel import SHEETS, hours_book
from app.features.events.queries import appointments as queries
from app.features.events.queries import office_hours, sheet
from app.features.events.queries.occurrences import between
from app.features.events.rules.appointments import AppointmentDraft, ExceptionLine
from app.features.events.screen.office_hours import OfficeHourPanel
from app.features.events.service import appointments as service
from app.features.today.queries import standing
from db.models import Calendar, CalendarEntry, CalendarException, ConsultationTopic
from db.store import Store
from tests.kit import factories
from tests.kit.faults import every_statement_fails_once
from tests.kit.office import CLOCK, NOW
from tests.kit.qt import inline_context, said

TUESDAY = datetime(2026, 11, 3, 14)
DRAFT = AppointmentDraft(
    title="Sprechzeit",
    kind="office_hour",
    starts_at=TUESDAY,
    ends_at=TUESDAY + timedelta(hours=2),
    place="Büro",
    repeat="weekly",
    days=(1,),
)


def saved(store: Store, draft: AppointmentDraft = DRAFT, record_id: int | None = None) -> int:
    with store.write("Termin speichern") as session:
        return service.save(session, draft, record_id)


def draft_of(store: Store, record_id: int) -> AppointmentDraft:
    with store.read() as session:
        return queries.detail(session, record_id).draft


def test_all_of_it_comes_back_as_it_was_typed(store: Store) -> None:
    with store.write("Team") as session:
        staff_id = factories.staff(session).id
        calendar = Calendar(name="Schule")
        session.add(calendar)
        session.flush()
        calendar_id = calendar.id
    lines = (
        ExceptionLine(date(2026, 11, 10)),
        ExceptionLine(date(2026, 11, 17), "otherwise", datetime(2026, 11, 18, 9), staff_id, "Rathaus"),
    )
    draft = replace(
        DRAFT,
        kind="other",
        team=(staff_id,),
        calendar_id=calendar_id,
        audience="Alle",
        street="Ring",
        exceptions=lines,
    )
    record_id = saved(store, draft)
    found = draft_of(store, record_id)
    assert found.exceptions == tuple(
        replace(line, original_at=datetime.combine(line.on or date.min, TUESDAY.time())) for line in lines
    )
    assert replace(found, exceptions=lines, rule="") == draft
    again = saved(store, found, record_id)
    assert draft_of(store, again) == found


def test_a_series_begins_with_the_first_day_its_rule_has(store: Store) -> None:
    record_id = saved(store, replace(DRAFT, days=(3,)))
    assert draft_of(store, record_id).starts_at == datetime(2026, 11, 5, 14)


def test_exceptions_go_along_when_the_series_is_moved_in_its_form(store: Store) -> None:
    lines = (
        ExceptionLine(date(2026, 11, 10)),
        ExceptionLine(date(2026, 11, 17), "otherwise", place="Rathaus"),
    )
    record_id = saved(store, replace(DRAFT, exceptions=lines))
    later = TUESDAY + timedelta(days=1, hours=1)
    changed = replace(
        draft_of(store, record_id), days=(2,), starts_at=later, ends_at=later + timedelta(hours=1)
    )
    saved(store, changed, record_id)
    with store.read() as session:
        found = between(session, date(2026, 11, 1), date(2026, 11, 30))
    assert [(one.starts_at.day, one.starts_at.hour, one.place) for one in found] == [
        (4, 15, "Büro"),
        (18, 15, "Rathaus"),
        (25, 15, "Büro"),
    ]


def test_an_exception_needs_a_day_the_series_has(store: Store) -> None:
    with pytest.raises(Refused, match="keinen Termin") as refused:
        saved(store, replace(DRAFT, exceptions=(ExceptionLine(date(2026, 11, 11)),)))
    assert refused.value.field == "exceptions[0].on"
    with pytest.raises(Refused) as refused:
        saved(
            store, replace(DRAFT, exceptions=(ExceptionLine(date(2026, 11, 10), "otherwise", staff_id=4711),))
        )
    assert refused.value.field == "exceptions[0].staff_id"


@pytest.mark.parametrize(("change", "field"), [({"calendar_id": 9}, "calendar_id"), ({"team": (9,)}, "team")])
def test_what_it_points_to_must_be_there(store: Store, change: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        saved(store, replace(DRAFT, **change))  # type: ignore[arg-type] # one field at a time
    assert refused.value.field == field


def test_a_rule_from_a_file_that_means_no_day_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="keinen einzigen") as refused:
        saved(store, replace(DRAFT, repeat="custom", rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
    assert refused.value.field == "repeat"


def test_a_series_that_becomes_one_date_loses_its_exceptions_and_undo_brings_them_back(store: Store) -> None:
    record_id = saved(store, replace(DRAFT, exceptions=(ExceptionLine(date(2026, 11, 10)),)))
    saved(store, replace(draft_of(store, record_id), repeat="never"), record_id)
    with store.read() as session:
        assert session.scalars(select(CalendarException)).all() == []
        assert session.scalars(select(CalendarEntry.rule)).all() == [""]
    store.undo()
    assert len(draft_of(store, record_id).exceptions) == 1


def test_the_last_day_of_a_series_is_kept(store: Store) -> None:
    record_id = saved(store, replace(DRAFT, end="count", count=3))
    with store.read() as session:
        assert session.scalar(select(CalendarEntry.last_on)) == date(2026, 11, 17)
    saved(store, replace(draft_of(store, record_id), end="endless"), record_id)
    with store.read() as session:
        assert session.scalar(select(CalendarEntry.last_on)) is None


def test_a_failing_disk_leaves_nothing_behind(store: Store) -> None:
    with store.write("Team") as session:
        staff_id = factories.staff(session).id
    draft = replace(DRAFT, team=(staff_id,), exceptions=(ExceptionLine(date(2026, 11, 10)),))
    assert every_statement_fails_once(store, lambda: saved(store, draft)) > 8


def test_the_sheet_and_the_first_page_show_each_date_of_a_series_and_none_of_others(store: Store) -> None:
    with store.write("Kalender") as session:
        calendar = Calendar(name="Schule")
        session.add(calendar)
        session.flush()
        calendar_id = calendar.id
        staff_id = factories.staff(session, name="Carla Vogt", initials="CV").id
    lines = (
        ExceptionLine(date(2026, 11, 24), "otherwise", staff_id=staff_id, place="Rathaus"),
        ExceptionLine(date(2026, 12, 8)),
    )
    record_id = saved(store, replace(DRAFT, exceptions=lines))
    saved(store, replace(DRAFT, title="Elternabend", calendar_id=calendar_id))
    with store.read() as session:
        rows = list(SHEETS[0].rows(session, date(2026, 11, 16), date(2026, 11, 22)))
        now = list(sheet.rows_now(session, {row.uid for row in rows}))
        week = standing.dates(session, date(2026, 11, 23))
        hours = defaults(session, now=datetime(2026, 11, 24, 15), staff_id=None)
    assert [(row.day.day, row.place, row.staff) for row in rows] == [
        (24, "Rathaus", "Carla Vogt"),
        (1, "Büro", ""),
        (15, "Büro", ""),
    ]
    assert len({row.uid for row in rows}) == 3
    assert {row.uid: row.starts_at for row in now} == {row.uid: row.starts_at for row in rows}
    assert [(one.title, one.starts_at, one.place) for one in week] == [
        ("Sprechzeit", datetime(2026, 11, 24, 14), "Rathaus")
    ]
    running = hours.hour_at(datetime(2026, 11, 24, 15))
    assert running is not None
    assert running.id == record_id


def test_what_the_city_changes_in_one_date_of_a_series_changes_that_one(store: Store) -> None:
    record_id = saved(store, replace(DRAFT, note="Bitte klingeln."))
    parts = SHEETS[0].parts
    assert parts is not None
    with store.read() as session:
        second = list(SHEETS[0].rows(session, date(2026, 11, 16), date(2026, 11, 22)))[1]
        assert parts.owners(session, {second.uid, "x"}) == {second.uid: record_id}
    with store.write("Rückmeldung") as session:
        values = {"title": "Sprechzeit mit Bauamt", "place": "Büro", "note": "Bitte klingeln.\nMit Plänen."}
        parts.write(session, second.uid, values, Desk(NOW))
    with store.read() as session:
        rows = list(SHEETS[0].rows(session, date(2026, 11, 16), date(2026, 11, 22)))
        (kept,) = session.scalars(select(CalendarException)).all()
    assert [row.title for row in rows] == ["Sprechzeit", "Sprechzeit mit Bauamt", "Sprechzeit", "Sprechzeit"]
    assert (kept.place, kept.note, rows[1].note) == ("", "Mit Plänen.", "Bitte klingeln.\nMit Plänen.")
    with store.write("Rückmeldung") as session, pytest.raises(Refused, match="gehört zur ganzen Serie"):
        parts.write(session, second.uid, {"note": "Bitte nicht klingeln."}, Desk(NOW))
    with store.write("Rückmeldung") as session:
        parts.write(session, second.uid, {"title": "Sprechzeit", "note": "Bitte klingeln."}, Desk(NOW))
    with store.read() as session:
        assert session.scalars(select(CalendarException)).all() == []
    with store.write("Rückmeldung") as session, pytest.raises(Refused, match="gibt es nicht mehr"):
        parts.write(session, "x", {}, Desk(NOW))


def test_the_list_shows_a_series_at_its_next_date(store: Store) -> None:
    saved(store, replace(DRAFT, exceptions=(ExceptionLine(date(2026, 11, 24)),)))
    saved(store, replace(DRAFT, title="Vorbei", end="count", count=1))
    ahead = (
        Filter("starts_at", Test.AT_LEAST, NOW.date()),
        Filter("starts_at", Test.AT_MOST, date(2026, 12, 4)),
    )
    with store.read() as session:
        rows = queries.page(session, PageRequest(filters=ahead)).rows
        every = queries.page(session, PageRequest()).rows
    assert [(row.title, row.starts_at, row.repeats) for row in rows] == [
        ("Sprechzeit", datetime(2026, 12, 1, 14), "Wöchentlich am Dienstag")
    ]
    assert {row.title for row in every} == {"Sprechzeit", "Vorbei"}


def page(store: Store, first: date | None, last: date | None, **more: object) -> list[tuple[str, datetime]]:
    filters = []
    if first is not None:
        filters.append(Filter("starts_at", Test.AT_LEAST, first))
    if last is not None:
        filters.append(Filter("starts_at", Test.AT_MOST, last))
    request = PageRequest(filters=tuple(filters), sort="starts_at", **more)
    with store.read() as session:
        found = queries.page(session, request)
    assert found.total == len(found.rows)
    return [(row.title, row.starts_at) for row in found.rows]


def test_a_period_shows_series_that_have_a_date_in_it_at_that_date(store: Store) -> None:
    """Today is Friday, 20 November; a date that was moved counts where it is now."""
    moved = ExceptionLine(date(2026, 11, 24), "otherwise", starts_at=datetime(2026, 11, 30, 9))
    saved(store, replace(DRAFT, exceptions=(moved, ExceptionLine(date(2026, 12, 1)))))
    market, once = datetime(2026, 11, 12, 14), datetime(2026, 11, 25, 8)
    saved(store, replace(DRAFT, title="Markt", repeat="monthly", days=(), starts_at=market, ends_at=market))
    saved(store, replace(DRAFT, title="Einmal", repeat="never", starts_at=once, ends_at=once))
    at = datetime
    assert page(store, date(2026, 11, 23), date(2026, 11, 29)) == [("Einmal", at(2026, 11, 25, 8))]
    assert page(store, date(2026, 11, 16), date(2026, 11, 22)) == [("Sprechzeit", at(2026, 11, 17, 14))]
    assert page(store, date(2026, 11, 30), date(2026, 12, 6)) == [("Sprechzeit", at(2026, 11, 30, 9))]
    assert page(store, date(2026, 12, 1), date(2026, 12, 31)) == [
        ("Sprechzeit", at(2026, 12, 8, 14)),
        ("Markt", at(2026, 12, 12, 14)),
    ]
    assert page(store, date(2026, 10, 1), date(2026, 10, 31)) == []
    assert page(store, date(2027, 1, 1), None, descending=True) == [
        ("Markt", at(2027, 1, 12, 14)),
        ("Sprechzeit", at(2027, 1, 5, 14)),
    ]
    assert page(store, None, date(2026, 11, 11)) == [("Sprechzeit", at(2026, 11, 3, 14))]


def test_an_office_hour_is_reckoned_up(store: Store, qtbot: QtBot) -> None:
    record_id = saved(store, replace(DRAFT, exceptions=(ExceptionLine(date(2026, 11, 10)),)))
    with store.write("Beratungen") as session:
        topic = factories.code(session, "topic", "Sanierung")
        for minutes in (20, 40, 30):
            talk = factories.consultation(
                session, began_at=TUESDAY, minutes=minutes, appointment_id=record_id
            )
            session.add(ConsultationTopic(consultation_id=talk.id, code_id=topic.id, position=0))
    with store.read() as session:
        (one,) = office_hours.statistics(session, date(2026, 11, 1), date(2026, 11, 30))
    assert (one.held, one.cancelled, one.minutes, one.talks, one.talk_minutes) == (2, 1, 240, 3, 90)
    assert (one.per_time, one.per_hour, one.topic_words) == ("1,5", "0,8", "Sanierung 3")
    book = hours_book((one,), "Büro", date(2026, 11, 1), date(2026, 11, 30), NOW, lambda *_: None)
    assert book.startswith(b"PK")
    context = inline_context(store, CLOCK)
    panel = OfficeHourPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    with store.read() as session:
        panel.show_record(queries.detail(session, record_id))
    assert "2-mal gehalten, 1-mal ausgefallen, 4:00" in said(panel)
    assert panel.table.model.rowCount() == 2
    context.close()


def test_a_further_date_of_a_file_stays_when_the_form_is_saved(store: Store) -> None:
    record_id = saved(store)
    further = datetime(2026, 11, 6, 9)
    with store.write("Aus der Datei") as session:
        session.add(CalendarException(appointment_id=record_id, original_at=further))
    saved(store, replace(draft_of(store, record_id), title="Offene Sprechzeit"), record_id)
    with store.read() as session:
        found = between(session, date(2026, 11, 3), date(2026, 11, 10))
    assert [one.starts_at.day for one in found] == [3, 6, 10]
