"""What a new consultation begins with: the running office hour, and what this person chose last."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.features.consultations.queries.rows import Defaults, OfficeHour
from app.system import recurring
from db import diary, lookups
from db.lookups import Entry
from db.models import CityOffice, Consultation, Office


def defaults(session: Session, *, now: datetime, staff_id: int | None) -> Defaults:
    """The start of the next consultations of this day."""
    channels = lookups.codes(session, "channel")
    last = session.execute(
        select(
            Consultation.channel_id,
            Consultation.target_group_id,
            Consultation.place,
            Consultation.began_at,
        )
        .where(Consultation.staff_id == staff_id)
        .order_by(Consultation.id.desc())
        .limit(1)
    ).one_or_none()
    office = session.execute(select(Office.postcode, Office.town).limit(1)).one_or_none()
    groups = lookups.codes(session, "target_group", all_of_them=True)
    return Defaults(
        day=now.date(),
        channel_id=last.channel_id if last else next((channel.id for channel in channels), None),
        hour_channel_id=_built_in(channels, "office_hour"),
        target_group_id=last.target_group_id if last else None,
        place=last.place if last and last.began_at.date() == now.date() else "",
        hours=_hours(session, now),
        postcode=office.postcode if office else "",
        town=office.town if office else "",
        owner_groups=frozenset(group.id for group in groups if group.built_in == "owner"),
        names=_names(session),
    )


def _hours(session: Session, now: datetime) -> tuple[OfficeHour, ...]:
    found = [
        OfficeHour(one.id, at.starts_at, at.ends_at)
        for one in diary.own(session, now.date(), now.date(), kind="office_hour")
        for at in recurring.times(one, now.date(), now.date())
    ]
    return tuple(sorted(found, key=lambda hour: hour.starts_at, reverse=True))


def _built_in(entries: list[Entry], name: str) -> int | None:
    return next((entry.id for entry in entries if entry.built_in == name), None)


def _names(session: Session) -> dict[tuple[str, int], str]:
    found = {("code", code_id): label for code_id, label in lookups.labels(session).items()}
    found |= {("staff", one.id): one.label for one in lookups.staff(session, all_of_them=True)}
    offices = session.execute(select(CityOffice.id, CityOffice.name))
    return found | {("city_office", row.id): row.name for row in offices}
