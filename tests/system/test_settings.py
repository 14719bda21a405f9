"""Preferences survive, and a damaged file never keeps the program from starting."""

from pathlib import Path

from app.system.settings import FILE, Settings


def test_values_survive_a_restart(tmp_path: Path) -> None:
    Settings(tmp_path).put("theme", "dark")
    assert Settings(tmp_path).get("theme") == "dark"


def test_none_forgets(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.put("theme", "dark")
    settings.put("theme", None)
    assert Settings(tmp_path).get("theme", "system") == "system"


def test_a_damaged_file_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{half", encoding="utf-8")
    settings = Settings(tmp_path)
    assert settings.get("theme") is None
    assert (tmp_path / "settings.damaged.json").read_text(encoding="utf-8") == "{half"
    settings.put("theme", "light")
    assert Settings(tmp_path).get("theme") == "light"


def test_listeners_hear_of_changes_only(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    heard: list[str] = []
    settings.listeners.append(heard.append)
    settings.put("a", 1)
    settings.put("a", 1)
    assert heard == ["a"]


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = Settings(tmp_path / "file" / "below")
    settings.put("theme", "dark")
    assert settings.get("theme") == "dark"
