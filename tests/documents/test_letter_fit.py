"""Nothing of a letter is cut or lost: address, footer, mail boxes, characters without a glyph."""

from dataclasses import replace
from typing import Any

import pytest

from app.documents.flow import Numbered, Paragraph, Table, TableColumn
from app.documents.letter import letter_bytes
from app.documents.letter.pages import drawn
from app.documents.press.sheet import baseline_in
from app.documents.styles import ADDRESS
from app.domain.errors import Refused
from tests.documents.samples import SENDER, letter
from tests.kit import pdf
from tests.kit.pdf_rules import problems


def address(data: bytes) -> list[tuple[float, str]]:
    """What stands in the recipient zone, with its baseline in millimetres."""
    return [(y, text.strip()) for x, y, text in pdf.lines(data) if x < 105 and 62.7 < y < 95]


def test_six_lines_of_address_end_above_90_mm_and_inside_105_mm() -> None:
    data = letter_bytes(letter(recipient=tuple(f"Zeile {at}" for at in range(6))))
    assert [text for _, text in address(data)] == [f"Zeile {at}" for at in range(6)]
    assert address(data)[-1][0] < 90
    assert address(data)[0][0] - baseline_in(ADDRESS) / pdf.MM == pytest.approx(62.7, abs=0.02)


def test_a_long_address_is_set_smaller_and_whole() -> None:
    recipient = (
        "Trägerverein zur Förderung der nachbarschaftlichen Begegnung in der Unterstadt gGmbH",
        "Frau Prof. Dr.-Ing. habil. Ayşe-Gülşah Maria Żółkiewska-Çetinkaya-von Hohenstein",
        "c/o Quartierwerk, Hinterhaus, 3. Etage",
        "Karl-Friedrich-von-Steinmetz-Straße 112–114 a",
        "45888 Ruhrau",
    )
    data = letter_bytes(letter(recipient=recipient))
    said = " ".join(text for _, text in address(data))
    assert said.replace("- ", "-") == " ".join(recipient)
    assert 6 < len(address(data)) <= 8
    assert address(data)[-1][0] < 90
    assert problems(data) == []


def test_an_address_that_does_not_fit_is_refused_instead_of_cut() -> None:
    endless = letter(recipient=tuple(f"Zeile {at} " + "breit " * 30 for at in range(8)))
    with pytest.raises(Refused, match=r"Zeile 0 breit.* passt nicht in das Fenster"):
        letter_bytes(endless)
    assert max(y for y, _ in address(drawn(endless))) < 90
    assert problems(drawn(endless)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "Sommerfest 🎉"},
        {"recipient": ("Herr 陈", "Ring 3", "58452 Witten")},
        {"body": (Numbered(("Erstens", "Zweitens 漢字")),)},
        {"body": (Table((TableColumn("Spalte"),), (("漢",),)),)},
        {"info": (("Auskunft gibt", "漢"),)},
    ],
)
def test_what_the_font_cannot_draw_is_said_before_it_is_printed(changes: dict[str, Any]) -> None:
    made = letter(**changes)
    with pytest.raises(Refused, match=r"hat kein Zeichen für „[🎉陈漢]“"):
        letter_bytes(made)
    assert not set(pdf.text(drawn(made))) & set("□🎉陈漢")


def test_names_of_europe_are_printed_as_they_are_written() -> None:
    for name in ("Ayşe Çağlar-Yıldız", "Łukasz Świętoń", "Nguyễn Thị Ánh", "Jürgen Weiß", "Елена Петрова"):
        assert name in pdf.text(letter_bytes(letter(recipient=(name, "Ring 3", "58452 Witten"))))


def test_nothing_in_the_footer_is_cut() -> None:
    footer = (
        ("Stadtteilbüro Unterstadt", "Zechenstraße 22", "45888 Ruhrau"),
        ("Telefon 0209 555 010", "stadtteilbuero-unterstadt@ruhrau.example", "www.unterstadt-ruhrau.example"),
        ("Di 15–18 Uhr, Do 10–13 Uhr und nach Vereinbarung in der Zechenstraße",),
        ("Das Stadtteilbüro arbeitet im Auftrag der Stadt Ruhrau und wird gefördert durch Bund und Land.",),
    )
    data = letter_bytes(letter(sender=replace(SENDER, footer=footer)))
    said = "".join(pdf.text(data).split())
    for line in (line for column in footer for line in column):
        assert "".join(line.split()) in said
    assert max(y for _, y, _ in pdf.lines(data)) < 290
    assert problems(data) == []


def test_a_mail_address_stays_whole_in_the_information_block() -> None:
    mail = "stadterneuerung@ruhrau.example"
    data = letter_bytes(letter(info=(("E-Mail", mail),)))
    assert mail in [text.strip() for _, _, text in pdf.lines(data)]


def test_a_long_subject_ends_with_an_ellipsis_at_the_head_of_further_pages() -> None:
    subject = "Bewilligungsbescheid zum Antrag auf " + "Wiederherstellung der Schaufenster " * 4
    data = letter_bytes(letter(subject=subject, body=tuple(Paragraph("Absatz " * 60) for _ in range(12))))
    head = pdf.lines(data, 1)[0][2].strip()
    assert head.endswith("…")
    assert len(head) > 85
    assert subject.startswith(head.removesuffix("…").strip())
