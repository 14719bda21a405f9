"""The letter: DIN 5008 form B to the millimetre, tagged, archivable, the same bytes each time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.flow import Heading, Paragraph, Table, TableColumn
from app.documents.letter import DRAFT_MARK, Letter, Logo, Signatory, letter_bytes, letters_bytes
from app.documents.letter.pages import drawn
from app.documents.press.sheet import baseline_in
from app.documents.styles import ADDRESS, INFO_VALUE, RETURN_LINE, SUBJECT
from app.domain.errors import Refused, Stopped
from tests.documents.samples import BODY, SENDER, letter, logo
from tests.kit import pdf
from tests.kit.pdf_rules import problems

NEAR = 0.02


def top_of(data: bytes, text: str, style: object) -> tuple[float, float]:
    x, y = pdf.baseline(data, text)
    return x, y - baseline_in(style) / pdf.MM  # type: ignore[arg-type]  # each caller passes a Style


@pytest.fixture(scope="module")
def printed() -> bytes:
    return letter_bytes(letter())


def test_a_letter_keeps_every_rule_of_archive_and_accessibility(printed: bytes) -> None:
    assert problems(printed) == []


def test_equal_letters_are_equal_bytes_and_others_are_not(printed: bytes) -> None:
    assert letter_bytes(letter()) == printed
    assert letter_bytes(letter(subject="Anderer Betreff")) != printed


def test_address_subject_and_information_stand_where_din_5008_wants_them(printed: bytes) -> None:
    assert top_of(printed, "Innenstadtbüro ·", RETURN_LINE)[0] == pytest.approx(25, abs=NEAR)
    assert 45 <= top_of(printed, "Innenstadtbüro ·", RETURN_LINE)[1] <= 50
    assert top_of(printed, "Förderverein", ADDRESS) == pytest.approx((25, 62.7), abs=NEAR)
    assert top_of(printed, "Bewilligung:", SUBJECT) == pytest.approx((25, 98.46), abs=NEAR)
    assert top_of(printed, "VF-2026-014", INFO_VALUE)[1] == pytest.approx(50, abs=NEAR)
    assert pdf.baseline(printed, "Unser Zeichen")[0] == pytest.approx(125, abs=NEAR)


def test_annotations_end_where_the_address_begins() -> None:
    data = letter_bytes(letter(annotation=("Einschreiben", "Persönlich")))
    assert 50 < pdf.baseline(data, "Einschreiben")[1] < pdf.baseline(data, "Persönlich")[1] < 62.7


def test_fold_and_hole_marks(printed: bytes) -> None:
    marks = {(y1, round(x2 - x1, 2)) for page, x1, y1, x2, _ in pdf.rules(printed) if page == 0 and x1 == 5}
    assert marks == {(105.0, 2.5), (210.0, 2.5), (148.5, 4.0)}
    bare = letter_bytes(letter(fold_marks=False))
    assert not [rule for rule in pdf.rules(bare) if rule[1] == 5]


def test_a_long_information_block_moves_the_subject_down() -> None:
    data = letter_bytes(letter(info=tuple((f"Angabe {at}", "Wert") for at in range(12))))
    assert pdf.baseline(data, "Bewilligung:")[1] > pdf.baseline(data, "23. November")[1] + 8


def test_reading_order_is_head_address_information_subject_text_close(printed: bytes) -> None:
    kinds = pdf.tree(printed)
    spoken = [text for _, text in kinds]
    order = [
        next(at for at, text in enumerate(spoken) if text.startswith(start))
        for start in (
            "Innenstadtbüro H",
            "Förderverein",
            "Unser",
            "Bewilligung:",
            "Sehr",
            "Sie",
            "Mit",
            "Anlagen",
        )
    ]
    assert order == sorted(order)
    assert ("H1", "Bewilligung: Lichterfest") in kinds
    assert kinds[0][0] == "Figure"


def test_the_calculation_is_a_table_with_header_cells_and_its_result_named(printed: bytes) -> None:
    kinds = pdf.tree(printed)
    assert ("TH", "Betrag") in kinds
    assert ("TH", "Zuwendung") in kinds
    assert ("TD", "1.250,00 €") in kinds


def test_further_pages_name_subject_reference_and_page_of_pages() -> None:
    data = letter_bytes(letter(body=tuple(Paragraph("Absatz " * 60) for _ in range(20))))
    with pdf.opened(data) as opened:
        total = len(opened.pages)
    assert total >= 3
    for page in range(1, total):
        lines = [text for _, _, text in pdf.lines(data, page)]
        assert lines[:3] == ["Bewilligung: Lichterfest", "VF-2026-014", f"Seite {page + 1} von {total}"]
    heads = [thing for thing in pdf.drawn(data) if thing.text.startswith("Seite 2")]
    assert heads
    assert all(thing.artifact for thing in heads)
    assert problems(data) == []


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    said = "Wort " * 1500
    data = letter_bytes(letter(body=(Paragraph(said.strip()),)))
    whole = [text for kind, text in pdf.tree(data) if kind == "P" and text.startswith("Wort")]
    assert [text.strip() for text in whole] == [said.strip()]


def test_the_close_is_never_alone_on_a_page() -> None:
    for count in range(18, 34):
        data = letter_bytes(letter(body=tuple(Paragraph(f"Absatz {at}") for at in range(count))))
        with pdf.opened(data) as opened:
            last = len(opened.pages) - 1
        lines = [text for _, _, text in pdf.lines(data, last)]
        close = lines.index("Mit freundlichen Grüßen")
        assert any(line.startswith(("Absatz", "Sehr")) for line in lines[:close])


def test_a_little_too_much_for_a_page_is_set_closer_and_much_too_much_is_not() -> None:
    seen = []
    for count in range(6, 20):
        data = letter_bytes(letter(body=tuple(Paragraph(f"Absatz {at}") for at in range(count))))
        with pdf.opened(data) as opened:
            pages = len(opened.pages)
        apart = pdf.baseline(data, "Absatz 1")[1] - pdf.baseline(data, "Absatz 0")[1]
        seen.append((pages, round(apart * pdf.MM, 1)))
        assert problems(data) == []
    assert list(dict.fromkeys(seen)) == [(1, 22.2), (1, 19.2), (2, 22.2)]


def test_headings_stay_with_what_follows() -> None:
    for count in range(16, 30):
        body = (*(Paragraph(f"Absatz {at}") for at in range(count)), Heading("Überschrift"), *BODY)
        data = letter_bytes(letter(body=body))
        with pdf.opened(data) as opened:
            pages = [[text for _, _, text in pdf.lines(data, page)] for page in range(len(opened.pages))]
        home = next(lines for lines in pages if "Überschrift" in lines)
        assert any(line.startswith("Sie erhalten") for line in home[home.index("Überschrift") :])


def test_a_draft_for_the_city_is_marked_on_every_page_and_in_its_title() -> None:
    city = replace(SENDER, name="Stadt Heiligenhaus", logos=())
    data = letter_bytes(
        letter(
            sender=city,
            draft_for_city=True,
            body=tuple(Paragraph("Absatz " * 60) for _ in range(12)),
            signatories=(Signatory("Petra Amt", "Fachbereich", "Im Auftrag"), Signatory("Zweite Person")),
        )
    )
    with pdf.opened(data) as opened:
        assert str(opened.docinfo["/Title"]).startswith(DRAFT_MARK)
        pages = len(opened.pages)
    for page in range(pages):
        assert DRAFT_MARK in [text for _, _, text in pdf.lines(data, page)]
    assert pdf.tree(data)[0] == ("P", DRAFT_MARK)
    assert pdf.baseline(data, "Petra Amt")[1] == pdf.baseline(data, "Zweite Person")[1]
    assert problems(data) == []


def test_what_people_type_stays_what_they_typed() -> None:
    typed = '<b>&amp;</b> =HYPERLINK("x") \\( %s {{ x }} </para><para>'
    data = letter_bytes(letter(body=(Paragraph(typed),), subject=f"Betreff {typed}"))
    assert typed in pdf.text(data)
    assert problems(data) == []


def test_every_character_of_the_font_can_be_printed_and_read_back() -> None:
    typed = "".join(chr(code) for code in range(0x21, 0x530) if chr(code).isprintable())
    data = drawn(letter(body=(Paragraph(" ".join(typed[at : at + 40] for at in range(0, len(typed), 40))),)))
    assert problems(data) == []
    assert "Łódź" not in typed
    assert "Ąą" in pdf.text(data)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=300), st.lists(st.text(max_size=40), max_size=7))
def test_any_typed_text_makes_a_sound_letter(subject: str, said: str, recipient: list[str]) -> None:
    made = letter(
        subject=subject,
        recipient=tuple(recipient),
        salutation=subject,
        body=(Paragraph(said), Table((TableColumn(said[:20]),), ((said,),))),
        info=((subject, said),),
        reference=subject,
    )
    assert problems(drawn(made)) == []


def test_an_empty_letter_is_still_a_sound_file() -> None:
    bare = Letter(replace(SENDER, name="", logos=(), footer=()), (), "", letter().date, "", ())
    assert problems(letter_bytes(bare)) == []


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"%PDF-1.7", logo()[:40], b"\x89PNG\r\n\x1a\n" + b"\x00" * 50]
)
def test_a_logo_that_is_no_image_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="kein lesbares Bild"):
        letter_bytes(letter(sender=replace(SENDER, logos=(Logo(data, "Logo"),))))


def test_a_huge_logo_is_refused_before_it_is_unpacked() -> None:
    huge = logo(8000, 5100)
    assert len(huge) < 1_000_000
    with pytest.raises(Refused, match="zu groß"):
        letter_bytes(letter(sender=replace(SENDER, logos=(Logo(huge, "Logo"),))))


def test_logos_stay_inside_the_letterhead_and_have_words() -> None:
    sender = replace(SENDER, logos=(Logo(logo(2000, 100), "breit"), Logo(logo(50, 900, "JPEG"), "hoch")))
    data = letter_bytes(letter(sender=sender))
    assert problems(data) == []
    assert [kind for kind, _ in pdf.tree(data)].count("Figure") == 2


def test_letters_made_at_the_same_time_are_the_same_letters(printed: bytes) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda at: letter_bytes(letter(subject=f"Betreff {at % 3}")), range(12)))
    assert made == [letter_bytes(letter(subject=f"Betreff {at % 3}")) for at in range(12)]
    assert printed not in made


def test_many_letters_can_be_stopped() -> None:
    def told(done: int) -> None:
        if done == 2:
            raise Stopped

    made = letters_bytes([letter()] * 5, told)
    assert next(made)
    with pytest.raises(Stopped):
        list(made)
