"""Set-up on computers that lack something; what pip and apt say is real output, shortened."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import Mock

import pytest

from tests.architecture.house import ROOT


@pytest.fixture
def start(tmp_path: Path) -> ModuleType:
    """``start.py`` as if it stood in an empty folder."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    names: dict[str, Any] = {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "PYTHON": tmp_path / ".venv/bin/python",
        "LOG": tmp_path / ".venv/einrichtung.log",
        "DEMO": tmp_path / "demo",
        "LOCK": tmp_path / "requirements.lock",
        "DEV_LOCK": tmp_path / "requirements-dev.lock",
    }
    for name, value in names.items():
        setattr(module, name, value)
    names["LOCK"].write_text("a==1 --hash=sha256:0\n", encoding="utf-8")
    names["DEV_LOCK"].write_text("a==1 --hash=sha256:0\nb==2 --hash=sha256:1\n", encoding="utf-8")
    return module


class Steps:
    """Stands in for the slow steps and notes their order."""

    def __init__(self, start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        self.taken: list[str] = []
        monkeypatch.setattr(start, "_system_packages", lambda: self.taken.append("system"))
        monkeypatch.setattr(start, "_virtual_environment", self._environment)
        monkeypatch.setattr(start, "_install", lambda lock: self.taken.append(lock.name))
        self._python: Path = start.PYTHON

    def _environment(self) -> None:
        self.taken.append("environment")
        self._python.parent.mkdir(parents=True, exist_ok=True)
        self._python.touch()


def test_second_start_does_nothing(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = Steps(start, monkeypatch)
    start.set_up(dev=False)
    assert steps.taken == ["system", "environment", "requirements.lock"]
    start.set_up(dev=False)
    assert len(steps.taken) == 3


def test_tests_need_more_and_bring_all_the_window_needs(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = Steps(start, monkeypatch)
    start.set_up(dev=False)
    start.set_up(dev=True)
    assert steps.taken[3:] == ["system", "environment", "requirements-dev.lock"]
    start.set_up(dev=False)
    start.set_up(dev=True)
    assert len(steps.taken) == 6


@pytest.mark.parametrize("change", ["lock", "python", "moved", "lost"])
def test_set_up_is_made_anew_when_its_ground_changes(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    steps = Steps(start, monkeypatch)
    start.set_up(dev=False)
    if change == "lock":
        start.LOCK.write_text("a==2 --hash=sha256:0\n", encoding="utf-8")
    elif change == "python":
        monkeypatch.setattr(sys, "version", "3.13.9 (other)")
    elif change == "moved":
        monkeypatch.setattr(start, "ROOT", start.ROOT / "elsewhere")
    else:
        start.PYTHON.unlink()
    start.set_up(dev=False)
    assert len(steps.taken) == 6


def test_a_failed_installation_is_tried_again(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = Steps(start, monkeypatch)

    def fail(lock: Path) -> None:
        raise start.Trouble(f"{lock.name} ging nicht")

    monkeypatch.setattr(start, "_install", fail)
    assert start.main(["setup"]) == 1
    monkeypatch.setattr(start, "_install", lambda lock: steps.taken.append(lock.name))
    assert start.main(["setup"]) == 0
    assert steps.taken[-1] == "requirements.lock"


RETRY = "WARNING: Retrying (Retry(total=0)) after connection broken by "
NOTHING = "\nERROR: No matching distribution found for alembic==1.20.1"
SAID = {
    "keine Verbindung zum Internet": f"{RETRY}'NewConnectionError('<HTTPSConnection>: Failed to establish a "
    f"new connection: [Errno -3] Temporary failure in name resolution')'{NOTHING}",
    "Proxy": f"{RETRY}'ProxyError('Cannot connect to proxy.', NewConnectionError('refused'))'{NOTHING}",
    "Zertifikat": f"{RETRY}'SSLError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'{NOTHING}",
    "Prüfsumme": "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
    "voll": "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
    "Python 3.11 bis 3.13": NOTHING,
    "ließen sich nicht einrichten": "ERROR: something nobody has seen yet",
}


@pytest.mark.parametrize(("sentence", "said"), SAID.items())
def test_what_pip_says_becomes_a_sentence_with_a_remedy(start: ModuleType, sentence: str, said: str) -> None:
    meaning = start._meaning(said)
    assert sentence in meaning
    assert str(start.LOG) in meaning


def test_a_person_sees_how_far_it_is(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["Collecting a==1\n", "  Downloading a.whl\n", "Collecting b==2\n"]
    assert list(start._watched(iter(lines), 2)) == lines
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert list(start._watched(iter(lines), 2)) == lines
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.endswith("\r  2 von 2 Bibliotheken \n")


@pytest.mark.parametrize(
    ("apt", "rights", "expected"),
    [
        ("/usr/bin/apt-get", None, "sudo apt-get install libegl1"),
        (None, None, "Debian-Namen"),
    ],
)
def test_missing_libraries_are_named_when_nothing_may_be_installed(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, apt: str | None, rights: None, expected: str
) -> None:
    monkeypatch.setattr(start.platform, "system", lambda: "Linux")
    monkeypatch.setattr(start, "_loads", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr(start.shutil, "which", lambda _: apt)
    monkeypatch.setattr(start, "_rights", lambda: rights)
    with pytest.raises(start.Trouble, match=expected):
        start._system_packages()


def test_a_missing_printer_library_does_not_keep_the_window_shut(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.platform, "system", lambda: "Linux")
    monkeypatch.setattr(start, "_loads", lambda name: name != "libcups.so.2")
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(start, "_rights", lambda: None)
    start._system_packages()
    told = capsys.readouterr()
    assert "sudo apt-get install libcups2" in told.err
    assert told.out == ""


def test_apt_fetches_its_lists_only_when_it_must(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    codes = iter([100, 0, 0])

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        called.append(command)
        return subprocess.CompletedProcess(command, next(codes), "", "E: Unable to locate package libegl1")

    monkeypatch.setattr(start.subprocess, "run", run)
    monkeypatch.setenv("DEBIAN_FRONTEND", "dialog")
    start._apt(["sudo", "-n", "apt-get"], ["libegl1"])
    assert [command[3] for command in called] == ["install", "update", "install"]
    assert called[0][-1] == "libegl1"


def test_apt_that_fails_twice_says_why(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 100, "", "E: Could not get lock /var/lib/dpkg/lock-frontend")
    monkeypatch.setattr(start.subprocess, "run", lambda *_, **__: failed)
    monkeypatch.setenv("DEBIAN_FRONTEND", "dialog")
    with pytest.raises(start.Trouble, match="Could not get lock"):
        start._apt(["apt-get"], ["libegl1"])


def test_without_a_display_the_demo_week_is_made_with_the_passphrase_of_the_demo(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[list[str]] = []

    def program(command: list[str], **_: Any) -> int:
        assert os.environ["QUARTIERSBUCH_PASSPHRASE"] == start.DEMO_PASSPHRASE
        asked.append(command[4:])
        if "demo" in command:
            Path(command[-1]).mkdir(parents=True)
        return 0

    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.setenv("QUARTIERSBUCH_PASSPHRASE", "die eines echten Büros")
    monkeypatch.setattr(start, "set_up", Mock())
    monkeypatch.setattr(start, "has_display", lambda: False)
    monkeypatch.setattr(start.subprocess, "call", program)
    assert start.main([]) == 0
    assert start.main([]) == 0
    assert "keinen Bildschirm" in capsys.readouterr().out
    assert [command[0] for command in asked] == ["demo", "week", "week"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp850"])
def test_a_terminal_without_umlauts_is_no_fault(encoding: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-P", str(ROOT / "start.py"), "--help"],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_failing_demo_week_fails(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.setattr(start, "set_up", Mock())
    monkeypatch.setattr(start, "has_display", lambda: False)
    monkeypatch.setattr(start.subprocess, "call", lambda *_, **__: 3)
    assert start.main([]) == 1
    assert "Code 3" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "module", "passed"),
    [
        (["test", "-k", "money"], "tests.gates", ["--only-tests", "-k", "money"]),
        (["check"], "tests.gates", []),
        (["verify", "X", "--json"], "app", ["verify", "X", "--json"]),
        ([], "app", []),
    ],
)
def test_verbs_are_handed_over_to_the_right_program(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, typed: list[str], module: str, passed: list[str]
) -> None:
    became: list[list[str]] = []
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.setattr(start, "set_up", Mock())
    monkeypatch.setattr(start, "has_display", lambda: True)
    monkeypatch.setattr(start, "WINDOWS", True)
    monkeypatch.setattr(start.subprocess, "call", lambda command: became.append(command) or 0)
    assert start.main(typed) == 0
    assert became == [[str(start.PYTHON), "-P", "-m", module, *passed]]
    assert os.environ["PYTHONPATH"].split(os.pathsep)[0] == str(start.ROOT)


def test_a_folder_that_may_not_be_written_is_named(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*, dev: bool) -> None:
        raise PermissionError(13, "Permission denied", "/geschuetzt/.venv")

    monkeypatch.setattr(start, "set_up", refuse)
    assert start.main([]) == 1
    assert "/geschuetzt/.venv" in capsys.readouterr().err


def test_help_needs_no_set_up(start: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["--help"]) == 0
    assert "python3 start.py" in capsys.readouterr().out
    assert not start.VENV.exists()


def test_start_needs_nothing_but_python() -> None:
    code = "import sys; sys.path[:] = [p for p in sys.path if 'site-packages' not in p]; import start"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
