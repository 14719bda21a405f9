"""The sheet of changes since the last handover: the journal, read for somebody outside the office."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any

from sqlalchemy import SQLColumnExpression, func, select
from sqlalchemy.orm import Session

from app.domain.columns import Column, Kind
from app.domain.sheets import SheetSource
from app.features.handover.rules import TABLES, Entry, Labels, Telling, Told, net, tell
from db import journal, lookups
from db.models import (
    Application,
    Appointment,
    Calendar,
    CityOffice,
    Code,
    Concern,
    Consultation,
    Contact,
    Event,
    Fund,
    Measure,
    PressRelease,
    Property,
    Publication,
    Staff,
)
from db.tables import METADATA, STEPS

_Selected = SQLColumnExpression
_OTHERS = "other"
"""Kind of the dates of other organisers."""
_PART = 500
"""Ids asked for at once."""

_LABELS: dict[str, tuple[_Selected[int], _Selected[str]]] = {
    "applications": (Application.id, Application.reference),
    "appointments": (Appointment.id, Appointment.title),
    "city_offices": (CityOffice.id, CityOffice.name),
    "codes": (Code.id, Code.label),
    "concerns": (Concern.id, Concern.reference),
    "consultations": (Consultation.id, Consultation.reference),
    "calendars": (Calendar.id, Calendar.name),
    "contacts": (Contact.id, Contact.display_name),
    "events": (
        Event.id,
        select(Appointment.title).where(Appointment.id == Event.appointment_id).scalar_subquery(),
    ),
    "funds": (Fund.id, Fund.name),
    "measures": (Measure.id, Measure.number),
    "press_releases": (PressRelease.id, PressRelease.title),
    "properties": (Property.id, func.trim(Property.street + " " + Property.house_number)),
    "publications": (Publication.id, Publication.title),
    "staff": (Staff.id, Staff.name),
}
"""How records are named where something points to them."""


def _of_days(session: Any, first: date, last: date) -> Iterable[Told]:
    """Changes of these days, for whoever asks for the sheet by days instead of by handover."""
    told = rows(session, step_before(session, first), frozenset(TABLES), personal=False)
    return (row for row in told if row.at.date() <= last)


SOURCE = SheetSource(
    key="changes",
    title="Änderungen",
    columns=(
        Column("at", "Wann", Kind.MOMENT, 130),
        # Not keyed "who": settings kept before it counted as personal hold a tick nobody had set.
        Column("staff", "Wer", width=150, personal=True, about_staff=True, help="Name der Person im Büro."),
        Column("record", "Vorgang", width=220),
        Column("field", "Feld", width=180),
        Column("before", "Vorher", Kind.LONG_TEXT, 260),
        Column("after", "Nachher", Kind.LONG_TEXT, 260),
        Column(
            "personal",
            "Personenbezug",
            Kind.YES_NO,
            110,
            personal=True,
            help="Angekreuzt werden auch Änderungen an Feldern mit Personenbezug übergeben.",
        ),
    ),
    rows=_of_days,
    tables=frozenset(),
    note="Was sich seit der letzten Übergabe geändert hat, Feld für Feld.",
    names=("record", "field"),
)
"""The sheet of changes, offered beside those of the features."""


def rows(
    session: Session,
    after: int,
    tables: frozenset[str],
    *,
    personal: bool,
    left_out: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> Iterator[Told]:
    """What changed after a step, as rows of the sheet.

    Told are the tables of the sheets that go out, with their parts; fields about persons only when
    asked for, fields of columns that nobody ticked never.
    """
    known = _with_parts(tables)
    # The journal takes no tables for all of them.
    entries = net(journal.changes_after(session, after, known)) if known else []
    _name_owners(session, entries)
    entries = _ours(session, entries)
    told = tell(entries, Telling(_labels(session, entries), personal, left_out))
    yield from (replace(row, line=line) for line, row in enumerate(told, start=1))


def step_before(session: Session, day: date) -> int:
    """The newest step before a day; 0 when there is none."""
    begin = datetime.combine(day, time.min)
    return session.scalar(select(func.max(STEPS.c.id)).where(STEPS.c.at < begin)) or 0


def _with_parts(tables: frozenset[str]) -> frozenset[str]:
    """These tables, those told beside them, and the parts of all of them, however deep."""
    known = tables & TABLES.keys()
    while True:
        more = {
            name
            for name, words in TABLES.items()
            if words.beside in known or (words.parent is not None and words.parent[1] in known)
        }
        if more <= known:
            return known
        known |= more


def _name_owners(session: Session, entries: list[Entry]) -> None:
    """What a changed part belongs to: the journal holds only the columns that changed."""
    unknown: defaultdict[str, dict[int, Entry]] = defaultdict(dict)
    for entry in entries:
        parent = TABLES[entry.table].parent
        if parent is not None and parent[0] not in entry.after:
            unknown[entry.table][entry.record_id] = entry
    for table, by_id in unknown.items():
        column = (TABLES[table].parent or ("", ""))[0]
        parts = METADATA.tables[table]
        for ids in lookups.batched(sorted(by_id)):
            for row in session.execute(select(parts.c.id, parts.c[column]).where(parts.c.id.in_(ids))):
                entry = by_id[row[0]]
                entry.before[column] = entry.after[column] = row[1]


def _ours(session: Session, entries: list[Entry]) -> list[Entry]:
    """Without dates of other organisers, which are theirs to tell."""
    dates = {date_id for entry in entries if (date_id := _date_of(entry)) is not None}
    theirs = {
        entry.record_id
        for entry in entries
        if entry.table == "appointments" and entry.gone and entry.before.get("kind") == _OTHERS
    }
    for part in lookups.batched(sorted(dates)):
        others = select(Appointment.id).where(Appointment.kind == _OTHERS, Appointment.id.in_(part))
        theirs.update(session.scalars(others))
    return [entry for entry in entries if _date_of(entry) not in theirs]


def _date_of(entry: Entry) -> int | None:
    """The appointment an entry is about, or a part of which it is."""
    if entry.table == "appointments":
        return entry.record_id
    if TABLES[entry.table].parent != ("appointment_id", "appointments"):
        return None
    owner = entry.after.get("appointment_id") or entry.before.get("appointment_id")
    return owner if isinstance(owner, int) else None


def _labels(session: Session, entries: list[Entry]) -> Labels:
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for entry in entries:
        words = TABLES[entry.table]
        wanted[entry.table].add(entry.record_id)
        for values in (entry.before, entry.after):
            if words.parent is not None:
                _note(wanted[words.parent[1]], values.get(words.parent[0]))
            for column, word in words.fields.items():
                if word.target:
                    _note(wanted[word.target], values.get(column))
    return {
        (table, record_id): label
        for table, ids in wanted.items()
        if table in _LABELS
        for record_id, label in _read(session, table, sorted(ids))
    }


def _note(ids: set[int], value: Any) -> None:
    if isinstance(value, int):
        ids.add(value)


def _read(session: Session, table: str, ids: list[int]) -> Iterator[tuple[int, str]]:
    key, label = _LABELS[table]
    for begin in range(0, len(ids), _PART):
        for row in session.execute(select(key, label).where(key.in_(ids[begin : begin + _PART]))):
            yield row[0], row[1]
