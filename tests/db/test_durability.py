"""A kill loses nothing committed, and nothing typed lies unencrypted anywhere."""

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import app
from db import backup, files, vault
from db.lock import NAME
from db.models import Measure
from db.store import FILE, Store
from tests.kit import factories as make
from tests.kit.office import CLOCK, Template

ROOT = Path(app.__file__).parent.parent

CHILD = """
    import sys
    from pathlib import Path
    from db.store import Store
    from tests.kit import factories as make
    from tests.kit.office import CLOCK

    store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), CLOCK)
    number = 0
    while True:
        number += 1
        store.drafts.save("form", {"typed": "Wort " * number})
        with store.write("viel") as session:
            for part in range(3):
                make.measure(session, number=f"{number}/{part}", description="x" * 2000)
        print(number, flush=True)
"""


@pytest.fixture
def child(store: Store, office_folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that writes without end."""
    store.close()
    code = textwrap.dedent(CHILD)
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, str(office_folder), store.key.hex()],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    yield process
    process.kill()
    process.wait(10)
    assert process.stdout is not None
    process.stdout.close()


def test_a_kill_loses_nothing_committed(
    child: subprocess.Popen[str], office_folder: Path, template: Template
) -> None:
    assert child.stdout is not None
    told = 0
    while told < 15:
        told = int(child.stdout.readline())
    child.kill()
    rest = child.stdout.read().split()
    committed = int(rest[-1]) if rest else told
    child.wait(10)
    store = Store.open(office_folder, template.key, CLOCK)
    with store.read() as session:
        connection = session.connection()
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []
        measures = session.query(Measure).count()
    assert measures in {3 * committed, 3 * (committed + 1)}
    assert store.drafts.load("form")["typed"].count("Wort") in {committed, committed + 1, committed + 2}
    for _ in range(measures // 3):
        assert store.undo().name == "viel"
    with store.read() as session:
        assert session.query(Measure).count() == 0
    store.close()


MARKER = "Geheimniskrämerei"


def test_no_typed_byte_lies_unencrypted_in_the_folder(tmp_path: Path) -> None:
    """Everywhere at once: records, drafts, archived files, log, vault, backups, aborted work."""
    folder = tmp_path / "office"
    opened = vault.create(folder, MARKER, f"{MARKER} {MARKER}", cost=vault.Cost.TEST)
    store = Store.create(folder, opened.key, CLOCK)
    for number in range(30):
        with store.write(f"{MARKER} anlegen") as session:
            make.contact(session, display_name=f"{MARKER} {number}", note=MARKER * 400)
            files.put(session, MARKER.encode() * 5000, f"{MARKER}.pdf", "application/pdf")
    store.drafts.save(MARKER, {MARKER: MARKER * 100})
    backup.backup(store)
    with store.write(MARKER) as session:
        make.contact(session, display_name=MARKER)
        session.query(Measure).order_by(Measure.description).all()
        everything = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    names = {path.name for path in everything}
    assert {FILE, f"{FILE}-wal", vault.FILE, NAME} <= names
    assert len([path for path in everything if path.name == FILE]) == 2
    for path, data in everything.items():
        for form in (
            MARKER.encode(),
            MARKER.lower().encode(),
            b"Geheimnis",
            b"SQLite format",
            opened.key.hex().encode(),
        ):
            assert form not in data, f"{path.name} holds {form!r}"
    store.close()
    shutil.rmtree(folder)
