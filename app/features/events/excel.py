"""The sheet of appointments in the week's workbook (the next four weeks), and what old lists may hold."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.columns import Column, Kind
from app.domain.errors import Faults, Refused, refuse
from app.domain.intake import Desk, Drafted, Intake, IntakeField, Shape, Values
from app.domain.sheets import ACKNOWLEDGING, Parts, SheetSource, Taking
from app.excel.book import Book, Progress, SheetSpec, write_book
from app.features.events.queries import appointments as queries
from app.features.events.queries import sheet, tasks
from app.features.events.queries.rows import AppointmentRow
from app.features.events.queries.tasks import PermitRow
from app.features.events.rules import appointments as rules
from app.features.events.rules import listed as listing
from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.rules.office_hours import HourFigures, TopicLine
from app.features.events.service import appointments as service
from app.features.events.service import returned

AHEAD = timedelta(weeks=4)

COLUMNS: tuple[Column[AppointmentRow], ...] = (
    Column("week", "Woche", width=70),
    Column("weekday", "Tag", width=50),
    Column("day", "Datum", Kind.DATE, 90),
    Column("span", "Uhrzeit", width=110),
    Column("title", "Termin", width=320),
    Column("kind_word", "Art", Kind.STATE, 120),
    Column("status_word", "Stand", Kind.STATE, 120),
    Column("expected", "Erwartete Besucher", Kind.NUMBER, 110),
    Column("place", "Ort", width=200),
    Column("measure", "Maßnahme", width=90),
    Column("staff", "Zuständig", width=150, personal=True, about_staff=True),
    Column("note", "Bemerkung", Kind.LONG_TEXT, 260, personal=True),
)

PERMITS: tuple[Column[PermitRow], ...] = (
    Column("event", "Veranstaltung", width=240),
    Column("day", "Datum", Kind.DATE, 90),
    Column("place", "Ort", width=160),
    Column("title", "Genehmigung", width=320),
    Column("authority", "Behörde", width=180),
    Column("due_on", "Frist", Kind.DATE, 90),
    Column("state_word", "Stand", Kind.STATE, 110),
    Column("applied_on", "Beantragt", Kind.DATE, 90),
    Column("granted_on", "Erteilt", Kind.DATE, 90),
    Column("refused_on", "Abgelehnt", Kind.DATE, 90),
    Column("file_number", "Aktenzeichen", width=120),
    Column("fee", "Gebühr", Kind.MONEY, 90),
    Column("staff", "Zuständig", width=150, personal=True, about_staff=True),
)


def _rows(session: Session, first: date, last: date) -> Iterable[AppointmentRow]:
    """From the day after the week handed over, four weeks on (report content, domain facts § 4.3)."""
    del first
    return sheet.rows(session, last + timedelta(days=1), last + AHEAD)


SHEETS = (
    SheetSource(
        "appointments",
        "Termine",
        COLUMNS,
        _rows,
        frozenset({"appointments", "calendar_entries", "calendar_exceptions", "events"}),
        "Termine der vier Wochen nach der übergebenen.",
        table="appointments",
        kind="appointment",
        names=("day", "title"),
        now=sheet.rows_now,
        answering=ACKNOWLEDGING,
        taking=Taking(service.TAKEN, service.take_change),
        parts=Parts(sheet.owners_of, returned.take_occurrence),
    ),
    SheetSource(
        "permits",
        "Veranstaltungen – Genehmigungen",
        PERMITS,
        tasks.permits,
        frozenset({"appointments", "events", "event_tasks"}),
        "Genehmigungen für kommende Veranstaltungen: beantragt, erteilt, was noch aussteht.",
        table="event_tasks",
        names=("event", "title"),
        now=tasks.permits_now,
        answering=ACKNOWLEDGING,
    ),
)

_HOURS: tuple[Column[HourFigures], ...] = (
    Column("title", "Sprechzeit", width=220),
    Column("repeats", "Wiederholung", width=220),
    Column("place", "Ort", width=200),
    Column("who", "Zuständig", width=150, personal=True, about_staff=True),
    Column("held", "Gehalten", Kind.NUMBER, 80),
    Column("cancelled", "Ausgefallen", Kind.NUMBER, 90),
    Column("minutes", "Geöffnet", Kind.MINUTES, 90),
    Column("talks", "Beratungen", Kind.NUMBER, 90),
    Column("per_time", "Je Sprechzeit", width=90),
    Column("per_hour", "Je Stunde", width=90),
    Column("talk_minutes", "Gesprächszeit", Kind.MINUTES, 100),
)
_TOPICS: tuple[Column[TopicLine], ...] = (
    Column("title", "Sprechzeit", width=220),
    Column("topic", "Thema", width=260),
    Column("talks", "Beratungen", Kind.NUMBER, 90),
)


def hours_book(
    found: Sequence[HourFigures], office: str, first: date, last: date, now: datetime, progress: Progress
) -> bytes:
    """What office hours brought in a period as a workbook: one sheet for each of them, one by topic."""
    topics = [TopicLine(one.title, label, number) for one in found for label, number in one.topics]
    sheets = (
        SheetSpec("Sprechzeiten", _HOURS, found, "Wie oft gehalten, wie viele Beratungen."),
        SheetSpec("Themen", _TOPICS, topics, "Beratungen je Sprechzeit und Thema; eine kann mehrere haben."),
    )
    period = f"{formats.day(first)} bis {formats.day(last)}"
    return write_book(Book("Sprechzeiten", office, period, now, sheets), progress)


FIELDS: tuple[IntakeField, ...] = (
    IntakeField(
        "title",
        "Termin",
        aliases=("Titel", "Veranstaltung", "Betreff", "Bezeichnung", "Anlass", "Thema", "Event", "Was"),
        required=True,
    ),
    IntakeField(
        "day",
        "Datum",
        Kind.MOMENT,
        aliases=("Tag", "Termin am", "Wann", "Beginn", "Startdatum", "Am", "Start"),
        required=True,
    ),
    IntakeField(
        "start",
        "Uhrzeit",
        aliases=("Zeit", "Beginn (Uhrzeit)", "Uhrzeit von", "Startzeit", "Von", "Uhrzeit Beginn"),
        shape=Shape.CLOCK,
        help="Auch von–bis in einer Zelle: 14:00–16:30.",
    ),
    IntakeField(
        "end", "Ende (Uhrzeit)", aliases=("Uhrzeit bis", "Endzeit", "Bis", "Ende"), shape=Shape.CLOCK
    ),
    IntakeField("last_day", "Letzter Tag", Kind.MOMENT, aliases=("Enddatum", "Datum bis", "Bis zum")),
    IntakeField(
        "kind",
        "Art",
        aliases=("Art des Termins", "Terminart", "Typ", "Kategorie", "Format"),
        choice=True,
        constant=True,
        usual=rules.KINDS["event"],
    ),
    IntakeField("place", "Ort", aliases=("Veranstaltungsort", "Raum", "Wo", "Treffpunkt", "Adresse")),
    IntakeField(
        "staff_id",
        "Zuständig",
        aliases=("Verantwortlich", "Bearbeitung", "Ansprechpartner", "Wer"),
        choice=True,
    ),
    IntakeField("measure_id", "Maßnahme", aliases=("ISEK-Maßnahme", "Maßnahmennummer"), choice=True),
    IntakeField(
        "note",
        "Bemerkung",
        Kind.LONG_TEXT,
        aliases=("Notiz", "Bemerkungen", "Beschreibung", "Inhalt", "Anmerkung"),
    ),
)
_NAMED = {"starts_at": "day", "ends_at": "end"}
"""What the form calls otherwise than a list."""


def _draft(values: Values, desk: Desk, now: datetime) -> Drafted:
    del desk, now
    listed = listing.listed(values)
    faults = Faults()
    draft = faults.take(rules.checked, listed) or listed
    refuse([Refused(one.sentence, _NAMED.get(one.field or "", one.field)) for one in faults.found])
    return Drafted(
        draft, f"{draft.title} am {formats.day(draft.starts_at.date() if draft.starts_at else None)}"
    )


def _create(session: Session, draft: AppointmentDraft, now: datetime, staff_id: int | None) -> int:
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
        key="appointments",
        title="Termine",
        one="Termin",
        many="Termine",
        icon="calendar-days",
        kind="appointment",
        note="Veranstaltungen, Besprechungen, Sprechzeiten. Ein Termin ohne Ende dauert eine Stunde.",
        fields=FIELDS,
        desk=_desk,
        draft=_draft,
        traits=listing.traits,
        create=_create,
        complete=_complete,
    ),
)
