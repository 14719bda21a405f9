"""Columns, chips, filters and views of the list of contacts, and of a contact's timeline."""

from app.domain.columns import Column, Kind
from app.domain.options import Option
from app.features.contacts import queries
from app.features.contacts.queries import ContactRow, Event
from app.features.contacts.rules import KINDS
from app.ui.chips import Chip, Tone
from app.ui.filters import ChoiceFilter, View, YesNoFilter

COLUMNS: tuple[Column[ContactRow], ...] = (
    Column("display_name", "Name", Kind.TEXT, 220),
    Column("kind", "Art", Kind.STATE, 116),
    Column("roles", "Rollen", Kind.TEXT, 180, sortable=False),
    Column("address", "Anschrift", Kind.TEXT, 180),
    Column("town", "Ort", Kind.TEXT, 130, shown=False),
    Column("postcode", "PLZ", Kind.TEXT, 72, shown=False),
    Column("phone", "Telefon", Kind.TEXT, 140),
    Column("email", "E-Mail", Kind.TEXT, 200),
    Column("applicant_type", "Antragstellerart", Kind.TEXT, 140, shown=False),
    Column("consents", "Einwilligungen", Kind.TEXT, 200, sortable=False, shown=False),
    Column("active", "Aktiv", Kind.YES_NO, 72, shown=False),
)

CHIPS = {"kind": {"person": Chip(KINDS["person"]), "organisation": Chip(KINDS["organisation"], Tone.INFO)}}

FILTERS = (
    ChoiceFilter("kind", "Art", options=tuple(Option(value, word) for value, word in KINDS.items())),
    ChoiceFilter("role", "Rolle", options=queries.role_options),
    ChoiceFilter("applicant_type", "Antragstellerart", options=queries.APPLICANT_OPTIONS),
    ChoiceFilter("consent", "Einwilligung", options=queries.PURPOSE_OPTIONS),
    YesNoFilter("active", "Aktiv"),
)

VIEWS = (
    View("Alle"),
    View("Personen", {"kind": ("person",)}),
    View("Organisationen", {"kind": ("organisation",)}),
    View("Einladungen erlaubt", {"consent": ("invitation",), "active": True}),
    View("Nicht mehr aktiv", {"active": False}),
)

EVENT_COLUMNS: tuple[Column[Event], ...] = (
    Column("day", "Datum", Kind.DATE, 96, sortable=False),
    Column("kind", "Was", Kind.STATE, 96, sortable=False),
    Column("text", "Worum", Kind.TEXT, 240, sortable=False),
    Column("reference", "Nr.", Kind.TEXT, 112, sortable=False, rigid=True),
)

EVENT_CHIPS = {
    "kind": {
        "consultation": Chip("Beratung", Tone.ACCENT),
        "application": Chip("Antrag", Tone.INFO),
        "letter": Chip("Schreiben"),
    }
}
