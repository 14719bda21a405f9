"""``python -m app``: the window; with a command, the command line."""

import importlib
import sys
from pathlib import Path

from app.system import loading

_AHEAD = (
    "app.shell.opening",
    "app.features.office.queries.places",
    "app.features.today.document",
    "app.system.logs",
)
"""What opening an office and the first page need of the file, with all that these load."""


_INTERRUPTED = 130
"""As shells have it."""


def main(arguments: list[str]) -> int:
    """Decide between window and command line; each is loaded only when it is the one.

    Returns:
        The exit code.
    """
    if wants_window(arguments):
        ahead()
        from app.main import run  # noqa: PLC0415 - the command line must not load Qt's widgets

        return run(arguments)
    from app.cli import main as command_line  # noqa: PLC0415 - and the window not the command line

    return command_line(arguments)


def ahead() -> None:
    """Load what has nothing to do with Qt; call it before anything of Qt is loaded.

    Once PySide6 is there, it reads the source of every module loaded after it (to see whether it uses
    PySide6), which for SQLAlchemy alone takes a tenth of a second.
    """
    loading.begin()
    for name in _AHEAD:
        importlib.import_module(name)


def wants_window(arguments: list[str]) -> bool:
    """No command at all, the self-test, or an office folder to be opened."""
    if not arguments or arguments[0] == "--self-test":
        return True
    return (
        len(arguments) == 1
        and not arguments[0].startswith("-")
        and (Path(arguments[0]) / "vault.json").is_file()
    )


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        # While the program was still loading; later on, each half has its own answer.
        sys.stderr.write("Abgebrochen.\n")
        sys.exit(_INTERRUPTED)
