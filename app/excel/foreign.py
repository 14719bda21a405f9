"""What a file is that is no workbook of Excel: each kind with the sentence that helps."""

from collections.abc import Callable, Collection

RESAVE = "Bitte öffnen Sie die Datei in Excel und speichern Sie sie als Excel-Arbeitsmappe (.xlsx)."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_HEAD = 4_096
_OLD_STREAMS = ("Workbook", "Book")
_ENCRYPTED = "EncryptedPackage"
_SHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"


def of_bytes(data: bytes) -> str:
    """What to say about bytes that are no zip archive; empty when they may be one."""
    if not data:
        return "Die Datei ist leer und keine Excel-Arbeitsmappe. Bitte lassen Sie sie sich neu schicken."
    if data.startswith(_ZIP):
        return ""
    return next((say(data) for fits, say in _KINDS if fits(data)), "")


def of_names(names: Collection[str], first: bytes) -> str:
    """What to say about a zip archive with these entries; empty when it may be a workbook.

    Args:
        names: the entries.
        first: how the first entry begins, which tells files of LibreOffice apart.
    """
    if "[Content_Types].xml" in names:
        return _of_package(names)
    if first.startswith(b"application/vnd.oasis.opendocument."):
        return (
            "Die Datei ist im Format von LibreOffice (.ods) gespeichert und keine Excel-Arbeitsmappe. "
            "Bitte öffnen Sie sie dort und speichern Sie sie als Excel-Arbeitsmappe (.xlsx)."
        )
    inside = sorted(name for name in names if name.lower().endswith((".xlsx", ".xlsm")))
    if inside:
        return (
            f"Die Datei ist ein ZIP-Archiv und keine Excel-Arbeitsmappe; darin liegt „{inside[0][:80]}“. "
            "Bitte entpacken Sie das Archiv und wählen Sie diese Datei."
        )
    return f"Die Datei ist keine Excel-Arbeitsmappe. {RESAVE}"


def _of_package(names: Collection[str]) -> str:
    if any(name.endswith(".bin") and "workbook" in name.lower() for name in names):
        return f"Die Datei ist im Format .xlsb gespeichert, das hier nicht gelesen wird. {RESAVE}"
    for folder, what in (("word/", "ein Word-Dokument"), ("ppt/", "eine PowerPoint-Datei")):
        if f"{folder}document.xml" in names or f"{folder}presentation.xml" in names:
            return (
                f"Die Datei ist {what} und keine Excel-Arbeitsmappe. Bitte wählen Sie die richtige Datei aus."
            )
    return ""


def _ole(data: bytes) -> str:
    if _ENCRYPTED.encode("utf-16-le") in data:
        return (
            "Die Datei ist mit einem Kennwort geschützt. Bitte öffnen Sie sie in Excel "
            "und speichern Sie sie ohne Kennwort als Excel-Arbeitsmappe (.xlsx)."
        )
    if any(name.encode("utf-16-le") in data for name in _OLD_STREAMS):
        return f"Die Datei ist im alten Format .xls gespeichert. {RESAVE}"
    return (
        "Die Datei ist mit einem Kennwort geschützt oder im alten Format .xls. "
        "Bitte speichern Sie sie ohne Kennwort als Excel-Arbeitsmappe (.xlsx)."
    )


def _is_html(data: bytes) -> bool:
    head = data[:_HEAD].lower()
    return any(mark in head for mark in (b"<html", b"<!doctype html", b"<table"))


def _is_text(data: bytes) -> bool:
    """Lines of printable characters with something between the columns."""
    head = data[:_HEAD]
    return b"\0" not in head and any(mark in head for mark in b";,\t") and not any(byte < 9 for byte in head)


_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], str]], ...] = (
    (lambda data: data.startswith(_OLE[:4]), _ole),
    (
        lambda data: data.startswith(b"%PDF"),
        lambda _: (
            "Die Datei ist ein PDF und keine Excel-Arbeitsmappe. "
            "Bitte wählen Sie die Arbeitsmappe (.xlsx) aus."
        ),
    ),
    (
        lambda data: _SHEET_XML in data[:_HEAD],
        lambda _: f"Die Datei ist eine XML-Kalkulationstabelle 2003 und keine Excel-Arbeitsmappe. {RESAVE}",
    ),
    (_is_html, lambda _: f"Die Datei ist eine Internetseite (HTML) und keine Excel-Arbeitsmappe. {RESAVE}"),
    (_is_text, lambda _: f"Die Datei ist eine Textdatei (CSV) und keine Excel-Arbeitsmappe. {RESAVE}"),
)
