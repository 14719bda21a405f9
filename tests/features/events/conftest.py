"""The page of the calendar on a real office."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from app.features.events.screen.calendar import CalendarScreen
from db.models import Calendar, SchoolHoliday
from db.store import Store
from tests.features.events.calendar_desk import HOUR, MEETING, add
from tests.kit.office import CLOCK
from tests.kit.qt import SeenContext, activate, inline_context

TUESDAY = datetime(2026, 11, 3, 15)


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """A meeting, a series, a date of a school, holidays."""
    with store.write("Termine") as session:
        school = Calendar(name="Gesamtschule Nord", colour="plum")
        session.add(school)
        session.add(
            SchoolHoliday(name="Weihnachtsferien", first_on=date(2026, 12, 23), last_on=date(2027, 1, 6))
        )
        session.flush()
        return {
            "meeting": add(session, "Jour fixe", MEETING),
            "series": add(session, "Sprechzeit", TUESDAY, "office_hour", rule="FREQ=WEEKLY;BYDAY=TU"),
            "theirs": add(session, "Elternabend", MEETING + 4 * HOUR, "other", calendar_id=school.id),
        }


@pytest.fixture
def context(store: Store) -> Iterator[SeenContext]:
    made = inline_context(store, CLOCK)
    yield made
    made.close()


@pytest.fixture
def screen(qtbot: QtBot, context: SeenContext, ids: dict[str, int]) -> CalendarScreen:
    del ids
    made = CalendarScreen(context)
    qtbot.addWidget(made)
    made.resize(1280, 900)
    made.show()
    made.start()
    activate(qtbot, made)
    made.board.view.setFocus()
    return made
