"""The computer failing at any moment: the n-th statement of an office breaks, as on a full disk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from app.domain.errors import Unavailable
from db.store import Store

MOST = 400


@contextmanager
def failing(store: Store, at: int) -> Iterator[None]:
    """Let the statement number ``at`` (from 1) and all later ones fail, COMMIT counted as one."""
    done = 0

    def count(*_: Any) -> None:
        nonlocal done
        done += 1
        if done >= at:
            raise Unavailable("Die Festplatte ist voll.", "Bitte schaffen Sie Platz.")

    event.listen(store.engine, "before_cursor_execute", count)
    event.listen(store.engine, "commit", count)
    try:
        yield
    finally:
        event.remove(store.engine, "before_cursor_execute", count)
        event.remove(store.engine, "commit", count)


def every_statement_fails_once(store: Store, act: Callable[[], object]) -> int:
    """Run an action with its first, second, third … statement failing until it gets through.

    Nothing of it may remain before that; returns how many statements it took.
    """
    before = contents(store)
    at = 0
    for at in range(1, MOST):
        try:
            with failing(store, at):
                act()
        except Unavailable:
            assert contents(store) == before, f"statement {at} failed and left something behind"
        else:
            return at - 1
    raise AssertionError(f"not done after {MOST} statements")


def contents(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, to compare two states of an office; the search index by its rows."""
    with store.read() as session:
        connection = session.connection()
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND name NOT LIKE 'search_index_%' ORDER BY name"
        ).scalars()
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(_all(name))]
            for name in names.all()
            if name != "sqlite_sequence"
        }


def records(store: Store, *aside: str) -> dict[str, list[tuple[Any, ...]]]:
    """What an office knows: all but the journal and the archive, which remember what was taken back.

    Args:
        store: the office.
        aside: further tables that are left out.
    """
    out = {"changes", "files", "journal", "steps", *aside}
    return {name: rows for name, rows in contents(store).items() if name not in out}


def _all(name: str) -> str:
    if name == "search_index":
        return "SELECT rowid FROM search_index ORDER BY rowid"
    return f'SELECT * FROM "{name}"'  # noqa: S608 - a name from the schema
