"""Reads the code lists and settings that many screens need."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.office import Code, Setting, Staff


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
