"""The six fields of the central de-minimis register (Regulation (EU) 2023/2831, Art. 6), a grant a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.columns import Column, Kind
from app.domain.money import Money
from app.excel.book import Book, Progress, SheetSpec, write_book
from app.features.applications.queries import AidRow


@dataclass(frozen=True)
class RegisterRow:
    """A grant as the register asks for it."""

    recipient: str
    amount: Money
    granted_on: date
    authority: str
    instrument: str
    sector: str
    register_until: date | None
    registered_on: date | None


COLUMNS: tuple[Column[RegisterRow], ...] = (
    Column("recipient", "Begünstigter", width=240, personal=True),
    Column("amount", "Beihilfebetrag", Kind.MONEY, 120),
    Column("granted_on", "Tag der Gewährung", Kind.DATE, 120),
    Column("authority", "Bewilligungsbehörde", width=260),
    Column("instrument", "Beihilfeinstrument", width=140),
    Column("sector", "Wirtschaftszweig (NACE)", width=150),
    Column("register_until", "Zu melden bis", Kind.DATE, 110, help="20 Arbeitstage nach der Gewährung."),
    Column("registered_on", "Gemeldet am", Kind.DATE, 110),
)


def register_book(recipient: str, grants: Sequence[AidRow], now: datetime, progress: Progress) -> bytes:
    """A workbook with the undertaking's own grants, the newest first."""
    rows = [
        RegisterRow(
            recipient,
            row.amount,
            row.granted_on,
            row.authority,
            row.instrument,
            row.sector,
            row.register_until,
            row.registered_on,
        )
        for row in grants
    ]
    sheet = SheetSpec("De-minimis-Register", COLUMNS, rows)
    return write_book(Book("De-minimis-Register", recipient, "", now, (sheet,), cover=None), progress)
