"""What PDF/UA-1 and PDF/A-2a ask of a file, as far as its own bytes can tell.

No validator can be installed everywhere, so the rules our files could break are checked here: all
content marked, the tree complete and consistent with its parent tree, headings, tables, lists and
figures in form, fonts embedded and mapped, metadata, colours, nothing forbidden. Each problem found
is a sentence; a sound file has none.
"""

import itertools
import re
import struct
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
from lxml import etree

from tests.kit import pdf as kit

_KINDS = {
    "Document", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
    "Table", "THead", "TBody", "TR", "TH", "TD", "Caption", "Figure", "Span",
}  # fmt: skip
_CHILDREN = {
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "THead", "TBody", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}
_PARENTS = {"LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody"}, "TD": {"TR"}, "TH": {"TR"}}
_FORBIDDEN = {"/JavaScript", "/AA", "/OpenAction", "/Encrypt", "/EmbeddedFiles", "/AcroForm", "/SMask"}
_NAMESPACES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


def problems(data: bytes) -> list[str]:
    """Everything that is wrong with the file."""
    found = list(_bytes(data))
    with kit.opened(data) as pdf:
        found.extend(f"qpdf: {warning}" for warning in pdf.check_pdf_syntax())
        found.extend(_catalog(pdf))
        found.extend(_metadata(pdf))
        found.extend(_forbidden(pdf))
        if "/StructTreeRoot" not in pdf.Root:
            return [*found, "no structure tree"]
        found.extend(_content(data))
        found.extend(_structure(pdf, data))
        found.extend(_fonts(pdf, data))
    return found


def _bytes(data: bytes) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}\n", data):
        yield "header is not %PDF-1.7 with a binary comment"
    if re.search(rb"[^\r\n]endstream", data):
        yield "endstream does not begin a line"
    if not re.search(rb"/ID\s*\[<[0-9A-Fa-f]{32}><[0-9A-Fa-f]{32}>\]", data):
        yield "trailer has no identity"


