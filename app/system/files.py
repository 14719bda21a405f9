"""Files written whole or not at all, and names every operating system accepts."""

import contextlib
import errno
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import Unavailable

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
# Names Windows keeps for devices, whatever their ending.
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
_LONGEST_NAME = 120

_CAUSES: dict[int, tuple[str, str]] = {
    errno.ENOSPC: (
        "Der Datenträger ist voll.",
        "Bitte schaffen Sie Platz oder wählen Sie einen anderen Ort.",
    ),
    errno.EACCES: ("Auf diesen Ort darf nicht geschrieben werden.", "Bitte wählen Sie einen anderen Ordner."),
    errno.EPERM: ("Auf diesen Ort darf nicht geschrieben werden.", "Bitte wählen Sie einen anderen Ordner."),
    errno.EROFS: ("Der Datenträger ist schreibgeschützt.", "Bitte wählen Sie einen anderen Ort."),
    errno.ENOENT: (
        "Den Ordner oder die Datei gibt es nicht (mehr).",
        "Bitte prüfen Sie, ob der Datenträger verbunden ist.",
    ),
    errno.EISDIR: ("Dort liegt ein Ordner gleichen Namens.", "Bitte wählen Sie einen anderen Namen."),
    errno.EDQUOT if hasattr(errno, "EDQUOT") else -1: (
        "Ihr Speicherkontingent ist erschöpft.",
        "Bitte schaffen Sie Platz oder wählen Sie einen anderen Ort.",
    ),
}
_IN_USE = (
    "Die Datei ist in einem anderen Programm geöffnet.",
    "Bitte schließen Sie sie dort und versuchen Sie es erneut.",
)
_NOT_OURS = (
    "Diese Datei darf nicht gelesen werden.",
    "Bitte lassen Sie sich das Recht dazu geben oder speichern Sie die Datei an einem eigenen Ort.",
)
_UNREADABLE: dict[int, tuple[str, str]] = {
    errno.EACCES: _NOT_OURS,
    errno.EPERM: _NOT_OURS,
    errno.ELOOP: (
        "Die Datei ist eine Verknüpfung, die auf sich selbst zeigt.",
        "Bitte wählen Sie die Datei selbst.",
    ),
}
"""What else it means where something is to be read."""
_OTHER = ("Die Datei ließ sich nicht lesen oder schreiben.", "Bitte versuchen Sie es an einem anderen Ort.")


@contextlib.contextmanager
def computer_faults(path: Path) -> Iterator[None]:
    """Turn what the computer reports about a file into a sentence for a person.

    Raises:
        Unavailable: instead of every OSError raised inside.
    """
    try:
        yield
    except OSError as fault:
        what, remedy = explain(fault)
        raise Unavailable(f"{what} ({path.name})", remedy) from fault


def explain(fault: OSError) -> tuple[str, str]:
    """What happened and what to do, in two German sentences."""
    # 32 and 33: sharing and lock violation of Windows, e.g. a workbook open in Excel.
    if getattr(fault, "winerror", None) in {32, 33}:
        return _IN_USE
    return _CAUSES.get(fault.errno or 0, _OTHER)


def there(path: Path) -> bool:
    """Whether something is there; what may not be looked at, or is no name at all, counts as nothing."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def contents(folder: Path) -> list[Path]:
    """What lies in a folder; nothing where it is not there yet or may not be looked into."""
    try:
        return list(folder.iterdir())
    except (OSError, ValueError):
        return []


def make_folder(folder: Path) -> None:
    """Make a folder a person named, with those above it.

    Raises:
        Unavailable: when that is not possible.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Unavailable(
            f"Der Ordner „{folder}“ lässt sich nicht anlegen.", "Bitte wählen Sie einen anderen Ort."
        ) from fault


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that after a power cut either the old or the new one is there, never half.

    Raises:
        Unavailable: when the disk is full, the folder is gone or may not be written.
    """
    with computer_faults(path):
        handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            _take_mode(path, beside)
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)


def read_bounded(path: Path, most: int) -> bytes:
    """Read a file a person picked; never more than ``most`` bytes, whatever the computer says of its size.

    Raises:
        Unavailable: when it cannot be read, is no file, is larger than ``most`` bytes or grows meanwhile.
    """
    try:
        return _read(path, most)
    except OSError as fault:
        said = explain(fault)
        what, remedy = said if said == _IN_USE else _UNREADABLE.get(fault.errno or 0, said)
        raise Unavailable(f"{what} ({path.name})", remedy) from fault


def _read(path: Path, most: int) -> bytes:
    told = path.stat()
    if stat.S_ISDIR(told.st_mode):
        raise Unavailable(
            f"„{path.name}“ ist ein Ordner, keine Datei.", "Bitte wählen Sie eine Datei aus dem Ordner."
        )
    if not stat.S_ISREG(told.st_mode):
        raise Unavailable(
            f"„{path.name}“ ist keine gewöhnliche Datei.", "Bitte wählen Sie eine Datei, die gespeichert ist."
        )
    _refuse_larger(path, told.st_size, most)
    with path.open("rb") as stream:
        data = stream.read(most + 1)
    _refuse_larger(path, len(data), most)
    if len(data) != path.stat().st_size:
        raise Unavailable(
            f"Die Datei „{path.name}“ wird gerade geschrieben.",
            "Bitte warten Sie, bis das fertig ist, und versuchen Sie es erneut.",
        )
    return data


def _refuse_larger(path: Path, size: int, most: int) -> None:
    if size > most:
        raise Unavailable(
            f"Die Datei „{path.name}“ ist größer als {most // 1_000_000} MB.",
            "Bitte wählen Sie eine kleinere Datei.",
        )


def safe_name(wanted: str, ending: str = "") -> str:
    """A file name that Windows, macOS and Linux accept, as close as possible to what was wanted."""
    name = " ".join(_FORBIDDEN.sub("-", wanted).split()).strip(" .")
    if name.split(".", maxsplit=1)[0].casefold() in _RESERVED:
        name = f"_{name}"
    return f"{name[:_LONGEST_NAME].rstrip(' .') or 'Datei'}{ending}"


def unused(path: Path) -> Path:
    """The path itself, or with „ (2)“, „ (3)“ … where something is already there."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return candidate


def _take_mode(path: Path, beside: Path) -> None:
    """New files get the usual rights of the person (mkstemp is stricter), old ones keep theirs."""
    if os.name == "nt":
        return
    if path.exists():
        beside.chmod(path.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    beside.chmod(0o666 & ~mask)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as fault:
        # Some network shares cannot; the file's own content is already safe.
        if fault.errno not in {errno.EINVAL, errno.EBADF}:
            raise
    finally:
        os.close(handle)
