"""An office opened from the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.cli import console
from app.domain.sheets import SheetSource
from app.features.funds.service import GUARDS
from app.shell.opening import open_office
from app.shell.registry import FEATURES, load
from app.system.clock import Clock
from db.store import Store


@contextmanager
def opened(folder: Path, clock: Clock) -> Iterator[Store]:
    """Open an office with the passphrase of the environment or a prompt, and close it in the end.

    Raises:
        Refused: when there is no office or the passphrase is wrong.
        Unavailable: when the file is damaged or in use.
    """
    store = open_office(folder, console.passphrase(folder), clock, GUARDS).store
    try:
        yield store
    finally:
        store.close()


def sheets() -> tuple[SheetSource, ...]:
    """The sheets of all features, in the order of the navigation."""
    return tuple(sheet for feature in FEATURES if feature.sheets for sheet in load(feature.sheets))
