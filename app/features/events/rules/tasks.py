"""Tasks of an event: when they are due, how far they are, what a task may say."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.money import Money
from app.domain.text import clean_line, clean_text

HOWS: dict[str, str] = {
    "before": "Tage vor der Veranstaltung",
    "working": "Arbeitstage vor der Veranstaltung",
    "after": "Tage nach der Veranstaltung",
    "fixed": "an einem festen Tag",
}
"""How a deadline is reckoned, and its German words."""

STATES: dict[str, str] = {
    "done": "erledigt",
    "refused": "abgelehnt",
    "granted": "erteilt",
    "applied": "beantragt",
    "overdue": "überfällig",
    "soon": "bald fällig",
    "open": "offen",
}
FARTHEST = 730
"""Days a deadline may be away from its event."""
_SOON = timedelta(days=7)


@dataclass(frozen=True)
class TaskDraft:
    """A task as it stands in the form.

    Args:
        how: key of ``HOWS``. days: so many, where it is not a fixed day.
        permission: whether something is applied for. source: the rule it rests on.
    """

    title: str = ""
    how: str | None = "before"
    days: int | None = 14
    fixed_on: date | None = None
    staff_id: int | None = None
    authority: str = ""
    permission: bool = False
    applied_on: date | None = None
    granted_on: date | None = None
    refused_on: date | None = None
    file_number: str = ""
    fee: Money | None = None
    done_on: date | None = None
    note: str = ""
    source: str = ""

    @property
    def working(self) -> bool:
        """Whether days off do not count."""
        return self.how == "working"

    @property
    def offset(self) -> int:
        """Days before the event; below nothing after it; 0 for a fixed day."""
        days = self.days or 0
        return {"after": -days, "fixed": 0}.get(self.how or "", days)


def how_of(days: int, *, working: bool, fixed_on: date | None) -> str:
    """The key of ``HOWS`` for what is kept."""
    if fixed_on is not None:
        return "fixed"
    if days < 0:
        return "after"
    return "working" if working else "before"


def words(days: int, *, working: bool, fixed_on: date | None) -> str:
    """``T − 60``, ``T − 5 Arbeitstage``, ``T + 14``, ``fest``."""
    if fixed_on is not None:
        return "fest"
    unit = " Arbeitstage" if working else ""
    return "am Tag" if not days else f"T {'−' if days > 0 else '+'} {abs(days)}{unit}"


def state(
    due_on: date,
    *,
    applied_on: date | None,
    granted_on: date | None,
    refused_on: date | None,
    done_on: date | None,
    today: date,
) -> str:
    """How far a task is; what was applied for in time is no longer overdue."""
    found = (
        (done_on, "done"),
        (refused_on, "refused"),
        (granted_on, "granted"),
        (applied_on, "applied"),
        (due_on < today or None, "overdue"),
        (due_on <= today + _SOON or None, "soon"),
    )
    return next((word for value, word in found if value is not None), "open")


def left(due_on: date, today: date) -> str:
    """``in 3 Tagen``, ``heute``, ``seit 2 Tagen``."""
    days = (due_on - today).days
    near = {0: "heute", 1: "morgen", -1: "seit gestern"}
    if days in near:
        return near[days]
    return f"in {formats.number(days)} Tagen" if days > 0 else f"seit {formats.number(-days)} Tagen"


def checked(draft: TaskDraft) -> TaskDraft:
    """The task with clean texts; what was granted is done.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    texts: dict[str, Any] = {
        name: faults.take(clean_line, getattr(draft, name), name) or ""
        for name in ("title", "authority", "file_number", "source")
    }
    clean = replace(
        draft,
        **texts,
        note=faults.take(clean_text, draft.note, "note") or "",
    )
    faults.add(_faults(clean))
    faults.refuse()
    if not clean.permission:
        return replace(clean, applied_on=None, granted_on=None, refused_on=None)
    return replace(clean, done_on=clean.done_on or clean.granted_on)


def _faults(draft: TaskDraft) -> Iterator[Refused]:
    if not draft.title:
        yield Refused("Bitte geben Sie an, was zu tun ist.", "title")
    if draft.how not in HOWS:
        yield Refused("Bitte wählen Sie, wie sich die Frist berechnet.", "how")
    elif draft.how == "fixed" and draft.fixed_on is None:
        yield Refused("Bitte geben Sie den festen Tag an.", "fixed_on")
    elif draft.how != "fixed" and not 0 <= (draft.days if draft.days is not None else -1) <= FARTHEST:
        yield Refused(f"Bitte geben Sie zwischen 0 und {FARTHEST} Tagen an.", "days")
    if draft.fee is not None and draft.fee.cents < 0:
        yield Refused("Die Gebühr kann nicht unter null liegen.", "fee")
    yield from _order(draft)


def _order(draft: TaskDraft) -> Iterator[Refused]:
    if not draft.permission:
        return
    if draft.granted_on is not None and draft.refused_on is not None:
        yield Refused(
            "Erteilt und abgelehnt geht nicht zugleich. Bitte leeren Sie eines davon.", "refused_on"
        )
    for name, word in (("granted_on", "Erteilt"), ("refused_on", "Abgelehnt")):
        decided = getattr(draft, name)
        if decided is not None and draft.applied_on is not None and decided < draft.applied_on:
            yield Refused(
                f"{word} wurde am {formats.day(decided)}, beantragt erst am "
                f"{formats.day(draft.applied_on)}. Bitte prüfen Sie beide Tage.",
                name,
            )
