"""Bad days of the computer: each gets a sentence, and nothing saved is lost."""

import shutil
import threading
from io import FileIO
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.domain.errors import Damaged, Refused, Unavailable
from db import place, vault
from db.backup import backup
from db.engine import fault, folder_fault, open_engine
from db.lock import NAME, OfficeLock
from db.models import Measure
from db.store import FILE, Store
from tests.kit import factories as make
from tests.kit.office import CLOCK, NOW, Template


def write(store: Store, **values: object) -> None:
    with store.write("Maßnahme anlegen") as session:
        make.measure(session, **values)


def count(store: Store) -> int:
    with store.read() as session:
        return session.query(Measure).count()


def look(folder: Path, key: bytes) -> int:
    store = Store.open(folder, key, CLOCK)
    try:
        return count(store)
    finally:
        store.close()


def test_a_folder_without_an_office(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="kein Büro"):
        Store.open(tmp_path, bytes(32), CLOCK)


def test_an_office_is_never_overwritten(office_folder: Path) -> None:
    with pytest.raises(Refused, match="schon ein Büro"):
        Store.create(office_folder, bytes(32), CLOCK)


def test_a_file_that_is_no_office(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"Dies ist ein Brief. " * 1000)
    with pytest.raises(Unavailable, match="beschädigt oder gehört nicht") as caught:
        Store.open(tmp_path, bytes(32), CLOCK)
    assert "Sicherung" in caught.value.remedy


