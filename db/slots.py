"""The slots of a vault: how the data key is wrapped, and the file that holds it (see ``db.vault``)."""

import base64
import contextlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.errors import Damaged, Refused
from db.engine import folder_fault
from db.place import FILE as OFFICE_FILE
from db.place import NEW_SLOTS, SLOTS

FILE = SLOTS
FORMAT = 1
_COPY = f"Bitte kopieren Sie „{FILE}“ aus dem neuesten Ordner unter „backups“ in den Büroordner."
KEY = 32
_NONCE = 12
_SALT, _TAG = 16, 16
_MOST_PASSES, _MOST_MEMORY, _MOST_LANES = 100, 4 << 20, 64
"""More than any program will ask for: a garbled file must not occupy the computer."""


@dataclass(frozen=True)
class Cost:
    """How expensive a guess is: passes, KiB of memory, lanes."""

    passes: int
    memory: int
    lanes: int

    NORMAL: ClassVar["Cost"]
    TEST: ClassVar["Cost"]
    """Only for tests and benchmarks: derives in no time and protects nothing."""


Cost.NORMAL = Cost(3, 65_536, 4)
Cost.TEST = Cost(1, 32, 4)


@dataclass(frozen=True)
class Sealed:
    """A slot as it stands in the file: the wrapped data key, the wrapped name.

    ``in_question`` while a step gives or takes it: the office file says whether it holds (``db.access``).
    """

    uid: str
    is_recovery: bool
    key: bytes
    name: bytes
    in_question: bool = False


@dataclass(frozen=True)
class Vault:
    """The content of the file."""

    salt: bytes
    cost: Cost
    slots: tuple[Sealed, ...]


def wrapping_key(vault: Vault, secret: str) -> bytes:
    """The key that a passphrase stands for; slow on purpose."""
    cost = vault.cost
    # Half a sign, as a broken paste may leave it, is no passphrase, but no fault either.
    typed = secret.encode("utf-8", "surrogatepass")
    return hash_secret_raw(typed, vault.salt, cost.passes, cost.memory, cost.lanes, KEY, Type.ID)


def seal(uid: str, name: str, key: bytes, wrapping: bytes, *, is_recovery: bool) -> Sealed:
    """Wrap the data key, and the name with it."""
    bound = _bound(uid, is_recovery=is_recovery)
    return Sealed(uid, is_recovery, _wrap(wrapping, key, bound), _wrap(key, name.encode(), bound))


def _bound(uid: str, *, is_recovery: bool) -> bytes:
    return f"{FORMAT}:{uid}:{int(is_recovery)}".encode()


def opened(slot: Sealed, wrapping: bytes) -> bytes | None:
    """The data key, when this wrapping key opens the slot."""
    return _unwrap(wrapping, slot.key, _bound(slot.uid, is_recovery=slot.is_recovery))


def _wrap(wrapping: bytes, secret: bytes, bound: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(wrapping).encrypt(nonce, secret, bound)


def _unwrap(wrapping: bytes, wrapped: bytes, bound: bytes) -> bytes | None:
    try:
        return AESGCM(wrapping).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], bound)
    except InvalidTag:
        return None


def name_of(slot: Sealed, key: bytes | None) -> str:
    """Whose slot it is; empty without the data key."""
    if key is None:
        return ""
    name = _unwrap(key, slot.name, _bound(slot.uid, is_recovery=slot.is_recovery))
    return (name or b"").decode()


