"""Making, opening and restoring an office folder; bad folders get a sentence and stay as they were."""

import os
import sys
from pathlib import Path

import pytest

from app.domain.errors import Damaged, Refused, Unavailable
from app.features.office.rules.drafts import OfficeDraft, StaffDraft
from app.features.office.service import identity as office_service
from app.shell import opening
from app.shell.opening import NewOffice
from db import backup, vault
from db.engine import open_engine
from db.store import FILE, Store
from tests.kit.office import CLOCK, PASSPHRASE, Template

GOOD = "Regenrinne Kirsche Lokführer 7"


def wanted(folder: Path, **values: object) -> NewOffice:
    base = {
        "folder": folder,
        "office": OfficeDraft(name="Büro Oberstadt", city="Stadt Witten"),
        "person": StaffDraft(name="Ayşe Demir"),
        "passphrase": GOOD,
        "repeated": GOOD,
    }
    return NewOffice(**{**base, **values})  # type: ignore[arg-type]  # tests name any of the fields


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    """A closed office and its recovery code."""
    folder = tmp_path / "mein büro"
    desk, code = opening.create_office(wanted(folder), CLOCK, cost=vault.Cost.TEST)
    desk.store.close()
    return folder, code


def test_a_new_office_opens_with_its_passphrase_and_knows_who_sits_there(made: tuple[Path, str]) -> None:
    folder, _ = made
    desk = opening.open_office(folder, GOOD, CLOCK)
    assert (desk.name, desk.city, desk.who, desk.is_demo) == (
        "Büro Oberstadt",
        "Stadt Witten",
        "Ayşe Demir",
        False,
    )
    assert desk.slot_uid is not None
    desk.store.close()


def test_the_recovery_code_opens_without_saying_who(made: tuple[Path, str]) -> None:
    folder, code = made
    desk = opening.open_office(folder, code.lower().replace("-", " "), CLOCK)
    assert (desk.slot_uid, desk.store.staff_id) == (None, None)
    seated = opening.take_seat(desk, desk.people[0].id)
    assert seated.who == "Ayşe Demir"
    desk.store.close()


def test_a_wrong_passphrase_is_said_beside_its_field(made: tuple[Path, str]) -> None:
    with pytest.raises(Refused) as refused:
        opening.open_office(made[0], "etwas ganz anderes", CLOCK)
    assert refused.value.field == "passphrase"


@pytest.mark.parametrize("content", [{}, {"liste.xlsx": b"PK"}])
def test_a_folder_without_office_is_refused_by_name(tmp_path: Path, content: dict[str, bytes]) -> None:
    folder = tmp_path / "Fotos"
    folder.mkdir()
    for name, data in content.items():
        (folder / name).write_bytes(data)
    with pytest.raises(Refused, match="Im Ordner „Fotos“ liegt kein Büro"):
        opening.open_office(folder, GOOD, CLOCK)


@pytest.mark.parametrize(("lost", "file"), [(FILE, "Bürodatei"), (vault.FILE, "Schlüsseldatei")])
def test_half_an_office_is_a_damaged_one(made: tuple[Path, str], lost: str, file: str) -> None:
    (made[0] / lost).unlink()
    with pytest.raises(Damaged, match=f"{file} „{lost}“ fehlt"):
        opening.open_office(made[0], GOOD, CLOCK)


def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Unavailable, match="lässt sich nicht lesen"):
        opening.open_office(tmp_path, GOOD, CLOCK)


def test_a_name_too_long_is_no_fault(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 300)
    assert not opening.has_office(folder)
    opening.check_target(folder)
    with pytest.raises(Refused, match="liegt kein Büro"):
        opening.open_office(folder, GOOD, CLOCK)
    with pytest.raises(Unavailable, match="lässt sich nicht anlegen"):
        opening.create_office(wanted(folder), CLOCK, cost=vault.Cost.TEST)


def test_a_taken_folder_is_no_target_and_stays_untouched(made: tuple[Path, str]) -> None:
    folder, _ = made
    before = (folder / vault.FILE).read_bytes()
    with pytest.raises(Refused, match="schon ein Büro") as refused:
        opening.create_office(wanted(folder), CLOCK)
    assert refused.value.field == "folder"
    assert (folder / vault.FILE).read_bytes() == before
    file = folder.parent / "datei.txt"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(Refused, match="kein Ordner"):
        opening.check_target(file)


