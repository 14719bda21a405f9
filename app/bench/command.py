"""``bench``: build an office of each size, measure, say what came of it."""

import json
import os
import platform
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from app.bench import office, papers, start, store
from app.bench.figures import Figure
from app.cli import console
from app.cli.codes import OK
from app.cli.display import prepare
from app.system.clock import Clock
from db.backup import backup

_SIZES = (1_000, 100_000)


def run(options: Namespace, clock: Clock) -> int:
    """Measure; 0 even when a target is missed, because that is a result and no fault."""
    prepare()
    # In the afternoon: the measured consultations lie in the past of this moment.
    moment = Clock(datetime.combine(clock.today(), time(15, 30)))
    sizes = tuple(options.records or _SIZES)
    found: list[Figure] = []
    for records in sizes:
        for figure in _measured(records, moment, quick=options.quick):
            found.append(figure)
            if not options.json:
                console.say(figure.line() if len(found) > 1 else f"{_head()}\n{figure.line()}")
    found.append(papers.letters(sizes[-1], quick=options.quick))
    if len(sizes) > 1:
        found.append(_growth(found))
    if options.json:
        report = {"machine": _machine(), "figures": [figure.as_json() for figure in found]}
        console.say(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        for figure in found[-2 if len(sizes) > 1 else -1 :]:
            console.say(figure.line())
        missed = sum(not figure.ok for figure in found)
        console.say("Alle Ziele erreicht." if not missed else f"{missed} Ziel(e) verfehlt.")
    return OK


def _measured(records: int, clock: Clock, *, quick: bool) -> Iterator[Figure]:
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
        with office.opened(folder, clock) as opened:
            yield from store.figures(opened, clock, records, rounds)
            yield from papers.figures(opened, clock, records, rounds)
            # Else the window would begin with an automatic backup, and the figures wait for its end.
            backup(opened)
        yield from window.figures(folder, clock, records, rounds)


def _growth(found: list[Figure]) -> Figure:
    """Whether the start gets slower with the size of the office."""
    starts = [figure for figure in found if figure.key == "start_ratio"]
    first, last = starts[0], starts[-1]
    return Figure(
        "start_growth",
        f"Start mit {last.records} ÷ Start mit {first.records} Beratungen",
        last.records,
        (last.ours or 0.0) / (first.ours or 1.0),
        "×",
        1.1,
        last.ours,
        first.ours,
        "10 % Spielraum für die Streuung des Messens",
    )


def _head() -> str:
    return f"{_machine()}\n{'Messgröße':<58} {'Wert':>10}  {'Ziel':<18} Ergebnis"


def _machine() -> str:
    system = f"{platform.system()} {platform.machine()}"
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    # What others do on the machine spoils times, hardly the ratios.
    busy = f", AUSGELASTET ({load:.1f} laufende Aufgaben): Zeiten in ms gelten nicht" if load > cores else ""
    return f"Python {platform.python_version()}, {system}, {cores} Kerne{busy}"
