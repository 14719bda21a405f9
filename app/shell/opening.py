"""Open, make and restore an office folder, without a window: what welcome pages and command line share."""

import contextlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from app.domain.errors import Damaged, Refused, Unavailable
from app.domain.text import quoted
from app.features.office.queries import seat
from app.shell.registry import load
from app.system.clock import Clock
from app.system.files import contents, there
from db import backup, lock, vault
from db.backup import Backup
from db.store import FILE, Guard, Store

if TYPE_CHECKING:
    from app.features.office.rules.drafts import OfficeDraft, StaffDraft

DEMO_PASSPHRASE = "Vorführung"  # noqa: S105 - public on purpose: there is nothing to protect in the demo
DEMO_FOLDER = "Quartiersbuch Vorführung"
_NOTHING = frozenset({".ds_store", ".directory", "desktop.ini", "thumbs.db"})
"""Files of the system's own in a folder that looks empty."""


@dataclass
class Desk:
    """An open office and who sits at it.

    Args:
        store: the open file.
        slot_uid: key slot it was opened by; None when the recovery code opened it.
        name, city: of the office.
        is_demo: whether it is the demo district.
        people: who works here.
    """

    store: Store
    slot_uid: str | None
    name: str
    city: str
    is_demo: bool
    people: tuple[seat.Person, ...] = field(default=())

    @property
    def folder(self) -> Path:
        """Where the office lies."""
        return self.store.folder

    @property
    def who(self) -> str:
        """The name of whoever sits at the desk."""
        names = {person.id: person.name for person in self.people}
        return names.get(self.store.staff_id or 0, "")


@dataclass(frozen=True)
class NewOffice:
    """What the first start asks for."""

    folder: Path
    office: "OfficeDraft"
    person: "StaffDraft"
    passphrase: str
    repeated: str


def has_office(folder: Path) -> bool:
    """Whether a folder holds an office, a real one or the demo."""
    return there(folder / FILE) or there(folder / vault.FILE)


def target(typed: str) -> Path:
    """The folder a person named, without detours.

    Raises:
        Refused: when it does not say where it lies; it would turn up wherever the program was started.
    """
    folder = Path(typed)
    with contextlib.suppress(RuntimeError):
        folder = folder.expanduser()
    if not folder.is_absolute():
        raise Refused(
            f"„{quoted(typed)}“ sagt nicht, wo der Ordner liegt. Bitte wählen Sie ihn mit „Durchsuchen …“.",
            "folder",
        )
    return Path(os.path.normpath(folder))


def check_target(folder: Path) -> None:
    """Whether a new office may be made in a folder.

    Raises:
        Refused: when something lies there already, or it cannot be a folder.
    """
    if there(folder) and not folder.is_dir():
        raise Refused(f"„{folder.name}“ ist kein Ordner. Bitte wählen Sie einen anderen Namen.", "folder")
    if has_office(folder):
        raise Refused(
            f"Im Ordner „{folder.name}“ liegt schon ein Büro. Bitte wählen Sie einen leeren Ordner.", "folder"
        )
    if any(one.name.casefold() not in _NOTHING for one in contents(folder)):
        raise Refused(
            f"Im Ordner „{folder.name}“ liegt schon etwas anderes. Bitte wählen Sie einen leeren Ordner "
            "oder hängen Sie einen neuen Namen an.",
            "folder",
        )


def create_office(
    new: NewOffice, clock: Clock, guards: Sequence[Guard] = (), *, cost: vault.Cost = vault.Cost.NORMAL
) -> tuple[Desk, str]:
    """Make an office in an empty folder; returns the desk and the recovery code.

    Raises:
        Refused: when the folder is taken or a field cannot stay as it is.
        Unavailable: when the folder cannot be written to.
    """
    check_target(new.folder)
    known = (new.person.name, new.office.name, new.office.city, new.office.district)
    passphrase = load("app.features.office.rules.passphrases:accept")(new.passphrase, new.repeated, known)
    _make_folder(new.folder)
    opened = vault.create(new.folder, new.person.name, passphrase, cost)
    try:
        store = Store.create(new.folder, opened.key, clock)
        try:
            with store.write("Büro einrichten", sealed=True) as session:
                set_up = load("app.features.office.service.identity:set_up")
                staff_id: int = set_up(session, new.office, new.person, slot_uid=opened.slot_uid)
        except BaseException:
            store.close()
            raise
    except BaseException:
        _clear(new.folder)
        raise
    store.staff_id = staff_id
    return _desk(store, opened.slot_uid, guards), opened.recovery_code


