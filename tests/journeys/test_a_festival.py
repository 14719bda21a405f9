"""A street festival from the idea to its report: planned, moved, printed, counted, in the window."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.domain.dates import MONTHS
from app.features.events.screen import wall
from db import files
from db.models import Appointment, Event, EventTask, Printed
from db.verify import verify
from tests.journeys.desk import Desk, opened, prepared
from tests.kit.office import NOW, Template
from tests.kit.qt import answer, dialog, press, said, type_into

DAY = NOW.date() + timedelta(days=80)
STARTS = datetime.combine(DAY, datetime.min.time()).replace(hour=14)
STREET = "Lange Straße"
PIECES = (
    "attendance",
    "checklist",
    "month",
    "press_release",
    "publication",
    "report",
    "running_order",
    "sign_up",
)
"""What is printed for a festival."""


@pytest.fixture
def desk(qapp: QApplication, template: Template, tmp_path: Path) -> Iterator[Desk]:
    del qapp
    folder = prepared(
        template, tmp_path / "büro", guideline="hagen-wehringhausen", kind="district", prefix="VF"
    )
    yield from opened(folder, tmp_path / "home", "ein-fest")


def deadlines(desk: Desk) -> dict[str, date]:
    with desk.store.read() as session:
        return {row.title: row.due_on for row in session.scalars(select(EventTask)).all()}


def printed(desk: Desk) -> dict[str, int]:
    """How many pieces of each kind are archived; each is the file its digest says."""
    found: dict[str, int] = {}
    with desk.store.read() as session:
        for piece in session.scalars(select(Printed)).all():
            found[piece.kind] = found.get(piece.kind, 0) + 1
            assert files.about(session, piece.file_id).sha256 == piece.sha256
            assert files.data(session, piece.file_id).startswith(b"%PDF")
    return found


def issue(desk: Desk, name: str) -> None:
    """Look at the paper in front and send it out."""
    desk.see(name)
    press(dialog(), "Ausgeben")
    dialog().close()
    QApplication.processEvents()


def moved(desk: Desk, page: Any, to: datetime) -> None:
    """Put the event to another day in its form."""
    page.panel.bar.setCurrentIndex(0)
    for name, moment in (("starts_at", to), ("ends_at", to + timedelta(hours=8))):
        editor = page.editing.editor(name)
        editor.show_raw((f"{moment:%d.%m.%Y}", f"{moment:%H:%M}"))
        editor.edited.emit()
    page.save()


def idea(desk: Desk) -> Any:
    """In the calendar, then its plan."""
    desk.page("calendar")
    desk.see("Kalender")
    page = desk.page("events")
    page.new_record(kind="event", starts_at=STARTS)
    type_into(page, "title", "Fest auf der Langen Straße")
    type_into(page, "place", STREET)
    type_into(page, "street", STREET)
    desk.see("Neuer Termin")
    page.save()

    planning = desk.tab(page, "Planung")
    type_into(planning, "expected", "900")
    type_into(planning, "description", "Bühne, Flohmarkt und eine lange Tafel; mit Bierstand und Musik.")
    page.save()
    press(planning, "Planung beginnen")
    press(planning, "Partner hinzufügen …")
    answer("Speichern", name="Turnverein Wehringhausen", role="Bühne")
    desk.see("Planung mit Partner")

    return page


def tasks_move_with_the_day(desk: Desk, page: Any) -> None:
    """Tasks with their deadlines; the day is moved, taken back, moved again and taken back."""
    tasks = desk.tab(page, "Aufgaben")
    press(tasks, "Checkliste einfügen …")
    desk.see("Checkliste")
    answer("Einfügen", name="Straßenfest")
    desk.see("Aufgaben mit Fristen")
    before = deadlines(desk)
    assert DAY - timedelta(days=60) in before.values()
    assert DAY - timedelta(days=28) in before.values()
    moved(desk, page, STARTS + timedelta(days=7))
    later = deadlines(desk)
    counted = {title for title, day in before.items() if later[title] == day + timedelta(days=7)}
    assert len(counted) >= len(before) - 3  # working days may fall otherwise over holidays
    assert all(later[title] > day for title, day in before.items())
    desk.tab(page, "Aufgaben")
    desk.window.undo.undo.trigger()
    assert deadlines(desk) == before
    desk.window.undo.redo.trigger()
    assert deadlines(desk) == later
    desk.window.undo.undo.trigger()
    press(desk.tab(page, "Aufgaben"), "Drucken …")
    issue(desk, "Checkliste auf Papier")


def plan(desk: Desk, page: Any) -> None:
    """Money, the day's order, who has registered."""
    money = desk.tab(page, "Geld")
    money.editing.editor("costs").show_raw(
        [
            {"label": "Bühne", "planned": "1.800", "actual": "", "note": ""},
            {"label": "GEMA", "planned": "210", "actual": "", "note": ""},
        ]
    )
    money.editing.editor("costs").edited.emit()
    assert "es fehlen 2.010,00" in money.balance.text()
    desk.see("Geldplan")
    page.save()
    order = desk.tab(page, "Ablauf")
    item = {"minutes": "0:45", "place": "Bühne", "who": "", "internal": False}
    order.editing.editor("items").show_raw(
        [{**item, "at": "14:00", "title": "Eröffnung"}, {**item, "at": "15:00", "title": "Chor der Schule"}]
    )
    order.editing.editor("items").edited.emit()
    page.save()
    press(order, "Ablauf für alle …")
    issue(desk, "Ablauf für alle")
    registrations = desk.tab(page, "Anmeldungen")
    press(registrations, "Plätze …")
    answer("Speichern", capacity="1")
    for name in ("Flohmarktstand Kaya", "Flohmarktstand Lenz"):
        type_into(registrations.quick, "name", name)
        press(registrations, "Eintragen")
    assert "1 von 1 Platz vergeben" in said(registrations)
    desk.see("Anmeldungen mit Warteliste")
    press(registrations, "Anwesenheitsliste …")
    issue(desk, "Anwesenheitsliste")


