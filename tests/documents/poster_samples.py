"""Flyers for tests: texts of any length, pictures and logos drawn here."""

import io
from collections.abc import Iterator
from datetime import datetime
from functools import cache

from PIL import Image, ImageDraw

from app.documents.poster import Content, Logo, Row, Translation
from app.documents.poster.items import Box, Code, Page, Photo, Words
from app.documents.shaping import units


@cache
def picture(width: int = 900, height: int = 600, kind: str = "JPEG") -> bytes:
    image = Image.new("RGB", (width, height), "#3D6B8E")
    ImageDraw.Draw(image).ellipse((width // 4, height // 4, width // 2, height // 2), fill="#F4C97A")
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def content(**changes: object) -> Content:
    values: dict[str, object] = {
        "title": "Stadtteilfest Unterstadt",
        "kicker": "Quartiersbüro Unterstadt lädt ein",
        "subtitle": "Musik, Essen und Spiele",
        "starts_at": datetime(2026, 9, 12, 14),
        "ends_at": datetime(2026, 9, 12, 22),
        "place": "Nordmarkt, 44000 Ruhrau",
        "price": "Eintritt frei",
        "lead": "Einen Nachmittag lang gehört der Nordmarkt den Menschen, die hier wohnen.",
        "programme": (Row("14.00", "Eröffnung"), Row("16.00", "Offene Bühne")),
        "organiser": "Quartiersbüro Unterstadt",
        "contact": "Zechenstraße 22, 44000 Ruhrau",
        "qr": "https://www.unterstadt.example/fest",
        "qr_caption": "Mehr erfahren",
        "logos": tuple(Logo(picture(300, 150, "PNG"), f"Logo {name}") for name in ("Bund", "Land", "Stadt")),
        "funding": "Finanziert durch Mittel des Bundes, des Landes und der Stadt.",
    }
    return Content(**{**values, **changes})  # type: ignore[arg-type]  # by name


ARABIC = Translation("ar", "مهرجان الحي", "موسيقى وطعام للجميع.")


def places(page: Page) -> Iterator[tuple[str, Box]]:
    """What each thing that is said really covers, line by line."""
    for item in page.said:
        if isinstance(item, Words):
            for at, line in enumerate(item.lines):
                wide = units(line, item.stack) * item.size / 1000
                x = item.box.x + (item.box.width - wide) * item.align
                baseline = item.baseline + at * item.leading
                yield line, Box(x, baseline - 0.68 * item.size, wide, 0.78 * item.size)
        elif isinstance(item, Photo | Code):
            yield item.alt, item.box


def meet(one: Box, other: Box, slack: float) -> bool:
    """Whether two overlap by more than the slack, both ways."""
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return wide > slack and high > slack


def said(page: Page) -> str:
    """All lines, without the hyphens of broken words."""
    text = ""
    for item in page.ordered():
        if isinstance(item, Words):
            for line in item.lines:
                text += line[:-1] if line.endswith("-") else f"{line} "
            text += " "
    return text.replace("\u00a0", " ")
