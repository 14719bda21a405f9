"""Flyers and posters: what they say, that nothing overlaps, that what does not fit is said."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.poster import DESIGNS, FORMATS, Logo, Look, Piece, Row, compose, format_of, poster_bytes
from app.documents.poster.items import Box, Code, Photo, Shape, Words
from app.documents.poster.palette import READABLE, contrast, ink_on, readable
from app.documents.styles import MM
from tests.documents.poster_samples import ARABIC, content, meet, picture, places, said
from tests.kit import pdf as kit
from tests.kit import pdf_rules

DESIGN_KEYS = [one.key for one in DESIGNS]
FORMAT_KEYS = [one.key for one in FORMATS]
ROOMY = [key for key in FORMAT_KEYS if key not in {"a6", "a6-quer", "lang-quer"}]


def piece(design: str, size: str, **changes: object) -> Piece:
    return Piece(design, size, content(**changes), Look("#D7263D"))


@pytest.mark.parametrize("size", ROOMY)
@pytest.mark.parametrize("design", DESIGN_KEYS)
def test_every_text_stands_on_the_sheet(design: str, size: str) -> None:
    made = compose(piece(design, size, picture=picture(), picture_alt="Ein Fest"))
    assert made.problems == ()
    text = " ".join(said(page) for page in made.pages)
    for part in ("Unterstadt", "Musik, Essen", "gehört der Nordmarkt", "Finanziert durch"):
        assert part.replace(" ", "") in text.replace(" ", "").replace("-", "")
    if not format_of(size).certificate:
        for part in ("Nordmarkt, 44000 Ruhrau", "Eintritt frei", "Offene Bühne", "Zechenstraße 22"):
            assert part in text
        codes = [item for page in made.pages for item in page.said if isinstance(item, Code)]
        assert [code.text for code in codes] == ["https://www.unterstadt.example/fest"]


@pytest.mark.parametrize("size", FORMAT_KEYS)
@pytest.mark.parametrize("design", DESIGN_KEYS)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_nothing_overlaps_or_leaves_the_sheet_whatever_is_written(
    design: str, size: str, data: st.DataObject
) -> None:
    words = st.sampled_from(["Fest", "Nachbarschaft", "am", "der", "Straßenfest", "Kulturverein", "Tag", "Ö"])

    def text(most: int) -> str:
        return " ".join(data.draw(st.lists(words, min_size=1, max_size=most)))

    made = compose(
        piece(
            design,
            size,
            title=text(9),
            subtitle=text(12),
            lead=text(60),
            place=text(6),
            programme=tuple(Row("14.30", text(6)) for _ in range(data.draw(st.integers(0, 5)))),
            translations=(ARABIC,) if data.draw(st.booleans()) else (),
            picture=picture() if data.draw(st.booleans()) else None,
            picture_alt="Ein Fest",
            recipient=text(5),
        )
    )
    if made.problems:
        assert all(problem.sentence.endswith(".") for problem in made.problems)
        return
    for page in made.pages:
        sheet = Box(0, 0, page.width, page.height)
        found = list(places(page))
        for at, (name, box) in enumerate(found):
            inside = box.x >= -0.5 and box.right <= sheet.right + 0.5 and box.bottom <= sheet.bottom + 0.5
            assert inside, f"{name} leaves the sheet"
            for other, there in found[at + 1 :]:
                assert not meet(box, there, 0.8), f"„{name}“ meets „{other}“"


@pytest.mark.parametrize("design", DESIGN_KEYS)
def test_too_much_text_is_said_with_how_much(design: str) -> None:
    made = compose(piece(design, "a5", lead="Sehr viel Text steht hier. " * 200))
    (problem,) = (one for one in made.problems if one.field == "lead")
    assert problem.excess > 1000
    assert f"etwa {problem.excess} Zeichen zu lang" in problem.sentence
    shorter = "Sehr viel Text steht hier. " * 200
    made = compose(piece(design, "a5", lead=shorter[: len(shorter) - problem.excess - 150]))
    assert [one for one in made.problems if one.field == "lead"] == []


@pytest.mark.parametrize("design", DESIGN_KEYS)
def test_a_title_without_end_is_said(design: str) -> None:
    made = compose(piece(design, "a6", title="Donaudampfschifffahrtsgesellschaftskapitän " * 7))
    assert "title" in [one.field for one in made.problems]


@pytest.mark.parametrize("design", DESIGN_KEYS)
def test_the_other_side_takes_the_texts(design: str) -> None:
    flyer = replace(piece(design, "a6", lead="Viel Text steht hier. " * 30), back=True)
    made = compose(flyer)
    assert made.problems == ()
    assert len(made.pages) == 2
    assert "Viel Text" not in said(made.pages[0])
    assert "Viel Text" in said(made.pages[1])


def test_nothing_stands_where_the_hole_is_punched() -> None:
    found = format_of("anhaenger")
    edge = (found.hole_at + found.hole / 2) * MM
    for design in DESIGN_KEYS:
        for page in compose(replace(piece(design, "anhaenger"), back=True)).pages:
            assert all(box.y >= edge for _, box in places(page))


def test_no_text_is_too_small_to_read() -> None:
    for design in DESIGN_KEYS:
        for size in FORMAT_KEYS:
            for page in compose(piece(design, size)).pages:
                assert min(item.size for item in page.said if isinstance(item, Words)) >= 6


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_letters_can_be_read_on_every_colour(parts: tuple[int, int, int]) -> None:
    red, green, blue = (part / 255 for part in parts)
    colour = (red, green, blue)
    assert contrast(ink_on(colour), colour) >= READABLE
    assert contrast(readable(colour), (1.0, 1.0, 1.0)) >= READABLE


@pytest.mark.parametrize("layout", ["screen", "desk", "shop"])
@pytest.mark.parametrize("size", ["a6", "lang", "falz", "anhaenger", "urkunde-quer"])
def test_the_file_is_tagged_fit_for_the_archive_and_the_same_each_time(layout: str, size: str) -> None:
    for design in DESIGN_KEYS:
        made = piece(
            design, size, picture=picture(), picture_alt="Ein Fest", translations=(ARABIC,), lead="Kurz."
        )
        data = poster_bytes(made, layout, dots=100)
        assert pdf_rules.problems(data) == []
        assert data == poster_bytes(made, layout, dots=100)


def test_several_stand_on_a_sheet_with_marks_where_to_cut() -> None:
    with kit.opened(poster_bytes(piece("raster", "a6"), "desk")) as pdf:
        (page,) = pdf.pages
        assert [round(float(part)) for part in page.mediabox] == [0, 0, 595, 842]
    drawn = kit.drawn(poster_bytes(piece("raster", "a6"), "desk"))
    once = Counter(thing.text for thing in drawn if thing.text and not thing.artifact)
    again = Counter(thing.text for thing in drawn if thing.text and thing.artifact)
    assert once
    assert again == Counter({text: 3 * count for text, count in once.items()}), "read aloud only once"


@pytest.mark.parametrize("size", ["a3", "a3-quer"])
def test_a_poster_is_printed_in_halves_that_overlap(size: str) -> None:
    data = poster_bytes(piece("plakat", size, lead="Kurz."), "tiles", dots=100)
    assert pdf_rules.problems(data) == []
    with kit.opened(data) as pdf:
        sizes = [sorted(round(float(part)) for part in page.mediabox[2:]) for page in pdf.pages]
    assert sizes == [[595, 842]] * 2
    one, two = ([thing for thing in kit.drawn(data) if thing.page == at and thing.text] for at in (0, 1))
    # What is drawn last is the note that says how to cut.
    whole = [thing.text for thing in one if not thing.artifact]
    assert [thing.text for thing in two][: len(whole)] == whole
    assert all(thing.artifact for thing in two), "read aloud only once"
    with kit.opened(data) as pdf:
        first, second = (
            next(
                each.operands
                for each in pikepdf.parse_content_stream(page)
                if str(each.operator) == "cm" and float(each.operands[4])
            )
            for page in pdf.pages
        )
    moved = float(second[5] - first[5]) if size == "a3" else float(first[4] - second[4])
    assert 165 * MM < moved < 200 * MM, "by half of the poster without what stands on both"


def test_what_fits_an_office_printer_is_not_halved() -> None:
    for size in ("a4", "falz"):
        made = piece("plakat", size, lead="Kurz.")
        assert poster_bytes(made, "tiles", dots=100) == poster_bytes(made, "screen", dots=100)


def test_a_print_shop_finds_trim_and_bleed() -> None:
    for size in ("a5", "falz"):
        found = format_of(size)
        with kit.opened(poster_bytes(piece("plakat", size), "shop")) as pdf:
            for page in pdf.pages:
                trim = [float(part) for part in page.trimbox]
                bleed = [float(part) for part in page.obj.BleedBox]
                assert trim[2] - trim[0] == pytest.approx(found.width * MM, abs=0.01)
                assert trim[3] - trim[1] == pytest.approx(found.height * MM, abs=0.01)
                assert [b - t for b, t in zip(bleed, trim, strict=True)] == pytest.approx(
                    [-3 * MM, -3 * MM, 3 * MM, 3 * MM], abs=0.01
                )


def outline(shape: Shape) -> Box:
    numbers = [float(part) for step in shape.path for part in step[1:]]
    x, y = numbers[::2], numbers[1::2]
    return Box(min(x), min(y), max(x) - min(x), max(y) - min(y))


@pytest.mark.parametrize("pictured", [False, True])
@pytest.mark.parametrize("size", [key for key in FORMAT_KEYS if key not in {"falz", "anhaenger"}])
@pytest.mark.parametrize("design", ["plakat", "raster", "leise"])
def test_no_text_stands_on_a_picture_or_a_form(design: str, size: str, *, pictured: bool) -> None:
    made = compose(piece(design, size, picture=picture() if pictured else None, picture_alt="Ein Fest"))
    for page in made.pages:
        found = [item.box for item in page.ground if isinstance(item, Photo)]
        found += [outline(item) for item in page.ground if isinstance(item, Shape) and not item.stroke]
        for name, box in places(page):
            assert not any(meet(box, other, 0.8) for other in found), f"„{name}“ stands on something"


@pytest.mark.parametrize("size", ["urkunde", "urkunde-quer"])
@pytest.mark.parametrize("design", DESIGN_KEYS)
def test_the_ornaments_of_a_certificate_keep_off_its_logos(design: str, size: str) -> None:
    (page,) = compose(piece(design, size, title="Urkunde", recipient="F. Beispiel")).pages
    forms = [outline(item) for item in page.ground if isinstance(item, Shape) and not item.stroke]
    assert not any(meet(box, form, 0.1) for _, box in places(page) for form in forms)


@pytest.mark.parametrize("size", ["a5", "a4", "a3", "lang", "a5-quer", "a4-quer"])
@pytest.mark.parametrize("design", DESIGN_KEYS)
def test_a_picture_is_no_strip(design: str, size: str) -> None:
    page = compose(piece(design, size, picture=picture(), picture_alt="Ein Fest")).pages[0]
    (box,) = (item.box for item in page.ground if isinstance(item, Photo))
    assert 0.3 < box.width / box.height < 4
    assert box.width * box.height > 0.09 * page.width * page.height


@pytest.mark.parametrize("pictured", [False, True])
@pytest.mark.parametrize("size", ["a6", "a6-quer", "lang-quer"])
@pytest.mark.parametrize("design", DESIGN_KEYS)
def test_small_sheets_make_room_for_the_usual_texts(design: str, size: str, *, pictured: bool) -> None:
    made = compose(piece(design, size, picture=picture() if pictured else None, picture_alt="Ein Fest"))
    assert made.problems == ()


def test_what_surrounds_the_hole_goes_on_into_it_at_the_print_shop() -> None:
    made = piece("plakat", "anhaenger")
    assert "ung Ø 35 mm" in kit.text(poster_bytes(made, "shop"))
    assert "ung Ø" not in kit.text(poster_bytes(made, "screen"))


@pytest.mark.parametrize("size", FORMAT_KEYS)
@pytest.mark.parametrize("design", DESIGN_KEYS)
def test_several_days_are_said_as_legibly_as_one(design: str, size: str) -> None:
    made = compose(
        piece(design, size, starts_at=datetime(2026, 12, 31, 10), ends_at=datetime(2027, 1, 2, 18))
    )
    assert made.problems == ()
    for page in made.pages:
        assert min(item.size for item in page.said if isinstance(item, Words)) >= 6


@pytest.mark.parametrize("size", ["a6", "a5", "a4", "a3-quer", "lang"])
def test_many_logos_stand_in_rows_in_their_order_and_are_not_tiny(size: str) -> None:
    logos = tuple(Logo(picture(300, 100, "PNG"), f"Logo {number}") for number in range(12))
    few = compose(piece("raster", size, lead="", programme=()))
    many = compose(piece("raster", size, lead="", programme=(), logos=logos))
    found = [item for item in many.pages[0].ordered() if isinstance(item, Photo)]
    assert [item.alt for item in found] == [logo.alt for logo in logos]
    usual = max(item.box.height for item in few.pages[0].ordered() if isinstance(item, Photo))
    assert all(item.box.height > usual * 0.45 for item in found)
    assert len({round(item.box.y) for item in found}) > 1


@pytest.mark.parametrize("size", ["a5", "a4-quer", "falz", "urkunde"])
@pytest.mark.parametrize("design", ["bild", "raster"])
def test_forms_that_reach_the_trim_go_on_into_the_bleed(design: str, size: str) -> None:
    """A form that ends where the sheet is cut shows a white line when the knife is a hair beside it."""
    made = compose(piece(design, size, title="Urkunde", recipient="F. Beispiel"))
    for page in made.pages:
        for form in (outline(item) for item in page.ground if isinstance(item, Shape) and not item.stroke):
            for edge, trim in ((form.right, page.width), (form.bottom, page.height), (-form.x, 0.0)):
                assert abs(edge - trim) > 0.3


@pytest.mark.parametrize("size", ["a6-quer", "lang-quer", "a5-quer"])
@pytest.mark.parametrize("design", ["plakat", "raster", "leise"])
def test_a_front_without_texts_leaves_its_sheet_to_title_and_picture(design: str, size: str) -> None:
    flyer = piece(design, size, picture=picture(), picture_alt="Ein Fest")
    front, both = compose(replace(flyer, back=True)).pages[0], compose(flyer).pages[0]
    (alone,) = (item.box for item in front.ground if isinstance(item, Photo))
    (beside,) = (item.box for item in both.ground if isinstance(item, Photo))
    assert alone.width > beside.width * 1.1
