"""Who can open an office, and who cannot."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import Damaged, Refused, Unavailable
from db import vault
from db.store import FILE as OFFICE_FILE
from db.vault import Cost
from tests.kit.office import PASSPHRASE

MANAGER = "Seltene Vögel singen"
COLLEAGUE = "Das grüne Fahrrad"


@pytest.fixture
def opened(tmp_path: Path) -> vault.Opened:
    return vault.create(tmp_path, "Jürgen Groß", MANAGER, cost=Cost.TEST)


def test_the_passphrase_opens_and_tells_whose_it_is(tmp_path: Path, opened: vault.Opened) -> None:
    found = vault.unlock(tmp_path, MANAGER)
    assert (found.key, found.slot_uid, found.name) == (opened.key, opened.slot_uid, "Jürgen Groß")
    assert len(opened.key) == 32


def test_letters_may_be_composed_either_way(tmp_path: Path, opened: vault.Opened) -> None:
    assert vault.unlock(tmp_path, MANAGER.replace("ö", "o\u0308")).key == opened.key


@pytest.mark.parametrize("typed", ["", "seltene vögel singen", MANAGER + " ", "x" * 5000, "\x00"])
def test_anything_else_does_not(tmp_path: Path, opened: vault.Opened, typed: str) -> None:
    with pytest.raises(Refused, match="passt nicht"):
        vault.unlock(tmp_path, typed)


def test_the_recovery_code_opens_however_it_is_typed(tmp_path: Path, opened: vault.Opened) -> None:
    code = opened.recovery_code
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    for one in (code, typed, code.replace("-", "")):
        found = vault.unlock(tmp_path, one)
        assert found.key == opened.key
        assert found.is_recovery


def test_a_new_recovery_code_ends_the_old(tmp_path: Path, opened: vault.Opened) -> None:
    code = vault.new_recovery_code(tmp_path, opened.key)
    assert vault.unlock(tmp_path, code).key == opened.key
    with pytest.raises(Refused):
        vault.unlock(tmp_path, opened.recovery_code)
    assert len(vault.slots(tmp_path)) == 2


def test_colleagues_come_and_go(tmp_path: Path, opened: vault.Opened) -> None:
    uid = vault.add_slot(tmp_path, opened.key, "Ayşe Yılmaz", COLLEAGUE)
    assert vault.unlock(tmp_path, COLLEAGUE).name == "Ayşe Yılmaz"
    names = [(slot.name, slot.is_recovery) for slot in vault.slots(tmp_path, opened.key)]
    assert names == [("Jürgen Groß", False), ("Wiederherstellung", True), ("Ayşe Yılmaz", False)]
    assert {slot.name for slot in vault.slots(tmp_path)} == {""}
    assert vault.unlock(tmp_path, COLLEAGUE).in_question
    vault.settle(tmp_path, {opened.slot_uid, uid})
    assert not vault.unlock(tmp_path, COLLEAGUE).in_question
    vault.remove_slot(tmp_path, opened.slot_uid)
    assert vault.unlock(tmp_path, MANAGER).in_question
    vault.settle(tmp_path, {uid})
    with pytest.raises(Refused):
        vault.unlock(tmp_path, MANAGER)
    with pytest.raises(Refused, match="Mindestens eine Person"):
        vault.remove_slot(tmp_path, uid)


def test_the_recovery_slot_is_not_removed(tmp_path: Path, opened: vault.Opened) -> None:
    spare = next(slot for slot in vault.slots(tmp_path) if slot.is_recovery)
    with pytest.raises(Refused, match="Wiederherstellungscode"):
        vault.remove_slot(tmp_path, spare.uid)


def test_a_passphrase_is_changed_by_whoever_knows_it(tmp_path: Path, opened: vault.Opened) -> None:
    write = vault.change_passphrase(tmp_path, opened.slot_uid, MANAGER, COLLEAGUE)
    assert vault.unlock(tmp_path, MANAGER).key == opened.key
    write()
    assert vault.unlock(tmp_path, COLLEAGUE).slot_uid == opened.slot_uid
    with pytest.raises(Refused) as caught:
        vault.change_passphrase(tmp_path, opened.slot_uid, MANAGER, "noch eine andere")
    assert caught.value.field == "old"


def test_nobody_changes_anothers_passphrase_with_their_own(tmp_path: Path, opened: vault.Opened) -> None:
    vault.add_slot(tmp_path, opened.key, "Ayşe Yılmaz", COLLEAGUE)
    with pytest.raises(Refused):
        vault.change_passphrase(tmp_path, opened.slot_uid, COLLEAGUE, "noch eine andere")


def test_a_forgotten_passphrase_is_reset_after_recovery(tmp_path: Path, opened: vault.Opened) -> None:
    key = vault.unlock(tmp_path, opened.recovery_code).key
    vault.reset_passphrase(tmp_path, key, opened.slot_uid, COLLEAGUE)()
    found = vault.unlock(tmp_path, COLLEAGUE)
    assert (found.key, found.name) == (opened.key, "Jürgen Groß")


def test_two_people_never_share_a_passphrase(tmp_path: Path, opened: vault.Opened) -> None:
    with pytest.raises(Refused, match="andere Passphrase"):
        vault.add_slot(tmp_path, opened.key, "Ayşe Yılmaz", MANAGER)


@pytest.mark.parametrize(("typed", "why"), [("kurz", "mindestens"), ("x" * 1001, "höchstens")])
def test_bad_passphrases_are_refused(tmp_path: Path, typed: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        vault.create(tmp_path, "Wer", typed, cost=Cost.TEST)
    assert not (tmp_path / vault.FILE).exists()


def test_a_vault_is_never_overwritten(tmp_path: Path, opened: vault.Opened) -> None:
    with pytest.raises(Refused, match="schon ein Büro"):
        vault.create(tmp_path, "Wer", MANAGER, cost=Cost.TEST)


def test_nothing_typed_stands_in_the_clear(tmp_path: Path, opened: vault.Opened) -> None:
    text = (tmp_path / vault.FILE).read_text(encoding="utf-8")
    for word in ("Jürgen", "Groß", MANAGER, opened.recovery_code, opened.key.hex()):
        assert word not in text
        assert json.dumps(word)[1:-1] not in text


@pytest.mark.parametrize(
    "damage", ["", "{", '{"format": 1}', '{"format": 1, "salt": "*", "slots": []}', "[]"]
)
def test_a_damaged_vault_is_told(tmp_path: Path, damage: str) -> None:
    (tmp_path / vault.FILE).write_text(damage, encoding="utf-8")
    with pytest.raises(Unavailable, match="beschädigt"):
        vault.unlock(tmp_path, MANAGER)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("salt", "AAAA"),
        ("salt", ""),
        ("cost", [1]),
        ("cost", {"passes": 3, "memory": 2**40, "lanes": 4}),
        ("cost", {"passes": 0, "memory": 65536, "lanes": 4}),
        ("cost", {"passes": 3, "memory": -1, "lanes": 4}),
        ("cost", {"passes": 3, "memory": 16, "lanes": 4}),
        ("cost", {"passes": 3, "memory": 65536, "lanes": 10**6}),
        ("cost", {"passes": 1e400, "memory": 65536, "lanes": 4}),
        ("slots", []),
        ("slots", {"a": 1}),
        ("format", None),
    ],
)
def test_a_garbled_part_of_a_vault_is_told(
    tmp_path: Path, opened: vault.Opened, part: str, value: object
) -> None:
    path = tmp_path / vault.FILE
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {part: value}), encoding="utf-8")
    with pytest.raises(Damaged, match="beschädigt") as caught:
        vault.unlock(tmp_path, MANAGER)
    assert "backups" in caught.value.remedy


@pytest.mark.parametrize("part", ["key", "name"])
@pytest.mark.parametrize("value", ["", "AAAA", "nicht Base64"])
def test_a_garbled_slot_is_told(tmp_path: Path, opened: vault.Opened, part: str, value: str) -> None:
    path = tmp_path / vault.FILE
    held = json.loads(path.read_bytes())
    held["slots"][0][part] = value
    path.write_text(json.dumps(held), encoding="utf-8")
    with pytest.raises(Damaged, match="beschädigt"):
        vault.unlock(tmp_path, MANAGER)


def test_a_file_of_brackets_is_told(tmp_path: Path) -> None:
    (tmp_path / vault.FILE).write_bytes(b"[" * 100_000)
    with pytest.raises(Damaged, match="beschädigt"):
        vault.unlock(tmp_path, MANAGER)


def test_a_missing_vault_beside_an_office_is_missed(tmp_path: Path, opened: vault.Opened) -> None:
    (tmp_path / vault.FILE).unlink()
    (tmp_path / OFFICE_FILE).touch()
    with pytest.raises(Damaged, match="fehlt"):
        vault.unlock(tmp_path, MANAGER)


def test_half_a_sign_in_a_passphrase_is_only_wrong(tmp_path: Path, opened: vault.Opened) -> None:
    with pytest.raises(Refused, match="passt nicht"):
        vault.unlock(tmp_path, "\ud83d und mehr \udcff")


def test_a_full_disk_leaves_the_old_vault_and_nothing_beside_it(
    tmp_path: Path, opened: vault.Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    write = vault.change_passphrase(tmp_path, opened.slot_uid, MANAGER, COLLEAGUE)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable, match="Schlüsseldatei") as caught:
        write()
    assert "voll" in caught.value.remedy
    assert [path.name for path in tmp_path.iterdir()] == [vault.FILE]
    assert vault.unlock(tmp_path, MANAGER).key == opened.key


def test_a_folder_without_an_office_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="kein Büro"):
        vault.unlock(tmp_path, MANAGER)


def test_a_newer_vault_is_refused(tmp_path: Path, opened: vault.Opened) -> None:
    held = json.loads((tmp_path / vault.FILE).read_text(encoding="utf-8"))
    (tmp_path / vault.FILE).write_text(json.dumps(held | {"format": 2}), encoding="utf-8")
    with pytest.raises(Refused, match="neueren Fassung"):
        vault.unlock(tmp_path, MANAGER)


def test_swapping_slots_does_not_open_anything(tmp_path: Path, opened: vault.Opened) -> None:
    """A slot is bound to its uid and kind."""
    held = json.loads((tmp_path / vault.FILE).read_text(encoding="utf-8"))
    held["slots"][0]["recovery"] = True
    (tmp_path / vault.FILE).write_text(json.dumps(held), encoding="utf-8")
    with pytest.raises(Refused):
        vault.unlock(tmp_path, MANAGER)


def test_the_normal_cost_is_what_rfc_9106_recommends() -> None:
    assert Cost(3, 64 * 1024, 4) == Cost.NORMAL
    assert replace(Cost.TEST, memory=1) != Cost.TEST
    assert len(PASSPHRASE) >= vault.SHORTEST
