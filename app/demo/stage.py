"""What the parts of the demo share: the open office, its clock, and the ids of what was made."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from app.demo.played import Chance, PlayedClock
from app.system import resources
from db.store import Store


@dataclass
class Stage:
    """The open demo office.

    Args:
        store: its file.
        clock: the played clock the store writes with.
        chance: random choices.
        now: the moment the demo ends at.
        start: first Monday of its history.
        names: ``resources/demo/namen.toml``.
        codes: id of a code by list and label.
        offices: id of an office of the city by its short name.
        staff: ids of the members of staff, the manager first.
        contacts: ids of contacts by what they are (``person``, ``club``, ``shop``, ``owner``, ``school``).
        consents: consent to be named by contact.
        measures: ids of measures by number.
        properties: ids of properties.
        hours: office hours: day of the week, from, to, and the id of the series.
        sent: what the handovers so far were made of.
    """

    store: Store
    clock: PlayedClock
    chance: Chance
    now: datetime
    start: date
    names: dict[str, Any]
    codes: dict[tuple[str, str], int] = field(default_factory=dict)
    offices: dict[str, int] = field(default_factory=dict)
    staff: list[int] = field(default_factory=list)
    contacts: dict[str, list[int]] = field(default_factory=dict)
    consents: dict[int, int] = field(default_factory=dict)
    measures: dict[str, int] = field(default_factory=dict)
    properties: list[int] = field(default_factory=list)
    appointments: list[tuple[date, int]] = field(default_factory=list)
    hours: list[tuple[int, int, int, int]] = field(default_factory=list)
    sent: list[Any] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The day the demo ends on."""
        return self.now.date()

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A moment of a day, never later than the demo's end."""
        return min(datetime.combine(day, time(hour, minute)), self.now)

    def play(self, moment: datetime, staff: int = 0) -> None:
        """Move the clock and let a member of staff sit down."""
        self.clock.set(moment)
        self.store.staff_id = self.staff[staff % len(self.staff)] if self.staff else None

    def street(self) -> str:
        """A street of the district."""
        streets: list[str] = self.names["streets"]
        return self.chance.one(streets)


def material(name: str) -> dict[str, Any]:
    """A file of the demo's material."""
    return tomllib.loads(resources.text(f"demo/{name}.toml"))
