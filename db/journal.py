"""The journal: named steps, what each changed, who and when; read for history, undo, screens and handover."""

import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from db import audit, triggers
from db.tables import CHANGES, STEPS


@dataclass(frozen=True)
class Step:
    """One action of a person.

    Args:
        id: number without gaps.
        name: as it stands in the Edit menu; an undo or redo carries the name of what it reverses.
        at: when.
        staff_id: who.
        sealed: something went out with it; it and all before stay.
        tables: names of the tables it wrote.
        kind: ``do``, ``undo`` or ``redo``.
        reverses_id: the step that an undo or redo reversed.
    """

    id: int
    name: str
    at: datetime
    staff_id: int | None
    sealed: bool
    tables: frozenset[str]
    kind: str = "do"
    reverses_id: int | None = None

    @property
    def title(self) -> str:
        """The name for lists of the history."""
        return {"undo": f"Rückgängig: {self.name}", "redo": f"Wiederholt: {self.name}"}.get(
            self.kind, self.name
        )


@dataclass(frozen=True)
class Change:
    """One record changed by one step; values as Python values, an update carries only what changed."""

    step_id: int
    at: datetime
    staff_id: int | None
    who: str
    name: str
    table: str
    record_id: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def open_step(
    session: Session,
    name: str,
    at: datetime,
    staff_id: int | None,
    *,
    kind: str = "do",
    sealed: bool = False,
    reverses_id: int | None = None,
) -> int:
    """Begin a step in the session's transaction; from now on records may be written."""
    connection = session.connection()
    salt = secrets.token_bytes(audit.SALT)
    values = (kind, reverses_id, name, at.isoformat(timespec="seconds"), staff_id, sealed, salt)
    step_id: int = connection.exec_driver_sql(_OPEN, values).scalar_one()
    connection.exec_driver_sql("UPDATE journal SET open_step_id = ?", (step_id,))
    session.info["sealed"] = sealed
    session.info["step"] = {
        "id": step_id,
        "kind": kind,
        "reverses_id": reverses_id,
        "name": name,
        "at": at,
        "staff_id": staff_id,
        "sealed": sealed,
        "salt": salt,
    }
    return step_id


def changed_tables(session: Session, step_id: int) -> frozenset[str]:
    """Names of the tables a step wrote so far."""
    found = session.connection().exec_driver_sql(
        "SELECT DISTINCT table_name FROM changes WHERE step_id = ?", (step_id,)
    )
    return frozenset(found.scalars())


def close_step(session: Session, step_id: int, tables: frozenset[str]) -> None:
    """End the step: digests, head; a step that changed nothing leaves no trace, unless it is sealed."""
    connection = session.connection()
    if not tables and not session.info["sealed"]:
        connection.exec_driver_sql("UPDATE journal SET open_step_id = NULL")
        connection.exec_driver_sql("DELETE FROM steps WHERE id = ?", (step_id,))
        return
    digest = audit.close(session, {**session.info["step"], "tables": sorted(tables)})
    audit.erase_now(session)
    connection.exec_driver_sql("UPDATE journal SET open_step_id = NULL, digest = ?", (digest,))


def step(session: Session, step_id: int) -> Step | None:
    """The step of that number."""
    row = session.execute(select(*_STEP_COLUMNS).where(STEPS.c.id == step_id)).mappings().one_or_none()
    return None if row is None else as_step(row)


def last_step(session: Session) -> Step | None:
    """The newest step."""
    row = (
        session.execute(select(*_STEP_COLUMNS).order_by(STEPS.c.id.desc()).limit(1)).mappings().one_or_none()
    )
    return None if row is None else as_step(row)


def steps(session: Session, limit: int = 100, after: int = 0) -> list[Step]:
    """The newest steps, newest first, with a number above ``after``."""
    rows = session.execute(
        select(*_STEP_COLUMNS).where(STEPS.c.id > after).order_by(STEPS.c.id.desc()).limit(limit)
    ).mappings()
    return [as_step(row) for row in rows]


def as_step(row: Mapping[Any, Any]) -> Step:
    """A row of ``steps`` as a value."""
    return Step(
        row["id"],
        row["name"],
        row["at"],
        row["staff_id"],
        row["sealed"],
        frozenset(row["tables"]),
        row["kind"],
        row["reverses_id"],
    )


