"""The page of appointments with an event in front, for tests."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from pytestqt.qtbot import QtBot

from app.features.events.screen.appointments import EventsScreen
from tests.features.events.festival import FEST
from tests.kit.office import NOW
from tests.kit.qt import SeenContext, open_page

SOON = replace(FEST, starts_at=NOW + timedelta(days=30), ends_at=NOW + timedelta(days=30, hours=8))


def opened(qtbot: QtBot, context: SeenContext, appointment_id: int) -> EventsScreen:
    """The page with this event's record."""
    screen = EventsScreen(context)
    open_page(qtbot, screen)
    screen.open_record(appointment_id)
    return screen


def tab(screen: EventsScreen, title: str) -> Any:
    """The panel of a tab, brought to the front."""
    bar = screen.panel.bar
    at = next(at for at in range(bar.count()) if bar.tabText(at) == title)
    bar.setCurrentIndex(at)
    return screen.panel.built()[at]
