"""Keep ``None``, ``True`` and ``False`` alive under Python 3.11.

The wheels of PySide 6.12 are compiled against headers in which these three are immortal, as they
are from Python 3.12 on (PEP 683): every call that returns nothing, and every signal emitted, gives
back one reference that it never took. Under 3.11 their counts fall until the interpreter aborts
with „deallocating None“, some hours into a day's work. ``tests/ui/test_singletons.py`` measures it.
"""

import ctypes
import sys

_PLENTY = 1 << 40
"""A trillion calls; no day has as many."""


def immortal(version: tuple[int, ...] = sys.version_info[:2]) -> bool:
    """Give the three so many references that they never run out; whether that was needed."""
    if version >= (3, 12):
        return False
    for one in (None, True, False):
        # The count is the first word of every object of CPython 3.11.
        ctypes.c_ssize_t.from_address(id(one)).value += _PLENTY
    return True
