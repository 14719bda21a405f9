"""One worker for the file, a pool for documents; nothing reaches who is gone."""

import gc
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import Refused, Stopped
from app.ui.jobs import Failed, Inline, Outcome, QtJobs, sparing


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[QtJobs]:
    made = QtJobs()
    yield made
    assert made.shutdown(5)


def _values(outcomes: list[Any]) -> list[Any]:
    return [outcome.value for outcome in outcomes if isinstance(outcome, Outcome)]


def test_work_with_the_file_runs_in_order_on_one_other_thread(qtbot: QtBot, jobs: QtJobs) -> None:
    got: list[Any] = []
    threads: set[int] = set()

    def work(number: int) -> int:
        threads.add(threading.get_ident())
        return number

    for number in range(20):
        jobs.database(lambda number=number: work(number), got.append, owner=jobs)
    qtbot.waitUntil(lambda: len(got) == 20)
    assert _values(got) == list(range(20))
    assert len(threads) == 1
    assert threading.get_ident() not in threads
    assert jobs.running() == 0


def test_results_arrive_on_the_threads_of_the_window(qtbot: QtBot, jobs: QtJobs) -> None:
    where: list[int] = []
    jobs.database(lambda: 1, lambda _: where.append(threading.get_ident()), owner=jobs)
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.get_ident()]


def test_a_burst_of_results_lets_the_window_have_its_turn(qtbot: QtBot, jobs: QtJobs) -> None:
    """What is typed or has to be painted waits for one result, not for all of them."""
    seen: list[str] = []

    def deliver(_outcome: Any) -> None:
        seen.append("result")
        threading.Event().wait(0.02)

    pulse = QTimer(jobs)
    pulse.timeout.connect(lambda: seen.append("turn"))
    pulse.start(0)
    for _ in range(5):
        jobs.database(lambda: None, deliver, owner=jobs)
    qtbot.waitUntil(lambda: seen.count("result") == 5)
    pulse.stop()
    assert "result result" not in " ".join(seen)


def test_a_newer_look_replaces_the_older_one(qtbot: QtBot, jobs: QtJobs) -> None:
    got: list[Any] = []
    ran: list[int] = []
    gate = threading.Event()
    jobs.database(gate.wait, lambda _: None, owner=jobs)
    for number in range(5):
        jobs.database(
            lambda number=number: ran.append(number) or number,
            got.append,
            owner=jobs,
            slot="find",
        )
    jobs.database(lambda: "other", got.append, owner=jobs, slot="another")
    gate.set()
    qtbot.waitUntil(lambda: jobs.running() == 0)
    assert _values(got) == [4, "other"]
    assert ran == [4]


def test_nothing_is_delivered_to_who_is_gone(qtbot: QtBot, jobs: QtJobs) -> None:
    got: list[Any] = []
    owner = QObject()
    gate = threading.Event()
    jobs.database(gate.wait, got.append, owner=owner)
    delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: jobs.running() == 0)
    assert not got


def test_what_work_raises_is_delivered(qtbot: QtBot, jobs: QtJobs) -> None:
    got: list[Any] = []

    def refuse() -> None:
        raise Refused("Nein.")

    jobs.database(refuse, got.append, owner=jobs)
    qtbot.waitUntil(lambda: bool(got))
    assert isinstance(got[0], Failed)
    assert isinstance(got[0].fault, Refused)


def test_long_work_tells_progress_and_can_be_stopped(qtbot: QtBot, jobs: QtJobs) -> None:
    got: list[Any] = []
    told: list[int] = []

    def work(progress: Any) -> None:
        for number in range(10_000):
            progress(number, 10_000, "Seite")
            time.sleep(0.001)

    job = jobs.pool(work, got.append, owner=jobs, progress=lambda done, _of, _what: told.append(done))
    qtbot.waitUntil(lambda: len(told) > 3)
    job.stop()
    qtbot.waitUntil(lambda: bool(got))
    assert isinstance(got[0], Failed)
    assert isinstance(got[0].fault, Stopped)
    assert told == sorted(told)


def test_shutdown_finishes_what_was_begun_with_the_file(qtbot: QtBot) -> None:
    jobs = QtJobs()
    done: list[int] = []
    for number in range(50):
        jobs.database(lambda number=number: done.append(number), lambda _: None, owner=jobs)
    assert jobs.shutdown(5)
    assert done == list(range(50))


def test_inline_keeps_the_same_promises(qtbot: QtBot) -> None:
    jobs = Inline()
    got: list[Any] = []
    owner = QObject()
    jobs.database(lambda: 1, got.append, owner=owner)
    jobs.pool(lambda progress: progress(1, 1, ""), got.append, owner=owner, progress=lambda *_: None).stop()
    jobs.database(lambda: delete(owner), got.append, owner=owner)
    assert _values(got) == [1, None]
    assert jobs.running() == 0
    assert jobs.shutdown()


def test_progress_is_told_as_often_as_a_person_reads() -> None:
    """Thousands of tellings would keep the window busy; the first, what is new and the last always come."""
    told: list[tuple[int, str]] = []
    progress = sparing(lambda done, _of, what: told.append((done, what)))
    for what in ("lesen", "schreiben"):
        for done in range(1, 5001):
            progress(done, 5000, what)
    assert told[0] == (1, "lesen")
    assert (5000, "lesen") in told
    assert (1, "schreiben") in told
    assert told[-1] == (5000, "schreiben")
    assert len(told) < 1000


class _Torn:
    """Refers to itself, and notes on which thread it is taken apart."""

    def __init__(self, where: list[int]) -> None:
        self._where = where
        self._itself = self

    def __del__(self) -> None:
        self._where.append(threading.get_ident())


def test_nothing_is_taken_apart_beside_the_window(qtbot: QtBot, jobs: QtJobs) -> None:
    """A timer that is stopped on another thread than its own ends the program; a search takes long, too."""
    where: list[int] = []
    enabled: list[bool] = []
    both = threading.Barrier(2, timeout=5)

    def work() -> None:
        both.wait()
        enabled.append(gc.isenabled())
        # Many times what else would start a search.
        kept = [[number] for number in range(50 * gc.get_threshold()[0])]
        assert kept

    _Torn(where)
    jobs.database(work, lambda _: None, owner=jobs)
    jobs.pool(lambda _progress: work(), lambda _: None, owner=jobs)
    qtbot.waitUntil(lambda: jobs.running() == 0)
    assert enabled == [False, False]
    assert gc.isenabled(), "after the last piece of work all is as before"
    kept = [[number] for number in range(2 * gc.get_threshold()[0])]
    assert kept
    assert where == [threading.get_ident()]


def test_work_that_is_never_handed_over_does_not_end_the_search_for_garbage(qtbot: QtBot) -> None:
    del qtbot
    made = QtJobs()
    made.database(lambda: None, lambda _: None, owner=made)
    assert not gc.isenabled()
    assert made.shutdown(5)
    assert gc.isenabled()
    assert made.shutdown(5), "closing it twice changes nothing"
    assert gc.isenabled()
