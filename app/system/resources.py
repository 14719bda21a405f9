"""What ships with the program: icons, fonts, help, letters. Also found inside the built program."""

import sys
from functools import cache
from pathlib import Path


def root() -> Path:
    """The folder ``resources``; PyInstaller unpacks it below ``sys._MEIPASS``."""
    return _root(getattr(sys, "_MEIPASS", None))


@cache
def _root(unpacked: str | None) -> Path:
    base = Path(unpacked) if unpacked else Path(__file__).resolve().parents[2]
    return base / "resources"


def resource(name: str) -> Path:
    """The file of that name, e.g. ``icons/house.svg``.

    Raises:
        FileNotFoundError: when the program was built without it; that is a fault of the build.
    """
    path = root() / name
    if not path.is_file():
        raise FileNotFoundError(f"resource {name} is missing")
    return path


def listed(folder: str, ending: str) -> list[Path]:
    """The files with that ending in a folder of resources, by name; none when it is not there."""
    return sorted((root() / folder).glob(f"*{ending}"))


def text(name: str) -> str:
    """A text file."""
    return resource(name).read_text(encoding="utf-8")


def data(name: str) -> bytes:
    """A binary file."""
    return resource(name).read_bytes()
