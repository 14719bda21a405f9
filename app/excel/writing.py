"""A whole workbook in memory: no temporary file, and the same data always gives the same bytes."""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.writer.excel import ExcelWriter

from app.domain.text import fold
from app.excel.book import Book, Progress, SheetSpec, column_name
from app.excel.cells import safe_text
from app.excel.cover import write_cover
from app.excel.sheet import Count, set_up_page, write_sheet

_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\t\n\r]")
_RESERVED = {"history", "verlauf"}
"""Excel keeps these names for its change log."""


def write(book: Book, progress: Progress) -> bytes:
    """The workbook as bytes; see ``book.write_book``."""
    target = BytesIO()
    workbook = Workbook(write_only=True)
    describe(workbook, book)
    titles = [book.cover.title] if book.cover else []
    names = sheet_names([*titles, *(spec.title for spec in book.sheets)])
    sheets = [workbook.create_sheet(name) for name in names]
    count = Count(sum(spec.expected for spec in book.sheets))
    with Archive(target, "w", ZIP_DEFLATED) as archive:
        data_sheets = sheets[len(titles) :]
        written = []
        for at, sheet in enumerate(sheets, start=1):
            sheet._id = at  # noqa: SLF001 - the number openpyxl would give it when saving
            is_data = sheet in data_sheets
            set_up_page(sheet, book, landscape=is_data, repeat_heading=is_data)
        for sheet, spec in zip(data_sheets, book.sheets, strict=True):
            _name_columns(workbook, sheet, spec)
            with archive.part(sheet.path) as out:
                written.append(write_sheet(sheet, spec, out, count, progress))
        if book.cover is not None:
            with archive.part(sheets[0].path) as out:
                write_cover(sheets[0], book, book.cover, written, out)
        Parts(workbook, archive).write_data()
    return target.getvalue()


def sheet_names(titles: Iterable[str]) -> list[str]:
    r"""Names Excel accepts: 1 to 31 characters, none of ``[]:*?/\\``, no two alike."""
    names: list[str] = []
    taken: set[str] = set(_RESERVED)
    for title in titles:
        clean = " ".join(_FORBIDDEN.sub(" ", safe_text(title)[0]).split()).strip("'") or "Blatt"
        name, number = clean[:_LONGEST_NAME].rstrip(" '"), 2
        while fold(name) in taken:
            ending = f" ({number})"
            name = clean[: _LONGEST_NAME - len(ending)].rstrip(" '") + ending
            number += 1
        taken.add(fold(name))
        names.append(name)
    return names


def describe(workbook: Any, book: Book) -> None:
    """Document properties."""
    about = workbook.properties
    about.title = safe_text(book.title)[0]
    about.subject = safe_text(book.period)[0]
    about.creator = about.lastModifiedBy = safe_text(book.author or book.office)[0]
    about.language = "de-DE"
    about.created = about.modified = book.created.replace(microsecond=0, tzinfo=None)
    for name, value in book.properties.items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=safe_text(value)[0]))


def _name_columns(workbook: Any, sheet: Any, spec: SheetSpec[Any]) -> None:
    """A hidden name for each heading; it moves along when somebody moves or renames the column."""
    if not spec.name:
        return
    title = sheet.title.replace("'", "''")
    for at, column in enumerate(spec.every, start=1):
        name = column_name(spec.name, column.key)
        target = f"'{title}'!${get_column_letter(at)}$1"
        workbook.defined_names[name] = DefinedName(name, attr_text=target, hidden=True)


class Archive(ZipFile):
    """A zip whose entries carry no time of day and no name of this computer's system."""

    def part(self, path: str) -> IO[bytes]:
        """Open one part for writing as a stream."""
        return self.open(_entry(path.lstrip("/")), "w", force_zip64=False)

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Store one part whole."""
        super().writestr(_entry(str(zinfo_or_arcname)), data, ZIP_DEFLATED)


def _entry(path: str) -> ZipInfo:
    entry = ZipInfo(path, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    entry.external_attr = 0
    return entry


class Parts(ExcelWriter):  # type: ignore[misc]  # openpyxl has no types
    """Everything of the workbook but its sheets, which are already in the archive."""

    def write_worksheet(self, ws: Any) -> None:
        """Only name the sheet to the package."""
        ws._rels = ws._writer._rels  # noqa: SLF001 - as the overridden method does
        self.manifest.append(ws)
