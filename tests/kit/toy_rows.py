"""Rows of a small feature in memory, behind the interface of the store."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from app.domain.errors import Refused
from app.domain.money import Money
from app.domain.options import Option
from app.domain.paging import Filter, Page, PageRequest, Test
from app.domain.text import fold

CHANNELS = (
    Option("walk-in", "Ladenlokal"),
    Option("phone", "Telefon"),
    Option("mail", "E-Mail"),
    Option("visit", "Hausbesuch"),
)
TOPICS = tuple(
    Option(number, label)
    for number, label in enumerate(
        ("Fassade", "Heizung", "Fenster", "Wohnumfeld", "Leerstand", "Förderung", "Nachbarschaft", "Verkehr"),
        1,
    )
)
SOURCES = (Option(1, "Land NRW"), Option(2, "Stadt"), Option(3, "Privat"))
PEOPLE = (
    Option(1, "Yılmaz, Ayşe", "Hauptstraße 4"),
    Option(2, "Müller, Jörg", "Am Markt 12"),
    Option(3, "Bäckerei Sonnenschein", "Bahnhofstraße 1"),
)


@dataclass(frozen=True)
class Item:
    """A line of costs."""

    text: str = ""
    amount: Money | None = None
    source_id: int | None = None
    id: int | None = None


@dataclass(frozen=True)
class Draft:
    """Everything the kit can edit."""

    day: date | None = None
    channel: str | None = "walk-in"
    minutes: int | None = None
    concern: str = ""
    result: str = ""
    topics: tuple[int, ...] = ()
    named: bool = False
    contact_id: int | None = None
    place: str = ""
    dwellings: int | None = None
    cost: Money | None = None
    share: int | None = None
    begins: datetime | None = None
    follow_up: date | None = None
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Row:
    """A line of the list; also the record itself."""

    id: int
    day: date
    concern: str
    channel: str
    place: str
    state: str
    minutes: int
    cost: Money | None
    follow_up_open: bool
    draft: Draft


_WORDS = (
    "Beratung zur Fassadensanierung in der Hauptstraße",
    "Frage nach Zuschuss für neue Fenster",
    "Leerstand im Ladenlokal, Zwischennutzung",
    "Heizungstausch im Mehrfamilienhaus",
    "Müllecke am Spielplatz, Bitte an die Stadt",
    "Hofbegrünung gemeinsam mit den Nachbarn",
)


class ToyStore:
    """Rows in memory behind the interface of the store."""

    def __init__(self, rows: int = 300) -> None:
        self.listeners: list[Callable[[frozenset[str]], None]] = []
        self.staff_id: int | None = 1
        self.rows = {number: _row(number) for number in range(1, rows + 1)}
        self.drafts = ToyDrafts()
        self.steps: list[str] = []
        self.changes: list[Any] = []

    @contextmanager
    def read(self) -> Iterator[Any]:
        """The store itself is the session."""
        yield self

    @contextmanager
    def write(self, name: str, *, sealed: bool = False) -> Iterator[Any]:
        """One step; all or nothing."""
        del sealed
        before = dict(self.rows)
        try:
            yield self
        except BaseException:
            self.rows = before
            raise
        self.steps.append(name)
        for listener in self.listeners:
            listener(frozenset({"rows"}))

    def undo(self) -> Any:
        """Nothing can be undone here."""

    def redo(self) -> Any:
        """Nothing can be redone here."""

    def history(self, table: str, record_id: int) -> list[Any]:
        """What a test laid in: of the record, and of what points to it."""
        return [
            change
            for change in self.changes
            if (table, record_id) in {(change.table, change.record_id), change.about}
        ]


class ToyDrafts:
    """Drafts in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {}

    def save(self, key: str, payload: dict[str, Any]) -> None:
        """Keep."""
        self.kept[key] = payload

    def load(self, key: str) -> dict[str, Any] | None:
        """What is kept."""
        return self.kept.get(key)

    def discard(self, key: str) -> None:
        """Forget."""
        self.kept.pop(key, None)

    def all(self) -> list[Any]:
        """Everything, newest first."""
        return [Kept(key, datetime(2026, 11, 20, 9, at)) for at, key in enumerate(self.kept)][::-1]


@dataclass(frozen=True)
class Kept:
    """One draft."""

    key: str
    at: datetime


def _row(number: int) -> Row:
    day = date(2026, 11, 20) - timedelta(days=number * 2 % 700)
    concern = _WORDS[number % len(_WORDS)]
    channel = str(CHANNELS[number % len(CHANNELS)].value)
    minutes = 15 + number * 7 % 90
    cost = Money(number * 12_345 % 900_000) if number % 3 else None
    draft = Draft(
        day=day,
        channel=channel,
        minutes=minutes,
        concern=concern,
        topics=(1 + number % 8, 1 + (number + 3) % 8),
        place="Hauptstraße 4" if number % 2 else "Am Markt 12",
        cost=cost,
        named=number % 2 == 0,
        contact_id=1 + number % 3 if number % 2 == 0 else None,
        items=(
            Item("Gerüst", Money(45_000), 1, 11),
            Item("Anstrich der Straßenseite", Money(120_050), 2, 12),
        ),
    )
    state = ("open", "done", "new")[number % 3]
    return Row(number, day, concern, channel, draft.place, state, minutes, cost, number % 4 == 0, draft)


def _holds(row: Row, test: Filter) -> bool:
    value = getattr(row, test.key)
    if test.test is Test.ONE_OF:
        return value in test.value
    if test.test is Test.AT_LEAST:
        return bool(value >= test.value)
    if test.test is Test.AT_MOST:
        return bool(value <= test.value)
    return bool(value == test.value)


def page(store: ToyStore, request: PageRequest) -> Page[Row]:
    """A page of the rows."""
    rows = [row for row in store.rows.values() if fold(request.search) in fold(row.concern)]
    rows = [row for row in rows if all(_holds(row, test) for test in request.filters)]
    if request.sort:
        rows.sort(key=lambda row: (getattr(row, request.sort) is None, getattr(row, request.sort)))
        if request.descending:
            rows.reverse()
    return Page(tuple(rows[request.offset : request.offset + request.limit]), len(rows), request.offset)


def load(store: ToyStore, record_id: int) -> Row:
    """One record."""
    if record_id not in store.rows:
        raise Refused("Diesen Eintrag gibt es nicht mehr.")
    return store.rows[record_id]


def keep(store: ToyStore, draft: Draft, record_id: int | None) -> int:
    """Save a draft."""
    if "verboten" in draft.concern:
        raise Refused("Das Wort „verboten“ ist hier nicht erlaubt.", "concern")
    number = record_id or max(store.rows, default=0) + 1
    base = store.rows.get(number) or _row(number)
    store.rows[number] = replace(
        base,
        draft=draft,
        day=draft.day or base.day,
        concern=draft.concern,
        channel=draft.channel or "",
        minutes=draft.minutes or 0,
        cost=draft.cost,
    )
    return number


def remove(store: ToyStore, record_id: int) -> None:
    """Delete a record."""
    del store.rows[record_id]
