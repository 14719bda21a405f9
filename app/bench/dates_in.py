"""Dates of a calendar file taken over into an office, against the same rows written bare."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from sqlalchemy.orm import Session

from app.bench.figures import Figure
from app.bench.replayed import against_replay
from app.domain.calendar import CalendarItem
from app.features.events import ical
from app.features.events.queries import exchange as queries
from app.features.events.rules.exchange import FRESH, Known, Proposal, Target
from app.features.events.service import exchange as service
from app.features.events.service.exchange import ReadFile
from app.ical.benchmark import items
from app.ical.writing import write_calendar
from app.system.clock import Clock
from db.store import Store

_TARGET = 2.0
_NOTE = "dieselben Zeilen noch einmal in dieselbe Datei, mit Journal und Suche, ohne Lesen und Vergleichen"


def figures(store: Store, clock: Clock, count: int, rounds: int) -> Iterator[Figure]:
    """New dates, and then each of them in a newer version."""
    first = items(count)
    fresh = partial(_take, clock, *_compared(first, ()), Target(FRESH, "Messung"))
    yield _figure("ical_taken_ratio", "neu übernommen", count, against_replay(store, fresh, rounds))
    with store.write("Termine übernehmen") as session:
        calendar_id = fresh(session) or 0
    with store.read() as session:
        known = queries.known(session, calendar_id)
    newer = [replace(one, title=f"{one.title}, verlegt", sequence=one.sequence + 1) for one in first]
    changed = partial(_take, clock, *_compared(newer, known), Target(str(calendar_id)))
    yield _figure("ical_changed_ratio", "aktualisiert", count, against_replay(store, changed, rounds))


def _compared(dates: Sequence[CalendarItem], known: Sequence[Known]) -> tuple[str, Sequence[Proposal]]:
    read = ical.read(write_calendar(dates, name="Messung", notes=True), _quiet)
    return read.sha256, ical.compared(read, known, missing=False).proposals


def _take(
    clock: Clock, sha256: str, proposals: Sequence[Proposal], target: Target, session: Session
) -> int | None:
    file = ReadFile("messung.ics", sha256, clock.now())
    return service.take(session, proposals, target, file, _quiet).calendar_id


def _quiet(_done: int, _of: int, _what: str) -> None:
    """Nobody watches."""


def _figure(key: str, what: str, count: int, taken: tuple[list[float], list[float]]) -> Figure:
    ours, bare = map(statistics.median, taken)
    return Figure(
        key,
        f"{count} Termine einer Kalenderdatei {what} ÷ nackte Zeilen",
        count,
        ours / bare,
        "×",
        _TARGET,
        ours,
        bare,
        _NOTE,
    )
