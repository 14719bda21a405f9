"""``week --zip``: one encrypted file, its password from the environment or typed twice."""

from pathlib import Path

import pytest
import pyzipper

from app.cli import console, main
from app.demo import PASSPHRASE
from tests.kit import demo
from tests.kit.demo import CLOCK

ZIP_PASSWORD = "bakuti-remufa-disapu-47"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(console.VARIABLE, PASSPHRASE)
    return demo.copy(tmp_path / "office")


def run(*argv: str) -> int:
    return main(list(argv), clock=CLOCK)


def test_a_week_goes_out_as_one_encrypted_zip(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    monkeypatch.setenv(console.ZIP_VARIABLE, ZIP_PASSWORD)
    assert run("week", str(office), "--out", str(out), "--week", "2026-W47", "--zip") == 0
    said = capsys.readouterr()
    written = list(out.iterdir())
    assert [path.name for path in written] == ["Wochenübergabe_2026-KW47_Unterstadt.zip"]
    assert said.out.splitlines()[-1] == str(written[0])
    assert ZIP_PASSWORD not in said.out + said.err
    with pyzipper.AESZipFile(written[0]) as opened:
        opened.setpassword(ZIP_PASSWORD.encode())
        names = opened.namelist()
        assert opened.testzip() is None
    assert names[:2] == ["Wochenliste_2026-KW47_Unterstadt.xlsx", "Deckblatt_2026-KW47_Unterstadt.pdf"]
    assert any(name.endswith("Bewilligung.pdf") for name in names)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "Es fehlt das Kennwort für das ZIP. Bitte setzen Sie die Umgebungsvariable"),
        ("kurz", "Noch 8 Zeichen fehlen"),
        ("wölkenkuchen-boot", "ohne Umlaute"),
    ],
)
def test_without_a_good_password_nothing_goes_out(
    office: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: str,
    said: str,
) -> None:
    monkeypatch.setenv(console.ZIP_VARIABLE, given)
    assert run("week", str(office), "--out", str(tmp_path / "out"), "--zip") == 4
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    monkeypatch.delenv(console.ZIP_VARIABLE)
    assert run("week", str(office), "--out", str(tmp_path / "out")) == 0
    assert "Übergabe Nr. 5" in capsys.readouterr().out, "nothing was counted before"


def test_the_password_is_asked_for_twice(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter([ZIP_PASSWORD, ZIP_PASSWORD + "x", ZIP_PASSWORD, ZIP_PASSWORD])
    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return next(typed)

    monkeypatch.setattr(console, "getpass", ask)
    monkeypatch.setattr(console.sys.stdin, "isatty", lambda: True)
    assert run("week", str(office), "--out", str(tmp_path / "out"), "--zip") == 4
    assert "Die beiden Eingaben sind verschieden" in capsys.readouterr().err
    assert run("week", str(office), "--out", str(tmp_path / "out"), "--zip") == 0
    assert asked == ["Kennwort für das ZIP: ", "Noch einmal: "] * 2
