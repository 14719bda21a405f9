"""Runs the revisions a file lacks, in one transaction: all of them or none."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from app.domain.errors import Unavailable
from db import search, triggers, upgrade

FOLDER = Path(__file__).parent


def migrate(engine: Engine, folder: Path = FOLDER) -> None:
    """Bring the file's tables to the newest revision, then remake what is derived from them.

    Foreign keys are off meanwhile, because changing a parent table copies and drops it, which would cascade
    (https://www.sqlite.org/lang_altertable.html, section 7); everything is checked before the commit.

    Raises:
        Unavailable: when the result does not hold; then the file is as it was.
    """
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.execution_options(begin="IMMEDIATE").begin():
                before = upgrade.columns(connection)
                triggers.remove(connection)
                run(connection, folder)
                upgrade.mark_migrated(connection, before)
                upgrade.finish(connection)
                search.rebuild(Session(connection))
                _check(connection)
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def run(connection: Connection, folder: Path = FOLDER) -> None:
    """Run the missing revisions in the connection's transaction."""
    script = ScriptDirectory(str(folder))

    def missing(revision: Any, _: object) -> Any:
        return script._upgrade_revs("head", revision)  # noqa: SLF001 - as in Alembic's own command module

    with EnvironmentContext(Config(), script, fn=missing) as environment:
        environment.configure(connection=connection, transactional_ddl=True, render_as_batch=True)
        environment.run_migrations()


def _check(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    sound = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if orphans or sound != ["ok"]:
        raise Unavailable(
            "Die Umstellung auf die neue Fassung ist fehlgeschlagen; das Büro ist unverändert.",
            "Bitte arbeiten Sie mit der bisherigen Fassung weiter und melden Sie den Fehler.",
        )


def settings() -> Mapping[str, Any]:
    """How Alembic compares the models with a file."""
    return {"render_as_batch": True, "compare_type": True, "compare_server_default": True}