def open_office(folder: Path, passphrase: str, clock: Clock, guards: Sequence[Guard] = ()) -> Desk:
    """Open an office with a passphrase or the recovery code.

    Raises:
        Refused: when there is no office, the passphrase is wrong, or the file is newer than the program.
        Damaged: when a backup is needed.
        Unavailable: when it is in use elsewhere, or cannot be written to.
    """
    if not has_office(folder):
        raise _no_office(folder)
    unlocked = vault.unlock(folder, passphrase)
    store = Store.open(folder, unlocked.key, clock)
    try:
        unlocked = vault.unlock(folder, passphrase) if unlocked.in_question else unlocked  # decided by now
        return _desk(store, None if unlocked.is_recovery else unlocked.slot_uid, guards)
    except BaseException:
        store.close()
        raise


def open_demo(
    folder: Path,
    clock: Clock,
    build: Callable[[], object],
    guards: Sequence[Guard] = (),
) -> Desk:
    """Open the demo district; ``build`` makes it where it is not there yet.

    Raises:
        Refused: when a real office lies in the folder; it is not touched.
    """
    if not has_office(folder):
        build()
    try:
        desk = open_office(folder, DEMO_PASSPHRASE, clock, guards)
    except Refused as refused:
        if refused.field != "passphrase":
            raise
        raise Refused(_NO_DEMO.format(folder.name)) from refused
    if not desk.is_demo:
        desk.store.close()
        raise Refused(_NO_DEMO.format(folder.name))
    return desk


def is_demo(folder: Path) -> bool:
    """Whether the public passphrase opens a folder; no real office may have it."""
    try:
        return bool(vault.unlock(folder, DEMO_PASSPHRASE).key)
    except (Refused, Unavailable):
        return False


@dataclass(frozen=True)
class Rescue:
    """What can be put back when an office does not open any more.

    Args:
        backups: newest first.
        keys: the backup whose key slots open with the passphrase, when the office's own do not hold.
    """

    backups: list[Backup]
    keys: Backup | None = None


def rescue(folder: Path, passphrase: str) -> Rescue:
    """What there is to put back.

    Raises:
        Refused: when the passphrase is wrong.
    """
    kept = backup.backups(folder / backup.FOLDER)
    try:
        vault.unlock(folder, passphrase)
    except Damaged:
        return Rescue(kept, next((one for one in kept if _unlocks(one, passphrase)), None))
    return Rescue(kept)


def restore_keys(folder: Path, source: Backup) -> None:
    """Put the key slots of a backup in the place of those that are missing or garbled.

    Raises:
        Unavailable: when they cannot be written.
    """
    vault.put_back(folder, source.path)


def _unlocks(one: Backup, passphrase: str) -> bool:
    try:
        vault.unlock(one.path, passphrase)
    except (Refused, Unavailable):
        return False
    return True


def restore_office(folder: Path, passphrase: str, chosen: Backup, clock: Clock) -> Path:
    """Put a backup in the place of a damaged file; returns where the replaced file was kept.

    Raises:
        Refused: when the passphrase is wrong or the backup does not prove sound.
    """
    unlocked = vault.unlock(folder, passphrase)
    return backup.restore(folder, chosen, unlocked.key, clock)


def take_seat(desk: Desk, staff_id: int) -> Desk:
    """Say who sits at a desk that the recovery code opened."""
    desk.store.staff_id = staff_id
    return replace(desk)


def _desk(store: Store, slot_uid: str | None, guards: Sequence[Guard]) -> Desk:
    def read(session: Session) -> Desk:
        facts = seat.facts(session)
        people = seat.people(session)
        if slot_uid is not None:
            store.staff_id = seat.by_slot(session, slot_uid)
        return Desk(store, slot_uid, facts.name, facts.city, facts.is_demo, people)

    with store.read() as session:
        desk = read(session)
    store.guards.extend(guards)
    return desk


def _no_office(folder: Path) -> Refused | Unavailable:
    if there(folder) and not os.access(folder, os.R_OK | os.X_OK):
        return Unavailable(
            f"Der Ordner „{folder.name}“ lässt sich nicht lesen.",
            "Bitte lassen Sie sich das Recht dazu geben oder wählen Sie einen anderen Ordner.",
        )
    return Refused(f"Im Ordner „{folder.name}“ liegt kein Büro. Bitte wählen Sie einen anderen Ordner.")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Unavailable(
            f"Der Ordner „{folder.name}“ lässt sich nicht anlegen.",
            "Bitte wählen Sie einen Ordner, in dem Sie schreiben dürfen.",
        ) from fault


def _clear(folder: Path) -> None:
    """A half-made office is taken away again, so that the next try begins with an empty folder."""
    for name in (vault.FILE, FILE, f"{FILE}-wal", f"{FILE}-shm", lock.NAME):
        (folder / name).unlink(missing_ok=True)


_NO_DEMO = (
    "Im Ordner „{}“ liegt ein echtes Büro. Die Vorführung wird nie damit vermischt. "
    "Bitte wählen Sie für die Vorführung einen anderen Ordner."
)
