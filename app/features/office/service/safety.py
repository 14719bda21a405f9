"""Backups and checks of the whole file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused, Unavailable
from app.domain.text import clean_line
from db import backup, verify
from db.backup import Backup
from db.models import Backups
from db.store import Store
from db.verify import Finding


@dataclass(frozen=True)
class Secured:
    """What came of making a backup.

    Args:
        newest: the proven backup in the office folder.
        second: a sentence when the copy in the second folder could not be made; empty when all is well.
    """

    newest: Backup
    second: str = ""


def back_up(store: Store, reason: str) -> Secured:
    """Make a proven backup in the office folder, and one in the second folder if there is one.

    Raises:
        Unavailable: when the backup in the office folder cannot be made.
    """
    newest = backup.backup(store, reason=reason)
    with store.read() as session:
        second = second_folder(session)
    if not second:
        return Secured(newest)
    if not Path(second).is_dir():
        return Secured(newest, f"Der zweite Sicherungsordner „{second}“ ist nicht erreichbar.")
    try:
        backup.backup(store, reason=reason, into=Path(second))
    except Unavailable as fault:
        return Secured(newest, f"Zweiter Sicherungsordner: {fault.what} {fault.remedy}")
    return Secured(newest)


def list_backups(store: Store) -> list[Backup]:
    """The backups in the office folder, newest first."""
    return backup.backups(store.folder / backup.FOLDER)


def newest_proven(store: Store) -> Backup | None:
    """The newest backup that was proven."""
    return next((one for one in list_backups(store) if one.proven), None)


def is_due(store: Store) -> bool:
    """Whether something changed since the newest proven backup."""
    return backup.due(store, 0)


def prove(store: Store, one: Backup) -> str:
    """Prove a backup once more; an empty text, or the sentence for what is wrong."""
    return backup.prove(one, store.key)


def verify_all(store: Store, tell: Callable[[int, int, str], None] | None = None) -> list[Finding]:
    """Check the whole file: integrity, audit chain, balances, search index, archived files, backups."""
    return verify.verify(store, tell)


def second_folder(session: Session) -> str:
    """Where backups also go; empty when nowhere else."""
    return session.scalars(select(Backups.second_folder)).first() or ""


def set_second_folder(session: Session, typed: str) -> int:
    """Say where backups also go; empty for nowhere else.

    Raises:
        Refused: when there is no such folder.
    """
    path = clean_line(typed, "second_folder", 1000)
    if path and not Path(path).is_dir():
        raise Refused("Diesen Ordner gibt es nicht. Bitte wählen Sie einen anderen.", "second_folder")
    row = session.scalars(select(Backups)).first()
    if row is None:
        row = Backups()
        session.add(row)
    row.second_folder = path
    session.flush()
    return row.id
