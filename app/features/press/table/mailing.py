"""The list of those a mailing finds."""

from collections.abc import Sequence
from typing import Any

from app.domain.columns import Column, Kind
from app.domain.options import Option
from app.features.press.queries import mailing as queries
from app.ui.chips import Chip, Chips, Tone
from app.ui.filters import ChoiceFilter, View
from app.ui.table.ticked import TICK, TickColumn

COLUMNS: Sequence[Column[Any]] = (
    TickColumn(TICK, "", width=56, sortable=False, rigid=True),
    Column("name", "Kontakt", width=190, sortable=False, personal=True),
    Column("where", "Anschrift oder E-Mail", width=200, sortable=False, personal=True),
    Column("state", "Stand", Kind.STATE, 130, sortable=False),
    Column("basis", "Grundlage", width=180, sortable=False, personal=True),
    Column("roles", "Rollen", width=180, sortable=False, roomy=True),
)
CHIPS: Chips = {
    "state": {
        "chosen": Chip("dabei", Tone.GOOD),
        "by_hand": Chip("von Hand", Tone.WARN),
        "left_out": Chip("abgewählt"),
        "household": Chip("gleicher Haushalt"),
        "NO_CONSENT": Chip("keine Einwilligung", Tone.WARN),
        "WITHDRAWN": Chip("widerrufen", Tone.BAD),
        "UNREACHABLE": Chip("nicht erreichbar"),
    }
}
FILTERS = (
    ChoiceFilter("role", "Rolle", options=queries.role_options),
    ChoiceFilter("event", "Beteiligt an", options=queries.event_options),
    ChoiceFilter(
        "kind",
        "Art",
        options=(Option("person", "Person"), Option("organisation", "Organisation")),
    ),
    ChoiceFilter("applicant_type", "Antragstellerart", options=queries.type_options),
    ChoiceFilter("language", "Sprache", options=queries.language_options),
)
VIEWS = (
    View("Alle Kontakte"),
    View("Organisationen", {"kind": "organisation"}),
    View("Personen", {"kind": "person"}),
)
