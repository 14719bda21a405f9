"""The statements that look for what is near a date: put together once, asked with every key pressed."""

from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, bindparam, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from app.features.events.queries import occurrences
from db.models import Appointment, AppointmentStaff, Calendar, CalendarEntry
from db.types import DayType, MomentType

_NEXT = "U"
"""Behind a day it sorts after all of its moments, which go on with ``T``."""


@lru_cache(maxsize=1)
def claims() -> Select[Any]:
    """What dates take up that may be near.

    Given ``begin``, ``end``, ``back`` as moments, ``first`` as a day, ``days`` as JSON, ``own`` as a number.
    """
    starts, ends = Appointment.starts_at, Appointment.ends_at
    before = starts < bindparam("end", type_=MomentType())
    # Day by day out of the index; to look through half a year for 26 days of it takes five times as long.
    day = func.json_each(bindparam("days", type_=String())).table_valued("value").c.value
    began = aliased(Appointment)
    text = type_coerce(began.starts_at, String())
    on_a_day = select(began.id).where(text >= day, text < day + _NEXT)
    over_days = and_(
        before,
        starts >= bindparam("back", type_=MomentType()),
        ends >= bindparam("begin", type_=MomentType()),
        occurrences.over_days(),
    )
    running = select(CalendarEntry.appointment_id).where(
        CalendarEntry.rule != "",
        or_(CalendarEntry.last_on.is_(None), CalendarEntry.last_on >= bindparam("first", type_=DayType())),
    )
    columns: list[ColumnElement[Any]] = [
        Appointment.id.label("id"),
        Appointment.place.label("place"),
        Appointment.staff_id.label("staff_id"),
        CalendarEntry.audience.label("audience"),
        CalendarEntry.street.label("street"),
        CalendarEntry.rule.label("rule"),
    ]
    return (
        select(*columns)
        .outerjoin_from(Appointment, CalendarEntry, CalendarEntry.appointment_id == Appointment.id)
        .where(
            or_(Appointment.id.in_(on_a_day), over_days, and_(before, Appointment.id.in_(running))),
            Appointment.id != bindparam("own"),
            Appointment.kind != "deadline",
        )
    )


@lru_cache(maxsize=1)
def dates() -> Select[Any]:
    """All of these dates; given ``ids``."""
    columns: list[ColumnElement[Any]] = [
        Appointment.id.label("id"),
        Appointment.title.label("title"),
        Appointment.starts_at.label("starts_at"),
        Appointment.ends_at.label("ends_at"),
        Appointment.place.label("place"),
        Appointment.staff_id.label("staff_id"),
        CalendarEntry.all_day.label("all_day"),
        CalendarEntry.rule.label("rule"),
        Calendar.name.label("calendar"),
    ]
    return (
        select(*columns)
        .outerjoin_from(Appointment, CalendarEntry, CalendarEntry.appointment_id == Appointment.id)
        .outerjoin(Calendar, Calendar.id == CalendarEntry.calendar_id)
        .where(Appointment.id.in_(bindparam("ids", expanding=True)))
    )


@lru_cache(maxsize=1)
def working() -> Select[Any]:
    """Who of some takes part in dates, beside the one in charge; given ``ids`` and ``staff``."""
    there = AppointmentStaff
    columns: list[ColumnElement[Any]] = [
        there.appointment_id.label("appointment_id"),
        there.staff_id.label("staff_id"),
    ]
    return select(*columns).where(
        there.appointment_id.in_(bindparam("ids", expanding=True)),
        there.staff_id.in_(bindparam("staff", expanding=True)),
    )
