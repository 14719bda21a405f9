"""No part may declare a document type, wherever and in whatever writing."""

import pytest

from app.domain.errors import Refused
from app.excel.archive import check_archive
from app.excel.grid import open_book
from tests.excel.hostile import SHEET, changed, read, with_part

DOCTYPE = '<!DOCTYPE x [<!ENTITY a "boom">]>'
MAIN = '<?xml version="1.0"?>'


def with_prolog(prolog: bytes, name: str = SHEET) -> bytes:
    return changed(lambda one, part: prolog + part if one == name else part)


@pytest.mark.parametrize(
    "prolog",
    [
        DOCTYPE,
        DOCTYPE.lower().replace("entity", "ENTITY"),
        f"{MAIN}\n\n{DOCTYPE}",
        f"\ufeff{MAIN}{DOCTYPE}",
        f"{MAIN}<!-- harmlos -->{DOCTYPE}",
        f"{MAIN}<!--{'x' * 50_000}-->\n<?a b?>{DOCTYPE}",
        f"{MAIN}{'<!-- x -->' * 3_000}{DOCTYPE}",
    ],
)
@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"])
def test_a_document_type_is_refused_in_any_part(prolog: str, name: str) -> None:
    with pytest.raises(Refused, match="DOCTYPE"):
        check_archive(with_prolog(prolog.encode(), name))


@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_document_type_is_refused_in_other_writings(code: str) -> None:
    hidden = f"{DOCTYPE}<worksheet/>".encode(code)
    with pytest.raises(Refused, match=r"DOCTYPE|ungewöhnlich aufgebaut"):
        check_archive(with_part(SHEET, hidden))


@pytest.mark.parametrize(
    "prolog",
    [
        b'<?xml version="1.0" encoding="utf-7"?>',
        b"<!--" + b"x" * 70_000 + b"-->",
        b"<![CDATA[x]]>",
        b"Unsinn",
    ],
)
def test_what_hides_the_first_element_is_refused(prolog: bytes) -> None:
    with pytest.raises(Refused, match="ungewöhnlich aufgebaut"):
        check_archive(with_prolog(prolog))


def test_a_part_named_as_none_of_xml_is_refused_when_it_is_read() -> None:
    data = changed(
        lambda name, part: {
            SHEET: None,
            "xl/_rels/workbook.xml.rels": part.replace(b"sheet1.xml", b"sheet1.dat"),
        }.get(name, part),
        **{SHEET.replace(".xml", ".dat"): f"{DOCTYPE}<worksheet/>".encode("utf-16")},
    )
    with pytest.raises(Refused, match="beschädigt"):
        read(data)
    with pytest.raises(Refused, match="beschädigt"), open_book(data) as opened:
        list(opened.rows(opened.sheets[0].title))


def test_comments_and_instructions_in_front_do_no_harm() -> None:
    assert read(
        with_prolog(b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?><!-- von LibreOffice -->\n")
    ).ok
