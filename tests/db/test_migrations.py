"""Old files become new ones: the same schema either way, with their contents, or not at all."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from app.domain.errors import Refused, Unavailable
from db import backup, search, undo, upgrade
from db.engine import open_engine
from db.migrations import run, write
from db.migrations.head import DERIVED, HEAD
from db.models import Measure
from db.store import Store
from db.tables import METADATA
from tests.kit import factories as make
from tests.kit.faults import contents
from tests.kit.office import CLOCK
from tests.kit.steps import redoable, undoable


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    (tmp_path / "empty.db").touch()
    engine = open_engine(tmp_path / "empty.db", bytes(32))
    yield engine
    engine.dispose()


def schema(engine: Engine) -> set[tuple[str, str, str]]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'alembic%'"
        ).all()
    return {
        (kind, name, plain(sql) if kind == "table" else " ".join(sql.split())) for kind, name, sql in rows
    }


def plain(sql: str) -> str:
    """Without line breaks; the order of constraints in a table means nothing."""
    body = " ".join(sql.replace('"', "").split()).removesuffix(")").strip()
    columns, *constraints = body.split(", CONSTRAINT ")
    return "\n".join([columns.strip(), *sorted(one.strip() for one in constraints)])


def test_the_constant_names_the_newest_revision() -> None:
    script = ScriptDirectory(str(run.FOLDER))
    assert script.get_heads() == [HEAD]
    assert [one.revision for one in script.walk_revisions()] == [
        f"{number:04d}" for number in range(int(HEAD), 0, -1)
    ]


def test_the_constant_marks_triggers_and_search_as_they_are() -> None:
    """After a change of either: ``python -m db.migrations.write`` with a title."""
    assert upgrade.fingerprint() == DERIVED


def test_migrated_and_new_files_are_the_same(empty: Engine, store: Store) -> None:
    with empty.begin() as connection:
        run.run(connection)
        upgrade.finish(connection)
    assert schema(empty) == schema(store.engine)
    assert any(kind == "trigger" for kind, _, _ in schema(empty))


def test_the_models_have_nothing_that_no_revision_makes(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=dict(run.settings()))
        found = [one for one in compare_metadata(context, METADATA) if "search_index" not in str(one)]
    assert found == []
    assert write.difference() == []


def test_a_newer_file_is_refused(store: Store, office_folder: Path) -> None:
    mark(store, f"{int(HEAD) + 1:04d}")
    with pytest.raises(Refused, match="neueren Fassung"):
        Store.open(office_folder, store.key, CLOCK)


def mark(store: Store, revision: str) -> None:
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = ?", (revision,))
    store.close()


CHANGE = """
    import sqlalchemy as sa
    from alembic import op
    revision = "9001"
    down_revision = None

    def upgrade():
        with op.batch_alter_table("measures") as batch:
            batch.add_column(sa.Column("colour", sa.String(), nullable=True))
        op.execute("UPDATE measures SET colour = 'petrol'")
        {fault}
