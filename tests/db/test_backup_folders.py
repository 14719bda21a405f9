"""Folders of backups: shared, garbled, thinned, with a clock set back."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from app.system.clock import Clock
from db import backup, proof, vault
from db.store import FILE, Store
from db.verify import verify
from tests.db.test_backup import titles, write
from tests.kit.office import CLOCK, NOW, PASSPHRASE, Template


def test_two_backups_in_one_second_and_thinning_on_disk(store: Store) -> None:
    first, second = backup.backup(store), backup.backup(store)
    assert first.path != second.path
    assert {one.path for one in backup.backups(store.folder / "backups")} == {first.path, second.path}
    gone = backup.thin(store.folder / "backups", NOW + timedelta(days=4000))
    assert gone == []


def test_offices_that_share_a_folder_do_not_thin_each_other(store: Store, tmp_path: Path) -> None:
    """On a stick or a drive of several offices, the newest of a day is the newest of each."""
    there = Template(tmp_path / "anderes").folder
    key = vault.unlock(there, PASSPHRASE).key
    shared = tmp_path / "stick"
    made = {}
    for hours, folder, its_key in ((0, store.folder, store.key), (1, there, key), (24 * 9, there, key)):
        store.close()
        office = Store.open(folder, its_key, Clock(NOW + timedelta(hours=hours)))
        made[hours] = backup.backup(office, into=shared)
        office.close()
    assert {one.path for one in backup.backups(shared)} == {one.path for one in made.values()}
    assert backup.prove(made[0], store.key) == ""


def test_one_office_leaves_the_work_of_another_alone(store: Store, tmp_path: Path) -> None:
    other = tmp_path / "stick" / ".unfinished-anderes"
    other.mkdir(parents=True)
    backup.backup(store, into=tmp_path / "stick")
    assert other.is_dir()


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("sha256", None),
        ("sha256", 5),
        ("reason", None),
        ("contents", "x"),
        ("contents", {}),
        ("at", "2026-11-26T09:00:00+02:00"),
        ("at", 7),
        ("size", "viel"),
    ],
)
def test_a_garbled_proof_is_no_proof(store: Store, part: str, value: object) -> None:
    path = backup.backup(store).path / proof.PROOF
    held = json.loads(path.read_bytes())
    path.write_text(json.dumps({**held, part: value}), encoding="utf-8")
    (one,) = backup.backups(store.folder / "backups")
    assert not one.proven
    assert backup.due(store, 30)


def test_a_folder_named_after_no_day_is_no_backup(store: Store) -> None:
    made = backup.backup(store)
    for name in ("2026-99-99_999999", "abcd-ef-gh_ijklmn"):
        shutil.copytree(made.path, made.path.with_name(name))
        (made.path.with_name(name) / proof.PROOF).unlink()
    assert [one.path for one in backup.backups(store.folder / "backups")] == [made.path]


def test_a_damaged_backup_is_named_by_the_check(store: Store) -> None:
    made = backup.backup(store)
    with (made.path / FILE).open("r+b") as file:
        file.seek(20_000)
        file.write(b"xxxx")
    wrong = [finding.sentence for finding in verify(store) if not finding.ok]
    assert len(wrong) == 2
    assert made.path.name in wrong[0]
    assert "verändert" in wrong[0]
    assert "keine geprüfte Sicherung" in wrong[1]


def test_a_clock_set_back_does_not_put_off_backups(store: Store) -> None:
    """The newest backup is from next year, because the clock was wrong once."""
    store.clock = Clock(NOW + timedelta(days=400))
    backup.backup(store)
    store.clock = CLOCK
    assert not backup.due(store, 30)
    write(store, "danach")
    assert backup.due(store, 30)


def test_garbled_keys_are_replaced_by_those_of_the_backup(store: Store, office_folder: Path) -> None:
    write(store, "vorher")
    made = backup.backup(store)
    key = store.key
    store.close()
    (office_folder / vault.FILE).write_bytes(b"\0" * 200)
    aside = backup.restore(office_folder, made, key, CLOCK)
    assert (aside / vault.FILE).read_bytes() == b"\0" * 200
    opened = Store.open(office_folder, vault.unlock(office_folder, PASSPHRASE).key, CLOCK)
    assert titles(opened) == ["vorher"]
    opened.close()
