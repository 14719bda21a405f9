"""Resources are found in the sources and in the built program."""

import sys
from pathlib import Path

import pytest

from app.system import resources


def test_icons_and_their_licence_are_there() -> None:
    assert "svg" in resources.text("icons/house.svg")
    assert b"ISC License" in resources.data("icons/LICENSE")


def test_a_missing_one_is_a_fault_of_the_build() -> None:
    with pytest.raises(FileNotFoundError):
        resources.resource("icons/nothing.svg")


def test_the_built_program_finds_them_where_they_are_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources" / "help").mkdir(parents=True)
    (tmp_path / "resources" / "help" / "a.md").write_text("# A", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert [path.name for path in resources.listed("help", ".md")] == ["a.md"]
    assert resources.text("help/a.md") == "# A"
