"""Chooses the command, and turns what went wrong into one line and an exit code."""

import importlib
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.cli import console, parser
from app.cli.codes import BROKEN, OK, REFUSED, STOPPED, UNAVAILABLE, USAGE
from app.cli.parser import Parser
from app.domain.errors import Refused, Stopped, Unavailable
from app.system.clock import Clock
from app.system.files import explain

COMMANDS: Mapping[str, Callable[[], Parser]] = {
    "demo": parser.demo,
    "week": parser.week,
    "answer": parser.answer,
    "calendar": parser.calendar,
    "verify": parser.verify,
    "calc": parser.calc,
    "shots": parser.shots,
    "bench": parser.bench,
}
"""Command and its parser; what it does stands in the module of its name and is loaded when called."""

_MODULES = {"bench": "app.bench.command"}


def main(argv: Sequence[str], *, clock: Clock | None = None) -> int:
    """Run one command.

    Args:
        argv: command and options, without the name of the program.
        clock: tests set a fixed one.

    Returns:
        The exit code, see ``parser.EXIT_NOTE``.
    """
    console.begin()
    return _guarded(lambda: _run(argv, clock or Clock()))


def _run(argv: Sequence[str], clock: Clock) -> int:
    if not argv or argv[0] in {"-h", "--help"}:
        console.say(parser.overview(list(COMMANDS.items())).rstrip())
        return OK
    make = COMMANDS.get(argv[0])
    if make is None:
        console.complain(f"Den Befehl „{argv[0][:30]}“ gibt es nicht. Möglich: {', '.join(COMMANDS)}.")
        return USAGE
    try:
        options = make().parse_args(argv[1:])
    except SystemExit as ended:
        return int(ended.code or OK)
    return _command(argv[0])(options, clock)


def _command(name: str) -> Callable[[Any, Clock], int]:
    module = importlib.import_module(_MODULES.get(name, f"app.cli.{name}"))
    run: Callable[[Any, Clock], int] = module.run
    return run


def _guarded(run: Callable[[], int]) -> int:
    try:
        return run()
    except Refused as refused:
        return _ended(refused.sentence, REFUSED)
    except Unavailable as unavailable:
        return _ended(f"{unavailable.what} {unavailable.remedy}", UNAVAILABLE)
    except (Stopped, KeyboardInterrupt):
        return _ended("Abgebrochen.", STOPPED)
    except OSError as fault:
        place = f" ({fault.filename})" if fault.filename else ""
        return _ended(f"{' '.join(explain(fault))}{place}", UNAVAILABLE)
    except Exception as fault:  # noqa: BLE001 - a bug: one line for the person, the rest for the log
        return _ended(_logged(fault), BROKEN)


def _ended(sentence: str, code: int) -> int:
    console.complain(sentence)
    return code


def _logged(fault: Exception) -> str:
    from app.system import logs  # noqa: PLC0415 - only where something is wrong
    from app.system.folders import Folders  # noqa: PLC0415 - see above

    folder = Folders.of_person().logs
    logs.set_up(folder)
    logging.getLogger("quartiersbuch").error("fault", exc_info=fault)
    return (
        f"Im Programm ist ein Fehler aufgetreten ({logs.place(fault)}); gespeicherte Daten sind "
        f"unversehrt. Bitte melden Sie ihn mit der Datei „{folder / logs.FILE}“."
    )
