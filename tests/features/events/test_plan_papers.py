"""The papers of an event: what they say, what they leave out, that they are archived."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.demo.workshop import park_picture
from app.domain.errors import Refused
from app.features.events.document.attendance import attendance
from app.features.events.document.checklist import checklist
from app.features.events.document.report import event_report
from app.features.events.document.running_order import running_order
from app.features.events.queries import papers
from app.features.events.rules.checklists import ApplyDraft
from app.features.events.rules.programme import ItemLine, ProgrammeDraft
from app.features.events.rules.registrations import PlacesDraft, RegistrationDraft
from app.features.events.rules.results import EvaluationDraft, GroupLine, PhotoDraft, ResultDraft
from app.features.events.service import lists, registrations, results, tasks
from app.features.events.service import papers as service
from db.models import Printed
from db.store import Store
from tests.features.events.festival import BUDGET, CREW, FEST, fest
from tests.kit.office import NOW

DAY = date(2026, 11, 20)


def words(pdf: bytes) -> str:
    reader = PdfReader(BytesIO(pdf))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture
def full(store: Store) -> int:
    appointment_id = fest(store)
    with store.write("Füllen") as session:
        lists.save_budget(session, appointment_id, BUDGET)
        lists.save_crew(session, appointment_id, CREW)
        lists.save_programme(
            session,
            appointment_id,
            ProgrammeDraft(
                (
                    ItemLine("12:00", 15, "Eröffnung", "Bühne", "Bürgermeister"),
                    ItemLine("08:00", 240, "Aufbau", internal=True),
                )
            ),
        )
        tasks.put_in(session, appointment_id, ApplyDraft("Jurysitzung"), staff_id=None)
        registrations.set_places(session, appointment_id, PlacesDraft(capacity=3))
        for at, (name, seats) in enumerate((("Zora Ohm", 1), ("Ada Kaya", 2), ("Ben Warte", 1))):
            registrations.register(
                session, appointment_id, RegistrationDraft(name, seats), now=NOW + timedelta(minutes=at)
            )
        lists.save_evaluation(
            session,
            appointment_id,
            EvaluationDraft((GroupLine("Kinder", 40), GroupLine("Erwachsene", 61)), report="Es war schön."),
        )
        results.save_result(session, appointment_id, ResultDraft("Grün", "Mehr Bäume", 31, "taken"))
        for consent, caption in (("given", "Auf der Bühne"), ("refused", "Nicht zeigen"), ("open", "Offen")):
            results.save_photo(
                session,
                appointment_id,
                PhotoDraft(park_picture(60, 40), caption, "Ein Park", "Büro", consent),
            )
    return appointment_id


def test_the_attendance_sheet_names_who_comes_and_who_waits(store: Store, full: int) -> None:
    with store.read() as session:
        data = papers.attendance(session, full, dated=DAY)
    said = words(attendance(data))
    assert (
        said.index("Ada Kaya") < said.index("Zora Ohm") < said.index("Warteliste") < said.index("Ben Warte")
    )
    assert "Angemeldet: 3 Plätze" in said
    assert "Datenschutz" in said
    assert "Samstag, 23. Januar 2027, 12:00–20:00 Uhr" in said
    assert "Ohne Anmeldung" in said


@pytest.mark.parametrize("named", [0, 5, 21, 40, 120])
def test_the_attendance_sheet_has_room_for_others_and_no_nearly_empty_page(store: Store, named: int) -> None:
    appointment_id = fest(store)
    with store.write("Anmelden") as session:
        for at in range(named):
            registrations.register(session, appointment_id, RegistrationDraft(f"Name {at}"), now=NOW)
    with store.read() as session:
        pdf = attendance(papers.attendance(session, appointment_id, dated=DAY))
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert words(pdf).count("Name ") >= named
    numbers = [line for line in pages[-1].splitlines() if line.strip().isdigit()]
    assert len(numbers) >= 5


def test_the_public_running_order_keeps_the_work_to_itself(store: Store, full: int) -> None:
    with store.read() as session:
        public = papers.running_order(session, full, internal=False, dated=DAY)
        internal = papers.running_order(session, full, internal=True, dated=DAY)
    said, inside = words(running_order(public)), words(running_order(internal))
    assert "12:00–12:15" in said
    assert "Aufbau" not in said
    assert "Ayşe Yılmaz" not in said
    for text in ("Aufbau (intern)", "Ayşe Yılmaz", "noch unbesetzt", "Bierbank", "Sturm"):
        assert text in inside


def test_the_report_shows_photographs_only_with_consent(store: Store, full: int) -> None:
    with store.read() as session:
        data = papers.report(session, full, dated=DAY)
    assert [one.caption for one in data.photos] == ["Auf der Bühne · Foto: Büro"]
    pdf = event_report(data)
    said = words(pdf)
    for text in (
        "101",
        "Es war schön.",
        "Mehr Bäume (31 Stimmen)",
        "aufgenommen",
        "1.750,50",
        "2 Fotos sind",
    ):
        assert text in said
    assert "Nicht zeigen" not in said
    reader = PdfReader(BytesIO(pdf))
    assert sum(len(page.images) for page in reader.pages) == 1
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert event_report(data) == pdf


def test_a_photograph_that_is_broken_costs_only_its_place(store: Store, full: int) -> None:
    whole = park_picture(60, 40)
    with store.write("Foto") as session:
        results.save_photo(
            session, full, PhotoDraft(whole[: len(whole) // 2], "Halb", "Ein halber Park", "", "nobody")
        )
    with store.read() as session:
        said = words(event_report(papers.report(session, full, dated=DAY)))
    assert "Ein Foto lässt sich nicht lesen: Halb" in said
    assert "Auf der Bühne" in said


def test_the_checklist_on_paper_has_every_task(store: Store, full: int) -> None:
    with store.read() as session:
        data = papers.checklist(session, full, dated=DAY)
    said = words(checklist(data))
    assert len(data.lines) == 5
    assert all(line.title.split()[0] in said for line in data.lines)


def test_what_is_empty_is_not_printed(store: Store) -> None:
    appointment_id = fest(store)
    with store.read() as session:
        with pytest.raises(Refused, match="Ablauf ist noch leer"):
            papers.running_order(session, appointment_id, internal=True, dated=DAY)
        with pytest.raises(Refused, match="noch keine Aufgaben"):
            papers.checklist(session, appointment_id, dated=DAY)
        assert event_report(papers.report(session, appointment_id, dated=DAY))


def test_a_paper_that_goes_out_is_archived_once(store: Store, full: int) -> None:
    with store.read() as session:
        pdf = attendance(papers.attendance(session, full, dated=DAY))
    for _ in range(2):
        with store.write("Ausgeben") as session:
            service.issue(session, full, "attendance", pdf, "Anwesenheit.pdf", staff_id=None)
    with store.read() as session:
        pieces = session.query(Printed).all()
        assert [(one.kind, one.title, one.appointment_id) for one in pieces] == [
            ("attendance", "Anwesenheit", full)
        ]


def test_a_date_of_several_days_says_its_days(store: Store) -> None:
    appointment_id = fest(store, replace(FEST, ends_at=datetime(2027, 1, 26, 20)))
    with store.read() as session:
        head = papers.attendance(session, appointment_id, dated=DAY).head
    assert head.when == "Samstag, 23. Januar 2027 bis Dienstag, 26. Januar 2027"
