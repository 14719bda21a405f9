"""Backups hold, alone and in place of a lost file; thinning keeps what it promises."""

import re
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.errors import Refused, Unavailable
from app.system.clock import Clock
from db import backup, proof, vault
from db.models import Measure
from db.store import FILE, Store
from tests.kit import factories as make
from tests.kit.office import CLOCK, NOW, PASSPHRASE, Template


def titles(store: Store) -> list[str]:
    with store.read() as session:
        return [measure.title for measure in session.query(Measure).order_by(Measure.id)]


def write(store: Store, title: str) -> None:
    with store.write("Maßnahme anlegen") as session:
        make.measure(session, title=title)


def test_a_backup_alone_is_an_office(store: Store, tmp_path: Path) -> None:
    write(store, "Fassaden")
    made = backup.backup(store)
    assert made.proven
    assert sorted(path.name for path in made.path.iterdir()) == ["proof.json", FILE, vault.FILE]
    alone = tmp_path / "anderswo"
    shutil.copytree(made.path, alone)
    opened = Store.open(alone, vault.unlock(alone, PASSPHRASE).key, CLOCK)
    assert titles(opened) == ["Fassaden"]
    opened.close()


def test_a_backup_waits_for_nobody_and_holds_up_nobody(store: Store, tmp_path: Path) -> None:
    write(store, "fertig")
    with store.write("Maßnahme anlegen") as session:
        make.measure(session, title="noch offen")
        made = backup.backup(store, into=tmp_path / "stick")
    assert titles(store) == ["fertig", "noch offen"]
    opened = Store.open(made.path, store.key, CLOCK)
    assert titles(opened) == ["fertig"]
    opened.close()


def test_restore_puts_the_old_state_back_and_keeps_the_replaced_file(
    store: Store, template: Template, office_folder: Path
) -> None:
    write(store, "vorher")
    made = backup.backup(store)
    write(store, "nachher")
    store.close()
    aside = backup.restore(office_folder, made, template.key, CLOCK)
    again = Store.open(office_folder, template.key, CLOCK)
    assert titles(again) == ["vorher"]
    again.close()
    replaced = Store.open(aside, template.key, CLOCK)
    assert titles(replaced) == ["vorher", "nachher"]
    replaced.close()


def test_what_a_restore_replaced_is_kept_as_long_as_backups_are(store: Store, office_folder: Path) -> None:
    """Otherwise a person erased later would stay in it for good."""
    made = backup.backup(store)
    store.close()
    aside = backup.restore(office_folder, made, store.key, CLOCK)
    for days, there in ((270, True), (280, False)):
        later = Store.open(office_folder, store.key, Clock(NOW + timedelta(days=days)))
        backup.backup(later)
        later.close()
        assert aside.exists() is there


def test_restore_works_when_the_file_is_damaged_or_gone(
    store: Store, template: Template, office_folder: Path
) -> None:
    write(store, "vorher")
    made = backup.backup(store)
    store.close()
    for damage in (lambda path: path.write_bytes(b"kaputt" * 5000), Path.unlink):
        damage(office_folder / FILE)
        backup.restore(office_folder, made, template.key, CLOCK)
        again = Store.open(office_folder, template.key, CLOCK)
        assert titles(again) == ["vorher"]
        again.close()


def test_a_changed_backup_is_refused(store: Store, template: Template, office_folder: Path) -> None:
    write(store, "vorher")
    made = backup.backup(store)
    store.close()
    data = bytearray((made.path / FILE).read_bytes())
    data[9000] ^= 1
    (made.path / FILE).write_bytes(data)
    before = (office_folder / FILE).read_bytes()
    with pytest.raises(Refused, match="verändert"):
        backup.restore(office_folder, made, template.key, CLOCK)
    assert (office_folder / FILE).read_bytes() == before


def test_a_backup_of_another_office_is_refused(store: Store, template: Template, office_folder: Path) -> None:
    made = backup.backup(store)
    store.close()
    with pytest.raises(Refused, match="gehört nicht"):
        backup.restore(office_folder, made, bytes(32), CLOCK)


