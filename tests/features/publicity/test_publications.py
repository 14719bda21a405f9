"""The page „Öffentlichkeit“: flyers from events, live preview, prints, distribution; on the real store."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.paging import PageRequest
from app.features.publicity import service
from app.features.publicity.queries import publications as queries
from app.features.publicity.rules.drafts import PublicationDraft, TranslationRow
from app.features.publicity.screen.publications import PublicityScreen
from app.system.clock import Clock
from app.ui.printing import PdfPreview
from db.models import Appointment, Distribution, Event, EventItem, EventPartner, Printed
from db.store import Store
from tests.kit import factories, pdf_rules
from tests.kit.faults import every_statement_fails_once
from tests.kit.qt import (
    answer,
    dialog,
    inline_context,
    open_page,
    press,
    said,
    spoken,
    threaded_context,
    type_into,
)

STARTS = datetime(2027, 6, 19, 14)
DRAFT = PublicationDraft(
    title="Nachbarschaftsfest",
    starts_at=STARTS,
    ends_at=STARTS + timedelta(hours=7),
    place="Kirchplatz",
    lead="Ein Nachmittag für alle, die hier wohnen.",
    code="link",
    link="www.beispiel.de/fest",
)


@pytest.fixture
def event(store: Store) -> int:
    with store.write("Termin") as session:
        factories.office(session, name="Quartiersbüro Unterstadt", website="www.beispiel.de")
        appointment = Appointment(
            title="Nachbarschaftsfest",
            kind="event",
            starts_at=STARTS,
            ends_at=STARTS + timedelta(hours=7),
            place="Kirchplatz",
            note="intern",
        )
        session.add(appointment)
        session.flush()
        planned = Event(appointment_id=appointment.id, description="Musik und Essen für alle.")
        session.add(planned)
        session.flush()
        session.add(EventPartner(event_id=planned.id, name="Gemeindehaus"))
        session.add(EventItem(event_id=planned.id, offset_minutes=-60, title="Aufbau", internal=True))
        session.add(EventItem(event_id=planned.id, offset_minutes=30, title="Kinderzirkus"))
        return appointment.id


@pytest.fixture
def screen(qtbot: QtBot, store: Store, clock: Clock, event: int) -> Iterator[PublicityScreen]:
    context = inline_context(store, clock)
    page = PublicityScreen(context)
    open_page(qtbot, page)
    yield page
    context.close()


def test_a_flyer_is_begun_from_its_event_with_one_click(screen: PublicityScreen, event: int) -> None:
    screen.new_record(appointment_id=event)
    draft: Any = screen.editing.collect()
    assert (draft.title, draft.place, draft.starts_at) == ("Nachbarschaftsfest", "Kirchplatz", STARTS)
    assert (draft.lead, draft.partners, draft.price) == (
        "Musik und Essen für alle.",
        "Gemeindehaus",
        "Eintritt frei",
    )
    assert [(row.time, row.text) for row in draft.programme] == [("14.30", "Kinderzirkus")]
    assert draft.organiser == "Quartiersbüro Unterstadt"
    screen.preview.draw()
    assert len(screen.preview.pages._pages) == 1


def test_what_is_printed_is_archived_and_comes_back_byte_for_byte(
    screen: PublicityScreen, store: Store, event: int
) -> None:
    screen.new_record(appointment_id=event)
    type_into(screen, "design", "Raster: Schweizer Raster auf Weiß.")
    type_into(screen, "format", "A6 hoch (Postkarte)")
    type_into(screen, "lead", "Kurz.")
    screen.save()
    press(screen, "Drucken …")
    answer("Druckdatei erstellen", layout="4 Stück auf A4, für den Bürodrucker")
    dialog().close()
    with store.read() as session:
        (kept,) = session.query(Printed).all()
        data = queries.printed_bytes(session, kept.id)
        assert (kept.appointment_id, kept.layout, len(kept.sha256)) == (event, "desk", 64)
    assert pdf_rules.problems(data) == []
    press(screen, "Drucken …")
    answer("Druckdatei erstellen", layout="4 Stück auf A4, für den Bürodrucker")
    dialog().close()
    with store.read() as session:
        assert session.query(Printed).count() == 1, "the same bytes are the same print"
    screen.panel.bar.setCurrentIndex(1)
    assert "Noch nichts gedruckt" not in said(screen)


def test_what_does_not_fit_is_said_beside_its_field_and_not_printed(
    screen: PublicityScreen, store: Store, event: int
) -> None:
    screen.new_record(appointment_id=event)
    type_into(screen, "lead", "Sehr viel Text. " * 300)
    screen.preview.draw()
    assert "Zeichen zu lang" in said(screen)
    screen.save()
    press(screen, "Drucken …")
    answer("Druckdatei erstellen")
    assert any("Zeichen zu lang" in sentence for sentence in spoken(screen.context))
    with store.read() as session:
        assert session.query(Printed).count() == 0


def test_a_letter_no_font_has_is_said_with_the_letter(screen: PublicityScreen) -> None:
    screen.new_record()
    type_into(screen, "title", "Fest \U0001f389 für alle")
    screen.preview.draw()
    assert "„\U0001f389“" in said(screen)
    type_into(screen, "title", "Fest für alle")
    screen.preview.draw()
    assert "keine Schrift" not in said(screen)


def test_a_moved_event_offers_its_new_day(screen: PublicityScreen, store: Store, event: int) -> None:
    screen.new_record(appointment_id=event)
    screen.save()
    with store.write("verschieben") as session:
        found = session.get_one(Appointment, event)
        found.starts_at += timedelta(days=7)
        found.ends_at += timedelta(days=7)
    screen.reload()
    assert "Termin geändert" in said(screen)
    press(screen, "Datum übernehmen")
    with store.read() as session:
        found_draft = queries.detail(session, 1).draft
        assert found_draft.starts_at == STARTS + timedelta(days=7)
        assert queries.detail(session, 1).changes == ()


def test_changing_design_and_format_keeps_every_text(screen: PublicityScreen, event: int) -> None:
    screen.new_record(appointment_id=event)
    before: Any = screen.editing.collect()
    for design in ("Leise", "Raster", "Bild"):
        combo: Any = screen.editing.editor("design")
        at = next(n for n in range(combo.combo.count()) if combo.combo.itemText(n).startswith(design))
        combo.combo.setCurrentIndex(at)
        type_into(screen, "format", "Urkunde A4 hoch")
        type_into(screen, "format", "A3 hoch (Plakat)")
    after: Any = screen.editing.collect()
    for name in ("title", "lead", "programme", "partners", "place", "starts_at", "contact"):
        assert getattr(after, name) == getattr(before, name)


def test_copies_put_out_are_noted_changed_and_removed(
    screen: PublicityScreen, store: Store, event: int
) -> None:
    screen.new_record(appointment_id=event)
    screen.save()
    screen.panel.bar.setCurrentIndex(2)
    press(screen, "Verteilung eintragen …")
    answer("Eintragen")
    assert "wo verteilt wurde" in said(dialog())
    answer("Eintragen", place="Bäckerei", copies="150")
    assert "150 verteilt" in said(screen)
    screen.putting_out.change(1)
    answer("Speichern", copies="120")
    with store.read() as session:
        assert session.query(Distribution).one().copies == 120
    screen.putting_out.change(1)
    press(dialog(), "Zeile entfernen")
    with store.read() as session:
        assert session.query(Distribution).count() == 0


def test_a_publication_comes_back_as_it_was_typed(store: Store, event: int) -> None:
    draft = PublicationDraft(
        **{
            **DRAFT.__dict__,
            "appointment_id": event,
            "translations": (TranslationRow("ar", "مهرجان", "للجميع"),),
        }
    )
    with store.write("x") as session:
        record_id = service.save(session, draft)
        twin = service.copy(session, record_id)
    with store.read() as session:
        assert queries.detail(session, record_id).draft == draft
        assert queries.detail(session, twin).draft.title == "Nachbarschaftsfest (Kopie)"


def test_every_statement_may_fail_and_nothing_is_half_done(store: Store, event: int) -> None:
    def act() -> None:
        with store.write("x") as session:
            record_id = service.save(session, DRAFT)
            service.keep_print(
                session, record_id, b"%PDF-x", layout="screen", copies=5, name="x.pdf", staff_id=None
            )

    assert every_statement_fails_once(store, act) > 2


def test_defaults_of_the_office_begin_new_ones(screen: PublicityScreen, store: Store, event: int) -> None:
    screen.ask_defaults()
    answer("Speichern", own_colour="rot")
    assert "keine Farbe" in said(dialog())
    answer("Speichern", own_colour="#B3261E", price="Spende erbeten")
    screen.new_record(appointment_id=event)
    draft: Any = screen.editing.collect()
    assert (draft.colour, draft.price) == ("#B3261E", "Spende erbeten")


def test_a_print_is_shown_again_from_its_list(screen: PublicityScreen, store: Store, event: int) -> None:
    screen.new_record(appointment_id=event)
    type_into(screen, "lead", "Kurz.")
    screen.save()
    press(screen, "Drucken …")
    answer("Druckdatei erstellen", copies="200")
    dialog().close()
    screen.issuing.show(1)
    shown: Any = dialog().findChild(PdfPreview)
    with store.read() as session:
        assert shown._data == queries.printed_bytes(session, 1)
    dialog().close()
    type_into(screen, "lead", "Anders.")
    press(screen, "Drucken …")
    assert any("speichern Sie die Änderungen zuerst" in sentence for sentence in spoken(screen.context))
    with pytest.raises(Refused, match="nicht mehr"), store.read() as session:
        queries.printed_bytes(session, 99)


def test_a_copy_is_a_publication_of_its_own(screen: PublicityScreen, store: Store, event: int) -> None:
    screen.new_record(appointment_id=event)
    screen.save()
    press(screen, "Als Vorlage kopieren")
    assert "Nachbarschaftsfest (Kopie)" in said(screen)
    press(screen, "Löschen")
    with store.read() as session:
        assert [row.title for row in queries.page(session, PageRequest()).rows] == ["Nachbarschaftsfest"]


def test_the_preview_follows_what_is_typed_and_the_newest_wins(
    qtbot: QtBot, store: Store, clock: Clock, event: int
) -> None:
    context = threaded_context(store, clock)
    page = PublicityScreen(context)
    open_page(qtbot, page)
    page.new_record(appointment_id=event)
    qtbot.waitUntil(lambda: page.preview._ask is not None)
    found: list[Any] = []
    page.preview.found.connect(found.append)
    page.preview.draw()
    type_into(page, "lead", "Ein langer Text. " * 300)
    page.preview.draw()
    qtbot.waitUntil(lambda: bool(found) and any("zu lang" in one.sentence for one in found[-1]))
    assert len(page.preview.pages._pages) == 1
    page.editing.keep()
    page.preview._pause.stop()
    qtbot.waitUntil(lambda: context.jobs.running() == 0 and not page.preview._pause.isActive())
    context.close()


def test_a_time_in_words_that_is_too_long_is_said_beside_those_words(
    screen: PublicityScreen, event: int
) -> None:
    screen.new_record(appointment_id=event)
    type_into(screen, "design", "Raster: Schweizer Raster auf Weiß.")
    type_into(screen, "format", "A6 hoch (Postkarte)")
    type_into(screen, "when", "jeden ersten und dritten Dienstag im Monat, außer in den Ferien " * 3)
    screen.preview.draw()
    shown = screen.editing.editor("when").parentWidget()
    assert shown is not None
    assert "Die Zeitangabe ist" in said(shown)
