"""The sheet of measures in the week's workbook."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from app.domain.columns import Column, Kind
from app.domain.sheets import ACKNOWLEDGING, SheetSource, Taking
from app.features.measures import queries, service
from app.features.measures.queries import MeasureRow

COLUMNS: tuple[Column[MeasureRow], ...] = (
    Column("number", "Nummer", width=80),
    Column("title", "Maßnahme", width=320),
    Column("field", "Handlungsfeld", width=200),
    Column("priority_word", "Priorität", Kind.STATE, 90),
    Column("cost", "Kosten", Kind.MONEY, 120),
    Column("funding", "Finanzierung", width=200),
    Column("period", "Zeitraum", width=100),
    Column("status_word", "Stand", Kind.STATE, 120),
    Column("progress", "Fortschritt (%)", Kind.NUMBER, 100),
)


def _rows(session: Session, first: date, last: date) -> Iterable[MeasureRow]:
    """All measures: their state is of interest, whatever the week."""
    del first, last
    return queries.all_rows(session)


SHEETS = (
    SheetSource(
        "measures",
        "Maßnahmen",
        COLUMNS,
        _rows,
        frozenset({"measures"}),
        "Maßnahmen des ISEK mit Kosten und Stand.",
        table="measures",
        kind="measure",
        names=("number", "title"),
        now=queries.rows_now,
        answering=ACKNOWLEDGING,
        taking=Taking(service.TAKEN, service.take_change),
    ),
)
