"""What makes the start short and the window quick: no looking for garbage in what stays or is being made.

Loading makes some hundred thousand objects that all stay. The collector would look at them again and again
and find nothing, which costs a tenth of the start (https://docs.python.org/3/library/gc.html#gc.freeze).
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_TURN = 0.0005
"""Seconds after which a thread hands over. Painting gives way many times, and would wait 5 ms each time
(https://docs.python.org/3/library/sys.html#sys.setswitchinterval)."""
_NEVER = 1_000_000
"""Collections of the young after which the old are collected: not while work goes on."""


class _Works:
    """How many are under way, and how often the old are collected otherwise."""

    lock = Lock()
    number = 0
    usual = gc.get_threshold()


@contextmanager
def working() -> Iterator[None]:
    """While work beside the window makes many objects, the old ones are not searched for garbage.

    That would hold the window for 100 ms each time; what work makes goes by itself when nobody needs it.
    """
    with _Works.lock:
        _Works.number += 1
        if _Works.number == 1:
            gc.set_threshold(*_Works.usual[:2], _NEVER)
    try:
        yield
    finally:
        with _Works.lock:
            _Works.number -= 1
            if not _Works.number:
                gc.set_threshold(*_Works.usual)


def begin() -> None:
    """Collect nothing until ``end``."""
    gc.disable()
    sys.setswitchinterval(_TURN)


def end() -> None:
    """What was loaded stays for good and is never looked at again; from now on garbage is collected."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def stands() -> None:
    """All pages of an office are built and stay while it is open; a collection would take 50 ms for them."""
    gc.freeze()


def goes() -> None:
    """The office is closed: its pages are garbage like everything else."""
    gc.unfreeze()
