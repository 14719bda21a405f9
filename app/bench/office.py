"""The office that is measured: a demo district of the wanted size, opened without key derivation."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.demo import PASSPHRASE, build
from app.demo.builder import Progress
from app.features.funds.service import GUARDS
from app.system.clock import Clock
from db import vault
from db.store import Store


def make(folder: Path, clock: Clock, consultations: int, progress: Progress) -> None:
    """Build it; the cheap key keeps what is slow on purpose out of the figures."""
    build(folder, clock, progress, consultations=consultations, cost=vault.Cost.TEST)


@contextmanager
def opened(folder: Path, clock: Clock) -> Iterator[Store]:
    """The open store."""
    store = Store.open(folder, vault.unlock(folder, PASSPHRASE).key, clock)
    store.guards += GUARDS
    try:
        yield store
    finally:
        store.close()
