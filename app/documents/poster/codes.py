"""QR codes. Loaded with the first one: the start of the program must not pay for segno."""

from functools import lru_cache

import segno

_SHORT = 80
"""Characters up to which a code can afford to mend 15 % of itself, else 7 %."""


@lru_cache(maxsize=64)
def matrix(text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each row of a QR code its dark stretches: where they begin, how long they are."""
    rows = segno.make(text, error="m" if len(text) <= _SHORT else "l", micro=False).matrix
    found = []
    for row in rows:
        stretches: list[tuple[int, int]] = []
        for at, dark in enumerate(row):
            if not dark:
                continue
            if stretches and sum(stretches[-1]) == at:
                stretches[-1] = (stretches[-1][0], stretches[-1][1] + 1)
            else:
                stretches.append((at, 1))
        found.append(tuple(stretches))
    return tuple(found)
