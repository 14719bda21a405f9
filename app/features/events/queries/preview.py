"""What the form of an appointment says while it is typed: what the repetition means, what is in the way."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.calendar import Otherwise
from app.domain.errors import Refused
from app.domain.options import Option
from app.features.events.queries import conflicts
from app.features.events.rules import appointments as rules
from app.features.events.rules import repeats
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.rules.conflicts import Conflict
from app.system import recurring

_NEXT = 3
_SEARCHED = timedelta(days=366 * 12)


def in_the_way(session: Session, values: Mapping[str, Any]) -> tuple[Option, ...]:
    """Sentences about what is in the way of what is typed; the value is the other appointment, 0 for none."""
    found = conflicts_of(session, rules.typed(values))
    return tuple(Option(one.appointment_id or 0, one.sentence) for one in found)


def what_it_means(session: Session, values: Mapping[str, Any]) -> tuple[Option, ...]:
    """One sentence about the repetition that is typed, or why it cannot be."""
    try:
        said = sentence_of(session, rules.typed(values))
    except Refused as refused:
        said = refused.sentence
    return (Option(0, said),) if said else ()


def sentence_of(session: Session, draft: AppointmentDraft) -> str:
    """What the repetition means and its next three dates; empty while there is nothing to say.

    Raises:
        Refused: when the rule means no day at all, or something of it is missing.
    """
    if draft.starts_at is None or draft.repeat == repeats.NEVER:
        return ""
    for fault in repeats.faults(draft, draft.starts_at):
        raise fault
    rule = recurring.checked(repeats.rule_of(draft, draft.starts_at), draft.starts_at)
    now = session.info["now"]
    since = max(draft.starts_at, datetime.combine(now.date(), time.min))
    found = []
    for at in recurring.starts(rule, draft.starts_at, since, since + _SEARCHED):
        found.append(formats.weekday(at.date()))
        if len(found) == _NEXT:
            break
    dates = f"Die nächsten: {' · '.join(found)}." if found else "Kein Termin steht mehr bevor."
    return f"{repeats.sentence(draft, draft.starts_at)}. {dates}"


def conflicts_of(session: Session, draft: AppointmentDraft) -> tuple[Conflict, ...]:
    """What a date that is being typed would get into the way of; nothing while it cannot be right."""
    try:
        clean = rules.checked(replace(draft, title=draft.title or "Termin", exceptions=()))
        if clean.starts_at is None or clean.ends_at is None:
            return ()
        rule = recurring.checked(repeats.rule_of(clean, clean.starts_at), clean.starts_at)
    except Refused:
        return ()
    wanted = conflicts.Wanted(
        clean.starts_at,
        clean.ends_at,
        clean.all_day,
        clean.place,
        clean.audience,
        clean.street,
        (clean.staff_id, *clean.team),
        rule,
        tuple(_otherwise(draft, rule, clean.starts_at)) if rule else (),
        clean.record_id,
        clean.calendar_id is None,
    )
    return conflicts.find(session, wanted)


def _otherwise(draft: AppointmentDraft, rule: str, starts_at: datetime) -> Iterator[Otherwise]:
    """The exceptions as far as they are typed."""
    for line in draft.exceptions:
        if line.on is None:
            continue
        first, last = (datetime.combine(line.on, clock) for clock in (time.min, time.max))
        original = next(recurring.starts(rule, starts_at, first, last), line.original_at)
        if original is not None:
            cancelled = line.what == "cancelled"
            yield Otherwise(original, cancelled, line.starts_at, line.ends_at, place=line.place)
