"""The list of appointments as it stands in the window."""

from app.domain.columns import Column, Kind
from app.domain.options import Option
from app.features.events.queries import appointments as queries
from app.features.events.queries import entries
from app.features.events.queries.rows import AppointmentRow
from app.features.events.rules import appointments as rules
from app.features.events.rules.plan import STATES
from app.features.events.table.plan import STATUS_CHIPS
from app.ui.chips import Chip, Chips, Tone
from app.ui.filters import ChoiceFilter, Period, PeriodFilter, View

COLUMNS: tuple[Column[AppointmentRow], ...] = (
    Column("group", "Woche", width=110, sortable=False, rigid=True),
    Column("weekday", "Tag", width=52, sortable=False),
    Column("starts_at", "Beginn", Kind.MOMENT, 132),
    Column("span", "Uhrzeit", width=112, shown=False, sortable=False),
    Column("title", "Termin", width=280),
    Column("kind", "Art", Kind.STATE, 154),
    Column("status", "Stand", Kind.STATE, 138, roomy=True),
    Column("place", "Ort", width=190),
    Column("staff", "Zuständig", width=140, roomy=True),
    Column("measure", "Maßnahme", width=96, roomy=True),
    Column("repeats", "Wiederholung", width=200, shown=False, sortable=False),
    Column("calendar", "Kalender", width=150, shown=False),
    Column("note", "Bemerkung", width=240, shown=False),
)

CHIPS: Chips = {
    "status": STATUS_CHIPS,
    "kind": {
        "office_hour": Chip(rules.KINDS["office_hour"]),
        "meeting": Chip(rules.KINDS["meeting"], Tone.INFO),
        "event": Chip(rules.KINDS["event"], Tone.ACCENT),
        "deadline": Chip(rules.KINDS["deadline"], Tone.WARN),
        "other": Chip(rules.KINDS["other"]),
    },
}

FILTERS = (
    PeriodFilter(
        "starts_at",
        "Zeit",
        periods=(
            Period.TODAY,
            Period.THIS_WEEK,
            Period.NEXT_14_DAYS,
            Period.THIS_MONTH,
            Period.LAST_MONTH,
            Period.THIS_YEAR,
        ),
    ),
    ChoiceFilter("kind", "Art", options=tuple(Option(key, word) for key, word in rules.KINDS.items())),
    ChoiceFilter("status", "Stand", options=tuple(Option(key, word) for key, word in STATES.items())),
    ChoiceFilter("staff_id", "Zuständig", options=queries.staff_options),
    ChoiceFilter("calendar_id", "Kalender anderer", options=entries.calendar_options),
    ChoiceFilter("once", "Serie", options=(Option("series", "Serien"), Option("once", "einzelne Termine"))),
)

VIEWS = (
    View("Nächste 14 Tage", {"starts_at": Period.NEXT_14_DAYS}, sort="starts_at"),
    View("Diese Woche", {"starts_at": Period.THIS_WEEK}, sort="starts_at"),
    View("Veranstaltungen", {"kind": "event"}, sort="starts_at", descending=True),
    View("Serien", {"once": "series"}, sort="title"),
    View("Alle", sort="starts_at", descending=True),
)
