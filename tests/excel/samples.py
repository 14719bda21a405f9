"""A row with a column of every kind, and books made of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.columns import Column, Kind
from app.domain.money import Money
from app.excel.book import Book, Cover, SheetSpec

MADE = datetime(2026, 11, 23, 8, 0, 0)


@dataclass(frozen=True)
class Record:
    number: str | None
    note: str | None
    state: str | None
    people: int | None
    amount: Money | None
    share: int | None
    day: date | None
    at: datetime | None
    minutes: int | None
    done: bool | None
    name: str | None
    uid: str


COLUMNS: tuple[Column[Record], ...] = (
    Column("number", "Nummer"),
    Column("note", "Anliegen", Kind.LONG_TEXT, help="In den Worten der Person."),
    Column("state", "Stand", Kind.STATE),
    Column("people", "Personen", Kind.NUMBER),
    Column("amount", "Betrag", Kind.MONEY),
    Column("share", "Anteil", Kind.SHARE),
    Column("day", "Datum", Kind.DATE),
    Column("at", "Erfasst am", Kind.MOMENT),
    Column("minutes", "Dauer", Kind.MINUTES, help="In Minuten."),
    Column("done", "Erledigt", Kind.YES_NO),
    Column("name", "Name", personal=True),
)
UID: Column[Record] = Column("uid", "Kennung")
ALL = (*COLUMNS, UID)

SAMPLE = Record(
    number="B-2026-014",
    note="Fassade & <b>Dach</b>\nzweite Zeile",
    state="offen",
    people=3,
    amount=Money(123_456_789),
    share=1250,
    day=date(2026, 11, 22),
    at=datetime(2026, 11, 22, 14, 5, 7),
    minutes=85,
    done=True,
    name="Müller, Änne",
    uid="0123456789abcdef0123456789abcdef",
)
EMPTY = replace(
    SAMPLE,
    number=None,
    note=None,
    state=None,
    people=None,
    amount=None,
    share=None,
    day=None,
    at=None,
    minutes=None,
    done=None,
    name=None,
)


def spec(*records: Record, title: str = "Beratungen") -> SheetSpec[Record]:
    return SheetSpec(title, COLUMNS, records, note="Was die Woche brachte", hidden=(UID,))


def book(*sheets: SheetSpec[Record], cover: Cover | None = None) -> Book:
    return Book(
        title="Wochenmappe",
        office="Quartiersbüro Nord & Süd",
        period="KW 47/2026",
        created=MADE,
        sheets=sheets,
        cover=cover,
    )
