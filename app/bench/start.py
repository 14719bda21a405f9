"""Start to a usable window, in processes of their own, against a bare PySide6 and SQLAlchemy window."""

import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from app.bench.figures import Figure
from app.demo import PASSPHRASE
from app.domain.errors import Unavailable

_TARGET, _GROWTH_TARGET = 1.5, 1.1
_PATIENCE = 120


def figure(folder: Path, records: int, rounds: int) -> Figure:
    """Against the bare window."""
    ratio, ours, bare = _in_turns(("start_ours", folder), ("start_bare", folder), rounds)
    return Figure(
        "start_ratio",
        "Start bis zum benutzbaren Fenster ÷ nacktes Fenster",
        records,
        ratio,
        "×",
        _TARGET,
        ours,
        bare,
        "bis „Heute“ mit seinen Daten gemalt ist, ohne die absichtlich langsame Ableitung des Schlüssels",
    )


def growth(folder: Path, empty: Path, records: int, rounds: int) -> Figure:
    """Whether the start gets slower with the size of the office: against one without consultations."""
    ratio, full, none = _in_turns(("start_ours", folder), ("start_ours", empty), rounds)
    return Figure(
        "start_growth",
        f"Start mit {records} ÷ Start ohne Beratungen",
        records,
        ratio,
        "×",
        _GROWTH_TARGET,
        full,
        none,
        "10 % Spielraum für die Streuung des Messens",
    )


def _in_turns(one: tuple[str, Path], other: tuple[str, Path], rounds: int) -> tuple[float, float, float]:
    """The median ratio of pairs taken in turns, so that a busy moment is busy for both, and both medians.

    The first round only warms the disk and compiles the modules.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as compiled:
        around = _around(compiled)
        times = [(_one(*one, around), _one(*other, around)) for _ in range(rounds + 1)][1:]
    ratio = statistics.median(first / second for first, second in times)
    return ratio, statistics.median(first for first, _ in times), statistics.median(last for _, last in times)


def _around(compiled: str) -> dict[str, str]:
    """Compiled modules are kept, as on every computer it is set up on, whatever this shell says."""
    around = {**os.environ, "QUARTIERSBUCH_PASSPHRASE": PASSPHRASE, "PYTHONPYCACHEPREFIX": compiled}
    around.pop("PYTHONDONTWRITEBYTECODE", None)
    return around


def _one(module: str, folder: Path, around: dict[str, str]) -> float:
    begun = perf_counter()
    command = [sys.executable, "-m", f"app.bench.{module}", str(folder)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=around
    ) as process:
        line = process.stdout.readline() if process.stdout is not None else ""
        took = perf_counter() - begun
        process.wait(_PATIENCE)
    if line.strip() != "ready" or process.returncode:
        raise Unavailable("Das Fenster für die Messung ist nicht gestartet.", "Bitte prüfen Sie die Anzeige.")
    return took
