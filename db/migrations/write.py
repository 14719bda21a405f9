"""Writes revisions from the models; for developers.

``python -m db.migrations.write "Contacts get a second telephone"`` writes the next revision: what the models
have and the newest revision has not; where only triggers or searched columns changed, it marks that alone.
``--anew`` throws all revisions away and writes the beginning, in pieces that stay readable; only as long as
no office has a file.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from alembic.operations.ops import MigrateOperation, UpgradeOps
from sqlalchemy import Connection

from db import triggers, upgrade
from db.engine import open_engine
from db.migrations.run import FOLDER, run, settings
from db.tables import METADATA
from db.types import DayType, MomentType, MoneyType

VERSIONS = FOLDER / "versions"
LINES = 200
_PLAIN = {MoneyType: "sa.Integer()", DayType: "sa.String(10)", MomentType: "sa.String(19)"}
_HEAD = '''"""The newest revision and its triggers; written by ``python -m db.migrations.write``."""

HEAD = "{head}"
DERIVED = {derived}
"""``db.upgrade.fingerprint`` of triggers and search index; a file with another one gets them anew."""
'''
_FILE = '''"""{title}."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {down}


def upgrade() -> None:
    """Make the tables of this version."""
{body}
'''


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m db.migrations.write", description=__doc__)
    parser.add_argument("title", nargs="?", default="", help="one line: what changed")
    parser.add_argument("--anew", action="store_true", help="replace all revisions by a new beginning")
    asked = parser.parse_args(arguments)
    if asked.anew == bool(asked.title):
        parser.error("either a title or --anew")
    if asked.anew:
        for old in VERSIONS.glob("[0-9]*.py"):
            old.unlink()
    written = write(asked.title or "The beginning")
    for path in written:
        sys.stdout.write(f"{path.name}\n")
    return 0


def write(title: str) -> list[Path]:
    """Write the next revisions; none when the models have nothing new."""
    known = sorted(path.name[:4] for path in VERSIONS.glob("[0-9]*.py"))
    last = known[-1] if known else ""
    written = []
    pieces = _pieces(difference())
    for piece in pieces:
        revision = f"{int(last or 0) + 1:04d}"
        named = f"{title}: {_span(piece)}" if len(pieces) > 1 else title
        path = VERSIONS / f"{revision}_{re.sub('[^a-z0-9]+', '_', named.lower()).strip('_')}.py"
        body = _FILE.format(title=named, revision=revision, down=f'"{last}"' if last else None, body=piece)
        path.write_text(body, encoding="utf-8", newline="\n")
        written.append(path)
        last = revision
    (FOLDER / "head.py").write_text(
        _HEAD.format(head=last, derived=upgrade.fingerprint()), encoding="utf-8", newline="\n"
    )
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", *map(str, written)], check=True)  # noqa: S603 - our own files
    return written


def _span(piece: str) -> str:
    """The first and the last table of a piece; tables are made in the order they depend on each other."""
    tables = re.findall(r'op\.(?:create_table|batch_alter_table)\(\s*["\'](\w+)', piece)
    names = list(dict.fromkeys(tables)) or ["more"]
    return names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"


def difference() -> list[str]:
    """The operations that lead from the newest revision to the models, as Python."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        path.touch()
        engine = open_engine(path, bytes(32))
        try:
            with engine.begin() as connection:
                if any(VERSIONS.glob("[0-9]*.py")):
                    run(connection)
                return _rendered(connection)
        finally:
            engine.dispose()


def _rendered(connection: Connection) -> list[str]:
    context = MigrationContext.configure(connection, opts=dict(settings()))
    triggers.records()
    script = produce_migrations(context, METADATA)
    made = script.upgrade_ops
    return [_python(one, context) for one in made.ops] if made is not None else []


def _python(operation: MigrateOperation, context: MigrationContext) -> str:
    text = render_python_code(
        UpgradeOps([operation]), render_as_batch=True, render_item=_plain, migration_context=context
    )
    return "\n".join(line for line in text.splitlines() if "# ###" not in line and line.strip())


def _plain(kind: str, item: Any, _: AutogenContext) -> Any:
    """A revision outlives the classes of the program: it knows only SQLAlchemy's own types."""
    return _PLAIN.get(type(item), False) if kind == "type" else False


def _pieces(operations: Sequence[str]) -> list[str]:
    """The operations in files of readable length."""
    pieces: list[list[str]] = [[]]
    for text in operations:
        if pieces[-1] and sum(part.count("\n") + 1 for part in pieces[-1]) + text.count("\n") > LINES:
            pieces.append([])
        pieces[-1].append("    " + text.strip())
    return ["\n".join(piece) for piece in pieces if piece]


if __name__ == "__main__":
    raise SystemExit(main())
