"""What every table has in common."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.ids import new_uid
from app.domain.money import Money
from db.tables import METADATA
from db.types import DayType, MomentType, MoneyType


class Base(DeclarativeBase):
    """Mapped tables, beside the plain ones of ``db.tables``."""

    metadata = METADATA
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        Money: MoneyType(),
        date: DayType(),
        datetime: MomentType(),
        dict[str, Any]: JSON(),
        list[str]: JSON(),
    }


class Record(Base):
    """A journaled record: everything an office writes down.

    ``id`` is AUTOINCREMENT, so that a deleted number never comes back and undo can put a row
    back under its own; ``uid`` is the identity outside the file.

    A record that people look for sets ``__search_kind__`` (the kind of its ``Ref``),
    ``__search_title__`` (columns of its headline) and ``__search_text__`` (columns searched);
    the search index is kept by triggers made from these.
    """

    __abstract__ = True
    __search_kind__: ClassVar[str] = ""
    __search_title__: ClassVar[tuple[str, ...]] = ()
    __search_text__: ClassVar[tuple[str, ...]] = ()

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)

    @classmethod
    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Ask SQLite for AUTOINCREMENT on every table."""
        if "__tablename__" in cls.__dict__:
            own = cls.__dict__.get("__table_args__", ())
            parts = own if isinstance(own, tuple) else (own,)
            options: dict[str, Any] = {"sqlite_autoincrement": True}
            if parts and isinstance(parts[-1], dict):
                options.update(parts[-1])
                parts = parts[:-1]
            cls.__table_args__ = (*parts, options)
        super().__init_subclass__(**kwargs)
