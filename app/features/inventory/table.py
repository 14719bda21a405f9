"""The inventory as it stands in the window."""

from app.domain.columns import Column, Kind
from app.domain.options import Option
from app.features.inventory.queries import ItemRow, LoanRow
from app.features.inventory.rules import CONDITIONS, STATES
from app.ui.chips import Chip, Tone
from app.ui.filters import ChoiceFilter, View

COLUMNS: tuple[Column[ItemRow], ...] = (
    Column("name", "Gegenstand", Kind.TEXT, 220),
    Column("state", "Stand", Kind.STATE, 110),
    Column("borrower", "Verliehen an", Kind.TEXT, 170, personal=True),
    Column("due_on", "Zurück bis", Kind.DATE, 96),
    Column("place", "Wo er steht", Kind.TEXT, 150),
    Column("condition", "Zustand", Kind.STATE, 96),
    Column("reference", "Antrag", Kind.TEXT, 110, roomy=True),
    Column("price", "Preis", Kind.MONEY, 100, roomy=True),
    Column("number", "Nummer", Kind.TEXT, 90, shown=False),
    Column("bought_on", "Gekauft am", Kind.DATE, 96, shown=False),
)
_TONES = {"there": Tone.GOOD, "lent": Tone.INFO, "overdue": Tone.BAD, "gone": Tone.NEUTRAL}
_WEAR = {"good": Tone.GOOD, "worn": Tone.NEUTRAL, "broken": Tone.BAD, "missing": Tone.BAD}
STATE_CHIPS = {key: Chip(STATES[key], tone) for key, tone in _TONES.items()}
CHIPS = {
    "state": STATE_CHIPS,
    "condition": {key: Chip(CONDITIONS[key], tone) for key, tone in _WEAR.items()},
}
FILTERS = (
    ChoiceFilter("state", "Stand", options=tuple(Option(key, label) for key, label in STATES.items())),
    ChoiceFilter(
        "condition", "Zustand", options=tuple(Option(key, label) for key, label in CONDITIONS.items())
    ),
)
VIEWS = (
    View("Alles"),
    View("Verliehen", {"state": ("lent", "overdue")}, sort="due_on"),
    View("Überfällig", {"state": "overdue"}, sort="due_on"),
)
LOAN_COLUMNS: tuple[Column[LoanRow], ...] = (
    Column("borrower", "Wer", Kind.TEXT, 170),
    Column("lent_on", "Seit", Kind.DATE, 92),
    Column("due_on", "Zurück bis", Kind.DATE, 92),
    Column("returned_on", "Zurück am", Kind.DATE, 92),
    Column("state", "Stand", Kind.STATE, 100),
    Column("note", "Vermerk", Kind.TEXT, 130),
)
LOAN_CHIPS = {
    "state": {
        "open": Chip("verliehen", Tone.INFO),
        "overdue": Chip("überfällig", Tone.BAD),
        "back": Chip("zurück", Tone.GOOD),
    }
}
