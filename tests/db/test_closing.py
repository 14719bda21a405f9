"""An office that is closed stays closed, and closing loses nothing."""

import threading
from pathlib import Path

import pytest

from app.domain.errors import Unavailable
from db.models import Measure
from db.store import Store
from tests.kit import factories as make
from tests.kit.office import CLOCK


def test_a_closed_office_is_neither_read_nor_written(store: Store) -> None:
    """What still waits for its turn when an office is closed must not open the file without its lock."""
    store.close()
    with pytest.raises(Unavailable, match="geschlossen"), store.read():
        pass
    with pytest.raises(Unavailable, match="geschlossen"), store.write("zu spät"):
        pass
    for late in (store.drafts.all, store.tidy, store.undo):
        with pytest.raises(Unavailable, match="geschlossen"):
            late()


def test_closing_waits_for_the_write_under_way(store: Store) -> None:
    held: list[bool] = []

    def close() -> None:
        store.close()
        held.append(names_of_measures(folder, key) == ["Fassadenprogramm"])

    folder, key = store.folder, store.key
    with store.write("anlegen") as session:
        make.measure(session)
        closing = threading.Thread(target=close)
        closing.start()
        with pytest.raises(Unavailable, match="gerade geöffnet"):
            Store.open(folder, key, CLOCK)
        assert held == []
    closing.join()
    assert held == [True]


def names_of_measures(folder: Path, key: bytes) -> list[str]:
    again = Store.open(folder, key, CLOCK)
    try:
        with again.read() as session:
            return [measure.title for measure in session.query(Measure)]
    finally:
        again.close()
