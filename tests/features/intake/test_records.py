"""Old lists of applications, appointments and measures."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import select

from app.domain.money import Money
from app.excel.book import Book, SheetSpec, write_book
from app.features.applications.excel import SHEETS as APPLICATION_SHEETS
from app.features.events.excel import COLUMNS as EVENT_COLUMNS
from app.features.events.queries import appointments as events
from app.features.events.queries import sheet as events_sheet
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.service import appointments as event_service
from app.features.intake.rules import Action
from app.features.measures import queries as measures
from app.features.measures import service as measure_service
from app.features.measures.excel import SHEETS as MEASURE_SHEETS
from app.features.measures.rules import MeasureDraft
from db.models import Application, Contact
from db.store import Store
from tests.features.applications.case import DRAFT, make_fund
from tests.features.consultations.desk import set_up
from tests.features.intake.lists import (
    CONTACTS,
    actions,
    all_known,
    faults,
    sheet,
    take,
    text_list,
    work_on,
    workbook,
)
from tests.kit import factories
from tests.kit.office import CLOCK, NOW

FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)
TALKS = (
    "Datum",
    "Uhrzeit",
    "Anliegen",
    "Weg",
    "Dauer",
    "Thema",
    "Name",
    "Einwilligung am",
    "Einwilligung wie",
)
ASKED = (
    "Az.",
    "Antragsteller",
    "Projekt",
    "Eingang",
    "Gesamtkosten",
    "Beantragt",
    "Status",
    "Bewilligt",
    "Fonds",
)


def test_applications_come_in_as_received_with_their_past_in_the_note(store: Store) -> None:
    make_fund(store)
    rows = [
        ASKED,
        (
            "2019/3",
            "Boxclub Unterstadt e. V.",
            "Ring",
            "2.11.2026",
            "2.500,00 €",
            "1.250,-",
            "bewilligt",
            1000,
            "Cityfonds",
        ),
        (None, "Kaya, Ulrike", "Bank", date(2026, 11, 3), 300.5, "150", "Anfrage", None, "CF"),
        (None, "Kaya, Ulrike", "Beet", date(2026, 11, 4), None, None, None, None, "CF"),
        ("Gesamt", None, None, None, 2800.5, None, None, None, None),
    ]
    work = work_on(store, "applications", workbook(rows))
    assert faults(work) == []
    assert work.rows[5].left == "Summenzeile"
    taken = take(store, work)
    with store.read() as session:
        one, two, three = (session.get_one(Application, found) for found in taken.created)
        kaya = session.scalars(select(Contact).where(Contact.last_name == "Kaya")).all()
        assert (one.status, one.reference, one.requested, one.committed) == (
            "received",
            "CF-2026-001",
            Money(125000),
            Money(0),
        )
        assert one.approved is None
        for line in ("2019/3", "bewilligt", "1.000,00"):
            assert line in one.note
        assert (two.status, two.requested) == ("advice", Money(15000))
        assert three.contact_id == two.contact_id == kaya[0].id
        assert len(kaya) == 1
    again = work_on(store, "applications", workbook(rows))
    assert {row.action for row in again.rows.values()} == {Action.SKIP, Action.LEAVE}


def test_a_year_without_money_and_a_day_without_guideline_are_told_before(store: Store) -> None:
    make_fund(store)
    rows = [
        ASKED,
        (None, "Kaya, Ulrike", "Bank", "2.11.2019", 1, 1, None, None, "Cityfonds"),
        (None, "", "Ohne", "2.11.2026", 1, 1, None, None, "Cityfonds"),
    ]
    work = work_on(store, "applications", workbook(rows))
    sentences = [fault.remedy for row in work.rows.values() for fault in row.blocking]
    assert "2019 kein offenes Jahr" in sentences[0]
    assert "wer den Antrag stellt" in sentences[1]


def test_our_own_sheet_of_applications_is_known_row_by_row(store: Store) -> None:
    make_fund(store)
    with store.write("Anträge") as session:
        from app.features.applications import service  # noqa: PLC0415 - only here

        contact = factories.contact(session)
        for at in range(4):
            service.save(
                session,
                replace(DRAFT, title=f"Projekt {at}", contact_id=contact.id),
                None,
                today=CLOCK.today(),
            )
    work = work_on(store, "applications", sheet(store, APPLICATION_SHEETS[0]))
    assert all_known(work)


def test_appointments_come_in_with_spans_and_days_as_text(store: Store) -> None:
    set_up(store)
    rows = [
        ("Datum", "Uhrzeit", "Veranstaltung", "Ort", "Zuständig"),
        ("Sa, 12.9.2026", "14:00–16:30", "Hoffest", "Ring 5", "EM"),
        ("13. September 2026", "22 - 2 Uhr", "Nacht", "", ""),
        (46278, None, "Rundgang", None, None),
    ]
    work = work_on(store, "appointments", workbook(rows))
    assert faults(work) == []
    taken = take(store, work)
    with store.read() as session:
        one, two, three = (events.detail(session, found).draft for found in taken.created)
    assert (one.starts_at, one.ends_at, one.kind) == (
        datetime(2026, 9, 12, 14),
        datetime(2026, 9, 12, 16, 30),
        "event",
    )
    assert one.staff_id is not None
    assert (two.starts_at, two.ends_at) == (datetime(2026, 9, 13, 22), datetime(2026, 9, 14, 2))
    assert three.starts_at == datetime(2026, 9, 13)


def test_our_own_appointments_are_known(store: Store) -> None:
    with store.write("Termine") as session:
        for at in range(1, 5):
            draft = AppointmentDraft(title=f"Termin {at}", kind="event", starts_at=datetime(2026, 12, at, 10))
            event_service.save(session, draft)
    with store.read() as session:
        rows = events_sheet.rows(session, FIRST, LAST)
    data = write_book(Book("T", "B", "", NOW, (SheetSpec("Termine", EVENT_COLUMNS, rows),), cover=None))
    assert all_known(work_on(store, "appointments", data))


def test_measures_come_in_with_periods_and_are_known_by_number(store: Store) -> None:
    rows = [
        ("Nr.", "Maßnahme", "Handlungsfeld", "Gesamtkosten", "Laufzeit", "Umsetzungsstand", "Fortschritt"),
        ("O 1", "Spielplatz", "Grün", "120.000,00 €", "2023–2026", "in Umsetzung", "40 %"),
        ("O 2", "Beratung", "Soziales", 5000, "ab 2024", None, None),
        ("Summe", None, None, 125000, None, None, None),
    ]
    work = work_on(store, "measures", workbook(rows))
    work.type([3], 5, "geplant")
    assert faults(work) == []
    taken = take(store, work)
    with store.read() as session:
        one, two = (measures.detail(session, found).draft for found in taken.created)
    assert one == MeasureDraft(
        number="O 1",
        title="Spielplatz",
        field="Grün",
        cost=Money.euros(120_000),
        starts_in=2023,
        ends_in=2026,
        status="under_way",
        progress=40,
    )
    assert (two.starts_in, two.ends_in) == (2024, None)
    work = work_on(store, "measures", sheet(store, MEASURE_SHEETS[0]))
    assert all_known(work)


def test_a_number_twice_in_a_list_of_measures_is_told(store: Store) -> None:
    rows = [("Nr.", "Maßnahme"), ("O 1", "Spielplatz"), ("O 1", "Ganz anders")]
    work = work_on(store, "measures", workbook(rows))
    assert actions(work) == {2: Action.NEW, 3: Action.SKIP}
    assert work.rows[3].told == "gleiche Nummer wie Zeile 2"


def test_empty_fields_of_a_measure_are_filled(store: Store) -> None:
    with store.write("Maßnahme") as session:
        known = measure_service.save(
            session, MeasureDraft(number="O 1", title="Spielplatz", cost=Money.euros(1))
        )
    data = text_list([("Nr.", "Maßnahme", "Kosten", "Ziele"), ("O1", "Spielplatz", "99,00", "mehr Grün")])
    work = work_on(store, "measures", data, "m.csv")
    work.decide([2], Action.FILL)
    take(store, work)
    with store.read() as session:
        draft = measures.detail(session, known).draft
    assert (draft.cost, draft.goals) == (Money.euros(1), "mehr Grün")


@pytest.mark.parametrize("key", ["contacts", "consultations", "applications", "appointments", "measures"])
def test_an_office_without_anything_says_what_is_missing(store: Store, key: str) -> None:
    work = work_on(store, key, workbook([("Spalte", "Andere"), ("a", "b")]))
    assert work.missing
    assert work.entries() == () or key == "contacts"


def test_two_appointments_of_one_name_on_one_day_stay_two(store: Store) -> None:
    rows = [
        ("Datum", "Uhrzeit", "Termin"),
        ("1.12.2026", "9:00–12:00", "Sprechzeit"),
        ("1.12.2026", "14:00–17:00", "Sprechzeit"),
        ("1.12.2026", "14:00", "Sprechzeit"),
    ]
    work = work_on(store, "appointments", workbook(rows))
    assert list(actions(work).values()) == [Action.NEW, Action.NEW, Action.SKIP]
    assert work.rows[4].told == "gleicher Titel am selben Tag, gleiche Uhrzeit wie Zeile 3"


def test_records_that_differ_in_a_figure_stay_apart(store: Store) -> None:
    rows = [
        ("Nr.", "Maßnahme"),
        ("O 1", "Spielplatz Ring 1"),
        ("O 2", "Spielplatz Ring 2"),
        ("O 3", "Spielplatz Ring 1"),
    ]
    work = work_on(store, "measures", workbook(rows))
    assert set(actions(work).values()) == {Action.NEW}


def test_the_same_project_in_another_year_is_another(store: Store) -> None:
    make_fund(store)
    rows = [
        ASKED,
        ("1", "Kaya, Ulrike", "Hoffest", "2.11.2026", None, 1, None, None, "CF"),
        ("2", "Kaya, Ulrike", "Hoffest", "2.11.2025", None, 1, None, None, "CF"),
        ("3", "Kaya, Ulrike", "Hoffest", "9.11.2026", None, 1, None, None, "CF"),
    ]
    work = work_on(store, "applications", workbook(rows))
    assert list(actions(work).values()) == [Action.NEW, Action.NEW, Action.SKIP]


def test_how_a_new_applicant_is_reached_is_checked(store: Store) -> None:
    make_fund(store)
    rows = [
        ("Antragsteller", "Projekt", "Eingang", "Fonds", "Telefon", "E-Mail", "PLZ"),
        ("Kaya, Ulrike", "Hoffest", "2.11.2026", "CF", "zehn", "kaputt@", "12"),
    ]
    assert faults(work_on(store, "applications", workbook(rows))) == ["E2", "F2", "G2"]


def test_of_two_people_of_one_name_neither_is_taken(store: Store) -> None:
    make_fund(store)
    with store.write("Kontakte") as session:
        for _ in range(2):
            factories.contact(session, first_name="Ulrike", last_name="Kaya")
    rows = [ASKED, (None, "Kaya, Ulrike", "Hoffest", "2.11.2026", None, 1, None, None, "CF")]
    drafted = work_on(store, "applications", workbook(rows)).rows[2].drafted
    assert drafted is not None
    assert "Mehrere heißen Kaya, Ulrike" in drafted.remark


def test_a_row_is_not_skipped_for_one_that_is_left_out(store: Store) -> None:
    rows = [
        CONTACTS,
        ("Müller", "Jan", "Weg 3", "", "Ort", "", "kaputt@"),
        ("Muller", "Jan", "Weg 3", "", "Ort", "", ""),
    ]
    work = work_on(store, "contacts", workbook(rows))
    assert actions(work) == {2: Action.NEW, 3: Action.SKIP}
    work.decide([2], Action.LEAVE)
    assert actions(work) == {2: Action.LEAVE, 3: Action.NEW}
    work.check()
    assert actions(work) == {2: Action.LEAVE, 3: Action.NEW}
    work.decide([2], Action.NEW)
    work.check()
    assert actions(work) == {2: Action.NEW, 3: Action.SKIP}
