"""Undo and redo: a step's rows are put back, last first, in a new step; linear, and it survives a restart."""
# ruff: noqa: S608 - table and column names come from the metadata, values are bound

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from db import journal
from db.journal import Step
from db.tables import CHANGES, MIGRATED, STEPS


@dataclass(frozen=True)
class Offer:
    """What undo or redo is about.

    Args:
        step: the step that comes next; None when there is none.
        why: why it has to stay; empty when it can go.
    """

    step: Step | None = None
    why: str = ""

    @property
    def possible(self) -> Step | None:
        """The step, if it can go."""
        return None if self.why else self.step


def to_offer(session: Session) -> tuple[Offer, Offer]:
    """What undo and redo would do, or why they cannot; redo's goes by the name of what it redoes."""
    top, newest = (_offer(session, found) for found in (_top(session), _newest_undo(session)))
    return top, newest


def _offer(session: Session, found: Step | None) -> Offer:
    return Offer(found, blocked(session, found) if found is not None else "")


def to_undo(session: Session) -> Step | None:
    """The step to take back now.

    Raises:
        Refused: when the newest step has to stay, with the reason.
    """
    found = _top(session)
    if found is not None and (why := blocked(session, found)):
        raise Refused(why)
    return found


def to_redo(session: Session) -> Step | None:
    """The undo step to take back now.

    Raises:
        Refused: when it has to stay, with the reason.
    """
    found = _newest_undo(session)
    if found is not None and (why := blocked(session, found)):
        raise Refused(why)
    return found


def blocked(session: Session, step: Step) -> str:
    """Why a step cannot be taken back; empty when it can."""
    if step.sealed:
        return (
            f"„{step.name}“ lässt sich nicht rückgängig machen, weil damit etwas nach außen gegangen "
            "oder endgültig gelöscht worden ist. Bitte berichtigen Sie es durch einen neuen Vorgang."
        )
    migrated = session.scalar(
        select(MIGRATED.c.table_name).where(
            MIGRATED.c.after_step_id >= step.id, MIGRATED.c.table_name.in_(sorted(step.tables))
        )
    )
    if migrated is not None:
        return (
            f"„{step.name}“ stammt aus einer älteren Programmfassung und steht nur noch im Verlauf. "
            "Bitte ändern Sie den Eintrag von Hand."
        )
    return ""


def reverse(session: Session, step: Step) -> None:
    """Put back every row the step wrote, in the open step of the session.

    Foreign keys are checked when the transaction ends, because the order of the lines is the order of
    writing, not of dependence.

    Raises:
        RuntimeError: when a row does not stand as the step left it, or is not as it was afterwards.
    """
    session.execute(text("PRAGMA defer_foreign_keys=ON"))
    lines = session.execute(
        select(CHANGES.c.table_name, CHANGES.c.record_id, CHANGES.c.before, CHANGES.c.after)
        .where(CHANGES.c.step_id == step.id)
        .order_by(CHANGES.c.id.desc())
    ).all()
    expected: dict[tuple[str, int], dict[str, Any] | None] = {}
    for table, record_id, before, after in lines:
        old, new = (json.loads(part) if part else None for part in (before, after))
        _put_back(session, table, record_id, old, new)
        known = expected.get((table, record_id)) or {}
        expected[table, record_id] = None if old is None else {**known, **old}
    session.expire_all()
    for (table, record_id), row in expected.items():
        _check(session, table, record_id, row)


def _put_back(
    session: Session, table: str, record_id: int, old: dict[str, Any] | None, new: dict[str, Any] | None
) -> None:
    if old is None:
        _run(session, f'DELETE FROM "{table}" WHERE id = ?', (record_id,))
        return
    names = list(old)
    parameters = (*(_native(old[name]) for name in names), record_id)
    if new is None:
        columns = ", ".join(f'"{name}"' for name in [*names, "id"])
        marks = ", ".join("?" * len(parameters))
        _run(session, f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', parameters)
        return
    columns = ", ".join(f'"{name}" = ?' for name in names)
    _run(session, f'UPDATE "{table}" SET {columns} WHERE id = ?', parameters)


def _check(session: Session, table: str, record_id: int, row: Mapping[str, Any] | None) -> None:
    names = ", ".join(f'"{name}"' for name in row) if row else "1"
    found = (
        _run(session, f'SELECT {names} FROM "{table}" WHERE id = ?', (record_id,)).mappings().one_or_none()
    )
    if (None if found is None else dict(found)) != (None if row is None else dict(row)):
        raise RuntimeError(f"{table} {record_id} is not what it was")


def _run(session: Session, statement: str, parameters: Sequence[Any]) -> Any:
    return session.connection().exec_driver_sql(statement, tuple(parameters))


def _native(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


def _top(session: Session) -> Step | None:
    """Skip what is undone: an undo step jumps to before the step it reversed."""
    step = journal.last_step(session)
    while step is not None and step.kind == "undo" and step.reverses_id is not None:
        step = _before(session, step.reverses_id)
    return step


def _newest_undo(session: Session) -> Step | None:
    """Skip what is redone: a redo step jumps to before the undo it reversed."""
    step = journal.last_step(session)
    while step is not None and step.kind == "redo" and step.reverses_id is not None:
        step = _before(session, step.reverses_id)
    return step if step is not None and step.kind == "undo" else None


def _before(session: Session, step_id: int) -> Step | None:
    found = session.scalar(
        select(STEPS.c.id).where(STEPS.c.id < step_id).order_by(STEPS.c.id.desc()).limit(1)
    )
    return None if found is None else journal.step(session, found)
