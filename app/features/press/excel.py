"""What was published in the week, for the week's workbook; the addresses of a mailing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.domain.columns import Column, Kind
from app.domain.people import full_name, organisation_name, street_line
from app.domain.sheets import ACKNOWLEDGING, SheetSource
from app.excel.book import Book, Progress, SheetSpec, write_book
from app.features.press.queries import clippings
from app.features.press.queries.clippings import ClippingRow
from app.features.press.rules.mailing import Sifted

CLIPPINGS: tuple[Column[ClippingRow], ...] = (
    Column("published_on", "Erschienen", Kind.DATE, 90),
    Column("medium", "Medium", width=160),
    Column("title", "Beitrag", width=360),
    Column("tone_word", "Ton", Kind.STATE, 110),
    Column("event", "Veranstaltung", width=220),
    Column("link", "Link", width=260),
    Column("note", "Bemerkung", Kind.LONG_TEXT, 260, personal=True),
)


def _rows(session: Session, first: date, last: date) -> Iterable[ClippingRow]:
    return clippings.between(session, first, last)


SHEETS = (
    SheetSource(
        "clippings",
        "Presse",
        CLIPPINGS,
        _rows,
        frozenset({"clippings"}),
        "Was in der Woche über das Quartier erschienen ist.",
        table="clippings",
        kind="clipping",
        names=("published_on", "title"),
        now=clippings.rows_now,
        answering=ACKNOWLEDGING,
    ),
)


@dataclass(frozen=True)
class AddressRow:
    """A recipient as others print it."""

    salutation: str
    name: str
    organisation: str
    extra: str
    street: str
    postcode: str
    town: str
    email: str


ADDRESSES: tuple[Column[AddressRow], ...] = (
    Column("salutation", "Anrede", width=80),
    Column("name", "Name", width=220, personal=True),
    Column("organisation", "Organisation", width=260),
    Column("extra", "Zusatz", width=160),
    Column("street", "Straße", width=220),
    Column("postcode", "PLZ", width=80),
    Column("town", "Ort", width=160),
    Column("email", "E-Mail", width=240, personal=True),
)


def address_book(
    office: str, subject: str, chosen: Sequence[Sifted], now: datetime, progress: Progress
) -> bytes:
    """A workbook with the chosen addresses, one a row."""
    parties = [(one.candidate.party, one.candidate.email) for one in chosen]
    rows = [
        AddressRow(
            party.salutation,
            full_name(party),
            organisation_name(party),
            party.extra,
            street_line(party),
            party.postcode,
            party.town,
            email,
        )
        for party, email in parties
    ]
    sheet = SheetSpec("Adressen", ADDRESSES, rows)
    return write_book(Book(f"Adressen: {subject}", office, "", now, (sheet,), cover=None), progress)
