"""Values of options, read or refused in one German line."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from app.domain.errors import Refused

Value = TypeVar("Value")
_SIZE = re.compile(r"^(\d{3,4})x(\d{3,4})$")


def whole(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers in a range."""

    def read(typed: str) -> int:
        if not typed.isdecimal() or not least <= int(typed) <= most:
            raise argparse.ArgumentTypeError(f"„{typed[:20]}“ ist keine ganze Zahl von {least} bis {most}.")
        return int(typed)

    return read


def typed(parse: Callable[[str], Value]) -> Callable[[str], Value]:
    """A reader that refuses as the window does."""

    def read(typed: str) -> Value:
        try:
            return parse(typed)
        except Refused as refused:
            raise argparse.ArgumentTypeError(refused.sentence) from refused

    return read


def folder(typed: str) -> Path:
    """A folder, whether it is there or not."""
    if not typed.strip():
        raise argparse.ArgumentTypeError("Es fehlt der Name des Ordners.")
    return Path(typed).absolute()


def file(typed: str) -> Path:
    """A file, whether it is there or not."""
    if not typed.strip():
        raise argparse.ArgumentTypeError("Es fehlt der Name der Datei.")
    return Path(typed).absolute()


def day(typed: str) -> date:
    """A day like 2026-11-23."""
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f"„{typed[:20]}“ ist kein Tag wie 2026-11-23.") from None


def scale(typed: str) -> float:
    """A factor of enlargement."""
    try:
        value = float(typed.replace(",", "."))
    except ValueError:
        value = 0.0
    if not 0.5 <= value <= 4:
        raise argparse.ArgumentTypeError(f"„{typed[:20]}“ ist keine Vergrößerung von 0,5 bis 4.")
    return value


def size(typed: str) -> tuple[int, int]:
    """Width and height in pixels."""
    match = _SIZE.match(typed)
    if match is None:
        raise argparse.ArgumentTypeError(f"„{typed[:20]}“ ist keine Größe wie 1280x800.")
    return int(match[1]), int(match[2])
