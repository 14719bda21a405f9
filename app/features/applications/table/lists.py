"""Columns, chips, filters and views of the list of applications, and of the tables inside its record."""

from app.domain.columns import Column, Kind
from app.domain.options import Option
from app.features.applications import queries
from app.features.applications.queries import (
    AidRow,
    ApplicationRow,
    DocumentRow,
    NoteRow,
    PaperRow,
    PaymentRow,
    PostRow,
    RelationRow,
    StoryRow,
)
from app.features.applications.rules import NOTE_KINDS, PAPER_KINDS, STATUS_LABELS, Difference, Status
from app.features.applications.rules.letter import KIND_TITLES
from app.ui.chips import Chip, Tone
from app.ui.filters import ChoiceFilter, PeriodFilter, View

_TONES = {
    Status.ADVICE: Tone.NEUTRAL,
    Status.RECEIVED: Tone.INFO,
    Status.INCOMPLETE: Tone.WARN,
    Status.COMPLETE: Tone.INFO,
    Status.CONTENT_CHECKED: Tone.INFO,
    Status.CHECKED: Tone.WARN,
    Status.TABLED: Tone.WARN,
    Status.DEFERRED: Tone.WARN,
    Status.APPROVED: Tone.GOOD,
    Status.PARTLY_APPROVED: Tone.GOOD,
    Status.REJECTED: Tone.BAD,
    Status.AMENDED: Tone.GOOD,
    Status.ACCEPTED: Tone.GOOD,
    Status.UNDER_WAY: Tone.GOOD,
    Status.PROOF_RECEIVED: Tone.INFO,
    Status.PROOF_CHECKED: Tone.INFO,
    Status.PAID: Tone.GOOD,
    Status.RECLAIM: Tone.BAD,
    Status.CLOSED: Tone.NEUTRAL,
    Status.WITHDRAWN: Tone.NEUTRAL,
    Status.REVOKED: Tone.BAD,
}
STATUS_CHIPS = {status.value: Chip(STATUS_LABELS[status], tone) for status, tone in _TONES.items()}

COLUMNS: tuple[Column[ApplicationRow], ...] = (
    Column("reference", "Aktenzeichen", Kind.TEXT, 124, rigid=True),
    Column("title", "Projekt", Kind.TEXT, 240),
    Column("applicant", "Antragsteller", Kind.TEXT, 170, personal=True),
    Column("status", "Stand", Kind.STATE, 142, rigid=True),
    Column(
        "waiting", "Wartet (Tage)", Kind.NUMBER, 100, sortable=False, roomy=True, help="Seit dem Eingang."
    ),
    Column("requested", "Beantragt", Kind.MONEY, 108),
    Column("approved", "Bewilligt", Kind.MONEY, 108),
    Column("received_on", "Eingang", Kind.DATE, 96, roomy=True),
    Column("fund", "Fonds", Kind.TEXT, 170, shown=False),
    Column("letter", "Bescheid", Kind.STATE, 108),
    Column("total", "Gesamtkosten", Kind.MONEY, 112, shown=False, sortable=False),
    Column("reserved", "Vorgemerkt", Kind.MONEY, 108, shown=False),
    Column("paid", "Gezahlt", Kind.MONEY, 108, shown=False, sortable=False),
    Column("decided_on", "Entschieden", Kind.DATE, 96, shown=False),
    Column("deadline", "Nachweis bis", Kind.DATE, 104, shown=False, sortable=False),
    Column("year", "Haushaltsjahr", Kind.TEXT, 96, shown=False),
)
CHIPS = {
    "status": STATUS_CHIPS,
    "letter": {"open": Chip("zu schreiben", Tone.WARN), "issued": Chip("ausgegeben", Tone.NEUTRAL)},
}
FILTERS = (
    ChoiceFilter(
        "status",
        "Stand",
        options=tuple(Option(status.value, STATUS_LABELS[status]) for status in Status),
    ),
    ChoiceFilter(
        "stage", "Abschnitt", options=tuple(Option(key, label) for key, label in queries.STAGES.items())
    ),
    ChoiceFilter("fund_id", "Fonds", options=queries.fund_options),
    PeriodFilter("received_on", "Eingang"),
    ChoiceFilter(
        "letter",
        "Bescheid",
        options=(Option("open", "zu schreiben"), Option("issued", "ausgegeben")),
    ),
)
VIEWS = (
    View("Alle"),
    View("Beratungen", {"stage": "advice"}, sort="received_on"),
    View("Zu prüfen", {"stage": "check"}, sort="received_on"),
    View("Zu entscheiden", {"stage": "ripe"}, sort="received_on"),
    View("Warteliste", {"stage": "waiting_list"}, sort="received_on"),
    View("Bewilligt", {"stage": "granted"}, sort="decided_on", descending=True),
    View("Nachweis", {"stage": "proof"}, sort="decided_on"),
    View("Abgelehnt", {"status": Status.REJECTED.value}, sort="decided_on", descending=True),
    View("Bescheid zu schreiben", {"letter": "open"}, sort="decided_on"),
)

