"""Reads the code lists and settings that many screens need."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.office import Code, Setting, Staff
from db.tables import METADATA

Key = TypeVar("Key")
_PART = 5_000
"""Keys asked for at once; SQLite takes 32,766."""


@dataclass(frozen=True)
class Entry:
    """An entry of a code list or another short list to choose from."""

    id: int
    label: str
    active: bool = True
    built_in: str = ""


def codes(session: Session, list_key: str, *, all_of_them: bool = False) -> list[Entry]:
    """The entries of a code list in its order; inactive ones only when asked for."""
    statement = select(Code.id, Code.label, Code.active, Code.built_in).where(Code.list_key == list_key)
    if not all_of_them:
        statement = statement.where(Code.active)
    rows = session.execute(statement.order_by(Code.position, Code.label)).all()
    return [Entry(*row) for row in rows]


def labels(session: Session) -> dict[int, str]:
    """The labels of all code lists by id."""
    return {row.id: row.label for row in session.execute(select(Code.id, Code.label))}


def staff(session: Session, *, all_of_them: bool = False) -> list[Entry]:
    """The members of staff by name; those who left only when asked for."""
    statement = select(Staff.id, Staff.name, Staff.active)
    if not all_of_them:
        statement = statement.where(Staff.active)
    return [Entry(*row) for row in session.execute(statement.order_by(Staff.name))]


def setting(session: Session, key: str) -> Mapping[str, Any]:
    """A setting of the office; empty when it was never made."""
    found = session.scalar(select(Setting.value).where(Setting.key == key))
    return found or {}


def put_setting(session: Session, key: str, value: dict[str, Any]) -> None:
    """Make or change a setting."""
    row = session.scalar(select(Setting).where(Setting.key == key))
    if row is None:
        session.add(Setting(key=key, value=value))
    else:
        row.value = value


def ids_of(session: Session, table: str, uids: Collection[str]) -> dict[str, int]:
    """The ids of records by their identity outside the file; those that are gone are left out."""
    records = METADATA.tables[table]
    return {
        row.uid: row.id
        for part in batched(sorted(uids))
        for row in session.execute(select(records.c.uid, records.c.id).where(records.c.uid.in_(part)))
    }


def uids_of(session: Session, table: str, ids: Collection[int]) -> dict[int, str]:
    """The identities outside the file of records by their id; those that are gone are left out."""
    records = METADATA.tables[table]
    return {
        row.id: row.uid
        for part in batched(sorted(ids))
        for row in session.execute(select(records.c.id, records.c.uid).where(records.c.id.in_(part)))
    }


def batched(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """Keys in parts that fit into one question to the file."""
    for begin in range(0, len(keys), _PART):
        yield keys[begin : begin + _PART]
