"""What the rows of the cards say, and in which tone."""

from collections.abc import Callable, Sequence
from datetime import date

from app.domain import formats
from app.domain.answers import since_words
from app.domain.casework import STATUS_LABELS
from app.domain.ids import Ref
from app.domain.money import Money
from app.features.today import rules
from app.features.today.queries import (
    AnswersState,
    BackupState,
    Date,
    Deadline,
    FollowUp,
    HandoverState,
    Unfunded,
    Waiting,
)
from app.features.today.rules import Urgency
from app.ui.actions import Action
from app.ui.cards import CardRow
from app.ui.chips import Chip, Tone
from app.ui.drafts import Pending

Open = Callable[[Ref], None]

_TONES = {
    Urgency.OVERDUE: Tone.BAD,
    Urgency.TODAY: Tone.WARN,
    Urgency.SOON: Tone.INFO,
    Urgency.LATER: Tone.NEUTRAL,
}
_GROUPS = {
    "Anhörung": "Anhörungen",
    "Annahme": "Annahmen von Bewilligungen",
    "Antwort der Stadt": "Antworten der Stadt",
    "Aufbewahrung": "Aufbewahrung endet",
    "Ausleihe": "Ausgeliehenes zurück",
    "Beschluss": "Beschlüsse",
    "De-minimis-Register": "Einträge im De-minimis-Register",
    "Einladung": "Einladungen zu Sitzungen",
    "Frist": "Eigene Fristen",
    "Projektende": "Projekte, die enden",
    "Rückzahlung": "Rückzahlungen",
    "Unterlagen": "Nachgeforderte Unterlagen",
    "Vereinbart": "Vereinbarte Schritte",
    "Verwendungsnachweis": "Verwendungsnachweise",
    "Wiedervorlage": "Kommende Wiedervorlagen",
    "Zweckbindung": "Zweckbindung endet",
}
"""Headings of the kinds of deadlines."""
_KINDS = {
    "application": "Antrag",
    "appointment": "Termin",
    "committee": "Gremium",
    "concern": "Anliegen",
    "consultation": "Beratung",
    "contact": "Kontakt",
    "fund": "Fonds",
    "measure": "Maßnahme",
    "resolution": "Beschluss",
    "sitting": "Sitzung",
}
"""Kinds of records whose unsaved text is offered."""
_TOLD = 3
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
OLD_BACKUP_DAYS = 2


def offered(pending: Sequence[Pending]) -> tuple[Pending, ...]:
    """Those a page can open again."""
    return tuple(one for one in pending if one.kind in _KINDS)


def due(day: date, today: date) -> Chip:
    """How long until, or since, a day."""
    return Chip(rules.due_words(day, today), _TONES[rules.urgency(day, today)])


def unsaved(pending: Sequence[Pending]) -> str:
    """What was typed and not saved, newest first; empty when there is nothing."""
    told = [f"{_KINDS[one.kind]} vom {formats.moment(one.at)}" for one in pending[:_TOLD]]
    if len(pending) > _TOLD:
        told.append(formats.count(len(pending) - _TOLD, "weitere Eingabe", "weitere Eingaben"))
    return f"Noch nicht gespeichert: {'; '.join(told)}." if told else ""


def follow_up(
    one: FollowUp,
    today: date,
    show: Open,
    tick: Callable[[FollowUp], None],
    move: Callable[[FollowUp], None],
) -> CardRow:
    """A follow-up; it can be ticked off where it stands, and what an answer brought can be moved."""
    name = f"Wiedervorlage {one.reference} verschieben"
    return CardRow(
        one.text,
        when=due(one.due_on, today),
        run=lambda: show(one.ref),
        tick=Action(f"Wiedervorlage {one.reference} erledigen", lambda: tick(one), icon="square"),
        later=Action(name, lambda: move(one), icon="calendar-clock") if one.own_id is not None else None,
    )


def waiting(one: Waiting, today: date, show: Open) -> CardRow:
    """An application that waits."""
    days = (today - one.received_on).days
    tone = Tone.WARN if days > rules.LONG_WAIT else Tone.NEUTRAL
    return CardRow(
        f"{one.reference} · {one.title}",
        f"{STATUS_LABELS.get(one.status, one.status)}, {_short(one.requested)}",
        when=Chip(rules.waiting_words(one.received_on, today), tone),
        run=lambda: show(one.ref),
    )


