"""Logs that help to find a bug and tell nothing about anybody.

Texts passed as arguments and the messages of exceptions may hold what a person typed; neither is
ever written. What remains is where in the program something happened, and of which type it was.
"""

import logging
import logging.handlers
import platform
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

FILE = "quartiersbuch.log"
_SIZE = 500_000
_KEPT = 5
_Fault = tuple[type[BaseException], BaseException, TracebackType | None]


class _Discreet(logging.Formatter):
    """Writes templates with numbers filled in and texts hidden."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and the frames of an exception below it."""
        head = f"{self.formatTime(record)} {record.levelname} {record.name} {_hidden(record)}"
        if not record.exc_info or record.exc_info[0] is None:
            return head
        return f"{head}\n{describe(record.exc_info[1])}"


def _hidden(record: logging.LogRecord) -> str:
    arguments = record.args if isinstance(record.args, tuple) else ()
    shown = tuple(value if isinstance(value, int | float) else "…" for value in arguments)
    try:
        return str(record.msg) % shown if shown else str(record.msg)
    except (TypeError, ValueError):
        return str(record.msg)


def set_up(folder: Path, *, verbose: bool = False) -> None:
    """Log to a rotating file; where the folder cannot be written, log nothing."""
    logger = logging.getLogger()
    logger.setLevel(logging.DEBUG if verbose else logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / FILE, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(_Discreet())
    logger.addHandler(handler)


def describe(fault: BaseException | None) -> str:
    """Type and frames of an exception and its causes, without messages, values and home folders."""
    lines: list[str] = []
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        lines.append(f"{type(fault).__module__}.{type(fault).__qualname__}")
        lines.extend(_frames(traceback.extract_tb(fault.__traceback__)))
        fault = fault.__cause__ or fault.__context__
    return "\n".join(lines)


def place(fault: BaseException) -> str:
    """Type of an exception and where it was raised, in one line."""
    *_, last = ["", *(line.strip() for line in _frames(traceback.extract_tb(fault.__traceback__)))]
    return f"{type(fault).__qualname__}, {last}"


def _frames(frames: Iterable[traceback.FrameSummary]) -> list[str]:
    return [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(path: str) -> str:
    """The last parts of a path, so that no user name of the computer is told."""
    return "/".join(Path(path).parts[-3:])


def report(fault: BaseException | None, version: str) -> str:
    """What a person can copy and send when the program failed: no typed text, no names."""
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    frozen = "gebaut" if getattr(sys, "frozen", False) else "aus den Quellen"
    return f"Quartiersbuch {version} ({frozen})\n{system}\n\n{describe(fault)}"
