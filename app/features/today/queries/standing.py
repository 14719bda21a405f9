"""How things stand: appointments of the week, funds, hours, last handover, last backup."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.answers import days_waiting
from app.domain.dates import Week
from app.domain.ids import Ref
from app.features.today import rules
from app.features.today.queries.rows import (
    AnswersState,
    BackupState,
    Date,
    FundState,
    HandoverState,
    Unfunded,
)
from app.features.today.rules import Hours
from app.system import recurring
from db import diary, place
from db.backup import FOLDER, backups
from db.balances import all_balances
from db.glance import ANSWER_REQUESTS, CONSULTATIONS, FUND_YEARS, FUNDS, HANDOVERS


def dates(session: Session, today: date) -> tuple[Date, ...]:
    """The office's own dates from today to Sunday, what is over today included."""
    sunday = Week.of(today).last
    found = [
        Date(
            Ref("appointment", one.id),
            (at.otherwise.title if at.otherwise else "") or one.title,
            one.kind,
            at.starts_at,
            at.ends_at,
            (at.otherwise.place if at.otherwise else "") or one.place,
            one.all_day,
        )
        for one in diary.own(session, today, sunday)
        for at in recurring.times(one, today, sunday)
    ]
    return tuple(sorted(found, key=lambda one: (one.starts_at, one.ref.id)))


def funds(session: Session, today: date) -> tuple[FundState, ...]:
    """The funds' balances of this year."""
    return tuple(
        FundState(
            Ref("fund", found.fund_id),
            found.name,
            # As on the page of the fund: what went on to the next year is not to be given away in this one.
            found.whole - found.passed_on,
            found.paid,
            found.approved - found.paid,
            found.reserved,
            found.free,
        )
        for found in all_balances(session, today.year)
    )


def unfunded(session: Session, today: date) -> tuple[Unfunded, ...]:
    """Funds that take applications and have no budget this year."""
    funded = select(FUND_YEARS.c.fund_id).where(FUND_YEARS.c.year == today.year)
    rows = session.execute(
        select(FUNDS.c.id, FUNDS.c.name)
        .where(FUNDS.c.active, FUNDS.c.id.not_in(funded))
        .order_by(FUNDS.c.name)
    )
    return tuple(Unfunded(Ref("fund", row.id), row.name) for row in rows)


def hours(session: Session, today: date) -> Hours:
    """Time of advice this week, and last week up to the same day and in all."""
    monday = Week.of(today).first
    tomorrow, week = today + timedelta(days=1), timedelta(weeks=1)
    minutes, talks = _advice(session, monday, tomorrow)
    before, _ = _advice(session, monday - week, tomorrow - week)
    last_week, _ = _advice(session, monday - week, monday)
    return Hours(minutes, talks, before, last_week)


def handover(session: Session, today: date) -> HandoverState:
    """The newest handover, and the weeks before this one that nobody handed over."""
    weeks: set[Week] = set()
    for row in session.execute(select(HANDOVERS.c.week_year, HANDOVERS.c.week_number, HANDOVERS.c.counts)):
        weeks.add(Week(row.week_year, row.week_number))
        weeks.update(Week.parse(missed) for missed in row.counts.get("missed", ()))
    newest = session.execute(
        select(
            HANDOVERS.c.id,
            HANDOVERS.c.number,
            HANDOVERS.c.week_year,
            HANDOVERS.c.week_number,
            HANDOVERS.c.created_at,
        )
        .order_by(HANDOVERS.c.number.desc())
        .limit(1)
    ).first()
    missing = rules.handover_missing(today, frozenset(weeks))
    if newest is None:
        return HandoverState(None, 0, None, None, missing)
    week = Week(newest.week_year, newest.week_number)
    return HandoverState(Ref("handover", newest.id), newest.number, week, newest.created_at, missing)


def answers(session: Session, today: date) -> AnswersState:
    """What the city was asked and has not answered."""
    count, first = session.execute(
        select(func.count(), func.min(ANSWER_REQUESTS.c.asked_on)).where(
            ANSWER_REQUESTS.c.settled_on.is_(None)
        )
    ).one()
    return AnswersState(count, days_waiting(first, today) if first is not None else 0)


def backup(session: Session) -> BackupState | None:
    """The newest proven backup in the office folder."""
    newest = next((one for one in backups(place.folder(session) / FOLDER) if one.proven), None)
    return None if newest is None else BackupState(newest.at, newest.size)


def empty(session: Session) -> bool:
    """Whether nothing was ever logged."""
    return session.scalar(select(CONSULTATIONS.c.id).limit(1)) is None


def _advice(session: Session, first: date, end: date) -> tuple[int, int]:
    row = session.execute(
        select(func.coalesce(func.sum(CONSULTATIONS.c.minutes), 0), func.count()).where(
            CONSULTATIONS.c.began_at >= _begin(first), CONSULTATIONS.c.began_at < _begin(end)
        )
    ).one()
    return row[0], row[1]


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min)