"""


def revisions(folder: Path, fault: str = "") -> Path:
    (folder / "versions").mkdir(parents=True)
    code = textwrap.dedent(CHANGE).format(fault=fault)
    (folder / "versions" / "9001_colour.py").write_text(code, encoding="utf-8")
    return folder


def filled(store: Store) -> None:
    with store.write("Maßnahme anlegen") as session:
        measure = make.measure(session)
        make.consultation(session, measure_id=measure.id)
    with store.write("Kontakt anlegen") as session:
        make.contact(session)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")


def test_a_migration_keeps_contents_and_ends_undo_of_its_tables(store: Store, tmp_path: Path) -> None:
    filled(store)
    run.migrate(store.engine, revisions(tmp_path / "scripts"))
    with store.read() as session:
        rows = session.connection().exec_driver_sql("SELECT title, colour FROM measures").all()
        assert [tuple(row) for row in rows] == [("Fassadenprogramm", "petrol")]
        assert search.check(session) == []
    assert store.undo().name == "Kontakt anlegen"
    with pytest.raises(Refused, match="älteren Programmfassung"):
        store.undo()
    with store.write("Maßnahme ändern") as session:
        session.get_one(Measure, 1).progress = 10
    assert store.undo().name == "Maßnahme ändern"
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_what_was_undone_before_a_migration_is_not_redone(store: Store, tmp_path: Path) -> None:
    with store.write("Maßnahme anlegen") as session:
        make.measure(session)
    store.undo()
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
    run.migrate(store.engine, revisions(tmp_path / "scripts"))
    assert redoable(store) is None
    with pytest.raises(Refused, match="älteren Programmfassung"):
        store.redo()


def test_what_a_table_held_that_is_gone_is_history_only(store: Store) -> None:
    """The models do not know the table any more, but steps of the past wrote it."""
    with store.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE old_things (id INTEGER PRIMARY KEY)")
    with store.write("Altes anlegen") as session:
        session.connection().exec_driver_sql(
            "INSERT INTO changes (step_id, table_name, record_id, after) VALUES (1, 'old_things', 1, '{}')"
        )
    with store.engine.begin() as connection:
        before = upgrade.columns(connection)
        connection.exec_driver_sql("DROP TABLE old_things")
        upgrade.mark_migrated(connection, before)
    with pytest.raises(Refused, match="älteren Programmfassung"):
        store.undo()


def test_the_writer_makes_revisions_that_lead_to_the_models(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "versions").mkdir()
    for name in ("FOLDER", "VERSIONS"):
        monkeypatch.setattr(write, name, tmp_path / ("versions" if name == "VERSIONS" else ""))
    monkeypatch.setattr(write, "run", lambda connection: run.run(connection, tmp_path))
    assert write.main(["--anew"]) == 0
    written = capsys.readouterr().out.split()
    assert written == sorted(path.name for path in (tmp_path / "versions").iterdir())
    assert all(len((tmp_path / "versions" / name).read_text("utf-8").splitlines()) <= 300 for name in written)
    head = (tmp_path / "head.py").read_text("utf-8")
    assert f'\nHEAD = "{len(written):04d}"\nDERIVED = {DERIVED}\n' in head
    assert write.difference() == []
    assert write.main(["Nothing new"]) == 0
    assert capsys.readouterr().out == ""
    for wrong in ([], ["--anew", "x"]):
        with pytest.raises(SystemExit):
            write.main(wrong)


@pytest.mark.parametrize(
    "fault", ["raise ZeroDivisionError", "op.execute('UPDATE consultations SET measure_id = 77')"]
)
def test_a_failing_migration_changes_nothing(store: Store, tmp_path: Path, fault: str) -> None:
    filled(store)
    before = contents(store), schema(store.engine)
    with pytest.raises((ZeroDivisionError, Unavailable)):
        run.migrate(store.engine, revisions(tmp_path / "scripts", fault))
    assert (contents(store), schema(store.engine)) == before
    with store.read() as session:
        assert undo.to_undo(session).name == "Kontakt anlegen"


def test_an_older_file_is_backed_up_before_it_is_upgraded(
    store: Store, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[backup.Backup]] = []
    monkeypatch.setattr(run, "migrate", lambda _: seen.append(backup.backups(office_folder / "backups")))
    mark(store, "0000")
    Store.open(office_folder, store.key, CLOCK).close()
    assert [(one.proven, one.reason) for one in seen[0]] == [(True, "upgrade")]


def test_triggers_of_another_program_version_are_remade(store: Store, office_folder: Path) -> None:
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER qb_journal_insert_measures")
        connection.exec_driver_sql("PRAGMA user_version=1")
    store.close()
    again = Store.open(office_folder, store.key, CLOCK)
    with again.write("Maßnahme anlegen") as session:
        make.measure(session)
    assert undoable(again).name == "Maßnahme anlegen"
    again.close()
