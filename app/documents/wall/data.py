"""What a month for the wall says."""

from dataclasses import dataclass
from datetime import date

EVENT, HOUR, OTHER = "event", "office_hour", "other"
"""Kinds of dates, by how they look: the office's events stand out, others' dates stay in the back."""


@dataclass(frozen=True)
class WallDate:
    """A date on the sheet.

    Args:
        first: day. last: day; more than one makes a bar across the days.
        time: ``15–18 Uhr``, empty for whole days.
        kind: one of those above.
        cancelled: it does not take place, which is worth saying.
    """

    first: date
    last: date
    title: str
    time: str = ""
    place: str = ""
    kind: str = EVENT
    cancelled: bool = False

    @property
    def bar(self) -> bool:
        """Whether it is drawn across its days."""
        return self.last > self.first

    @property
    def days(self) -> int:
        """How many days it is drawn on."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class WallDay:
    """A day off: its name; ``public`` ones look like Sundays, others are school holidays."""

    first: date
    last: date
    name: str
    public: bool


@dataclass(frozen=True)
class WallOffice:
    """Whose sheet it is.

    Args:
        lines: address, telephone, e-mail. hours: as they are printed in letterheads.
        website: of the office; becomes a QR code, too.
        logo: PNG or JPEG and what it shows. strip: logos of those who pay, in the prescribed order.
        funding: the sentence that goes with them.
    """

    name: str
    lines: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    website: str = ""
    logo: tuple[bytes, str] | None = None
    strip: tuple[tuple[bytes, str], ...] = ()
    funding: str = ""


@dataclass(frozen=True)
class MonthSheet:
    """One month.

    Args:
        month: any day of it.
        dates: that touch it. free: public and school holidays that touch it.
        dated: when the sheet was made.
        large: A3 instead of A4.
    """

    month: date
    office: WallOffice
    dates: tuple[WallDate, ...]
    free: tuple[WallDay, ...]
    dated: date
    large: bool = False


@dataclass(frozen=True)
class WeekDate:
    """A date of a day on the weekly list.

    Args:
        when: ``15–18 Uhr``. about: where, and whose it is.
        strong: an event.
    """

    when: str
    title: str
    about: str = ""
    strong: bool = False


@dataclass(frozen=True)
class WeekDay:
    """A day of the weekly list; ``free`` names a public holiday."""

    day: date
    dates: tuple[WeekDate, ...]
    free: str = ""


@dataclass(frozen=True)
class WeekSheet:
    """The weekly list: its days in order, those without dates, too."""

    days: tuple[WeekDay, ...]
    office: WallOffice
    dated: date