def test_a_failed_set_up_leaves_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> int:
        raise Unavailable("Die Festplatte ist voll.", "Bitte schaffen Sie Platz.")

    monkeypatch.setattr(office_service, "set_up", broken)
    folder = tmp_path / "neu"
    with pytest.raises(Unavailable):
        opening.create_office(wanted(folder), CLOCK, cost=vault.Cost.TEST)
    assert not opening.has_office(folder)
    monkeypatch.undo()
    desk, _ = opening.create_office(wanted(folder), CLOCK, cost=vault.Cost.TEST)
    desk.store.close()


def test_weak_passphrases_make_no_office(tmp_path: Path) -> None:
    for typed in ("kurz", "Oberstadt Witten"):
        with pytest.raises(Refused):
            opening.create_office(wanted(tmp_path / "x", passphrase=typed, repeated=typed), CLOCK)
    assert not (tmp_path / "x").exists()


def test_a_second_program_is_told_who_holds_the_office(made: tuple[Path, str]) -> None:
    desk = opening.open_office(made[0], GOOD, CLOCK)
    with pytest.raises(Unavailable, match=r"gerade geöffnet: von .+ seit 20\.11\.2026"):
        opening.open_office(made[0], GOOD, CLOCK)
    desk.store.close()
    opening.open_office(made[0], GOOD, CLOCK).store.close()


def test_a_newer_file_is_refused_and_left_alone(made: tuple[Path, str]) -> None:
    folder, _ = made
    engine = open_engine(folder / FILE, vault.unlock(folder, GOOD).key)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(Refused, match="neueren Fassung"):
        opening.open_office(folder, GOOD, CLOCK)


def test_a_damaged_file_is_told_and_restored_from_a_proven_backup(made: tuple[Path, str]) -> None:
    folder, _ = made
    desk = opening.open_office(folder, GOOD, CLOCK)
    backup.backup(desk.store)
    desk.store.close()
    with (folder / FILE).open("r+b") as file:
        file.seek(0)
        file.write(os.urandom(8192))
    with pytest.raises(Damaged):
        opening.open_office(folder, GOOD, CLOCK)
    (found,) = opening.rescue(folder, GOOD).backups
    aside = opening.restore_office(folder, GOOD, found, CLOCK)
    assert (aside / FILE).is_file()
    desk = opening.open_office(folder, GOOD, CLOCK)
    assert desk.name == "Büro Oberstadt"
    desk.store.close()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights of folders are the system's")
def test_a_read_only_folder_gets_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(Unavailable, match="lässt sich nicht anlegen"):
            opening.create_office(wanted(tmp_path / "neu"), CLOCK)
    finally:
        tmp_path.chmod(0o700)


def demo_like(folder: Path, *, is_demo: bool) -> None:
    opened = vault.create(folder, "Vorführung", opening.DEMO_PASSPHRASE, vault.Cost.TEST)
    store = Store.create(folder, opened.key, CLOCK)
    with store.write("Einrichten") as session:
        office_service.set_up(
            session, OfficeDraft(name="X"), StaffDraft(name="Y"), slot_uid=opened.slot_uid, is_demo=is_demo
        )
    store.close()


def test_the_demo_is_built_once_and_opened_afterwards(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    built: list[int] = []

    def build() -> None:
        built.append(1)
        demo_like(folder, is_demo=True)

    for _ in range(2):
        desk = opening.open_demo(folder, CLOCK, build)
        assert desk.is_demo
        desk.store.close()
    assert built == [1]


def test_the_demo_never_takes_a_real_office(template: Template, tmp_path: Path) -> None:
    real = template.copy(tmp_path / "echt")
    before = (real / FILE).read_bytes()

    def build() -> None:
        raise AssertionError("must not build here")

    with pytest.raises(Refused, match="echtes Büro"):
        opening.open_demo(real, CLOCK, build)
    assert (real / FILE).read_bytes() == before
    assert vault.unlock(real, PASSPHRASE)
    public = tmp_path / "öffentlich"
    public.mkdir()
    demo_like(public, is_demo=False)
    with pytest.raises(Refused, match="echtes Büro"):
        opening.open_demo(public, CLOCK, build)


def test_a_real_office_never_takes_the_demo(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    demo_like(folder, is_demo=True)
    with pytest.raises(Refused, match="schon ein Büro"):
        opening.create_office(wanted(folder), CLOCK)


def test_a_file_without_an_office_in_it_is_refused(template: Template, tmp_path: Path) -> None:
    folder = template.copy(tmp_path / "leer")
    with pytest.raises(Refused, match="kein eingerichtetes Büro"):
        opening.open_office(folder, PASSPHRASE, CLOCK)
