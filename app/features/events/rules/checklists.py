"""Checklists that events begin with: read from TOML, chosen by what is known of the event."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.errors import Faults, Refused
from app.domain.text import clean_line, clean_text, fold
from app.features.events.rules.plan import LARGE
from app.features.events.rules.tasks import FARTHEST, how_of

MOST_ITEMS = 300
"""Tasks of a checklist; nobody goes through more."""
CONDITIONS: dict[str, str] = {
    "": "immer",
    "street": "Straße oder Platz gesperrt",
    "alcohol": "Alkohol wird ausgeschenkt",
    "music": "Musik wird gespielt",
    "large": f"mehr als {LARGE} Personen drinnen oder umzäunt",
    "open_air": "unter freiem Himmel",
}
"""When a task is needed, and its German words."""

_ALCOHOL = ("bier", "wein", "sekt", "cocktail", "ausschank", "alkohol", "schnaps", "prosecco")
_MUSIC = ("musik", "band", "konzert", "chor", "dj", "tanz", "kapelle", "sänger", "orchester", "disko")


@dataclass(frozen=True)
class ChecklistItem:
    """A task of a checklist; ``how`` is one of ``HOWS`` there."""

    title: str = ""
    days: int | None = 14
    how: str | None = "before"
    authority: str = ""
    permission: bool = False
    condition: str | None = ""
    note: str = ""
    source: str = ""
    id: int | None = None

    @property
    def offset(self) -> int:
        """Days before the event; below nothing after it."""
        return -(self.days or 0) if self.how == "after" else self.days or 0

    @property
    def working(self) -> bool:
        """Whether days off do not count."""
        return self.how == "working"


@dataclass(frozen=True)
class Checklist:
    """A checklist as it stands in the form; ``id`` is None for one as it was shipped."""

    name: str = ""
    format: str | None = ""
    items: tuple[ChecklistItem, ...] = ()
    id: int | None = None
    shipped: bool = False


@dataclass(frozen=True)
class Facts:
    """What is known of an event that asks for further tasks.

    Args:
        street: streets closed for it. text: title, description and programme.
    """

    street: str = ""
    expected: int | None = None
    enclosed: bool = False
    open_air: bool = False
    text: str = ""


@dataclass(frozen=True)
class ApplyDraft:
    """Which checklist is put in, and what holds for the event."""

    name: str | None = None
    street: bool = False
    alcohol: bool = False
    music: bool = False
    large: bool = False
    open_air: bool = False

    @property
    def conditions(self) -> frozenset[str]:
        """What holds."""
        return frozenset(key for key in CONDITIONS if not key or getattr(self, key))


def holds(facts: Facts) -> frozenset[str]:
    """The conditions that hold for an event as far as it is known; „always“ among them."""
    said = fold(facts.text).replace("/", " ").replace("-", " ").split()
    found = {
        "": True,
        "street": bool(facts.street.strip()),
        "alcohol": _spoken_of(said, _ALCOHOL),
        "music": _spoken_of(said, _MUSIC),
        "large": facts.enclosed and (facts.expected or 0) > LARGE,
        "open_air": facts.open_air,
    }
    return frozenset(key for key, held in found.items() if held)


def _spoken_of(said: Sequence[str], words: Iterable[str]) -> bool:
    folded = tuple(fold(word) for word in words)
    return any(word.strip(".,;:!?()„“\"'").startswith(folded) for word in said)


def chosen(
    items: Iterable[ChecklistItem], conditions: frozenset[str], known: Iterable[str]
) -> tuple[ChecklistItem, ...]:
    """The tasks that are needed and not yet there (by their title)."""
    there = {key(title) for title in known}
    return tuple(
        item for item in items if (item.condition or "") in conditions and key(item.title) not in there
    )


def missing(
    lists: Iterable[Checklist], format_: str, conditions: frozenset[str], known: Sequence[str]
) -> tuple[ChecklistItem, ...]:
    """Conditional tasks that the facts ask for and an event with a checklist does not have yet."""
    if not known:
        return ()
    found: dict[str, ChecklistItem] = {}
    for checklist in lists:
        if checklist.format != format_:
            continue
        for item in chosen(checklist.items, conditions - {""}, known):
            found.setdefault(key(item.title), item)
    return tuple(found.values())


def key(title: str) -> str:
    """What a task is recognised by."""
    return " ".join(fold(title).split())


def read(text: str) -> Checklist:
    """A shipped checklist.

    Raises:
        ValueError: when the file is none; a fault of the build.
    """
    data: Mapping[str, Any] = tomllib.loads(text)
    items = tuple(
        ChecklistItem(
            title=entry["title"],
            days=abs(entry["days"]),
            how=how_of(entry["days"], working=entry.get("working", False), fixed_on=None),
            authority=entry.get("authority", ""),
            permission=entry.get("permission", False),
            condition=entry.get("condition", ""),
            note=entry.get("note", ""),
            source=entry.get("source", ""),
        )
        for entry in data["task"]
    )
    return Checklist(data["name"], data["format"], items, shipped=True)


def checked(draft: Checklist) -> Checklist:
    """A checklist with clean texts.

    Raises:
        Refused: beside each cell that cannot be right.
    """
    faults = Faults()
    name = faults.take(clean_line, draft.name, "name") or ""
    if not name:
        faults.add([Refused("Bitte geben Sie der Checkliste einen Namen.", "name")])
    if not draft.items:
        faults.add([Refused("Bitte geben Sie mindestens eine Aufgabe an.", "items")])
    if len(draft.items) > MOST_ITEMS:
        said = f"Eine Checkliste hat höchstens {MOST_ITEMS} Aufgaben. Bitte teilen Sie sie auf."
        faults.add([Refused(said, "items")])
    items = tuple(_item(item, f"items[{at}]", faults) for at, item in enumerate(draft.items))
    faults.refuse()
    return replace(draft, name=name, format=draft.format or "", items=items)


def _item(item: ChecklistItem, at: str, faults: Faults) -> ChecklistItem:
    if not 0 <= (item.days if item.days is not None else -1) <= FARTHEST:
        faults.add([Refused(f"Bitte geben Sie zwischen 0 und {FARTHEST} Tagen an.", f"{at}.days")])
    texts: dict[str, Any] = {
        name: faults.take(clean_line, getattr(item, name), f"{at}.{name}") or ""
        for name in ("title", "authority", "source")
    }
    if not texts["title"]:
        faults.add([Refused("Bitte geben Sie an, was zu tun ist.", f"{at}.title")])
    note = faults.take(clean_text, item.note, f"{at}.note") or ""
    return replace(item, **texts, note=note, how=item.how or "before", condition=item.condition or "")