def deadlines(
    found: Sequence[Deadline], today: date, show: Open, tick: Callable[[Deadline], None]
) -> list[CardRow]:
    """What must have happened by a day: each kind below its heading, the most urgent kind first."""
    kinds = list(dict.fromkeys(one.what for one in found))
    return [
        CardRow(
            one.title,
            when=due(one.due_on, today),
            run=lambda one=one: show(one.ref),  # type: ignore[misc]  # bound here
            tick=_tick(one, tick),
            group=_GROUPS.get(one.what, one.what),
        )
        for kind in kinds
        for one in found
        if one.what == kind
    ]


def _tick(one: Deadline, tick: Callable[[Deadline], None]) -> Action | None:
    """The box before a date that is done with a click."""
    if one.deadline_id is None:
        return None
    return Action(f"Frist „{one.title}“ erledigen", lambda: tick(one), icon="square")


def appointment(one: Date, show: Open) -> CardRow:
    """An appointment of this week."""
    clock = "ganzer Tag" if one.all_day else f"{one.starts_at:%H:%M}"
    when = Chip(f"{_DAYS[one.starts_at.weekday()][:2]} {clock}")
    chip = Chip("Frist", Tone.WARN) if one.kind == "deadline" else None
    return CardRow(one.title, one.place, chip, lambda: show(one.ref), when)


def unfunded(one: Unfunded, year: int, show: Open) -> CardRow:
    """A fund whose money of the year is still to be entered."""
    return CardRow(one.name, chip=Chip(f"{year} noch ohne Mittel", Tone.WARN), run=lambda: show(one.ref))


def handover(state: HandoverState, show: Open) -> tuple[CardRow, ...]:
    """The last handover."""
    if state.ref is None or state.week is None:
        return ()
    ref = state.ref
    when = formats.day(state.created_at.date() if state.created_at else None)
    return (CardRow(f"Nr. {state.number} · {formats.week(state.week)}", when, run=lambda: show(ref)),)


def answers(state: AnswersState, show: Callable[[], None]) -> tuple[CardRow, ...]:
    """What the city still owes an answer to."""
    if not state.count:
        return ()
    tone = Tone.WARN if state.days > rules.SOON.days else Tone.NEUTRAL
    said = formats.count(state.count, "Rückmeldung steht aus", "Rückmeldungen stehen aus")
    return (CardRow(said, when=Chip(since_words(state.days), tone), run=show),)


def missing(state: HandoverState) -> str:
    """The warning when weeks that are over were not handed over."""
    if not state.missing:
        return ""
    first, last = formats.week(state.missing[0]), formats.week(state.missing[-1])
    if len(state.missing) == 1:
        return f"Die {first} ist noch nicht übergeben."
    if len(state.missing) == 2:
        return f"{first} und {last} sind noch nicht übergeben."
    return f"Von {first} bis {last} sind {len(state.missing)} Wochen noch nicht übergeben."


def backup(state: BackupState | None, today: date) -> CardRow:
    """The newest proven backup."""
    if state is None:
        return CardRow("Noch keine geprüfte Sicherung", chip=Chip("fehlt", Tone.BAD))
    days = (today - state.at.date()).days
    chip = Chip("geprüft", Tone.GOOD) if days <= OLD_BACKUP_DAYS else Chip(f"{days} Tage alt", Tone.WARN)
    return CardRow(formats.moment(state.at), chip=chip)


def rest(shown: int, total: int, one: str, many: str) -> str:
    """``5 weitere Anträge zeigen``, ``einen weiteren Antrag zeigen``; empty when all are shown."""
    left = total - shown
    if left <= 0:
        return ""
    return f"{one} zeigen" if left == 1 else f"{formats.number(left)} weitere {many} zeigen"


def long_day(day: date) -> str:
    """``Montag, 23.11.2026``."""
    return f"{_DAYS[day.weekday()]}, {formats.day(day)}"


def _short(amount: Money) -> str:
    return formats.money(amount).replace(",00", "")
