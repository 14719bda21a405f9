"""``calendar``: dates out of an office, and into it, without a window."""

import json
from pathlib import Path

import pytest

from app.cli import console, main
from app.demo import PASSPHRASE
from app.ical.reading import read_calendar
from tests.ical.samples import GOOGLE, file_of
from tests.kit import demo
from tests.kit.demo import CLOCK


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(console.VARIABLE, PASSPHRASE)
    return demo.copy(tmp_path / "office")


def run(*argv: str) -> int:
    return main(["calendar", *argv], clock=CLOCK)


def test_what_is_written_changes_nothing_when_it_is_read(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "aus.ics"
    assert run(str(office), "--export", str(path), "--from", "2026-11-01", "--to", "2026-11-30") == 0
    items = read_calendar(path.read_bytes()).items
    assert f"{len(items)} Termine" in capsys.readouterr().out
    assert items
    assert all(item.starts_at.month == 11 or item.rule for item in items)
    assert run(str(office), "--import", str(path), "--apply") == 0
    assert "Es gibt nichts zu übernehmen." in capsys.readouterr().out


def test_a_calendar_is_made_and_the_second_time_nothing_happens(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "schule.ics"
    path.write_bytes(file_of(GOOGLE))
    assert run(str(office), "--import", str(path)) == 0
    assert "Kalender „Grundschule am Park“ (neu)" in capsys.readouterr().out
    assert run(str(office), "--import", str(path), "--calendar", "Schule", "--apply") == 0
    assert "Übernommen: 2 Termine." in capsys.readouterr().out
    assert run(str(office), "--import", str(path), "--calendar", "schule", "--json", "--apply") == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["grade"] for one in told["dates"]] == ["same", "same"]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ((), 4, "entweder --export oder --import"),
        (("--export", "x.ics", "--from", "2026-02-30"), 2, "ist kein Tag"),
        (("--export", "x.ics", "--from", "2026-03-02", "--to", "2026-03-01"), 4, "liegt vor dem ersten"),
        (("--import", "gibt-es-nicht.ics"), 3, "gibt es nicht"),
    ],
)
def test_what_cannot_be_is_one_line(
    office: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], code: int, said: str
) -> None:
    assert run(str(office), *options) == code
    assert said in capsys.readouterr().err
