"""The list of funds, and one fund with years, givers and guideline versions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.guideline import Rules
from app.domain.money import Money
from app.domain.paging import Page, PageRequest
from app.features.funds.rules import (
    FundDraft,
    GuidelineFile,
    SourceLine,
    VersionDraft,
    by_source,
    guideline_draft,
    summary,
    write_guideline,
)
from db.balances import Balance, all_balances
from db.models import Application, Fund, FundSource, FundYear, Guideline
from db.paging import paged


@dataclass(frozen=True)
class FundRow:
    """A fund in the list, with its newest budget year."""

    id: int
    name: str
    prefix: str
    kind: str
    active: bool
    year: int | None
    budget: Money
    approved: Money
    reserved: Money
    free: Money


@dataclass(frozen=True)
class SourceShare:
    """A giver's part of a year; ``id`` is its place in the list.

    Both ways every cent is there: the givers' parts sum to the year's amounts, and a giver's money is what is
    approved, reserved, passed on and free of it.
    """

    id: int
    label: str
    budget: Money
    reserved: Money
    approved: Money
    paid: Money
    free: Money


@dataclass(frozen=True)
class YearRow:
    """A budget year of a fund; ``passed_on`` went into the year after."""

    id: int
    uid: str
    year: int
    budget: Money
    carried: Money
    approved: Money
    reserved: Money
    paid: Money
    passed_on: Money
    free: Money
    closed: bool
    shares: tuple[SourceShare, ...] = ()

    @property
    def whole(self) -> Money:
        """Everything there was to give."""
        return self.budget + self.carried

    @property
    def state(self) -> str:
        """``open`` or ``closed``, for the chip."""
        return "closed" if self.closed else "open"


@dataclass(frozen=True)
class GuidelineRow:
    """A guideline version and how many applications were filed under it."""

    id: int
    version: str
    valid_from: date
    summary: str
    used: int
    draft: VersionDraft
    rules: Rules
    toml: str


@dataclass(frozen=True)
class FundDetail:
    """A fund with everything its record shows."""

    id: int
    draft: FundDraft
    years: tuple[YearRow, ...]
    guidelines: tuple[GuidelineRow, ...]
    applications: int


_LISTED: tuple[Any, ...] = (Fund.id, Fund.name, Fund.prefix, Fund.kind, Fund.active)


def page(session: Session, request: PageRequest) -> Page[FundRow]:
    """Funds by name; amounts are those of this year, or of the newest where this one has no budget."""
    statement = select(*_LISTED)
    columns = {"name": Fund.name, "prefix": Fund.prefix, "kind": Fund.kind, "active": Fund.active}
    rows, total = paged(
        session,
        statement,
        request,
        columns,
        id_column=Fund.id,
        default_order=(Fund.active.desc(), Fund.name.asc()),
        kind="fund",
    )
    now = _current(all_balances(session), _years(session), session.info["now"].year)
    return Page(tuple(_row(dict(row), now.get(row["id"])) for row in rows), total, request.offset)


def current_year(years: Sequence[YearRow], year: int) -> YearRow | None:
    """What there is this year; the newest one where nothing is entered for it."""
    return next((row for row in years if row.year == year), years[0] if years else None)


def detail(session: Session, fund_id: int) -> FundDetail:
    """One fund.

    Raises:
        Refused: when it is gone.
    """
    fund = session.get(Fund, fund_id)
    if fund is None:
        raise Refused("Diesen Fonds gibt es nicht mehr.")
    sources = _sources(session, fund_id)
    draft = FundDraft(
        name=fund.name,
        prefix=fund.prefix,
        kind=fund.kind,
        city_office_id=fund.city_office_id,
        letter_mode=fund.letter_mode,
        measure_id=fund.measure_id,
        account_code=fund.account_code,
        note=fund.note,
        active=fund.active,
        sources=sources,
    )
    count = select(func.count()).select_from(Application).where(Application.fund_id == fund_id)
    return FundDetail(
        id=fund_id,
        draft=draft,
        years=tuple(year_rows(session, fund_id)),
        guidelines=tuple(_guidelines(session, fund)),
        applications=session.scalar(count) or 0,
    )


def year_rows(session: Session, fund_id: int | None = None) -> list[YearRow]:
    """The budget years of a fund, or of all funds, newest first, each split by giver."""
    years = _years(session)
    found = []
    for balance in all_balances(session):
        row = years.get((balance.fund_id, balance.year))
        if row is not None and fund_id in {None, balance.fund_id}:
            found.append(_year(balance, row, _sources(session, balance.fund_id)))
    return found


def balances(
    session: Session, first: int | None = None, last: int | None = None
) -> list[tuple[str, YearRow]]:
    """Every fund's years from the first to the last one, with the fund's name."""
    names = {fund.id: fund.name for fund in session.scalars(select(Fund))}
    owners = {row.id: row.fund_id for row in session.scalars(select(FundYear))}
    rows = [row for row in year_rows(session) if (first or row.year) <= row.year <= (last or row.year)]
    return [(names[owners[row.id]], row) for row in rows]


def _years(session: Session) -> dict[tuple[int, int], FundYear]:
    return {(row.fund_id, row.year): row for row in session.scalars(select(FundYear))}


def _sources(session: Session, fund_id: int) -> tuple[SourceLine, ...]:
    rows = session.scalars(
        select(FundSource).where(FundSource.fund_id == fund_id).order_by(FundSource.position, FundSource.id)
    )
    return tuple(SourceLine(row.origin, row.name, row.share_bp) for row in rows)


def _year(balance: Balance, row: FundYear, sources: Sequence[SourceLine]) -> YearRow:
    return YearRow(
        id=row.id,
        uid=row.uid,
        year=row.year,
        budget=balance.budget,
        carried=balance.carried,
        approved=balance.approved,
        reserved=balance.reserved,
        paid=balance.paid,
        passed_on=balance.passed_on,
        free=balance.free,
        closed=row.closed,
        shares=_shares(balance, sources),
    )


def _shares(balance: Balance, sources: Sequence[SourceLine]) -> tuple[SourceShare, ...]:
    amounts = (balance.whole, balance.reserved, balance.approved, balance.paid, balance.passed_on)
    parts = zip(*(by_source(amount, sources) for amount in amounts), strict=True)
    found = []
    for at, part in enumerate(parts):
        whole, reserved, approved, paid, passed_on = (amount for _, amount in part)
        # What is left of a giver's money, not a share of what is left: the line of each giver adds up.
        free = whole - reserved - approved - passed_on
        found.append(SourceShare(at, part[0][0], whole, reserved, approved, paid, free))
    return tuple(found)


def _guidelines(session: Session, fund: Fund) -> list[GuidelineRow]:
    used = session.execute(
        select(Application.guideline_id, func.count())
        .where(Application.fund_id == fund.id)
        .group_by(Application.guideline_id)
    )
    counts: dict[int, int] = defaultdict(int, {row[0]: row[1] for row in used})
    rows = session.scalars(
        select(Guideline)
        .where(Guideline.fund_id == fund.id)
        .order_by(Guideline.valid_from.desc(), Guideline.id.desc())
    )
    return [_guideline(row, fund, counts[row.id]) for row in rows]


def _guideline(row: Guideline, fund: Fund, used: int) -> GuidelineRow:
    rules = Rules.read(row.rules)
    source, note = (str(row.rules.get(name, "")) for name in ("source", "note"))
    return GuidelineRow(
        id=row.id,
        version=row.version,
        valid_from=row.valid_from,
        summary=summary(rules),
        used=used,
        draft=guideline_draft(row.version, row.valid_from, rules, source, note),
        rules=rules,
        toml=write_guideline(
            GuidelineFile(fund.name, fund.kind, row.version, row.valid_from, source, note, rules)
        ),
    )


def _current(
    found: Sequence[Balance], years: dict[tuple[int, int], FundYear], year: int
) -> dict[int, Balance]:
    """Of each fund this year, or the newest that has a budget."""
    current: dict[int, Balance] = {}
    for balance in sorted(found, key=lambda one: one.year != year):
        if (balance.fund_id, balance.year) in years:
            current.setdefault(balance.fund_id, balance)
    return current


def _row(values: dict[str, object], balance: Balance | None) -> FundRow:
    shown = balance or Balance(0, "", "", 0)
    return FundRow(
        **values,  # type: ignore[arg-type] # the five columns of the statement
        year=balance.year if balance else None,
        budget=shown.whole,
        approved=shown.approved,
        reserved=shown.reserved,
        free=shown.free,
    )
