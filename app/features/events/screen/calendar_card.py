"""What the card beside a date says."""

from collections.abc import Iterator, Sequence

from app.domain.calendar import Occurrence
from app.features.events.queries.calendar import DateDetail
from app.features.events.table import CHIPS
from app.features.events.table.plan import STATUS_CHIPS
from app.ui.actions import Action
from app.ui.calendar import words
from app.ui.calendar.card import Details
from app.ui.chips import Chip

_LONGEST = 240
"""Letters of the note that are shown."""


def details(one: Occurrence, found: DateDetail, actions: Sequence[Action]) -> Details:
    """Everything the card says of a date."""
    chips = [Chip(one.calendar) if one.calendar else CHIPS["kind"][one.kind]]
    if one.status:
        chips.append(STATUS_CHIPS[one.status])
    return Details(one.title, chips, tuple(_lines(one, found)), found.conflicts, actions)


def _lines(one: Occurrence, found: DateDetail) -> Iterator[tuple[str, str]]:
    yield "clock", words.when(one)
    if one.original_at is not None:
        moved = "" if one.original_at == one.starts_at or one.all_day else ", dieser Termin ist verlegt"
        yield "refresh-cw", f"Serie{moved}"
    note = found.note if len(found.note) <= _LONGEST else f"{found.note[:_LONGEST].rstrip()} …"
    facts = (
        ("map-pin", one.place),
        ("users", ", ".join(found.staff)),
        ("building-2", found.organiser),
        ("triangle-alert", f"Gesperrt: {one.street}" if one.street else ""),
        ("target", f"Für: {one.audience}" if one.audience else ""),
        ("flag", found.measure),
        ("file-text", note),
    )
    yield from ((icon, text) for icon, text in facts if text)
