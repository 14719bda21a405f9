"""Column types: values of the domain as whole numbers and text; no REAL anywhere."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Dialect, Integer, String
from sqlalchemy.types import TypeDecorator

from app.domain.money import Money


class MoneyType(TypeDecorator[Money]):
    """Whole cents."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> int | None:
        """Money to cents."""
        return None if value is None else value.cents

    def process_result_value(self, value: Any, dialect: Dialect) -> Money | None:
        """Cents to Money."""
        return None if value is None else Money(int(value))


class DayType(TypeDecorator[date]):
    """A local date as ``2026-11-22``, which sorts as it should."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Date to text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """Text to date."""
        return None if value is None else date.fromisoformat(value)


class MomentType(TypeDecorator[datetime]):
    """Local time to the second as ``2026-11-22T14:05:00``."""

    impl = String(19)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Moment to text."""
        return None if value is None else value.isoformat(timespec="seconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Text to moment."""
        return None if value is None else datetime.fromisoformat(value)
