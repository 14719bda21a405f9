"""What the command line says: results on standard output, progress and errors on standard error."""

import os
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from app.domain.errors import Refused

VARIABLE = "QUARTIERSBUCH_PASSPHRASE"
_WIDTH = 30

Progress = Callable[[int, int, str], None]


def say(line: str) -> None:
    """A line of the result."""
    sys.stdout.write(f"{line}\n")


def complain(line: str) -> None:
    """A line about what went wrong."""
    sys.stderr.write(f"{' '.join(line.split())}\n")


def passphrase(folder: Path) -> str:
    """From the environment, or typed when somebody sits there.

    Raises:
        Refused: when there is neither.
    """
    given = os.environ.get(VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise Refused(f"Es fehlt die Passphrase. Bitte setzen Sie die Umgebungsvariable {VARIABLE}.")
    return getpass(f"Passphrase für „{folder.name}“: ")


class Bar:
    """A progress bar on standard error, only when a person is watching."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._shown = -1

    def __call__(self, done: int, total: int, what: str) -> None:
        """Told how far it is."""
        if not self._watched or total <= 0:
            return
        share = min(done * 100 // total, 100)
        if share == self._shown:
            return
        self._shown = share
        full = share * _WIDTH // 100
        sys.stderr.write(f"\r{what[:34]:<34} [{'#' * full}{'.' * (_WIDTH - full)}] {share:3d} %")
        sys.stderr.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._watched and self._shown >= 0:
            sys.stderr.write("\r" + " " * (_WIDTH + 46) + "\r")
            sys.stderr.flush()
        self._shown = -1
