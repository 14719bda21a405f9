"""The district's calendar: whose dates, what the calendar knows of each, series and their exceptions."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record


class Calendar(Record):
    """Dates of another organiser (a school, the town, a club), shown beside the office's own."""

    __tablename__ = "calendars"

    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    colour: Mapped[str] = mapped_column(default="")
    """Key of one of the calendar's colours."""
    shown: Mapped[bool] = mapped_column(default=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    """Who organises."""
    path: Mapped[str] = mapped_column(default="")
    """A file that is read again whenever it has changed; empty when it was read once or typed."""
    sha256: Mapped[str] = mapped_column(default="")
    """Digest of that file when it was last read."""
    read_at: Mapped[datetime | None]


class CalendarEntry(Record):
    """What the calendar knows of an appointment beyond title, time and place."""

    __tablename__ = "calendar_entries"

    appointment_id: Mapped[int] = mapped_column(
        ForeignKey("appointments.id", ondelete="CASCADE"), unique=True
    )
    calendar_id: Mapped[int | None] = mapped_column(ForeignKey("calendars.id"), index=True)
    """Whose date it is; None is the office's own."""
    all_day: Mapped[bool] = mapped_column(default=False)
    """From the day it begins to the day it ends, both included; the times of day mean nothing."""
    audience: Mapped[str] = mapped_column(default="")
    """Whom it is for, in the words of the code list ``target_group``."""
    street: Mapped[str] = mapped_column(default="")
    """Streets or squares closed for it, separated by semicolons."""
    rule: Mapped[str] = mapped_column(default="")
    """RRULE of RFC 5545 without its name (``FREQ=WEEKLY;BYDAY=TU``); empty when it happens once."""
    last_on: Mapped[date | None] = mapped_column(index=True)
    """Day of the last occurrence of a series; None when it never ends, or happens once."""
    ical_uid: Mapped[str] = mapped_column(default="", index=True)
    """UID of the file it came from; empty when it was typed here."""
    sequence: Mapped[int] = mapped_column(default=0)
    """SEQUENCE of RFC 5545."""
    time_zone: Mapped[str] = mapped_column(default="")
    """The zone the file named, when it was another one than ours."""
    source: Mapped[str] = mapped_column(default="")
    """The component as it was read, for what the program does not know of it."""


class CalendarException(Record):
    """One occurrence of a series that is left out or is otherwise than the rule says."""

    __tablename__ = "calendar_exceptions"
    __table_args__ = (UniqueConstraint("appointment_id", "original_at"),)

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id", ondelete="CASCADE"), index=True)
    original_at: Mapped[datetime]
    """When the rule would have it begin (RECURRENCE-ID, EXDATE)."""
    cancelled: Mapped[bool] = mapped_column(default=False)
    starts_at: Mapped[datetime | None] = mapped_column(index=True)
    ends_at: Mapped[datetime | None]
    title: Mapped[str] = mapped_column(default="")
    """Empty: as the series; the same for place and note."""
    place: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class AppointmentStaff(Record):
    """Who else of the team takes part, beside the one in charge."""

    __tablename__ = "appointment_staff"
    __table_args__ = (UniqueConstraint("appointment_id", "staff_id"),)

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)


class SchoolHoliday(Record):
    """School holidays of the Land, as published each year; both days included."""

    __tablename__ = "school_holidays"

    name: Mapped[str]
    first_on: Mapped[date] = mapped_column(index=True)
    last_on: Mapped[date]