def history(session: Session, table: str, record_id: int) -> list[Change]:
    """What happened to one record and to what points to it by table and id, newest first."""
    own = and_(CHANGES.c.table_name == table, CHANGES.c.record_id == record_id)
    about = (
        and_(CHANGES.c.table_name == name, CHANGES.c.record_id.in_(ids))
        for name, ids in _pointing(session, table, record_id)
    )
    return _changes(session, (or_(own, *about),), newest_first=True)


def changes_after(session: Session, step_id: int, tables: frozenset[str] = frozenset()) -> list[Change]:
    """Everything changed after a step, oldest first, in these tables (in all when none are named)."""
    conditions = [CHANGES.c.step_id > step_id]
    if tables:
        conditions.append(CHANGES.c.table_name.in_(sorted(tables)))
    return _changes(session, tuple(conditions), newest_first=False)


def held(session: Session, table: str, column: str, value: int) -> list[int]:
    """Every record of a table that ever had this value in a column."""
    ever = (func.json_extract(line, f"$.{column}") == value for line in (CHANGES.c.before, CHANGES.c.after))
    statement = select(CHANGES.c.record_id).where(CHANGES.c.table_name == table, or_(*ever)).distinct()
    return list(session.scalars(statement))


def values(table: str, line: str | None) -> dict[str, Any] | None:
    """The JSON of a line as Python values of the table's columns (Money, date …)."""
    if line is None:
        return None
    known = triggers.record_tables().get(table)
    columns: Mapping[str, Any] = {} if known is None else {column.name: column for column in known.columns}
    raw: dict[str, Any] = json.loads(line)
    return {name: _value(columns.get(name), value) for name, value in raw.items()}


def _pointing(session: Session, table: str, record_id: int) -> Iterator[tuple[str, list[int]]]:
    """Rows of any record that carry ``record_table`` and ``record_id``, those that are gone included."""
    for name, known in triggers.record_tables().items():
        if "record_table" not in known.columns or "record_id" not in known.columns:
            continue
        there = select(known.c.id).where(known.c.record_table == table, known.c.record_id == record_id)
        gone = select(CHANGES.c.record_id).where(
            CHANGES.c.table_name == name,
            CHANGES.c.after.is_(None),
            func.json_extract(CHANGES.c.before, "$.record_table") == table,
            func.json_extract(CHANGES.c.before, "$.record_id") == record_id,
        )
        ids = list(session.scalars(there.union(gone)))
        if ids:
            yield name, ids


def _value(column: Any, raw: Any) -> Any:
    if column is None or raw is None:
        return raw
    processor = column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    return processor(raw) if processor else raw


def _changes(session: Session, conditions: tuple[Any, ...], *, newest_first: bool) -> list[Change]:
    order = CHANGES.c.id.desc() if newest_first else CHANGES.c.id.asc()
    rows = session.execute(
        select(
            CHANGES.c.step_id,
            STEPS.c.at,
            STEPS.c.staff_id,
            STEPS.c.name,
            STEPS.c.kind,
            CHANGES.c.table_name,
            CHANGES.c.record_id,
            CHANGES.c.before,
            CHANGES.c.after,
        )
        .join(STEPS, STEPS.c.id == CHANGES.c.step_id)
        .where(*conditions)
        .order_by(order)
    ).all()
    names = _names(session, {row.staff_id for row in rows if row.staff_id is not None})
    prefix = {"undo": "Rückgängig: ", "redo": "Wiederholt: "}
    return [
        Change(
            row.step_id,
            row.at,
            row.staff_id,
            names.get(row.staff_id, ""),
            prefix.get(row.kind, "") + row.name,
            row.table_name,
            row.record_id,
            values(row.table_name, row.before),
            values(row.table_name, row.after),
        )
        for row in rows
    ]


def _names(session: Session, staff: set[int]) -> dict[int, str]:
    table = triggers.record_tables().get("staff")
    if table is None or not staff:
        return {}
    return {row.id: row.name for row in session.execute(select(table).where(table.c.id.in_(staff)))}


_DIALECT = sqlite.dialect()
_STEP_COLUMNS = tuple(
    STEPS.c[name] for name in ("id", "name", "at", "staff_id", "sealed", "tables", "kind", "reverses_id")
)
_OPEN = (
    "INSERT INTO steps (id, kind, reverses_id, name, at, staff_id, sealed, salt, tables) "
    "VALUES ((SELECT coalesce(max(id), 0) + 1 FROM steps), ?, ?, ?, ?, ?, ?, ?, '[]') RETURNING id"
)
