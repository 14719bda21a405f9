"""Who may come in: passphrases of the team, on a real encrypted file."""

import pytest
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.office.queries import seat
from app.features.office.rules.drafts import StaffDraft
from app.features.office.service import staff
from app.features.office.service.staff import Keys, PassphraseDraft
from db import vault
from db.store import Store
from tests.kit.office import PASSPHRASE, SECOND_PASSPHRASE, THIRD_PASSPHRASE, Template


def twice(typed: str) -> PassphraseDraft:
    return PassphraseDraft(passphrase=typed, repeated=typed)


def test_a_second_person_gets_an_own_passphrase_and_loses_it(office: Store) -> None:
    keys = Keys(office.folder, office.key)
    with office.write("Team") as session:
        jan = staff.save(session, StaffDraft(name="Jan Roth"))
    with office.write("Zugang", sealed=True) as session:
        staff.grant(session, keys, jan, twice(SECOND_PASSPHRASE))
    found = vault.unlock(office.folder, SECOND_PASSPHRASE)
    with office.read() as session:
        assert seat.by_slot(session, found.slot_uid) == jan
    with office.write("Neue", sealed=True) as session:
        staff.grant(session, keys, jan, twice(THIRD_PASSPHRASE))
    assert vault.unlock(office.folder, THIRD_PASSPHRASE).slot_uid == found.slot_uid
    with pytest.raises(Refused):
        vault.unlock(office.folder, SECOND_PASSPHRASE)
    with office.write("Weg", sealed=True) as session:
        staff.revoke(session, keys, jan, office.staff_id)
    with pytest.raises(Refused):
        vault.unlock(office.folder, THIRD_PASSPHRASE)
    assert vault.unlock(office.folder, PASSPHRASE).key == office.key


def test_a_weak_passphrase_or_one_s_own_name_is_refused_beside_its_field(office: Store) -> None:
    keys = Keys(office.folder, office.key)
    with office.write("Team") as session:
        jan = staff.save(session, StaffDraft(name="Jan Roth"))
    for typed in ("kurz", "1234567890", PASSPHRASE):
        with pytest.raises(Refused) as refused, office.write("Zugang") as session:
            staff.grant(session, keys, jan, twice(typed))
        assert refused.value.field == "passphrase"
    assert len(vault.slots(office.folder)) == 2


def test_nobody_locks_themselves_out(office: Store) -> None:
    keys, own = Keys(office.folder, office.key), office.staff_id
    assert own is not None
    with pytest.raises(Refused, match="selbst"), office.write("Weg") as session:
        staff.revoke(session, keys, own, own)


def test_the_own_passphrase_is_changed_with_the_old_one(office: Store, template: Template) -> None:
    keys = Keys(office.folder, office.key)
    wrong = PassphraseDraft(old="falsch", passphrase=SECOND_PASSPHRASE, repeated=SECOND_PASSPHRASE)
    with pytest.raises(Refused) as refused, office.write("Neu", sealed=True) as session:
        staff.change_own(session, keys, office.staff_id, template.slot_uid, wrong)
    assert refused.value.field == "old"
    right = PassphraseDraft(old=PASSPHRASE, passphrase=SECOND_PASSPHRASE, repeated=SECOND_PASSPHRASE)
    with office.write("Neu", sealed=True) as session:
        staff.change_own(session, keys, office.staff_id, template.slot_uid, right)
    assert vault.unlock(office.folder, SECOND_PASSPHRASE).key == office.key
    with pytest.raises(Refused, match="Wiederherstellungscode"), office.write("Neu", sealed=True) as session:
        staff.change_own(session, keys, office.staff_id, None, right)


def test_a_failed_grant_leaves_no_way_in(office: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = Keys(office.folder, office.key)
    with office.write("Team") as session:
        jan = staff.save(session, StaffDraft(name="Jan Roth"))
    before = len(vault.slots(office.folder))
    monkeypatch.setattr(Session, "flush", _broken)
    with pytest.raises(RuntimeError), office.write("Zugang") as session:
        staff.grant(session, keys, jan, twice(SECOND_PASSPHRASE))
    assert len(vault.slots(office.folder)) == before


def _broken(*_: object) -> None:
    raise RuntimeError("disk")
