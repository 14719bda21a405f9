"""The funds' money as a sheet of the handover."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.columns import Column, Kind
from app.domain.money import Money
from app.domain.sheets import ACKNOWLEDGING, SheetSource
from app.features.funds import queries
from app.features.funds.queries import YearRow


@dataclass(frozen=True)
class BalanceRow:
    """A fund's year as a line of the sheet."""

    fund: str
    year: str
    budget: Money
    carried: Money
    approved: Money
    paid: Money
    reserved: Money
    passed_on: Money
    free: Money
    uid: str


COLUMNS: tuple[Column[BalanceRow], ...] = (
    Column("fund", "Fonds", Kind.TEXT, 260),
    Column("year", "Jahr", Kind.TEXT, 64),
    Column("budget", "Mittel", Kind.MONEY, 110),
    Column("carried", "Übertrag", Kind.MONEY, 110, help="Aus dem Vorjahr übernommen."),
    Column("approved", "Bewilligt", Kind.MONEY, 110, help="Einschließlich des schon Gezahlten."),
    Column("paid", "Gezahlt", Kind.MONEY, 110),
    Column("reserved", "Vorgemerkt", Kind.MONEY, 110, help="Für geprüfte Anträge zurückgehalten."),
    Column("passed_on", "Übertragen", Kind.MONEY, 110, help="In das folgende Jahr übernommen."),
    Column("free", "Frei", Kind.MONEY, 110),
)


def rows(session: Any, first: date, last: date) -> Iterable[BalanceRow]:
    """Each fund and year that the period touches."""
    return _rows(queries.balances(session, first.year, last.year))


def now(session: Any, uids: Collection[str]) -> Iterable[BalanceRow]:
    """These years of funds as they are now."""
    return (row for row in _rows(queries.balances(session)) if row.uid in uids)


def _rows(found: Iterable[tuple[str, YearRow]]) -> Iterator[BalanceRow]:
    for name, row in found:
        yield BalanceRow(
            fund=name,
            year=str(row.year),
            budget=row.budget,
            carried=row.carried,
            approved=row.approved,
            paid=row.paid,
            reserved=row.reserved,
            passed_on=row.passed_on,
            free=row.free,
            uid=row.uid,
        )


BALANCES = SheetSource(
    key="funds.balances",
    title="Mittelübersicht",
    columns=COLUMNS,
    rows=rows,
    tables=frozenset({"funds", "fund_years", "applications", "payments"}),
    note="Mittel, Bewilligungen und Auszahlungen je Fonds und Jahr.",
    table="fund_years",
    names=("fund", "year"),
    now=now,
    answering=ACKNOWLEDGING,
)
SHEETS = (BALANCES,)
