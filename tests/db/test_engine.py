"""What every connection to the file promises."""

import pytest

from db import replay
from db.models import TextModule
from db.store import Store
from tests.kit.faults import contents


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("temp_store", 2),
        ("secure_delete", 2),
    ],
)
def test_every_connection_is_set_up_the_same(store: Store, pragma: str, value: object) -> None:
    with store.engine.connect() as one, store.engine.connect() as other:
        found = {at.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() for at in (one, other)}
    assert found == {value}


def test_a_row_replaced_is_journaled_as_one_gone_and_one_new(store: Store) -> None:
    """SQLite removes what REPLACE pushes aside without triggers, unless told to use them."""
    with store.write("anlegen") as session:
        session.add(TextModule(key="greeting", body="Guten Tag"))
    before = contents(store)["text_modules"]
    with store.write("ersetzen") as session:
        session.connection().exec_driver_sql(
            "INSERT OR REPLACE INTO text_modules (id, uid, key, body) VALUES (7, 'u', 'greeting', 'Hallo')"
        )
    assert [row.after is None for row in store.history("text_modules", 1)] == [True, False]
    with store.read() as session:
        assert replay.differences(session) == []
    store.undo()
    assert contents(store)["text_modules"] == before
