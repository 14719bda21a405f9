"""A look at a returned file before anything parses it: is it a workbook, and will it fit into memory."""

import re
import struct
import zlib
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from app.domain.errors import Refused
from app.excel import foreign
from app.excel.foreign import RESAVE

LARGEST_FILE = 50_000_000
LARGEST_UNPACKED = 300_000_000
LARGEST_STRINGS = 60_000_000
MOST_PARTS = 2_000
_MEGABYTE = 1_000_000
_PROLOG = 65_536
_DIRECTORY_ENTRY = b"PK\x01\x02"
_LOCAL = struct.Struct("<4s22xHH")
_LOCAL_MARK = b"PK\x03\x04"
_ENCRYPTED = 0x1
_TOO_LARGE = (
    "Die Datei ist entpackt ungewöhnlich groß und wird nicht gelesen. "
    "Bitte kopieren Sie die benötigten Zeilen in eine neue Arbeitsmappe."
)
_BUILT_WRONG = f"Die Datei ist ungewöhnlich aufgebaut und wird zur Sicherheit nicht gelesen. {RESAVE}"
_INSTRUCTIONS = f"Die Datei enthält unzulässige Anweisungen (DOCTYPE). {RESAVE}"
_DAMAGED = f"Die Datei ist keine Excel-Arbeitsmappe oder beschädigt. {RESAVE}"

_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"

_MISC = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
"""What may stand before the document type and the first element (XML 1.0, production 22)."""
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)[\"']")
_ENCODINGS = frozenset({b"utf-8", b"us-ascii", b"iso-8859-1", b"windows-1252"})

_MACROS = "Die Datei enthält Makros. Sie werden nicht ausgeführt; gelesen werden nur die Werte."
_LINKS = "Die Datei verweist auf andere Dateien. Sie werden nicht geöffnet; es gilt, was zuletzt dort stand."
_NOTED = (
    ("vbaproject.bin", _MACROS),
    ("/macrosheets/", _MACROS),
    ("/externallinks/", _LINKS),
    ("/connections.xml", "Die Datei enthält Datenverbindungen. Sie werden nicht aufgebaut."),
    ("/embeddings/", "Die Datei enthält eingebettete Objekte. Sie werden nicht geöffnet."),
    ("/activex/", "Die Datei enthält Steuerelemente. Sie werden nicht geöffnet."),
)


def check_archive(data: bytes) -> tuple[str, ...]:
    """Refuse what is no workbook, what would not fit into memory, and what declares entities.

    A zip bomb shows in its directory: ``guarded`` never unpacks more of a part than is declared there.

    Returns:
        What a reader should know of the file though it is read: macros, links, connections.

    Raises:
        Refused: with what is wrong and what to do.
    """
    if len(data) > LARGEST_FILE:
        raise Refused(
            f"Die Datei ist zu groß ({len(data) // _MEGABYTE} MB, erlaubt sind "
            f"{LARGEST_FILE // _MEGABYTE} MB). Bitte entfernen Sie Bilder und leere Blätter."
        )
    if sentence := foreign.of_bytes(data):
        raise Refused(sentence)
    if data.count(_DIRECTORY_ENTRY) > 2 * MOST_PARTS:
        raise Refused(_TOO_LARGE)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _check_parts(archive, data)
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error):
        raise Refused(_DAMAGED) from None


def _check_parts(archive: ZipFile, data: bytes) -> tuple[str, ...]:
    parts = archive.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Refused(
            "Das Archiv ist mit einem Kennwort verschlüsselt. Bitte entpacken Sie es mit dem Kennwort "
            "und wählen Sie die Arbeitsmappe (.xlsx) darin aus."
        )
    _check_sizes(parts)
    names = [part.filename for part in parts]
    if sentence := foreign.of_names(names, _begin(archive, parts[0], 64) if parts else b""):
        raise Refused(sentence)
    if _odd_names(names) or _overlapping(parts, data, archive.start_dir):
        raise Refused(_BUILT_WRONG)
    for part in parts:
        head = _begin(archive, part, _PROLOG)
        _check_prolog(head, named_xml=part.filename.endswith((".xml", ".rels")))
        if part.filename == "xl/workbook.xml" and _STRICT in head:
            raise Refused(
                "Die Datei ist als „Strict Open XML“ gespeichert, das hier nicht gelesen wird. "
                "Bitte speichern Sie sie in Excel als gewöhnliche Excel-Arbeitsmappe (.xlsx)."
            )
    lowered = [f"/{name.lower()}" for name in names]
    return tuple(dict.fromkeys(note for mark, note in _NOTED if any(mark in name for name in lowered)))


def _check_sizes(parts: Sequence[ZipInfo]) -> None:
    strings = sum(part.file_size for part in parts if "sharedstrings" in part.filename.lower())
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED or strings > LARGEST_STRINGS:
        raise Refused(_TOO_LARGE)
    if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts):
        raise Refused(_BUILT_WRONG)


def _odd_names(names: Sequence[str]) -> bool:
    """Parts that stand twice (their names know no case) or lead out of the file."""
    if len({name.casefold() for name in names}) < len(names):
        return True
    return any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names)


def _overlapping(parts: Sequence[ZipInfo], data: bytes, end: int) -> bool:
    """Whether parts share their bytes: so a small file unpacks to a huge one without being nested.

    David Fifield, A better zip bomb (WOOT 2019).
    """
    for part in sorted(parts, key=lambda part: part.header_offset, reverse=True):
        head = data[part.header_offset : part.header_offset + _LOCAL.size]
        if len(head) < _LOCAL.size:
            return True
        mark, name, extra = _LOCAL.unpack(head)
        if mark != _LOCAL_MARK:
            return True
        if part.header_offset + _LOCAL.size + name + extra + part.compress_size > end:
            return True
        end = part.header_offset
    return False


def _begin(archive: ZipFile, part: ZipInfo, most: int) -> bytes:
    with archive.open(part) as stream:
        return stream.read(most)


def _check_prolog(head: bytes, *, named_xml: bool) -> None:
    """No workbook has a document type, and it can only stand before the first element.

    The parsers refuse entities again. Only encodings are read in which a document type is seen as
    such; Excel and LibreOffice write UTF-8.
    """
    head = head.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in head[:4] or not head.lstrip().startswith(b"<"):
        if named_xml and head.strip():
            raise Refused(_INSTRUCTIONS if b"D\0O\0C\0T\0Y\0P\0E" in head else _BUILT_WRONG)
        return
    declared = _ENCODING.match(head.lstrip())
    if declared is not None and declared[1].lower() not in _ENCODINGS:
        raise Refused(_BUILT_WRONG)
    found = _MISC.match(head)
    rest = head[found.end() :] if found else head
    if rest[:2] == b"<!":
        raise Refused(_INSTRUCTIONS if rest[:9].upper() == b"<!DOCTYPE" else _BUILT_WRONG)
    if len(head) == _PROLOG and not re.match(rb"<[^!?]", rest):
        raise Refused(_BUILT_WRONG)