def _catalog(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    if str(root.get("/Lang", "")) != "de-DE":
        yield "language is not de-DE"
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "not marked"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "title is not displayed"
    intents = list(root.get("/OutputIntents", []))
    if len(intents) != 1 or str(intents[0].get("/S")) != "/GTS_PDFA1":
        yield "no output intent"
    elif intents[0].DestOutputProfile.read_bytes()[36:40] != b"acsp":
        yield "output profile is no ICC profile"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    stream = pdf.Root.get("/Metadata")
    if stream is None:
        yield "no metadata"
        return
    if "/Filter" in stream:
        yield "metadata is packed"
    packet = etree.fromstring(stream.read_bytes())
    asked = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    for name, value in asked.items():
        if packet.findtext(f".//{name}", namespaces=_NAMESPACES) != value:
            yield f"{name} is not {value}"
    title = packet.findtext(".//dc:title/rdf:Alt/rdf:li", namespaces=_NAMESPACES)
    if not title or title != str(pdf.docinfo.get("/Title", "")):
        yield "titles differ or are missing"
    if b"pdfaSchema:prefix>pdfuaid<" not in stream.read_bytes():
        yield "no extension schema for pdfuaid"


def _forbidden(pdf: pikepdf.Pdf) -> Iterator[str]:
    for thing in pdf.objects:
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            for key in _FORBIDDEN & set(thing.keys()):
                yield f"{key} is forbidden"
            if "/ExtGState" in thing.keys() or str(thing.get("/S", "")) == "/Transparency":  # noqa: SIM118 - no Mapping
                yield "transparency"
    for page in pdf.pages:
        for instruction in pikepdf.parse_content_stream(page):
            if str(instruction.operator) in {"k", "K", "cs", "CS", "sc", "scn", "gs", "sh", "BI"}:
                yield f"operator {instruction.operator} is not RGB or hides something"


def _content(data: bytes) -> Iterator[str]:
    for thing in kit.drawn(data):
        if not thing.marks:
            yield f"unmarked {thing.operator} {thing.text!r} on page {thing.page + 1}"
        if len(thing.marks) > 1:
            yield f"nested marks around {thing.text!r}"
        if thing.marks and not thing.artifact and thing.marks[-1].mcid is None:
            yield f"content without number {thing.text!r}"
        if "\ufffd" in thing.text:
            yield f"text without characters on page {thing.page + 1}"


def _structure(pdf: pikepdf.Pdf, data: bytes) -> Iterator[str]:
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    root: Any = pdf.Root.StructTreeRoot
    owners: dict[tuple[int, int], Any] = {}
    yield from _element(root.K, root, pages, owners)
    marked = {
        (thing.page, mark.mcid): mark.tag
        for thing in kit.drawn(data)
        for mark in thing.marks
        if mark.mcid is not None
    }
    for key in marked.keys() ^ owners.keys():
        yield f"marked content {key} is only in the tree or only on the page"
    for key in marked.keys() & owners.keys():
        if f"/{marked[key]}" != str(owners[key].S):
            yield f"{key} is {marked[key]} on the page and {owners[key].S} in the tree"
    yield from _parent_tree(root, pdf, owners)
    yield from _headings(root.K)
    yield from _order(list(owners))


def _element(
    element: Any, parent: Any, pages: dict[tuple[int, int], int], owners: dict[tuple[int, int], Any]
) -> Iterator[str]:
    kind = str(element.S)[1:]
    if kind not in _KINDS:
        yield f"{kind} is no standard element"
    if element.P.objgen != parent.objgen:
        yield f"{kind} names another parent"
    yield from _form(element, kind, parent)
    for kid in kit.kids_of(element):
        key = kit.content_key(kid, element, pages)
        if key is None:
            yield from _element(kid, element, pages, owners)
        elif key in owners:
            yield f"{key} belongs to two elements"
        else:
            owners[key] = element


def _form(element: Any, kind: str, parent: Any) -> Iterator[str]:
    below = [
        str(kid.S)[1:] for kid in kit.kids_of(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
    ]
    if kind in _CHILDREN and not set(below) <= _CHILDREN[kind]:
        yield f"{kind} contains {below}"
    if kind in _PARENTS and str(parent.S)[1:] not in _PARENTS[kind]:
        yield f"{kind} stands in {parent.S}"
    if kind == "Figure" and not str(element.get("/Alt", "")).strip():
        yield "figure without words"
    if kind == "TH" and str(element.get("/A", {}).get("/Scope", "")) not in {"/Column", "/Row"}:
        yield "header cell without scope"
    if kind == "Table":
        yield from _table(element)
    if not kit.kids_of(element) and kind not in {"TD", "TH"}:
        yield f"empty {kind}"


def _table(element: Any) -> Iterator[str]:
    rows = [row for part in kit.kids_of(element) for row in _rows(part)]
    if len({len(kit.kids_of(row)) for row in rows}) > 1:
        yield "rows of a table differ in length"
    if rows and any(str(cell.S) != "/TH" for cell in kit.kids_of(rows[0])):
        yield "table without header cells"


def _rows(part: Any) -> list[Any]:
    if str(part.S) == "/TR":
        return [part]
    return [row for row in kit.kids_of(part) if str(part.S) in {"/THead", "/TBody"} and str(row.S) == "/TR"]


def _parent_tree(root: Any, pdf: pikepdf.Pdf, owners: dict[tuple[int, int], Any]) -> Iterator[str]:
    numbers = list(root.ParentTree.Nums)
    table = {int(numbers[at]): list(numbers[at + 1]) for at in range(0, len(numbers), 2)}
    for number, page in enumerate(pdf.pages):
        key = int(page.obj.get("/StructParents", -1))
        listed = table.get(key, [])
        wanted = {mcid: element for (where, mcid), element in owners.items() if where == number}
        if [element.objgen for element in listed] != [wanted[at].objgen for at in sorted(wanted)]:
            yield f"parent tree of page {number + 1} differs from the tree"
        if sorted(wanted) != list(range(len(wanted))):
            yield f"numbers of page {number + 1} have gaps"


def _headings(document: Any) -> Iterator[str]:
    levels = [int(kind[1]) for kind in _kinds(document) if re.fullmatch(r"H\d", kind)]
    if Counter(levels)[1] != 1 or levels[0] != 1:
        yield f"headings do not begin with one H1: {levels}"
    for before, after in itertools.pairwise(levels):
        if after > before + 1:
            yield f"heading H{after} follows H{before}"


def _kinds(element: Any) -> Iterator[str]:
    yield str(element.S)[1:]
    for kid in kit.kids_of(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _kinds(kid)


def _order(keys: list[tuple[int, int]]) -> Iterator[str]:
    """On each page the tree reads in the order of drawing."""
    for page in {page for page, _ in keys}:
        numbers = [number for where, number in keys if where == page]
        if numbers != sorted(numbers):
            yield f"page {page + 1} is not drawn in reading order"


def _fonts(pdf: pikepdf.Pdf, data: bytes) -> Iterator[str]:
    shown: dict[str, set[int]] = {}
    for thing in kit.drawn(data):
        shown.setdefault(thing.font, set()).update(thing.codes)
    fonts = pdf.pages[0].resources.get("/Font", {})
    for name, font in fonts.items():
        if not re.fullmatch(r"/[A-Z]{6}\+\S+", str(font.BaseFont)) or "/FontFile2" not in font.FontDescriptor:
            yield f"{name} is not embedded as a subset"
            continue
        mapped = kit.to_unicode(font)
        if any(not value or ord(value[0]) in {0, 0xFEFF, 0xFFFE} for value in mapped.values()):
            yield f"{name} maps to no character"
        if not shown.get(name, set()) <= mapped.keys():
            yield f"{name} shows codes without a character"
        yield from _widths(name, font, shown.get(name, set()))


def _widths(name: str, font: Any, codes: set[int]) -> Iterator[str]:
    """The widths in the file are those of the embedded glyphs, and no code shows the missing glyph."""
    program = font.FontDescriptor.FontFile2.read_bytes()
    count = struct.unpack(">H", program[4:6])[0]
    tables = {
        tag: program[start : start + length]
        for tag, _, start, length in struct.iter_unpack(">4sLLL", program[12 : 12 + 16 * count])
    }
    first, entries = struct.unpack(">HH", tables[b"cmap"][18:22])
    glyphs = struct.unpack(f">{entries}H", tables[b"cmap"][22 : 22 + 2 * entries])
    full = struct.unpack(">H", tables[b"hhea"][34:36])[0]
    grid = struct.unpack(">H", tables[b"head"][18:20])[0]
    for code in codes:
        glyph = glyphs[code - first]
        width = struct.unpack(">H", tables[b"hmtx"][4 * min(glyph, full - 1) :][:2])[0] * 1000 / grid
        if glyph == 0:
            yield f"{name} shows the missing glyph for {code}"
        if abs(float(font.Widths[code - int(font.FirstChar)]) - width) > 1:
            yield f"{name} has a wrong width for {code}"
