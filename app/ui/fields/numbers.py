"""Fields of whole numbers, amounts, shares and durations."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QElapsedTimer, QTimer

from app.domain import formats
from app.domain.money import WHOLE, Money
from app.domain.parsing import parse_minutes, parse_number, parse_share
from app.ui.fields.declared import Editor, Field, Host, plain
from app.ui.fields.line import LineEditor
from app.ui.icons import set_icon
from app.ui.theme.fonts import tabular
from app.ui.widgets import Button, Quiet

_EMPTY = "leer"


@dataclass(frozen=True)
class Number(Field):
    """A whole number. Value: int or None.

    Args:
        least, most: bounds. unit: shown behind the line („Jahr“, „Wohnungen“).
    """

    least: int = 0
    most: int = 10**9
    unit: str = ""
    grouped: bool = True

    def editor(self, host: Host) -> Editor:
        """A short line."""

        def show(value: Any) -> str:
            if value is None:
                return ""
            return formats.number(value) if self.grouped else str(value)

        return _Figure(
            self,
            host,
            lambda typed: parse_number(typed, self.name, least=self.least, most=self.most),
            show,
            self.unit,
        )


@dataclass(frozen=True)
class Amount(Field):
    """Money. Value: Money or None.

    Args:
        unit: what stands behind it.
    """

    unit: str = "€"

    def editor(self, host: Host) -> Editor:
        """A short line with the currency behind."""
        return _Figure(self, host, lambda typed: Money.parse(typed, self.name), amount_text, self.unit)

    def history_text(self, kept: Any) -> str:
        """Cents as euros."""
        return plain(Money(kept) if isinstance(kept, int) else kept)


@dataclass(frozen=True)
class Share(Field):
    """A percentage. Value: basis points or None.

    Args:
        most: upper bound in basis points.
    """

    most: int = WHOLE

    def editor(self, host: Host) -> Editor:
        """A short line with the percent sign behind."""

        def show(value: Any) -> str:
            return formats.percent(value).removesuffix(f"{formats.NBSP}%")

        return _Figure(self, host, lambda typed: parse_share(typed, self.name, most=self.most), show, "%")

    def history_text(self, kept: Any) -> str:
        """Basis points as percent."""
        return _EMPTY if kept is None else formats.percent(int(kept))


@dataclass(frozen=True)
class Minutes(Field):
    """A duration, typed as „45“ or „1:30“. Value: minutes or None.

    Args:
        stopwatch: with a button that counts while people talk.
    """

    stopwatch: bool = False

    def editor(self, host: Host) -> Editor:
        """A short line, with or without the watch."""
        return _MinutesEditor(self, host)

    def history_text(self, kept: Any) -> str:
        """Minutes as hours and minutes."""
        return _EMPTY if kept is None else formats.minutes(int(kept))


def amount_text(value: Money | None) -> str:
    """``1.250,00`` without the currency, as it is typed."""
    return formats.money(value).removesuffix(f"{formats.NBSP}€")


def minutes_text(value: int | None) -> str:
    """``0:45`` as it is typed and read."""
    if value is None:
        return ""
    return f"{value // 60}:{value % 60:02d}"


class _Figure(LineEditor):
    """A number with its unit."""

    def __init__(self, field: Field, host: Host, parse: Any, show: Any, unit: str) -> None:
        super().__init__(field, host, parse=parse, show=show)
        self.line.setFont(tabular(self.line.font()))
        self.line.setMinimumWidth(96)
        if unit:
            self.row.addWidget(Quiet(unit, wrap=False))


class _MinutesEditor(_Figure):
    """A duration; the watch writes into the line, so that a crash keeps what it counted."""

    _TICK = 5_000

    def __init__(self, field: Minutes, host: Host) -> None:
        super().__init__(field, host, lambda typed: parse_minutes(typed, field.name), minutes_text, "")
        self._watch = QElapsedTimer()
        self._before = 0
        self._ticks = QTimer(self)
        self._ticks.setInterval(self._TICK)
        self._ticks.timeout.connect(self._count)
        self.button: Button | None = None
        if field.stopwatch:
            self.button = Button("Start", icon="timer", run=self.toggle)
            self.button.setToolTip("Stoppuhr: zählt die Minuten mit")
            self.button.setAccessibleName("Stoppuhr starten")
            self.row.addWidget(self.button)

    @property
    def running(self) -> bool:
        """Whether the watch counts."""
        return self._ticks.isActive()

    def toggle(self) -> None:
        """Start the watch, or stop it and keep what it counted."""
        if self.running:
            self._count()
            self._stop()
            return
        self._before = self._typed()
        self._watch.start()
        self._ticks.start()
        self._name("Stopp", "square", "Stoppuhr anhalten")

    def show_value(self, value: Any) -> None:
        """Another record: its watch is not ours."""
        self._stop()
        super().show_value(value)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """No watch either."""
        super().set_read_only(read_only)
        if self.button is not None:
            self.button.setVisible(not read_only)

    def _typed(self) -> int:
        try:
            return int(self.value() or 0)
        except Exception:  # noqa: BLE001 - what is no duration counts as none; the line says so itself
            return 0

    def _count(self) -> None:
        # A begun minute counts, as on a slip of paper.
        minutes = self._before + -(-self._watch.elapsed() // 60_000)
        if minutes_text(minutes) != self.line.text():
            self.put(minutes_text(minutes))

    def _stop(self) -> None:
        self._ticks.stop()
        self._name("Start", "timer", "Stoppuhr starten")

    def _name(self, text: str, icon: str, spoken: str) -> None:
        if self.button is not None:
            self.button.setText(text)
            self.button.setAccessibleName(spoken)
            set_icon(self.button, icon)
