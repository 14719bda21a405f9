from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.ids import Ref
from app.features.events.queries.occurrences import between
from app.features.events.screen.calendar import CalendarScreen
from app.features.events.service import calendar as service
from db.models import Appointment
from db.store import Store
from tests.features.events.calendar_desk import ALT, HOUR, MEETING, add, named, pull, starts
from tests.kit.faults import every_statement_fails_once
from tests.kit.qt import SeenContext, dialog, press, spoken


def test_a_pulled_date_is_moved_in_one_step_and_comes_back(
    screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    pull(screen, named(screen, "Jour fixe"), date(2026, 11, 27))
    assert starts(store, "Jour fixe") == ["27. 14:00"]
    assert "Termin „Jour fixe“ verschoben" in spoken(context)
    context.undo()
    assert starts(store, "Jour fixe") == ["20. 14:00"]
    assert named(screen, "Jour fixe").starts_at == MEETING


def test_the_keys_alone_move_and_open_a_date(
    screen: CalendarScreen, store: Store, context: SeenContext, ids: dict[str, int]
) -> None:
    view = screen.board.view
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Right, ALT)
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    assert starts(store, "Jour fixe") == ["28. 14:00"]
    assert view.chosen is not None
    assert "Jour fixe" in view.accessibleName()
    assert view.day == date(2026, 11, 28)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert context.opened == [Ref("appointment", ids["meeting"])]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Nur diesen", ["03. 15:00", "11. 15:00", "17. 15:00", "24. 15:00"]),
        ("Diesen und alle folgenden", ["03. 15:00", "11. 15:00", "18. 15:00", "25. 15:00"]),
        ("Alle", ["04. 15:00", "11. 15:00", "18. 15:00", "25. 15:00"]),
        ("Abbrechen", ["03. 15:00", "10. 15:00", "17. 15:00", "24. 15:00"]),
    ],
)
def test_a_series_is_asked_how_much_of_it(
    screen: CalendarScreen, store: Store, word: str, expected: list[str]
) -> None:
    tuesday = date(2026, 11, 10)
    pull(screen, named(screen, "Sprechzeit", tuesday), date(2026, 11, 11))
    press(dialog(), word)
    assert starts(store, "Sprechzeit") == expected
    seen = sorted(one.starts_at for one in screen.board.view.shown.occurrences if one.title == "Sprechzeit")
    assert [f"{at:%d. %H:%M}" for at in seen if at.month == 11] == expected


def test_dates_of_others_are_not_moved_and_it_is_said_why(
    screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    pull(screen, named(screen, "Elternabend"), date(2026, 11, 27))
    assert starts(store, "Elternabend") == ["20. 18:00"]
    assert "Gesamtschule Nord" in spoken(context)[-1]


def test_a_move_that_conflicts_is_done_and_says_with_what(
    screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    with store.write("Noch einer") as session:
        add(session, "Pressetermin", datetime(2026, 11, 27, 14))
    pull(screen, named(screen, "Jour fixe"), date(2026, 11, 27))
    assert starts(store, "Jour fixe") == ["27. 14:00"]
    assert "Pressetermin" in spoken(context)[-1]
    assert "Freitag, 27. November 2026, 14:00–15:00" in spoken(context)[-1]


def test_a_date_that_is_gone_is_told_and_vanishes(
    screen: CalendarScreen, store: Store, context: SeenContext, ids: dict[str, int]
) -> None:
    before = named(screen, "Jour fixe")
    store.listeners.clear()
    with store.write("Löschen") as session:
        session.delete(session.get_one(Appointment, ids["meeting"]))
    pull(screen, before, date(2026, 11, 27))
    assert "gibt es nicht mehr" in spoken(context)[-1]
    assert all(one.title != "Jour fixe" for one in screen.board.view.shown.occurrences)


def test_a_date_is_removed_with_the_keys_and_comes_back(
    screen: CalendarScreen, store: Store, context: SeenContext
) -> None:
    view = screen.board.view
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert starts(store, "Jour fixe") == []
    context.undo()
    assert starts(store, "Jour fixe") == ["20. 14:00"]
    view.choose(named(screen, "Sprechzeit", date(2026, 11, 10)), date(2026, 11, 10))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    press(dialog(), "Nur diesen")
    assert starts(store, "Sprechzeit") == ["03. 15:00", "17. 15:00", "24. 15:00"]


def test_a_failing_disk_moves_nothing(store: Store, ids: dict[str, int]) -> None:
    with store.read() as session:
        before = next(
            one for one in between(session, MEETING.date(), MEETING.date()) if one.ref.id == ids["meeting"]
        )
    after = replace(before, starts_at=MEETING + HOUR, ends_at=MEETING + 2 * HOUR)

    def move() -> None:
        with store.write("Verschieben") as session:
            service.relocate(session, before, after, "this")

    assert every_statement_fails_once(store, move) > 3