def test_an_empty_file_needs_a_backup(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    with pytest.raises(Damaged, match="ist leer") as caught:
        Store.open(tmp_path, bytes(32), CLOCK)
    assert "Sicherung" in caught.value.remedy


def test_an_office_file_that_is_gone_is_missed(office_folder: Path, template: Template) -> None:
    (office_folder / FILE).unlink()
    with pytest.raises(Damaged, match="fehlt") as caught:
        Store.open(office_folder, template.key, CLOCK)
    assert "Sicherung" in caught.value.remedy


def test_a_foreign_database_with_the_right_key(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    engine = open_engine(tmp_path / FILE, bytes(32))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE kunden (name TEXT)")
    engine.dispose()
    with pytest.raises(Unavailable, match="keine Bürodatei"):
        Store.open(tmp_path, bytes(32), CLOCK)


def test_the_wrong_key(office_folder: Path) -> None:
    with pytest.raises(Unavailable, match="gehört nicht zu diesem Schlüssel"):
        Store.open(office_folder, bytes(32), CLOCK)


def test_a_failed_opening_leaves_no_lock(office_folder: Path, template: Template) -> None:
    with pytest.raises(Unavailable):
        Store.open(office_folder, bytes(32), CLOCK)
    Store.open(office_folder, template.key, CLOCK).close()


def test_a_damaged_page(store: Store, office_folder: Path, template: Template) -> None:
    for _ in range(40):
        write(store, description="x" * 3000)
    store.close()
    path = office_folder / FILE
    data = bytearray(path.read_bytes())
    for at in range(3 * 4096, len(data), 4096):
        data[at + 100] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(Unavailable) as caught:
        look(office_folder, template.key)
    assert "Sicherung" in caught.value.remedy


def test_a_full_disk_keeps_what_is_saved(store: Store) -> None:
    write(store)
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    for connection in [store.engine.raw_connection()]:
        connection.driver_connection.execute(f"PRAGMA max_page_count={pages + 1}")
        connection.close()
    with pytest.raises(Unavailable, match="Festplatte ist voll"):
        write(store, description="x" * 90_000)
    assert count(store) == 1
    connection = store.engine.raw_connection()
    connection.driver_connection.execute("PRAGMA max_page_count=1000000")
    connection.close()
    write(store, description="x" * 90_000)
    assert count(store) == 2


def test_a_read_only_file(office_folder: Path, template: Template) -> None:
    """As root every file can be written to, so SQLite itself is told that it may not."""
    engine = open_engine(office_folder / FILE, template.key)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
        with pytest.raises(Unavailable, match="schreibgeschützt"):
            connection.exec_driver_sql("DELETE FROM drafts")
    engine.dispose()


def test_a_read_only_folder(office_folder: Path, template: Template, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(Unavailable, match="nicht geschrieben werden") as caught:
        Store.open(office_folder, template.key, CLOCK)
    assert "schreiben dürfen" in caught.value.remedy


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "datei").touch()
    with pytest.raises(Unavailable, match="nicht anlegen"):
        Store.create(tmp_path / "datei" / "büro", bytes(32), CLOCK)
    with pytest.raises(Unavailable, match="Schlüsseldatei"):
        vault.create(tmp_path / "datei" / "büro", "Wer", "eine lange Passphrase", vault.Cost.TEST)


def test_errors_of_the_program_are_not_disguised() -> None:
    assert fault(ValueError("x")) is None
    error = Exception("constraint")
    error.sqlite_errorcode = 19  # type: ignore[attr-defined] # the driver sets it on its errors
    assert fault(error) is None
    error.sqlite_errorcode = 10 | (3 << 8)  # type: ignore[attr-defined]  # SQLITE_IOERR_WRITE
    assert "Fehler aufgetreten" in fault(error).what
    assert "voll" in folder_fault(OSError(28, "x"), "Das ging nicht.").remedy


@pytest.mark.parametrize(
    ("words", "what"), [("database or disk is full", "voll"), ("disk I/O error", "Fehler aufgetreten")]
)
def test_errors_of_the_online_copy_come_without_a_number(words: str, what: str) -> None:
    told = fault(dbapi2.OperationalError(words))
    assert told is not None
    assert what in told.what
    assert fault(dbapi2.OperationalError("no such table: x")) is None


def test_nothing_is_saved_beside_a_folder_that_was_moved(store: Store, office_folder: Path) -> None:
    """The open file would take it all, and be gone with the program."""
    write(store)
    away = office_folder.rename(office_folder.with_name("verschoben"))
    for act in (
        lambda: write(store),
        lambda: store.drafts.save("form", {}),
        lambda: backup(store),
        store.undo,
    ):
        with pytest.raises(Unavailable, match="nicht mehr an seinem Platz") as caught:
            act()
        assert "Laufwerk" in caught.value.remedy
    assert not office_folder.exists()
    away.rename(office_folder)
    write(store)
    assert count(store) == 2


def test_nothing_is_saved_into_a_folder_that_was_removed(store: Store, office_folder: Path) -> None:
    shutil.rmtree(office_folder)
    with pytest.raises(Unavailable, match="nicht mehr an seinem Platz"):
        write(store)
    assert not office_folder.exists()


def test_nothing_is_saved_when_another_office_took_the_place(
    store: Store, office_folder: Path, template: Template
) -> None:
    shutil.rmtree(office_folder)
    template.copy(office_folder)
    (office_folder / NAME).touch()
    with pytest.raises(Unavailable, match="nicht mehr an seinem Platz"):
        write(store)


def test_no_connection_makes_a_file_where_one_is_gone(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "ein Büro #1?.db", bytes(32))
    with pytest.raises(Unavailable, match="nicht öffnen"), engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1 FROM sqlite_master")
    engine.dispose()
    assert list(tmp_path.iterdir()) == []


def test_the_lock_holds_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(FileIO):
        def write(self, _data: object, /) -> int:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", lambda path, *_args, **_values: Full(path, "w+"))
        lock = OfficeLock(tmp_path, "ich", NOW)
    with pytest.raises(Unavailable, match="gerade geöffnet"):
        OfficeLock(tmp_path, "du", NOW)
    lock.release()


def test_what_a_kill_left_half_written_is_cleared(office_folder: Path, template: Template) -> None:
    left = [office_folder / name for name in (place.RESTORED, place.NEW_SLOTS)]
    for path in left:
        path.write_bytes(b"halb")
    look(office_folder, template.key)
    assert not any(path.exists() for path in left)


def test_a_second_program_is_told_who_holds_the_office(store: Store, office_folder: Path) -> None:
    with pytest.raises(Unavailable, match=r"gerade geöffnet: von .+ an .+ seit 20\.11\.2026, 10:00 Uhr"):
        Store.open(office_folder, store.key, CLOCK)
    store.close()
    Store.open(office_folder, store.key, CLOCK).close()


def test_a_lock_of_a_dead_program_does_not_count(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"holder": "Geist", "since": "2020-01-01T00:00:00"}', encoding="utf-8")
    lock = OfficeLock(tmp_path, "ich", NOW)
    assert "ich" in (tmp_path / NAME).read_text(encoding="utf-8")
    lock.release()
    lock.release()
    OfficeLock(tmp_path, "du", NOW).release()


def test_an_unreadable_holder_is_said_to_be_unknown(tmp_path: Path) -> None:
    lock = OfficeLock(tmp_path, "ich", NOW)
    (tmp_path / NAME).write_bytes(b"\xff\xfe")
    with pytest.raises(Unavailable, match="nicht vermerkt"):
        OfficeLock(tmp_path, "du", NOW)
    lock.release()


def test_reading_goes_on_while_somebody_writes(store: Store) -> None:
    write(store)
    seen: list[int] = []
    with store.write("Maßnahme anlegen") as session:
        make.measure(session)
        reader = threading.Thread(target=lambda: seen.append(count(store)))
        reader.start()
        reader.join(5)
    assert seen == [1]
    assert count(store) == 2


def test_writers_on_several_threads_take_turns(store: Store) -> None:
    def work(number: int) -> None:
        for turn in range(5):
            write(store, number=f"{number}/{turn}")
            store.drafts.save(f"form {number}", {"turn": turn})

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert count(store) == 20
    assert len(store.drafts.all()) == 4
