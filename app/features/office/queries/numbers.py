"""The number series: how numbers are made, and the last one given out."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Fund
from db.models.system import NumberSeries

_KNOWN = {
    "consultation": ("Beratungen", "B-{year}-{number:04d}"),
    "concern": ("Anliegen an die Stadt", "A-{year}-{number:03d}"),
    "handover": ("Übergaben", "{number}"),
}


@dataclass(frozen=True)
class SeriesRow:
    """A series in one year.

    Args:
        id: of its row. name: what is numbered. year: of the series; empty where it runs on.
        last: the number given out last, as people see it. next: the one that comes.
    """

    id: int
    name: str
    year: str
    last: str
    next: str


def series(session: Session) -> tuple[SeriesRow, ...]:
    """All series that have given out a number, newest year first."""
    funds = {fund.id: fund for fund in session.scalars(select(Fund))}
    rows = session.scalars(select(NumberSeries).order_by(NumberSeries.year.desc(), NumberSeries.key))
    found = []
    for row in rows:
        name, pattern = _described(row.key, funds)
        found.append(
            SeriesRow(
                row.id,
                name,
                str(row.year) if row.year else "fortlaufend",
                pattern.format(year=row.year, number=row.last),
                pattern.format(year=row.year, number=row.last + 1),
            )
        )
    return tuple(found)


def _described(key: str, funds: dict[int, Fund]) -> tuple[str, str]:
    head, _, tail = key.partition("/")
    fund = funds.get(int(tail)) if tail.isdigit() else None
    if head == "application" and fund is not None:
        return f"Anträge: {fund.name}", fund.prefix.replace("{", "{{").replace(
            "}", "}}"
        ) + "-{year}-{number:03d}"
    return _KNOWN.get(key, (key, "{number}"))
