"""The bare limit of a step: the same writing statements once more, straight into the same file."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from app.bench.figures import seconds
from db.store import Store

Statement = tuple[str, Any, bool]
_WRITING = ("INSERT", "UPDATE", "DELETE")


class _Back(Exception):  # noqa: N818 - not an error: the way out of a step that is not to stay
    """Leaves a step, so that nothing of it stays."""


def against_replay(
    store: Store, act: Callable[[Session], object], rounds: int
) -> tuple[list[float], list[float]]:
    """Seconds of a step and of its bare statements, taken in turns, each in a step that is left undone.

    Reading, deciding and building the records is ours; the triggers of journal and search index are the
    file's, and both sides pay for them. The commit is on neither side. Each round has a transaction of its
    own: what is written again and again behind savepoints that were rolled back grows slow by itself.
    """
    statements: list[Statement] = []
    _tried(store, lambda session: _hear(session, act, statements))
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(rounds):
        ours.append(_tried(store, act))
        bare.append(_tried(store, lambda session: _replay(session, statements)))
    return ours, bare


def _tried(store: Store, act: Callable[[Session], object]) -> float:
    """One round from the same state: what it wrote is gone afterwards."""
    took = 0.0
    with suppress(_Back), store.write("Messung") as session:
        took = seconds(lambda: act(session)) + seconds(session.flush)
        raise _Back
    return took


def _hear(session: Session, act: Callable[[Session], object], statements: list[Statement]) -> None:
    """Note the writing statements of one round."""

    def hear(*told: Any) -> None:
        _connection, _cursor, sql, values, _context, many = told
        if sql.lstrip().upper().startswith(_WRITING):
            statements.append((sql, values, many))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", hear)
    try:
        act(session)
        session.flush()
    finally:
        event.remove(connection, "before_cursor_execute", hear)


def _replay(session: Session, statements: list[Statement]) -> None:
    cursor = session.connection().connection.cursor()
    try:
        for sql, values, many in statements:
            (cursor.executemany if many else cursor.execute)(sql, values)
            if cursor.description:
                cursor.fetchall()
    finally:
        cursor.close()
