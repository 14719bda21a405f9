"""Backups: encrypted copies of the running file, proven right after they are written, thinned, restorable.

A backup is a folder ``backups/2026-11-20_101500`` with a database and the vault, an office of its own:
copied anywhere, it opens with the passphrases of its day. ``proof.json`` beside them says what was proven.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.domain.errors import Damaged, Refused, Unavailable
from db import proof, slots, thinning, vault
from db.engine import connect, faults_told, folder_fault
from db.lock import OfficeLock, this_holder
from db.place import RESTORED
from db.store import FILE, Clock, Store
from db.tables import JOURNAL

FOLDER = "backups"
ASIDE = "replaced"
KEPT_ASIDE = timedelta(days=31 * thinning.MONTHLY)
_UNFINISHED = ".unfinished"
_STAMP = "%Y-%m-%d_%H%M%S"


@dataclass(frozen=True)
class Backup:
    """A backup and its proof.

    Args:
        path: its folder.
        at: when it was made.
        sha256: digest of the encrypted file.
        proven: opened with the key, integrity checked, digested, counted, and the same as the original.
        size: bytes of the file.
        reason: ``automatic``, ``manual``, ``upgrade`` or ``restore``.
    """

    path: Path
    at: datetime
    sha256: str
    proven: bool
    size: int = 0
    reason: str = ""


def backup(store: Store, *, reason: str = "manual", into: Path | None = None) -> Backup:
    """Copy the running file, prove the copy, thin out the old ones; others may read and write meanwhile.

    Args:
        store: the open office.
        reason: ``automatic``, ``manual``, ``upgrade`` …
        into: another folder for backups, e.g. on a stick; the office's own by default.

    Raises:
        Unavailable: when it cannot be written or the copy does not hold; then nothing is left of it.
    """
    folder = into or store.folder / FOLDER
    at = store.clock.now()
    store.check_place()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _unfinished(folder, _office(store.folder)) as made:
            expected = proof.copy(store.path, made / FILE, store.key)
            shutil.copyfile(store.folder / vault.FILE, made / vault.FILE)
            found = proof.examine(made / FILE, store.key)
            if found != expected:
                raise proof.not_proven()
            written = proof.write(made, at, reason, found)
            target = _free_name(folder, at)
            made.rename(target)
    except OSError as error:
        raise folder_fault(error, "Die Sicherung konnte nicht geschrieben werden.") from error
    thin(folder, at)
    _forget_replaced(store.folder / ASIDE, at)
    return _backup(target, written)


def backups(folder: Path) -> list[Backup]:
    """All backups in a folder of backups, newest first; unreadable ones are listed as not proven."""
    paths = [path for path in folder.glob("????-??-??_??????*") if (path / FILE).is_file()]
    found = [_backup(path, proof.read(path)) for path in paths if _moment(path.name)]
    return sorted(found, key=lambda one: (one.at, one.path.name), reverse=True)


def due(store: Store, minutes: int) -> bool:
    """Whether an automatic backup is due: the last proven one is old and something changed since."""
    newest = next((one for one in backups(store.folder / FOLDER) if one.proven), None)
    if newest is None:
        return True
    # A backup from the future tells of a wrong clock, not of a rest until then.
    if newest.at <= store.clock.now() < newest.at + timedelta(minutes=minutes):
        return False
    with store.read() as session:
        head = session.scalars(select(JOURNAL.c.digest)).one()
    return bool(proof.read(newest.path)["contents"]["head"] != head.hex())


def thin(folder: Path, now: datetime) -> list[Path]:
    """Remove the backups that ``db.thinning`` does not keep; only proven ones count and go.

    Several offices may share a folder of backups (a stick, a drive): each is thinned by itself.
    """
    offices: dict[str, list[Backup]] = {}
    for one in backups(folder):
        if one.proven:
            offices.setdefault(_office(one.path), []).append(one)
    gone = []
    for proven in offices.values():
        kept = thinning.keep((one.at for one in proven), now)
        gone += [one.path for one in proven if one.at not in kept]
    work = folder / _UNFINISHED
    for path in gone:
        # Renamed first: a kill in between leaves no half of a backup that looks like a whole one.
        with suppress(OSError):
            path.rename(work)
        shutil.rmtree(work, ignore_errors=True)
    return gone


def _forget_replaced(folder: Path, now: datetime) -> None:
    """What a restore replaced goes with the oldest backups: who was erased must not stay in it."""
    for path in folder.iterdir() if folder.is_dir() else ():
        at = _moment(path.name)
        if at is not None and at < now - KEPT_ASIDE:
            shutil.rmtree(path, ignore_errors=True)


def prove(one: Backup, key: bytes) -> str:
    """Prove a backup again; returns an empty text or the German sentence for what is wrong."""
    try:
        wrong = changed(one)
        if wrong:
            return wrong
        if proof.examine(one.path / FILE, key) != proof.read(one.path).get("contents"):
            return "Die Sicherung enthält nicht, was bei ihrer Anlage geprüft wurde."
    except OSError:
        return "Die Sicherung lässt sich nicht lesen."
    except Unavailable as error:
        return error.what
    return ""


def changed(one: Backup) -> str:
    """Whether a backup is still as it was proven; an empty text or the sentence. Needs no key."""
    try:
        if proof.digest(one.path / FILE) != one.sha256:
            return "Die Sicherung ist seit ihrer Anlage verändert worden."
    except OSError:
        return "Die Sicherung lässt sich nicht lesen."
    return ""


def restore(folder: Path, one: Backup, key: bytes, clock: Clock) -> Path:
    """Put a backup in the place of the office's file; the store must be closed.

    The replaced file is kept under ``replaced/``. Power may fail at any moment: until the last step the old
    file is in place, after it the new one.

    Returns:
        the folder that keeps what was replaced.

    Raises:
        Refused: when the backup does not hold or belongs to another office.
        Unavailable: when the office is open or the folder cannot be written to.
    """
    wrong = prove(one, key)
    if wrong:
        raise Refused(f"{wrong} Bitte wählen Sie eine andere Sicherung.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = OfficeLock(folder, this_holder(), clock.now())
    except OSError as error:
        raise folder_fault(error, "Der Büroordner lässt sich nicht anlegen.") from error
    try:
        return _swap(folder, one, key, clock.now())
    except OSError as error:
        raise folder_fault(error, "Die Sicherung konnte nicht wiederhergestellt werden.") from error
    finally:
        (folder / RESTORED).unlink(missing_ok=True)
        lock.release()


def _swap(folder: Path, one: Backup, key: bytes, now: datetime) -> Path:
    fresh, current = folder / RESTORED, folder / FILE
    shutil.copyfile(one.path / FILE, fresh)
    proof.to_disk(fresh)
    if proof.digest(fresh) != one.sha256:
        raise Refused("Die Sicherung ließ sich nicht fehlerfrei lesen. Bitte wählen Sie eine andere.")
    (folder / ASIDE).mkdir(exist_ok=True)
    aside = _free_name(folder / ASIDE, now)
    aside.mkdir()
    if current.exists():
        _empty_log(current, key)
        for name in (FILE, f"{FILE}-wal", vault.FILE):
            if (folder / name).exists():
                shutil.copyfile(folder / name, aside / name)
                proof.to_disk(aside / name)
    for name in (f"{FILE}-wal", f"{FILE}-shm"):
        (folder / name).unlink(missing_ok=True)
    try:
        vault.slots(folder)
    except (Damaged, Refused):
        vault.put_back(folder, one.path)
    fresh.replace(current)
    return aside


def _empty_log(path: Path, key: bytes) -> None:
    """Bring the write-ahead log into the file; a damaged file keeps its log, which is set aside with it."""
    with suppress(Unavailable), faults_told():
        connection = connect(path, key)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()


def _moment(name: str) -> datetime | None:
    """When a backup was made, by the name of its folder; None when it is no such name."""
    try:
        return datetime.strptime(name[:17], _STAMP)
    except ValueError:
        return None


def _backup(path: Path, found: dict[str, Any]) -> Backup:
    if not found:
        at = _moment(path.name) or datetime.min
        return Backup(path, at, "", proven=False, size=(path / FILE).stat().st_size)
    at = datetime.fromisoformat(found["at"])
    return Backup(path, at, found["sha256"], proven=True, size=found["size"], reason=found["reason"])


def _office(folder: Path) -> str:
    """Which office a folder is of: its vault's salt never changes; empty when nobody can tell."""
    try:
        return slots.read(folder).salt.hex()
    except (Refused, Unavailable):
        return ""


@contextmanager
def _unfinished(folder: Path, office: str) -> Iterator[Path]:
    """A place to work in; what a power cut left there is cleared first, what goes wrong is cleared after."""
    work = folder / f"{_UNFINISHED}-{office[:16]}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _free_name(folder: Path, at: datetime) -> Path:
    name = at.strftime(_STAMP)
    names = [name, *(f"{name}-{number}" for number in range(2, 1000))]
    return next(folder / one for one in names if not (folder / one).exists())
