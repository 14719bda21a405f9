"""What makes the start short and the window quick: no looking for garbage in what stays or is being made.

Loading makes some hundred thousand objects that all stay. The collector would look at them again and again
and find nothing, which costs a tenth of the start (https://docs.python.org/3/library/gc.html#gc.freeze).
"""

import gc
import sys

_TURN = 0.0005
"""Seconds after which a thread hands over. Painting gives way many times, and would wait 5 ms each time
(https://docs.python.org/3/library/sys.html#sys.setswitchinterval)."""


class _State:
    """Why nothing is collected just now; told and read on the thread of the window only."""

    loading = False
    works = 0


def work_begins() -> None:
    """While work goes on beside the window nothing is collected.

    A collection takes place on whichever thread makes the next object. On a thread beside the window it would
    take apart what belongs to the window, timers and all, which ends the program; and searching the million
    objects that work makes would hold the window for 100 ms. What nobody needs goes by itself; what refers to
    itself waits until all work is done and handed over.
    """
    _State.works += 1
    _settle()


def work_ends(number: int = 1) -> None:
    """So much work was handed over to the window, or will never be."""
    _State.works -= number
    _settle()


def _settle() -> None:
    if _State.loading or _State.works:
        gc.disable()
    else:
        gc.enable()


def begin() -> None:
    """Collect nothing until ``end``."""
    _State.loading = True
    _settle()
    sys.setswitchinterval(_TURN)


def end() -> None:
    """What was loaded stays for good and is never looked at again; from now on garbage is collected."""
    if _State.loading:
        gc.freeze()
        _State.loading = False
        _settle()


def stands() -> None:
    """All pages of an office are built and stay while it is open; a collection would take 50 ms for them."""
    gc.freeze()


def goes() -> None:
    """The office is closed: its pages are garbage like everything else."""
    gc.unfreeze()
