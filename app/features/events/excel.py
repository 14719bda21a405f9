"""The sheet of appointments in the week's workbook: the four weeks that follow."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.domain.columns import Column, Kind
from app.domain.sheets import ACKNOWLEDGING, SheetSource, Taking
from app.features.events import queries, service
from app.features.events.queries import AppointmentRow

AHEAD = timedelta(weeks=4)

COLUMNS: tuple[Column[AppointmentRow], ...] = (
    Column("week", "Woche", width=70),
    Column("weekday", "Tag", width=50),
    Column("day", "Datum", Kind.DATE, 90),
    Column("span", "Uhrzeit", width=110),
    Column("title", "Termin", width=320),
    Column("kind_word", "Art", Kind.STATE, 120),
    Column("place", "Ort", width=200),
    Column("measure", "Maßnahme", width=90),
    Column("staff", "Zuständig", width=150, personal=True, about_staff=True),
    Column("note", "Bemerkung", Kind.LONG_TEXT, 260, personal=True),
)


def _rows(session: Session, first: date, last: date) -> Iterable[AppointmentRow]:
    """From the day after the week handed over, four weeks on (report content, domain facts § 4.3)."""
    del first
    return queries.between(session, last + timedelta(days=1), last + AHEAD)


SHEETS = (
    SheetSource(
        "appointments",
        "Termine",
        COLUMNS,
        _rows,
        frozenset({"appointments"}),
        "Termine der vier Wochen nach der übergebenen.",
        table="appointments",
        kind="appointment",
        names=("day", "title"),
        now=queries.rows_now,
        answering=ACKNOWLEDGING,
        taking=Taking(service.TAKEN, service.take_change),
    ),
)
