"""A release on paper and a scan as a page."""

from datetime import date

import pytest

from app.documents.letter import Sender
from app.documents.release import Release, release_bytes
from app.documents.scan import scan_bytes
from app.domain.errors import Refused
from tests.documents.samples import logo
from tests.kit import pdf
from tests.kit.pdf_rules import problems

DAY = date(2026, 11, 20)


def release(**changes: object) -> Release:
    base: dict[str, object] = {
        "sender": Sender("Stadtteilbüro Oberstadt", ("im Auftrag der Stadt Muster",)),
        "date": DAY,
        "where_when": "Muster, 20. November 2026",
        "title": "Die Hauptstraße leuchtet",
        "subtitle": "Lichterabend",
        "body": ("Am Samstag wird es hell.", "Danach gibt es Suppe."),
        "note": "60 Zeichen",
        "about": ("Über das Büro", "Wir sind da."),
        "contact": ("Kontakt", ("Erika Muster", "0209 1")),
    }
    return Release(**{**base, **changes})  # type: ignore[arg-type]  # a test names what it is about


def test_a_release_reads_in_order_and_is_tagged() -> None:
    data = release_bytes(
        release(embargo="Sperrfrist: Freitag", picture=logo(), caption="Ein Bild", credit="Foto AG")
    )
    assert problems(data) == []
    said = pdf.text(data)
    order = [
        "PRESSEMITTEILUNG",
        "Muster, 20.",
        "Sperrfrist",
        "Die Hauptstraße",
        "Am Samstag",
        "Danach",
        "Über",
    ]
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert "Foto: Foto AG" in said
    assert data == release_bytes(
        release(embargo="Sperrfrist: Freitag", picture=logo(), caption="Ein Bild", credit="Foto AG")
    )


def test_a_long_release_goes_on_with_its_title_above() -> None:
    data = release_bytes(release(body=("Ein Satz, der etwas sagt. " * 20,) * 12))
    with pdf.opened(data) as opened:
        pages = len(opened.pages)
    assert pages > 1
    assert "Pressemitteilung: Die Hauptstraße leuchtet" in pdf.text(data)
    assert f"Seite {pages} von {pages}" in pdf.text(data)
    assert problems(data) == []


def test_a_picture_that_is_none_and_a_letter_no_font_has_are_said() -> None:
    with pytest.raises(Refused, match="kein lesbares Bild"):
        release_bytes(release(picture=b"no picture"))
    with pytest.raises(Refused, match="Die Schrift der Pressemitteilung hat kein Zeichen für „漢“"):
        release_bytes(release(title="漢"))


def test_a_scan_fills_a_page_and_keeps_its_shape() -> None:
    data = scan_bytes("Ruhrauer Zeitung: Ein Fest", logo(200, 100), DAY)
    assert problems(data) == []
    assert ("Figure", "") in pdf.tree(data)
    with pytest.raises(Refused, match="kein lesbares Bild"):
        scan_bytes("x", b"%PDF-1.7", DAY)


def test_what_stands_beside_the_text_never_runs_over_the_foot() -> None:
    contact = ("Kontakt", tuple(f"Zeile {number}" for number in range(12)))
    caption = "Ein Bild mit vielen Namen: Max Muster und Erika Beispiel. "
    high = release(picture=logo(200, 900), caption=caption * 6, credit="Foto AG", contact=contact)
    for _, y, text in pdf.lines(release_bytes(high), 0):
        assert y < 275 or "Foto" not in text
    assert "Foto AG" in pdf.text(release_bytes(high))
    with pytest.raises(Refused, match="nicht genug Platz") as caught:
        release_bytes(release(picture=logo(), caption=caption * 30, contact=contact))
    assert caught.value.field == "picture_caption"
