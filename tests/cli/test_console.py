"""The command line as other programs call it: pipes, odd terminals, full disks, no streams at all."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli import console, entry, main
from app.cli.values import whole
from app.domain.errors import Refused, Stopped, Unavailable
from app.system.folders import Folders
from tests.architecture.house import ROOT

NOT_ON_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="about devices and streams of Linux")


def called(*arguments: str, variables: dict[str, str] | None = None, **streams: Any) -> tuple[int, str, str]:
    """The command line in a process of its own: exit code, result, errors."""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-P", "-m", "app", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **(variables or {})},
        check=False,
        **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},
    )
    return done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_an_output_without_umlauts_gets_plain_letters(encoding: str) -> None:
    code, said, wrong = called("week", "--help", variables={"PYTHONIOENCODING": "ascii"})
    assert (code, wrong) == (0, "")
    assert "Uebergibt eine Woche" in said
    done = called("unfug", variables={"PYTHONIOENCODING": encoding}, stderr=subprocess.DEVNULL)
    assert done[0] == 2


def test_json_stays_json_in_every_encoding(capsys: pytest.CaptureFixture[str]) -> None:
    code = "from app.cli import console; console.begin(); console.say_json({'was': '„Büro“ …'})"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-P", "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == {"was": "„Büro“ …"}


@NOT_ON_WINDOWS
@pytest.mark.parametrize("arguments", [("--help",), ("week", "--help")])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_who_has_enough_is_no_fault(arguments: tuple[str, ...], unbuffered: str) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        code, _, wrong = called(*arguments, variables={"PYTHONUNBUFFERED": unbuffered}, stdout=pipe)
    assert (code, wrong) == (0, "")


@NOT_ON_WINDOWS
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_result_that_cannot_be_written_is_told(unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, wrong = called("--help", variables={"PYTHONUNBUFFERED": unbuffered}, stdout=full)
    assert code == 3
    assert wrong.startswith("Das Ergebnis lässt sich nicht ausgeben. Der Datenträger ist voll.")
    assert len(wrong.splitlines()) == 1


@NOT_ON_WINDOWS
def test_an_error_that_cannot_be_written_leaves_its_exit_code() -> None:
    with Path("/dev/full").open("wb") as full:
        assert called("unfug", stderr=full)[0] == 2


@NOT_ON_WINDOWS
def test_nothing_is_needed_of_the_streams(tmp_path: Path) -> None:
    code = "import os, sys; [os.close(n) for n in range(3)]; os.execv(sys.executable, sys.argv[1:])"
    asked = [sys.executable, "-P", "-m", "app"]
    for arguments, expected in ((("--help",), 0), (("unfug",), 2), (("verify", str(tmp_path)), 4)):
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", code, *asked, *arguments],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
        assert done.returncode == expected


def test_bytes_of_file_names_go_out_as_they_came() -> None:
    console.begin()
    assert "B\udcc3\udcbcro/„x“ 1\u00a0€ ☂".encode("ascii", console._PLAIN) == b"B\xc3\xbcro/'x' 1 EUR ?"


def test_a_passphrase_is_read_whatever_the_locale(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(console.VARIABLE, "Vorführung")
    assert console.passphrase(tmp_path) == "Vorführung"
    assert console._readable("Vorf\udcc3\udcbchrung") == "Vorführung"
    with pytest.raises(Refused, match="kein lesbarer Text"):
        console._readable("Vorf\udcfchrung")


class Terminal:
    """A standard input at which somebody sits."""

    @staticmethod
    def isatty() -> bool:
        """Somebody is there."""
        return True


@pytest.mark.parametrize(
    ("fault", "expected"),
    [(EOFError(), Stopped), (UnicodeDecodeError("ascii", b"\xc3", 0, 1, "no"), Refused)],
)
def test_a_prompt_that_gives_nothing_is_an_answer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: Exception, expected: type[Exception]
) -> None:
    def ask(_prompt: str) -> str:
        raise fault

    monkeypatch.delenv(console.VARIABLE, raising=False)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(console, "getpass", ask)
    with pytest.raises(expected):
        console.passphrase(tmp_path)


def failing(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> int:
    def run(*_: object) -> int:
        raise fault

    monkeypatch.setattr(entry, "_command", lambda _name: run)
    return main(["verify", "x"])


def test_what_the_computer_says_becomes_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(monkeypatch, OSError(28, "No space left on device", "/voll/x")) == 3
    assert "Der Datenträger ist voll." in (said := capsys.readouterr().err)
    assert "/voll/x" in said
    assert len(said.splitlines()) == 1


def test_a_bug_is_one_line_and_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(Folders, "of_person", lambda: Folders.under(tmp_path))
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    assert failing(monkeypatch, ZeroDivisionError("Herr Yılmaz")) == 5
    for handler in logging.getLogger().handlers:
        handler.close()
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    log = tmp_path / "logs" / "quartiersbuch.log"
    assert str(log) in said
    written = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in written
    assert "Yılmaz" not in written + said


def test_a_folder_needs_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", " "]) == 2
    assert "Es fehlt der Name des Ordners." in capsys.readouterr().err


def test_whole_numbers_are_read() -> None:
    assert whole(1, 20)("20") == 20


def test_writing_faults_other_than_a_closed_pipe_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def write(self, _text: str) -> None:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdout", Broken())
    monkeypatch.setattr(console, "_abandon", lambda: None)
    with pytest.raises(Unavailable, match="lässt sich nicht ausgeben"):
        console.say("x")
