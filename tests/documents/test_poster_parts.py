"""What flyers are built of: shaping, lines, pictures, codes, dates."""

import io
import struct
import zlib
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.documents import shaping
from app.documents.parting import parts_of
from app.documents.poster import (
    Content,
    Logo,
    Piece,
    Translation,
    compose,
    faces,
    poster_bytes,
    titling,
    typeset,
)
from app.documents.poster import wording as words
from app.documents.poster.items import Photo, Words
from app.documents.poster.pixels import fitted, size_of
from app.documents.press.pixels import flattened
from app.domain.errors import Refused
from tests.documents.poster_samples import ARABIC, content, picture
from tests.kit import pdf as kit

STACK = faces.TEXT


def test_arabic_letters_join_and_run_from_right_to_left() -> None:
    (span,) = shaping.spans("مرحبا", STACK)
    assert span.rtl
    alone = {glyph.mark for mark in "مرحبا" for one in shaping.spans(mark, STACK) for glyph in one.glyphs}
    assert len({glyph.mark for glyph in span.glyphs} - alone) >= 2, "joined letters have other shapes"
    first = shaping.spans("م", STACK)[0].glyphs[0]
    assert span.glyphs[0].mark != first.mark
    assert shaping.is_rtl("مرحبا Ruhrau")
    assert not shaping.is_rtl("Ruhrau مرحبا")


def test_numbers_and_names_inside_arabic_keep_their_direction() -> None:
    found = shaping.spans("السبت 12 سبتمبر Nordmarkt", STACK)
    assert [span.text.strip() for span in found if not span.rtl] == ["Nordmarkt", "12"]
    assert found[0].text.strip() == "Nordmarkt", "the last word stands at the left"


def test_what_is_read_aloud_is_the_text_and_not_the_shapes() -> None:
    data = poster_bytes(Piece("raster", "a5", content(translations=(ARABIC,))))
    with kit.opened(data) as pdf:
        streams = pdf.pages[0].Contents.read_bytes()
    assert b"/Lang(ar)" in streams
    assert b"/ActualText<FEFF" + ARABIC.title.encode("utf-16-be").hex().upper().encode() in streams


def test_greek_cyrillic_turkish_have_letters_in_every_typeface() -> None:
    text = "Γιορτή Свято Праздник Şenliği Święto Sărbătoare"
    for one in faces.TYPEFACES:
        for stack in (one.display, one.strong, one.text):
            assert all(
                span.face.widths.get(mark) for span in shaping.spans(text, stack) for mark in span.text
            )


def test_letters_without_a_font_are_said_and_never_drawn_as_boxes() -> None:
    made = compose(Piece("plakat", "a4", content(lead="Willkommen 你好 🎉!", translations=())))
    (problem,) = made.problems
    assert "„你“ „好“ „🎉“" in problem.sentence
    assert "□" not in str(made.pages)
    assert "你" not in str(made.pages)


@settings(deadline=None)  # the dictionary is read with the first word
@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyzäöüß", min_size=1, max_size=24), min_size=1, max_size=60))
def test_running_text_keeps_every_letter_and_its_width(found: list[str]) -> None:
    text = " ".join(found)
    lines = typeset.running(text, STACK, 10, 160)
    assert all(shaping.units(line, STACK) * 10 / 1000 <= 160.01 for line in lines)
    joined = "".join(lines).replace("-", "").replace(" ", "").replace("\u00a0", "")
    assert joined == text.replace(" ", "")


def test_german_words_part_where_they_may() -> None:
    assert parts_of("Nachbarschaftsfest", "de") == ("Nach", "bar", "schafts", "fest")
    assert parts_of("www.unterstadt-ruhrau.example", "de") == ("www.unterstadt-ruhrau.example",)
    assert parts_of("O/N-Mitte", "de")[0].endswith("-")


def test_a_title_is_balanced_and_no_article_ends_a_line() -> None:
    stack = faces.TYPEFACES[0].display
    found = titling.title(
        "Lichterabend der Oberen Hauptstraße", stack, (400, 300), leading=1, largest=200, smallest=20
    )
    assert found.fits
    assert not any(line.split()[-1] in {"der", "am", "und"} for line in found.lines)
    assert max(shaping.units(line, stack) for line in found.lines) * found.size / 1000 <= 400.1


