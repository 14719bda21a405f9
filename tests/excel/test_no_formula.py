"""What we write never holds a formula, a field code or a range made of something typed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.columns import Column, Kind
from app.excel.blank import Blank, write_blank
from app.excel.book import AnswerSpec, Book, Cover, SheetSpec, write_book
from tests.excel.samples import COLUMNS, EMPTY, MADE, SAMPLE, UID, Record

MARK = "TYPED"
"""Stands in every typed text of these tests and in nothing the program writes itself."""
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OWN_FORMULAS = re.compile(r"^(SUM|SUMIF)\((('(?:[^']|'')*'!)?\$?[A-Z]+\$?\d+(:\$?[A-Z]+\$?\d+)?,?)+\)$")
OWN_SOURCES = re.compile(r"^('(?:[^']|'')*'!\$A\$2:\$A\$\d+|-?\d+)$")
RANGE = re.compile(r"'(?:[^']|'')*'!\$[A-Z0-9$:]+")
LINKS = {"ddeLink", "oleLink", "externalReference", "connection"}

starts = st.sampled_from(
    ["=", "+", "-", "@", "\t", "\r", "\n", "'", '"', "&", "", " =", "\u00a0=", "\ufeff="]
)
middles = st.sampled_from(
    [
        "1+1",
        "cmd|'/c calc'!A0",
        'HYPERLINK("http://x","y")',
        "SUM(A1:A9)",
        "WEBSERVICE(A1)",
        "&P&N&F&A&D&T&Z&G&K",
        "]A1!'x'",
        "<f>1+1</f>",
        "]]><f>1</f>",
        '"&A1&"',
        "_x003D_1",
        "$A$1:$B$2",
        "#REF!",
        "a\nb=c",
    ]
)
texts = st.builds("".join, st.tuples(starts, st.just(MARK) | middles, middles, st.just(MARK)))
choices = st.lists(texts.map(lambda text: re.sub(r'[,"\n\t\r]', " ", text)), min_size=1, max_size=4)


def elements(data: bytes) -> Iterator[tuple[str, ET.Element]]:
    """Every element of every part, with the part's name."""
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            for element in fromstring(archive.read(name)).iter():
                yield name, element


def check(data: bytes) -> None:
    """No formula, field code, range or name was made of what was typed."""
    seen = 0
    for part, element in elements(data):
        text = element.text or ""
        seen += MARK in text
        tag = element.tag.removeprefix(MAIN)
        assert tag not in LINKS, tag
        assert CHECKS.get(tag, _anything)(element, text), (part, tag, text)
    assert seen


def _anything(element: ET.Element, text: str) -> bool:
    del element, text
    return True


def _cell(element: ET.Element, text: str) -> bool:
    """What was typed stands in a cell as text."""
    del text
    return element.get("t") == "inlineStr" or not _typed(element)


def _source(element: ET.Element, text: str) -> bool:
    del element
    return OWN_SOURCES.match(text) is not None or _only_words(text)


def _header(element: ET.Element, text: str) -> bool:
    """Only the codes of the program itself: places, page numbers, doubled ampersands."""
    del element
    codes = re.findall(r"&(.)", text.replace("&&", ""))
    return set(codes) <= set("LCRPN") and codes.count("P") <= 1 and codes.count("N") <= 1


def _name(element: ET.Element, text: str) -> bool:
    return MARK not in (element.get("name") or "") and (MARK not in text or RANGE.fullmatch(text) is not None)


def _link(element: ET.Element, text: str) -> bool:
    del text
    inside = re.fullmatch(r"'(?:[^']|'')*'!A1", element.get("location") or "")
    return inside is not None and not any(key.endswith("}id") for key in element.attrib)


def _typed(cell: ET.Element) -> bool:
    return any(MARK in (one.text or "") for one in cell.iter() if one.tag != f"{MAIN}f")


def _only_words(source: str) -> bool:
    """A list of choices: one literal, whose quotes nothing inside it ends."""
    return source[:1] == source[-1:] == '"' and '"' not in source[1:-1].replace('""', "")


CHECKS = {
    "f": lambda _, text: OWN_FORMULAS.match(text) is not None,
    "formula": lambda _, text: text == "TRUE",
    "formula1": _source,
    "formula2": _source,
    "c": _cell,
    "oddHeader": _header,
    "oddFooter": _header,
    "definedName": _name,
    "hyperlink": _link,
}


@settings(max_examples=60, deadline=None)
@given(texts, texts, texts, choices, st.booleans())
def test_a_workbook_of_typed_texts_has_no_formula(
    one: str, two: str, three: str, words: list[str], answered: bool
) -> None:
    record = replace(SAMPLE, number=one, note=two, state=three, name=one + two, uid=two)
    columns: tuple[Column[Record], ...] = (
        *COLUMNS,
        Column("note", two, Kind.LONG_TEXT, help=three),
        Column("state", one, Kind.STATE, help=one),
    )
    answers: tuple[AnswerSpec[Record], ...] = (
        AnswerSpec(Column("number", three, Kind.STATE), tuple(words), one),
        AnswerSpec(Column("day", two, Kind.DATE), (), two),
        AnswerSpec(Column("name", one), (), three),
    )
    sheet = SheetSpec(
        one,
        columns,
        (record, EMPTY),
        note=two,
        leading=(UID,),
        hidden=(Column("uid", "Prüfkennung"),),
        answers=answers if answered else (),
    )
    check(
        write_book(
            Book(
                title=one,
                office=two,
                period=three,
                created=MADE,
                sheets=(sheet, SheetSpec(two, columns[:2], (), note=one)),
                cover=Cover(((one, two), (three, 5)), (two, three)),
                author=three,
                properties={"Quartiersbuch.Buero": one, "Quartiersbuch.Woche": two},
            )
        )
    )


@settings(max_examples=60, deadline=None)
@given(texts, texts, texts, choices, choices)
def test_a_list_to_be_filled_in_has_only_the_formulas_of_its_sums(
    one: str, two: str, three: str, kinds: list[str], words: list[str]
) -> None:
    columns: tuple[Column[Any], ...] = (
        Column("kind", one, Kind.STATE, help=two),
        Column("way", two, Kind.STATE, help=three),
        Column("amount", three, Kind.MONEY),
        Column("day", one + two, Kind.DATE),
    )
    check(
        write_blank(
            Blank(
                title=one,
                office=two,
                subject=three,
                created=MADE,
                sheet=one,
                columns=columns,
                notes=(one, two, three),
                choices={"kind": kinds, "way": words},
                sum_of="amount",
                sum_by="kind",
                rows=5,
            )
        )
    )


def names_of(data: bytes) -> dict[str, Any]:
    return {
        element.get("name") or "": element.text
        for name, element in elements(data)
        if name == "xl/workbook.xml" and element.tag == f"{MAIN}definedName"
    }


@settings(max_examples=30, deadline=None)
@given(texts)
def test_names_of_columns_are_made_of_keys_and_point_to_their_sheet(title: str) -> None:
    sheet = SheetSpec(title, COLUMNS, (SAMPLE,), name="talks")
    data = write_book(Book("T", "O", "P", MADE, (sheet,), None))
    ours = {name: place for name, place in names_of(data).items() if name.startswith("QB.")}
    assert ours
    for name, place in ours.items():
        assert re.fullmatch(r"QB\.talks\.\.[a-z_.]+", name)
        assert re.fullmatch(r"'(?:[^']|'')*'!\$[A-Z]+\$1", place), place
