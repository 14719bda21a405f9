"""What every runner of jobs promises."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

T = TypeVar("T")

Progress = Callable[[int, int, str], None]
"""``progress(done, of, what)``; raises Stopped when the person cancelled."""


_BETWEEN = 0.05
"""Seconds between two tellings of progress: nobody reads faster, and each costs the window a moment."""


def quiet(_done: int, _of: int, _what: str) -> None:
    """Progress nobody watches."""


def sparing(tell: Progress) -> Progress:
    """Tell only as often as a person can read; what is new and what is last is always told."""
    last = ("", 0.0)

    def progress(done: int, of: int, what: str) -> None:
        nonlocal last
        now = perf_counter()
        if what != last[0] or done >= of or now - last[1] >= _BETWEEN:
            last = (what, now)
            tell(done, of, what)

    return progress


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What work returned."""

    value: T


@dataclass(frozen=True)
class Failed:
    """What work raised."""

    fault: BaseException


Delivery = Callable[["Outcome[Any] | Failed"], None]


class Work(Protocol):
    """Long work under way."""

    def stop(self) -> None:
        """Ask it to end at its next step of progress."""


class Jobs(Protocol):
    """Runs work and delivers what came of it on the window's thread."""

    def database(self, work: Callable[[], Any], deliver: Delivery, *, owner: QObject, slot: str = "") -> None:
        """Work with the file, one after the other.

        A newer one of the same owner and slot replaces one that has not been delivered yet; no slot
        means that nothing replaces it.
        """

    def pool(
        self,
        work: Callable[[Progress], Any],
        deliver: Delivery,
        *,
        owner: QObject,
        progress: Progress = quiet,
    ) -> Work:
        """Pure work beside the window; ``progress`` is told on the window's thread."""

    def running(self) -> int:
        """How many pieces of work are waiting or under way."""

    def shutdown(self, wait_seconds: float = 10.0) -> bool:
        """Stop long work, finish what was begun with the file; whether all ended in time."""
