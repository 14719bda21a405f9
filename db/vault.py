"""Who can open the file: one random data key, wrapped once for each member of staff and the recovery code.

``vault.json`` holds for each slot the data key wrapped by AES-256-GCM under a key that Argon2id derives from
the passphrase (parameters after RFC 9106, section 4, second recommended option). All slots share one salt, so
that opening costs one derivation however many there are. Names are wrapped as well: nothing typed stands in
the clear.
"""

import secrets
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.errors import Refused
from app.domain.ids import new_uid
from db import slots as held
from db.slots import Cost

__all__ = [
    "FILE",
    "Cost",
    "Opened",
    "Slot",
    "Unlocked",
    "add_slot",
    "change_passphrase",
    "create",
    "new_recovery_code",
    "put_back",
    "remove_slot",
    "reset_passphrase",
    "settle",
    "slots",
    "unlock",
]

FILE = held.FILE
put_back = held.put_back
SHORTEST = 10
LONGEST = 1000
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U, which people confuse (https://www.crockford.com/base32.html)."""
_GROUPS, _GROUP = 5, 5


@dataclass(frozen=True)
class Opened:
    """A new vault: the data key, the slot of whoever made it, and the code to print and lock away."""

    key: bytes
    slot_uid: str
    recovery_code: str


@dataclass(frozen=True)
class Unlocked:
    """An opened vault: the data key and whose passphrase it was.

    Args:
        in_question: whether the office file has still to say that the slot holds; opening it does.
    """

    key: bytes
    slot_uid: str
    name: str
    is_recovery: bool
    in_question: bool = False


@dataclass(frozen=True)
class Slot:
    """A way to open the vault; without the key the name stays empty."""

    uid: str
    name: str
    is_recovery: bool
    in_question: bool = False


def create(folder: Path, name: str, passphrase: str, cost: Cost = Cost.NORMAL) -> Opened:
    """Make the vault of a new office with one slot for its manager and one for the recovery code.

    Raises:
        Refused: when there is a vault already or the passphrase is too short.
        Unavailable: when the folder cannot be written to.
    """
    if (folder / FILE).exists():
        raise Refused("In diesem Ordner liegt schon ein Büro. Bitte wählen Sie einen leeren Ordner.")
    key, salt, code = secrets.token_bytes(held.KEY), secrets.token_bytes(16), _new_code()
    empty = held.Vault(salt, cost, ())
    mine = held.seal(new_uid(), name, key, held.wrapping_key(empty, _checked(passphrase)), is_recovery=False)
    spare = held.seal(
        new_uid(), "Wiederherstellung", key, held.wrapping_key(empty, _plain_code(code)), is_recovery=True
    )
    held.write(folder, replace(empty, slots=(mine, spare)))
    return Opened(key, mine.uid, code)


def unlock(folder: Path, passphrase: str) -> Unlocked:
    """The data key; the recovery code works as a passphrase, however it is spaced or spelled.

    Raises:
        Refused: when no slot opens.
        Damaged: when the key slots are missing or garbled.
    """
    vault = held.read(folder)
    tried = [_typed(passphrase)]
    if _is_code(passphrase):
        tried.append(_plain_code(passphrase))
    for secret in tried:
        found = _fitting(vault, held.wrapping_key(vault, secret))
        if found is not None:
            return found
    raise Refused(
        "Diese Passphrase passt nicht. Bitte achten Sie auf Groß- und Kleinschreibung.", "passphrase"
    )


def slots(folder: Path, key: bytes | None = None) -> list[Slot]:
    """All slots; their names only with the data key, because they are encrypted, too."""
    return [
        Slot(slot.uid, held.name_of(slot, key), slot.is_recovery, slot.in_question)
        for slot in held.read(folder).slots
    ]


def add_slot(folder: Path, key: bytes, name: str, passphrase: str) -> str:
    """A slot for one more person, in question until ``settle``; returns its uid.

    Raises:
        Refused: when the passphrase is too short or somebody has the same one.
    """
    vault = held.read(folder)
    wrapping = _free(vault, _checked(passphrase))
    slot = held.seal(new_uid(), name, key, wrapping, is_recovery=False)
    held.write(folder, replace(vault, slots=(*vault.slots, replace(slot, in_question=True))))
    return slot.uid


def change_passphrase(folder: Path, slot_uid: str, old: str, new: str) -> Callable[[], None]:
    """Give one slot another passphrase; returns what writes it, so that the old one holds until then.

    Raises:
        Refused: when the old one is wrong for this slot, the new one too short or taken.
    """
    vault = held.read(folder)
    found = _fitting(vault, held.wrapping_key(vault, _typed(old)))
    if found is None or found.slot_uid != slot_uid:
        raise Refused("Die bisherige Passphrase passt nicht.", "old")
    wrapping = _free(vault, _checked(new, "new"), but=slot_uid, field="new")
    changed = held.seal(slot_uid, found.name, found.key, wrapping, is_recovery=False)
    return lambda: _put(folder, changed)


def reset_passphrase(folder: Path, key: bytes, slot_uid: str, new: str) -> Callable[[], None]:
    """Give a slot a new passphrase without the old one: for whoever is in, e.g. by the recovery code.

    Returns what writes it, as ``change_passphrase`` does.
    """
    vault = held.read(folder)
    slot = _slot(vault, slot_uid)
    wrapping = _free(vault, _checked(new, "new"), but=slot_uid, field="new")
    changed = held.seal(slot_uid, held.name_of(slot, key), key, wrapping, is_recovery=False)
    return lambda: _put(folder, changed)


def remove_slot(folder: Path, slot_uid: str) -> None:
    """Put a person's way in into question; ``settle`` takes it when the office file says so.

    Raises:
        Refused: when it is the last one, or the recovery code's.
    """
    vault = held.read(folder)
    if _slot(vault, slot_uid).is_recovery:
        raise Refused("Der Wiederherstellungscode kann nur durch einen neuen ersetzt werden.")
    if all(slot.is_recovery or slot.in_question for slot in vault.slots if slot.uid != slot_uid):
        raise Refused(
            "Mindestens eine Person muss das Büro öffnen können. Bitte richten Sie zuerst eine andere ein."
        )
    held.write(folder, _with(vault, replace(_slot(vault, slot_uid), in_question=True)))


def settle(folder: Path, holders: Collection[str]) -> None:
    """Keep the slots in question that somebody holds, and take the others away.

    Args:
        folder: of the office.
        holders: uids of the slots of everybody who has access by the office file.
    """
    vault = held.read(folder)
    left = tuple(
        replace(slot, in_question=False)
        for slot in vault.slots
        if not slot.in_question or slot.uid in holders
    )
    if left != vault.slots:
        held.write(folder, replace(vault, slots=left))


def new_recovery_code(folder: Path, key: bytes) -> str:
    """Replace the recovery code; the old one stops working."""
    vault = held.read(folder)
    code = _new_code()
    spare = held.seal(
        new_uid(), "Wiederherstellung", key, held.wrapping_key(vault, _plain_code(code)), is_recovery=True
    )
    people = tuple(slot for slot in vault.slots if not slot.is_recovery)
    held.write(folder, replace(vault, slots=(*people, spare)))
    return code


def _fitting(vault: held.Vault, wrapping: bytes) -> Unlocked | None:
    for slot in vault.slots:
        key = held.opened(slot, wrapping)
        if key is not None:
            return Unlocked(key, slot.uid, held.name_of(slot, key), slot.is_recovery, slot.in_question)
    return None


def _free(vault: held.Vault, secret: str, but: str = "", field: str = "passphrase") -> bytes:
    wrapping = held.wrapping_key(vault, secret)
    found = _fitting(vault, wrapping)
    if found is not None and found.slot_uid != but:
        raise Refused("Bitte wählen Sie eine andere Passphrase; an ihr wird die Person erkannt.", field)
    return wrapping


def _slot(vault: held.Vault, uid: str) -> held.Sealed:
    for slot in vault.slots:
        if slot.uid == uid:
            return slot
    raise Refused("Diese Person kann das Büro schon nicht mehr öffnen.")


def _put(folder: Path, changed: held.Sealed) -> None:
    held.write(folder, _with(held.read(folder), changed))


def _with(vault: held.Vault, changed: held.Sealed) -> held.Vault:
    return replace(vault, slots=tuple(changed if slot.uid == changed.uid else slot for slot in vault.slots))


def _typed(passphrase: str) -> str:
    return unicodedata.normalize("NFC", passphrase)[:LONGEST]


def _checked(passphrase: str, field: str = "passphrase") -> str:
    if len(passphrase.strip()) < SHORTEST:
        raise Refused(
            f"Die Passphrase braucht mindestens {SHORTEST} Zeichen, am besten mehrere Wörter.", field
        )
    if len(passphrase) > LONGEST:
        raise Refused(f"Die Passphrase darf höchstens {LONGEST} Zeichen haben.", field)
    return _typed(passphrase)


def _new_code() -> str:
    signs = [secrets.choice(_ALPHABET) for _ in range(_GROUPS * _GROUP)]
    return "-".join("".join(signs[at : at + _GROUP]) for at in range(0, len(signs), _GROUP))


def _plain_code(code: str) -> str:
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return plain.translate(str.maketrans("OIL", "011"))


def _is_code(typed: str) -> bool:
    plain = _plain_code(typed)
    return len(plain) == _GROUPS * _GROUP and set(plain) <= set(_ALPHABET)
