"""What is written is read back unchanged."""

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.money import Money
from app.excel.book import Cover, write_book
from app.excel.cells import legal
from app.excel.reading import read_sheet
from tests.excel.samples import ALL, EMPTY, SAMPLE, Record, book, spec

texts = st.none() | st.text(max_size=60).map(lambda text: unicodedata.normalize("NFC", legal(text)))
records = st.builds(
    Record,
    number=texts,
    note=texts,
    state=texts,
    people=st.none() | st.integers(-(10**9), 10**9),
    amount=st.none() | st.integers(-(10**11), 10**11).map(Money),
    share=st.none() | st.integers(-10_000, 100_000),
    day=st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    at=st.none()
    | st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)).map(lambda at: at.replace(microsecond=0)),
    minutes=st.none() | st.integers(0, 100_000),
    done=st.none() | st.booleans(),
    name=texts,
    uid=st.uuids().map(lambda uid: uid.hex),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(records, max_size=8))
def test_write_then_read_is_identity(written: list[Record]) -> None:
    reading = read_sheet(write_book(book(spec(*written), cover=Cover())), ALL, title="Beratungen")
    assert reading.problems == ()
    assert [row.number for row in reading.rows] == list(range(2, len(written) + 2))
    for record, row in zip(written, reading.rows, strict=True):
        for column in ALL:
            kept = column.value(record)
            back = row.values[column.key]
            assert back == kept or (kept is None and back == ""), column.key


@pytest.mark.parametrize(
    "text",
    ["_x000D_", "_x005F_x0041_", "_x005F_", "a_x0041_b", "_x", " vorn", "hinten ", "\tTab", "a\r\nb", "="],
)
def test_texts_that_look_like_escapes_survive(text: str) -> None:
    record = Record(**{**EMPTY.__dict__, "note": text})
    (row,) = read_sheet(write_book(book(spec(record))), ALL).rows
    assert row.values["note"] == text.replace("\r\n", "\n")


def test_sheet_is_found_by_its_headings_behind_the_cover() -> None:
    reading = read_sheet(write_book(book(spec(SAMPLE), cover=Cover((("Nummer", "7"),)))), ALL)
    assert reading.sheet == "Beratungen"
    assert reading.ok
    assert reading.found == {column.key for column in ALL}
