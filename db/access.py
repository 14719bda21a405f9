"""Giving and taking access: the key slots and the office file change together, whatever fails in between.

They are two files, which no computer writes in one stroke. So a slot that a step gives or takes is put in
question first; then the step is committed; then the office file, which alone decides, is asked who has
access. A step that failed is settled the same way, and what a kill left in question at the next opening.
A new passphrase for a slot that stays changes nothing in the office file: it is written once the step holds.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused, Unavailable
from db import vault
from db.glance import STAFF

Connected = Callable[[], AbstractContextManager[Connection]]


@dataclass
class Doors:
    """What a step does to the key slots."""

    in_question: bool = False
    then: list[Callable[[], None]] = field(default_factory=list)


def ask(session: Session) -> None:
    """Say that the step puts key slots in question, before it does."""
    _doors(session).in_question = True


def then(session: Session, write: Callable[[], None]) -> None:
    """Write to the key slots once the step holds; a failure is told, the step stays."""
    _doors(session).then.append(write)


@contextmanager
def doors(folder: Path, connected: Connected) -> Iterator[Doors]:
    """Around the transaction of a step: settles what it put in question, however it ended."""
    step = Doors()
    try:
        yield step
    finally:
        if step.in_question:
            # What cannot be written now is settled at the next opening, before anybody is let in.
            with suppress(Refused, Unavailable):
                settle(folder, connected)
    for write in step.then:
        write()


def settle(folder: Path, connected: Connected) -> None:
    """Let the office file decide on every slot in question.

    Raises:
        Unavailable: when the key slots cannot be written.
    """
    try:
        open_questions = any(slot.in_question for slot in vault.slots(folder))
    except (Refused, Unavailable):
        # Without readable slots there is none to decide on; whoever unlocks is told of them.
        return
    if open_questions:
        with connected() as connection:
            holders = connection.execute(select(STAFF.c.slot_uid).where(STAFF.c.active)).scalars().all()
        vault.settle(folder, {uid for uid in holders if uid is not None})


def _doors(session: Session) -> Doors:
    step = session.info["doors"]
    if not isinstance(step, Doors):
        raise TypeError("access is given and taken in a step")
    return step
