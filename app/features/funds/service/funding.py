"""Founding, changing and removing a fund; the law that no fund promises more than it has."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Faults, Refused
from app.features.funds.rules import FundDraft, SourceLine, checked_fund, must_cover
from app.features.funds.service.known import fund_of, used
from db.balances import all_balances
from db.models import Application, Fund, FundSource
from db.store import Guard


def check_budgets(session: Session) -> None:
    """No fund has promised more than it has, in any year; money carried on is gone from the year before.

    Raises:
        Refused: naming the first fund and year that would be overspent.
    """
    for found in all_balances(session):
        must_cover(found.whole - found.passed_on, found.approved + found.reserved, found.name, found.year)


GUARDS = (Guard(frozenset({"applications", "fund_years", "funds"}), check_budgets),)
"""Held after every step, undo and redo; the composition root hands them to the store."""


def save(session: Session, draft: FundDraft, fund_id: int | None) -> int:
    """Found a fund or change one.

    Raises:
        Refused: when it is not sound, its prefix is taken, or numbers already begin with the old one.
    """
    faults = Faults()
    kept = faults.take(checked_fund, draft) or draft
    fund = Fund() if fund_id is None else fund_of(session, fund_id)
    faults.add(_prefix_taken(session, kept.prefix.upper(), fund))
    faults.refuse()
    fund.name, fund.prefix, fund.kind = kept.name, kept.prefix, kept.kind
    fund.city_office_id, fund.letter_mode = kept.city_office_id, kept.letter_mode
    fund.measure_id, fund.account_code = kept.measure_id, kept.account_code
    fund.note, fund.active = kept.note, kept.active
    session.add(fund)
    session.flush()
    _write_sources(session, fund.id, kept.sources)
    return fund.id


def remove(session: Session, fund_id: int) -> None:
    """Remove a fund that nobody applied to.

    Raises:
        Refused: when there are applications.
    """
    fund = fund_of(session, fund_id)
    if used(session, Application.fund_id == fund_id):
        raise Refused(
            f"Zu „{fund.name}“ gibt es Anträge. "
            "Bitte nehmen Sie das Häkchen bei „Nimmt Anträge an“ weg, statt ihn zu löschen."
        )
    session.delete(fund)


def _prefix_taken(session: Session, prefix: str, fund: Fund) -> Iterator[Refused]:
    other = session.scalar(select(Fund).where(Fund.prefix == prefix))
    if other is not None and other.id != fund.id:
        yield Refused(f"Das Kürzel „{prefix}“ hat schon der Fonds „{other.name}“.", "prefix")
    if fund.id and prefix != fund.prefix and used(session, Application.fund_id == fund.id):
        yield Refused(
            f"Aktenzeichen beginnen schon mit „{fund.prefix}“; das Kürzel bleibt deshalb.", "prefix"
        )


def _write_sources(session: Session, fund_id: int, lines: tuple[SourceLine, ...]) -> None:
    """Givers in their order; a giver keeps its row."""
    rows = list(
        session.scalars(
            select(FundSource)
            .where(FundSource.fund_id == fund_id)
            .order_by(FundSource.position, FundSource.id)
        )
    )
    for at, line in enumerate(lines):
        row = rows[at] if at < len(rows) else FundSource(fund_id=fund_id)
        row.position, row.origin, row.name, row.share_bp = at, line.origin, line.name, line.share_bp or 0
        session.add(row)
    for row in rows[len(lines) :]:
        session.delete(row)
    session.flush()
