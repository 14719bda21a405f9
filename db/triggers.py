"""Triggers from the metadata: they write the journal and keep the search index, whatever wrote the row.

They are derived objects, remade as a whole when a file is created or upgraded; migrations know only tables.
"""
# ruff: noqa: S608 - table and column names come from the metadata, values are bound

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table, text
from sqlalchemy.types import REAL, Float, LargeBinary

if TYPE_CHECKING:
    from db.base import Record

PREFIX = "qb_"
OUTSIDE = "not inside a step"
IMMUTABLE = "archived files and closed steps do not change"

_STEP = f"coalesce((SELECT open_step_id FROM journal), RAISE(ABORT, '{OUTSIDE}'))"


@cache
def record_tables() -> dict[str, Table]:
    """Every journaled table by name."""
    return {
        table.name: table for table in (model.__table__ for model in records()) if isinstance(table, Table)
    }


@cache
def records() -> tuple[type["Record"], ...]:
    """Every model whose rows are journaled, by table name."""
    # Mapping all of them takes a tenth of a second, which opening an office need not wait for.
    import db.models  # noqa: PLC0415, F401 - loaded for its classes, when they are needed
    from db.base import Base, Record  # noqa: PLC0415 - comes with them

    found = [mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Record)]
    return tuple(sorted(found, key=lambda model: str(model.__tablename__)))


def install(connection: Connection) -> None:
    """Remake all triggers and what they write to beside the tables."""
    remove(connection)
    for statement in statements():
        connection.exec_driver_sql(statement)


def remove(connection: Connection) -> None:
    """Drop all triggers, so that a migration is not journaled."""
    for (name,) in connection.execute(
        text(r"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'qb\_%' ESCAPE '\'")
    ).all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def statements() -> list[str]:
    """Every CREATE TRIGGER of the file."""
    made = list(_GUARDS)
    for model in records():
        made += journal_triggers(model)
        if model.__search_kind__:
            made += search_triggers(model)
    return made


def journal_triggers(model: type["Record"]) -> list[str]:
    """The three that write ``changes``; an update keeps only the columns that changed."""
    table = record_tables()[str(model.__tablename__)]
    columns = [column.name for column in table.columns if column.name != "id"]
    for column in table.columns:
        if isinstance(column.type, Float | REAL | LargeBinary):
            raise TypeError(f"{table.name}.{column.name}: the journal keeps whole numbers and text only")
    differs = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}" COLLATE BINARY' for name in columns)
    return [
        _trigger(table.name, "INSERT", "", _line(table.name, "NEW", "NULL", _whole("NEW", columns))),
        _trigger(table.name, "DELETE", "", _line(table.name, "OLD", _whole("OLD", columns), "NULL")),
        _trigger(
            table.name,
            "UPDATE",
            f"WHEN {differs}",
            _line(table.name, "OLD", _changed("OLD", columns), _changed("NEW", columns)),
        ),
        (
            f'CREATE TRIGGER "{PREFIX}identity_{table.name}" BEFORE UPDATE OF id ON "{table.name}" '
            f"WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'a record keeps its id'); END"
        ),
    ]


def search_triggers(model: type["Record"]) -> list[str]:
    """The three that keep the search index; its rowid is ``kind << 40 | id`` (see ``db.search``)."""
    table = str(model.__tablename__)
    columns = [*model.__search_title__, *model.__search_text__]
    rowid = f"((SELECT id FROM search_kinds WHERE kind = '{model.__search_kind__}') << 40) + "
    parts = ", ".join(_searched("NEW", names) for names in (model.__search_title__, model.__search_text__))
    put = f"INSERT INTO search_index (rowid, title, body) VALUES ({rowid}NEW.id, {parts});"
    drop = f"DELETE FROM search_index WHERE rowid = {rowid}OLD.id;"
    differs = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}" COLLATE BINARY' for name in columns)
    return [
        f'CREATE TRIGGER "{PREFIX}search_insert_{table}" AFTER INSERT ON "{table}" BEGIN {put} END',
        f'CREATE TRIGGER "{PREFIX}search_delete_{table}" AFTER DELETE ON "{table}" BEGIN {drop} END',
        (
            f'CREATE TRIGGER "{PREFIX}search_update_{table}" AFTER UPDATE ON "{table}" '
            f"WHEN {differs} BEGIN {drop} {put} END"
        ),
    ]


def indexed(model: type["Record"], names: tuple[str, ...]) -> str:
    """The SQL of what the index holds for columns of a row of the model's own table."""
    return _searched(f'"{model.__tablename__}"', names)


def _searched(row: str, names: tuple[str, ...]) -> str:
    joined = " || ' ' || ".join(f"coalesce({row}.\"{name}\", '')" for name in names)
    return f"qb_search_text({joined})" if names else "''"


def _trigger(table: str, event: str, when: str, body: str) -> str:
    name = f"{PREFIX}journal_{event.lower()}_{table}"
    return f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" {when} BEGIN {body} END'


def _line(table: str, row: str, before: str, after: str) -> str:
    return (
        "INSERT INTO changes (step_id, table_name, record_id, before, after) "
        f"VALUES ({_STEP}, '{table}', {row}.id, {before}, {after});"
    )


def _whole(row: str, columns: list[str]) -> str:
    return "json_object(" + ", ".join(f"'{name}', {row}.\"{name}\"" for name in columns) + ")"


def _changed(row: str, columns: list[str]) -> str:
    rows = " UNION ALL ".join(
        f'SELECT \'{name}\' AS k, {row}."{name}" AS v WHERE OLD."{name}" IS NOT NEW."{name}" COLLATE BINARY'
        for name in columns
    )
    return f"(SELECT json_group_object(k, v) FROM ({rows}))"


_GUARDS = (
    (
        f'CREATE TRIGGER "{PREFIX}files_immutable" BEFORE UPDATE ON files '
        f"BEGIN SELECT RAISE(ABORT, '{IMMUTABLE}'); END"
    ),
    (
        f'CREATE TRIGGER "{PREFIX}steps_kept" BEFORE DELETE ON steps WHEN OLD.digest IS NOT NULL '
        f"BEGIN SELECT RAISE(ABORT, '{IMMUTABLE}'); END"
    ),
    (
        f'CREATE TRIGGER "{PREFIX}changes_kept" BEFORE DELETE ON changes '
        f"BEGIN SELECT RAISE(ABORT, '{IMMUTABLE}'); END"
    ),
    (
        f'CREATE TRIGGER "{PREFIX}changes_immutable" BEFORE UPDATE OF step_id, table_name, record_id '
        f"ON changes BEGIN SELECT RAISE(ABORT, '{IMMUTABLE}'); END"
    ),
)
