"""The people of the office, and their own passphrases."""

import contextlib
import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.office.rules import passphrases
from app.features.office.rules.drafts import StaffDraft, checked, initials_of
from db import access, vault
from db.models import Office, Staff


@dataclass(frozen=True)
class PassphraseDraft:
    """A new passphrase, typed twice; ``old`` is asked for when the person changes the own one."""

    old: str = ""
    passphrase: str = ""
    repeated: str = ""


@dataclass(frozen=True)
class Keys:
    """What is needed to give somebody access: the folder and the open office's data key."""

    folder: Path
    key: bytes


def save(session: Session, draft: StaffDraft, staff_id: int | None = None) -> int:
    """Add a person or change what is known of one.

    Raises:
        Refused: beside the field that cannot stay as it is.
    """
    facts = checked(draft, required=(("name", "Bitte geben Sie den Namen an."),))
    staff = _staff(session, staff_id) if staff_id else Staff(name=facts.name)
    for field in dataclasses.fields(facts):
        setattr(staff, field.name, getattr(facts, field.name))
    staff.initials = staff.initials or initials_of(staff.name)
    session.add(staff)
    session.flush()
    return staff.id


def grant(session: Session, keys: Keys, staff_id: int, draft: PassphraseDraft) -> int:
    """Give a person an own passphrase; an earlier one of theirs stops to work.

    Raises:
        Refused: when the passphrase is too weak, typed differently or somebody else's.
    """
    staff = _staff(session, staff_id)
    if not staff.active:
        raise Refused(f"{staff.name} arbeitet nicht mehr hier. Bitte aktivieren Sie die Person zuerst.")
    accepted = passphrases.accept(draft.passphrase, draft.repeated, _known(session, staff))
    with _beside_passphrase():
        if staff.slot_uid is not None and staff.slot_uid in _slots(keys):
            access.then(session, vault.reset_passphrase(keys.folder, keys.key, staff.slot_uid, accepted))
            return staff.id
        access.ask(session)
        staff.slot_uid = vault.add_slot(keys.folder, keys.key, staff.name, accepted)
    session.flush()
    return staff.id


def revoke(session: Session, keys: Keys, staff_id: int, own_id: int | None) -> int:
    """Take a person's access away and list them as no longer working here.

    Raises:
        Refused: when it is the person at the desk, who would be locked out.
    """
    staff = _staff(session, staff_id)
    if staff_id == own_id:
        raise Refused("Sie können sich nicht selbst den Zugang nehmen. Das kann nur eine andere Person.")
    slot, staff.slot_uid, staff.active = staff.slot_uid, None, False
    session.flush()
    if slot is not None and slot in _slots(keys):
        access.ask(session)
        vault.remove_slot(keys.folder, slot)
    return staff.id


def reactivate(session: Session, staff_id: int) -> int:
    """List a person as working here again; access is granted apart from that."""
    staff = _staff(session, staff_id)
    staff.active = True
    session.flush()
    return staff.id


def change_own(
    session: Session, keys: Keys, staff_id: int | None, slot_uid: str | None, draft: PassphraseDraft
) -> None:
    """Change the passphrase of the person at the desk; nothing in the file itself changes.

    Raises:
        Refused: when the old one is wrong, the new one too weak, or the desk was opened by the recovery code.
    """
    if slot_uid is None or staff_id is None:
        raise Refused(
            "Sie haben mit dem Wiederherstellungscode geöffnet. Vergeben Sie unter „Team“ eine Passphrase."
        )
    staff = _staff(session, staff_id)
    accepted = passphrases.accept(draft.passphrase, draft.repeated, _known(session, staff))
    with _beside_passphrase():
        access.then(session, vault.change_passphrase(keys.folder, slot_uid, draft.old, accepted))


def new_recovery_code(keys: Keys) -> str:
    """Replace the recovery code; the old one stops to work at once."""
    return vault.new_recovery_code(keys.folder, keys.key)


def _slots(keys: Keys) -> set[str]:
    return {slot.uid for slot in vault.slots(keys.folder)}


@contextlib.contextmanager
def _beside_passphrase() -> Iterator[None]:
    """What the vault says of a new passphrase stands beside the field it was typed in."""
    try:
        yield
    except Refused as refused:
        field = refused.field if refused.field == "old" else "passphrase"
        raise Refused(refused.sentence, field) from refused


def _known(session: Session, staff: Staff) -> tuple[str, ...]:
    office = session.execute(select(Office.name, Office.city, Office.district)).first()
    return (staff.name, *(office or ()))


def _staff(session: Session, staff_id: int) -> Staff:
    staff = session.get(Staff, staff_id)
    if staff is None:
        raise Refused("Diese Person gibt es nicht mehr.")
    return staff
