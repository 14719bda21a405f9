"""Archived files and drafts: what is kept beside the journal."""

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.errors import Unavailable
from db import files
from db.store import Store
from tests.kit.steps import undoable

PDF = "application/pdf"


def test_a_file_comes_back_byte_for_byte(store: Store) -> None:
    data = bytes(range(256)) * 40
    with store.write("archivieren") as session:
        stored = files.put(session, data, "Bescheid.pdf", PDF)
        again = files.put(session, data, "Bescheid.pdf", PDF)
        other = files.put(session, data, "Kopie.pdf", PDF)
        empty = files.put(session, b"", "leer.txt", "text/plain")
    assert stored == again
    assert other.id != stored.id
    with store.read() as session:
        assert files.data(session, stored.id) == data
        assert files.data(session, empty.id) == b""
        assert files.about(session, stored.id).size == len(data)
        assert files.damaged(session) == []
        for ask in (files.data, files.about):
            with pytest.raises(LookupError):
                ask(session, 99)


def test_a_file_never_changes(store: Store) -> None:
    with store.write("archivieren") as session:
        files.put(session, b"x", "x.pdf", PDF)
    with store.write("fälschen") as session, pytest.raises(IntegrityError, match="do not change"):
        session.connection().exec_driver_sql("UPDATE files SET data = 'y'")


def test_a_damaged_file_is_told(store: Store) -> None:
    with store.write("archivieren") as session:
        files.put(session, b"x", "x.pdf", PDF)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER qb_files_immutable")
        connection.exec_driver_sql("UPDATE files SET data = CAST('y' AS BLOB)")
    with store.read() as session:
        assert [one.name for one in files.damaged(session)] == ["x.pdf"]
        with pytest.raises(Unavailable, match="beschädigt"):
            files.data(session, 1)


def test_drafts_come_and_go(store: Store) -> None:
    store.staff_id = 3
    store.drafts.save("contact/new", {"name": "Müll", "tags": ["a", None, 1]})
    store.drafts.save("contact/new", {"name": "Müller"})
    store.drafts.save("letter/7", {"text": "x" * 100_000})
    assert store.drafts.load("contact/new") == {"name": "Müller"}
    assert store.drafts.load("nie") is None
    assert [draft.key for draft in store.drafts.all()] == ["contact/new", "letter/7"]
    assert {draft.staff_id for draft in store.drafts.all()} == {3}
    store.drafts.discard("contact/new")
    store.drafts.discard("contact/new")
    assert [draft.key for draft in store.drafts.all()] == ["letter/7"]
    assert undoable(store) is None
