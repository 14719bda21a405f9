"""Files that are no workbook, and workbooks with more in them than cells: a sentence for each."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from app.domain.errors import Refused
from app.excel.archive import check_archive
from app.excel.grid import open_book
from tests.excel.hostile import GOOD, in_part, read, walked, with_part

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
XLS_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


def zipped(**parts: bytes) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Die Datei ist leer"),
        (OLE, "Kennwort geschützt oder im alten Format .xls"),
        (OLE + "Workbook".encode("utf-16-le"), "im alten Format .xls gespeichert"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mit einem Kennwort geschützt. Bitte öffnen"),
        (b"%PDF-1.7\n...", "ein PDF"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "Internetseite"),
        (XLS_2003, "XML-Kalkulationstabelle 2003"),
        ("Straße;Betrag\nAm Wall;12\n".encode("cp1252"), "Textdatei"),
        (b"Name\tBetrag\nMeier\t12\n", "Textdatei"),
        (b"\0\1\2\3" * 100, "keine Excel-Arbeitsmappe oder beschädigt"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "LibreOffice"),
        (zipped(**{"KW47/Wochenmappe.xlsx": GOOD}), "ZIP-Archiv .* darin liegt „KW47/Wochenmappe.xlsx“"),
        (zipped(**{"brief.txt": b"x"}), "keine Excel-Arbeitsmappe"),
        (zipped(**{"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}), "Word-Dokument"),
        (with_part("xl/workbook.bin", b"x"), ".xlsb"),
        (
            in_part(
                "xl/workbook.xml",
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            ),
            "Strict Open XML",
        ),
    ],
)
def test_each_kind_of_file_has_its_sentence_with_a_remedy(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refusal:
        read(data)
    assert "Bitte" in refusal.value.sentence
    with pytest.raises(Refused, match=sentence), open_book(data):
        """It is refused before it is opened."""


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("xl/vbaProject.bin", "Makros"),
        ("xl/macrosheets/sheet1.xml", "Makros"),
        ("xl/externalLinks/externalLink1.xml", "andere Dateien"),
        ("xl/connections.xml", "Datenverbindungen"),
        ("xl/embeddings/oleObject1.bin", "eingebettete Objekte"),
        ("xl/activeX/activeX1.xml", "Steuerelemente"),
    ],
)
def test_what_is_not_run_or_followed_is_noted_and_the_values_are_read(part: str, word: str) -> None:
    data = with_part(part, b"<a/>")
    reading = read(data)
    assert reading.ok
    assert len(reading.rows) == 1
    (note,) = reading.notes
    assert word in note
    with open_book(data) as opened:
        assert opened.notes == reading.notes
    assert walked(data) == 2


def test_a_workbook_with_macros_is_read_as_data() -> None:
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    data = in_part("[Content_Types].xml", kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    assert read(data).ok
    assert walked(data) == 2


def test_a_plain_workbook_has_nothing_to_note() -> None:
    assert check_archive(GOOD) == ()
