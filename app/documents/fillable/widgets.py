"""pikepdf's side of a form: its fields (ISO 32000-1, 12.7), each tied to its place in the structure tree.

The font of the fields is one that every reader has, so a form makes no claim to be fit for the archive.
"""

import io
import json
from collections.abc import Iterator, Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from app.documents.fillable.drawing import Widget
from app.documents.styles import PAGE_HEIGHT

IDENTITY = "/QuartiersbuchForm"
"""Key of the catalog under which a form says what it is."""
HIDDEN = "quartiersbuch"
"""Name of the hidden field that says the same where a program writes the catalog anew."""

_SPARE = (
    *(0x81, 0x82, 0x83, 0x86, 0x87, 0x88, 0x8B, 0x8D, 0x8F, 0x90, 0x98, 0x9B, 0x9D, 0xA1, 0xA2, 0xA3),
    *(0xA4, 0xA5, 0xA6, 0xAA, 0xAC, 0xAF, 0xB1, 0xB5, 0xB6, 0xB8, 0xBA, 0xBF, 0xD0, 0xDE, 0xF0, 0xFE),
)
"""Codes of WinAnsi whose signs no application needs."""
_GLYPHS = (
    *("scedilla", "Scedilla", "gbreve", "Gbreve", "dotlessi", "Idotaccent", "lslash", "Lslash"),
    *("aogonek", "eogonek", "cacute", "Cacute", "nacute", "sacute", "Sacute", "zacute", "zdotaccent"),
    *("Zdotaccent", "ccaron", "Ccaron", "dcroat", "Dcroat", "ecaron", "rcaron", "Rcaron", "uring"),
    *("abreve", "scommaaccent", "Scommaaccent", "tcommaaccent", "ncaron", "Eogonek"),
)
"""Turkish first, then Polish, Croatian, Czech, Romanian."""

_MULTILINE, _COMBO, _EDITABLE = 1 << 12, 1 << 17, 1 << 18
_PRINT, _HIDDEN = 4, 2
_SIZE = 10.0
_CHECK = b"q 0.043 0.431 0.412 RG 1.6 w 1 J 1 j 2.2 5.6 m 4.6 2.8 l 8.8 8.6 l S Q"


def with_widgets(drawn: bytes, widgets: Sequence[Widget], identity: Mapping[str, str]) -> bytes:
    """The drawn form with its fields."""
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        said = json.dumps(dict(identity), ensure_ascii=True, sort_keys=True)
        fonts = Dictionary(Helv=_letters(pdf), ZaDb=_marks(pdf))
        fields = [_field(pdf, widget) for widget in widgets]
        _tie(pdf, widgets, fields)
        fields.append(_mark(pdf, said))
        pdf.Root.AcroForm = pdf.make_indirect(
            Dictionary(
                Fields=Array(fields),
                DR=Dictionary(Font=fonts),
                DA=String(f"/Helv {_SIZE} Tf 0 g"),
                NeedAppearances=True,
            )
        )
        pdf.Root[IDENTITY] = String(said)
        del pdf.Root.OutputIntents
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
            for claim in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part"):
                del packet[claim]
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False, deterministic_id=True)
    return out.getvalue()


def _letters(pdf: Pdf) -> Object:
    """Helvetica, with the letters of the district's names in place of signs nobody types."""
    differences: list[Object | int] = []
    for code, glyph in zip(_SPARE, _GLYPHS, strict=False):
        differences += [code, Name(f"/{glyph}")]
    encoding = Dictionary(
        Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=Array(differences)
    )
    return pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=encoding)
    )


def _marks(pdf: Pdf) -> Object:
    """The signs of check boxes, for readers that draw these themselves."""
    return pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats))


def _field(pdf: Pdf, widget: Widget) -> Object:
    page = pdf.pages[widget.page].obj
    x, top, width, height = widget.place
    box = Array(
        [round(x, 2), round(PAGE_HEIGHT - top - height, 2), round(x + width, 2), round(PAGE_HEIGHT - top, 2)]
    )
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            F=_PRINT,
            P=page,
            Rect=box,
            T=String(widget.name),
            TU=String(widget.tip),
            MK=Dictionary(),
        )
    )
    if widget.tick:
        _be_tick(pdf, field, width, height)
    else:
        _be_text(field, widget)
    _place(pdf, page, field)
    return field


def _be_tick(pdf: Pdf, field: Object, width: float, height: float) -> None:
    field["/FT"] = Name.Btn
    field["/V"] = field["/AS"] = Name.Off
    field["/MK"] = Dictionary(CA=String("4"))
    area = Array([0, 0, round(width, 2), round(height, 2)])
    states = {
        "/Yes": pdf.make_stream(_CHECK, Type=Name.XObject, Subtype=Name.Form, BBox=area),
        "/Off": pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=area),
    }
    field["/AP"] = Dictionary(N=Dictionary(states))


def _be_text(field: Object, widget: Widget) -> None:
    field["/DA"] = String(f"/Helv {_SIZE} Tf 0 g")
    field["/V"] = String("")
    if widget.options:
        field["/FT"] = Name.Ch
        field["/Ff"] = _COMBO | _EDITABLE
        field["/Opt"] = Array([String(option) for option in ("", *widget.options)])
        return
    field["/FT"] = Name.Tx
    if widget.rows > 1:
        field["/Ff"] = _MULTILINE
    if widget.number:
        field["/Q"] = 2
    if widget.longest:
        field["/MaxLen"] = widget.longest


def _mark(pdf: Pdf, said: str) -> Object:
    """The hidden field that says what the form is."""
    page = pdf.pages[0].obj
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            F=_HIDDEN,
            Ff=1,
            P=page,
            Rect=Array([0, 0, 0, 0]),
            T=String(HIDDEN),
            TU=String("Kennung des Vordrucks"),
            V=String(said),
            DA=String("/Helv 1 Tf 0 g"),
        )
    )
    _place(pdf, page, field)
    return field


def _place(pdf: Pdf, page: Object, field: Object) -> None:
    if "/Annots" not in page:
        page.Annots = pdf.make_indirect(Array())
    page.Annots.append(field)


def _tie(pdf: Pdf, widgets: Sequence[Widget], fields: Sequence[Object]) -> None:
    """Each field is read out where it stands: its structure element points to it and back."""
    root = pdf.Root.StructTreeRoot
    number = int(root.ParentTreeNextKey)
    for element, widget, field in zip(_forms(root.K), widgets, fields, strict=True):
        page = pdf.pages[widget.page].obj
        element.Pg = page
        element.K = Dictionary(Type=Name.OBJR, Obj=field, Pg=page)
        field["/StructParent"] = number
        root.ParentTree.Nums.append(number)
        root.ParentTree.Nums.append(element)
        number += 1
    root.ParentTreeNextKey = number


def _forms(element: Object) -> Iterator[Object]:
    if str(element.S) == "/Form":
        yield element
        return
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _forms(kid)
