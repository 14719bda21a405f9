from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.features.events.queries import holidays
from app.features.events.queries.occurrences import between
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.screen.appointments import EventsScreen
from app.features.events.screen.settings import ask_days_off
from app.features.events.service import appointments as service
from db.models import Calendar
from db.store import Store
from tests.kit.office import CLOCK
from tests.kit.qt import answer, inline_context, open_page, press, said, texts, type_into

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


def test_a_series_is_typed_in_the_window(store: Store, qtbot: QtBot) -> None:
    saved(
        store,
        replace(
            DRAFT,
            title="Beirat",
            starts_at=datetime(2026, 11, 24, 13),
            ends_at=datetime(2026, 11, 24, 15),
            repeat="never",
        ),
    )
    context = inline_context(store, CLOCK)
    screen = EventsScreen(context)
    open_page(qtbot, screen)
    screen.new_record(starts_at=datetime(2026, 11, 24, 14), kind="office_hour")
    type_into(screen, "title", "Sprechzeit Sanierung")
    type_into(screen, "place", "büro")
    type_into(screen, "repeat", "wöchentlich")
    type_into(screen, "every", "2")
    told = screen.editing.editor("rule")
    qtbot.waitUntil(lambda: bool(told.told))
    assert told.told[0].label == (
        "Alle 2 Wochen am Dienstag. Die nächsten: Di, 24.11.2026 · Di, 08.12.2026 · Di, 22.12.2026."
    )
    warned = screen.editing.editor("record_id")
    qtbot.waitUntil(lambda: bool(warned.told))
    assert warned.told[0].label.startswith("Derselbe Ort: „Beirat“, Di, 24.11.2026, 13:00–15:00")
    screen.save()
    with store.read() as session:
        found = between(session, date(2026, 12, 1), date(2026, 12, 31))
    assert [one.starts_at.day for one in found] == [8, 22]
    assert "Alle 2 Wochen am Dienstag, 14:00–15:00 · büro" in texts(screen)
    context.close()


def test_whole_days_ask_for_no_time(store: Store, qtbot: QtBot) -> None:
    context = inline_context(store, CLOCK)
    screen = EventsScreen(context)
    open_page(qtbot, screen)
    screen.new_record(starts_at=datetime(2026, 11, 24), ends_at=datetime(2026, 11, 25), all_day=True)
    type_into(screen, "title", "Klausur")
    assert not screen.editing.editor("starts_at").time.isVisible()
    screen.save()
    with store.read() as session:
        (one,) = between(session, date(2026, 11, 25), date(2026, 11, 25))
    assert (one.all_day, one.first, one.last) == (True, date(2026, 11, 24), date(2026, 11, 25))
    context.close()


def test_a_date_of_a_subscribed_file_is_only_read(store: Store, qtbot: QtBot) -> None:
    with store.write("Kalender") as session:
        calendar = Calendar(name="Schule", path="/schule.ics")
        session.add(calendar)
        session.flush()
        calendar_id = calendar.id
    record_id = saved(store, replace(DRAFT, calendar_id=calendar_id))
    context = inline_context(store, CLOCK)
    screen = EventsScreen(context)
    open_page(qtbot, screen)
    screen.open_record(record_id)
    assert "Kalenderdatei „Schule“" in said(screen)
    context.close()


def test_days_off_are_kept_in_their_dialog(store: Store, qtbot: QtBot) -> None:
    context = inline_context(store, CLOCK)
    screen = EventsScreen(context)
    open_page(qtbot, screen)
    ask_days_off(context, screen)
    answer("Speichern", pasted="Herbstferien; 17.10.2026; 31.10.2026\nBrauchtumstag\t08.02.2027")
    ask_days_off(context, screen)
    answer("Speichern", land="Hessen")

    with store.read() as session:
        draft = holidays.draft(session)
    assert draft.land == "HE"
    kept = [(one.name, one.first_on, one.last_on) for one in draft.school]
    assert kept.count(("Herbstferien", date(2026, 10, 17), date(2026, 10, 31))) == 1
    assert ("Brauchtumstag", date(2027, 2, 8), date(2027, 2, 8)) in kept
    assert len(kept) == len(holidays.published()) + 1, "a new office takes the published ones too"
    context.close()


def test_the_end_goes_along_with_the_beginning(store: Store, qtbot: QtBot) -> None:
    context = inline_context(store, CLOCK)
    screen = EventsScreen(context)
    open_page(qtbot, screen)
    begin = datetime(2026, 11, 24, 14)
    screen.new_record(starts_at=begin, ends_at=begin + timedelta(hours=2))
    starts, ends = (screen.editing.editor(name) for name in ("starts_at", "ends_at"))

    def typed(line: QLineEdit, text: str) -> None:
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, text)

    typed(starts.day.line, "7.12.2026")
    assert ends.value() == datetime(2026, 12, 7, 16)
    typed(starts.time.line, "17:30")
    assert ends.value() == datetime(2026, 12, 7, 19, 30)
    # What is no moment yet moves nothing.
    typed(starts.day.line, "bald")
    assert ends.value() == datetime(2026, 12, 7, 19, 30)
    typed(starts.day.line, "8.12.2026")
    assert ends.value() == datetime(2026, 12, 8, 19, 30)
    # Without a time of day, days move; the times are the same when they come back.
    whole = screen.editing.editor("all_day")
    qtbot.mouseClick(whole.target(), Qt.MouseButton.LeftButton)
    typed(starts.day.line, "10.12.2026")
    assert ends.value() == datetime(2026, 12, 10)
    qtbot.mouseClick(whole.target(), Qt.MouseButton.LeftButton)
    typed(starts.time.line, "9:30")
    assert (starts.value(), ends.value()) == (datetime(2026, 12, 10, 9, 30), datetime(2026, 12, 10, 11, 30))
    # Another record is not a move.
    screen.new_record(starts_at=begin, ends_at=begin + timedelta(hours=5))
    typed(screen.editing.editor("starts_at").time.line, "15:00")
    assert screen.editing.editor("ends_at").value() == begin + timedelta(hours=6)
    context.close()


def test_a_record_the_filter_hides_leaves_no_other_row_marked(store: Store, qtbot: QtBot) -> None:
    begin = CLOCK.now() + timedelta(days=3)
    soon, later = (
        saved(store, replace(DRAFT, starts_at=at, ends_at=at + timedelta(hours=1), repeat="never"))
        for at in (begin, begin + timedelta(days=200))
    )
    context = inline_context(store, CLOCK)
    screen = EventsScreen(context)
    open_page(qtbot, screen)
    screen.open_record(soon)
    assert screen.table.selected_ids() == (soon,)
    screen.open_record(later)
    assert screen.current is not None
    assert screen.current.id == later
    assert screen.table.selected_ids() == ()
    context.close()


def test_a_first_record_that_the_filter_hides_is_not_denied(store: Store, qtbot: QtBot) -> None:
    context = inline_context(store, CLOCK)
    screen = EventsScreen(context)
    open_page(qtbot, screen)
    assert "Hier stehen Ihre Termine" in texts(screen)
    begin = CLOCK.now() + timedelta(days=200)
    draft = replace(DRAFT, starts_at=begin, ends_at=begin + timedelta(hours=1), repeat="never")
    context.do("Termin speichern", lambda session: service.save(session, draft), owner=screen)
    assert "Hier stehen Ihre Termine" not in texts(screen)
    assert "Nichts gefunden" in texts(screen)
    press(screen, "Alle anzeigen")
    assert screen.table.model.rowCount() == 1
    context.close()
