"""What the command line says: results on standard output, progress and errors on standard error."""

import codecs
import errno
import io
import json
import os
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from app.domain.errors import Refused, Stopped, Unavailable
from app.system.files import explain

VARIABLE = "QUARTIERSBUCH_PASSPHRASE"
ZIP_VARIABLE = "QUARTIERSBUCH_ZIP_PASSWORD"
_WIDTH = 30
_PLAIN = "quartiersbuch.plain"
_SPELLED = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "ß": "ss",
        "€": "EUR",
        "„": "'",
        "“": "'",
        "…": "...",
        "–": "-",
        "·": "-",
        "−": "-",
        "²": "2",
        "→": "->",
        "›": ">",
        "÷": "/",
        "×": "x",
        "≤": "<=",
        "\u00a0": " ",
        "\u202f": " ",
    }
)

Progress = Callable[[int, int, str], None]


def begin() -> None:
    """Make both streams fit for every terminal, pipe and scheduled task; call it before anything is said."""
    codecs.register_error(_PLAIN, _spelled)
    # A task of Windows without a console has no streams at all.
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_PLAIN)


def say(text: str) -> None:
    """A line of the result.

    Raises:
        Unavailable: when it cannot be written.
    """
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except OSError as fault:
        _abandon()
        # Whoever read it has enough (Windows says EINVAL): the work and its exit code stay what they are.
        if fault.errno not in {errno.EPIPE, errno.EINVAL}:
            what, remedy = explain(fault)
            raise Unavailable(f"Das Ergebnis lässt sich nicht ausgeben. {what}", remedy) from fault


def say_json(value: object) -> None:
    """A result for programs; letters that the output cannot hold are written as JSON escapes."""
    plain = not (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    say(json.dumps(value, ensure_ascii=plain, indent=1))


def complain(line: str) -> None:
    """A line about what went wrong; where even that cannot be written, the exit code speaks."""
    try:
        sys.stderr.write(f"{' '.join(line.split())}\n")
        sys.stderr.flush()
    except OSError:
        sys.stderr = io.StringIO()


def passphrase(folder: Path) -> str:
    """From the environment, or typed when somebody sits there.

    Raises:
        Refused: when there is neither, or it is no readable text.
        Stopped: when the person ends the input instead.
    """
    return _secret("die Passphrase", VARIABLE, f"Passphrase für „{folder.name}“: ")[0]


def zip_password() -> tuple[str, str]:
    """The password of an encrypted ZIP and its repetition: typed twice, or from the environment.

    Raises:
        Refused: when there is neither, or it is no readable text.
        Stopped: when the person ends the input instead.
    """
    typed = _secret("das Kennwort für das ZIP", ZIP_VARIABLE, "Kennwort für das ZIP: ", "Noch einmal: ")
    return typed[0], typed[-1]


def _secret(what: str, variable: str, *prompts: str) -> list[str]:
    """From the environment, or typed at each prompt when somebody sits there."""
    given = os.environ.get(variable)
    if given:
        return [_readable(given, variable)]
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refused(f"Es fehlt {what}. Bitte setzen Sie die Umgebungsvariable {variable}.")
    try:
        return [getpass(prompt) for prompt in prompts]
    except EOFError as ended:
        raise Stopped from ended
    except UnicodeDecodeError as unreadable:
        raise Refused(
            "Dieses Terminal gibt Umlaute nicht lesbar weiter. Bitte stellen Sie es auf UTF-8 um oder setzen "
            f"Sie die Umgebungsvariable {variable}."
        ) from unreadable


class Bar:
    """A progress bar on standard error, only when a person is watching."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._shown: tuple[int, str] | None = None

    def __call__(self, done: int, total: int, what: str) -> None:
        """Told how far it is."""
        if not self._watched or total <= 0:
            return
        share = min(done * 100 // total, 100)
        if (share, what) == self._shown:
            return
        self._shown = (share, what)
        full = share * _WIDTH // 100
        sys.stderr.write(f"\r{what[:34]:<34} [{'#' * full}{'.' * (_WIDTH - full)}] {share:3d} %")
        sys.stderr.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._watched and self._shown is not None:
            sys.stderr.write("\r" + " " * (_WIDTH + 46) + "\r")
            sys.stderr.flush()
        self._shown = None


def _readable(given: str, variable: str = VARIABLE) -> str:
    """The text of a variable whose bytes are UTF-8, also where the locale speaks of ASCII."""
    try:
        given.encode()
    except UnicodeEncodeError:
        try:
            return os.fsencode(given).decode()
        except UnicodeDecodeError as unreadable:
            raise Refused(
                f"Der Wert von {variable} ist kein lesbarer Text. Bitte setzen Sie sie in UTF-8."
            ) from unreadable
    return given


def _spelled(fault: UnicodeError) -> tuple[str | bytes, int]:
    """Letters that an output cannot hold in plain ones; bytes of file names as they came in."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    parts = fault.object[fault.start : fault.end].translate(_SPELLED)
    spelled = b"".join(
        bytes((ord(sign) - 0xDC00,)) if "\udc80" <= sign <= "\udcff" else sign.encode("ascii", "replace")
        for sign in parts
    )
    return spelled, fault.end


def _abandon() -> None:
    """Let nothing come after: what is still in the buffer would fail once more at the end of the program."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
