"""The gates let nothing through, and take a proof only for the files it was made with."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import gates
from tests.architecture import house
from tests.gates import Proof, Verdict


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one file of code and a proof of nothing yet."""
    (tmp_path / "app").mkdir()
    (tmp_path / "app/money.py").write_text("CENTS = 100\n", encoding="utf-8")
    (tmp_path / "build").mkdir()
    monkeypatch.setattr(gates, "ROOT", tmp_path)
    monkeypatch.setattr(gates, "_PROOF", tmp_path / "build/tests.json")
    monkeypatch.setattr(gates, "_COVERAGE", tmp_path / "build/coverage.json")
    return tmp_path


def proved(small: Path, *, code: int = 0, covered: float = 99.0) -> None:
    proof = Proof(gates.digest(), code, "7 passed in 1.00s", covered)
    (small / "build/tests.json").write_text(json.dumps(proof.__dict__), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "app/money.py").write_text("CENTS = 99\n", encoding="utf-8"),
        lambda root: (root / "app/money.py").rename(root / "app/coins.py"),
        lambda root: (root / "app/new.py").touch(),
        lambda root: (root / "pyproject.toml").touch(),
        lambda root: (root / "app/money.py").unlink(),
    ],
)
def test_a_proof_counts_only_for_the_very_files_it_was_made_with(
    small: Path, change: Callable[[Path], object]
) -> None:
    proved(small)
    assert gates.read_proof() is not None
    change(small)
    assert gates.read_proof() is None


def test_no_proof_no_reuse(small: Path) -> None:
    assert gates.read_proof() is None
    assert not (small / "build/tests.json").exists()


def all_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "_tool", lambda *_: Verdict(passed=True))
    monkeypatch.setattr(gates, "_contracts", lambda: Verdict(passed=True))
    monkeypatch.setattr(gates, "too_long", list)
    monkeypatch.setattr(gates, "dead_code", list)


def test_everything_passed_ends_with_the_line_of_the_tests(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    all_pass(monkeypatch)
    proved(small)
    assert gates.main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "7 passed in 1.00s"
    assert "8 of 8 gates passed" in lines
    assert any("unchanged since that run" in line for line in lines)


@pytest.mark.parametrize("gate", ["_tool", "_contracts", "too_long", "dead_code"])
def test_one_failing_gate_fails_all(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gate: str
) -> None:
    all_pass(monkeypatch)
    proved(small)
    failing = Verdict(passed=False, details="here is why") if gate.startswith("_") else ["here is why"]
    monkeypatch.setattr(gates, gate, lambda *_: failing)
    assert gates.main([]) == 1
    said = capsys.readouterr().out
    assert "FAIL" in said
    assert "here is why" in said


def test_failed_tests_and_thin_coverage_fail(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    all_pass(monkeypatch)
    proved(small, code=1)
    assert gates.main([]) == 1
    assert "tests failed" in capsys.readouterr().out
    proved(small, covered=float(house.settings()["coverage_floor"]) - 0.1)
    assert gates.main([]) == 1
    assert "coverage failed" in capsys.readouterr().out


def test_a_mistyped_option_is_refused(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        gates.main(["--fast"])
    assert "--fast" in capsys.readouterr().err
    assert small.exists()


def test_dead_code_is_found_and_names_in_texts_are_alive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("app", "db", "tests/architecture"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "start.py").touch()
    (tmp_path / "tests/architecture/spared.toml").write_text('kept = "why"\n', encoding="utf-8")
    (tmp_path / "app/a.py").write_text(
        "def dead(): ...\ndef kept(): ...\ndef by_key(): ...\nclass Late: ...\n"
        "def paintEvent(): ...\nKEYS = ('by_key', 'app.a:Late')\nprint(KEYS)\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(house, "ROOT", tmp_path)
    assert house.dead_code() == ["app/a.py:1: unused function dead"]


def test_no_test_of_examples_is_judged_by_how_fast_the_machine_is() -> None:
    assert settings().deadline is None
    assert HealthCheck.too_slow in settings().suppress_health_check
