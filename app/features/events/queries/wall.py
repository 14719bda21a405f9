"""Everything a sheet for the wall says, gathered."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.features.events.queries import calendar
from app.features.events.rules.wall import A3, Free, MonthDraft, Sign, WallData, WeekDraft, month_of, week_of
from db import files
from db.models import Calendar, Logo, Office


def month(session: Session, draft: MonthDraft, *, dated: date) -> WallData:
    """A month.

    Raises:
        Refused: when nothing is chosen.
    """
    first, last = month_of(draft)
    return _data(
        session, (first, last), draft.kinds, others=draft.others, dated=dated, large=draft.size == A3
    )


def week(session: Session, draft: WeekDraft, *, dated: date) -> WallData:
    """A week.

    Raises:
        Refused: when nothing is chosen.
    """
    return _data(session, week_of(draft), draft.kinds, others=draft.others, dated=dated)


def _data(
    session: Session,
    days: tuple[date, date],
    kinds: Collection[str],
    *,
    others: bool,
    dated: date,
    large: bool = False,
) -> WallData:
    seen = calendar.seen(session, *days)
    hidden = set(session.scalars(select(Calendar.name).where(~Calendar.shown)))
    wanted = tuple(
        one
        for one in seen.occurrences
        if (one.kind in kinds if one.ours else others and one.calendar not in hidden)
    )
    free = tuple(Free(one.first, one.last, one.name, one.public) for one in seen.free)
    return WallData(*days, _sign(session), wanted, free, dated, large)


def _sign(session: Session) -> Sign:
    office = session.scalars(select(Office)).first()
    if office is None:
        return Sign("")
    town = f"{office.postcode} {office.town}".strip()
    address = ", ".join(filter(None, (office.street, town)))
    logos = _logos(session, "office")
    return Sign(
        office.name,
        tuple(filter(None, (address, office.phone, office.email))),
        tuple(line.strip() for line in office.hours.splitlines() if line.strip()),
        office.website.strip(),
        logos[0] if logos else None,
        _logos(session, "strip"),
        office.funding_sentence.strip(),
    )


def _logos(session: Session, place: str) -> tuple[tuple[bytes, str], ...]:
    rows = session.execute(
        select(Logo.file_id, Logo.alternative_text)
        .where(Logo.place == place)
        .order_by(Logo.position, Logo.id)
    )
    return tuple((files.data(session, row.file_id), row.alternative_text) for row in rows)
