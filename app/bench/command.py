"""``bench``: build an office of each size, measure, say what came of it."""

import os
import platform
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from app.bench import (
    calendar,
    dates_in,
    flyers,
    grants,
    handover,
    ical,
    office,
    papers,
    sitting,
    start,
    store,
)
from app.bench.figures import Figure
from app.cli import console
from app.cli.codes import OK
from app.cli.display import prepare
from app.domain.errors import Refused
from app.system.clock import Clock
from db.backup import backup

_SIZES = (1_000, 100_000)


def run(options: Namespace, clock: Clock) -> int:
    """Measure; 0 even when a target is missed, because that is a result and no fault."""
    if getattr(sys, "frozen", False):
        raise Refused("Gemessen wird nur aus den Quellen: python3 start.py bench")
    prepare()
    # In the afternoon: the measured consultations lie in the past of this moment.
    moment = Clock(datetime.combine(clock.today(), time(15, 30)))
    sizes = tuple(options.records or _SIZES)
    found: list[Figure] = []
    for records in sizes:
        for figure in _measured(records, moment, quick=options.quick, largest=records == max(sizes)):
            found.append(figure)
            if not options.json:
                console.say(figure.line() if len(found) > 1 else f"{_head()}\n{figure.line()}")
    for figure in (
        flyers.figure(sizes[-1], quick=options.quick),
        *ical.figures(sizes[-1], quick=options.quick),
    ):
        found.append(figure)
        if not options.json:
            console.say(figure.line())
    found.append(papers.letters(sizes[-1], quick=options.quick))
    if options.json:
        report = {"machine": _machine(), "figures": [figure.as_json() for figure in found]}
        console.say_json(report)
    else:
        console.say(found[-1].line())
        missed = sum(not figure.ok for figure in found)
        console.say("Alle Ziele erreicht." if not missed else f"{missed} Ziel(e) verfehlt.")
    return OK


def _measured(records: int, clock: Clock, *, quick: bool, largest: bool) -> Iterator[Figure]:
    # Qt is loaded after its platform was chosen.
    from app.bench import window  # noqa: PLC0415 - see above

    rounds = 3 if quick else 7
    bar = console.Bar()
    with TemporaryDirectory(ignore_cleanup_errors=True) as root:
        folder = Path(root) / "office"
        try:
            office.make(folder, clock, records, bar)
        finally:
            bar.end()
        yield start.figure(folder, records, rounds)
        if largest:
            empty = Path(root) / "empty"
            office.make(empty, clock, 0, bar)
            bar.end()
            yield start.growth(folder, empty, records, rounds)
            yield grants.figure(records, quick=quick)
        with office.opened(folder, clock) as opened:
            yield from store.figures(opened, clock, records, rounds)
            yield from papers.figures(opened, clock, records, rounds)
            if largest:
                yield from sitting.figures(opened, clock, records, quick=quick)
            # Else the window would begin with an automatic backup, and the figures wait for its end.
            backup(opened)
        yield from window.figures(folder, clock, records, rounds)
        if largest:
            yield from _handover(Path(root), clock, quick=quick)
            yield from _calendar(Path(root), clock, quick=quick)


def _handover(root: Path, clock: Clock, *, quick: bool) -> Iterator[Figure]:
    """In an office of its own: the rows of a handover are its consultations."""
    from app.bench import lists_in  # noqa: PLC0415 - Qt is loaded after its platform was chosen

    rows, rounds = (1_000, 3) if quick else (10_000, 5)
    folder, bar = root / "handover", console.Bar()
    office.make(folder, clock, rows, bar)
    bar.end()
    with office.opened(folder, clock) as opened:
        yield from handover.figures(opened, clock, root, rows, rounds)
        backup(opened)
    if sys.platform == "linux":
        yield handover.peak(folder, rows)
    yield lists_in.answering(folder, clock, root / handover.FILE, rows)
    yield lists_in.taking_in(folder, clock, rows)


def _calendar(root: Path, clock: Clock, *, quick: bool) -> Iterator[Figure]:
    from app.bench import calendar_view  # noqa: PLC0415 - Qt is loaded after its platform was chosen

    yield from calendar_view.figures(root, clock, quick=quick)
    folder, bar = root / "conflicts", console.Bar()
    office.make(folder, clock, 0, bar)
    bar.end()
    with office.opened(folder, clock) as opened:
        yield from calendar.figures(opened, clock, 3 if quick else 7)
        yield from dates_in.figures(opened, clock, 500 if quick else 5_000, 2 if quick else 3)


def _head() -> str:
    return f"{_machine()}\n{'Messgröße':<58} {'Wert':>10}  {'Ziel':<18} Ergebnis"


def _machine() -> str:
    system = f"{platform.system()} {platform.machine()}"
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    # What others do on the machine spoils times, hardly the ratios.
    busy = f", AUSGELASTET ({load:.1f} laufende Aufgaben): Zeiten in ms gelten nicht" if load > cores else ""
    return f"Python {platform.python_version()}, {system}, {cores} Kerne{busy}"
