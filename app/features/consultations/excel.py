"""The sheets consultations offer (without names unless somebody ticks more), and what old lists may hold."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.columns import Column, Kind
from app.domain.errors import Faults, Refused, refuse
from app.domain.intake import Desk, Drafted, Intake, IntakeField, Shape, Values
from app.domain.sheets import ACKNOWLEDGING, Answering, SheetSource, Taking
from app.domain.text import shorten
from app.features.consultations import queries, rules, service
from app.features.consultations.queries import ConcernSheetRow, ConsultationSheetRow
from app.features.consultations.queries.listed import listed_desk
from app.features.consultations.rules import ConsultationDraft
from app.features.consultations.rules.listed import listed, listed_traits
from app.features.consultations.service import returned
from app.features.consultations.service.listed import complete

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
        note="Beratungen der Woche.",
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

FIELDS: tuple[IntakeField, ...] = (
    IntakeField(
        "concern",
        "Anliegen",
        Kind.LONG_TEXT,
        aliases=(
            "Anliegen (Wortlaut)",
            "Beratungsinhalt",
            "Inhalt",
            "Gegenstand",
            "Frage",
            "Betreff",
            "Beratungsgegenstand",
            "Grund",
        ),
        required=True,
    ),
    IntakeField(
        "day",
        "Datum",
        Kind.MOMENT,
        aliases=("Tag", "Beratung am", "Beratungsdatum", "Datum der Beratung", "Am", "Wann"),
        required=True,
    ),
    IntakeField("start", "Uhrzeit", aliases=("Zeit", "Beginn", "Von"), shape=Shape.CLOCK),
    IntakeField(
        "reference",
        "Nr.",
        aliases=("Nummer", "Lfd. Nr.", "Beratungsnummer", "Beratungs-Nr."),
        help="Hier vergebene Nummern werden wiedererkannt; fremde stehen danach im Ergebnis.",
    ),
    IntakeField(
        "channel_id",
        "Weg",
        aliases=("Kontaktweg", "Beratungsart", "Art der Beratung", "Kontaktart", "Form", "Kanal"),
        required=True,
        choice=True,
        constant=True,
        usual="Sprechzeit",
    ),
    IntakeField(
        "minutes",
        "Dauer (min)",
        Kind.MINUTES,
        aliases=("Dauer", "Minuten", "Dauer in Minuten", "Zeitaufwand", "Beratungsdauer"),
        required=True,
        constant=True,
        usual="0",
        help="Ohne Angabe 0 Minuten.",
    ),
    IntakeField(
        "topics",
        "Themen",
        aliases=("Thema", "Beratungsthema", "Stichwort", "Kategorie"),
        choice=True,
        many=True,
    ),
    IntakeField(
        "target_group_id",
        "Zielgruppe",
        aliases=("Personengruppe", "Gruppe", "Ratsuchende", "Wer"),
        choice=True,
        constant=True,
    ),
    IntakeField(
        "place", "Ort", aliases=("Straßenabschnitt", "Straße", "Block", "Lage", "Ort/Straße", "Quartier")
    ),
    IntakeField(
        "result",
        "Ergebnis",
        Kind.LONG_TEXT,
        aliases=("Resultat", "Bemerkung", "Notiz", "Was wurde vereinbart", "Erledigung"),
    ),
    IntakeField("referred_to", "Verwiesen an", aliases=("Weitergeleitet an", "Vermittelt an", "Verweis")),
    IntakeField(
        "first_contact",
        "Erstkontakt",
        Kind.YES_NO,
        aliases=("Erstberatung", "Neu"),
        constant=True,
        usual="ja",
    ),
    IntakeField("follow_up_on", "Wiedervorlage", Kind.DATE, aliases=("WV", "Wiedervorlage am", "Termin WV")),
    IntakeField("follow_up_note", "Wiedervorlage: Notiz", aliases=("WV Notiz", "To do", "Nächster Schritt")),
    IntakeField("follow_up_done_on", "Erledigt am", Kind.DATE, aliases=("WV erledigt", "Erledigt")),
    IntakeField(
        "staff_id",
        "Beraten durch",
        aliases=("Berater", "Beraterin", "Bearbeiter", "Mitarbeiter"),
        choice=True,
    ),
    IntakeField(
        "contact",
        "Name",
        aliases=("Kontakt", "Ratsuchender", "Person", "Name, Vorname", "Klient"),
        help="Wird nur übernommen, wenn der Kontakt da ist und eine Einwilligung vorliegt.",
    ),
    IntakeField("consent_on", "Einwilligung am", Kind.DATE, aliases=("Einwilligung vom", "DSGVO am")),
    IntakeField("consent_how", "Einwilligung wie", aliases=("Art der Einwilligung",), choice=True),
)
_NAMED = {"began_at": "day", "contact_id": "contact"}
"""What the form calls otherwise than a list."""


def _draft(values: Values, desk: Desk, now: datetime) -> Drafted:
    typed, remark = listed(values, desk.facts)
    faults = Faults()
    draft = (
        faults.take(rules.check, typed, now=now, owner=typed.target_group_id in desk.facts.owner_groups)
        or typed
    )
    refuse([Refused(one.sentence, _NAMED.get(one.field or "", one.field)) for one in faults.found])
    day = draft.began_at.date() if draft.began_at else None
    hint = rules.personal_hint(f"{draft.concern}\n{draft.result}", named=draft.named)
    said = " ".join(one for one in (remark, hint) if one)
    return Drafted(draft, f"{formats.day(day)}: {shorten(draft.concern, 60)}", said)


def _create(session: Session, draft: ConsultationDraft, now: datetime, staff_id: int | None) -> int:
    del staff_id  # whoever brings the list in did not hold the talks
    return service.save(session, draft, None, now=now)


def _complete(session: Session, record_id: int, values: Values, now: datetime) -> int:
    return complete(session, record_id, values, now=now)


INTAKES: tuple[Intake, ...] = (
    Intake(
        key="consultations",
        title="Beratungen",
        one="Beratung",
        many="Beratungen",
        icon="messages-square",
        kind="consultation",
        note="Beratungen kommen anonym in das Buch. Ein Name wird nur übernommen, wenn es den Kontakt gibt "
        "und eine Einwilligung dazu vorliegt oder mit Tag und Weg in der Liste steht.",
        fields=FIELDS,
        desk=listed_desk,
        draft=_draft,
        traits=listed_traits,
        create=_create,
        complete=_complete,
        twins=True,
    ),
)
