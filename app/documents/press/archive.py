"""pikepdf's side: what makes a file fit for the archive and for screen readers (PDF/A-2a, PDF/UA-1).

Loaded with the first document (see ``Press``): the start of the program must not pay for pikepdf.
"""

import io
import re
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from app.documents.metrics import printable
from app.documents.press import tree
from app.documents.press.about import About
from app.documents.press.saving import saved
from app.documents.press.tags import Node, Pages
from app.system import resources

LANGUAGE = "de-DE"

# The claims, and the schema PDF/A asks for because it does not know PDF/UA's; pikepdf fills in the rest.
_PACKET = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
   <pdfuaid:part>1</pdfuaid:part>
   <dc:format>application/pdf</dc:format>
   <dc:language><rdf:Bag><rdf:li>de-DE</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>Quartiersbuch</xmp:CreatorTool>
   <pdf:Producer>Quartiersbuch</pdf:Producer>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
_UNMAPPED = re.compile(rb"(?<=> <)(0000|[0-9A-F]{5,6})(?=>)")


def archived(drawn: bytes, about: About, document: Node, pages: Pages) -> bytes:
    """The drawn file, tagged and described; its identity is the digest of its content.

    Args:
        drawn: the file as reportlab writes it.
        about: what it says about itself.
        document: the root of what its pieces are.
        pages: which piece of which page is whose.
    """
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        tree.write(pdf, document, pages)
        _declare(pdf)
        _map_characters(pdf)
        _describe(pdf, about)
        return saved(pdf)


def _declare(pdf: Pdf) -> None:
    """What the catalog must say, and the output intent: colours are sRGB."""
    pdf.Root.Lang = pikepdf.String(LANGUAGE)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier="sRGB",
        Info="sRGB IEC61966-2.1",
        DestOutputProfile=pdf.make_stream(_profile(), N=3, Alternate=Name.DeviceRGB),
    )
    pdf.Root.OutputIntents = Array([intent])
    for page in pdf.pages:
        # reportlab leaves an empty transition between slides.
        del page.obj.Trans


def _map_characters(pdf: Pdf) -> None:
    """Character maps as ISO 32000-1, 9.10.3 and PDF/UA-1, 7.21.7 want them.

    reportlab maps the unused code 0 to U+0000, and characters beyond U+FFFF to five digits instead of
    a surrogate pair.
    """
    for font in pdf.pages[0].resources.get("/Font", Dictionary()).values():
        written = font.ToUnicode.read_bytes()
        font.ToUnicode.write(_UNMAPPED.sub(_utf16, written))


def _utf16(found: re.Match[bytes]) -> bytes:
    character = chr(int(found[1], 16) or 0xFFFD)
    return character.encode("utf-16-be").hex().upper().encode("ascii")


def _describe(pdf: Pdf, about: About) -> None:
    """The metadata packet, and the old information dictionary saying the same."""
    moment = f"{about.date.isoformat()}T00:00:00Z"
    del pdf.docinfo
    pdf.Root.Metadata = pdf.make_stream(_PACKET)
    with pdf.open_metadata(set_pikepdf_as_editor=False) as packet:
        packet["dc:title"] = _line(about.title)
        packet["dc:creator"] = [_line(about.author)]
        if about.subject:
            packet["dc:description"] = _line(about.subject)
        for event in ("Create", "Modify", "Metadata"):
            packet[f"xmp:{event}Date"] = moment


@cache
def _profile() -> bytes:
    return resources.data("colour/sRGB.icc")


def _line(value: str) -> str:
    return printable(value).replace("\n", " ")
