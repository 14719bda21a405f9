"""Everything a handover is made of, gathered in one short reading; making it needs no database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from app.domain.dates import Week
from app.domain.errors import Refused
from app.domain.sheets import SheetSource
from app.features.handover.queries import changes, plans, replies
from app.features.handover.rules import (
    SERIES,
    FundFigure,
    Material,
    Period,
    Plan,
    Sender,
    SheetChoice,
    SheetData,
    Summary,
    period_of,
)
from db import balances, journal, numbering
from db.models import Application, CityOffice, Code, Consultation, ConsultationTopic, Handover, Office, Staff
from db.tables import STEPS

MOST_TOPICS = 10


_LAST = select(Handover.number, Handover.last_step_id).order_by(Handover.number.desc()).limit(1)


def collect(
    session: Session, sources: Sequence[SheetSource], week: Week, *, now: datetime, staff_id: int | None
) -> Material:
    """Read what the week's handover is made of.

    Missed weeks right before the week are covered too; the sources are the sheets of the features.

    Raises:
        Refused: when the week has not begun or lies before the office, or no sheet is ticked.
    """
    last = session.execute(_LAST).first()
    period = covered(session, week, now.date())
    plan = plans.plan(session, sources)
    if not plan.going:
        raise Refused(
            "Es ist kein Blatt angekreuzt. Bitte wählen Sie unter „Blätter und Spalten“ aus, was hinausgeht."
        )
    step = journal.last_step(session)
    return Material(
        sender=_sender(session, staff_id),
        number=numbering.last(session, SERIES, 0) + 1,
        previous=last.number if last else None,
        again=week in handed_over(session),
        period=period,
        made_at=now,
        last_step_id=step.id if step else 0,
        sheets=tuple(_sheets(session, sources, plan, period, last.last_step_id if last else None)),
        summary=_summary(session, period),
    )


def covered(session: Session, week: Week, today: date) -> Period:
    """The days a handover of the week would cover today.

    Raises:
        Refused: when the week has not begun or lies before the office.
    """
    return period_of(
        week,
        handed_over(session),
        today,
        _newest_before(session, week),
        _begun(session),
        _made_up(session, week),
    )


def handed_over(session: Session) -> frozenset[Week]:
    """Weeks that went out, those made up for by a later one included."""
    weeks: set[Week] = set()
    for row in session.execute(select(Handover.week_year, Handover.week_number, Handover.counts)):
        weeks.add(Week(row.week_year, row.week_number))
        weeks.update(Week.parse(missed) for missed in row.counts.get("missed", ()))
    return frozenset(weeks)


def _made_up(session: Session, week: Week) -> tuple[Week, ...]:
    """The weeks that the newest version of this week made up for."""
    counts = session.scalar(
        select(Handover.counts)
        .where(Handover.week_year == week.year, Handover.week_number == week.number)
        .order_by(Handover.number.desc())
        .limit(1)
    )
    return tuple(Week.parse(missed) for missed in (counts or {}).get("missed", ()))


def _begun(session: Session) -> date | None:
    """The first day of which there is anything: what is typed in later may lie before the set-up."""
    first = (
        session.scalar(select(func.min(STEPS.c.at))),
        session.scalar(select(func.min(Consultation.began_at))),
        session.scalar(select(func.min(Application.received_on))),
    )
    days = [day.date() if isinstance(day, datetime) else day for day in first if day is not None]
    return min(days, default=None)


def _newest_before(session: Session, week: Week) -> tuple[Week, date] | None:
    """The newest week before this one that went out, and the day on which it did so last."""
    row = session.execute(
        select(Handover.week_year, Handover.week_number, Handover.created_at)
        .where(tuple_(Handover.week_year, Handover.week_number) < tuple_(week.year, week.number))
        .order_by(Handover.week_year.desc(), Handover.week_number.desc(), Handover.number.desc())
        .limit(1)
    ).first()
    return None if row is None else (Week(row.week_year, row.week_number), row.created_at.date())


def _sheets(
    session: Session, sources: Sequence[SheetSource], plan: Plan, period: Period, since: int | None
) -> Iterator[SheetData]:
    for choice in plan.going:
        yield sheet_of(session, sources, plan, choice, period, since)


def sheet_of(
    session: Session,
    sources: Sequence[SheetSource],
    plan: Plan,
    choice: SheetChoice,
    period: Period,
    since: int | None,
    most: int | None = None,
) -> SheetData:
    """One sheet as it goes out under the plan, with all its rows or the first ``most``."""
    by_key = {source.key: source for source in plans.offered(sources)}
    source = by_key[choice.key]
    rows: Iterable[Any]
    if source is changes.SOURCE:
        told = frozenset(table for one in plan.sheets if one.ticked for table in by_key[one.key].tables)
        first = since if since is not None else changes.step_before(session, period.first)
        personal = "personal" in choice.ticked_keys
        left_out = _left_out(by_key, plan)
        rows = changes.rows(session, first, told, personal=personal, left_out=left_out)
    else:
        rows = source.rows(session, period.first, period.last)
    read = tuple(islice(rows, most))
    return SheetData(
        key=choice.key,
        title=choice.heading,
        note=source.note,
        columns=choice.headed(source.columns),
        rows=read,
        personal=choice.personal_titles,
        identified=bool(source.names),
        naming=tuple(column for key in source.names for column in source.columns if column.key == key),
        table=source.table,
        choices=source.answering.choices if source.answering else (),
        pending=source.answering.pending if source.answering else frozenset(),
        replies=replies.latest(session, source.table) if source.answering and source.table else {},
    )


def _left_out(by_key: Mapping[str, SheetSource], plan: Plan) -> dict[str, frozenset[str]]:
    """Columns that no sheet of the handover shows, by the table they come from."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    shown: defaultdict[str, set[str]] = defaultdict(set)
    for choice in plan.sheets:
        for table in by_key[choice.key].tables:
            known[table].update(column.key for column in choice.columns)
            shown[table].update(choice.ticked_keys if choice.ticked else ())
    return {table: frozenset(keys - shown[table]) for table, keys in known.items()}


