"""Archived files, numbers given out, saved views."""

from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Record


class FileRow(Base):
    """An archived file: never changed, found by its content; outside the journal."""

    __tablename__ = "files"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    sha256: Mapped[str]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    at: Mapped[datetime]
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class NumberSeries(Record):
    """The last number given out in a series and year."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("key", "year"),)

    key: Mapped[str]
    year: Mapped[int]
    last: Mapped[int]


class SavedView(Record):
    """A list as somebody likes to see it: columns, order, filters."""

    __tablename__ = "saved_views"
    __table_args__ = (UniqueConstraint("list_key", "name"),)

    list_key: Mapped[str]
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    view: Mapped[dict[str, Any]]
