"""One program at a time in an office: a lock of the operating system, which ends with its process."""

import contextlib
import getpass
import json
import os
import platform
import sys
from datetime import datetime
from io import FileIO
from pathlib import Path

from app.domain.errors import Unavailable
from db.engine import folder_fault

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "office.lock"
_FAR = 1 << 30
"""Windows locks a range of bytes against reading, too; this one lies behind the holder's name."""


def this_holder() -> str:
    """Who is at work here: account and computer, as colleagues know them."""
    try:
        account = getpass.getuser()
    except (KeyError, OSError, ImportError):
        account = "unbekannt"
    return f"{account} an {platform.node() or 'diesem Computer'}"


class OfficeLock:
    """Holds an office from construction to ``release``.

    Args:
        folder: the office folder.
        holder: who holds it, told to everybody else.
        at: since when.

    Raises:
        Unavailable: when somebody else holds it (naming them), or the folder cannot be written to.
    """

    def __init__(self, folder: Path, holder: str, at: datetime) -> None:
        path = self._path = folder / NAME
        try:
            self._file = path.open("r+b" if path.exists() else "w+b", buffering=0)
        except OSError as error:
            raise folder_fault(error, "Im Büroordner kann nicht geschrieben werden.") from error
        try:
            _seize(self._file)
        except OSError as error:
            who = _holder(self._file)
            self._file.close()
            raise Unavailable(
                f"Dieses Büro ist gerade geöffnet{who}.",
                "Bitte schließen Sie es dort zuerst; zwei Programme zugleich würden sich gegenseitig stören.",
            ) from error
        text = json.dumps({"holder": holder, "since": at.isoformat(), "pid": os.getpid()})
        # Held all the same when the disk is full; then nobody is told by whom.
        with contextlib.suppress(OSError):
            self._file.seek(0)
            self._file.truncate()
            self._file.write(text.encode())

    def check_place(self, file: Path) -> None:
        """Whether the folder with its file is still where it was: what is written elsewhere would be lost.

        Raises:
            Unavailable: when it was moved, removed or replaced by another, or its drive is gone.
        """
        with contextlib.suppress(OSError):
            if self._path.exists() and file.is_file() and os.fstat(self._file.fileno()).st_nlink > 0:
                return
        raise Unavailable(
            f"Der Büroordner „{file.parent.name}“ ist nicht mehr an seinem Platz.",
            "Bitte verbinden Sie das Laufwerk oder legen Sie den Ordner zurück und versuchen Sie es dann "
            "noch einmal.",
        )

    def release(self) -> None:
        """Let others in; the file stays, because deleting it would let two in at once."""
        if self._file.closed:
            return
        with contextlib.suppress(OSError):
            _free(self._file)
        self._file.close()


def _holder(file: FileIO) -> str:
    try:
        file.seek(0)
        known = json.loads(file.read() or b"{}")
        since = datetime.fromisoformat(known["since"])
        return f": von {known['holder']} seit {since:%d.%m.%Y, %H:%M} Uhr"
    except (OSError, ValueError, KeyError, TypeError):
        return " (von wem, ist nicht vermerkt)"


if sys.platform == "win32":

    def _seize(file: FileIO) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _free(file: FileIO) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:

    def _seize(file: FileIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _free(file: FileIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)
