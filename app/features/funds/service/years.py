"""Budget years: given, changed, carried over, closed and opened again."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.funds.rules import Carrying, Waiting, YearDraft, carry_on, checked_year, must_cover
from app.features.funds.service.known import fund_of, used
from db.balances import OPEN_STATES, balance
from db.models import Application, FundYear


def save_year(session: Session, fund_id: int, draft: YearDraft, year_id: int | None = None) -> int:
    """Give a fund its budget for a year, or change it; never below what is promised.

    Raises:
        Refused: when the year is there already, the budget would not cover what is promised, another year is
            meant although there are applications or money was carried over, or money would count twice.
    """
    fund = fund_of(session, fund_id)
    year, budget, carried = checked_year(draft)
    row = FundYear(fund_id=fund_id) if year_id is None else session.get_one(FundYear, year_id)
    twin = session.scalar(select(FundYear).where(FundYear.fund_id == fund_id, FundYear.year == year))
    if twin is not None and twin.id != row.id:
        raise Refused(f"Für {year} sind schon Mittel eingetragen. Bitte ändern Sie diese Zeile.", "year")
    if row.id and year != row.year:
        _must_be_movable(session, row)
    if not row.id or (year, carried) != (row.year, row.carried):
        _must_count_once(session, fund_id, year, carried)
    found = balance(session, fund_id, year)
    must_cover(budget + carried - found.passed_on, found.approved + found.reserved, fund.name, year, "budget")
    row.year, row.budget, row.carried = year, budget, carried
    session.add(row)
    session.flush()
    return row.id


def _must_be_movable(session: Session, row: FundYear) -> None:
    if used(session, Application.fund_id == row.fund_id, Application.year == row.year):
        raise Refused(f"Zu {row.year} gibt es Anträge; das Jahr bleibt deshalb.", "year")
    _must_not_be_carried(session, row, "year")


def _must_count_once(session: Session, fund_id: int, year: int, carried: Money) -> None:
    """Money that is typed as carried over is not free in the year before as well."""
    rows = {row.year: row for row in session.scalars(select(FundYear).where(FundYear.fund_id == fund_id))}
    before, after = rows.get(year - 1), rows.get(year + 1)
    if carried and before is not None and not before.closed:
        raise Refused(
            f"{before.year} ist noch offen; von Hand eingetragen zählte der Übertrag von "
            f"{formats.money(carried)} doppelt. Bitte lassen Sie ihn auf 0,00 und nehmen Sie danach "
            f"„Übertrag übernehmen“: Das schließt {before.year} ab.",
            "carried",
        )
    if year not in rows and after is not None and after.carried:
        raise Refused(
            f"Bei {after.year} sind schon {formats.money(after.carried)} Übertrag von Hand eingetragen; mit "
            f"den Mitteln {year} zählten sie doppelt. Bitte setzen Sie diesen Übertrag erst auf 0,00.",
            "year",
        )


def reopen_year(session: Session, year_id: int) -> int:
    """Open a closed year again; what it gave on comes back out of the year after. Returns the fund.

    Raises:
        Refused: when it is open, or the year after has promised the money already.
    """
    row = session.get_one(FundYear, year_id)
    fund = fund_of(session, row.fund_id)
    if not row.closed:
        raise Refused(f"Das Jahr {row.year} ist offen; wieder geöffnet wird nur ein abgeschlossenes.")
    after = session.scalar(
        select(FundYear).where(FundYear.fund_id == row.fund_id, FundYear.year == row.year + 1)
    )
    if after is not None:
        found = balance(session, fund.id, after.year)
        if found.free < after.carried:
            raise Refused(
                f"Von den {formats.money(after.carried)}, die nach {after.year} übertragen sind, sind dort "
                f"nur noch {formats.money(max(found.free, ZERO))} frei. Das Jahr {row.year} bleibt deshalb "
                "abgeschlossen."
            )
        after.carried = ZERO
    row.closed = False
    session.flush()
    return fund.id


def remove_year(session: Session, year_id: int) -> int:
    """Remove a year that nobody applied in; returns the fund.

    Raises:
        Refused: when there are applications, or its money was carried on.
    """
    row = session.get_one(FundYear, year_id)
    if used(session, Application.fund_id == row.fund_id, Application.year == row.year):
        raise Refused(f"Zu {row.year} gibt es Anträge; die Mittel des Jahres bleiben deshalb eingetragen.")
    if row.closed:
        _must_not_be_carried(session, row)
    session.delete(row)
    return row.fund_id


def carrying(session: Session, fund_id: int, year: int) -> Carrying:
    """What carrying last year's free money over into a year would do.

    Raises:
        Refused: when a year is missing, or nothing is free.
    """
    fund = fund_of(session, fund_id)
    last, this = _two_years(session, fund_id, year)
    before, typed = (this.carried, ZERO) if last.closed else (ZERO, this.carried)
    left = carry_on(balance(session, fund_id, year - 1).free + before, before, fund.name, year - 1, typed)
    waiting = select(Application).where(
        Application.fund_id == fund_id, Application.year == year - 1, Application.status.in_(OPEN_STATES)
    )
    rows = () if last.closed else session.scalars(waiting.order_by(Application.number))
    return Carrying(
        fund_id,
        year,
        stands=this.carried,
        left=left,
        closed=last.closed,
        waiting=tuple(Waiting(row.reference, row.reserved) for row in rows),
    )


def carry_over(session: Session, fund_id: int, year: int, agreed: Carrying | None = None) -> Money:
    """Take last year's free money over into a year and close last year; returns the carried amount.

    What becomes free in the closed year later on (a withdrawal) is added by doing it again.

    Raises:
        Refused: when a year is missing, nothing is free, or it is no longer what was agreed to.
    """
    found = carrying(session, fund_id, year)
    if agreed not in {None, found}:
        raise Refused("Inzwischen wurde etwas geändert. Bitte übernehmen Sie den Übertrag noch einmal.")
    last, this = _two_years(session, fund_id, year)
    this.carried, last.closed = found.left, True
    session.flush()
    return found.left


def _two_years(session: Session, fund_id: int, year: int) -> tuple[FundYear, FundYear]:
    rows = {row.year: row for row in session.scalars(select(FundYear).where(FundYear.fund_id == fund_id))}
    last, this = rows.get(year - 1), rows.get(year)
    if this is None:
        raise Refused(f"Für {year} sind noch keine Mittel eingetragen. Bitte legen Sie das Jahr zuerst an.")
    if last is None:
        raise Refused(
            f"Für {year - 1} sind keine Mittel eingetragen. "
            "Einen Übertrag aus der Zeit davor tragen Sie bitte von Hand beim Jahr ein."
        )
    return last, this


def _must_not_be_carried(session: Session, row: FundYear, field: str | None = None) -> None:
    """Where money was carried from or to a year, the year stays: moved, the money could be carried twice."""
    before = select(FundYear.id).where(
        FundYear.fund_id == row.fund_id, FundYear.year == row.year - 1, FundYear.closed
    )
    if row.closed or session.scalar(before) is not None:
        raise Refused(f"Von oder nach {row.year} sind Mittel übertragen; das Jahr bleibt deshalb.", field)
