"""The version of a file: a new one begins at the newest, an older one is upgraded, a newer one is refused.

Alembic is imported only when there really is something to upgrade.
"""

import zlib
from collections.abc import Callable

from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from app.domain.errors import Damaged, Refused, Unavailable
from db import search, triggers
from db.engine import RESTORE
from db.migrations.head import DERIVED, HEAD
from db.tables import METADATA

APPLICATION_ID = 0x51424348
"""``QBCH`` in the header of the file (``PRAGMA application_id``)."""

_NOT_OURS = "Diese Datei ist keine Bürodatei von Quartiersbuch."
_NOT_OURS_REMEDY = "Bitte wählen Sie den Ordner, den Sie beim Einrichten des Büros angegeben haben."


def create(engine: Engine) -> None:
    """Make all tables, the index and the triggers of a new file, and stamp it with the newest version."""
    triggers.records()
    with engine.execution_options(begin="IMMEDIATE").begin() as connection:
        METADATA.create_all(connection, checkfirst=False)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
        finish(connection)


def finish(connection: Connection) -> None:
    """What is derived from the tables: index, triggers, the journal's head, the marks in the header."""
    search.install(connection)
    triggers.install(connection)
    connection.exec_driver_sql("INSERT OR IGNORE INTO journal (id, digest) VALUES (1, x'')")
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={DERIVED}")


def bring_up(engine: Engine, secure: Callable[[], None]) -> bool:
    """Bring a file to the newest version; returns whether anything had to be done.

    Args:
        engine: on the file.
        secure: makes a proven backup; called before anything is changed.

    Raises:
        Refused: when a newer program wrote the file.
        Unavailable: when it is no office file.
    """
    with engine.connect() as connection:
        found = version(connection)
        derived = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if found == HEAD and derived == DERIVED:
        return False
    if found == HEAD:
        with engine.execution_options(begin="IMMEDIATE").begin() as connection:
            finish(connection)
            search.rebuild(Session(connection))
        return True
    secure()
    _migrate(engine)
    return True


def version(connection: Connection) -> str:
    """The revision of a file.

    Raises:
        Refused: when it is newer than this program.
        Damaged: when nothing is in the file.
        Unavailable: when the file is no office file.
    """
    tables = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")))
    if not tables:
        raise Damaged("Die Bürodatei ist leer.", RESTORE)
    if "alembic_version" not in tables or "journal" not in tables:
        raise Unavailable(_NOT_OURS, _NOT_OURS_REMEDY)
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if not isinstance(found, str) or not found.isdigit():
        raise Unavailable(_NOT_OURS, _NOT_OURS_REMEDY)
    if int(found) > int(HEAD):
        raise Refused(
            "Dieses Büro wurde mit einer neueren Fassung von Quartiersbuch gespeichert. "
            "Bitte installieren Sie die neue Fassung auch auf diesem Computer."
        )
    return found


def columns(connection: Connection) -> dict[str, list[str]]:
    """The columns of every table in the file, to see which ones a migration touched."""
    names = connection.scalars(
        text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    ).all()
    return {
        name: [str(tuple(row)) for row in connection.exec_driver_sql(f'PRAGMA table_info("{name}")')]
        for name in names
    }


def mark_migrated(connection: Connection, before: dict[str, list[str]]) -> None:
    """Steps so far on tables that look different now, or are gone, are history only."""
    now = columns(connection)
    last = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM steps").scalar_one()
    for name in sorted(triggers.record_tables().keys() | before.keys()):
        if before.get(name) != now.get(name) and last:
            connection.exec_driver_sql(
                "INSERT OR REPLACE INTO migrated_tables (table_name, after_step_id) VALUES (?, ?)",
                (name, last),
            )


def _migrate(engine: Engine) -> None:
    from db.migrations.run import migrate  # noqa: PLC0415 - Alembic costs 0.15 s to import, rarely needed

    migrate(engine)


def fingerprint() -> int:
    """Changes whenever the triggers or the searched columns change; ``DERIVED`` is the newest one."""
    return zlib.crc32("\n".join(triggers.statements()).encode()) & 0x7FFFFFFF
