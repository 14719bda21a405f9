"""What proves a copy of the file: every page and index checked, its contents counted, its bytes digested."""

import json
import os
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.domain.errors import Unavailable
from db.engine import connect, connect_plain, faults_told
from db.store import FILE

PROOF = "proof.json"
_CHUNK = 1 << 20


def copy(source: Path, target: Path, key: bytes) -> dict[str, Any]:
    """Copy page by page inside one read transaction, in which the original is counted, too."""
    with faults_told():
        original, made = connect(source, key), connect_plain(target, key)
        try:
            original.execute("BEGIN")
            expected = _contents(original)
            made.execute("PRAGMA synchronous=OFF")
            original.backup(made, pages=-1)
            made.execute("PRAGMA journal_mode=DELETE").fetchall()
        finally:
            made.close()
            original.close()
    to_disk(target)
    return expected


def examine(path: Path, key: bytes) -> dict[str, Any]:
    """Open a copy with the key, check every page and every index, and say what is in it.

    Raises:
        Unavailable: when it does not hold.
    """
    with faults_told():
        connection = connect_plain(path, key)
        try:
            connection.execute("PRAGMA query_only=ON")
            pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            sound = connection.execute("PRAGMA integrity_check").fetchall()
            if pages or [row[0] for row in sound] != ["ok"]:
                raise not_proven()
            return _contents(connection)
        finally:
            connection.close()


def _contents(connection: Any) -> dict[str, Any]:
    """The newest digest of the audit chain, which covers all records, and the rows of every table."""
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%' "
            "AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
    ]
    counts = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 - names from the schema
    head = connection.execute("SELECT digest FROM journal").fetchone()[0]
    return {"head": head.hex(), "counts": counts}


def write(folder: Path, at: datetime, reason: str, contents: dict[str, Any]) -> dict[str, Any]:
    """Write down beside a copy what was proven of it."""
    file = folder / FILE
    made = {
        "at": at.isoformat(),
        "reason": reason,
        "sha256": digest(file),
        "size": file.stat().st_size,
        "contents": contents,
    }
    path = folder / PROOF
    path.write_text(json.dumps(made, indent=1), encoding="utf-8", newline="\n")
    to_disk(path)
    return made


def read(folder: Path) -> dict[str, Any]:
    """What was written down; empty when it is missing, garbled or speaks of another file."""
    try:
        found = json.loads((folder / PROOF).read_text(encoding="utf-8"))
        return found if _whole(found) and found["size"] == (folder / FILE).stat().st_size else {}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}


def _whole(found: Any) -> bool:
    """Whether every part is there and of its kind."""
    texts = (found["sha256"], found["reason"], found["contents"]["head"])
    local = datetime.fromisoformat(found["at"]).tzinfo is None
    return local and all(isinstance(text, str) for text in texts) and isinstance(found["size"], int)


def digest(path: Path) -> str:
    """SHA-256 of the bytes of a file."""
    found = sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def to_disk(path: Path) -> None:
    """Wait until the disk has it."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def not_proven() -> Unavailable:
    """The sentence for a copy that does not hold."""
    return Unavailable(
        "Die Sicherung hat die Prüfung nicht bestanden und wurde verworfen.",
        "Bitte versuchen Sie es noch einmal oder wählen Sie ein anderes Laufwerk.",
    )