def publish(desk: Desk, page: Any) -> None:
    """One click from the event to the poster and to the release."""
    press(page, "Flyer/Plakat gestalten …")
    flyer = desk.window.pages.go("publicity")
    flyer.save()
    flyer.preview.draw()
    desk.see("Plakat")
    press(flyer, "Drucken …")
    answer("Druckdatei erstellen")
    desk.see("Plakat gedruckt")
    dialog().close()
    appointment_id = page.current.id
    page.context.new("press_release", appointment_id=appointment_id)
    releases = desk.window.pages.go("press").part("press_release")
    assert "Fest auf der Langen Straße" in releases.editing.editor("title").raw()
    desk.see("Pressemitteilung")
    releases.save()
    press(releases, "PDF …")
    issue(desk, "Pressemitteilung als PDF")
    page.context.new("mailing", appointment_id=appointment_id)
    mailing = desk.window.pages.go("press").part("mailing")
    desk.see("Versand")
    mailing.making.ask_sign_up()
    press(dialog(), "Vorschau")
    issue(desk, "Liste zum Eintragen")
    events = desk.page("events")
    wall.ask_month(events.context, events)
    type_into(dialog().form, "month", f"{MONTHS[DAY.month - 1]} {DAY.year}")
    press(dialog(), "Ansehen")
    issue(desk, "Monat fürs Schaufenster")


def look_back(desk: Desk) -> None:
    """It took place: what came out of it, how many came, a short report."""
    page = desk.page("events")
    moved(desk, page, datetime.combine(NOW.date() - timedelta(days=3), STARTS.time()))
    planning = desk.tab(page, "Planung")
    for step in ("Steht fest", "Hat stattgefunden"):
        press(planning, step)
    results = desk.tab(page, "Beteiligung")
    press(results, "Ergebnis hinzufügen …")
    answer("Speichern", topic="Verkehr", result="Die Straße soll öfter autofrei sein.")
    evaluation = desk.tab(page, "Auswertung")
    type_into(evaluation, "visitors", "1.100")
    type_into(evaluation, "report", "Es war trocken, und alle Stände waren besetzt.")
    page.save()
    desk.see("Auswertung gespeichert")
    press(evaluation, "Kurzbericht …")
    issue(desk, "Kurzbericht")


def test_a_festival_from_the_idea_to_the_report(desk: Desk) -> None:
    page = idea(desk)
    tasks_move_with_the_day(desk, page)
    plan(desk, page)
    publish(desk, page)
    appointment_id = page.current.id
    look_back(desk)
    assert printed(desk) == dict.fromkeys(PIECES, 1)
    with desk.store.read() as session:
        assert session.scalars(select(Event.status)).all() == ["held"]
        assert session.scalars(select(Appointment.title)).all() == ["Fest auf der Langen Straße"]
        pieces = session.scalars(select(Printed.appointment_id).where(Printed.kind != "month")).all()
    assert set(pieces) == {appointment_id}
    assert [one for one in verify(desk.store) if not one.ok and one.area != "Sicherung"] == []
