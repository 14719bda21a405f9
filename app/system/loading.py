"""What makes the start short and the window quick: no looking for garbage in what stays.

Loading makes some hundred thousand objects that all stay. The collector would look at them again and again
and find nothing, which costs a tenth of the start (https://docs.python.org/3/library/gc.html#gc.freeze).
"""

import gc


def begin() -> None:
    """Collect nothing until ``end``."""
    gc.disable()


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
