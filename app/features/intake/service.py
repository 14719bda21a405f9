"""Takes the rows of a list over, all or none, and remembers how it was read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.errors import Faults, Refused
from app.domain.intake import Intake
from app.features.intake.rules import Entry, Mapped, setting_key, with_one
from db import lookups

Progress = Callable[[int, int, str], None]
_STEP = 10
_MOST_FAULTS = 200


@dataclass(frozen=True)
class Taken:
    """What was written.

    Args:
        created: ids of new records. completed: ids of records whose empty fields were filled.
    """

    created: tuple[int, ...]
    completed: tuple[int, ...]


def take_over(
    session: Session,
    intake: Intake,
    entries: Sequence[Entry],
    *,
    headings: str,
    mapped: Mapped,
    now: datetime,
    staff_id: int | None,
    progress: Progress,
) -> Taken:
    """Write every row with the verb its feature has for one.

    Raises:
        Refused: for each row the file does not take, as ``rows[number].field``; nothing is written then.
        Stopped: when the progress says so.
    """
    created: list[int] = []
    completed: list[int] = []
    faults = Faults()
    for at, entry in enumerate(entries):
        if at % _STEP == 0:
            progress(at, len(entries), intake.title)
        try:
            if entry.into is None:
                created.append(intake.create(session, entry.draft, now, staff_id))
            else:
                completed.append(intake.complete(session, entry.into, entry.values, now))
        except Refused as refused:
            faults.add(
                [Refused(one.sentence, f"rows[{entry.number}].{one.field or ''}") for one in refused.all]
            )
            if len(faults.found) >= _MOST_FAULTS:
                break
    faults.refuse()
    key = setting_key(intake.key)
    lookups.put_setting(session, key, with_one(lookups.setting(session, key), headings, mapped))
    session.flush()
    progress(len(entries), len(entries), intake.title)
    return Taken(tuple(created), tuple(dict.fromkeys(completed)))
