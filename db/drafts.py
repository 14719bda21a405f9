"""Drafts: what is typed but not saved, kept in the encrypted file in short transactions of their own."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from db.tables import DRAFTS


@dataclass(frozen=True)
class Draft:
    """One unsaved form, by the key its screen gave it."""

    key: str
    payload: dict[str, Any]
    at: datetime
    staff_id: int | None


def forget(session: Session, key: str) -> None:
    """Discard the drafts of one record within a step, also those set aside as ``key:…``."""
    session.execute(delete(DRAFTS).where((DRAFTS.c.key == key) | DRAFTS.c.key.startswith(f"{key}:")))


class Drafts:
    """The drafts of an office; every call is one short transaction.

    Args:
        transaction: opens a transaction outside the journal.
        now: the time of a draft.
        who: the member of staff at work.
    """

    def __init__(
        self,
        transaction: Callable[[], AbstractContextManager[Connection]],
        now: Callable[[], datetime],
        who: Callable[[], int | None],
    ) -> None:
        self._transaction = transaction
        self._now = now
        self._who = who

    def save(self, key: str, payload: dict[str, Any]) -> None:
        """Keep what is typed; returns when it is on the disk."""
        values = {"payload": payload, "at": self._now(), "staff_id": self._who()}
        with self._transaction() as connection:
            connection.execute(
                insert(DRAFTS)
                .values(key=key, **values)
                .on_conflict_do_update(index_elements=["key"], set_=values)
            )

    def load(self, key: str) -> dict[str, Any] | None:
        """What was typed under that key."""
        return next((draft.payload for draft in self._read(key)), None)

    def discard(self, key: str) -> None:
        """Forget a draft; nothing happens when there is none."""
        with self._transaction() as connection:
            connection.execute(delete(DRAFTS).where(DRAFTS.c.key == key))

    def all(self) -> list[Draft]:
        """Every draft, newest first."""
        return self._read()

    def _read(self, key: str | None = None) -> list[Draft]:
        statement = select(DRAFTS.c.key, DRAFTS.c.payload, DRAFTS.c.at, DRAFTS.c.staff_id)
        if key is not None:
            statement = statement.where(DRAFTS.c.key == key)
        with self._transaction() as connection:
            rows = connection.execute(statement.order_by(DRAFTS.c.at.desc(), DRAFTS.c.key)).all()
        return [Draft(*row) for row in rows]
