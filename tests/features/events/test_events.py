from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.paging import Filter, PageRequest, Test
from app.features.events.excel import SHEETS
from app.features.events.queries import appointments as queries
from app.features.events.rules import appointments as rules
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.screen.appointments import EventsScreen
from app.features.events.service import appointments as service
from db.models import Consultation
from db.store import Store
from tests.kit import factories
from tests.kit.faults import every_statement_fails_once
from tests.kit.office import CLOCK, NOW
from tests.kit.qt import inline_context, press, type_into

DRAFT = AppointmentDraft(
    title="Jour fixe mit dem Bauamt",
    starts_at=datetime(2026, 11, 25, 10),
    ends_at=datetime(2026, 11, 25, 11),
    place="Rathaus",
)


def saved(store: Store, draft: AppointmentDraft = DRAFT, record_id: int | None = None) -> int:
    with store.write("Termin speichern") as session:
        return service.save(session, draft, record_id)


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(Refused) as caught:
        rules.checked(replace(DRAFT, title=" ", ends_at=datetime(2026, 11, 25, 9), note="x" * 100_001))
    assert {one.field for one in caught.value.all} == {"title", "ends_at", "note"}


def test_an_appointment_comes_back_as_it_was_typed(store: Store) -> None:
    record_id = saved(store)
    with store.read() as session:
        assert queries.detail(session, record_id).draft == DRAFT


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"kind": "party"}, "kind"),
        ({"starts_at": None}, "starts_at"),
        ({"ends_at": datetime(2026, 11, 25, 9)}, "ends_at"),
        ({"ends_at": datetime(2028, 11, 25, 9)}, "ends_at"),
        ({"starts_at": datetime(1, 1, 1), "ends_at": datetime(1, 1, 1)}, "starts_at"),
        ({"starts_at": datetime(9999, 12, 31), "ends_at": datetime(9999, 12, 31)}, "starts_at"),
        ({"repeat": "daily", "every": 10**12}, "every"),
        ({"repeat": "daily", "every": 0}, "every"),
    ],
)
def test_what_cannot_be_right_is_refused_beside_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        rules.checked(replace(DRAFT, **change))  # type: ignore[arg-type] # one field at a time
    assert refused.value.field == field


def test_without_an_end_it_lasts_an_hour() -> None:
    ends_at = rules.checked(replace(DRAFT, ends_at=None)).ends_at
    assert ends_at == datetime(2026, 11, 25, 11)


@pytest.mark.parametrize(("name", "field"), [("staff_id", "staff_id"), ("measure_id", "measure_id")])
def test_links_must_lead_somewhere(store: Store, name: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        saved(store, replace(DRAFT, **{name: 4711}))
    assert refused.value.field == field


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-400, 400))
def test_weeks_are_named_from_today(today: date, days: int) -> None:
    label = rules.week_label(today + timedelta(days=days), today)
    monday = today - timedelta(days=today.weekday())
    weeks = ((today + timedelta(days=days)) - monday).days // 7
    near = {-1: "Letzte Woche", 0: "Diese Woche", 1: "Nächste Woche"}
    assert label == near[weeks] if weeks in near else label.startswith("KW ")


def test_a_span_over_midnight_names_the_day() -> None:
    assert rules.span(datetime(2026, 11, 20, 20), datetime(2026, 11, 21, 2)) == "20:00 – Sa 21.11., 02:00"


def test_talks_held_there_stay_when_it_goes(store: Store) -> None:
    record_id = saved(store)
    with store.write("Beratung") as session:
        talk_id = factories.consultation(session, appointment_id=record_id).id
    with store.write("Termin löschen") as session:
        service.remove(session, record_id)
    with store.read() as session:
        assert session.get_one(Consultation, talk_id).appointment_id is None
    store.undo()
    with store.read() as session:
        assert session.get_one(Consultation, talk_id).appointment_id == record_id


def test_a_failing_disk_leaves_nothing_behind(store: Store) -> None:
    assert every_statement_fails_once(store, lambda: saved(store)) > 3


def test_a_day_as_the_end_of_a_filter_means_all_of_it(store: Store) -> None:
    saved(store)
    saved(store, replace(DRAFT, title="Abends", starts_at=datetime(2026, 11, 26, 19), ends_at=None))
    until = Filter("starts_at", Test.AT_MOST, date(2026, 11, 25))
    with store.read() as session:
        rows = queries.page(session, PageRequest(filters=(until,))).rows
    assert [(row.title, row.group) for row in rows] == [("Jour fixe mit dem Bauamt", "Nächste Woche")]


def test_the_sheet_holds_the_four_weeks_that_follow(store: Store) -> None:
    days = {"davor": 22, "erster": 23, "letzter": 20, "danach": 21}
    for title, day in days.items():
        month = 12 if title in {"letzter", "danach"} else 11
        saved(store, replace(DRAFT, title=title, starts_at=datetime(2026, month, day, 9), ends_at=None))
    with store.read() as session:
        rows = list(SHEETS[0].rows(session, date(2026, 11, 16), date(2026, 11, 22)))
    assert [row.title for row in rows] == ["erster", "letzter"]


def test_an_appointment_is_typed_in_the_window(store: Store, qtbot: QtBot) -> None:
    context = inline_context(store, CLOCK)
    screen = EventsScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1400, 900)
    screen.show()
    screen.start()
    screen.new_record()
    type_into(screen, "title", "Sitzung des Quartiersbeirats")
    screen.save()
    with store.read() as session:
        row = queries.page(session, PageRequest()).rows[0]
    assert (row.title, row.starts_at) == ("Sitzung des Quartiersbeirats", NOW.replace(hour=11))
    press(screen, "Beratung dazu")
    assert context.begun == [("consultation", {"appointment_id": row.id})]
    context.close()
