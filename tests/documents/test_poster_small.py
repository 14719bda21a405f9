"""Postcards and DIN lang flyers: the usual text of an event and its picture find room, legibly."""

import pytest

from app.documents.poster import DESIGNS, Look, Piece, Row, compose
from app.documents.poster.items import Photo, Words
from tests.documents.poster_samples import content, picture, said

EVENT = (
    "Kommen Sie vorbei, bringen Sie Ihre Nachbarn mit und lernen Sie die Menschen kennen, die in der"
    " Unterstadt etwas bewegen. Für Kaffee, Tee und Suppe ist gesorgt; wer mag, bringt etwas "
    "Gebackenes mit. Auf der Bühne spielen Bands aus dem Stadtteil, der Chor der Grundschule singt "
    "um halb vier, und am Abend gibt es Musik zum Tanzen. Für Kinder stehen Hüpfburg, Schminktisch "
    "und eine Fahrradwerkstatt bereit. Am Stand des Quartiersbüros können Sie Ihre Ideen für den "
    "neuen Spielplatz auf einen Plan kleben und mit der Planerin sprechen. Der Platz ist stufenlos "
    "erreichbar, ein barrierefreies WC ist vorhanden."
)
"""600 characters."""


@pytest.mark.parametrize(
    ("lead", "rows"), [(EVENT, 0), (EVENT[:399] + ".", 4)], ids=["text", "text and programme"]
)
@pytest.mark.parametrize("size", ["a6", "a6-quer", "lang", "lang-quer"])
@pytest.mark.parametrize("design", [one.key for one in DESIGNS])
def test_small_sheets_take_the_text_of_an_event_with_its_picture(
    design: str, size: str, lead: str, rows: int
) -> None:
    programme = (Row("14.00", "Eröffnung mit der Bezirksbürgermeisterin"), Row("16.00", "Offene Bühne"))
    made = compose(
        Piece(
            design,
            size,
            content(
                lead=lead,
                programme=(*programme, *programme)[:rows],
                picture=picture(),
                picture_alt="Ein Fest",
                picture_credit="Foto: Stadtteilbüro",
                partners="Gemeindehaus, Jugendzentrum",
            ),
            Look("#D7263D"),
        )
    )
    assert made.problems == ()
    (page,) = made.pages
    running = [one.size for one in page.said if isinstance(one, Words) and one.field in {"lead", "programme"}]
    assert min(running) >= 7.99, "points"
    (box,) = (item.box for item in page.ground if isinstance(item, Photo))
    assert 0.3 < box.width / box.height < 5
    assert box.width * box.height > 0.07 * page.width * page.height
    text = said(page).replace("- ", "")
    for part in ("Mehr erfahren", "Eintritt frei", "Finanziert durch", "Zechenstraße 22", "Foto:"):
        assert part in text
