"""Files are written whole or not at all; every fault of the computer is a sentence."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Unavailable
from app.system import files


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    files.write_whole(path, b"old")
    files.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failing_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brief.pdf"
    files.write_whole(path, b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable) as caught:
        files.write_whole(path, b"new")
    assert "voll" in caught.value.what
    assert "brief.pdf" in caught.value.what
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        files.write_whole(tmp_path / "gone" / "a.pdf", b"")
    assert caught.value.remedy.endswith(".")


def test_a_file_open_in_excel_is_said() -> None:
    fault = OSError(errno.EACCES, "sharing violation")
    fault.winerror = 32
    assert "geöffnet" in files.explain(fault)[0]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOENT, errno.EIO, errno.EISDIR])
def test_every_fault_has_what_happened_and_what_to_do(number: int) -> None:
    what, remedy = files.explain(OSError(number, "x"))
    assert what.endswith(".")
    assert remedy.startswith("Bitte")


def test_too_large_a_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big"
    path.write_bytes(b"x" * 11)
    assert files.read_bounded(path, 11) == b"x" * 11
    with pytest.raises(Unavailable):
        files.read_bounded(path, 10)


def test_a_file_that_is_written_meanwhile_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kalender.ics"
    path.write_bytes(b"BEGIN:VCALENDAR")
    stood = path.stat()
    seen = iter((stood, None))
    look = Path.stat

    def grown(self: Path) -> os.stat_result:
        # Looked at for the second time, it has grown.
        if next(seen) is None:
            path.write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR")
        return look(self)

    monkeypatch.setattr(Path, "stat", grown)
    with pytest.raises(Unavailable, match="wird gerade geschrieben") as caught:
        files.read_bounded(path, 1_000_000)
    assert "erneut" in caught.value.remedy


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="ist ein Ordner"):
        files.read_bounded(tmp_path, 10)


def test_what_is_no_file_of_the_disk_is_not_waited_for() -> None:
    with pytest.raises(Unavailable, match="keine gewöhnliche Datei"):
        files.read_bounded(Path(os.devnull), 10)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "darf nicht gelesen werden"),
        (errno.ELOOP, "auf sich selbst"),
        (errno.ENOENT, "gibt es nicht"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def refuse(_path: Path) -> os.stat_result:
        raise OSError(number, "x")

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(Unavailable, match=said):
        files.read_bounded(tmp_path / "a.ics", 10)


@given(st.text(max_size=200))
def test_a_safe_name_can_be_used_everywhere(wanted: str) -> None:
    name = files.safe_name(wanted, ".pdf")
    assert not set('<>:"/\\|?*') & set(name)
    assert not any(ord(mark) < 32 for mark in name)
    assert name.split(".")[0].casefold() not in {"con", "nul", "com1", "lpt9"}
    assert 4 < len(name) <= 125
    assert not name.startswith((" ", "."))


def test_an_unused_name_counts_on(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    assert files.unused(path) == path
    path.touch()
    (tmp_path / "a (2).pdf").touch()
    assert files.unused(path).name == "a (3).pdf"