def test_an_open_office_is_not_restored(store: Store, template: Template) -> None:
    made = backup.backup(store)
    with pytest.raises(Unavailable, match="gerade geöffnet"):
        backup.restore(store.folder, made, template.key, CLOCK)


def test_a_copy_that_differs_is_thrown_away(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write(store, "vorher")
    monkeypatch.setattr(proof, "copy", lambda source, target, _: target.write_bytes(source.read_bytes()))
    with pytest.raises(Unavailable, match="Prüfung nicht bestanden"):
        backup.backup(store)
    assert list((store.folder / "backups").iterdir()) == []


def test_damaged_and_incomplete_backups_are_listed_but_not_trusted(store: Store) -> None:
    made = backup.backup(store)
    (made.path / proof.PROOF).write_text("{}", encoding="utf-8")
    assert [(one.proven, one.at) for one in backup.backups(store.folder / "backups")] == [(False, NOW)]
    assert backup.due(store, 30)
    assert backup.thin(store.folder / "backups", NOW + timedelta(days=4000)) == []
    data = bytearray((made.path / FILE).read_bytes())
    data[len(data) // 2] ^= 1
    (made.path / FILE).write_bytes(data)
    forged = replace(made, sha256=proof.digest(made.path / FILE))
    # Which sentence it is depends on what the page held that was hit.
    assert re.search("nicht bestanden|beschädigt", backup.prove(forged, store.key))
    shutil.rmtree(made.path)
    assert "nicht lesen" in backup.prove(made, store.key)


def test_a_proof_of_other_contents_is_no_proof(store: Store) -> None:
    made = backup.backup(store)
    text = (made.path / proof.PROOF).read_text(encoding="utf-8")
    (made.path / proof.PROOF).write_text(text.replace('"steps": 0', '"steps": 7'), encoding="utf-8")
    assert "enthält nicht" in backup.prove(made, store.key)


def test_restoring_into_a_new_folder_brings_the_vault(store: Store, tmp_path: Path) -> None:
    write(store, "vorher")
    made = backup.backup(store)
    folder = tmp_path / "neu"
    backup.restore(folder, made, store.key, CLOCK)
    opened = Store.open(folder, vault.unlock(folder, PASSPHRASE).key, CLOCK)
    assert titles(opened) == ["vorher"]
    opened.close()


def test_a_full_disk_during_restore_keeps_the_old_file(
    store: Store, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup.backup(store)
    write(store, "nachher")
    store.close()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", full)
        with pytest.raises(Unavailable, match="nicht wiederhergestellt"):
            backup.restore(office_folder, made, store.key, CLOCK)
    again = Store.open(office_folder, store.key, CLOCK)
    assert titles(again) == ["nachher"]
    again.close()
    assert not list(office_folder.glob("*.restored"))


def test_old_backups_are_removed_from_the_disk(store: Store, office_folder: Path) -> None:
    backup.backup(store)
    store.close()
    for days in (3, 3.1, 3.2, 6):
        later = Store.open(office_folder, store.key, Clock(NOW + timedelta(days=days)))
        backup.backup(later)
        later.close()
    left = [one.at - NOW for one in backup.backups(office_folder / "backups")]
    assert left == [timedelta(days=6), timedelta(days=3.2), timedelta(0)]


def test_a_full_disk_leaves_no_half_backup(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(Unavailable, match="Festplatte ist voll"):
        backup.backup(store)
    assert list((store.folder / "backups").iterdir()) == []


def test_a_backup_is_due_when_something_changed_and_time_has_passed(
    store: Store, template: Template, office_folder: Path
) -> None:
    assert backup.due(store, 30)
    backup.backup(store)
    write(store, "neu")
    assert not backup.due(store, 30)
    store.close()
    later = Store.open(office_folder, template.key, Clock(NOW + timedelta(minutes=31)))
    try:
        assert backup.due(later, 30)
        backup.backup(later)
        assert not backup.due(later, 0)
    finally:
        later.close()
