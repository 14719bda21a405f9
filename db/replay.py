"""Whether the records stand as the journal left them; what was written past it shows."""
# ruff: noqa: S608 - table and column names come from the metadata, values are bound

import json
from collections.abc import Callable, Iterator
from itertools import count, groupby, islice
from typing import Any

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from db import triggers
from db.tables import CHANGES, MIGRATED

MOST = 20
"""Differences told; whoever has that many needs a backup, not a longer list."""
_BLOCK = 2_000

State = dict[str, Any] | None
"""Columns as the journal tells them; None for a record that is not there."""


def differences(session: Session, tell: Callable[[int], None] | None = None) -> list[str]:
    """A German sentence for each record that is not as its last lines say, at most so many.

    Columns that were erased are not told any more and not compared, nor is what a migration changed.

    Args:
        session: a reading session.
        tell: told how many records are compared.
    """
    migrated: dict[str, int] = {
        row.table_name: row.after_step_id
        for row in session.execute(select(MIGRATED.c.table_name, MIGRATED.c.after_step_id))
    }
    done = count(1)

    def compared() -> None:
        if tell:
            tell(next(done))

    found = (
        sentence
        for name in triggers.record_tables()
        for sentence in _of_table(session, name, migrated.get(name), compared)
    )
    return list(islice(found, MOST))


def _of_table(
    session: Session, name: str, migrated: int | None, compared: Callable[[], None]
) -> Iterator[str]:
    rows = _rows(session, name)
    row = next(rows, None)
    for record_id, state in _told(session, name, migrated or 0):
        while row is not None and row["id"] < record_id:
            yield from _unknown(name, row, migrated)
            row = next(rows, None)
        here = row if row is not None and row["id"] == record_id else None
        if here is not None:
            row = next(rows, None)
        compared()
        if not _same(state, here):
            yield f"In der Tabelle {name} steht Eintrag {record_id} anders da, als der Verlauf sagt."
    while row is not None:
        yield from _unknown(name, row, migrated)
        row = next(rows, None)


def _unknown(name: str, row: RowMapping, migrated: int | None) -> Iterator[str]:
    """A migration may have made records of its own."""
    if migrated is None:
        yield f"In der Tabelle {name} steht Eintrag {row['id']}, von dem der Verlauf nichts weiß."


def _same(state: State, row: RowMapping | None) -> bool:
    if state is None or row is None:
        return state is None and row is None
    return all(row[name] == value for name, value in state.items() if name in row)


def _rows(session: Session, name: str) -> Iterator[RowMapping]:
    """The records as the file holds them, in order."""
    found = session.connection().exec_driver_sql(
        f'SELECT * FROM "{name}" ORDER BY id', execution_options={"yield_per": _BLOCK}
    )
    return iter(found.mappings())


def _told(session: Session, name: str, migrated: int) -> Iterator[tuple[int, State]]:
    """What the journal says of each record; of what it was before a migration, only that it was there."""
    lines = session.execute(
        select(CHANGES.c.record_id, CHANGES.c.step_id, CHANGES.c.before, CHANGES.c.after)
        .where(CHANGES.c.table_name == name)
        .order_by(CHANGES.c.record_id, CHANGES.c.id),
        execution_options={"yield_per": _BLOCK},
    )
    for record_id, its in groupby(lines, key=lambda line: line.record_id):
        state: State = None
        for line in its:
            told = json.loads(line.after or "{}") if line.step_id > migrated else {}
            state = None if line.after is None else {**(state or {}), **told}
        yield record_id, state
