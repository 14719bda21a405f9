"""The lists of committees, sittings and resolutions as they stand in the window."""

from app.domain.casework import STATUS_LABELS
from app.domain.columns import Column, Kind
from app.domain.options import Option
from app.features.sittings.queries import committees
from app.features.sittings.queries.rows import (
    CommitteeRow,
    ItemRow,
    LetterRow,
    MemberRow,
    ReadyRow,
    ResolutionRow,
    SittingRow,
)
from app.features.sittings.rules import resolutions
from app.features.sittings.rules.words import APPLICATION_OUTCOMES, RECOMMENDED, STATES, TOPIC_OUTCOMES
from app.ui.chips import Chip, Chips, Tone
from app.ui.filters import ChoiceFilter, Period, PeriodFilter, View, YesNoFilter

SITTINGS: tuple[Column[SittingRow], ...] = (
    Column("reference", "Sitzung", width=230),
    Column("starts_at", "Beginn", Kind.MOMENT, 132, rigid=True),
    Column("status", "Stand", Kind.STATE, 104),
    Column("items", "Anträge", Kind.NUMBER, 72, sortable=False),
    Column("place", "Ort", width=180, roomy=True),
    Column("applications_until", "Antragsschluss", Kind.DATE, 110, roomy=True),
    Column("committee", "Gremium", width=180, shown=False),
)
SITTING_CHIPS: Chips = {
    "status": {
        "planned": Chip(STATES["planned"]),
        "invited": Chip(STATES["invited"], Tone.INFO),
        "open": Chip(STATES["open"], Tone.ACCENT),
        "closed": Chip(STATES["closed"], Tone.GOOD),
        "cancelled": Chip(STATES["cancelled"], Tone.BAD),
    }
}
SITTING_FILTERS = (
    ChoiceFilter("committee_id", "Gremium", options=committees.options),
    ChoiceFilter("status", "Stand", options=tuple(Option(key, word) for key, word in STATES.items())),
    PeriodFilter("starts_at", "Zeitraum", periods=(Period.THIS_MONTH, Period.THIS_YEAR, Period.LAST_YEAR)),
)
SITTING_VIEWS = (
    View("Alle"),
    View("Anstehend", {"status": ("planned", "invited", "open")}, sort="starts_at"),
    View("Geschlossen", {"status": "closed"}),
)

COMMITTEES: tuple[Column[CommitteeRow], ...] = (
    Column("name", "Gremium", width=260),
    Column("short_name", "Kurz", width=100),
    Column("decides", "Aufgabe", Kind.STATE, 110),
    Column("members", "Mitglieder", Kind.NUMBER, 90, sortable=False),
    Column("next_on", "Nächste Sitzung", Kind.DATE, 120, sortable=False),
    Column("active", "Stand", Kind.STATE, 90, roomy=True),
)
COMMITTEE_CHIPS: Chips = {
    "decides": {True: Chip("entscheidet", Tone.ACCENT), False: Chip("empfiehlt", Tone.INFO)},
    "active": {True: Chip("tätig", Tone.GOOD), False: Chip("früher")},
}
COMMITTEE_FILTERS = (YesNoFilter("active", "Tätig"),)

MEMBERS: tuple[Column[MemberRow], ...] = (
    Column("name", "Name", width=180, sortable=False),
    Column("party_word", "Gruppe", width=124, sortable=False, rigid=True),
    Column("role", "Funktion", width=180, sortable=False),
    Column("represents", "Für", width=160, sortable=False),
    Column("until", "Amtszeit bis", Kind.DATE, 100, sortable=False),
    Column("hint", "", width=240, sortable=False),
)

AGENDA: tuple[Column[ItemRow], ...] = (
    Column("number", "TOP", Kind.NUMBER, 56, sortable=False, rigid=True),
    Column("heading", "Gegenstand", width=280, sortable=False),
    Column("applicant", "Antragsteller", width=130, sortable=False),
    Column("proposed", "Möglich", Kind.MONEY, 96, sortable=False),
    Column("received_on", "Eingang", Kind.DATE, 92, sortable=False, roomy=True),
    Column("mark", "", width=150, sortable=False),
)
ITEMS: tuple[Column[ItemRow], ...] = (
    Column("number", "TOP", Kind.NUMBER, 56, sortable=False, rigid=True),
    Column("heading", "Gegenstand", width=200, sortable=False),
    Column("votes", "J : N : E", width=76, sortable=False, rigid=True, help="Ja : Nein : Enthaltung"),
    Column("outcome_word", "Ergebnis", Kind.STATE, 146, sortable=False, rigid=True),
    Column("amount", "Betrag", Kind.MONEY, 92, sortable=False),
)
_OUTCOME_TONES = {
    "approved": Tone.GOOD,
    "partly_approved": Tone.GOOD,
    "rejected": Tone.BAD,
    "deferred": Tone.WARN,
    "noted": Tone.NEUTRAL,
}
ITEM_CHIPS: Chips = {
    "outcome_word": {
        word: Chip(word, _OUTCOME_TONES[key])
        for words in (TOPIC_OUTCOMES, RECOMMENDED, APPLICATION_OUTCOMES)
        for key, word in words.items()
    },
    "mark": {word: Chip(word, Tone.WARN) for word in (*STATUS_LABELS.values(), "nach Antragsschluss")},
}
READY: tuple[Column[ReadyRow], ...] = (
    Column("reference", "Zeichen", width=108, sortable=False, rigid=True),
    Column("title", "Projekt", width=160, sortable=False),
    Column("applicant", "Antragsteller", width=150, sortable=False, shown=False),
    Column("grant", "Möglich", Kind.MONEY, 96, sortable=False),
    Column("received_on", "Eingang", Kind.DATE, 92, sortable=False, roomy=True),
    Column("mark", "", width=140, sortable=False, rigid=True),
    Column("fund", "Fonds", width=140, sortable=False, shown=False),
)
LETTERS: tuple[Column[LetterRow], ...] = (
    Column("dated", "Datum", Kind.DATE, 92, sortable=False),
    Column("recipient", "Empfänger", width=200, sortable=False),
    Column("subject", "Betreff", width=260, sortable=False),
    Column("printed", "Gedruckt", width=140, sortable=False),
)

RESOLUTIONS: tuple[Column[ResolutionRow], ...] = (
    Column("resolution", "Beschluss", width=300),
    Column("responsible", "Zuständig", width=140),
    Column("due_on", "Bis", Kind.DATE, 92),
    Column("state", "Stand", Kind.STATE, 100),
    Column("reference", "Sitzung", width=210, roomy=True),
    Column("sat_on", "Gefasst am", Kind.DATE, 100, roomy=True),
    Column("done_on", "Erledigt", Kind.DATE, 92, shown=False),
)
RESOLUTION_CHIPS: Chips = {
    "state": {
        "open": Chip(resolutions.STATES["open"], Tone.INFO),
        "overdue": Chip(resolutions.STATES["overdue"], Tone.BAD),
        "done": Chip(resolutions.STATES["done"], Tone.GOOD),
    }
}
RESOLUTION_FILTERS = (
    ChoiceFilter(
        "state", "Stand", options=tuple(Option(key, word) for key, word in resolutions.STATES.items())
    ),
)
RESOLUTION_VIEWS = (
    View("Alle"),
    View("Offen", {"state": ("open", "overdue")}),
    View("Überfällig", {"state": "overdue"}),
)
