"""Giving and taking access, with the disk full or the program killed in between: who gets in afterwards."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

import app
from app.domain.errors import Refused, Unavailable
from app.features.office.rules.drafts import StaffDraft
from app.features.office.service import staff
from app.features.office.service.staff import Keys, PassphraseDraft
from app.shell import opening
from app.shell.opening import Desk
from db import vault, verify
from db.store import Store
from tests.kit.office import CLOCK, PASSPHRASE, SECOND_PASSPHRASE, THIRD_PASSPHRASE
from tests.kit.qt import texts
from tests.shell.toy_pages import window

ROOT = Path(app.__file__).parent.parent
Act = Callable[[Session], object]


def twice(typed: str, old: str = "") -> PassphraseDraft:
    return PassphraseDraft(old=old, passphrase=typed, repeated=typed)


def colleague(desk: Desk, passphrase: str = "") -> int:
    """Jan Roth, with access where a passphrase is given."""
    with desk.store.write("Team") as session:
        jan = staff.save(session, StaffDraft(name="Jan Roth"))
    if passphrase:
        with desk.store.write("Zugang", sealed=True) as session:
            staff.grant(session, Keys(desk.folder, desk.store.key), jan, twice(passphrase))
    return jan


def enters(folder: Path, passphrase: str) -> str | None:
    """Who sits at the desk that a passphrase opens; None when it opens nothing."""
    try:
        found = opening.open_office(folder, passphrase, CLOCK)
    except Refused:
        return None
    found.store.close()
    return found.who


def failing_commit(store: Store, act: Act) -> None:
    def full(*_: object) -> None:
        raise Unavailable("Die Festplatte ist voll.", "Bitte schaffen Sie Platz.")

    event.listen(store.engine, "commit", full)
    try:
        with pytest.raises(Unavailable, match="voll"), store.write("Zugang", sealed=True) as session:
            act(session)
    finally:
        event.remove(store.engine, "commit", full)


def test_access_whose_step_fails_is_not_given(desk: Desk) -> None:
    jan, keys = colleague(desk), Keys(desk.folder, desk.store.key)
    failing_commit(desk.store, lambda session: staff.grant(session, keys, jan, twice(SECOND_PASSPHRASE)))
    assert len(vault.slots(desk.folder)) == 2
    desk.store.close()
    assert enters(desk.folder, SECOND_PASSPHRASE) is None


def test_access_whose_taking_fails_is_kept(desk: Desk) -> None:
    jan, keys = colleague(desk, SECOND_PASSPHRASE), Keys(desk.folder, desk.store.key)
    own = desk.store.staff_id
    failing_commit(desk.store, lambda session: staff.revoke(session, keys, jan, own))
    assert not vault.unlock(desk.folder, SECOND_PASSPHRASE).in_question
    desk.store.close()
    assert enters(desk.folder, SECOND_PASSPHRASE) == "Jan Roth"


def test_a_passphrase_whose_step_fails_stays_the_old_one(desk: Desk) -> None:
    jan, keys = colleague(desk, SECOND_PASSPHRASE), Keys(desk.folder, desk.store.key)
    failing_commit(desk.store, lambda session: staff.grant(session, keys, jan, twice(THIRD_PASSPHRASE)))
    own = twice(THIRD_PASSPHRASE, old=PASSPHRASE)
    failing_commit(
        desk.store,
        lambda session: staff.change_own(session, keys, desk.store.staff_id, desk.slot_uid, own),
    )
    desk.store.close()
    assert enters(desk.folder, SECOND_PASSPHRASE) == "Jan Roth"
    assert enters(desk.folder, PASSPHRASE) == "Erika Muster"
    assert enters(desk.folder, THIRD_PASSPHRASE) is None


def test_keys_that_cannot_be_settled_at_once_are_told_and_settled_at_the_next_opening(
    qtbot: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    jan, keys = colleague(desk, SECOND_PASSPHRASE), Keys(desk.folder, desk.store.key)

    def full(*_: object) -> None:
        raise Unavailable("Die Festplatte ist voll.", "Bitte schaffen Sie Platz.")

    with monkeypatch.context() as patched:
        patched.setattr(vault, "settle", full)
        with desk.store.write("Weg", sealed=True) as session:
            staff.revoke(session, keys, jan, desk.store.staff_id)
    told = [one.sentence for one in verify.verify(desk.store) if not one.ok and one.area == "Schlüssel"]
    assert "Jan Roth" in told[0]
    win = window(qtbot, desk)
    win.lock()
    win.lock_screen.passphrase.set_text(SECOND_PASSPHRASE)
    win.lock_screen.unlock()
    assert win.locked
    assert any("passt nicht" in text for text in texts(win.lock_screen))
    desk.store.close()
    assert enters(desk.folder, SECOND_PASSPHRASE) is None
    assert len(vault.slots(desk.folder)) == 2


CHILD = """
    import os
    import sys
    from pathlib import Path

    from sqlalchemy import event

    from app.features.office.service import staff
    from app.features.office.service.staff import Keys, PassphraseDraft
    from db import vault
    from db.store import Store
    from tests.kit.office import CLOCK

    folder, key, jan, own, verb, moment, typed = sys.argv[1:]
    store = Store.open(Path(folder), bytes.fromhex(key), CLOCK)
    keys = Keys(store.folder, store.key)
    if moment == "before":
        event.listen(store.engine, "commit", lambda *_: os._exit(9))
    else:
        vault.settle = lambda *_: os._exit(9)
    with store.write("Zugang", sealed=True) as session:
        if verb == "grant":
            staff.grant(session, keys, int(jan), PassphraseDraft(passphrase=typed, repeated=typed))
        else:
            staff.revoke(session, keys, int(jan), int(own))
"""


@pytest.mark.parametrize("first", [PASSPHRASE, SECOND_PASSPHRASE])
@pytest.mark.parametrize(
    ("verb", "moment", "enters_after"),
    [
        ("grant", "before", None),
        ("grant", "after", "Jan Roth"),
        ("revoke", "before", "Jan Roth"),
        ("revoke", "after", None),
    ],
)
def test_a_kill_in_between_leaves_nobody_in_doubt(
    desk: Desk, verb: str, moment: str, enters_after: str | None, first: str
) -> None:
    """Whoever comes first, the colleague or the manager: the office file has decided."""
    jan = colleague(desk, SECOND_PASSPHRASE if verb == "revoke" else "")
    desk.store.close()
    given = (str(desk.folder), desk.store.key.hex(), str(jan), str(desk.store.staff_id), verb, moment)
    ended = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", textwrap.dedent(CHILD), *given, SECOND_PASSPHRASE],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert ended.returncode == 9
    assert enters(desk.folder, first) == ("Erika Muster" if first == PASSPHRASE else enters_after)
    assert enters(desk.folder, SECOND_PASSPHRASE) == enters_after
    assert enters(desk.folder, PASSPHRASE) == "Erika Muster"
    assert not any(slot.in_question for slot in vault.slots(desk.folder))
    assert len(vault.slots(desk.folder)) == (3 if enters_after else 2)
