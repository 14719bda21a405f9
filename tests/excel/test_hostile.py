"""Files that were made to do harm, or that broke on the way."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.columns import Column
from app.domain.errors import Refused
from app.excel import archive as archive_module
from app.excel.reading import Reading, read_sheet
from tests.excel.hostile import GOOD, SHEET, changed, in_sheet, outcome, read
from tests.excel.samples import SAMPLE


def test_entities_are_refused_at_the_start_of_a_part() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet '
    with pytest.raises(Refused, match="DOCTYPE"):
        read(in_sheet(b"<worksheet ", bomb))


def test_entities_are_refused_behind_a_long_comment() -> None:
    far = b"<!--" + b"x" * 10_000 + b'--><!DOCTYPE x [<!ENTITY a "boom">]><worksheet '
    with pytest.raises(Refused, match="DOCTYPE"):
        read(in_sheet(b"<worksheet ", far))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "LARGEST_UNPACKED", 1_000_000)
    data = changed(lambda _, part: part, **{"xl/media/x.xml": b" " * 1_000_001})
    assert len(data) < 20_000
    with pytest.raises(Refused, match="ungewöhnlich groß"):
        read(data)


def test_many_parts_and_large_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "MOST_PARTS", 3)
    with pytest.raises(Refused, match="ungewöhnlich groß"):
        read(GOOD)
    monkeypatch.setattr(archive_module, "LARGEST_FILE", 100)
    with pytest.raises(Refused, match="zu groß"):
        read(GOOD)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "keine Excel-Arbeitsmappe"),
        (b"Name;Betrag\nMeier;12", "keine Excel-Arbeitsmappe"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Kennwort"),
        (GOOD[: len(GOOD) // 2], "beschädigt"),
        (GOOD[200:], "beschädigt"),
        (changed(lambda name, data: None if name == "[Content_Types].xml" else data), "keine Excel"),
        (changed(lambda name, data: None if name == SHEET else data), "Überschriften"),
        (changed(lambda name, data: None if name == "xl/workbook.xml" else data), "beschädigt"),
        (changed(lambda name, data: b"<a><b></a>" if name == SHEET else data), "beschädigt"),
        (changed(lambda _, data: data, **{"xl/workbook.bin": b"x"}), ".xlsb"),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refusal:
        read(data)
    assert "Bitte" in refusal.value.sentence


def test_a_row_number_beyond_every_sheet_neither_hangs_nor_fills_memory() -> None:
    reading = read(in_sheet(b'<row r="2"', b'<row r="99999999999"'))
    assert reading.rows == ()


def test_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    lying = in_sheet(b"<sheetViews>", b'<dimension ref="A1:B1"/><sheetViews>')
    assert read(lying).rows[0].values["uid"] == SAMPLE.uid


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_but_never_crashes(data: Any) -> None:
    damaged = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    got = outcome(bytes(damaged))
    assert isinstance(got, Reading) or got.endswith((".", "?"))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 5_000))
def test_a_sheet_with_damaged_xml_never_crashes(noise: bytes, place: int) -> None:
    def damage(name: str, part: bytes) -> bytes:
        return part[:place] + noise + part[place:] if name == SHEET else part

    got = outcome(changed(damage))
    assert isinstance(got, Reading) or got.endswith((".", "?"))


def test_one_column_is_enough_to_know_a_sheet() -> None:
    only: tuple[Column[Any], ...] = (Column("uid", "Kennung"),)
    assert read_sheet(GOOD, only).rows[0].values == {"uid": SAMPLE.uid}
