"""Which records of the office the rows of a sheet stand for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.domain.sheets import SheetSource
from db import lookups


@dataclass(frozen=True)
class Records:
    """Ids by the identity a row has outside the file; what is gone is missing.

    Args:
        own: rows that are the whole record. owners: rows that are only part of one.
    """

    own: Mapping[str, int] = field(default_factory=dict)
    owners: Mapping[str, int] = field(default_factory=dict)

    def id_of(self, uid: str) -> int | None:
        """The record a row is, or belongs to."""
        return self.own.get(uid, self.owners.get(uid))


def records_of(session: Session, source: SheetSource, uids: Collection[str]) -> Records:
    """The records of these rows."""
    if not source.table:
        return Records()
    own = lookups.ids_of(session, source.table, uids)
    missing = set(uids) - own.keys()
    owners = source.parts.owners(session, missing) if missing and source.parts is not None else {}
    return Records(own, owners)
