"""The application form that is handed out: what it asks, how its fields stand and are read out."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pikepdf
import pytest

from app.documents.fillable import Blank, Box, Grid, Group, Row, Tick, names
from app.documents.fillable.widgets import HIDDEN
from app.domain.guideline import DocumentRule
from app.features.applications.document import build_blank
from app.features.applications.document.blank import blank_name, blank_of
from app.features.applications.rules.filled import TakingDraft
from tests.features.applications.forms import DAY, KINDS, blank, form_data
from tests.kit import pdf

TAKING = TakingDraft(7, "", DAY)


@contextmanager
def fields(data: bytes) -> Iterator[dict[str, pikepdf.Object]]:
    """The fields by name, while the file is open."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield {str(field.T): field for field in opened.Root.AcroForm.Fields}


# -- the empty form


@pytest.mark.parametrize("kind", KINDS)
def test_it_asks_what_kind_and_guideline_want_on_two_pages(kind: str) -> None:
    data = blank(kind)
    with fields(data) as found:
        asked = set(found) - {HIDDEN}
    assert asked == set(names(blank_of(form_data(kind))))
    assert {"last_name", "title", "cost.1.amount", "requested", "iban", "not_begun", "privacy"} <= asked
    assert ("object_street" in asked) == (kind in {"facade", "rent"})
    assert ("rent_old" in asked) == (kind == "rent")
    assert ("quote.3.amount" in asked) == (kind == "facade")
    assert ("goal.2" in asked) == (kind == "resident")
    assert ("paper.2" in asked) == (kind == "facade")
    with pdf.opened(data) as opened:
        assert len(opened.pages) == 2


def test_the_same_form_is_the_same_bytes_and_has_its_name() -> None:
    assert blank() == blank()
    assert blank() != blank(fund="Anderer Fonds")
    assert blank_name(form_data()) == "Antrag Cityfonds.pdf"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_named_for_those_who_cannot_see_it_and_large_enough_to_type_in(kind: str) -> None:
    with fields(blank(kind)) as found:
        shown = {name: field for name, field in found.items() if name != HIDDEN}
        for name, field in shown.items():
            assert str(field.TU).strip(), name
            left, low, right, high = (float(side) for side in field.Rect)
            tick = str(field.FT) == "/Btn"
            assert high - low >= (3.5 if tick else 6) * pdf.MM, name
            assert right - left >= (3.5 if tick else 15) * pdf.MM, name
            assert 0 <= left < right <= 210 * pdf.MM
            assert 12 * pdf.MM <= low < high <= 297 * pdf.MM


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_stands_on_another_and_tab_goes_on_downwards(kind: str) -> None:
    with pikepdf.open(io.BytesIO(blank(kind))) as opened:
        for page in opened.pages:
            boxes = [
                tuple(float(side) for side in field.Rect) for field in page.Annots if str(field.T) != HIDDEN
            ]
            for at, (left, low, right, high) in enumerate(boxes):
                for x1, y1, x2, y2 in boxes[at + 1 :]:
                    assert x2 <= left or right <= x1 or y2 <= low or high <= y1
            tops = [high for _, _, _, high in boxes]
            assert tops == sorted(tops, reverse=True)
            assert str(page.obj.Tabs) == "/S"


def test_fields_are_read_out_where_they_stand() -> None:
    with pikepdf.open(io.BytesIO(blank())) as opened:
        root = opened.Root.StructTreeRoot
        listed = list(root.ParentTree.Nums)
        numbers = {int(number): owner for number, owner in zip(listed[::2], listed[1::2], strict=True)}
        shown = [field for field in opened.Root.AcroForm.Fields if str(field.T) != HIDDEN]
        for field in shown:
            element = numbers[int(field.StructParent)]
            assert str(element.S) == "/Form"
            assert element.K.Obj.objgen == field.objgen
        assert opened.Root.Lang == "de-DE"
        assert int(root.ParentTreeNextKey) == len(opened.pages) + len(shown)


def test_a_form_does_not_claim_what_its_font_forbids() -> None:
    with pikepdf.open(io.BytesIO(blank())) as opened, opened.open_metadata() as packet:
        assert "pdfaid:part" not in packet
        assert packet["dc:title"].startswith("Antrag auf Förderung: Cityfonds")


def test_words_stand_beside_their_fields() -> None:
    said = " ".join(pdf.text(blank("facade")).split())
    for needed in (
        "Antrag auf Förderung",
        "Cityfonds · Richtlinie in der Fassung 2026",
        "per E-Mail an buero@witten.example oder Ruhrstraße 1, 58452 Witten",
        "erst nach der Bewilligung begonnen",
        "3. Gebäude und Arbeiten",
        "Drei Angebote",
        "Unterschrift",
        "Seite 2 von 2",
    ):
        assert needed in said, needed


def test_the_names_of_a_form_are_each_its_own() -> None:
    for kind in KINDS:
        found = list(names(blank_of(form_data(kind))))
        assert len(found) == len(set(found))
    form = Blank(
        blank_of(form_data()).sender,
        "t",
        "s",
        "",
        (Group("g", (Row((Box("a", "A"),)), Grid("b", (Box("c", "C"),), 2), Tick("d", "D"))),),
        (),
        DAY,
    )
    assert list(names(form)) == ["a", "b.1.c", "b.2.c", "d"]


def test_many_papers_leave_fewer_lines_for_costs_but_two_pages() -> None:
    data = form_data("facade")
    papers = tuple(DocumentRule(label=f"Unterlage {number}") for number in range(6))
    many = replace(data, rules=replace(data.rules, documents=papers))
    made = build_blank(many)
    with pdf.opened(made) as opened:
        assert len(opened.pages) == 2
    with fields(made) as found:
        lines = sum(name.startswith("cost.") and name.endswith(".amount") for name in found)
    assert 5 <= lines < 7


def test_long_rules_run_to_further_pages_without_losing_a_field() -> None:
    goals = tuple(f"Ziel {number} " + "mit einem langen Satz " * 8 for number in range(40))
    data = form_data("resident")
    many = replace(data, rules=replace(data.rules, goals=goals))
    made = build_blank(many)
    with fields(made) as found:
        assert "goal.40" in found
    with pdf.opened(made) as opened:
        assert len(opened.pages) > 2