def read(folder: Path) -> Vault:
    """The vault of an office.

    Raises:
        Refused: when there is no office, or a newer program wrote it.
        Damaged: when it is garbled, or missing beside an office file.
        Unavailable: when it cannot be read.
    """
    path = folder / FILE
    try:
        held: Any = json.loads(path.read_text(encoding="utf-8"))
        if held["format"] > FORMAT:
            raise Refused(
                "Dieses Büro wurde mit einer neueren Fassung von Quartiersbuch gespeichert. "
                "Bitte installieren Sie die neue Fassung auch auf diesem Computer."
            )
        return _parsed(held)
    except FileNotFoundError as error:
        if not folder.is_dir():
            raise folder_fault(error, f"Der Ordner „{folder.name}“ ist nicht mehr da.") from error
        if (folder / OFFICE_FILE).exists():
            raise Damaged(f"Die Schlüsseldatei „{FILE}“ fehlt im Büroordner.", _COPY) from error
        raise Refused(
            f"Im Ordner „{folder.name}“ liegt kein Büro. Bitte wählen Sie den Ordner, in dem die Datei "
            f"„{FILE}“ liegt."
        ) from error
    except OSError as error:
        raise folder_fault(error, "Die Schlüsseldatei des Büros lässt sich nicht lesen.") from error
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise Damaged(f"Die Schlüsseldatei „{FILE}“ ist beschädigt.", _COPY) from error


def _parsed(held: Mapping[str, Any]) -> Vault:
    vault = Vault(
        _bytes(held["salt"], _SALT),
        Cost(**{name: int(value) for name, value in held["cost"].items()}),
        tuple(
            Sealed(
                str(slot["uid"]),
                bool(slot["recovery"]),
                _bytes(slot["key"], _NONCE + _TAG + KEY),
                _bytes(slot["name"], _NONCE + _TAG),
                bool(slot.get("in_question", False)),
            )
            for slot in held["slots"]
        ),
    )
    if not vault.slots or not _bearable(vault.cost):
        raise ValueError("nobody can open this")
    return vault


def _bearable(cost: Cost) -> bool:
    """Whether Argon2 takes it, and the computer has it."""
    return (
        1 <= cost.passes <= _MOST_PASSES
        and 1 <= cost.lanes <= _MOST_LANES
        and 8 * cost.lanes <= cost.memory <= _MOST_MEMORY
    )


def write(folder: Path, vault: Vault) -> None:
    """Replace the vault.

    Raises:
        Unavailable: when it cannot be written.
    """
    held = {
        "format": FORMAT,
        "salt": _text(vault.salt),
        "cost": {"passes": vault.cost.passes, "memory": vault.cost.memory, "lanes": vault.cost.lanes},
        "slots": [_shown(slot) for slot in vault.slots],
    }
    _replace(folder, json.dumps(held, indent=1).encode())


def put_back(folder: Path, source: Path) -> None:
    """Put the vault of a backup in the place of a missing or garbled one, which is kept beside it.

    Raises:
        Unavailable: when it cannot be read or written.
    """
    read(source)
    path = folder / FILE
    try:
        data = (source / FILE).read_bytes()
        if path.exists():
            shutil.copyfile(path, folder / f"{FILE}.damaged")
    except OSError as error:
        raise folder_fault(error, "Die Schlüsseldatei lässt sich nicht einsetzen.") from error
    _replace(folder, data)


def _replace(folder: Path, data: bytes) -> None:
    """In one stroke, so that no power cut leaves half of it."""
    path, fresh = folder / FILE, folder / NEW_SLOTS
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        _keep_name(folder)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise folder_fault(error, "Die Schlüsseldatei des Büros lässt sich nicht schreiben.") from error


def _keep_name(folder: Path) -> None:
    """Wait until the disk knows which file bears the name; Windows and some shares have no such call."""
    if os.name == "posix":
        held = os.open(folder, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):
                os.fsync(held)
        finally:
            os.close(held)


def _shown(slot: Sealed) -> dict[str, Any]:
    shown = {
        "uid": slot.uid,
        "recovery": slot.is_recovery,
        "key": _text(slot.key),
        "name": _text(slot.name),
    }
    return shown | ({"in_question": True} if slot.in_question else {})


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: object, least: int) -> bytes:
    data = base64.b64decode(str(text), validate=True)
    if len(data) < least:
        raise ValueError("cut short")
    return data
