"""Chooses the command, and turns what went wrong into one line and an exit code."""

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.cli import console, parser
from app.cli.codes import FAULT, OK, REFUSED, STOPPED, UNAVAILABLE, USAGE
from app.cli.parser import Parser
from app.domain.errors import Refused, Stopped, Unavailable
from app.system.clock import Clock
from app.system.logs import place

COMMANDS: Mapping[str, Callable[[], Parser]] = {
    "demo": parser.demo,
    "week": parser.week,
    "verify": parser.verify,
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
    return _guarded(lambda: _command(argv[0])(options, clock or Clock()))


def _command(name: str) -> Callable[[Any, Clock], int]:
    module = importlib.import_module(_MODULES.get(name, f"app.cli.{name}"))
    run: Callable[[Any, Clock], int] = module.run
    return run


def _guarded(run: Callable[[], int]) -> int:
    try:
        code = run()
        sys.stdout.flush()
    except Refused as refused:
        console.complain(refused.sentence)
        return REFUSED
    except Unavailable as unavailable:
        console.complain(f"{unavailable.what} {unavailable.remedy}")
        return UNAVAILABLE
    except (Stopped, KeyboardInterrupt):
        console.complain("Abgebrochen.")
        return STOPPED
    except BrokenPipeError:
        # Whoever read the output has enough; there is nobody left to tell.
        sys.stderr.close()
        return OK
    except Exception as fault:  # noqa: BLE001 - a fault of the program: told without what somebody typed
        console.complain(
            f"Das Programm hat einen Fehler gemacht ({place(fault)}). Was gespeichert war, ist gespeichert. "
            "Bitte melden Sie diese Zeile."
        )
        return FAULT
    return code
