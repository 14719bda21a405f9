"""Labels, envelopes, badges, signs, lists: to the millimetre, whole, tagged, the same bytes each time."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.mailing.badges import Badge, Badges, badges_bytes
from app.documents.mailing.envelopes import ENVELOPES, Envelopes, envelopes_bytes
from app.documents.mailing.formats import BADGES, PAGE, Grid, formats, grid_of, must_begin_on
from app.documents.mailing.labels import EDGE, MARGIN, LabelSheets, labels_bytes, overlong, room
from app.documents.mailing.lists import Field, SignUp, sign_up_bytes
from app.documents.mailing.signs import TENTS, Sign, Signs, signs_bytes
from app.domain.errors import Refused
from tests.kit import pdf
from tests.kit.pdf_rules import problems

DAY = date(2026, 11, 20)
ADDRESS = ("Frau", "Dr. Ayşe Yılmaz", "Zechenstraße 22", "45888 Ruhrau")
LONG = (
    "Interessengemeinschaft der Händlerinnen und Händler der Oberen Hauptstraße e. V.",
    "Frau Prof. Dr. Wilhelmine von Lüdinghausen-Wolff",
    "Hinterhaus, 2. Etage links",
    "Friedrich-Wilhelm-Weber-Straße 117 a",
    "45888 Ruhrau",
)
GRIDS = sorted(formats())
SLACK = 0.01


def faults(data: bytes) -> list[str]:
    """What is wrong with a paper that has no headings, as what is cut or folded has none."""
    return [one for one in problems(data) if one != "headings do not begin with one H1: []"]


def sheets(grid: Grid, labels: tuple[tuple[str, ...], ...], first: int = 1, sender: str = "") -> LabelSheets:
    return LabelSheets("Etiketten", "Stadtteilbüro", DAY, grid, labels, first, sender)


@pytest.mark.parametrize("key", [*GRIDS, "badges"])
def test_no_label_leaves_the_sheet_or_touches_another(key: str) -> None:
    grid = BADGES if key == "badges" else formats()[key]
    places = [grid.place(at) for at in range(grid.each)]
    for _, left, top in places:
        assert left >= -SLACK
        assert top >= -SLACK
        assert left + grid.width <= PAGE[0] + SLACK
        assert top + grid.height <= PAGE[1] + SLACK
    for (_, x1, y1), (_, x2, y2) in combinations(places, 2):
        beside = abs(x1 - x2) >= grid.width - SLACK
        below = abs(y1 - y2) >= grid.height - SLACK
        assert beside or below


@pytest.mark.parametrize("key", GRIDS)
def test_a_sheet_lies_in_the_middle_of_the_page(key: str) -> None:
    """The makers punch them so; a wrong figure of the file would show here."""
    grid = formats()[key]
    right = PAGE[0] - (grid.left + (grid.columns - 1) * grid.across + grid.width)
    bottom = PAGE[1] - (grid.top + (grid.rows - 1) * grid.down + grid.height)
    assert right == pytest.approx(grid.left, abs=0.3)
    assert bottom == pytest.approx(grid.top, abs=0.3)


@given(st.sampled_from(GRIDS), st.integers(0, 200))
def test_text_may_only_stand_on_its_label_and_where_printers_reach(key: str, at: int) -> None:
    grid = formats()[key]
    sheet, left, top = grid.place(at)
    found = room(grid, at)
    assert (found.sheet, sheet) == (at // grid.each, at // grid.each)
    assert left + MARGIN - SLACK <= found.x
    assert top + MARGIN - SLACK <= found.top
    assert found.x + found.width <= left + grid.width - MARGIN + SLACK
    assert found.top + found.height <= top + grid.height - MARGIN + SLACK
    assert found.x >= EDGE - SLACK
    assert found.x + found.width <= PAGE[0] - EDGE + SLACK
    assert found.top >= EDGE - SLACK
    assert found.top + found.height <= PAGE[1] - EDGE + SLACK


WORDS = st.text("abcdefgäöüßABC -.", min_size=1, max_size=44).filter(lambda text: bool(text.strip()))


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from(GRIDS),
    st.integers(1, 8),
    st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=30),
)
def test_every_line_printed_stands_inside_its_label(key: str, first: int, typed: list[list[str]]) -> None:
    grid = formats()[key]
    labels = tuple(tuple(lines) for lines in typed)
    wanted = sheets(grid, labels, first, "Stadtteilbüro, Zechenstraße 22, 45888 Ruhrau")
    if overlong(grid, labels, sender=wanted.sender, begin=first - 1):
        with pytest.raises(Refused, match="Zu lang für das Etikett"):
            labels_bytes(wanted)
        return
    data = labels_bytes(wanted)
    fields = [grid.place(first - 1 + at) for at in range(len(labels))]
    for thing in pdf.drawn(data):
        if thing.operator == "Tj":
            inside = [
                (left, top)
                for page, left, top in fields
                if page == thing.page
                and left <= thing.x < left + grid.width
                and top < thing.y < top + grid.height
            ]
            assert len(inside) == 1, thing


@pytest.mark.parametrize("first", [1, 5, 24])
def test_the_first_label_is_the_one_that_was_named(first: int) -> None:
    data = labels_bytes(sheets(formats()["3475"], (ADDRESS,), first))
    x, y = pdf.baseline(data, "Dr. Ayşe")
    row, column = divmod(first - 1, 3)
    assert column * 70 < x < (column + 1) * 70
    assert 4.5 + row * 36 < y < 4.5 + (row + 1) * 36


def test_a_used_sheet_goes_on_with_the_next() -> None:
    data = labels_bytes(sheets(formats()["3475"], (ADDRESS,) * 3, 23))
    with pdf.opened(data) as opened:
        assert len(opened.pages) == 2
    assert pdf.text(data).count("Zechenstraße 22") == 3


@pytest.mark.parametrize("first", [None, 0, 25, -3])
def test_a_label_that_is_not_on_the_sheet_is_refused(first: int | None) -> None:
    with pytest.raises(Refused, match="Nummern 1 bis 24") as caught:
        must_begin_on(formats()["3475"], first)
    assert caught.value.field == "first"


def test_a_long_address_shrinks_and_one_that_fits_nowhere_is_named() -> None:
    small = labels_bytes(sheets(formats()["3475"], (LONG,)))
    sizes = {thing.size for thing in pdf.drawn(small) if thing.operator == "Tj"}
    assert max(sizes) < 11
    assert "Weber-Straße 117 a" in pdf.text(small)
    with pytest.raises(Refused, match="Interessengemeinschaft der") as caught:
        labels_bytes(sheets(formats()["L7159"], ((*LONG, *LONG),)))
    assert caught.value.field == "grid"


def test_an_unknown_sheet_and_no_recipients_are_refused() -> None:
    with pytest.raises(Refused, match="kennt das Programm nicht"):
        grid_of("9999")
    with pytest.raises(Refused, match="niemand ausgewählt"):
        labels_bytes(sheets(formats()["3475"], ()))
    with pytest.raises(Refused, match="niemand ausgewählt"):
        envelopes_bytes(Envelopes("U", "Büro", DAY, ENVELOPES["DL"], ()))


@pytest.mark.parametrize("key", sorted(ENVELOPES))
def test_an_envelope_is_a_page_of_its_size_with_the_address_at_the_right(key: str) -> None:
    envelope = ENVELOPES[key]
    data = envelopes_bytes(Envelopes("U", "Büro", DAY, envelope, (ADDRESS, LONG), ("Büro", "Weg 1")))
    with pdf.opened(data) as opened:
        sizes = [[float(side) / pdf.MM for side in page.mediabox[2:]] for page in opened.pages]
    assert sizes == [pytest.approx([envelope.width, envelope.height], abs=0.1)] * 2
    for x, y, text in pdf.lines(data, 0):
        if text in ADDRESS:
            assert x >= envelope.width / 3
            assert y <= envelope.height - 15
    assert faults(data) == []
    with pytest.raises(Refused, match="passt nicht auf den Umschlag"):
        envelopes_bytes(Envelopes("U", "Büro", DAY, envelope, ((*LONG, *LONG, *LONG),)))


def badges(*wanted: Badge) -> bytes:
    return badges_bytes(Badges("N", "Büro", DAY, "Sommerfest", wanted))


def test_badges_hold_their_names_and_marks_to_cut_along() -> None:
    data = badges(
        Badge("Ayşe Yılmaz", "Boxclub", "Helferin"),
        Badge("Maximiliane von Lüdinghausen-Wolff", "Interessengemeinschaft der Händlerinnen und Händler"),
        *(Badge("") for _ in range(9)),
    )
    assert faults(data) == []
    with pdf.opened(data) as opened:
        assert len(opened.pages) == 2
    said = pdf.text(data)
    assert "Ayşe Yılmaz" in said
    assert "Lüdinghausen-Wolff" in said
    assert said.count("Sommerfest") == 11
    assert (0, 15.0, 7.5, 15.0, 11.5) in pdf.rules(data)
    with pytest.raises(Refused, match="noch keine Namen"):
        badges()
    with pytest.raises(Refused, match="passt nicht auf ein Namensschild"):
        badges(Badge("Donaudampfschifffahrtsgesellschaftskapitänsanwärterinnenverein" * 3))


@pytest.mark.parametrize("key", sorted(TENTS))
def test_a_tent_says_the_same_on_both_sides_and_is_read_once(key: str) -> None:
    wanted = Signs("S", "Büro", DAY, TENTS[key], (Sign("Ayşe Yılmaz", "Boxclub"), Sign("Kasse")), "Fest")
    data = signs_bytes(wanted)
    assert faults(data) == []
    assert pdf.text(data).count("Ayşe Yılmaz") == 2
    assert [text for kind, text in pdf.tree(data) if kind == "P"].count("Ayşe Yılmaz") == 1
    with pdf.opened(data) as opened:
        assert len(opened.pages) == (2 if key == "A4" else 1)
    with pytest.raises(Refused, match="je Zeile ein Schild"):
        signs_bytes(Signs("S", "Büro", DAY, TENTS[key], ()))
    with pytest.raises(Refused, match="passt nicht auf ein Schild"):
        signs_bytes(Signs("S", "Büro", DAY, TENTS[key], (Sign("Silbenrätselwort" * 15),)))


def sign_up(lines: int, *fields: Field) -> SignUp:
    return SignUp("Sommerfest", "Büro", DAY, "Samstag, 14 Uhr", fields, lines, "Ihre Angaben löschen wir.")


@pytest.mark.parametrize("lines", [1, 23, 60])
def test_a_list_has_as_many_lines_as_wanted_and_says_what_happens_with_the_data(lines: int) -> None:
    data = sign_up_bytes(sign_up(lines, Field("Name"), Field("Unterschrift", 2)))
    assert problems(data) == []
    numbered = [text for kind, text in pdf.tree(data) if kind == "TH" and text.isdigit()]
    assert numbered == [str(at) for at in range(1, lines + 1)]
    with pdf.opened(data) as opened:
        assert pdf.text(data).count("Ihre Angaben löschen wir.") == len(opened.pages)


def test_every_heading_of_a_list_is_whole() -> None:
    """The column for a number is narrow, its heading is not."""
    fields = (
        Field("Name", 4),
        Field("Telefon oder E-Mail", 4),
        Field("Personen", 1),
        Field("Unterschrift", 3),
    )
    long = (*fields, Field("Einladungen erwünscht (ja/nein)", 2), Field("Anschrift", 5))
    for wanted in (fields, long):
        said = pdf.text(sign_up_bytes(sign_up(3, *wanted))).replace("\n", " ")
        assert all(field.title in said for field in wanted)


def test_a_list_without_columns_or_lines_is_refused() -> None:
    with pytest.raises(Refused, match="wenigstens eine Spalte"):
        sign_up_bytes(sign_up(5))
    for lines in (0, 401):
        with pytest.raises(Refused, match="1 bis 400"):
            sign_up_bytes(sign_up(lines, Field("Name")))


def test_the_same_is_the_same_bytes_and_what_no_font_has_is_said() -> None:
    wanted = sheets(formats()["L7160"], (ADDRESS, LONG), 4, "Büro")
    assert labels_bytes(wanted) == labels_bytes(wanted)
    assert faults(labels_bytes(wanted)) == []
    with pytest.raises(Refused, match="kein Zeichen für „李“"):
        labels_bytes(sheets(formats()["3475"], (("李 Wei", "Weg 1", "45888 Ruhrau"),)))
    with pytest.raises(Refused, match="Namensschilder"):
        badges(Badge("李"))


def test_only_whole_labels_are_told() -> None:
    heard: list[int] = []
    labels_bytes(sheets(formats()["3475"], (ADDRESS,) * 4), heard.append)
    assert heard == [1, 2, 3, 4]
