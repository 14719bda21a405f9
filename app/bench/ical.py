"""Calendar files read and written against the bare library, with the same bytes in the same run."""

from collections.abc import Iterator

from app.bench.figures import Figure, interleaved
from app.ical.benchmark import Pair, reading, writing

_TARGET = 1.5
_DATES = 5_000


def figures(records: int, *, quick: bool) -> Iterator[Figure]:
    """Calendar files do not depend on the office; measured once."""
    count, rounds = (500, 1) if quick else (_DATES, 3)
    yield _figure("ical_read_ratio", "gelesen", records, count, reading(count), rounds)
    yield _figure("ical_write_ratio", "geschrieben", records, count, writing(count), rounds)


def _figure(key: str, what: str, records: int, count: int, pair: Pair, rounds: int) -> Figure:
    ours, bare = interleaved(*pair, rounds)
    return Figure(
        key,
        f"{count} Termine einer Kalenderdatei {what} ÷ icalendar",
        records,
        ours / bare,
        "×",
        _TARGET,
        ours,
        bare,
        "bis zu Terminen mit Serien und Ausnahmen; die Bibliothek allein bis zu ihren Komponenten",
    )
