"""Registrations: how many places there are, who waits, who moves up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.reach import mail_fault
from app.domain.text import clean_line

STATES: dict[str, str] = {"confirmed": "bestätigt", "waiting": "Warteliste", "cancelled": "abgemeldet"}
MOST_SEATS = 500
MOST_CAPACITY = 100_000


@dataclass(frozen=True)
class RegistrationDraft:
    """A registration as it is typed."""

    name: str = ""
    seats: int | None = 1
    phone: str = ""
    email: str = ""
    note: str = ""
    contact_id: int | None = None


@dataclass(frozen=True)
class PlacesDraft:
    """How many may come, and until when they may say so."""

    capacity: int | None = None
    registration_until: date | None = None


@dataclass(frozen=True)
class Entry:
    """What decides about a registration: its state, its seats, its place in the order."""

    id: int
    seats: int
    state: str
    registered_at: datetime


def checked(draft: RegistrationDraft) -> RegistrationDraft:
    """A registration with clean texts.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    texts: dict[str, Any] = {
        name: faults.take(clean_line, getattr(draft, name), name) or ""
        for name in ("name", "phone", "email", "note")
    }
    clean = replace(
        draft,
        **texts,
    )
    if not clean.name:
        faults.add([Refused("Bitte geben Sie einen Namen an.", "name")])
    if clean.seats is None or not 1 <= clean.seats <= MOST_SEATS:
        faults.add([Refused(f"Eine Anmeldung umfasst 1 bis {MOST_SEATS} Plätze.", "seats")])
    wrong = mail_fault(clean.email)
    if wrong:
        faults.add([Refused(wrong, "email")])
    faults.refuse()
    return clean


def checked_places(draft: PlacesDraft, taken: int) -> PlacesDraft:
    """The number of places.

    Args:
        draft: as typed.
        taken: seats that are confirmed already.

    Raises:
        Refused: when it cannot be, or fewer than are confirmed.
    """
    if draft.capacity is not None and not 1 <= draft.capacity <= MOST_CAPACITY:
        raise Refused("Bitte geben Sie 1 bis 100.000 Plätze an; leer heißt unbegrenzt.", "capacity")
    if draft.capacity is not None and draft.capacity < taken:
        raise Refused(
            f"Es sind schon {formats.count(taken, 'Platz', 'Plätze')} bestätigt. Bitte melden Sie zuerst "
            "jemanden ab, oder geben Sie mehr Plätze an.",
            "capacity",
        )
    return draft


def taken(entries: Iterable[Entry]) -> int:
    """Seats that are confirmed."""
    return sum(entry.seats for entry in entries if entry.state == "confirmed")


def order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """In the order they came."""
    return tuple(sorted(entries, key=lambda entry: (entry.registered_at, entry.id)))


def moving_up(capacity: int | None, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Who moves up from the waiting list: strictly in order, as long as there is room.

    Nobody passes somebody who waits longer, even where only the smaller party would fit. Never are more
    seats confirmed than there are.
    """
    free = None if capacity is None else capacity - taken(entries)
    found: list[Entry] = []
    for entry in order(entries):
        if entry.state != "waiting":
            continue
        if free is not None:
            if entry.seats > free:
                break
            free -= entry.seats
        found.append(entry)
    return tuple(found)


def state_of_new(capacity: int | None, entries: Sequence[Entry], seats: int) -> str:
    """``confirmed`` where there is room and nobody waits, else ``waiting``.

    Raises:
        Refused: when there are not that many places at all.
    """
    if capacity is None:
        return "confirmed"
    if seats > capacity:
        raise Refused(
            f"Es gibt insgesamt nur {formats.count(capacity, 'Platz', 'Plätze')}. Bitte melden Sie weniger "
            "an, oder erhöhen Sie die Zahl der Plätze.",
            "seats",
        )
    waits = any(entry.state == "waiting" for entry in entries)
    return "confirmed" if not waits and taken(entries) + seats <= capacity else "waiting"


def room_for(capacity: int | None, entries: Sequence[Entry], entry: Entry, seats: int) -> None:
    """Let a confirmed registration have another number of seats.

    Raises:
        Refused: when there are not that many free.
    """
    if capacity is None or entry.state == "cancelled":
        return
    if entry.state == "waiting":
        state_of_new(capacity, (), seats)
        return
    free = capacity - taken(entries) + entry.seats
    if seats > free:
        raise Refused(
            f"Dafür ist kein Platz: Diese Anmeldung kann höchstens {formats.count(free, 'Platz', 'Plätze')} "
            "haben. Bitte tragen Sie die übrigen als eigene Anmeldung ein; sie kommt auf die Warteliste.",
            "seats",
        )


def sentence(capacity: int | None, entries: Sequence[Entry], until: date | None, today: date) -> str:
    """How full it is, in words, and until when one may register."""
    seats = taken(entries)
    if capacity is None:
        parts = [f"{formats.count(seats, 'Platz', 'Plätze')} vergeben, ohne Begrenzung"]
    else:
        free = capacity - seats
        left = formats.count(free, "Platz frei", "Plätze frei") if free else "ausgebucht"
        parts = [
            f"{formats.number(seats)} von {formats.count(capacity, 'Platz', 'Plätzen')} vergeben, {left}"
        ]
    waiting = [entry for entry in entries if entry.state == "waiting"]
    if waiting:
        wanted = sum(entry.seats for entry in waiting)
        parts.append(
            f"{formats.count(len(waiting), 'Anmeldung', 'Anmeldungen')} auf der Warteliste "
            f"({formats.count(wanted, 'Platz', 'Plätze')})"
        )
    if until is not None:
        word = "Anmeldung bis" if until >= today else "Anmeldeschluss war am"
        parts.append(f"{word} {formats.day(until)}")
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}."


def moved_up(names: Sequence[tuple[str, int]]) -> str:
    """Who moved up, in words; empty when nobody did."""
    said = ", ".join(f"{name} ({formats.count(seats, 'Platz', 'Plätze')})" for name, seats in names)
    return f"Nachgerückt: {said}." if said else ""
