"""What the rows of the cards say, and in which tone."""

from collections.abc import Callable
from datetime import date

from app.domain import formats
from app.domain.ids import Ref
from app.domain.money import Money
from app.features.today import rules
from app.features.today.queries import BackupState, Date, Deadline, HandoverState, Waiting
from app.features.today.rules import Urgency
from app.ui.cards import CardRow
from app.ui.chips import Chip, Tone

Open = Callable[[Ref], None]

_TONES = {
    Urgency.OVERDUE: Tone.BAD,
    Urgency.TODAY: Tone.WARN,
    Urgency.SOON: Tone.INFO,
    Urgency.LATER: Tone.NEUTRAL,
}
_STATES = {"received": "eingegangen", "checked": "geprüft"}
_KINDS = {
    "office_hour": Chip("Sprechzeit"),
    "meeting": Chip("Besprechung", Tone.INFO),
    "event": Chip("Veranstaltung", Tone.ACCENT),
    "deadline": Chip("Frist", Tone.WARN),
}
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
OLD_BACKUP_DAYS = 2


def due(day: date, today: date) -> Chip:
    """How long until, or since, a day."""
    return Chip(rules.due_words(day, today), _TONES[rules.urgency(day, today)])


def waiting(one: Waiting, today: date, show: Open) -> CardRow:
    """An application that waits."""
    days = (today - one.received_on).days
    tone = Tone.WARN if days > rules.LONG_WAIT else Tone.NEUTRAL
    return CardRow(
        f"{one.reference} · {one.title}",
        f"{_STATES.get(one.status, one.status)}, {_short(one.requested)}",
        Chip(rules.waiting_words(one.received_on, today), tone),
        lambda: show(one.ref),
    )


def deadline(one: Deadline, today: date, show: Open) -> CardRow:
    """Something that must have happened by a day."""
    return CardRow(one.title, one.what, due(one.due_on, today), lambda: show(one.ref))


def appointment(one: Date, show: Open) -> CardRow:
    """An appointment of this week."""
    when = f"{_DAYS[one.starts_at.weekday()][:2]} {one.starts_at:%H:%M}"
    return CardRow(f"{when}  {one.title}", one.place, _KINDS.get(one.kind), lambda: show(one.ref))


def handover(state: HandoverState, show: Open) -> tuple[CardRow, ...]:
    """The last handover."""
    if state.ref is None or state.week is None:
        return ()
    ref = state.ref
    when = formats.moment(state.created_at)
    return (CardRow(f"Nr. {state.number} · {formats.week(state.week)}", when, run=lambda: show(ref)),)


def missing(state: HandoverState) -> str:
    """The warning when the previous week was not handed over."""
    if state.missing is None:
        return ""
    return f"Die {formats.week(state.missing)} ist noch nicht übergeben."


def backup(state: BackupState | None, today: date) -> CardRow:
    """The newest proven backup."""
    if state is None:
        return CardRow("Noch keine geprüfte Sicherung", chip=Chip("fehlt", Tone.BAD))
    days = (today - state.at.date()).days
    chip = Chip("geprüft", Tone.GOOD) if days <= OLD_BACKUP_DAYS else Chip(f"{days} Tage alt", Tone.WARN)
    return CardRow(formats.moment(state.at), _size(state.size), chip)


def rest(shown: int, total: int, one: str, many: str) -> str:
    """``und 5 weitere Anträge``, ``und ein weiterer Antrag``; empty when all are shown."""
    left = total - shown
    if left <= 0:
        return ""
    return f"und {one}" if left == 1 else f"und {formats.number(left)} weitere {many}"


def long_day(day: date) -> str:
    """``Montag, 23.11.2026``."""
    return f"{_DAYS[day.weekday()]}, {formats.day(day)}"


def _short(amount: Money) -> str:
    return formats.money(amount).replace(",00", "")


def _size(size: int) -> str:
    return f"{max(size // 1_000_000, 1)}{formats.NBSP}MB"
