"""The verbs of a measure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.sheets import Desk
from app.features.measures import queries, rules
from app.features.measures.rules import MeasureDraft
from db.models import Application, Appointment, Consultation, Fund, Measure, ParticipationResult

_FIELDS = (
    "number",
    "title",
    "field",
    "goals",
    "description",
    "actors",
    "first_steps",
    "cost",
    "funding",
    "priority",
    "starts_in",
    "ends_in",
    "status",
    "progress",
    "note",
)
TAKEN = frozenset({"number", "title", "field", "cost", "funding", "progress"})
"""Columns of the sheet that a proposal of the city may change."""
_LINKS = (
    (Application, "Antrag", "Anträgen"),
    (Consultation, "Beratung", "Beratungen"),
    (Appointment, "Termin", "Terminen"),
    (Fund, "Fonds", "Fonds"),
    (ParticipationResult, "Ergebnis einer Beteiligung", "Ergebnissen von Beteiligungen"),
)


def save(session: Session, draft: MeasureDraft, record_id: int | None = None) -> int:
    """Write a new measure, or change one.

    Raises:
        Refused: when a field cannot be right, or the number belongs to another measure.
    """
    faults = Faults()
    clean = faults.take(rules.checked, draft) or draft
    faults.add(_taken(session, clean.number.strip(), record_id))
    faults.refuse()
    measure = _found(session, record_id) if record_id is not None else Measure()
    for name in _FIELDS:
        setattr(measure, name, getattr(clean, name))
    session.add(measure)
    session.flush()
    return measure.id


def take_change(session: Session, record_id: int, values: Mapping[str, Any], desk: Desk) -> None:
    """Take over what the city changed in its list.

    Raises:
        Refused: when the measure cannot be as proposed.
    """
    del desk
    save(session, replace(queries.detail(session, record_id).draft, **values), record_id)


def complete(session: Session, record_id: int, values: Mapping[str, Any]) -> int:
    """Put values into fields that are still empty; what is there stays.

    Raises:
        Refused: when a value cannot be right, or the measure is gone.
    """
    draft = queries.detail(session, record_id).draft
    empty = {key: value for key, value in values.items() if getattr(draft, key) in {None, ""}}
    return save(session, replace(draft, **empty), record_id)


def finish(session: Session, record_id: int) -> int:
    """Set a measure to done, which is a progress of 100 %."""
    measure = _found(session, record_id)
    measure.status = "done"
    measure.progress = rules.WHOLE
    return measure.id


def remove(session: Session, record_id: int) -> None:
    """Take a measure out of the list.

    Raises:
        Refused: while another record points to it.
    """
    measure = _found(session, record_id)
    for model, one, many in _LINKS:
        linked = (
            session.scalar(select(func.count()).select_from(model).where(model.measure_id == record_id)) or 0
        )
        if linked:
            raise Refused(
                f"Die Maßnahme ist mit {formats.count(linked, one, many)} verknüpft und kann deshalb nicht "
                "gelöscht werden. Setzen Sie ihren Stand stattdessen auf „aufgegeben“."
            )
    session.delete(measure)


def _found(session: Session, record_id: int) -> Measure:
    measure = session.get(Measure, record_id)
    if measure is None:
        raise Refused("Diese Maßnahme gibt es nicht mehr.")
    return measure


def _taken(session: Session, number: str, record_id: int | None) -> Iterator[Refused]:
    taken = session.execute(
        select(Measure.title).where(Measure.number == number, Measure.id != (record_id or 0))
    ).scalar_one_or_none()
    if taken is not None:
        yield Refused(f"Die Nummer „{number}“ hat schon die Maßnahme „{taken}“.", "number")
