"""Files that were made to do harm: a good one with its parts changed."""

from collections.abc import Callable, Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from app.domain.errors import Refused
from app.excel.book import write_book
from app.excel.grid import open_book
from app.excel.reading import Reading, read_sheet
from tests.excel.samples import ALL, SAMPLE, book, spec

GOOD = write_book(book(spec(SAMPLE)))
SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHARED = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def changed(change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """The good file with its parts changed; None leaves a part out."""
    target = BytesIO()
    with ZipFile(BytesIO(GOOD)) as source, ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for name in source.namelist():
            data = change(name, source.read(name))
            if data is not None:
                copy.writestr(name, data)
        for name, data in more.items():
            copy.writestr(name, data)
    return target.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    """The good file with one part more, or another one in its place."""
    return changed(lambda one, part: None if one == name else part, **{name: data})


def in_part(name: str, old: bytes, new: bytes) -> bytes:
    """The good file with something else in one of its parts."""

    def change(one: str, data: bytes) -> bytes:
        if one != name:
            return data
        assert old in data
        return data.replace(old, new)

    return changed(change)


def in_sheet(old: bytes, new: bytes) -> bytes:
    """The good file with something else in its sheet."""
    return in_part(SHEET, old, new)


def with_rows(rows: Iterable[str]) -> bytes:
    """The good file with more rows below its own."""
    return in_sheet(b"</sheetData>", "".join(rows).encode() + b"</sheetData>")


def with_strings(*items: str, rows: str = "") -> bytes:
    """The good file with shared texts, and with more rows that may use them."""
    part = f'<sst xmlns="{_MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'

    def change(name: str, data: bytes) -> bytes:
        if name == SHEET:
            return data.replace(b"</sheetData>", f"{rows}</sheetData>".encode())
        return data.replace(b"</Types>", _SHARED + b"</Types>") if name == "[Content_Types].xml" else data

    return changed(change, **{"xl/sharedStrings.xml": part.encode()})


def read(data: bytes) -> Reading:
    """The sheet of a file."""
    return read_sheet(data, ALL)


def outcome(data: bytes) -> Reading | str:
    """What a person gets: a reading or a sentence."""
    try:
        return read(data)
    except Refused as refusal:
        return refusal.sentence


def walked(data: bytes) -> int:
    """How many rows there are when the file is walked through as a grid, formulas and merged cells too."""
    count = 0
    with open_book(data) as opened:
        for sheet in opened.sheets:
            count += sum(1 for _ in opened.rows(sheet.title))
            opened.formulas(sheet.title)
            opened.merged(sheet.title)
    return count
