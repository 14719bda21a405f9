"""What the card beside a date says."""

from collections.abc import Iterator, Sequence

from app.domain.calendar import Occurrence
from app.features.events.queries.calendar import DateDetail
from app.features.events.queries.due import TaskFacts
from app.features.events.table import CHIPS
from app.features.events.table.plan import STATUS_CHIPS
from app.ui.actions import Action
from app.ui.calendar import spans, words
from app.ui.calendar.card import Details
from app.ui.chips import Chip

_LONGEST = 240
"""Letters of the note that are shown."""


def details(one: Occurrence, found: DateDetail, actions: Sequence[Action]) -> Details:
    """Everything the card says of a date."""
    chips = [Chip(one.calendar) if one.calendar else CHIPS["kind"][one.kind]]
    if one.status:
        chips.append(STATUS_CHIPS[one.status])
    # Elsewhere a task stands with its event; here the event has a line of its own.
    title = found.task.title if found.task is not None else one.title
    return Details(title, chips, tuple(_lines(one, found)), found.conflicts, actions)


def _lines(one: Occurrence, found: DateDetail) -> Iterator[tuple[str, str]]:
    if found.task is not None:
        yield from _of_task(one, found.task)
        return
    yield "clock", words.when(one)
    if one.original_at is not None:
        moved = "" if one.original_at == one.starts_at or one.all_day else ", dieser Termin ist verlegt"
        yield "refresh-cw", f"Serie{moved}"
    facts = (
        ("map-pin", one.place),
        ("users", ", ".join(found.staff)),
        ("building-2", found.organiser),
        ("triangle-alert", f"Gesperrt: {one.street}" if one.street else ""),
        ("target", f"Für: {one.audience}" if one.audience else ""),
        ("flag", found.measure),
        ("file-text", _cut(found.note)),
    )
    yield from ((icon, text) for icon, text in facts if text)


def _of_task(one: Occurrence, task: TaskFacts) -> Iterator[tuple[str, str]]:
    """When it is due, what for, by whom."""
    yield "clock", f"Fällig {spans.spoken_day(one.first)}, {task.left}"
    facts = (
        ("calendar-days", f"{task.event} ({task.rule})"),
        ("users", task.staff),
        ("building-2", task.authority),
        ("scale", task.source),
        ("file-text", _cut(task.note)),
    )
    yield from ((icon, text) for icon, text in facts if text)


def _cut(note: str) -> str:
    return note if len(note) <= _LONGEST else f"{note[:_LONGEST].rstrip()} …"
