"""Who works at an event, what is needed there, what may go wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.text import clean_line

WEIGHTS: dict[str, str] = {"low": "gering", "medium": "mittel", "high": "hoch"}


@dataclass(frozen=True)
class HelperLine:
    """One of the team, or a volunteer; a role without anybody is a place still to be filled."""

    staff_id: int | None = None
    name: str = ""
    role: str = ""
    planned_minutes: int | None = None
    worked_minutes: int | None = None
    id: int | None = None
    contact_id: int | None = None


@dataclass(frozen=True)
class EquipmentLine:
    """Something that is needed."""

    label: str = ""
    quantity: int | None = None
    source: str = ""
    ready: bool | None = False
    id: int | None = None


@dataclass(frozen=True)
class RiskLine:
    """What may go wrong and what is done about it."""

    risk: str = ""
    weight: str | None = "medium"
    remedy: str = ""
    id: int | None = None


@dataclass(frozen=True)
class CrewDraft:
    """All of it as it stands in the form."""

    helpers: tuple[HelperLine, ...] = ()
    equipment: tuple[EquipmentLine, ...] = ()
    risks: tuple[RiskLine, ...] = ()


@dataclass(frozen=True)
class Hours:
    """Minutes planned and worked, of the team and of volunteers."""

    staff_planned: int = 0
    staff_worked: int = 0
    volunteers_planned: int = 0
    volunteers_worked: int = 0
    vacant: int = 0
    """Places nobody was found for yet."""


def checked(draft: CrewDraft) -> CrewDraft:
    """All lines with clean texts.

    Raises:
        Refused: beside each cell that cannot be right.
    """
    faults = Faults()
    clean = CrewDraft(
        tuple(_helper(line, f"helpers[{at}]", faults) for at, line in enumerate(draft.helpers)),
        tuple(_equipment(line, f"equipment[{at}]", faults) for at, line in enumerate(draft.equipment)),
        tuple(_risk(line, f"risks[{at}]", faults) for at, line in enumerate(draft.risks)),
    )
    faults.refuse()
    return clean


def hours(helpers: Iterable[HelperLine]) -> Hours:
    """The sums."""
    staff = [line for line in helpers if line.staff_id is not None]
    others = [line for line in helpers if line.staff_id is None]
    return Hours(
        _sum(staff, "planned_minutes"),
        _sum(staff, "worked_minutes"),
        _sum(others, "planned_minutes"),
        _sum(others, "worked_minutes"),
        sum(not line.name for line in others),
    )


def sentence(found: Hours) -> str:
    """The sums in words."""
    parts = []
    for word, planned, worked in (
        ("Team", found.staff_planned, found.staff_worked),
        ("Ehrenamt", found.volunteers_planned, found.volunteers_worked),
    ):
        if planned or worked:
            done = f", {formats.minutes(worked)} geleistet" if worked else ""
            parts.append(f"{word}: {formats.minutes(planned)} geplant{done}")
    if found.vacant:
        parts.append(f"{formats.count(found.vacant, 'Aufgabe ist', 'Aufgaben sind')} noch unbesetzt")
    return ". ".join(parts) + "." if parts else ""


def _sum(lines: Sequence[HelperLine], name: str) -> int:
    return sum(getattr(line, name) or 0 for line in lines)


def _helper(line: HelperLine, at: str, faults: Faults) -> HelperLine:
    clean = replace(
        line,
        name="" if line.staff_id is not None else faults.take(clean_line, line.name, f"{at}.name") or "",
        role=faults.take(clean_line, line.role, f"{at}.role") or "",
    )
    if clean.staff_id is None and not clean.name and not clean.role:
        faults.add([Refused("Bitte geben Sie eine Person oder eine Aufgabe an.", f"{at}.name")])
    return clean


def _equipment(line: EquipmentLine, at: str, faults: Faults) -> EquipmentLine:
    label = faults.take(clean_line, line.label, f"{at}.label") or ""
    if not label:
        faults.add([Refused("Bitte geben Sie an, was gebraucht wird.", f"{at}.label")])
    source = faults.take(clean_line, line.source, f"{at}.source") or ""
    return replace(line, label=label, source=source, ready=bool(line.ready))


def _risk(line: RiskLine, at: str, faults: Faults) -> RiskLine:
    risk = faults.take(clean_line, line.risk, f"{at}.risk") or ""
    if not risk:
        faults.add([Refused("Bitte geben Sie an, was schiefgehen kann.", f"{at}.risk")])
    remedy = faults.take(clean_line, line.remedy, f"{at}.remedy") or ""
    return replace(line, risk=risk, remedy=remedy, weight=line.weight or "medium")
