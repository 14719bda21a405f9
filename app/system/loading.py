"""What makes the start short: no collecting of garbage while the program loads.

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