def test_a_title_has_no_more_lines_and_parted_words_than_it_needs() -> None:
    stack = faces.TYPEFACES[1].display
    short = titling.title("Fatma Beispiel-Öztürk", stack, (460, 200), leading=1.1, largest=35, smallest=17)
    assert (short.size, short.lines) == (35, ("Fatma Beispiel-Öztürk",))
    narrow = titling.title(
        "Nachbarschaftsfest am Kirchplatz", stack, (120, 90), leading=1, largest=80, smallest=14
    )
    assert narrow.fits
    assert sum(line.endswith("-") for line in narrow.lines) <= 1


@pytest.mark.parametrize("width", range(62, 160, 7))
def test_a_year_and_the_hours_are_never_torn(width: int) -> None:
    when = words.whole(Content("x", starts_at=datetime(2026, 9, 12, 14), ends_at=datetime(2026, 9, 12, 22)))
    text = "\n".join(typeset.running(when, faces.STRONG, 13, width)).replace("\u00a0", " ")
    for whole in ("September", "2026", "14–22"):
        assert whole in text


def test_only_texts_that_are_read_through_are_hyphenated() -> None:
    text = "Eröffnung mit dem Bezirksbürgermeister"
    assert not any(line.endswith("-") for line in typeset.running(text, STACK, 10, 130))
    assert any(line.endswith("-") for line in typeset.running(text, STACK, 10, 130, hyphens=True))


def test_centred_lines_are_about_as_long_as_each_other() -> None:
    text = "dankt das Quartiersbüro für den unermüdlichen Einsatz im Garten"
    first, last = typeset.running(text, STACK, 10, 250, even=True)
    assert 0.7 < shaping.units(last, STACK) / shaping.units(first, STACK) < 1.4


@pytest.mark.parametrize(
    ("start", "end", "figures", "clock"),
    [
        (datetime(2026, 9, 12, 14), datetime(2026, 9, 12, 22), "12.9.", "14–22 Uhr"),
        (datetime(2026, 9, 12, 18, 30), None, "12.9.", "18.30 Uhr"),
        (datetime(2026, 9, 12, 18), datetime(2026, 9, 13, 2), "12.9.", "18–2 Uhr"),
        (datetime(2026, 9, 12, 10), datetime(2026, 9, 14, 18), "12.–14.9.", "10 Uhr"),
        (datetime(2026, 9, 30, 10), datetime(2026, 10, 2, 18), "30.9.–2.10.", "10 Uhr"),
    ],
)
def test_days_and_times_as_posters_say_them(
    start: datetime, end: datetime | None, figures: str, clock: str
) -> None:
    found = Content(title="x", starts_at=start, ends_at=end)
    assert (words.figures(found), words.clock(found)) == (figures, clock.replace(" ", "\u00a0"))


def test_the_day_is_said_in_the_other_language() -> None:
    found = content()
    assert "Eylül" in words.elsewhere(found, "tr")
    assert "سبتمبر" in words.elsewhere(found, "ar")
    assert words.elsewhere(found, "xx-nowhere") == ""


