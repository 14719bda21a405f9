"""A workbook put together as Excel saves it."""

from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_STORED, ZipFile

from openpyxl.utils import get_column_letter

from app.excel.book import column_name
from tests.kit.mutations.model import Book, Cell, Sheet

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_KEPT = (
    "docProps/app.xml",
    "docProps/core.xml",
    "docProps/custom.xml",
    "xl/styles.xml",
    "xl/theme/theme1.xml",
)
_COVER = "xl/worksheets/sheet1.xml"
_COVER_PART = (
    f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr">'
    "<is><t>Wochenübergabe</t></is></c></row></sheetData></worksheet>"
)
"""Nobody answers on the cover; a short one is read thousands of times faster."""


class _Texts:
    """The shared texts of a file."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def place(self, text: str) -> int:
        return self.places.setdefault(text, len(self.places))

    def part(self) -> str:
        items = "".join(f'<si><t xml:space="preserve">{_escaped(text)}</t></si>' for text in self.places)
        return f'<sst xmlns="{_MAIN}">{items}</sst>'


def render(book: Book, *, properties: bool = True) -> bytes:
    """The file as bytes; without ``properties`` as if the sheets had been copied into another one."""
    texts = _Texts()
    target = BytesIO()
    parts = [_sheet(sheet, texts) for sheet in book.sheets]
    with ZipFile(BytesIO(book.original)) as source, ZipFile(target, "w", ZIP_STORED) as archive:
        kept = [name for name in _KEPT if properties or not name.endswith("custom.xml")]
        for name in kept:
            archive.writestr(name, source.read(name))
        archive.writestr(_COVER, _COVER_PART)
        for number, part in enumerate(parts, start=2):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", part)
        archive.writestr("xl/sharedStrings.xml", texts.part())
        archive.writestr("xl/workbook.xml", _workbook(book))
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(len(parts) + 1))
        archive.writestr("_rels/.rels", source.read("_rels/.rels"))
        archive.writestr("[Content_Types].xml", _types(len(parts) + 1, custom=properties))
    return target.getvalue()


def _workbook(book: Book) -> str:
    titles = ["Deckblatt", *(sheet.title for sheet in book.sheets)]
    sheets = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, title in enumerate(titles, start=1)
    )
    names = "".join(_names(sheet) for sheet in book.sheets)
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{sheets}</sheets>'
        f"<definedNames>{names}</definedNames></workbook>"
    )


def _names(sheet: Sheet) -> str:
    doubled = sheet.title.replace("'", "''")
    return "".join(
        f'<definedName name="{column_name(sheet.key, column.key)}" hidden="1">'
        f"{escape(chr(39) + doubled + chr(39))}!${get_column_letter(at)}${len(sheet.above) + 1}</definedName>"
        for at, column in enumerate(sheet.columns, start=1)
        if column.named
    )


def _sheet(sheet: Sheet, texts: _Texts) -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="14" hidden="{int(column.hidden)}"/>'
        for at, column in enumerate(sheet.columns, start=1)
    )
    lines = [*((False, cells) for cells in [*sheet.above, sheet.heading])]
    lines += [(row.hidden, row.cells) for row in sheet.rows]
    rows = "".join(
        f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if hidden else ""}>'
        f"{''.join(_cell(cell, at, number, texts) for at, cell in enumerate(cells, start=1))}</row>"
        for number, (hidden, cells) in enumerate(lines, start=1)
    )
    body = f"<cols>{columns}</cols><sheetData>{rows}</sheetData>{_merged(sheet)}"
    return f'<worksheet xmlns="{_MAIN}">{body}</worksheet>'


def _cell(cell: Cell, at: int, number: int, texts: _Texts) -> str:
    head = f'<c r="{get_column_letter(at)}{number}" s="{cell.style}"'
    formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
    if not cell.kind:
        return f"{head}>{formula}</c>" if formula else f"{head}/>"
    if cell.kind == "s" and not formula:
        return f'{head} t="s"><v>{texts.place(cell.text)}</v></c>'
    kind = "str" if cell.kind == "s" else cell.kind
    return f'{head} t="{kind}">{formula}<v>{_escaped(cell.text)}</v></c>'


def _merged(sheet: Sheet) -> str:
    areas = "".join(
        f'<mergeCell ref="{get_column_letter(at + 1)}{sheet.number_of(top)}:'
        f'{get_column_letter(at + 1)}{sheet.number_of(bottom)}"/>'
        for top, bottom, at in sheet.merged
    )
    return f"<mergeCells>{areas}</mergeCells>" if areas else ""


def _relations(sheets: int) -> str:
    kinds = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, sheets + 1)]
    kinds += [("styles", "styles.xml"), ("theme", "theme/theme1.xml"), ("sharedStrings", "sharedStrings.xml")]
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _types(sheets: int, *, custom: bool) -> str:
    package, office = (
        "application/vnd.openxmlformats-package",
        "application/vnd.openxmlformats-officedocument",
    )
    parts = {
        "/xl/workbook.xml": f"{_KIND}.sheet.main+xml",
        "/xl/styles.xml": f"{_KIND}.styles+xml",
        "/xl/sharedStrings.xml": f"{_KIND}.sharedStrings+xml",
        "/xl/theme/theme1.xml": f"{office}.theme+xml",
        "/docProps/core.xml": f"{package}.core-properties+xml",
        "/docProps/app.xml": f"{office}.extended-properties+xml",
        **{f"/xl/worksheets/sheet{at}.xml": f"{_KIND}.worksheet+xml" for at in range(1, sheets + 1)},
    }
    if custom:
        parts["/docProps/custom.xml"] = f"{office}.custom-properties+xml"
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{package}.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{listed}</Types>'
    )


def _escaped(text: str) -> str:
    """Text of an element; a carriage return would be read as a line feed."""
    return escape(text).replace("\r", "&#13;")
