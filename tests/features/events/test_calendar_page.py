from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.features.events.queries import calendar as queries
from app.features.events.queries.occurrences import between
from app.features.events.screen.calendar import CalendarScreen
from app.ui.calendar.spans import ViewKind
from db.models import Appointment, Staff
from db.store import Store
from tests.features.events.calendar_desk import LEFT, MEETING, named
from tests.kit.office import CLOCK
from tests.kit.qt import SeenContext, inline_context, press, said, threaded_context


def test_a_month_shows_ours_and_theirs_and_days_off(screen: CalendarScreen) -> None:
    view = screen.board.view
    titles = [one.title for one in view.shown.by_day[MEETING.date()]]
    assert titles == ["Jour fixe", "Elternabend"]
    assert view.shown.public[date(2026, 11, 1)] == "Allerheiligen"
    assert sum(one.title == "Sprechzeit" for one in view.shown.occurrences) == 5
    screen.board.leaf(1)
    assert view.shown.school[date(2026, 12, 24)] == "Weihnachtsferien"


def asked(context: SeenContext) -> list[str]:
    """What is read from now on, by slot."""
    slots: list[str] = []
    look = context.look

    def heard(*given: Any, **more: Any) -> None:
        slots.append(more["slot"])
        look(*given, **more)

    context.look = heard  # type: ignore[method-assign] # only listens
    return slots


def test_what_lies_before_and_behind_is_read_ahead(
    qtbot: QtBot, screen: CalendarScreen, context: SeenContext
) -> None:
    slots = asked(context)
    screen.board.leaf(1)
    qtbot.waitUntil(lambda: "calendar next" in slots)
    slots.clear()
    screen.board.leaf(1)
    assert screen.weeks.complete()
    assert "calendar seen" not in slots


def test_what_was_read_before_a_change_is_read_once_more(screen: CalendarScreen, store: Store) -> None:
    with store.read() as session:
        seen = queries.seen(session, date(2026, 11, 16), date(2026, 11, 22))
    weeks = screen.weeks
    weeks.forget()
    late = {seen.first: seen}
    weeks.take(late, fresh=False)
    assert not weeks.complete()


def test_the_card_says_all_and_leads_on(
    screen: CalendarScreen, store: Store, context: SeenContext, ids: dict[str, int]
) -> None:
    with store.write("Wer") as session:
        person = Staff(name="Mara Linde", initials="ML")
        session.add(person)
        session.flush()
        session.get_one(Appointment, ids["meeting"]).staff_id = person.id
    view, one = screen.board.view, named(screen, "Jour fixe")
    room = view.room_of(one)
    assert room is not None
    QTest.mouseClick(view.viewport(), LEFT, pos=room.center())
    card = screen.board.card
    text = said(card)
    for part in (
        "Besprechung",
        "Jour fixe",
        "Freitag, 20. November 2026, 14:00–15:00",
        "Rathaus",
        "Mara Linde",
    ):
        assert part in text
    assert screen.board.rect().contains(card.geometry())
    press(card, "Beratung dazu")
    assert context.begun == [("consultation", {"appointment_id": ids["meeting"]})]
    assert not card.isVisible()
    view.pick(one)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert view.hasFocus()


def test_a_drawn_date_begins_in_the_form(screen: CalendarScreen, context: SeenContext) -> None:
    QTest.keyClick(screen.board.view, Qt.Key.Key_N)
    assert context.begun.pop() == ("appointment", {"starts_at": datetime(2026, 11, 20, 11)})
    press(screen, "Neuer Termin")
    assert context.begun.pop() == ("appointment", {"starts_at": datetime(2026, 11, 20, 11)})
    begin = datetime(2026, 11, 23)
    screen.board.drawn.emit(begin, begin + timedelta(days=1), True)
    preset = {"starts_at": begin, "ends_at": begin + timedelta(days=1), "all_day": True}
    assert context.begun.pop() == ("appointment", preset)


def test_ticks_and_the_view_are_remembered(
    qtbot: QtBot, screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    del context
    press(screen.board.side, "Gesamtschule Nord")
    screen.board.show_view(ViewKind.WEEK)
    again = inline_context(store, CLOCK)
    other = CalendarScreen(again)
    qtbot.addWidget(other)
    other.start()
    assert other.board.view.kind is ViewKind.WEEK
    titles = {one.title for one in other.board.view.shown.occurrences}
    assert "Elternabend" not in titles
    assert "Jour fixe" in titles
    again.close()


def test_an_empty_calendar_says_what_to_do_first(qtbot: QtBot, store: Store) -> None:
    made = inline_context(store, CLOCK)
    screen = CalendarScreen(made)
    qtbot.addWidget(screen)
    screen.resize(1280, 900)
    screen.show()
    screen.start()
    assert "Kalenderdateien" in said(screen.board.side)
    made.close()


def test_beside_the_window_the_same_is_read(qtbot: QtBot, store: Store, ids: dict[str, int]) -> None:
    del ids
    made = threaded_context(store, CLOCK)
    slots = asked(made)
    screen = CalendarScreen(made)
    qtbot.addWidget(screen)
    screen.resize(1280, 900)
    screen.show()
    screen.start()
    # What is read ahead, too: nothing may be under way when the page goes.
    qtbot.waitUntil(lambda: "calendar previous" in slots and made.jobs.running() == 0)
    assert screen.weeks.complete()
    assert named(screen, "Jour fixe").starts_at == MEETING
    made.close()


def test_a_date_of_another_names_its_organiser(store: Store, ids: dict[str, int]) -> None:
    with store.read() as session:
        theirs = next(
            one for one in between(session, MEETING.date(), MEETING.date()) if one.ref.id == ids["theirs"]
        )
        found = queries.detail(session, theirs)
    assert (found.organiser, found.conflicts) == ("", ())
