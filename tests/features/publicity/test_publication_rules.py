"""What a publication may say, what its code holds, and the way to it from an appointment."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.documents.poster import compose
from app.documents.poster.items import Photo
from app.domain.errors import Refused
from app.domain.paging import PageRequest
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.screen.appointments import EventsScreen
from app.features.events.service import appointments
from app.features.publicity import document, service
from app.features.publicity.form import coarse
from app.features.publicity.queries import publications as queries
from app.features.publicity.queries.beginning import Sponsors
from app.features.publicity.rules import publications as rules
from app.features.publicity.rules.drafts import PublicationDraft
from app.system.clock import Clock
from db.store import Store
from tests.documents.poster_samples import picture
from tests.kit.qt import inline_context, open_page, press

STARTS = datetime(2027, 6, 19, 14)
DRAFT = PublicationDraft(
    title="Nachbarschaftsfest",
    starts_at=STARTS,
    ends_at=STARTS + timedelta(hours=7),
    place="Kirchplatz",
    code="link",
    link="www.beispiel.de/fest",
)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"ends_at": STARTS - timedelta(hours=1)}, "ends_at"),
        ({"own_colour": "#12"}, "own_colour"),
        ({"link": "kein Link"}, "link"),
        ({"link": "www.beispiel.de/" + "x" * 700}, "link"),
        ({"code": "calendar", "starts_at": None, "ends_at": None}, "starts_at"),
        ({"appointment_id": 99}, "appointment_id"),
    ],
)
def test_what_cannot_be_right_is_refused_beside_its_field(
    store: Store, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused, store.write("x") as session:
        service.save(session, replace(DRAFT, **change))
    assert refused.value.field == field
    with store.read() as session:
        assert queries.page(session, PageRequest()).rows == ()


def test_the_code_holds_the_date_as_telephones_take_it() -> None:
    text = rules.qr_text(replace(DRAFT, code="calendar", title="Fest; am, Platz"))
    assert "SUMMARY:Fest\\; am\\, Platz" in text
    assert "DTSTART:20270619T140000\r\nDTEND:20270619T210000" in text
    whole_day = rules.qr_text(replace(DRAFT, code="calendar", all_day=True))
    assert "DTSTART;VALUE=DATE:20270619" in whole_day
    assert rules.qr_text(DRAFT) == "https://www.beispiel.de/fest"
    assert rules.qr_text(replace(DRAFT, code="none")) == ""


def test_the_record_of_an_appointment_leads_to_its_flyer(qtbot: QtBot, store: Store, clock: Clock) -> None:
    with store.write("Termin") as session:
        record_id = appointments.save(
            session, AppointmentDraft(title="Fest", kind="event", starts_at=STARTS, place="Kirchplatz")
        )
    context = inline_context(store, clock)
    page = EventsScreen(context)
    open_page(qtbot, page)
    page.open_record(record_id)
    press(page, "Flyer/Plakat gestalten …")
    assert context.begun == [("publication", {"appointment_id": record_id})]
    context.close()


def test_a_picture_too_coarse_for_its_paper_is_pointed_out() -> None:
    small, large = picture(600, 400), picture(1800, 1200)
    said = coarse({"format": "a3", "picture": small})
    assert "nur 600 Bildpunkte breit" in said
    assert "etwa 51 je Zoll" in said
    assert coarse({"format": "a3", "picture": large}) == ""
    assert coarse({"format": "a6", "picture": small}) == ""
    assert coarse({"format": "a3", "picture": None}) == coarse({"format": "a3", "picture": b"none"}) == ""


def test_what_is_kept_of_the_picture_is_saved_and_reaches_the_sheet(store: Store) -> None:
    draft = PublicationDraft(
        title="Fest", picture=picture(), picture_alternative_text="Ein Fest", picture_kept="bottom"
    )
    with store.write("Flyer") as session:
        made = service.save(session, draft)
    with store.read() as session:
        found = queries.detail(session, made).draft
    assert found.picture_kept == "bottom"
    page = compose(document.piece(found, Sponsors(), date(2026, 11, 27))).pages[0]
    assert [item.kept for item in page.ground if isinstance(item, Photo)] == ["bottom"]
