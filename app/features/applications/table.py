"""Columns, chips, filters and views of the list of applications, and of the tables inside its record."""

from app.domain.columns import Column, Kind
from app.domain.options import Option
from app.features.applications import queries
from app.features.applications.queries import ApplicationRow, LetterRow, PaperRow, PaymentRow
from app.features.applications.rules import PAPER_KINDS, STATUS_LABELS, Status
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
    Column("status", "Stand", Kind.STATE, 128),
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
    View("Zu prüfen", {"status": Status.RECEIVED.value}, sort="received_on"),
    View("Zu entscheiden", {"status": Status.CHECKED.value}, sort="received_on"),
    View("Bewilligt", {"status": Status.APPROVED.value}, sort="decided_on", descending=True),
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
LETTER_COLUMNS: tuple[Column[LetterRow], ...] = (
    Column("dated", "Datum", Kind.DATE, 92),
    Column("kind", "Art", Kind.STATE, 110),
    Column("subject", "Betreff", Kind.TEXT, 220),
    Column("printed_at", "Gedruckt", Kind.MOMENT, 140),
)
LETTER_CHIPS = {"kind": {key: Chip(label) for key, label in KIND_TITLES.items()}}
