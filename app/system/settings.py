"""Preferences of this computer: theme, window, widths of columns. Nothing about people or cases."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.domain.errors import Unavailable
from app.system.files import write_whole

FILE = "settings.json"


class Settings:
    """Small values by name, kept in one JSON file.

    A damaged file is put aside and forgotten: preferences are never worth a refusal to start.

    Args:
        folder: where the file lies; None keeps everything in memory (tests, headless work).
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = folder / FILE if folder else None
        self._values: dict[str, Any] = self._load()
        self.listeners: list[Callable[[str], None]] = []

    def get(self, key: str, default: Any = None) -> Any:
        """The value kept under a key."""
        return self._values.get(key, default)

    def put(self, key: str, value: Any) -> None:
        """Keep a JSON value; None forgets it. A full disk is no reason to disturb anybody here."""
        if self._values.get(key) == value:
            return
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value
        self._write()
        for told in list(self.listeners):
            told(key)

    def _load(self) -> dict[str, Any]:
        if self._path is None or not self._path.is_file():
            return {}
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            values = None
        if isinstance(values, dict):
            return values
        self._put_aside(self._path)
        return {}

    @staticmethod
    def _put_aside(path: Path) -> None:
        try:
            path.replace(path.with_suffix(".damaged.json"))
        except OSError:
            # It stays where it is and is overwritten by the next preference.
            return

    def _write(self) -> None:
        if self._path is None:
            return
        body = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, body.encode())
        except (OSError, Unavailable):
            return
