"""Offices opened lately on this computer; only where they lie and what they are called."""

from dataclasses import dataclass
from pathlib import Path

from app.system.settings import Settings

KEY = "offices"
MOST = 6


@dataclass(frozen=True)
class Recent:
    """An office to open, mostly one opened before.

    Args:
        is_demo: None where it was never opened here.
    """

    folder: Path
    name: str
    is_demo: bool | None = False


def recent(settings: Settings) -> list[Recent]:
    """The offices, last opened first; entries that make no sense are passed over."""
    kept = settings.get(KEY, [])
    return [
        Recent(Path(entry["folder"]), str(entry.get("name", "")), bool(entry.get("demo")))
        for entry in (kept if isinstance(kept, list) else [])
        if isinstance(entry, dict) and isinstance(entry.get("folder"), str)
    ]


def remember(settings: Settings, opened: Recent) -> None:
    """Put an office first."""
    rest = [entry for entry in recent(settings) if entry.folder != opened.folder]
    _keep(settings, [opened, *rest])


def forget(settings: Settings, folder: Path) -> None:
    """Take an office off the list; the office itself stays where it is."""
    _keep(settings, [entry for entry in recent(settings) if entry.folder != folder])


def _keep(settings: Settings, entries: list[Recent]) -> None:
    settings.put(
        KEY,
        [
            {"folder": str(entry.folder), "name": entry.name, "demo": bool(entry.is_demo)}
            for entry in entries[:MOST]
        ],
    )
