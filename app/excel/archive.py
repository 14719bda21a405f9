"""A look at a returned file before anything parses it: is it a workbook, and will it fit into memory."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from app.domain.errors import Refused

LARGEST_FILE = 50_000_000
LARGEST_UNPACKED = 300_000_000
LARGEST_STRINGS = 60_000_000
MOST_PARTS = 2_000
_MEGABYTE = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_PROLOG = 4096
_REMEDY = "Bitte öffnen Sie die Datei in Excel und speichern Sie sie als Excel-Arbeitsmappe (.xlsx)."


def check_archive(data: bytes) -> None:
    """Refuse what is no workbook, what would not fit into memory, and what declares entities.

    A zip bomb shows in its directory: zipfile never unpacks more of a part than is declared there.

    Raises:
        Refused: with what is wrong and what to do.
    """
    if len(data) > LARGEST_FILE:
        raise Refused(
            f"Die Datei ist zu groß ({len(data) // _MEGABYTE} MB, erlaubt sind "
            f"{LARGEST_FILE // _MEGABYTE} MB). Bitte entfernen Sie Bilder und leere Blätter."
        )
    if data.startswith(_OLE):
        raise Refused(
            "Die Datei ist mit einem Kennwort geschützt oder im alten Format .xls. "
            "Bitte speichern Sie sie ohne Kennwort als Excel-Arbeitsmappe (.xlsx)."
        )
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_parts(archive)
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error):
        raise Refused(f"Die Datei ist keine Excel-Arbeitsmappe oder beschädigt. {_REMEDY}") from None


def _check_parts(archive: ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names:
        raise Refused(f"Die Datei ist keine Excel-Arbeitsmappe. {_REMEDY}")
    if any(name.endswith(".bin") and "workbook" in name.lower() for name in names):
        raise Refused(f"Die Datei ist im Format .xlsb gespeichert, das hier nicht gelesen wird. {_REMEDY}")
    strings = sum(part.file_size for part in parts if "sharedStrings" in part.filename)
    if len(parts) > MOST_PARTS or _unpacked(parts) > LARGEST_UNPACKED or strings > LARGEST_STRINGS:
        raise Refused(
            "Die Datei ist entpackt ungewöhnlich groß und wird nicht gelesen. "
            "Bitte kopieren Sie die benötigten Zeilen in eine neue Arbeitsmappe."
        )
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and _declares_entities(archive, part):
            raise Refused(f"Die Datei enthält unzulässige Anweisungen (DOCTYPE). {_REMEDY}")


def _unpacked(parts: list[ZipInfo]) -> int:
    return sum(part.file_size for part in parts)


def _declares_entities(archive: ZipFile, part: ZipInfo) -> bool:
    """No workbook has a document type; the parsers refuse entities again, wherever they stand."""
    with archive.open(part) as stream:
        return b"<!doctype" in stream.read(_PROLOG).lower()