PAPER_COLUMNS: tuple[Column[PaperRow], ...] = (
    Column("dated", "Datum", Kind.DATE, 92),
    Column("kind", "Art", Kind.STATE, 96),
    Column("name", "Bezeichnung", Kind.TEXT, 160),
    Column("amount", "Betrag", Kind.MONEY, 100),
    Column("state", "", Kind.STATE, 84),
)
PAPER_CHIPS = {
    "kind": {key: Chip(label) for key, label in PAPER_KINDS.items()},
    "state": {"early": Chip("zu früh", Tone.BAD)},
}
PAYMENT_COLUMNS: tuple[Column[PaymentRow], ...] = (
    Column("paid_on", "Gezahlt am", Kind.DATE, 96),
    Column("amount", "Betrag", Kind.MONEY, 112),
    Column("note", "Vermerk", Kind.TEXT, 210),
    Column("state", "", Kind.STATE, 130),
)
PAYMENT_CHIPS = {
    "state": {
        "paid": Chip("gezahlt", Tone.GOOD),
        "reversed": Chip("zurückgebucht", Tone.NEUTRAL),
        "counter": Chip("Gegenbuchung", Tone.WARN),
    }
}
POST_COLUMNS: tuple[Column[PostRow], ...] = (
    Column("dated", "Datum", Kind.DATE, 92),
    Column("kind", "Art", Kind.STATE, 150),
    Column("subject", "Betreff", Kind.TEXT, 200),
    Column("state", "Stand", Kind.STATE, 108),
)
POST_CHIPS = {
    "kind": {key: Chip(label) for key, label in KIND_TITLES.items()},
    "state": {
        "prepared": Chip("vorbereitet", Tone.WARN),
        "issued": Chip("ausgegeben", Tone.INFO),
        "printed": Chip("gedruckt", Tone.NEUTRAL),
    },
}
DOCUMENT_COLUMNS: tuple[Column[DocumentRow], ...] = (
    Column("label", "Unterlage", Kind.TEXT, 220),
    Column("state", "Stand", Kind.STATE, 116, rigid=True),
    Column("due_on", "Bis", Kind.DATE, 92, roomy=True),
    Column("received_on", "Da seit", Kind.DATE, 92),
    Column("waived", "Entbehrlich, weil", Kind.TEXT, 150, roomy=True),
)
DOCUMENT_CHIPS = {
    "state": {
        "there": Chip("da", Tone.GOOD),
        "waived": Chip("entbehrlich", Tone.NEUTRAL),
        "asked": Chip("angefordert", Tone.WARN),
        "missing": Chip("fehlt", Tone.BAD),
    }
}
STORY_COLUMNS: tuple[Column[StoryRow], ...] = (
    Column("day", "Tag", Kind.DATE, 92),
    Column("kind", "Was", Kind.STATE, 108),
    Column("text", "Genauer", Kind.TEXT, 250),
    Column("who", "Wer", Kind.TEXT, 120, roomy=True),
)
STORY_CHIPS = {
    "kind": {
        "advice": Chip("Beratung"),
        "receipt": Chip("Eingang", Tone.INFO),
        "document": Chip("Unterlage"),
        "paper": Chip("Beleg"),
        "check": Chip("Prüfung", Tone.INFO),
        "sitting": Chip("Sitzung", Tone.WARN),
        "decision": Chip("Entscheidung", Tone.GOOD),
        "letter": Chip("Schreiben"),
        "course": Chip("Verlauf"),
        "proof": Chip("Nachweis", Tone.INFO),
        "payment": Chip("Geld", Tone.GOOD),
        "note": Chip("Notiz"),
    }
}
RELATION_COLUMNS: tuple[Column[RelationRow], ...] = (
    Column("reference", "Aktenzeichen", Kind.TEXT, 116, rigid=True),
    Column("why", "Warum", Kind.TEXT, 170),
    Column("title", "Projekt", Kind.TEXT, 140, roomy=True),
    Column("status", "Stand", Kind.STATE, 156),
    Column("amount", "Betrag", Kind.MONEY, 96),
)
RELATION_CHIPS = {"status": STATUS_CHIPS}
DIFFERENCE_COLUMNS: tuple[Column[Difference], ...] = (
    Column("field", "Angabe", Kind.TEXT, 150),
    Column("then", "Bei der Entscheidung", Kind.TEXT, 200),
    Column("now", "Heute", Kind.TEXT, 200),
)
NOTE_COLUMNS: tuple[Column[NoteRow], ...] = (
    Column("noted_on", "Tag", Kind.DATE, 92),
    Column("kind", "Art", Kind.STATE, 100),
    Column("text", "Notiz", Kind.TEXT, 330),
)
NOTE_CHIPS = {"kind": {key: Chip(label) for key, label in NOTE_KINDS.items()}}
AID_COLUMNS: tuple[Column[AidRow], ...] = (
    Column("granted_on", "Bewilligt am", Kind.DATE, 96),
    Column("amount", "Betrag", Kind.MONEY, 104),
    Column("authority", "Bewilligende Stelle", Kind.TEXT, 170),
    Column("state", "Register", Kind.STATE, 110),
    Column("register_until", "Melden bis", Kind.DATE, 92),
)
AID_CHIPS = {
    "state": {
        "registered": Chip("gemeldet", Tone.GOOD),
        "due": Chip("zu melden", Tone.WARN),
        "declared": Chip("erklärt", Tone.INFO),
        "past": Chip("zählt nicht mehr"),
    }
}
