"""The list of measures as it stands in the window."""

from app.domain.columns import Column, Kind
from app.domain.options import Option
from app.features.measures import queries, rules
from app.features.measures.queries import Linked, MeasureRow
from app.ui.chips import Chip, Chips, Tone
from app.ui.filters import ChoiceFilter, View

COLUMNS: tuple[Column[MeasureRow], ...] = (
    Column("number", "Nummer", width=84, rigid=True),
    Column("title", "Maßnahme", width=300),
    Column("status", "Stand", Kind.STATE, 128),
    Column("progress_bp", "Fortschritt", Kind.SHARE, 96, sortable=False),
    Column("cost", "Kosten", Kind.MONEY, 120),
    Column("priority", "Priorität", Kind.STATE, 96, roomy=True),
    Column("field", "Handlungsfeld", width=220),
    Column("period", "Zeitraum", width=100, sortable=False),
    Column("funding", "Finanzierung", width=200, shown=False),
)

CHIPS: Chips = {
    "status": {
        "planned": Chip(rules.STATES["planned"]),
        "under_way": Chip(rules.STATES["under_way"], Tone.INFO),
        "done": Chip(rules.STATES["done"], Tone.GOOD),
        "dropped": Chip(rules.STATES["dropped"], Tone.BAD),
    },
    "priority": {
        "high": Chip(rules.PRIORITIES["high"], Tone.ACCENT),
        "medium": Chip(rules.PRIORITIES["medium"]),
        "low": Chip(rules.PRIORITIES["low"]),
    },
}

FILTERS = (
    ChoiceFilter("status", "Stand", options=tuple(Option(key, word) for key, word in rules.STATES.items())),
    ChoiceFilter(
        "priority", "Priorität", options=tuple(Option(key, word) for key, word in rules.PRIORITIES.items())
    ),
    ChoiceFilter("field", "Handlungsfeld", options=queries.field_options),
)

VIEWS = (
    View("Alle"),
    View("In Umsetzung", {"status": "under_way"}),
    View("Geplant", {"status": "planned"}),
)

LINKED_COLUMNS: tuple[Column[Linked], ...] = (
    Column("what", "Art", width=90),
    Column("title", "Vorgang", width=300),
    Column("day", "Datum", Kind.DATE, 96),
    Column("amount", "Betrag", Kind.MONEY, 110),
)
