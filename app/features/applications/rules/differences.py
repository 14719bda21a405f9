"""What is different now from what was decided on, field by field, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain import formats
from app.domain.money import Money
from app.features.applications.rules.plan import FINANCE_KINDS

LABELS: Mapping[str, str] = {
    "title": "Projekt",
    "purpose": "Zweck",
    "place": "Ort",
    "contact_id": "Antragsteller",
    "property_id": "Gebäude",
    "measure_id": "Maßnahme",
    "received_on": "Eingang",
    "starts_on": "Beginn geplant",
    "ends_on": "Abschluss geplant",
    "requested": "Beantragter Zuschuss",
    "not_begun_declared": "Erklärung „noch nicht begonnen“",
    "early_start_consent_on": "Zustimmung zum vorzeitigen Beginn",
    "input_tax": "Vorsteuerabzug",
    "account_holder": "Kontoinhaber",
    "iban": "IBAN",
    "costs": "Kostenplan",
    "finance": "Finanzierungsplan",
    "areas": "Flächen",
    "quotes": "Angebote",
    "goals": "Ziele",
    "conditions_met": "Bestätigte Bedingungen",
    "applicant_group": "Wer den Antrag stellt",
    "represented_by": "Vertreten durch",
    "other_grants": "Andere öffentliche Mittel",
    "rent_old": "Bisherige Miete",
    "rent_new": "Neue Miete",
    "rent_months": "Monate",
}
"""Fields whose change matters, in the order they are told."""
_NOTHING = "–"


@dataclass(frozen=True)
class Difference:
    """A field that is another now."""

    id: int
    field: str
    then: str
    now: str


def differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What changed between two snapshots (see ``service.freezing``); empty where nothing did."""
    found = list(_changed(then, now))
    return tuple(Difference(at, *one) for at, one in enumerate(found, 1))


def _changed(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, label in LABELS.items():
        before, after = then.get(name), now.get(name)
        if before == after or name not in then:
            continue
        if isinstance(before, list) and isinstance(after, list):
            gone = [one for one in before if one not in after]
            come = [one for one in after if one not in before]
            yield label, _all(gone), _all(come)
        else:
            yield label, said(before), said(after)


def _all(values: list[Any]) -> str:
    return "\n".join(said(value) for value in values) or _NOTHING


def said(value: Any) -> str:
    """A value of a snapshot as a person reads it; a line of a plan in one row."""
    if value in (None, "", []):
        return _NOTHING
    if isinstance(value, bool):
        return formats.yes_no(value)
    if isinstance(value, Mapping):
        return formats.money(Money(int(value["cents"]))) if set(value) == {"cents"} else _line(value)
    text = str(value)
    return formats.day(date.fromisoformat(text)) if _is_day(text) else text


def _line(line: Mapping[str, Any]) -> str:
    parts = []
    for name, value in line.items():
        if name == "kind":
            parts.append(FINANCE_KINDS.get(str(value), str(value)))
        elif name == "dm2":
            parts.append(formats.area(value))
        elif name in {"measure", "text", "work", "firm", "amount", "dated", "reason"}:
            parts.append(said(value))
        elif name == "eligible" and not value:
            parts.append("nicht förderfähig")
        elif name == "chosen" and value:
            parts.append("gewählt")
    return " · ".join(part for part in parts if part and part != _NOTHING)


def _is_day(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdigit()
