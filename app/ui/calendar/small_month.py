"""The small month beside the views: to jump, and to drop a date on another week."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.dates import Week, add_months
from app.ui.calendar import pens, spans, words
from app.ui.calendar.pens import CENTRE
from app.ui.calendar.shown import Shown
from app.ui.calendar.spans import DAYS, days_from
from app.ui.theme import theme
from app.ui.theme.fonts import scaled
from app.ui.widgets import H3, IconButton

_WEEKS = 6


class SmallMonth(QWidget):
    """A month with arrows above it.

    Signals:
        chosen: a day was clicked. leafed: another month is seen.
    """

    chosen = Signal(object)
    leafed = Signal()

    def __init__(self, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(0)
        self.title = H3("")
        row.addWidget(self.title, 1)
        back = IconButton("chevron-left", "Voriger Monat", run=lambda: self.leaf(-1))
        on = IconButton("chevron-right", "Nächster Monat", run=lambda: self.leaf(1))
        row.addWidget(back)
        row.addWidget(on)
        self._arrows = (back, on)
        layout.addLayout(row)
        self.days = _Days(shown)
        self.days.chosen.connect(self.chosen)
        self.days.turned.connect(self._retitle)
        layout.addWidget(self.days)
        self._retitle()

    def stops(self) -> list[QWidget]:
        """What the Tab key stops at, as it is read."""
        return [*self._arrows, self.days]

    def leaf(self, by: int) -> None:
        """Another month; the views stay where they are."""
        self.days.show_month(spans.held(add_months(self.days.month, by)))
        self.leafed.emit()

    def range(self) -> tuple[date, date]:
        """The days of its month."""
        return self.days.month, spans.month_last(self.days.month)

    def show_range(self, first: date, last: date, day: date) -> None:
        """Mark the days a view shows, and the chosen one."""
        self.days.mark(first, last, day)

    def show_all(self, shown: Shown) -> None:
        """Mark the days with dates."""
        self.days.shown = shown
        self.days.update()

    def target(self, screen: QPoint) -> date | None:
        """The day below a date that is being dragged there; it is marked."""
        return self.days.target(self.days.mapFromGlobal(screen))

    def _retitle(self) -> None:
        self.title.setText(spans.month_name(self.days.month))


class _Days(QWidget):
    """The days, drawn."""

    chosen = Signal(object)
    turned = Signal()

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self.shown = shown
        self.day = shown.today
        self.month = spans.month_first(shown.today)
        self._range = (shown.today, shown.today)
        self._under: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)
        theme().resized.connect(self.updateGeometry)
        self._say()

    def sizeHint(self) -> QSize:
        """Names of the days and six weeks."""
        return QSize(scaled(200), scaled(24) * (_WEEKS + 1))

    def show_month(self, day: date) -> None:
        """Another month."""
        self.month = spans.month_first(day)
        self.update()
        self.turned.emit()

    def mark(self, first: date, last: date, day: date) -> None:
        """What a view shows; the month follows it."""
        self._range = (first, last)
        if day != self.day:
            self.day = day
            self._say()
        if spans.month_first(day) != self.month:
            self.show_month(day)
        self.update()

    def target(self, at: QPoint) -> date | None:
        """The day there, marked; None outside."""
        found = self._day_at(at)
        if found != self._under:
            self._under = found
            self.update()
        return found

    def _first(self) -> date:
        return spans.monday(self.month)

    def _gutter(self) -> int:
        return scaled(22)

    def _room(self, day: date) -> QRect:
        number = (day - self._first()).days
        wide, high = (self.width() - self._gutter()) / DAYS, scaled(24)
        left = self._gutter() + round(number % DAYS * wide)
        return QRect(left, (number // DAYS + 1) * high, round(wide), high)

    def _day_at(self, at: QPoint) -> date | None:
        last = self._first() + timedelta(days=_WEEKS * DAYS - 1)
        return next((day for day in days_from(self._first(), last) if self._room(day).contains(at)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Weeks with their numbers; what the view shows lies on a band."""
        del event
        painter = QPainter(self)
        painter.setFont(pens.font(0.76))
        painter.setPen(theme().colour("quiet"))
        first = self._first()
        for column, name in enumerate(words.SHORT_DAYS):
            room = self._room(first + timedelta(days=column)).translated(0, -scaled(24))
            pens.text(painter, room, name, CENTRE)
        for week in range(_WEEKS):
            monday = first + timedelta(weeks=week)
            room = self._room(monday)
            painter.setPen(theme().colour("quiet"))
            painter.setFont(pens.font(0.72))
            pens.text(
                painter,
                QRect(0, room.top(), self._gutter(), room.height()),
                str(Week.of(monday).number),
                CENTRE,
            )
            self._draw_band(painter, monday)
            for day in days_from(monday, monday + timedelta(days=DAYS - 1)):
                self._draw_day(painter, day)
        painter.end()

    def _draw_band(self, painter: QPainter, monday: date) -> None:
        low = max(self._range[0], monday)
        high = min(self._range[1], monday + timedelta(days=DAYS - 1))
        if low > high or (self._range[1] - self._range[0]).days > 31:
            return
        band = QRectF(self._room(low).united(self._room(high))).adjusted(0, 1, 0, -1)
        pens.rounded(painter, band, theme().colour("pressed"), 6)

    def _draw_day(self, painter: QPainter, day: date) -> None:
        room = self._room(day)
        busy = day in self.shown.numbers
        painter.setFont(pens.bold(0.84) if busy else pens.font(0.84))
        colour = "faint" if day.month != self.month.month else ("text" if busy else "quiet")
        if day in self.shown.public:
            colour = "warn"
        disc = QRect(0, 0, room.height() - 2, room.height() - 2)
        disc.moveCenter(room.center())
        pens.number(painter, disc, str(day.day), today=day == self.shown.today, colour=colour)
        if day == self._under:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.drawEllipse(QRectF(disc).adjusted(1, 1, -1, -1))
            painter.restore()
        if self.hasFocus() and day == self.day:
            pens.ring(painter, room.adjusted(0, 0, 0, 0), 6)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what is below the pointer."""
        self.target(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is below it now."""
        super().leaveEvent(event)
        self.target(QPoint(-1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump."""
        found = self._day_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.chosen.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows jump, too."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -DAYS, Qt.Key.Key_Down: DAYS}
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if event.modifiers() not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}:
            super().keyPressEvent(event)
        elif key in steps:
            self.chosen.emit(spans.held(self.day + timedelta(days=steps[key])))
        elif key in months:
            self.chosen.emit(spans.held(add_months(self.day, months[key])))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """They are elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(f"Kleiner Monat: {words.day_line(self.day, self.shown)}")
