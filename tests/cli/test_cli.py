import json
import logging
import shutil
from pathlib import Path

import pytest

from app.cli import COMMANDS, console, main
from app.cli.parser import german
from app.demo import PASSPHRASE
from app.domain.errors import Unavailable
from app.system import logs
from app.system.folders import Folders
from db.store import FILE
from tests.kit import demo
from tests.kit.demo import CLOCK


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(console.VARIABLE, PASSPHRASE)
    return demo.copy(tmp_path / "office")


def run(*argv: str) -> int:
    return main(list(argv), clock=CLOCK)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_german(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Aufruf: python -m app")
    assert "Rückgabewerte" in shown
    assert "usage" not in shown
    assert "--passphrase" not in shown


def test_without_a_command_the_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    shown = capsys.readouterr().out
    assert all(command in shown for command in COMMANDS)


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("unfug",), "Den Befehl „unfug“ gibt es nicht."),
        (("week",), "Es fehlt: ORDNER, --out."),
        (("week", "x", "--out", "y", "--week", "2026-W54"), "keine Kalenderwoche 54"),
        (("week", "x", "--out", "y", "--week", "gestern"), "ist keine Kalenderwoche"),
        (("demo", "x", "--consultations", "viele"), "ist keine ganze Zahl"),
        (("verify", "x", "--laut"), "nichts anfangen: --laut"),
        (("shots", "--out"), "Nach --out fehlt ein Wert."),
        (("shots", "--out", "x", "--theme", "bunt"), "„bunt“ gibt es bei --theme nicht"),
        (("shots", "--out", "x", "--size", "groß"), "keine Größe wie 1280x800"),
        (("shots", "--out", "x", "--scale", "0"), "keine Vergrößerung"),
        (("bench", "--records", "3"), "ist keine ganze Zahl von 50"),
    ],
)
def test_a_wrong_call_is_one_german_line(
    argv: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*argv) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert len(said.strip().splitlines()) == 1


def test_what_argparse_says_otherwise_stays_readable() -> None:
    assert german("something new") == "something new"


