from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from app.features.events.rules.appointments import KINDS
from app.features.events.rules.calendars import COLOURS
from app.ui.calendar import pens
from app.ui.calendar.palette import LEVELS, heat, ink_of
from app.ui.theme import contrast, theme

READABLE = 4.5
"""WCAG 2.1 AA for text."""


@pytest.fixture(params=["light", "dark"])
def look(request: pytest.FixtureRequest, qapp: object) -> Iterator[str]:
    """Both themes."""
    del qapp
    theme().choose(request.param)
    yield theme().tokens.surface
    theme().choose("light")


@pytest.mark.parametrize(
    ("kind", "colour"), [*((kind, "") for kind in KINDS), *(("", key) for key in COLOURS)]
)
def test_every_date_can_be_read(look: str, kind: str, colour: str) -> None:
    found = ink_of(kind, colour)
    assert contrast(found.text.name(), found.ground.name()) >= READABLE
    assert contrast(found.text.name(), look) >= READABLE


@pytest.mark.parametrize("strong", range(LEVELS + 1))
def test_every_number_of_a_year_can_be_read(look: str, strong: int) -> None:
    del look
    assert contrast(theme().tokens.text, heat(strong).name()) >= READABLE
    if strong <= 1:
        assert contrast(theme().tokens.warn, heat(strong).name()) >= READABLE


def test_others_have_colours_of_their_own(look: str) -> None:
    del look
    assert len({ink_of("", key).text.name() for key in COLOURS}) == len(COLOURS)


def test_every_kind_has_a_sign_of_its_own(look: str) -> None:
    def drawn(kind: str) -> bytes:
        picture = QPixmap(16, 16)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        pens.sign(painter, QPointF(8, 8), kind, Qt.GlobalColor.black, filled=bool(kind))
        painter.end()
        return bytes(picture.toImage().constBits())

    del look
    # Told apart without any colour.
    assert len({drawn(kind) for kind in ("office_hour", "meeting", "event", "deadline", "")}) == 5
