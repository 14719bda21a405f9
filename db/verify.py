"""Checks a whole office: file, audit chain, records, balances, search, archived files, keys, backups."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused, Unavailable
from db import audit, balances, files, replay, search, vault
from db.backup import FOLDER, Backup, backups, changed
from db.models import Staff
from db.store import Store

Progress = Callable[[int, int, str], None]
STALE = timedelta(days=7)
_SAVED = "Sicherung"
MOST = 20
"""Faults told for each area; who has more is helped by their number."""


@dataclass(frozen=True)
class Finding:
    """One sentence of the report; ``ok`` says whether it is as it should be."""

    area: str
    ok: bool
    sentence: str


def verify(store: Store, tell: Progress | None = None) -> list[Finding]:
    """Check everything; each area gives at least one finding.

    Args:
        store: the open office.
        tell: told what is done, of how many, and what comes now, also within an area; may raise ``Stopped``.
    """
    found: list[Finding] = []
    for done, (area, check) in enumerate(_CHECKS.items()):
        if tell:
            tell(done, len(_CHECKS) + 1, area)
        found += _findings(area, _faults(store, check, tell or _silent), _SOUND[area])
    return [*found, *saved(store.folder, store.clock.now(), tell)]


def _faults(store: Store, check: "Check", tell: Progress) -> list[str]:
    """What a check found; contents so damaged that they cannot be read do not end the other checks."""
    try:
        with store.read() as session:
            return check(store, session, tell)
    except (Refused, Unavailable) as fault:
        return [str(fault)]
    except _UNREADABLE:
        return [f"Der Inhalt ist so verändert, dass er sich nicht lesen lässt. {_RESTORE}"]


def _findings(area: str, faults: list[str], sound: str) -> list[Finding]:
    if not faults:
        return [Finding(area, ok=True, sentence=sound)]
    told = faults[:MOST]
    if len(faults) > MOST:
        told.append(f"Es sind noch {len(faults) - MOST} mehr.")
    return [Finding(area, ok=False, sentence=fault) for fault in told]


def _file(_store: Store, session: Session, _: Progress) -> list[str]:
    connection = session.connection()
    pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
    if pages:
        # On a damaged page every further question ends with the same answer.
        return [
            f"Die Bürodatei ist an {formats.count(len(pages), 'Stelle', 'Stellen')} beschädigt. {_RESTORE}"
        ]
    sound = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    faults = [f"Die Bürodatei ist beschädigt: {fault}" for fault in sound if fault != "ok"]
    return faults + [
        f"In der Tabelle {row[0]} verweist Zeile {row[1]} auf einen Eintrag, den es nicht gibt."
        for row in orphans
    ]


def _balances(_store: Store, session: Session, _: Progress) -> list[str]:
    return [
        f"Der Fonds „{one.name}“ ist {one.year} um {formats.money(-one.free)} überzogen."
        for one in balances.overspent(session)
    ] + [
        f"Auf {reference} sind {formats.money(more)} mehr gezahlt, als bewilligt ist."
        for reference, more in balances.overpaid(session)
    ]


def _files(_store: Store, session: Session, _: Progress) -> list[str]:
    return [f"Die archivierte Datei „{one.name}“ ist beschädigt." for one in files.damaged(session)]


def saved(folder: Path, now: datetime, tell: Progress | None = None) -> list[Finding]:
    """What there is to go back to; also asked when the office itself does not open."""
    sound: list[Backup] = []
    bad: list[Finding] = []
    for one in backups(folder / FOLDER):
        if tell:
            tell(len(_CHECKS), len(_CHECKS) + 1, _SAVED)
        wrong = changed(one) if one.proven else "Ihr Prüfvermerk fehlt oder passt nicht zu ihr."
        if wrong:
            bad.append(Finding(_SAVED, ok=False, sentence=_named(one, wrong)))
        else:
            sound.append(one)
    return [*bad, _newest(sound, now)]


def _named(one: Backup, wrong: str) -> str:
    return (
        f"Ordner „{one.path.name}“ vom {formats.moment(one.at)}: {wrong} "
        "Bitte verlassen Sie sich auf eine andere Sicherung."
    )


def _newest(proven: list[Backup], now: datetime) -> Finding:
    if not proven:
        return Finding(_SAVED, ok=False, sentence="Es gibt keine geprüfte Sicherung.")
    newest = formats.moment(proven[0].at)
    many = formats.count(len(proven), "geprüfte Sicherung", "geprüfte Sicherungen")
    if now - proven[0].at > STALE:
        return Finding(_SAVED, ok=False, sentence=f"Die letzte geprüfte Sicherung ist vom {newest}.")
    return Finding(_SAVED, ok=True, sentence=f"{many}, die letzte vom {newest}.")


def _records(_store: Store, session: Session, tell: Progress) -> list[str]:
    def record(done: int) -> None:
        if done % 1000 == 0:
            tell(2, len(_CHECKS) + 1, f"Datensätze, Eintrag {done}")

    return replay.differences(session, record)


def _keys(store: Store, session: Session, _: Progress) -> list[str]:
    held = vault.slots(store.folder, store.key)
    uids = {slot.uid for slot in held}
    people = session.execute(select(Staff.name, Staff.slot_uid).where(Staff.slot_uid.is_not(None)))
    faults = [
        f"In „{vault.FILE}“ fehlt der Schlüssel von {name}. Bitte vergeben Sie eine neue Passphrase "
        "(Büro › Team)."
        for name, uid in people
        if uid not in uids
    ]
    faults += [
        f"Ob der Schlüssel von {slot.name} gilt, ist noch nicht eingetragen. Bitte öffnen Sie das Büro noch "
        "einmal; dabei wird es in Ordnung gebracht."
        for slot in held
        if slot.in_question
    ]
    if not any(slot.is_recovery for slot in held):
        faults.append(
            f"In „{vault.FILE}“ fehlt der Wiederherstellungscode. Bitte erzeugen Sie einen neuen "
            "(Büro › Sicherung)."
        )
    return faults


def _chain(_store: Store, session: Session, tell: Progress) -> list[str]:
    def step(done: int, last: int) -> None:
        if done % 1000 == 0:
            tell(1, len(_CHECKS) + 1, f"Verlauf, Schritt {done} von {last}")

    return audit.verify_chain(session, step)


def _search(_store: Store, session: Session, _: Progress) -> list[str]:
    return search.check(session)


def _silent(_done: int, _total: int, _area: str) -> None:
    """Nobody watches."""


Check = Callable[[Store, Session, Progress], list[str]]
_UNREADABLE = (SQLAlchemyError, ValueError, TypeError, LookupError, AttributeError)
_RESTORE = "Bitte stellen Sie eine Sicherung wieder her (Büro › Sicherung › Wiederherstellen)."
_CHECKS: dict[str, Check] = {
    "Datei": _file,
    "Verlauf": _chain,
    "Datensätze": _records,
    "Mittel": _balances,
    "Suche": _search,
    "Archiv": _files,
    "Schlüssel": _keys,
}
_SOUND = {
    "Datei": "Die Bürodatei ist unversehrt.",
    "Verlauf": "Der Verlauf ist lückenlos und unverändert.",
    "Datensätze": "Alle Datensätze stimmen mit dem Verlauf überein.",
    "Mittel": "Kein Fonds ist überzogen, kein Antrag überzahlt.",
    "Suche": "Das Suchverzeichnis ist vollständig.",
    "Archiv": "Alle archivierten Dateien sind unverändert.",
    "Schlüssel": "Alle Schlüssel sind da, auch der Wiederherstellungscode.",
}
