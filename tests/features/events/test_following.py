"""Files that follow beside the window, and dates that go out as files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.features.events import ical
from app.features.events.queries import exchange as queries
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.rules.exchange import Target
from app.features.events.rules.selection import Selection
from app.features.events.screen import file_out
from app.features.events.screen.appointments import EventsScreen
from app.features.events.screen.following import CalendarFiles
from app.features.events.service import appointments
from app.features.events.service import exchange as service
from app.features.events.service.exchange import ReadFile
from app.ical.reading import read_calendar, silent
from app.ui.sheet import Sheet
from db.models import Appointment
from db.store import Store
from tests.features.events.test_files import put
from tests.ical.samples import GOOGLE
from tests.kit.faults import records
from tests.kit.office import CLOCK, NOW
from tests.kit.qt import SeenContext, dialog, inline_context, press, spoken


@pytest.fixture
def context(store: Store) -> Iterator[SeenContext]:
    made = inline_context(store, CLOCK)
    yield made
    made.close()


@pytest.fixture
def screen(context: SeenContext, qtbot: QtBot) -> EventsScreen:
    made = EventsScreen(context)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    made.start()
    return made


def test_a_calendar_follows_its_file(context: SeenContext, store: Store, tmp_path: Path) -> None:
    path = put(tmp_path, GOOGLE)
    target = Target("fresh", "Schule", subscribed=True)
    file = ical.read(path.read_bytes(), silent)
    wanted = ical.compared(file, (), missing=False).proposals
    with store.write("Einlesen") as session:
        service.take(session, wanted, target, ReadFile(str(path), file.sha256, CLOCK.now()), silent)
    before = records(store)
    files = CalendarFiles(context, context)
    files.start()
    assert records(store) == before
    put(tmp_path, GOOGLE.replace("SEQUENCE:3", "SEQUENCE:4").replace("SUMMARY:Eltern", "SUMMARY:Info-Eltern"))
    files.again()
    assert "1 geändert" in " ".join(spoken(context))
    path.unlink()
    files.again(asked=True)
    assert "bleibt, wie er zuletzt gelesen wurde" in " ".join(spoken(context))
    with store.read() as session:
        assert session.scalars(select(Appointment).where(Appointment.title.like("Info-%"))).one()


OFFICE_HOUR = AppointmentDraft(
    title="Sprechzeit",
    kind="office_hour",
    starts_at=datetime(2026, 12, 1, 10),
    ends_at=datetime(2026, 12, 1, 12),
    note="intern",
)


def choose(path: Path) -> None:
    """Answer the dialog of the system."""
    chooser = dialog()
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.reject()


def test_a_file_is_kept_current_after_changes_and_when_leaving(
    screen: EventsScreen, context: SeenContext, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "buero.ics"
    files = CalendarFiles(context, context)
    file_out.ask_current(context, screen)
    press(dialog(), "Datei wählen …")
    choose(path)
    qtbot.waitUntil(path.exists)
    with store.write("Termin speichern") as session:
        appointments.save(session, OFFICE_HOUR)
    files.leave()
    written = path.read_text(encoding="utf-8")
    assert "SUMMARY:Sprechzeit" in written
    assert "intern" not in written
    file_out.ask_current(context, screen)
    asked = dialog()
    assert isinstance(asked, Sheet)
    press(asked, "Nicht mehr aktuell halten")
    with store.read() as session:
        assert queries.kept_outgoing(session) is None


def test_dates_are_saved_as_a_file(
    screen: EventsScreen, context: SeenContext, store: Store, tmp_path: Path
) -> None:
    with store.write("Termin speichern") as session:
        appointments.save(session, OFFICE_HOUR)
    path = tmp_path / "termine.ics"
    file_out.ask(context, screen)
    press(dialog(), "Speichern …")
    choose(path)
    (item,) = read_calendar(path.read_bytes()).items
    assert (item.title, item.starts_at, item.note) == ("Sprechzeit", OFFICE_HOUR.starts_at, "")


def test_a_selection_without_dates_writes_nothing(screen: EventsScreen, context: SeenContext) -> None:
    file_out.ask(context, screen)
    press(dialog(), "Speichern …")
    assert "kein Termin" in " ".join(spoken(context))


def test_the_page_offers_it_all(screen: EventsScreen) -> None:
    press(screen, "Kalender …")
    (menu,) = [one for one in screen.findChildren(QMenu) if one.isVisible()]
    assert [entry.text() for entry in menu.actions()][-4:] == [
        "Kalenderdatei einlesen …",
        "Als Kalenderdatei speichern …",
        "Kalenderdateien neu lesen",
        "Kalenderdatei aktuell halten …",
    ]
    menu.close()


def test_a_change_makes_a_newer_version(store: Store) -> None:
    with store.write("Termin speichern") as session:
        record_id = appointments.save(session, OFFICE_HOUR)
    versions = []
    for place in ("", "Bürgerhaus"):
        if place:
            with store.write("Termin speichern") as session:
                appointments.save(session, replace(OFFICE_HOUR, place=place), record_id)
        with store.read() as session:
            (item,) = queries.outgoing(session, Selection(ids=(record_id,))).items
        versions.append(item.sequence)
        assert item.changed_at == NOW
    assert versions[1] > versions[0]
