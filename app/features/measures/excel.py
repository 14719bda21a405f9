"""The sheet of measures in the week's workbook, and what an old list of measures may hold."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.domain.columns import Column, Kind
from app.domain.intake import Desk, Drafted, Intake, IntakeField, Shape, Values
from app.domain.sheets import ACKNOWLEDGING, SheetSource, Taking
from app.features.measures import queries, rules, service
from app.features.measures.queries import MeasureRow
from app.features.measures.rules import MeasureDraft

COLUMNS: tuple[Column[MeasureRow], ...] = (
    Column("number", "Nummer", width=80),
    Column("title", "Maßnahme", width=320),
    Column("field", "Handlungsfeld", width=200),
    Column("priority_word", "Priorität", Kind.STATE, 90),
    Column("cost", "Kosten", Kind.MONEY, 120),
    Column("funding", "Finanzierung", width=200),
    Column("period", "Zeitraum", width=100),
    Column("status_word", "Stand", Kind.STATE, 120),
    Column("progress", "Fortschritt (%)", Kind.NUMBER, 100),
)


def _rows(session: Session, first: date, last: date) -> Iterable[MeasureRow]:
    """All measures: their state is of interest, whatever the week."""
    del first, last
    return queries.all_rows(session)


SHEETS = (
    SheetSource(
        "measures",
        "Maßnahmen",
        COLUMNS,
        _rows,
        frozenset({"measures"}),
        "Maßnahmen des ISEK mit Kosten und Stand.",
        table="measures",
        kind="measure",
        names=("number", "title"),
        now=queries.rows_now,
        answering=ACKNOWLEDGING,
        taking=Taking(service.TAKEN, service.take_change),
    ),
)

FIELDS: tuple[IntakeField, ...] = (
    IntakeField(
        "number",
        "Nummer",
        aliases=("Nr.", "Maßnahmennummer", "Maßnahmen-Nr.", "Lfd. Nr.", "ISEK-Nr.", "Kennziffer"),
        required=True,
    ),
    IntakeField(
        "title",
        "Maßnahme",
        aliases=("Titel", "Bezeichnung", "Maßnahmentitel", "Projekt", "Name der Maßnahme"),
        required=True,
    ),
    IntakeField(
        "field", "Handlungsfeld", aliases=("Themenfeld", "Handlungsschwerpunkt", "Bereich", "Cluster")
    ),
    IntakeField("priority", "Priorität", aliases=("Prio", "Dringlichkeit"), choice=True),
    IntakeField(
        "cost",
        "Kosten",
        Kind.MONEY,
        aliases=(
            "Gesamtkosten",
            "Kosten (brutto)",
            "Kostenschätzung",
            "Investition",
            "Budget",
            "Kosten in Euro",
        ),
    ),
    IntakeField("funding", "Finanzierung", aliases=("Förderung", "Förderprogramm", "Mittelherkunft")),
    IntakeField(
        "period",
        "Zeitraum",
        aliases=("Laufzeit", "Umsetzungszeitraum", "Realisierung", "Zeitrahmen"),
        help="Gelesen werden 2023–2031, ab 2023, bis 2031.",
    ),
    IntakeField(
        "starts_in", "Beginn (Jahr)", Kind.NUMBER, aliases=("Beginn", "Start", "Von"), shape=Shape.YEAR
    ),
    IntakeField(
        "ends_in", "Ende (Jahr)", Kind.NUMBER, aliases=("Ende", "Abschluss", "Bis"), shape=Shape.YEAR
    ),
    IntakeField(
        "status",
        "Stand",
        aliases=("Status", "Umsetzungsstand", "Bearbeitungsstand"),
        choice=True,
        constant=True,
        usual=rules.STATES["planned"],
    ),
    IntakeField("progress", "Fortschritt (%)", Kind.NUMBER, aliases=("Fortschritt", "Erledigt in %")),
    IntakeField("goals", "Ziele", Kind.LONG_TEXT, aliases=("Ziel", "Zielsetzung")),
    IntakeField(
        "description", "Beschreibung", Kind.LONG_TEXT, aliases=("Kurzbeschreibung", "Inhalt", "Erläuterung")
    ),
    IntakeField(
        "actors", "Akteure", Kind.LONG_TEXT, aliases=("Beteiligte", "Träger", "Zuständig", "Projektträger")
    ),
    IntakeField("first_steps", "Erste Schritte", Kind.LONG_TEXT, aliases=("Nächste Schritte",)),
    IntakeField(
        "note", "Notiz", Kind.LONG_TEXT, aliases=("Bemerkung", "Bemerkungen", "Anmerkung", "Kommentar")
    ),
)


def _draft(values: Values, desk: Desk, now: datetime) -> Drafted:
    del desk, now
    draft = rules.checked(rules.listed(values))
    return Drafted(draft, f"{draft.number} {draft.title}")


def _create(session: Session, draft: MeasureDraft, now: datetime, staff_id: int | None) -> int:
    del now, staff_id
    return service.save(session, draft)


def _complete(session: Session, record_id: int, values: Values, now: datetime) -> int:
    del now
    return service.complete(session, record_id, values)


def _desk(session: Session, now: datetime) -> Desk:
    del now
    return queries.desk(session)


INTAKES: tuple[Intake, ...] = (
    Intake(
        key="measures",
        title="Maßnahmen",
        one="Maßnahme",
        many="Maßnahmen",
        icon="target",
        kind="measure",
        note="Maßnahmen des Entwicklungskonzepts (ISEK) mit Kosten, Zeitraum und Stand.",
        fields=FIELDS,
        desk=_desk,
        draft=_draft,
        traits=rules.traits,
        create=_create,
        complete=_complete,
        tidy=rules.tidy,
    ),
)
