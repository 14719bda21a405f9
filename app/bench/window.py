"""Lists opened and painted, and how long the window is ever held, in the real window with its threads."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.bench import receipts
from app.bench.figures import Figure, p95, seconds
from app.bench.heartbeat import Heartbeat
from app.cli.desk import sheets
from app.demo import PASSPHRASE
from app.domain.dates import Week
from app.features.handover import excel, queries
from app.main import Program, guards, make_application
from app.shell.opening import open_office
from app.shell.registry import feature, load
from app.shell.window import Window
from app.system import loading
from app.system.clock import Clock
from app.system.folders import Folders
from app.system.settings import Settings
from app.ui.screen import Screen
from app.ui.table.view import id_at

_LISTS = ("consultations", "concerns", "contacts", "funds", "applications", "measures", "events")
_LIST_TARGET, _BLOCK_TARGET = 150.0, 100.0
_PATIENCE = 120.0


class Bench:
    """The window under measurement."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        # As the start of the program does it (``app.__main__``).
        loading.begin()
        self.application: QApplication = make_application(["quartiersbuch"])
        self.clock = clock
        self.program = Program(self.application, Folders.under(folder), clock, settings=Settings())
        self.desk = open_office(folder, PASSPHRASE, clock, guards())
        self.window: Window = self.program.enter(self.desk)
        self.window.resize(1280, 800)
        self.settle()
        loading.end()

    def settle(self) -> None:
        """Until nothing works any more and all is painted."""
        end = time.monotonic() + _PATIENCE
        self.application.processEvents()
        while self.program.jobs.running() and time.monotonic() < end:
            self.application.processEvents()
            time.sleep(0.0005)
        self.application.processEvents()

    def close(self) -> None:
        """End the window and its threads."""
        self.program.jobs.shutdown()
        self.window.hide()
        self.window.deleteLater()
        self.application.processEvents()
        self.desk.store.close()


def figures(folder: Path, clock: Clock, records: int, rounds: int) -> Iterator[Figure]:
    """Opening of lists, and the longest block while all kinds of work are done."""
    bench = Bench(folder, clock)
    try:
        times = list(_lists(bench, rounds))
        note = f"{len(times)} Listen, jede frisch aufgebaut"
        yield Figure(
            "list_p95", "Liste öffnen bis gemalt, p95", records, p95(times), "ms", _LIST_TARGET, note=note
        )
        yield from receipts.figures(bench.window, bench.desk.store, bench.settle, clock, records, rounds)
        heart = Heartbeat()
        _work(bench, heart)
        yield Figure(
            "block_longest",
            "Fenster am Stück blockiert, längstens",
            records,
            heart.longest,
            "ms",
            _BLOCK_TARGET,
            note=f"Herzschlag alle 5 ms; am längsten bei: {heart.during}",
        )
    finally:
        bench.close()


def made_ahead(bench: Bench) -> None:
    """All pages made in the pauses, as soon as the first one stands."""
    bench.window.pages.load_ahead()
    end = time.monotonic() + _PATIENCE
    while not bench.window.pages.prepared and time.monotonic() < end:
        bench.application.processEvents()
        time.sleep(0.0005)


def _lists(bench: Bench, rounds: int) -> Iterator[float]:
    """Each list as a fresh page, a few times; the first round loads the code and does not count."""
    for number in range(rounds + 1):
        for key in _LISTS:
            screen: Screen = load(feature(key).screen)(bench.window.context, bench.window.pages)
            bench.window.pages.addWidget(screen)
            took = seconds(partial(_show, bench, screen)) * 1000
            bench.window.pages.removeWidget(screen)
            screen.deleteLater()
            # Without a running event loop Qt would keep all pages until the end.
            QCoreApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete)
            bench.settle()
            if number:
                yield took


def _show(bench: Bench, screen: Screen) -> None:
    bench.window.pages.setCurrentWidget(screen)
    screen.start()
    bench.settle()


def _work(bench: Bench, heart: Heartbeat) -> None:
    """What people do on a busy morning, with the heart beating."""
    heart.start()
    for name, act in _acts(bench):
        heart.doing = name
        act()
        bench.settle()
    heart.stop()


def _acts(bench: Bench) -> Iterator[tuple[str, Callable[[], object]]]:
    window, context = bench.window, bench.window.context
    # Whoever is quicker than the program finds a page that has yet to be made.
    yield "Seite Beratungen, noch nicht vorbereitet", partial(window.go, "consultations")
    yield "Seiten vorbereiten", partial(made_ahead, bench)
    for key in ("today", *_LISTS, "handover"):
        yield f"Seite {feature(key).title}", partial(window.go, key)
    for key in _LISTS:
        yield f"{feature(key).title}, Eintrag öffnen", partial(_open_first, window, key)
    yield "Neue Beratung", partial(context.new, "consultation")
    for typed in ("f", "fa", "fass", "fassade", "sanierung"):
        yield f"Suche „{typed}“", partial(_search, window, typed)
    week = Week.of(bench.clock.today()).shift(-1)
    now = bench.clock.now()
    yield (
        "Wochenliste",
        lambda: context.look(
            lambda session: queries.collect(session, sheets(), week, now=now, staff_id=None),
            lambda material: context.make(
                lambda progress: excel.pack(material, b"", progress),
                lambda _data: None,
                title="Messung",
                owner=window,
            ),
            window,
            slot="bench",
        ),
    )
    yield "Seite Heute", partial(window.go, "today")


def _open_first(window: Window, key: str) -> None:
    window.go(key)
    screen = window.pages.screens()[key]
    record_id = id_at(screen.table.view, 0)  # type: ignore[attr-defined]  # every list has its table there
    if record_id is not None:
        screen.open_record(record_id)


def _search(window: Window, typed: str) -> None:
    window.go("consultations")
    screen = window.pages.screens()["consultations"]
    line = screen.bar.search  # type: ignore[attr-defined]  # every list has its search line there
    line.setText(typed)
