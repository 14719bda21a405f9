"""Fields of days and moments, typed in any usual form or picked from a calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.dates import add_months, parse_date
from app.domain.errors import Refused
from app.domain.parsing import parse_clock
from app.ui.fields.declared import Editor, Field, Host, Values, plain
from app.ui.fields.line import LineEditor
from app.ui.icons import set_icon
from app.ui.theme import theme
from app.ui.theme.fonts import tabular
from app.ui.widgets import Button, IconButton

_LINE = 176
"""A date needs no more room, however wide the form is."""


@dataclass(frozen=True)
class Day(Field):
    """A date. Value: date or None.

    Args:
        offsets: days from today offered as buttons. today_button: offers „heute“.
    """

    offsets: tuple[int, ...] = ()
    today_button: bool = True

    def editor(self, host: Host) -> Editor:
        """A line with calendar and short cuts."""
        return DayEditor(self, host)

    def history_text(self, kept: Any) -> str:
        """As a German date."""
        return plain(date.fromisoformat(kept[:10]) if isinstance(kept, str) and kept else kept)


@dataclass(frozen=True)
class Moment(Field):
    """A date and a time. Value: datetime or None; a date without a time is refused.

    Args:
        whole_if: while this holds for the form's values, only the day is asked for and the time is midnight.
        beside: name of the moment it keeps its distance to: an end moves along with its beginning.
    """

    whole_if: Callable[[Values], bool] | None = None
    beside: str = ""

    def editor(self, host: Host) -> Editor:
        """Two lines."""
        return _MomentEditor(self, host)

    def history_text(self, kept: Any) -> str:
        """As a German date and time."""
        return plain(datetime.fromisoformat(kept) if isinstance(kept, str) and kept else kept)


class DayEditor(LineEditor):
    """Arrow keys move by a day, page keys by a month, Alt+Down opens the calendar."""

    def __init__(self, field: Field, host: Host) -> None:
        super().__init__(field, host, parse=self._parse_day, show=formats.day)
        self.line.setPlaceholderText(field.placeholder or "TT.MM.JJJJ")
        self.line.setFont(tabular(self.line.font()))
        self.line.setMinimumWidth(104)
        self.line.setMaximumWidth(_LINE)
        self.line.installEventFilter(self)
        self._aids: list[QWidget] = []
        self._aid(IconButton("calendar-days", "Kalender öffnen (Alt+Pfeil ab)", run=self.open_calendar))
        if isinstance(field, Day):
            if field.today_button:
                self._aid(Button("heute", role="link", run=lambda: self._offset(0)))
            for days in field.offsets:
                self._aid(self._offset_button(days))
        self.row.addStretch()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """No short cuts either."""
        super().set_read_only(read_only)
        for aid in self._aids:
            aid.setVisible(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that move the date."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._moved(event)
        return super().eventFilter(watched, event)

    def open_calendar(self) -> None:
        """Pick a day with the mouse or the arrow keys."""
        popup = _Calendar(self._day_or_today(), self._pick, self)
        popup.show_below(self.line)

    def _parse_day(self, typed: str) -> date:
        return parse_date(typed, self.host.context.clock.today(), self.field.name)

    def _day_or_today(self) -> date:
        try:
            value = self.value()
        except Refused:
            value = None
        return value if isinstance(value, date) else self.host.context.clock.today()

    def _moved(self, event: QKeyEvent) -> bool:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
            return True
        months = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}.get(Qt.Key(event.key()))
        days = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if self.line.isReadOnly() or (months is None and days is None):
            return False
        day = self._day_or_today()
        self._pick(add_months(day, months) if months else day + timedelta(days=days or 0))
        return True

    def _offset_button(self, days: int) -> Button:
        button = Button(f"+{days} Tage", role="link", run=lambda: self._offset(days))
        button.setAccessibleName(f"in {days} Tagen")
        button.setToolTip(f"In {days} Tagen")
        return button

    def _offset(self, days: int) -> None:
        self._pick(self.host.context.clock.today() + timedelta(days=days))

    def _pick(self, day: date) -> None:
        self.put(formats.day(day))
        self.host.say(self.field.name, "")

    def _aid(self, widget: QWidget) -> None:
        widget.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # one Tab stop a field; keys do the same
        self._aids.append(widget)
        self.row.addWidget(widget)


class _MomentEditor(Editor):
    def __init__(self, field: Moment, host: Host) -> None:
        super().__init__(field, host)
        self.day = DayEditor(field, host)
        self.time = LineEditor(
            field,
            host,
            parse=lambda typed: parse_clock(typed, field.name),
            show=lambda value: value.strftime("%H:%M") if value else "",
        )
        self.time.line.setPlaceholderText("HH:MM")
        self.time.line.setAccessibleName(f"{field.label}, Uhrzeit")
        self.time.setMaximumWidth(88)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.day, 1)
        row.addWidget(self.time)
        self._whole_if, self._whole = field.whole_if, False
        self._beside = field.beside
        self._other: datetime | None = None
        self.day.edited.connect(self.edited)
        self.time.edited.connect(self.edited)

    def target(self) -> QWidget:
        return self.day.line

    def value(self) -> datetime | None:
        day, clock = self.day.value(), time() if self._whole else self.time.value()
        if day is None and (clock is None or self._whole):
            return None
        if day is None or clock is None:
            raise Refused("Bitte geben Sie Tag und Uhrzeit an.", self.field.name)
        return datetime.combine(day, clock)

    def show_value(self, value: Any) -> None:
        self._other = None
        self._put(value)

    def raw(self) -> Any:
        return [self.day.raw(), self.time.raw()]

    def show_raw(self, raw: Any) -> None:
        self._other = None
        self.day.show_raw(raw[0])
        self.time.show_raw(raw[1])

    def carry(self, values: Values) -> bool:
        """The distance to the other moment stays as it is; while that is half typed, nothing moves."""
        other = values.get(self._beside)
        if not isinstance(other, datetime):
            return False
        before = self._other or other
        if self._whole:
            # Only the day counts, and the time is still known when it comes back.
            other = datetime.combine(other, before.time())
        try:
            own = self._typed_day_and_time()
            moved = own + (other - before) if own else None
        except (Refused, OverflowError):
            return False
        self._other = other
        if moved is None or moved == own:
            return False
        self._put(moved)
        return True

    def follow(self, values: Values) -> None:
        """The time of day goes and comes back as it was."""
        if self._whole_if is not None:
            self._whole = self._whole_if(values)
            self.time.setVisible(not self._whole)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        self.day.set_read_only(read_only)
        self.time.set_read_only(read_only)

    def _put(self, value: datetime | None) -> None:
        self.day.show_value(value.date() if value else None)
        self.time.show_value(value.time() if value else None)

    def _typed_day_and_time(self) -> datetime | None:
        """Both, also while the time is hidden."""
        day, clock = self.day.value(), self.time.value()
        return datetime.combine(day, clock or time()) if day else None


class _Calendar(QFrame):
    """A month below the line; Esc leaves it, Return or a click takes the day."""

    def __init__(self, day: date, pick: Callable[[date], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "frame")
        self._pick = pick
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        self.month = QCalendarWidget()
        self.month.setLocale(QLocale(QLocale.Language.German, QLocale.Country.Germany))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.month.setGridVisible(False)
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.month.setAccessibleName("Kalender")
        self.month.setMinimumSize(300, 240)
        self._colour()
        self.month.activated.connect(self._picked)
        self.month.clicked.connect(self._picked)
        layout.addWidget(self.month)

    def show_below(self, line: QWidget) -> None:
        """Open below a line."""
        place = QRect(line.mapToGlobal(QPoint(0, line.height() + 4)), self.sizeHint())
        screen = line.screen().availableGeometry()
        place.moveRight(min(place.right(), screen.right() - 4))
        if place.bottom() > screen.bottom():
            place.moveBottom(line.mapToGlobal(QPoint(0, -4)).y())
        self.move(place.topLeft())
        self.show()
        self.month.setFocus()

    def _colour(self) -> None:
        """Weekends like any other day, arrows in the colour of the text."""
        plain_day = QTextCharFormat()
        plain_day.setForeground(theme().colour("text"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekday, plain_day)
        quiet = QTextCharFormat()
        quiet.setForeground(theme().colour("quiet"))
        self.month.setHeaderTextFormat(quiet)
        for name, icon in (
            ("qt_calendar_prevmonth", "chevron-left"),
            ("qt_calendar_nextmonth", "chevron-right"),
        ):
            button = self.month.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                set_icon(button, icon)

    def _picked(self, day: QDate) -> None:
        self._pick(date(day.year(), day.month(), day.day()))
        self.close()
