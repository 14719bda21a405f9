"""Keeping the Land, school holidays and closed days of the office."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.events.queries import holidays
from app.features.events.rules import days_off as rules
from app.features.events.rules.days_off import DaysOffDraft
from app.features.events.service import tasks
from app.system.holidays import LAND, LANDS
from db import lookups
from db.models import Event, SchoolHoliday


def save(session: Session, draft: DaysOffDraft) -> int:
    """Keep them; deadlines that count working days follow another Land. Returns how many school holidays.

    Raises:
        Refused: beside each cell or line that cannot be right.
    """
    clean = rules.checked(draft, tuple(LANDS), session.info["now"].date())
    if clean.published:
        if clean.land != LAND:
            raise Refused(
                f"Beigelegt sind nur die Schulferien in {LANDS[LAND]}. "
                "Bitte fügen Sie die Ferien Ihres Landes als Liste ein.",
                "published",
            )
        clean = rules.with_published(clean, holidays.published())
    moved = holidays.land(session) != clean.land
    kept = dict(lookups.setting(session, holidays.SETTING))
    closed = [
        [one.name, one.first_on.isoformat(), one.last_on.isoformat()]
        for one in clean.closed
        if one.first_on is not None and one.last_on is not None
    ]
    lookups.put_setting(session, holidays.SETTING, {**kept, "land": clean.land, "closed": closed})
    _keep_school(session, clean)
    if moved:
        for appointment_id in session.scalars(select(Event.appointment_id)).all():
            tasks.realign(session, appointment_id)
    return len(clean.school)


def _keep_school(session: Session, draft: DaysOffDraft) -> None:
    """Rows that stay keep their identity; the others go and come."""
    rows = {
        (row.name, row.first_on, row.last_on): row
        for row in session.scalars(select(SchoolHoliday).order_by(SchoolHoliday.id))
    }
    wanted = {(one.name, one.first_on, one.last_on) for one in draft.school}
    for key, row in rows.items():
        if key not in wanted:
            session.delete(row)
    for name, first_on, last_on in sorted(wanted - set(rows), key=str):
        session.add(SchoolHoliday(name=name, first_on=first_on, last_on=last_on))
    session.flush()
