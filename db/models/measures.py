"""Measures of the development plan (ISEK), appointments, and properties: what other records point to."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.money import Money
from db.base import Record


class Measure(Record):
    """A measure sheet of the development plan."""

    __tablename__ = "measures"
    __table_args__ = (CheckConstraint("progress BETWEEN 0 AND 100", name="progress"),)
    __search_kind__ = "measure"
    __search_title__ = ("number", "title")
    __search_text__ = ("goals", "description", "actors")

    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    field: Mapped[str] = mapped_column(default="")
    """Handlungsfeld."""
    goals: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    actors: Mapped[str] = mapped_column(default="")
    first_steps: Mapped[str] = mapped_column(default="")
    cost: Mapped[Money | None]
    funding: Mapped[str] = mapped_column(default="")
    priority: Mapped[str] = mapped_column(default="")
    starts_in: Mapped[int | None]
    ends_in: Mapped[int | None]
    status: Mapped[str] = mapped_column(default="planned", index=True)
    """``planned``, ``under_way``, ``done``, ``dropped``."""
    progress: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(default="")


class Appointment(Record):
    """A date in the office's diary: office hour, meeting, event."""

    __tablename__ = "appointments"
    __table_args__ = (
        CheckConstraint("ends_at >= starts_at", name="order"),
        # The few that go over midnight: what else begins before some days is over by then.
        Index(
            "ix_appointments_over_days",
            "starts_at",
            "ends_at",
            sqlite_where=text("substr(ends_at, 1, 10) > substr(starts_at, 1, 10)"),
        ),
    )
    __search_kind__ = "appointment"
    __search_title__ = ("title",)
    __search_text__ = ("place", "note")

    title: Mapped[str]
    kind: Mapped[str] = mapped_column(default="meeting")
    """``office_hour``, ``meeting``, ``event``, ``deadline``."""
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measures.id"), index=True)


class Property(Record):
    """A building or plot that owners are advised on or that is to be funded."""

    __tablename__ = "properties"
    __search_kind__ = "property"
    __search_title__ = ("street", "house_number")
    __search_text__ = ("postcode", "town", "note")

    street: Mapped[str]
    house_number: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    year_built: Mapped[int | None]
    dwellings: Mapped[int | None]
    storeys: Mapped[int | None]
    heating: Mapped[str] = mapped_column(default="")
    monument: Mapped[bool | None]
    in_area: Mapped[bool | None]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    note: Mapped[str] = mapped_column(default="")
