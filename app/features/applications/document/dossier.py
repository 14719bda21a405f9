"""The dossier on paper and as an archive: index with digests, sheets, then every file as it is."""

import io
import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.documents.flow.blocks import Block, Calculation, Heading, PageBreak, Paragraph, Table, TableColumn
from app.documents.pack import packed, pages_of
from app.documents.report import Report, report_bytes
from app.documents.text import Align
from app.domain import formats
from app.features.applications.rules.dossier import Dossier, Piece, Sheet
from app.system.files import safe_name

_PLACE_WIDTH, _PAGE_WIDTH = 18, 16
_READ = (
    "Dieses Dossier enthält alles, was zu dem Antrag in der Akte liegt. Jede Datei trägt ihre Prüfsumme "
    "(SHA-256); mit ihr lässt sich feststellen, ob sie unverändert ist."
)
_LEFT_OUT = "nur in der ZIP-Datei"


def dossier_pdf(data: Dossier) -> bytes:
    """One PDF: index, sheets, and the pages of every PDF of the file; the same data give the same bytes."""
    pages = [pages_of(piece.data) if piece.is_pdf else 0 for piece in data.pieces]
    # The index says on which page a file begins; how many pages come before does not depend on the numbers.
    before = pages_of(report_bytes(_report(data, pages, 0)))
    report = report_bytes(_report(data, pages, before))
    readable = [piece.data for piece, count in zip(data.pieces, pages, strict=True) if count]
    return packed([report, *readable])


def dossier_zip(data: Dossier) -> bytes:
    """One archive: the PDF, every file by itself, the record as JSON, and a list of all digests."""
    numbered = [
        (f"{number:02d} {_name(piece)}", piece.data) for number, piece in enumerate(data.pieces, start=1)
    ]
    record = json.dumps(data.record, ensure_ascii=False, indent=2, sort_keys=True).encode()
    files = [(f"00 Akte {data.reference}.pdf", dossier_pdf(data)), *numbered, ("Antrag.json", record)]
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files)
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in (*files, ("SHA256SUMS.txt", sums.encode())):
            archive.writestr(_entry(f"{data.reference}/{name}"), content, ZIP_DEFLATED)
    return out.getvalue()


def _name(piece: Piece) -> str:
    path = Path(piece.name)
    return safe_name(path.stem, path.suffix)


def _entry(path: str) -> ZipInfo:
    """No time of day and no name of this computer's system: the same dossier is the same bytes."""
    entry = ZipInfo(path, (1980, 1, 1, 0, 0, 0))
    entry.create_system = 0
    return entry


def _report(data: Dossier, pages: Sequence[int], before: int) -> Report:
    return Report(
        title=f"Akte {data.reference}",
        subtitle=f"{data.title} · {data.applicant} · {data.fund}",
        office=data.office,
        date=data.made_on,
        note="Vertraulich: enthält personenbezogene Daten",
        body=tuple(_body(data, pages, before)),
    )


def _body(data: Dossier, pages: Sequence[int], before: int) -> Iterator[Block]:
    yield Paragraph(_READ)
    yield Heading("Inhalt")
    yield _index(data.pieces, pages, before)
    yield PageBreak()
    yield Heading("Antrag")
    yield Table(
        columns=(TableColumn("Angabe", width=60), TableColumn("Inhalt")),
        rows=tuple((label, value or "–") for label, value in data.facts),
        row_headers=True,
    )
    for heading, text in data.texts:
        yield Heading(heading, level=2)
        for part in text.split("\n\n"):
            yield Paragraph(" ".join(part.split()))
    for found in data.calculations:
        yield Heading(found.title)
        yield Calculation(found.steps)
    for sheet in data.sheets:
        yield Heading(sheet.title)
        yield _table(sheet)


def _index(pieces: Sequence[Piece], pages: Sequence[int], before: int) -> Table:
    rows, at = [], before + 1
    for number, (piece, count) in enumerate(zip(pieces, pages, strict=True), start=1):
        place = f"S. {at}" if count else _LEFT_OUT
        rows.append((str(number), formats.day(piece.dated), piece.title, place, _spaced(piece.sha256)))
        at += count
    return Table(
        columns=(
            TableColumn("Nr.", Align.RIGHT, width=10),
            TableColumn("Datum", width=20),
            TableColumn("Stück", width=50),
            TableColumn("Seite", width=_PLACE_WIDTH),
            TableColumn("SHA-256"),
        ),
        rows=tuple(rows) or (("–", "–", "Noch keine Datei in der Akte", "–", "–"),),
    )


def _spaced(digest: str) -> str:
    """In groups, so that the line can break and a person can compare."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _table(sheet: Sheet) -> Table:
    return Table(
        columns=tuple(
            TableColumn(title, Align.RIGHT if at in sheet.amounts else Align.LEFT)
            for at, title in enumerate(sheet.columns)
        ),
        rows=sheet.rows,
        totals=sheet.totals,
    )
