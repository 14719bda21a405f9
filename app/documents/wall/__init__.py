"""Calendars for the wall and the shop window: a month on one large sheet, a week as a list in large type."""

from app.documents.wall.data import (
    MonthSheet,
    WallDate,
    WallDay,
    WallOffice,
    WeekDate,
    WeekDay,
    WeekSheet,
)
from app.documents.wall.month import month_bytes
from app.documents.wall.week import week_bytes

__all__ = [
    "MonthSheet",
    "WallDate",
    "WallDay",
    "WallOffice",
    "WeekDate",
    "WeekDay",
    "WeekSheet",
    "month_bytes",
    "week_bytes",
]