def _png(width: int, height: int) -> bytes:
    """A head that promises so many pixels; nothing behind it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"kein Bild", "kein lesbares Bild"),
        (b"", "kein lesbares Bild"),
        (_png(20_000, 10_000), "Megapixel"),
        (_png(13_000, 10_000), "130 Megapixel"),
    ],
)
def test_a_picture_that_is_none_is_said(data: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        size_of(data)
    made = compose(Piece("bild", "a5", content(picture=data, picture_alt="Fest")))
    assert [(one.field, says in one.sentence) for one in made.problems] == [("picture", True)]
    made = compose(Piece("bild", "a5", content(logos=(Logo(data, "Stadt"),))))
    assert any("Logo „Stadt“" in one.sentence for one in made.problems)


def test_a_picture_that_breaks_off_is_refused() -> None:
    with pytest.raises(Refused, match="beschädigt"):
        fitted(picture()[:-2000], 1.5, 300, cover=True)


def test_a_large_picture_goes_to_paper_at_300_dots() -> None:
    out = io.BytesIO()
    Image.new("RGB", (6000, 3000), "#808080").save(out, "JPEG")
    reader = fitted(out.getvalue(), 2.0, 72, cover=True)
    assert reader.getSize() == (300, 150)
    assert fitted(picture(), 1.5, 1000, cover=True).getSize() == (900, 600), "no pixels are made up"


def test_a_strip_without_logos_is_said_when_there_is_a_funding_sentence() -> None:
    made = compose(Piece("plakat", "a4", content(logos=())))
    assert ["kein Logo hinterlegt" in one.sentence for one in made.problems] == [True]
    assert compose(Piece("plakat", "a4", content(logos=(), funding=""))).problems == ()


def test_a_picture_needs_words() -> None:
    made = compose(Piece("bild", "a5", content(picture=picture())))
    assert [one.field for one in made.problems] == ["picture_alternative_text"]


def test_logos_stand_in_the_prescribed_order() -> None:
    made = compose(Piece("leise", "a4", content()))
    photos = [item for item in made.pages[0].ordered() if isinstance(item, Photo)]
    assert [item.alt for item in photos] == ["Logo Bund", "Logo Land", "Logo Stadt"]
    assert sorted(item.box.x for item in photos) == [item.box.x for item in photos]


def test_translations_of_other_languages_run_their_own_way() -> None:
    turkish = Translation("tr", "Şenlik", "Herkes davetlidir.")
    made = compose(Piece("raster", "a4", content(translations=(ARABIC, turkish))))
    lines = [item for item in made.pages[0].said if isinstance(item, Words) and item.field == "translations"]
    aligned = {item.lines[0]: item.align for item in lines}
    assert (aligned[ARABIC.title], aligned["Şenlik"]) == (1.0, 0.0)


def test_over_the_turn_of_the_year_both_years_are_said() -> None:
    found = Content("x", starts_at=datetime(2026, 12, 31, 10), ends_at=datetime(2027, 1, 2, 18))
    said = words.whole(found).replace("\u00a0", " ")
    assert said == "Donnerstag – Samstag, 31. Dezember 2026 – 2. Januar 2027, 10 Uhr"
    assert words.weekday_short(found) == "Do – Sa"


def test_what_is_not_said_to_be_missing_is_drawn_in_every_typeface() -> None:
    """What one typeface lacks (a tick, a note, a fraction) another lends it; a box would be printed else."""
    known = set().union(*(faces.cut(name).widths for name in faces.TEXT))
    known = {mark for mark in known if not faces.missing(mark)}
    assert {"✔", "♪", "☐", "⅔"} <= known
    for one in faces.TYPEFACES:
        for stack in (one.display, one.strong, one.text):
            assert known <= set().union(*(faces.cut(name).widths for name in stack)), one.key


@pytest.mark.parametrize("cover", [True, False])
def test_sixteen_bits_of_grey_are_not_plain_white(cover: bool) -> None:
    deep = Image.new("I;16", (40, 40), 0x8000)
    out = io.BytesIO()
    deep.save(out, "PNG")
    shade = fitted(out.getvalue(), 1.0, 100, cover=cover)._image.convert("L").getpixel((20, 20))
    assert 120 <= shade <= 135
    assert 120 <= flattened(out.getvalue(), (40, 40))._image.convert("L").getpixel((20, 20)) <= 135


def test_the_side_of_a_picture_that_is_kept_is_not_cut() -> None:
    image = Image.new("RGB", (900, 900), "#FFFFFF")
    image.paste("#D7263D", (0, 600, 900, 900))
    out = io.BytesIO()
    image.save(out, "PNG")

    def reds(kept: str, ratio: float) -> float:
        shown = fitted(out.getvalue(), ratio, 300, cover=True, kept=kept)
        counts = Image.open(shown.fp).convert("RGB").getchannel("G").histogram()
        return sum(counts[:120]) / sum(counts)

    assert reds("bottom", 3.0) > 0.95
    assert reds("top", 3.0) < 0.05
    assert reds("", 3.0) < 0.2
    assert reds("left", 3.0) == reds("", 3.0), "a side that is not cut changes nothing"
    assert 0.3 < reds("left", 0.5) < 0.37
