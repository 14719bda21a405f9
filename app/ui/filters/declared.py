"""What can be filtered, and how a state of a filter becomes conditions of the query."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Any

from app.domain import formats
from app.domain.dates import Week, add_months
from app.domain.options import Option
from app.domain.paging import Filter, Test
from app.ui.fields.choice import Options


class Period(Enum):
    """Stretches of time that move with the calendar; kept by name in saved views."""

    TODAY = "heute"
    THIS_WEEK = "diese Woche"
    LAST_WEEK = "letzte Woche"
    THIS_MONTH = "dieser Monat"
    LAST_MONTH = "letzter Monat"
    THIS_YEAR = "dieses Jahr"
    LAST_YEAR = "letztes Jahr"
    OVERDUE = "bis heute"
    NEXT_14_DAYS = "nächste 14 Tage"

    def bounds(self, today: date) -> tuple[date | None, date | None]:
        """First and last day, None where it is open."""
        return _BOUNDS[self](today)


def _week(day: date) -> tuple[date | None, date | None]:
    week = Week.of(day)
    return week.first, week.last


def _month(first: date) -> tuple[date | None, date | None]:
    return first, add_months(first, 1) - timedelta(days=1)


def _year(year: int) -> tuple[date | None, date | None]:
    return date(year, 1, 1), date(year, 12, 31)


_BOUNDS: dict[Period, Callable[[date], tuple[date | None, date | None]]] = {
    Period.TODAY: lambda today: (today, today),
    Period.THIS_WEEK: _week,
    Period.LAST_WEEK: lambda today: _week(today - timedelta(days=7)),
    Period.THIS_MONTH: lambda today: _month(today.replace(day=1)),
    Period.LAST_MONTH: lambda today: _month(add_months(today.replace(day=1), -1)),
    Period.THIS_YEAR: lambda today: _year(today.year),
    Period.LAST_YEAR: lambda today: _year(today.year - 1),
    Period.OVERDUE: lambda today: (None, today),
    Period.NEXT_14_DAYS: lambda today: (today, today + timedelta(days=14)),
}


@dataclass(frozen=True)
class FilterSpec:
    """One filter of a list.

    Args:
        key: key of the column in the query (it need not be shown). label: on the chip.
    """

    key: str
    label: str

    def conditions(self, state: Any, today: date) -> tuple[Filter, ...]:
        """Conditions for a state; none where it is not set.

        Raises:
            NotImplementedError: by this base.
        """
        raise NotImplementedError

    def words(self, state: Any, options: Sequence[Option]) -> str:
        """The state as read on the chip.

        Raises:
            NotImplementedError: by this base.
        """
        raise NotImplementedError

    def state_from(self, value: Any) -> Any:
        """A state as JSON holds it, from what a declared view says."""
        return value


@dataclass(frozen=True)
class ChoiceFilter(FilterSpec):
    """One or several values of a column. State: list of values."""

    options: Options = ()

    def conditions(self, state: Any, today: date) -> tuple[Filter, ...]:
        """One of the values."""
        del today
        return (Filter(self.key, Test.ONE_OF, tuple(state)),) if state else ()

    def words(self, state: Any, options: Sequence[Option]) -> str:
        """The labels, or how many."""
        labels = [option.label for option in options if option.value in state]
        if len(state) > 2:
            return f"{len(state)} gewählt"
        return ", ".join(labels or [str(value) for value in state])

    def state_from(self, value: Any) -> Any:
        """A single value is a list of one."""
        return list(value) if isinstance(value, tuple | list | frozenset | set) else [value]


@dataclass(frozen=True)
class PeriodFilter(FilterSpec):
    """A stretch of time. State: name of a Period, or ``[from, to]`` in ISO form, either may be empty."""

    periods: tuple[Period, ...] = (
        Period.TODAY,
        Period.THIS_WEEK,
        Period.LAST_WEEK,
        Period.THIS_MONTH,
        Period.LAST_MONTH,
        Period.THIS_YEAR,
        Period.LAST_YEAR,
    )

    def conditions(self, state: Any, today: date) -> tuple[Filter, ...]:
        """At least the first and at most the last day."""
        first, last = self.bounds(state, today)
        found = []
        if first:
            found.append(Filter(self.key, Test.AT_LEAST, first))
        if last:
            found.append(Filter(self.key, Test.AT_MOST, last))
        return tuple(found)

    def bounds(self, state: Any, today: date) -> tuple[date | None, date | None]:
        """First and last day of a state."""
        if isinstance(state, str):
            return Period[state].bounds(today)
        first, last = state or (None, None)
        return (date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)

    def words(self, state: Any, options: Sequence[Option]) -> str:
        """The name, or both days."""
        del options
        if isinstance(state, str):
            return Period[state].value
        first, last = (formats.day(date.fromisoformat(day)) if day else "" for day in state)
        if first and last:
            return f"{first} bis {last}"
        return f"ab {first}" if first else f"bis {last}"

    def state_from(self, value: Any) -> Any:
        """Periods by name, days in ISO form."""
        if isinstance(value, Period):
            return value.name
        if isinstance(value, str):
            return value
        return [day.isoformat() if isinstance(day, date) else day for day in value]


@dataclass(frozen=True)
class YesNoFilter(FilterSpec):
    """Yes or no. State: bool."""

    def conditions(self, state: Any, today: date) -> tuple[Filter, ...]:
        """Is, or is not."""
        del today
        return () if state is None else (Filter(self.key, Test.IS, bool(state)),)

    def words(self, state: Any, options: Sequence[Option]) -> str:
        """Yes or no."""
        del options
        return formats.yes_no(bool(state))


@dataclass(frozen=True)
class View:
    """A named way to look at a list.

    Args:
        name: German. filters: filter key → value(s), Period, (from, to) or bool.
        sort, descending: column and order; empty for the list's own.
    """

    name: str
    filters: Mapping[str, Any] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
    search: str = ""

    @property
    def narrows(self) -> bool:
        """Whether it hides rows."""
        return bool(self.filters or self.search)

    def kept(self) -> dict[str, Any]:
        """For JSON; states must be in JSON form already."""
        return {
            "name": self.name,
            "filters": dict(self.filters),
            "sort": self.sort,
            "descending": self.descending,
            "search": self.search,
        }

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any]) -> "View":
        """From JSON."""
        return cls(
            str(kept["name"]),
            dict(kept.get("filters", {})),
            str(kept.get("sort", "")),
            bool(kept.get("descending")),
            str(kept.get("search", "")),
        )

    def state(self, specs: Sequence[FilterSpec]) -> dict[str, Any]:
        """State of each filter it sets, in JSON form; filters that exist no more are left out."""
        by_key = {spec.key: spec for spec in specs}
        return {key: by_key[key].state_from(value) for key, value in self.filters.items() if key in by_key}
