"""Opens the encrypted file, and turns every fault of the computer into a sentence; the only place that does.

The key is a raw 256-bit key (``PRAGMA key = "x'…'"``, no derivation by SQLCipher: ``db.vault`` does that).
See https://www.zetetic.net/sqlcipher/sqlcipher-api/ for the pragmas.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event  # noqa: TID251 - this is the one place
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from app.domain.errors import Damaged, Unavailable
from db.folding import search_text, sort_text

BUSY_MILLISECONDS = 10_000
CACHE_KIBIBYTES = 64_000
LOG_PAGES = 4_000
"""The write-ahead log is brought into the file at this length; ``Store.tidy`` does it earlier."""

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "temp_store=MEMORY",
    f"wal_autocheckpoint={LOG_PAGES}",
    "secure_delete=FAST",
    f"cache_size=-{CACHE_KIBIBYTES}",
    f"busy_timeout={BUSY_MILLISECONDS}",
)

# Primary result codes, https://www.sqlite.org/rescode.html
_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _AUTH, _NOTADB = (
    3, 5, 6, 8, 10, 11, 13, 14, 23, 26,
)  # fmt: skip

RESTORE = "Bitte stellen Sie eine Sicherung wieder her (Büro › Sicherung › Wiederherstellen)."
_FOLDER = "Bitte prüfen Sie, ob der Büroordner noch da ist und Sie dort schreiben dürfen."
_FAULTS = {
    _FULL: (
        "Die Festplatte ist voll, es konnte nicht gespeichert werden.",
        "Bitte schaffen Sie Platz und speichern Sie noch einmal; bisher Gespeichertes ist unversehrt.",
    ),
    _BUSY: (
        "Die Bürodatei wird gerade von einem anderen Vorgang benutzt.",
        "Bitte warten Sie einen Augenblick und versuchen Sie es noch einmal.",
    ),
    _READONLY: ("Die Bürodatei ist schreibgeschützt.", _FOLDER),
    _PERM: ("Der Zugriff auf die Bürodatei wurde verweigert.", _FOLDER),
    _CANTOPEN: ("Die Bürodatei lässt sich nicht öffnen.", _FOLDER),
    _IOERR: (
        "Beim Lesen oder Schreiben der Bürodatei ist ein Fehler aufgetreten.",
        "Bitte prüfen Sie Festplatte oder Netzlaufwerk und versuchen Sie es noch einmal.",
    ),
    _CORRUPT: ("Die Bürodatei ist beschädigt.", RESTORE),
    _NOTADB: ("Die Bürodatei ist beschädigt oder gehört nicht zu diesem Schlüssel.", RESTORE),
}
_WORDS = {
    "database or disk is full": _FULL,
    "disk I/O error": _IOERR,
    "attempt to write a readonly database": _READONLY,
    "database is locked": _BUSY,
    "unable to open database file": _CANTOPEN,
    "database disk image is malformed": _CORRUPT,
    "file is not a database": _NOTADB,
}
"""https://www.sqlite.org/c3ref/errcode.html, as ``sqlite3_errstr`` says them."""
_FAULTS[_LOCKED] = _FAULTS[_BUSY]
_FAULTS[_AUTH] = _FAULTS[_PERM]


def fault(error: BaseException) -> Unavailable | None:
    """The sentence for a fault of the computer, or None when the error is something else."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, dbapi2.Error):
        # The online copy tells its errors by SQLite's words alone.
        code = _WORDS.get(str(error))
    if code is None:
        return None
    sentences = _FAULTS.get(code & 0xFF)
    if sentences is None:
        return None
    return (Damaged if code & 0xFF in {_CORRUPT, _NOTADB} else Unavailable)(*sentences)


def folder_fault(error: OSError, what: str) -> Unavailable:
    """The sentence for a fault of the file system while doing ``what`` (a German sentence)."""
    if error.errno in {28, 122}:  # ENOSPC, EDQUOT
        return Unavailable(what, "Die Festplatte ist voll. Bitte schaffen Sie Platz.")
    return Unavailable(what, _FOLDER)


@contextmanager
def faults_told() -> Iterator[None]:
    """For code that speaks to the driver without SQLAlchemy.

    Raises:
        Unavailable: instead of the driver's error.
    """
    try:
        yield
    except dbapi2.Error as error:
        told = fault(error)
        if told is None:
            raise
        raise told from error


def connect(path: Path, key: bytes) -> Any:
    """A plain driver connection with key, pragmas and functions; autocommits, so that BEGIN is ours.

    It never makes a file: where one is gone, an empty one in its place would hide the loss.
    """
    connection = dbapi2.connect(
        f"{_uri(path)}?mode=rw", uri=True, check_same_thread=False, isolation_level=None
    )
    try:
        unlock(connection, key)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    connection.create_function("qb_search_text", 1, search_text, deterministic=True)
    connection.create_function("qb_sort_text", 1, sort_text, deterministic=True)
    return connection


def _uri(path: Path) -> str:
    """The path as SQLite reads it, a network share of Windows too (https://www.sqlite.org/uri.html)."""
    plain = quote(path.absolute().as_posix())
    return f"file://{'' if plain.startswith('/') else '/'}{plain}"


def connect_plain(path: Path, key: bytes) -> Any:
    """A driver connection without write-ahead log and functions: a backup stays one file."""
    connection = dbapi2.connect(str(path), check_same_thread=False, isolation_level=None)
    unlock(connection, key)
    return connection


def unlock(connection: Any, key: bytes) -> None:
    """Give a fresh connection its key; SQLCipher's own log stays silent, the errors are told.

    The format is named, so that a later SQLCipher still opens the files of this one.
    """
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute("PRAGMA cipher_default_compatibility=4")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")


def touch(path: Path) -> None:
    """An empty file, to be made an office.

    Raises:
        Unavailable: when the folder cannot be written to.
    """
    try:
        path.touch()
    except OSError as error:
        raise folder_fault(error, "Die Bürodatei lässt sich nicht anlegen.") from error


def open_engine(path: Path, key: bytes) -> Engine:
    """An engine on an existing file (a new one is empty); may be made on one thread, used on another.

    A connection begins with what its execution option ``begin`` says (``IMMEDIATE`` to write), because a
    transaction that reads first and writes later cannot wait for its turn in SQLite.
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        query_cache_size=1000,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _end)
    event.listen(engine, "handle_error", _tell)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")


def _end(connection: Any, _: object) -> None:
    """A transaction whose COMMIT failed has ended for SQLAlchemy, not for SQLite: it would hold the lock."""
    if connection is not None and connection.in_transaction:
        connection.rollback()


def _tell(context: ExceptionContext) -> None:
    told = fault(context.original_exception)
    if told is not None:
        raise told from context.original_exception
