"""The calendar with 5,000 dates a year: a month from asking to painted, and how long the window is held."""

import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from app.bench import office
from app.bench.figures import Figure, p95
from app.bench.heartbeat import Heartbeat
from app.bench.window import Bench, made_ahead
from app.cli import console
from app.features.events.rules import appointments as rules
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.service import appointments as service
from app.shell.registry import feature, load
from app.system.clock import Clock
from app.ui.calendar.spans import ViewKind
from db.backup import backup
from db.store import Store

_DATES = 5_000
_TARGET, _BLOCK_TARGET = 100.0, 100.0
_PATIENCE = 30.0
_APART = 3
"""Months between the one that is seen first and the measured one."""
_KINDS = tuple(kind for kind in rules.KINDS if kind != "other")


class _Paints(QObject):
    """Hears whether a widget is painted when everything it shows has been read."""

    def __init__(self, complete: Callable[[], bool]) -> None:
        super().__init__()
        self._complete = complete
        self.painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Note it, and let it happen."""
        if event.type() == QEvent.Type.Paint and self._complete():
            self.painted = True
        return super().eventFilter(watched, event)


def figures(root: Path, clock: Clock, *, quick: bool) -> Iterator[Figure]:
    """An office of its own with so many dates; each month is read anew each time."""
    folder, bar = root / "calendar", console.Bar()
    office.make(folder, clock, 0, bar)
    bar.end()
    with office.opened(folder, clock) as store:
        fill(store, clock.today().year, _DATES)
        backup(store)
    bench = Bench(folder, clock)
    try:
        made_ahead(bench)
        times = list(_months(bench, clock.today(), 1 if quick else 3))
        note = f"{len(times)} Monate aus {_DATES} Terminen, jeder zum ersten Mal gelesen"
        yield Figure(
            "calendar_month_p95",
            "Kalender: Monat gelesen und gemalt, p95",
            _DATES,
            p95(times),
            "ms",
            _TARGET,
            note=note,
        )
        heart = Heartbeat()
        bench.window.go("calendar")
        bench.settle()
        _leaf(bench, bench.window.pages.screens()["calendar"], heart)
        yield Figure(
            "calendar_block",
            "Kalender: Fenster am Stück blockiert, längstens",
            _DATES,
            heart.longest,
            "ms",
            _BLOCK_TARGET,
            note=f"alle Ansichten durchgeblättert; am längsten bei: {heart.during}",
        )
    finally:
        bench.close()


def fill(store: Store, year: int, number: int) -> None:
    """Spread so many dates over a year, a tenth of them all day or longer, a fifth of them on evenings."""
    with store.write("Termine für die Messung") as session:
        for at in range(number):
            service.save(session, _date(year, at))


def _date(year: int, at: int) -> AppointmentDraft:
    day = date(year, 1, 1) + timedelta(days=at * 7 % 365)
    starts_at = datetime(day.year, day.month, day.day, 8 + at * 5 % 12, at % 4 * 15)
    length = timedelta(days=1 + at % 3) if at % 10 == 0 else timedelta(minutes=30 + at % 6 * 30)
    return AppointmentDraft(
        title=f"Termin {at} im Quartier",
        kind=_KINDS[at % len(_KINDS)],
        starts_at=starts_at,
        ends_at=starts_at + length,
        place=f"Saal {at % 40}",
    )


def _months(bench: Bench, today: date, rounds: int) -> Iterator[float]:
    """Each on a page that has seen this month only, so that nothing of the other was read ahead."""
    for _ in range(rounds):
        for month in range(1, 13):
            if abs(month - today.month) < _APART:
                continue
            screen: Any = load(feature("calendar").screen)(bench.window.context, bench.window.pages)
            bench.window.pages.addWidget(screen)
            bench.window.pages.setCurrentWidget(screen)
            screen.start()
            screen.board.show_view(ViewKind.MONTH)
            bench.settle()
            yield _painted(bench, screen, date(today.year, month, 15))
            bench.window.pages.removeWidget(screen)
            screen.deleteLater()
            QCoreApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete)
            bench.settle()


def _painted(bench: Bench, screen: Any, day: date) -> float:
    """Milliseconds from going there until its dates are painted; what is read ahead then does not count."""
    paints = _Paints(screen.weeks.complete)
    viewport = screen.board.view.viewport()
    viewport.installEventFilter(paints)
    end, begun = time.monotonic() + _PATIENCE, time.perf_counter()
    screen.board.go(day)
    while not paints.painted and time.monotonic() < end:
        bench.application.processEvents()
        time.sleep(0.0002)
    took = (time.perf_counter() - begun) * 1000
    viewport.removeEventFilter(paints)
    bench.settle()
    return took


def _leaf(bench: Bench, screen: Any, heart: Heartbeat) -> None:
    heart.start()
    for kind in ViewKind:
        heart.doing = f"Ansicht {kind}"
        screen.board.show_view(kind)
        bench.settle()
        for by in (1, 1, -1):
            heart.doing = f"Ansicht {kind}, blättern"
            screen.board.leaf(by)
            bench.settle()
    heart.stop()
