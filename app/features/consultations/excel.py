"""The sheets consultations offer: without names, privacy-minimal unless somebody ticks more."""

from app.domain.columns import Column, Kind
from app.domain.sheets import ACKNOWLEDGING, Answering, SheetSource, Taking
from app.features.consultations import queries
from app.features.consultations.queries import ConcernSheetRow, ConsultationSheetRow
from app.features.consultations.service import returned

CONSULTATION_COLUMNS: tuple[Column[ConsultationSheetRow], ...] = (
    Column("reference", "Nr.", width=110),
    Column("day", "Datum", Kind.DATE, 96),
    Column("channel", "Weg", width=120),
    Column("minutes", "Dauer (min)", Kind.MINUTES, 80),
    Column("topics", "Themen", width=200),
    Column("target_group", "Zielgruppe", width=130),
    Column("place", "Ort", width=150, help="Straßenabschnitt oder Block, ohne Hausnummer."),
    Column("result", "Ergebnis", Kind.LONG_TEXT, 260),
    Column("referred_to", "Verwiesen an", width=180),
    Column("first_contact", "Erstkontakt", Kind.YES_NO, 90),
    Column("follow_up_on", "Wiedervorlage", Kind.DATE, 110),
    Column("follow_up_done_on", "Erledigt am", Kind.DATE, 96, shown=False),
    Column("staff", "Beraten durch", width=140, shown=False, personal=True, about_staff=True),
    Column(
        "concern",
        "Anliegen (Wortlaut)",
        Kind.LONG_TEXT,
        280,
        shown=False,
        personal=True,
        help="Freitext; kann trotz Anonymität auf eine Person schließen lassen.",
    ),
    Column("contact", "Name", width=160, shown=False, personal=True),
)

CONCERN_COLUMNS: tuple[Column[ConcernSheetRow], ...] = (
    Column("reference", "Nr.", width=110),
    Column("raised_on", "Vorgebracht am", Kind.DATE, 110),
    Column("text", "Anliegen", Kind.LONG_TEXT, 320),
    Column("place", "Ort", width=150),
    Column("city_office", "Amt", width=180),
    Column("due_on", "Antwort erbeten bis", Kind.DATE, 120),
    Column("status", "Stand", Kind.STATE, 130),
    Column("answer", "Antwort der Stadt", Kind.LONG_TEXT, 260, shown=False),
    Column("answered_on", "Beantwortet am", Kind.DATE, 110, shown=False),
    Column("consultation", "Aus Beratung", width=110, shown=False),
)

SHEETS: tuple[SheetSource, ...] = (
    SheetSource(
        key="consultations",
        title="Beratungen",
        columns=CONSULTATION_COLUMNS,
        rows=queries.consultation_sheet,
        tables=frozenset({"consultations", "consultation_topics"}),
        note="Beratungen der Woche, ohne Namen.",
        table="consultations",
        kind="consultation",
        names=("reference", "day", "topics"),
        now=queries.consultations_now,
        answering=ACKNOWLEDGING,
        taking=Taking(returned.CONSULTATION_KEYS, returned.change_consultation),
    ),
    SheetSource(
        key="concerns",
        title="Anliegen an die Stadt",
        columns=CONCERN_COLUMNS,
        rows=queries.concern_sheet,
        tables=frozenset({"concerns"}),
        note="Anliegen der Woche und ältere, die noch offen sind.",
        table="concerns",
        kind="concern",
        names=("reference", "text"),
        now=queries.concerns_now,
        answering=Answering(
            returned.CONCERN_CHOICES, returned.take_reply, returned.SYNONYMS, returned.PENDING
        ),
        taking=Taking(returned.CONCERN_KEYS, returned.change_concern),
    ),
)
