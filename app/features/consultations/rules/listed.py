"""A consultation as a row of an old list has it; anonymous unless a consent stands beside the name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.domain.intake import Traits
from app.domain.names import read_name
from app.domain.text import fold
from app.features.consultations.rules.drafts import ConsultationDraft

ANONYMOUS = "Ohne Einwilligung wird der Name nicht übernommen; die Beratung bleibt anonym."
NOBODY = "Den Namen gibt es nicht unter den Kontakten; die Beratung bleibt anonym."
_SAME = (
    "concern",
    "minutes",
    "channel_id",
    "target_group_id",
    "topics",
    "place",
    "referred_to",
    "first_contact",
    "follow_up_on",
    "follow_up_note",
    "follow_up_done_on",
    "staff_id",
)


@dataclass(frozen=True)
class ListedPerson:
    """A contact that a name in a list may mean.

    Args:
        id: of the contact; None where several have the name.
        agreed: whether a consent to be named is there.
    """

    id: int | None
    agreed: bool


@dataclass(frozen=True)
class ListedFacts:
    """What rows are checked against.

    Args:
        owner_groups: target groups that are owners. people: contacts by their folded name.
    """

    owner_groups: frozenset[int] = frozenset()
    people: Mapping[str, ListedPerson] = field(default_factory=dict)


def listed(values: Mapping[str, Any], facts: ListedFacts) -> tuple[ConsultationDraft, str]:
    """The draft of a row, and what the person should know of it."""
    same = {name: values[name] for name in _SAME if name in values}
    if same.get("follow_up_on") is None and same.get("follow_up_done_on") is not None:
        # Done without a day to be reminded on: it was done on that day.
        same["follow_up_on"] = same["follow_up_done_on"]
    draft = ConsultationDraft(began_at=_began(values), result=_result(values), **same)
    name = str(values.get("contact", "")).strip()
    if not name:
        return draft, ""
    person = facts.people.get(name_key(name))
    if person is None or person.id is None:
        return draft, NOBODY
    given = values.get("consent_on") is not None and values.get("consent_how") is not None
    if not person.agreed and not given:
        return draft, ANONYMOUS
    named = {"named": True, "contact_id": person.id}
    consent = {} if person.agreed else {key: values[key] for key in ("consent_on", "consent_how")}
    return ConsultationDraft(**{**vars(draft), **named, **consent}), ""


def listed_traits(values: Mapping[str, Any]) -> Traits:
    """What a talk is recognised by: its number here, or what was said on its day."""
    reference = "".join(fold(str(values.get("reference", ""))).split())
    day = values.get("day")
    return Traits(
        marks=frozenset({reference}) if reference.startswith("b-") else frozenset(),
        name=" ".join(fold(str(values.get("concern", ""))).split()),
        within=day.date().isoformat() if isinstance(day, datetime) else "?",
        called="gleicher Wortlaut am selben Tag",
    )


def name_key(name: str) -> str:
    """What two spellings of a person's name share: ``Yılmaz, Ayşe`` is ``Frau Ayşe Yılmaz``."""
    named = read_name(name)
    words = fold(f"{named.first_name} {named.last_name} {named.organisation}").split()
    return " ".join(sorted(word.strip(".,") for word in words))


def _began(values: Mapping[str, Any]) -> datetime | None:
    day: datetime | None = values.get("day")
    first = str(values.get("start", "")).partition("–")[0]
    if day is None or not first:
        return day
    hour, _, minute = first.partition(":")
    return day.replace(hour=int(hour), minute=int(minute))


def _result(values: Mapping[str, Any]) -> str:
    """A number the old list gave would be lost otherwise: ours are given anew."""
    result, number = str(values.get("result", "")), str(values.get("reference", "")).strip()
    return "\n".join(part for part in (result, f"Nr. in der alten Liste: {number}" if number else "") if part)
