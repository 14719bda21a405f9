"""One consultation of the demo, made of a text pattern."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.demo.stage import Stage, material
from app.domain.money import Money

_FILES = ("beratungen-wohnen", "beratungen-eigentum", "beratungen-miteinander")
_OWNERS = "Eigentümerinnen und Eigentümer"
_MEASURES = {
    "Verfügungsfonds": "IV 1",
    "Hof- und Fassadenprogramm": "O/N 3",
    "Leerstand und Gewerbe": "QM 3",
    "Veranstaltungen": "QM 4",
}
_ANSWERS = (
    "Auftrag ist erteilt, Ausführung innerhalb von vier Wochen.",
    "Ortsbesichtigung hat stattgefunden; die Stelle wird in das Programm aufgenommen.",
    "Erledigt durch den Betriebshof.",
    "Derzeit keine Mittel; im nächsten Haushalt angemeldet.",
    "Kontrollen sind verstärkt, bitte weiter melden.",
)
_STEPS = (
    ("Unterlagen und Fotos nachreichen", "Ratsuchende Person"),
    ("Kontakt zur Hausverwaltung herstellen", "Stadtteilbüro"),
    ("Vergleichsangebote einholen", "Eigentümer"),
    ("Termin mit dem Fachamt abstimmen", "Stadtteilbüro"),
)
_CHANNELS = (
    ("Sprechzeit", 46),
    ("Telefon", 24),
    ("E-Mail", 12),
    ("aufsuchend", 8),
    ("Vor-Ort-Termin", 6),
    ("Veranstaltung", 4),
)
_SETTLED = timedelta(days=16)
"""What is older has mostly been dealt with."""


@dataclass(frozen=True)
class Talk:
    """Values of one consultation and of what hangs on it."""

    began_at: datetime
    minutes: int
    channel_id: int
    target_group_id: int
    staff_id: int
    contact_id: int | None
    consent_id: int | None
    first_contact: bool
    street: str
    concern: str
    result: str
    referred_to: str
    follow_up_on: date | None
    follow_up_note: str
    follow_up_done_on: date | None
    measure_id: int | None
    topic_ids: tuple[int, ...]
    agreed: dict[str, Any] | None
    advice: dict[str, Any] | None
    concern_to_city: dict[str, Any] | None


class Patterns:
    """Makes talks of the patterns in ``resources/demo``; the same pattern never comes twice in a row."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.patterns: list[dict[str, Any]] = [
            pattern for name in _FILES for pattern in material(name)["pattern"]
        ]
        self.round: list[dict[str, Any]] = []
        self.channels = [stage.codes["channel", label] for label, share in _CHANNELS for _ in range(share)]

    def talk(self, began_at: datetime, number: int, rare: int) -> Talk:
        """One talk; follow-ups, concerns and advice come once in ``rare`` as often as in life."""
        stage, chance = self.stage, self.stage.chance
        pattern = self._next()
        group = chance.one(pattern["groups"])
        street = stage.street()
        words = self._words(street, began_at.date())
        lively = number % rare == 0
        least, most = pattern["minutes"]
        contact_id = self._named(group, number) if lively else None
        follow_up = self._follow_up(pattern, began_at.date()) if lively else (None, "", None)
        topics = tuple(stage.codes["topic", label] for label in pattern["topics"])
        return Talk(
            began_at=began_at,
            minutes=chance.between(least // 5, most // 5) * 5,
            channel_id=chance.one(self.channels),
            target_group_id=stage.codes["target_group", group],
            staff_id=stage.staff[2]
            if group == _OWNERS and chance.happens(50)
            else chance.one(stage.staff[:2]),
            contact_id=contact_id,
            consent_id=None if contact_id is None else stage.consents[contact_id],
            first_contact=chance.happens(64),
            street=street,
            concern=_sentence(chance.one(pattern["concerns"]), words),
            result=_sentence(chance.one(pattern["results"]), words),
            referred_to=pattern.get("referral", "") if chance.happens(60) else "",
            follow_up_on=follow_up[0],
            follow_up_note=follow_up[1],
            follow_up_done_on=follow_up[2],
            measure_id=self._measure(pattern["topics"][0]),
            topic_ids=topics,
            agreed=self._agreed(began_at.date()) if lively and chance.happens(12) else None,
            advice=self._advice(pattern, began_at.date()) if lively and group == _OWNERS else None,
            concern_to_city=self._concern(pattern, words, began_at.date()) if lively else None,
        )

    def _next(self) -> dict[str, Any]:
        if not self.round:
            self.round = self.stage.chance.shuffled(self.patterns)
        return self.round.pop()

    def _words(self, street: str, day: date) -> dict[str, str]:
        chance, names = self.stage.chance, self.stage.names
        organisations = names["organisation"]
        return {
            "street": street,
            "span": chance.one(names["spans"]),
            "park": chance.one(names["parks"]),
            "school": chance.one(names["schools"]),
            "month": names["months"][(day.month + chance.between(0, 3)) % 12],
            "year": str(chance.between(1886, 1968)),
            "n": str(chance.between(8, 48)),
            "shop": chance.one(
                [
                    one["name"]
                    for one in organisations
                    if one["type"] == "Unternehmen" and one["role"] == "Gewerbetreibende/r"
                ]
            ),
            "club": chance.one(
                [one["name"] for one in organisations if one["type"] in {"Verein", "Initiative"}]
            ),
        }

    def _named(self, group: str, number: int) -> int | None:
        stage = self.stage
        if not stage.chance.happens(22):
            return None
        kind = {
            "Verein oder Initiative": "club",
            "Gewerbe": "shop",
            "Institution": "school",
            _OWNERS: "owner",
        }
        agreed = [one for one in stage.contacts[kind.get(group, "person")] if one in stage.consents]
        return agreed[number % len(agreed)] if agreed else None

    def _follow_up(self, pattern: dict[str, Any], day: date) -> tuple[date | None, str, date | None]:
        chance = self.stage.chance
        if "follow_up" not in pattern or not chance.happens(90):
            return None, "", None
        on = day + timedelta(days=chance.one((7, 7, 14, 14, 21, 28)))
        settled = on < self.stage.today - _SETTLED and chance.happens(99)
        done = settled or (on < self.stage.today and chance.happens(15))
        done_on = min(on + timedelta(days=chance.between(0, 3)), self.stage.today) if done else None
        return on, pattern["follow_up"], done_on

    def _agreed(self, day: date) -> dict[str, Any]:
        text, who = self.stage.chance.one(_STEPS)
        due = day + timedelta(days=self.stage.chance.between(7, 21))
        done = due if due < self.stage.today - timedelta(days=5) else None
        return {"text": text, "who": who, "due_on": due, "done_on": done}

    def _advice(self, pattern: dict[str, Any], day: date) -> dict[str, Any] | None:
        chance = self.stage.chance
        if "owner" not in pattern or not self.stage.properties:
            return None
        least, most = pattern["cost"]
        visited = day + timedelta(days=chance.between(3, 12))
        return {
            "property_id": chance.one(self.stage.properties),
            "considered": list(pattern["owner"]),
            "cost_from": Money.euros(least * 1000),
            "cost_to": Money.euros(most * 1000),
            "programmes": "Hof- und Fassadenprogramm" if chance.happens(60) else "",
            "visited_on": visited if visited <= self.stage.today and chance.happens(50) else None,
            "next_step": chance.one(("Angebote einholen", "Ortstermin", "Farbkonzept abstimmen", "")),
        }

    def _concern(self, pattern: dict[str, Any], words: dict[str, str], day: date) -> dict[str, Any] | None:
        stage, chance = self.stage, self.stage.chance
        if "city" not in pattern or not chance.happens(60):
            return None
        answered = day + timedelta(days=chance.between(6, 30))
        status = "open"
        if answered < stage.today - timedelta(weeks=7) or (answered < stage.today and chance.happens(40)):
            status = chance.one(("answered", "done", "done", "done"))
        reply = status != "open"
        return {
            "text": _sentence(pattern["city"], words),
            "city_office_id": stage.offices[pattern["office"]],
            "due_on": day + timedelta(days=28),
            "status": status,
            "answer": chance.one(_ANSWERS) if reply else "",
            "answered_on": answered if reply else None,
        }

    def _measure(self, topic: str) -> int | None:
        number = _MEASURES.get(topic)
        return self.stage.measures[number] if number and self.stage.chance.happens(40) else None


def _sentence(text: str, words: dict[str, str]) -> str:
    filled = text.format(**words)
    return filled[:1].upper() + filled[1:]
