"""A figure: what was measured, against what, and whether it is within its target."""

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One line of the result.

    Args:
        key: stable name for the JSON.
        title: what was measured, in German.
        records: consultations in the office it was measured with.
        value: the figure itself.
        unit: ``×`` for a ratio, ``ms`` for a time.
        target: at most this; None when there is no target.
        ours: seconds of ours, for ratios.
        bare: seconds of the bare limit, for ratios.
        note: how it was measured.
    """

    key: str
    title: str
    records: int
    value: float
    unit: str
    target: float | None = None
    ours: float | None = None
    bare: float | None = None
    note: str = ""

    @property
    def ok(self) -> bool:
        """Within its target."""
        return self.target is None or self.value <= self.target

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {**asdict(self), "ok": self.ok}

    def line(self) -> str:
        """For a person."""
        value = _shown(self.value, self.unit)
        target = "" if self.target is None else f"höchstens {_shown(self.target, self.unit)}"
        state = "" if self.target is None else ("gut" if self.ok else "VERFEHLT")
        return f"{self.title:<58} {value:>10}  {target:<18} {state}"


def seconds(act: Callable[[], object]) -> float:
    """How long something takes."""
    begun = perf_counter()
    act()
    return perf_counter() - begun


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(math.ceil(len(ordered) * 0.95) - 1, 0)]


def interleaved(ours: Callable[[], object], bare: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Medians of both, taken in turns, so that a busy computer is busy for both."""
    both = [(seconds(ours), seconds(bare)) for _ in range(rounds)]
    return statistics.median(one for one, _ in both), statistics.median(two for _, two in both)


def _shown(value: float, unit: str) -> str:
    digits = 2 if unit == "×" else 1
    return f"{value:.{digits}f}".replace(".", ",") + f" {unit}"
