"""What people do with a fund: found it, give it a budget, carry money over, add a guideline version."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.guideline import Rules
from app.domain.money import ZERO, Money
from app.features.funds.rules import (
    Carrying,
    FundDraft,
    SourceLine,
    VersionDraft,
    Waiting,
    YearDraft,
    carry_on,
    checked_fund,
    checked_guideline,
    checked_year,
    guideline_draft,
    must_cover,
    read_guideline,
)
from db.balances import OPEN_STATES, all_balances, balance
from db.models import Application, Fund, FundSource, FundYear, Guideline
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
    fund = Fund() if fund_id is None else _fund(session, fund_id)
    faults.add(_prefix_taken(session, kept.prefix.upper(), fund))
    faults.refuse()
    fund.name, fund.prefix, fund.kind = kept.name, kept.prefix, kept.kind
    fund.city_office_id, fund.letter_mode = kept.city_office_id, kept.letter_mode
    fund.measure_id, fund.note, fund.active = kept.measure_id, kept.note, kept.active
    session.add(fund)
    session.flush()
    _write_sources(session, fund.id, kept.sources)
    return fund.id


def remove(session: Session, fund_id: int) -> None:
    """Remove a fund that nobody applied to.

    Raises:
        Refused: when there are applications.
    """
    fund = _fund(session, fund_id)
    if _used(session, Application.fund_id == fund_id):
        raise Refused(
            f"Zu „{fund.name}“ gibt es Anträge. "
            "Bitte nehmen Sie das Häkchen bei „Nimmt Anträge an“ weg, statt ihn zu löschen."
        )
    session.delete(fund)


def save_year(session: Session, fund_id: int, draft: YearDraft, year_id: int | None = None) -> int:
    """Give a fund its budget for a year, or change it; never below what is promised.

    Raises:
        Refused: when the year is there already, the budget would not cover what is promised, or another
            year is meant although there are applications or money was carried over.
    """
    fund = _fund(session, fund_id)
    year, budget, carried = checked_year(draft)
    row = FundYear(fund_id=fund_id) if year_id is None else session.get_one(FundYear, year_id)
    twin = session.scalar(select(FundYear).where(FundYear.fund_id == fund_id, FundYear.year == year))
    if twin is not None and twin.id != row.id:
        raise Refused(f"Für {year} sind schon Mittel eingetragen. Bitte ändern Sie diese Zeile.", "year")
    in_year = (Application.fund_id == fund_id, Application.year == row.year) if row.id else ()
    if row.id and year != row.year and _used(session, *in_year):
        raise Refused(f"Zu {row.year} gibt es Anträge; das Jahr bleibt deshalb.", "year")
    if row.id and year != row.year:
        _must_not_be_carried(session, row, "year")
    found = balance(session, fund_id, year)
    must_cover(budget + carried - found.passed_on, found.approved + found.reserved, fund.name, year, "budget")
    row.year, row.budget, row.carried = year, budget, carried
    session.add(row)
    session.flush()
    return row.id


def remove_year(session: Session, year_id: int) -> int:
    """Remove a year that nobody applied in; returns the fund.

    Raises:
        Refused: when there are applications, or its money was carried on.
    """
    row = session.get_one(FundYear, year_id)
    if _used(session, Application.fund_id == row.fund_id, Application.year == row.year):
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
    fund = _fund(session, fund_id)
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


def save_guideline(
    session: Session, fund_id: int, draft: VersionDraft, guideline_id: int | None = None
) -> int:
    """Add a guideline version, or change one that no application was filed under.

    Raises:
        Refused: when it is not sound, its name is taken, or it is used.
    """
    _fund(session, fund_id)
    version, valid_from, rules = checked_guideline(draft)
    row = Guideline(fund_id=fund_id) if guideline_id is None else session.get_one(Guideline, guideline_id)
    if row.id and _used(session, Application.guideline_id == row.id):
        raise Refused(
            f"Nach der Fassung „{row.version}“ wurden schon Anträge gestellt; sie bleibt, wie sie ist. Bitte "
            "legen Sie eine neue Fassung an."
        )
    same = select(Guideline).where(Guideline.fund_id == fund_id, Guideline.version == version)
    twin = session.scalar(same)
    if twin is not None and twin.id != row.id:
        raise Refused(
            f"Eine Fassung „{version}“ gibt es schon. Bitte wählen Sie eine andere Bezeichnung.", "version"
        )
    row.version, row.valid_from, row.rules = version, valid_from, _stored(rules, draft)
    session.add(row)
    session.flush()
    return row.id


def remove_guideline(session: Session, guideline_id: int) -> int:
    """Remove a version that no application was filed under; returns the fund.

    Raises:
        Refused: when it is used.
    """
    row = session.get_one(Guideline, guideline_id)
    if _used(session, Application.guideline_id == row.id):
        raise Refused(f"Nach der Fassung „{row.version}“ wurden schon Anträge gestellt; sie bleibt.")
    session.delete(row)
    return row.fund_id


def import_guideline(session: Session, fund_id: int, text: str) -> int:
    """Add the guideline version of a TOML text to a fund.

    Raises:
        Refused: with a sentence for every key that cannot be right.
    """
    read = read_guideline(text)
    draft = guideline_draft(read.version, read.valid_from, read.rules, read.source, read.note)
    return save_guideline(session, fund_id, _unique(session, fund_id, draft))


def _unique(session: Session, fund_id: int, draft: VersionDraft) -> VersionDraft:
    """An imported version keeps its name when it can, else says when it begins."""
    taken = set(session.scalars(select(Guideline.version).where(Guideline.fund_id == fund_id)))
    if draft.version not in taken:
        return draft
    return replace(draft, version=f"{draft.version} (ab {formats.day(draft.valid_from)})")


def _stored(rules: Rules, draft: VersionDraft) -> dict[str, Any]:
    """Rules with where they were published and what is to be known besides."""
    beside = {"source": draft.source.strip(), "note": draft.note.strip()}
    return rules.store() | {name: text for name, text in beside.items() if text}


def _fund(session: Session, fund_id: int) -> Fund:
    found = session.get(Fund, fund_id)
    if found is None:
        raise Refused("Diesen Fonds gibt es nicht mehr.")
    return found


def _must_not_be_carried(session: Session, row: FundYear, field: str | None = None) -> None:
    """Where money was carried from or to a year, the year stays: moved, the money could be carried twice."""
    before = select(FundYear.id).where(
        FundYear.fund_id == row.fund_id, FundYear.year == row.year - 1, FundYear.closed
    )
    if row.closed or session.scalar(before) is not None:
        raise Refused(f"Von oder nach {row.year} sind Mittel übertragen; das Jahr bleibt deshalb.", field)


def _used(session: Session, *conditions: Any) -> bool:
    return session.scalar(select(Application.id).where(*conditions).limit(1)) is not None


def _prefix_taken(session: Session, prefix: str, fund: Fund) -> Iterator[Refused]:
    other = session.scalar(select(Fund).where(Fund.prefix == prefix))
    if other is not None and other.id != fund.id:
        yield Refused(f"Das Kürzel „{prefix}“ hat schon der Fonds „{other.name}“.", "prefix")
    if fund.id and prefix != fund.prefix and _used(session, Application.fund_id == fund.id):
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
