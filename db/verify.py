"""Checks a whole office: the file, the audit chain, balances, search, archived files, backups."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from app.domain import formats
from db import audit, balances, files, replay, search
from db.backup import FOLDER, Backup, backups, changed
from db.store import Store

Progress = Callable[[int, int, str], None]
STALE = timedelta(days=7)


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
        with store.read() as session:
            found += _findings(area, check(session, tell or _silent), _SOUND[area])
    return [*found, *_backups(store, tell or _silent)]


def _findings(area: str, faults: list[str], sound: str) -> list[Finding]:
    return [Finding(area, ok=False, sentence=fault) for fault in faults] or [
        Finding(area, ok=True, sentence=sound)
    ]


def _file(session: Session, _: Progress) -> list[str]:
    connection = session.connection()
    pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
    sound = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    faults = [f"Die Bürodatei ist beschädigt: {fault}" for fault in [*pages, *sound] if fault != "ok"]
    return faults + [
        f"In der Tabelle {row[0]} verweist Zeile {row[1]} auf einen Eintrag, den es nicht gibt."
        for row in orphans
    ]


def _balances(session: Session, _: Progress) -> list[str]:
    return [
        f"Der Fonds „{one.name}“ ist {one.year} um {formats.money(-one.free)} überzogen."
        for one in balances.overspent(session)
    ]


def _files(session: Session, _: Progress) -> list[str]:
    return [f"Die archivierte Datei „{one.name}“ ist beschädigt." for one in files.damaged(session)]


def _backups(store: Store, tell: Progress) -> list[Finding]:
    kept = backups(store.folder / FOLDER)
    sound: list[Backup] = []
    bad: list[Finding] = []
    for one in kept:
        tell(len(_CHECKS), len(_CHECKS) + 1, "Sicherung")
        wrong = changed(one) if one.proven else "Ihr Prüfvermerk fehlt oder passt nicht zu ihr."
        if wrong:
            bad.append(Finding("Sicherung", ok=False, sentence=_named(one, wrong)))
        else:
            sound.append(one)
    return [*bad, _newest(sound, store)]


def _named(one: Backup, wrong: str) -> str:
    return (
        f"Ordner „{one.path.name}“ vom {formats.moment(one.at)}: {wrong} "
        "Bitte verlassen Sie sich auf eine andere Sicherung."
    )


def _newest(proven: list[Backup], store: Store) -> Finding:
    if not proven:
        return Finding("Sicherung", ok=False, sentence="Es gibt keine geprüfte Sicherung.")
    newest = formats.moment(proven[0].at)
    many = formats.count(len(proven), "geprüfte Sicherung", "geprüfte Sicherungen")
    if store.clock.now() - proven[0].at > STALE:
        return Finding("Sicherung", ok=False, sentence=f"Die letzte geprüfte Sicherung ist vom {newest}.")
    return Finding("Sicherung", ok=True, sentence=f"{many}, die letzte vom {newest}.")


def _chain(session: Session, tell: Progress) -> list[str]:
    def step(done: int, last: int) -> None:
        if done % 1000 == 0:
            tell(1, len(_CHECKS) + 1, f"Verlauf, Schritt {done} von {last}")

    def record(done: int) -> None:
        if done % 1000 == 0:
            tell(1, len(_CHECKS), f"Verlauf, Eintrag {done}")

    return [*audit.verify_chain(session, step), *replay.differences(session, record)]


def _search(session: Session, _: Progress) -> list[str]:
    return search.check(session)


def _silent(_done: int, _total: int, _area: str) -> None:
    """Nobody watches."""


_CHECKS: dict[str, Callable[[Session, Progress], list[str]]] = {
    "Datei": _file,
    "Verlauf": _chain,
    "Mittel": _balances,
    "Suche": _search,
    "Archiv": _files,
}
_SOUND = {
    "Datei": "Die Bürodatei ist unversehrt.",
    "Verlauf": "Der Verlauf ist lückenlos und unverändert, und alle Einträge stehen so da, wie er sagt.",
    "Mittel": "Kein Fonds ist überzogen.",
    "Suche": "Das Suchverzeichnis ist vollständig.",
    "Archiv": "Alle archivierten Dateien sind unverändert.",
}
