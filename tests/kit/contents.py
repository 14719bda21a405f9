"""Everything an office knows, to be compared with what it knew before."""

from hashlib import sha256

from sqlalchemy import select

from db.store import Store
from db.tables import METADATA

LEFT_OUT = frozenset({"steps", "changes", "journal", "files"})
"""The journal grows with every step, undone or not; files are kept for ever under their digest."""


def contents(store: Store) -> str:
    """Digest of every row of every table but the journal and the files."""
    whole = sha256()
    with store.read() as session:
        for name in sorted(METADATA.tables.keys() - LEFT_OUT):
            table = METADATA.tables[name]
            for row in session.execute(select(table).order_by(*table.primary_key)):
                whole.update(f"{name}{tuple(row)!r}".encode())
    return whole.hexdigest()