def test_a_week_goes_out_with_its_letters(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run("week", str(office), "--out", str(out), "--week", "2026-W47") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Übergabe Nr. 5, KW\u00a047/2026")
    written = {path.name for path in out.iterdir()}
    assert {"Wochenliste_2026-KW47_Unterstadt.xlsx", "Deckblatt_2026-KW47_Unterstadt.pdf"} <= written
    assert any(name.endswith("Bewilligung.pdf") for name in written)
    assert {Path(line).name for line in lines[1:] if line.startswith(str(out))} == written


def test_a_second_time_overwrites_nothing_and_repeats_no_letter(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("week", str(office), "--out", str(out), "--week", "2026-W47")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert run("week", str(office), "--out", str(out), "--week", "2026-W47") == 0
    after = {path.name: path.read_bytes() for path in out.iterdir()}
    assert {name: after[name] for name in before} == before
    assert sorted(after.keys() - before.keys()) == [
        "Deckblatt_2026-KW47_Unterstadt (2).pdf",
        "Wochenliste_2026-KW47_Unterstadt (2).xlsx",
    ]


def test_nothing_is_handed_over_where_it_cannot_be_written(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.touch()
    assert run("week", str(office), "--out", str(taken)) == 3
    assert "lässt sich nicht anlegen" in capsys.readouterr().err
    assert run("week", str(office), "--out", str(office / "Mappe")) == 4
    assert "nicht in den Büro-Ordner" in capsys.readouterr().err
    assert not (office / "Mappe").exists()
    monkeypatch.setenv(console.VARIABLE, "falsch")
    assert run("week", str(office), "--out", str(tmp_path / "out")) == 4
    assert not (tmp_path / "out").exists()
    monkeypatch.setenv(console.VARIABLE, PASSPHRASE)
    assert run("week", str(office), "--out", str(tmp_path / "out")) == 0
    assert "Übergabe Nr. 5" in capsys.readouterr().out


def test_a_week_before_the_office_is_refused(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("week", str(office), "--out", str(tmp_path / "out"), "--week", "1900-W01") == 4
    assert "Das Büro beginnt am" in capsys.readouterr().err


def test_a_week_to_come_is_refused(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("week", str(office), "--out", str(tmp_path / "out"), "--week", "2027-W01") == 4
    assert "noch nicht begonnen" in capsys.readouterr().err


@pytest.mark.parametrize("week", ["0001-W01", "1899-W52"])
def test_a_week_before_all_offices_is_refused(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], week: str
) -> None:
    assert run("week", str(office), "--out", str(tmp_path), "--week", week) == 2
    assert "kann nicht stimmen" in capsys.readouterr().err


def test_a_sound_office_verifies(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify", str(office)) == 0
    assert "Alles in Ordnung." in capsys.readouterr().out
    assert run("verify", str(office), "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["ok"] is True
    assert {finding["ok"] for finding in report["findings"]} == {True}


def test_what_is_wrong_ends_with_one(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.cli import verify as command  # noqa: PLC0415 - the module, not the function
    from db.verify import Finding  # noqa: PLC0415 - see above

    monkeypatch.setattr(
        command, "verify", lambda *_: [Finding("Archiv", ok=False, sentence="Eine Datei fehlt.")]
    )
    assert run("verify", str(office)) == 1
    assert "FEHLER" in capsys.readouterr().out


def test_a_damaged_file_is_a_finding(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = office / FILE
    data = bytearray(path.read_bytes())
    data[:4096] = bytes(4096)
    path.write_bytes(bytes(data))
    assert run("verify", str(office), "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert not report["ok"]
    assert "beschädigt" in report["findings"][0]["sentence"]
    assert report["findings"][-1]["area"] == "Sicherung"


def test_a_wrong_passphrase_is_refused(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(console.VARIABLE, "falsch")
    assert run("verify", str(office)) == 4
    assert "Passphrase passt nicht" in capsys.readouterr().err


def test_without_a_passphrase_nobody_is_asked_where_nobody_sits(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(console.VARIABLE)
    assert run("verify", str(office)) == 4
    assert console.VARIABLE in capsys.readouterr().err


def test_a_folder_without_an_office_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(console.VARIABLE, "egal")
    assert run("verify", str(tmp_path)) == 4
    assert "kein Büro" in capsys.readouterr().err


def test_the_demo_says_where_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.cli import demo as command  # noqa: PLC0415 - the module, not the function

    made: list[int] = []

    def build(folder: Path, _clock: object, bar: console.Progress, *, consultations: int) -> object:
        made.append(consultations)
        bar(1, 2, "Vorführbezirk anlegen")
        return type("Made", (), {"folder": folder, "consultations": consultations})()

    monkeypatch.setattr(command, "build", build)
    assert run("demo", str(tmp_path / "demo"), "--consultations", "1200") == 0
    assert made == [1200]
    shown = capsys.readouterr()
    assert "1.200 Beratungen" in shown.out
    assert PASSPHRASE in shown.out
    assert shown.err == ""


def test_what_the_computer_refuses_ends_with_three(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.cli import demo as command  # noqa: PLC0415 - the module, not the function

    def full(*_args: object, **_values: object) -> object:
        raise Unavailable("Die Festplatte ist voll.", "Bitte schaffen Sie Platz.")

    monkeypatch.setattr(command, "build", full)
    assert run("demo", str(tmp_path / "demo")) == 3
    assert capsys.readouterr().err == "Die Festplatte ist voll. Bitte schaffen Sie Platz.\n"


def test_a_fault_of_the_program_is_one_line_without_what_was_typed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.cli import demo as command  # noqa: PLC0415 - the module, not the function

    def broken(*_args: object, **_values: object) -> object:
        raise KeyError("Erika Muster")

    monkeypatch.setattr(command, "build", broken)
    folders = Folders.under(tmp_path)
    monkeypatch.setattr(Folders, "of_person", lambda: folders)
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    assert run("demo", str(tmp_path / "demo")) == 5
    for handler in logging.getLogger().handlers:
        handler.close()
    log = (folders.logs / logs.FILE).read_text(encoding="utf-8")
    assert "KeyError" in log
    assert "Erika" not in log
    said = capsys.readouterr().err
    assert said.startswith("Im Programm ist ein Fehler aufgetreten (KeyError, ")
    assert said.count("\n") == 1
    assert "Erika" not in said


def test_an_interrupt_is_an_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from app.cli import demo as command  # noqa: PLC0415 - the module, not the function

    def interrupt(*_args: object, **_values: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "build", interrupt)
    assert run("demo", str(tmp_path / "demo")) == 130


def test_the_bar_is_drawn_only_for_a_person(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    console.Bar()(1, 2, "Arbeit")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    bar = console.Bar()
    bar(1, 2, "Arbeit")
    bar(1, 2, "Arbeit")
    bar.end()
    assert capsys.readouterr().err.count("50 %") == 1


def test_every_page_is_pictured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    from app.cli import shots as command  # noqa: PLC0415 - the module, not the function

    def build(folder: Path, *_args: object, **_values: object) -> None:
        shutil.copytree(demo.copy(tmp_path / "copy"), folder)

    monkeypatch.setattr(command, "build", build)
    assert run("shots", "--out", str(tmp_path / "out"), "--only", "handover", "--theme", "dark") == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["01-handover-dark.png", "02-handover-plan-dark.png"]


def test_an_unknown_page_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("shots", "--out", str(tmp_path / "out"), "--only", "mond") == 4
    assert "Möglich: today" in capsys.readouterr().err
