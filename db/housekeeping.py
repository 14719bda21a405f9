"""What keeps the file short and free of what was erased, and the next step quick; outside transactions."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import configure_mappers

from db import place, triggers
from db.engine import faults_told


def clear_halves(folder: Path) -> None:
    """What a kill in the middle of a restore or a change of passphrase left behind."""
    for name in (place.RESTORED, place.NEW_SLOTS):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def map_records() -> None:
    """Map all records before the first one is asked for; takes more than a tenth of a second."""
    triggers.records()
    configure_mappers()


def checkpoint(connection: Connection) -> None:
    """Bring the write-ahead log into the file, as far as nobody reads it: keeps the next save short.

    Raises:
        Unavailable: when the computer does not let it.
    """
    with faults_told():
        _driver(connection).execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def rewrite(connection: Connection) -> None:
    """Write the file anew without its free pages, and empty the log: nothing erased is left in either.

    Raises:
        Unavailable: when the computer does not let it.
    """
    with faults_told():
        driver = _driver(connection)
        driver.execute("VACUUM")
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