def _sender(session: Session, staff_id: int | None) -> Sender:
    office = session.scalars(select(Office)).first()
    if office is None:
        raise Refused("Bitte richten Sie zuerst das Büro ein (Büro › Büro und Briefkopf).")
    receivers = session.scalars(
        select(CityOffice.name).where(CityOffice.receives_handover, CityOffice.active).order_by(CityOffice.id)
    )
    by = session.scalar(select(Staff.name).where(Staff.id == staff_id)) if staff_id is not None else None
    return Sender(
        office=office.name,
        district=office.district,
        operator=office.operator,
        city=office.city,
        street=office.street,
        postcode=office.postcode,
        town=office.town,
        receiver=", ".join(receivers),
        by=by or "",
        is_demo=office.is_demo,
        email=office.email,
        office_uid=office.uid,
    )


def _summary(session: Session, period: Period) -> Summary:
    begin = datetime.combine(period.first, time.min)
    end = datetime.combine(period.last + timedelta(days=1), time.min)
    within = (Consultation.began_at >= begin, Consultation.began_at < end)
    row = session.execute(
        select(func.count(), func.coalesce(func.sum(Consultation.minutes), 0)).where(*within)
    ).one()
    many = func.count()
    topics = session.execute(
        select(Code.label, many)
        .select_from(Consultation)
        .join(ConsultationTopic, ConsultationTopic.consultation_id == Consultation.id)
        .join(Code, Code.id == ConsultationTopic.code_id)
        .where(*within)
        .group_by(Code.id, Code.label)
        .order_by(many.desc(), Code.label)
        .limit(MOST_TOPICS)
    ).all()
    return Summary(row[0], row[1], tuple((label, count) for label, count in topics), _funds(session, period))


def _funds(session: Session, period: Period) -> tuple[FundFigure, ...]:
    """The balances of every year the period touches."""
    return tuple(
        FundFigure(
            name=found.name,
            year=found.year,
            budget=found.whole,
            reserved=found.reserved,
            approved=found.approved,
            paid=found.paid,
            free=found.free,
        )
        for year in range(period.first.year, period.last.year + 1)
        for found in balances.all_balances(session, year)
    )
