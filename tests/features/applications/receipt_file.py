"""The applicant's receipts list as it goes out and comes back."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl

from app.domain.money import Money
from app.features.applications import excel
from app.features.applications.rules.receipts import Frame

KINDS = ("Sachkosten", "Honorare", "Öffentlichkeitsarbeit", "Eigenleistung")
TODAY = date(2027, 4, 1)
FRAME = Frame(date(2026, 11, 20), labour_hour=Money.euros(15))
DAY = datetime(2026, 12, 10)


def template(frame: Frame = FRAME) -> bytes:
    """The list as it is handed out."""
    return excel.receipt_template(
        office="Stadtteilbüro Unterstadt",
        reference="CF-2026-001",
        project="Bänke am Rathausplatz",
        kinds=KINDS,
        frame=frame,
        created=datetime(2026, 11, 20, 10),
    )


def filled(
    *rows: tuple[Any, ...], change: Callable[[Any], None] | None = None, frame: Frame = FRAME
) -> bytes:
    """The template with these lines, as Excel would save it."""
    book = openpyxl.load_workbook(BytesIO(template(frame)))
    sheet = book["Belegliste"]
    for row in rows:
        sheet.append(list(row))
    if change is not None:
        change(sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: bytes, frame: Frame = FRAME) -> excel.ReceiptFile:
    """What such a file holds."""
    return excel.read_receipts(data, frame=frame, kinds=KINDS, today=TODAY)


def said(data: bytes) -> list[str]:
    """Its problems as sentences."""
    return [problem.sentence.replace("\xa0", " ") for problem in read(data).problems]
