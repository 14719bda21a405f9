"""The slots of a vault: how the data key is wrapped, and the file that holds it (see ``db.vault``)."""

import base64
import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.errors import Refused, Unavailable
from db.engine import folder_fault

FILE = "vault.json"
FORMAT = 1
KEY = 32
_NONCE = 12
_MOST_PASSES, _MOST_MEMORY = 100, 4 * 1024 * 1024
"""What a computer can do at all; anything above stands in no vault of ours."""


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
    """A slot as it stands in the file: the wrapped data key, the wrapped name."""

    uid: str
    is_recovery: bool
    key: bytes
    name: bytes


@dataclass(frozen=True)
class Vault:
    """The content of the file."""

    salt: bytes
    cost: Cost
    slots: tuple[Sealed, ...]


def wrapping_key(vault: Vault, secret: str) -> bytes:
    """The key that a passphrase stands for; slow on purpose."""
    cost = vault.cost
    return hash_secret_raw(secret.encode(), vault.salt, cost.passes, cost.memory, cost.lanes, KEY, Type.ID)


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
        Refused: when there is none, or a newer program wrote it.
        Unavailable: when it is damaged.
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
        raise Refused(
            f"Im Ordner „{folder.name}“ liegt kein Büro. Bitte wählen Sie den Ordner, in dem die Datei "
            f"„{FILE}“ liegt."
        ) from error
    except OSError as error:
        raise folder_fault(error, "Die Schlüsseldatei des Büros lässt sich nicht lesen.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise Unavailable(
            f"Die Schlüsseldatei „{FILE}“ ist beschädigt.",
            f"Bitte kopieren Sie „{FILE}“ aus der neuesten Sicherung in den Büroordner.",
        ) from error


def _parsed(held: Mapping[str, Any]) -> Vault:
    cost = Cost(**{name: int(value) for name, value in held["cost"].items()})
    if not (
        0 < cost.passes <= _MOST_PASSES and 8 * cost.lanes <= cost.memory <= _MOST_MEMORY and cost.lanes > 0
    ):
        raise ValueError("no such cost")
    return Vault(
        _bytes(held["salt"], 8),
        cost,
        tuple(
            Sealed(
                str(slot["uid"]),
                bool(slot["recovery"]),
                _bytes(slot["key"], _NONCE),
                _bytes(slot["name"], _NONCE),
            )
            for slot in held["slots"]
        ),
    )


def write(folder: Path, vault: Vault) -> None:
    """Replace the vault in one stroke, so that no power cut leaves half of it.

    Raises:
        Unavailable: when it cannot be written.
    """
    held = {
        "format": FORMAT,
        "salt": _text(vault.salt),
        "cost": {"passes": vault.cost.passes, "memory": vault.cost.memory, "lanes": vault.cost.lanes},
        "slots": [_shown(slot) for slot in vault.slots],
    }
    path, fresh = folder / FILE, folder / f"{FILE}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            json.dump(held, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        _keep_name(folder)
    except OSError as error:
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
    return {
        "uid": slot.uid,
        "recovery": slot.is_recovery,
        "key": _text(slot.key),
        "name": _text(slot.name),
    }


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: object, least: int) -> bytes:
    data = base64.b64decode(str(text), validate=True)
    if len(data) < least:
        raise ValueError("too short")
    return data
