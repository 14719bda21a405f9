"""Which day and which date are chosen, what the keys do with them, what is said aloud."""

from datetime import date, datetime, time, timedelta
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.domain.calendar import Occurrence
from app.ui.calendar import spans, words
from app.ui.calendar.moving import Part, all_day_on, moved, timed_at
from app.ui.calendar.shown import Shown
from app.ui.calendar.spans import ViewKind

_USUAL = time(10)
"""When a date begins of which no time is known."""


class Choosing(QAbstractScrollArea):
    """What every view knows beside its drawing.

    Signals:
        day_changed: another day is chosen.
        opened: a date's record is wanted. picked: its details, with its place on the screen.
        drawn: a new date is wanted: from, to, whether all day.
        moved: the date as it was and as it shall be. fixed: one that cannot be moved was pulled.
        removed: a date shall go. day_opened: a day shall fill the view. leafed: pages on or back.
        asked: a letter that names a view, or today.
    """

    kind: ClassVar[ViewKind]
    day_changed = Signal(object)
    opened = Signal(object)
    picked = Signal(object, object)
    drawn = Signal(object, object, bool)
    moved = Signal(object, object)
    fixed = Signal(object)
    removed = Signal(object)
    day_opened = Signal(object)
    leafed = Signal(int)
    asked = Signal(str)

    def __init__(self, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.day = shown.today
        self.chosen: Occurrence | None = None
        self.hovered: Occurrence | None = None

    def arrange(self) -> None:
        """Everything stands elsewhere now."""
        raise NotImplementedError

    # -- what is shown ---------------------------------------------------------------------

    def range(self) -> tuple[date, date]:
        """First and last day it shows."""
        return spans.shown(self.kind, self.day)

    @property
    def page(self) -> date:
        """The day the page is about; not always the chosen one."""
        return self.day

    def show_all(self, shown: Shown) -> None:
        """Show this from now on; what was chosen stays chosen where it still is."""
        self.shown = shown
        self.chosen = self._again(self.chosen) if self.chosen is not None else None
        self.hovered = None
        self.arrange()
        self.say()

    def go(self, day: date) -> None:
        """Choose a day, wherever it is."""
        self.day = spans.held(day)
        if self.chosen is not None and self.chosen not in self.dates_of(self.day):
            self.chosen = None
        self.arrange()
        self.say()

    def dates_of(self, day: date) -> list[Occurrence]:
        """The dates of a day, in the order the keys go through them."""
        return self.shown.by_day.get(day, [])

    # -- what is chosen --------------------------------------------------------------------

    def choose(self, one: Occurrence | None, day: date | None = None) -> None:
        """Choose a date, or only a day."""
        self.chosen = one
        before = self.day
        if day is not None:
            self.day = spans.held(day)
        elif one is not None and not one.first <= self.day <= one.last:
            self.day = spans.held(one.first)
        if self.day != before:
            self.day_changed.emit(self.day)
        self.arrange()
        self.say()

    def say(self) -> None:
        """Tell a screen reader where the keys are."""
        spoken = words.day_line(self.day, self.shown)
        if self.chosen is not None:
            spoken = f"{words.line(self.chosen, self.shown)}, {spans.spoken_day(self.day)}"
        self.setAccessibleName(f"Kalender, {spans.NAMES[self.kind]}: {spoken}")

    def _again(self, before: Occurrence) -> Occurrence | None:
        """The same date after it was read anew."""
        same = [one for one in self.shown.occurrences if one.ref == before.ref]
        series = before.original_at is not None
        found = [one for one in same if one.starts_at == before.starts_at]
        found += [one for one in same if one.original_at == before.original_at]
        # The rest of a series that was cut in two is another record.
        found += [one for one in self.shown.occurrences if series and _alike(one, before)]
        return found[0] if found else None

    # -- what the keys do ------------------------------------------------------------------

    def step_day(self, by: int) -> None:
        """So many days on or back."""
        self.choose(None, self.day + timedelta(days=by))

    def step_row(self, by: int) -> None:
        """Through the dates of the day, and beyond them to what lies below or above."""
        dates = self.dates_of(self.day)
        at = dates.index(self.chosen) if self.chosen in dates else -1
        if at + by in range(len(dates)) and (at >= 0 or by > 0):
            self.choose(dates[at + by], self.day)
        elif at == 0 and by < 0:
            self.choose(None, self.day)
        else:
            self.step_beyond(by)

    def step_beyond(self, by: int) -> None:
        """Above the first or below the last date of a day; nothing lies there unless a view says so."""

    def push(self, part: Part, across: int, down: int) -> None:
        """Move the chosen date, or its end, by the keys."""
        one = self.chosen
        if one is None:
            return
        if not one.movable:
            self.fixed.emit(one)
            return
        self._become(one, moved(one, part, self.pace(one, across, down)), part)

    def turn_all_day(self) -> None:
        """Let the chosen date last all day; one that did lasts an hour from ten on."""
        one = self.chosen
        if one is None:
            return
        if not one.movable:
            self.fixed.emit(one)
        elif one.all_day:
            self._become(one, timed_at(one, datetime.combine(one.first, _USUAL)), Part.WHOLE)
        else:
            self._become(one, all_day_on(one, one.first), Part.WHOLE)

    def _become(self, one: Occurrence, after: Occurrence, part: Part) -> None:
        if after == one:
            return
        self.chosen = after
        if part is Part.WHOLE:
            self.day = spans.held(after.first)
            self.day_changed.emit(self.day)
        self.moved.emit(one, after)

    def pace(self, one: Occurrence, across: int, down: int) -> timedelta:
        """What one press of an arrow means: a day across, a week down."""
        del one
        return timedelta(days=across, weeks=down)

    def new_moment(self) -> datetime:
        """When a new date would begin: after the chosen one, else at ten, today the next hour."""
        if self.chosen is not None and not self.chosen.all_day and self.chosen.ends_at.date() == self.day:
            return self.chosen.ends_at
        if self.day == self.shown.today and self.shown.now.hour < 23:
            return datetime.combine(self.day, time(self.shown.now.hour + 1))
        return datetime.combine(self.day, _USUAL)


def _alike(one: Occurrence, other: Occurrence) -> bool:
    return one.starts_at == other.starts_at and one.title == other.title
