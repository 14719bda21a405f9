"""Sheets for the wall through the window: asked for, looked at, archived with their digest."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.domain.errors import Refused
from app.features.events.document.month import month_calendar, month_file
from app.features.events.document.week import week_list
from app.features.events.queries import wall as queries
from app.features.events.rules import wall as rules
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.rules.wall import MonthDraft, WeekDraft
from app.features.events.screen import wall
from app.features.events.screen.appointments import EventsScreen
from app.features.events.service import appointments
from app.features.events.service import wall as service
from app.ui.sheet import Sheet
from db.models import Appointment, Calendar, CalendarEntry, Printed
from db.store import Store
from tests.kit import pdf
from tests.kit.faults import every_statement_fails_once
from tests.kit.office import CLOCK
from tests.kit.pdf_rules import problems
from tests.kit.qt import SeenContext, dialog, inline_context, press, spoken, texts

DATED = date(2026, 11, 20)


@pytest.fixture
def diary(store: Store) -> Store:
    """An office hour, an event, a meeting, and a date of a school whose calendar is shown, one of another."""
    drafts = (
        AppointmentDraft(
            title="Sprechzeit",
            kind="office_hour",
            starts_at=datetime(2026, 12, 1, 15),
            ends_at=datetime(2026, 12, 1, 18),
        ),
        AppointmentDraft(
            title="Lichterfest",
            kind="event",
            starts_at=datetime(2026, 12, 5, 16),
            ends_at=datetime(2026, 12, 5, 20, 30),
        ),
        AppointmentDraft(
            title="Jour fixe",
            kind="meeting",
            starts_at=datetime(2026, 12, 2, 10),
            ends_at=datetime(2026, 12, 2, 11),
        ),
    )
    with store.write("Termine") as session:
        for draft in drafts:
            appointments.save(session, draft)
        for title, shown in (("Elternabend", True), ("Verborgenes", False)):
            calendar = Calendar(name=f"Kalender {title}", shown=shown)
            at = datetime(2026, 12, 3, 19)
            theirs = Appointment(title=title, kind="other", starts_at=at, ends_at=at, place="Aula")
            session.add_all((calendar, theirs))
            session.flush()
            session.add(CalendarEntry(appointment_id=theirs.id, calendar_id=calendar.id))
    return store


@pytest.fixture
def context(diary: Store) -> Iterator[SeenContext]:
    made = inline_context(diary, CLOCK)
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


def test_the_month_holds_what_concerns_everybody(diary: Store) -> None:
    with diary.read() as session:
        data = queries.month(session, MonthDraft("2026-12-01"), dated=DATED)
    made = month_calendar(data)
    said = pdf.text(made)
    assert month_file(data) == "Monatskalender Dezember 2026.pdf"
    for word in ("Sprechzeit", "Lichterfest", "Elternabend", "15–18 Uhr", "16–20:30 Uhr", "Weihnachtstag"):
        assert word in said
    assert "Jour fixe" not in said
    assert "Verborgenes" not in said
    assert problems(made) == []


def test_the_week_says_whose_date_it_is(diary: Store) -> None:
    with diary.read() as session:
        data = queries.week(session, WeekDraft("2026-W49", others=True), dated=DATED)
        ours = queries.week(session, WeekDraft("2026-W49", others=False), dated=DATED)
    assert "Aula · Kalender Elternabend" in pdf.text(week_list(data))
    assert "Elternabend" not in pdf.text(week_list(ours))


@pytest.mark.parametrize(
    ("today", "month", "week"),
    [
        (date(2026, 12, 3), "2026-12-01", "2026-W50"),
        (date(2026, 12, 8), "2027-01-01", "2026-W50"),
        (date(2027, 1, 1), "2027-01-01", "2027-W01"),
    ],
)
def test_the_usual_choice_is_what_is_wanted_next(today: date, month: str, week: str) -> None:
    assert rules.next_month(today) == month
    assert rules.next_week(today) == week
    assert month in dict(rules.months_ahead(today))
    assert week in dict(rules.weeks_ahead(today))


def test_nothing_chosen_is_said_beside_the_field() -> None:
    with pytest.raises(Refused, match="mindestens eine Art"):
        rules.month_of(MonthDraft("2026-12-01", kinds=(), others=False))


def test_a_month_is_made_looked_at_and_archived(
    screen: EventsScreen, context: SeenContext, diary: Store
) -> None:
    wall.ask_month(context, screen)
    asked = dialog()
    assert isinstance(asked, Sheet)
    press(asked, "Ansehen")
    shown = dialog()
    assert any("unverändert archiviert" in text for text in texts(shown))
    press(shown, "Ausgeben")
    dialog().close()
    assert "Archiviert: Monatskalender Dezember 2026" in " ".join(spoken(context))
    with diary.read() as session:
        (piece,) = session.scalars(select(Printed)).all()
    assert (piece.kind, piece.layout, piece.title) == ("month", "A4 quer", "Monatskalender Dezember 2026")
    assert len(piece.sha256) == 64


def test_a_week_is_made_and_looked_at(screen: EventsScreen, context: SeenContext) -> None:
    wall.ask_week(context, screen)
    press(dialog(), "Ansehen")
    shown = dialog()
    assert "Termine KW" in shown.windowTitle()
    shown.close()


def test_signs_without_a_glyph_are_told_before_and_are_no_boxes_on_paper(
    screen: EventsScreen, context: SeenContext, diary: Store
) -> None:
    with diary.write("Umbenennen") as session:
        titles = {"Lichterfest": "Lichterfest 🎉", "Sprechzeit": "🎈🎈"}
        for one in session.scalars(select(Appointment).where(Appointment.title.in_(titles))):
            one.title = titles[one.title]
    with diary.read() as session:
        month = queries.month(session, MonthDraft("2026-12-01"), dated=DATED)
        week = queries.week(session, WeekDraft("2026-W49"), dated=DATED)
    for sheet in (month_calendar(month), week_list(week)):
        text = pdf.text(sheet)
        assert "Lichterfest" in text
        assert "Termin" in text
        assert "□" not in text
    wall.ask_month(context, screen)
    press(dialog(), "Ansehen")
    told = " ".join(texts(dialog()))
    assert "🎉" in told
    assert "„🎈🎈“" in told
    dialog().close()


def test_a_failing_disk_leaves_nothing_behind(diary: Store) -> None:
    def act() -> None:
        with diary.write("Wochenliste ausgeben") as session:
            service.issue(session, "week", b"%PDF-1.7", "Termine.pdf", "A4", staff_id=None)

    assert every_statement_fails_once(diary, act) > 2
