"""What a fund has, has promised and has paid in one year; the one place that adds it up."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select, true, union
from sqlalchemy.orm import Session

from app.domain.casework import BINDING, WAITING
from app.domain.money import ZERO, Money
from db.glance import APPLICATIONS, FUND_YEARS, FUNDS, PAYMENTS

OPEN_STATES = tuple(sorted(WAITING))
"""States in which an application's reserved amount counts."""
BOUND_STATES = tuple(sorted(BINDING))
"""States in which what the decision commits counts."""


@dataclass(frozen=True)
class Balance:
    """A fund in one budget year.

    Args:
        fund_id: the fund.
        name: its name.
        prefix: beginning of its reference numbers.
        year: the budget year.
        budget: what was given for the year.
        carried: what was carried over from the year before.
        reserved: set aside for applications not yet decided.
        approved: bound by decisions; after the proof the final grant, never below what is paid.
        paid: paid out of it, counter-entries and money that came back taken off.
        passed_on: what a closed year gave on to the year after.
    """

    fund_id: int
    name: str
    prefix: str
    year: int
    budget: Money = ZERO
    carried: Money = ZERO
    reserved: Money = ZERO
    approved: Money = ZERO
    paid: Money = ZERO
    passed_on: Money = ZERO

    @property
    def whole(self) -> Money:
        """Everything there is to give in the year."""
        return self.budget + self.carried

    @property
    def free(self) -> Money:
        """What is neither approved nor reserved nor given on; negative only when a rule was broken."""
        return self.whole - self.approved - self.reserved - self.passed_on


def balance(session: Session, fund_id: int, year: int) -> Balance:
    """The balance of one fund and year; all zero when no budget was entered.

    Raises:
        LookupError: when there is no such fund.
    """
    for found in _balances(session, and_(FUNDS.c.id == fund_id, _YEARS.c.year == year)):
        return found
    fund = session.execute(select(FUNDS.c.name, FUNDS.c.prefix).where(FUNDS.c.id == fund_id)).one_or_none()
    if fund is None:
        raise LookupError(fund_id)
    return Balance(fund_id, fund.name, fund.prefix, year)


def all_balances(session: Session, year: int | None = None) -> list[Balance]:
    """Every fund and year with a budget or an application, newest year first, by the fund's name."""
    return _balances(session, true() if year is None else _YEARS.c.year == year)


def overspent(session: Session) -> list[Balance]:
    """Every fund and year that promised more than there is; empty while the rules hold."""
    return [found for found in all_balances(session) if found.free < ZERO]


def overpaid(session: Session) -> list[tuple[str, Money]]:
    """Applications on which more is paid than their decision binds, and by how much."""
    session.flush()
    paid = (
        select(PAYMENTS.c.application_id, func.sum(PAYMENTS.c.amount).label("paid"))
        .group_by(PAYMENTS.c.application_id)
        .subquery()
    )
    bound = case((APPLICATIONS.c.status.in_(BOUND_STATES), APPLICATIONS.c.committed), else_=0)
    rows = session.execute(
        select(APPLICATIONS.c.reference, (paid.c.paid - bound).label("more"))
        .join(paid, paid.c.application_id == APPLICATIONS.c.id)
        .where(paid.c.paid > bound)
        .order_by(APPLICATIONS.c.reference)
    )
    return [(row.reference, _money(row.more)) for row in rows]


def _balances(session: Session, condition: ColumnElement[bool]) -> list[Balance]:
    # Plain tables: what a step has not written yet would not be seen.
    session.flush()
    promised, paid = _promised().subquery("promised"), _paid().subquery("paid")
    rows = session.execute(
        select(
            FUNDS.c.id,
            FUNDS.c.name,
            FUNDS.c.prefix,
            _YEARS.c.year,
            FUND_YEARS.c.budget,
            FUND_YEARS.c.carried,
            promised.c.reserved,
            promised.c.approved,
            paid.c.paid,
            case((FUND_YEARS.c.closed, _NEXT.c.carried), else_=0),
        )
        .join(_YEARS, _YEARS.c.fund_id == FUNDS.c.id)
        .outerjoin(FUND_YEARS, _same(FUND_YEARS.c, _YEARS.c))
        .outerjoin(_NEXT, and_(_NEXT.c.fund_id == FUNDS.c.id, _NEXT.c.year == _YEARS.c.year + 1))
        .outerjoin(promised, _same(promised.c, _YEARS.c))
        .outerjoin(paid, _same(paid.c, _YEARS.c))
        .where(condition)
        .order_by(_YEARS.c.year.desc(), FUNDS.c.name, FUNDS.c.id)
    )
    return [Balance(*row[:4], *(_money(amount) for amount in row[4:])) for row in rows]


def _same(one: Any, other: Any) -> ColumnElement[bool]:
    return and_(one.fund_id == other.fund_id, one.year == other.year)


def _money(amount: Money | int | None) -> Money:
    """Sums of cases come as bare cents."""
    return amount if isinstance(amount, Money) else Money(int(amount or 0))


def _promised() -> Select[*tuple[Any, ...]]:
    reserved = case((APPLICATIONS.c.status.in_(OPEN_STATES), APPLICATIONS.c.reserved), else_=0)
    approved = case((APPLICATIONS.c.status.in_(BOUND_STATES), APPLICATIONS.c.committed), else_=0)
    return select(
        APPLICATIONS.c.fund_id,
        APPLICATIONS.c.year,
        func.sum(reserved).label("reserved"),
        func.sum(approved).label("approved"),
    ).group_by(APPLICATIONS.c.fund_id, APPLICATIONS.c.year)


def _paid() -> Select[*tuple[Any, ...]]:
    return (
        select(APPLICATIONS.c.fund_id, APPLICATIONS.c.year, func.sum(PAYMENTS.c.amount).label("paid"))
        .join(PAYMENTS, PAYMENTS.c.application_id == APPLICATIONS.c.id)
        .group_by(APPLICATIONS.c.fund_id, APPLICATIONS.c.year)
    )


_NEXT = FUND_YEARS.alias("next_years")
_YEARS = union(
    select(FUND_YEARS.c.fund_id, FUND_YEARS.c.year),
    select(APPLICATIONS.c.fund_id, APPLICATIONS.c.year).distinct(),
).subquery("years")
