"""The only place that asks the computer what time it is."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Clock:
    """Local time; a fixed moment makes demo weeks and tests repeatable.

    Args:
        fixed: the moment it always shows, or None for the real one.
    """

    fixed: datetime | None = None

    def now(self) -> datetime:
        """Local wall-clock time without a zone, to the second."""
        moment = self.fixed or datetime.now()  # noqa: TID251 - this is the clock
        return moment.replace(microsecond=0)

    def today(self) -> date:
        """The local date."""
        return self.now().date()
