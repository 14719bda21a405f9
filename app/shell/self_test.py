"""Whether the program is complete: a demo office is made, every page opened, letter and workbook looked at.

Meant for the built program, where a file forgotten in the build shows only when it is needed.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from app.features.office.queries.archive import newest_papers
from app.shell import opening
from app.shell.registry import FEATURES, load
from app.shell.window import Window
from app.system.clock import Clock
from app.ui.jobs import Jobs
from db import vault

_PATIENCE = 60.0
_CONSULTATIONS = 24


class SelfTestError(Exception):
    """Something of the program is missing."""


def self_test(
    application: QApplication, jobs: Jobs, enter: Callable[[opening.Desk], Window], clock: Clock
) -> int:
    """Make, open, look, close; returns 0 when all is there, else 1 with the reason on the terminal."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            _run(application, jobs, enter, clock, Path(folder) / "demo")
        except Exception as fault:  # noqa: BLE001 - whatever is wrong is the result of the test
            sys.stderr.write(f"Selbsttest fehlgeschlagen: {type(fault).__name__}: {fault}\n")
            return 1
    sys.stdout.write("Selbsttest bestanden.\n")
    return 0


def _run(
    application: QApplication,
    jobs: Jobs,
    enter: Callable[[opening.Desk], Window],
    clock: Clock,
    folder: Path,
) -> None:
    faults: list[BaseException] = []
    build = load("app.demo:build")
    build(folder, clock, consultations=_CONSULTATIONS, cost=vault.Cost.TEST)
    desk = opening.open_demo(folder, clock, lambda: None)
    try:
        window = enter(desk)
    except BaseException:
        desk.store.close()
        raise
    window.messages.on_bug = faults.append
    for entry in FEATURES:
        window.go(entry.key)
        _settle(application, jobs)
    _check_papers(desk)
    over: list[bool] = []
    window.ended.connect(over.append)
    window.closing.begin(another=False)
    _wait(application, lambda: bool(over), "the office was not closed")
    if faults:
        raise faults[0]


def _check_papers(desk: opening.Desk) -> None:
    """The demo's letters and workbooks were made by the same services that people use."""
    with desk.store.read() as session:
        letter, workbook = newest_papers(session)
    for data, begin, what in ((letter, b"%PDF-", "letter"), (workbook, b"PK", "workbook")):
        if not data.startswith(begin):
            raise SelfTestError(f"no {what} was made")


def _settle(application: QApplication, jobs: Jobs) -> None:
    application.processEvents()
    _wait(application, lambda: jobs.running() == 0, "work did not end")


def _wait(application: QApplication, done: Callable[[], bool], why: str) -> None:
    end = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > end:
            raise SelfTestError(why)
        application.processEvents()
        time.sleep(0.005)
