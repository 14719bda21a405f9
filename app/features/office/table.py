"""The columns of the office's lists."""

from app.domain.columns import Column, Kind
from app.domain.snippets import SNIPPET_KINDS
from app.features.office.queries.city import CityOfficeRow
from app.features.office.queries.codes import CodeRow
from app.features.office.queries.numbers import SeriesRow
from app.features.office.queries.snippets import SnippetRow
from app.features.office.queries.staff import StaffRow
from app.ui.chips import Chip, Tone

STAFF: tuple[Column[StaffRow], ...] = (
    Column("name", "Name", Kind.TEXT, 200),
    Column("initials", "Kürzel", Kind.TEXT, 72),
    Column("function", "Funktion", Kind.TEXT, 180),
    Column("access", "Zugang", Kind.STATE, 150),
    Column("active", "Stand", Kind.STATE, 120),
)
STAFF_CHIPS = {
    "access": {True: Chip("eigene Passphrase", Tone.GOOD), False: Chip("kein Zugang", Tone.NEUTRAL)},
    "active": {True: Chip("arbeitet hier", Tone.GOOD), False: Chip("ausgeschieden", Tone.NEUTRAL)},
}

CITY: tuple[Column[CityOfficeRow], ...] = (
    Column("name", "Amt", Kind.TEXT, 240),
    Column("unit", "Abteilung", Kind.TEXT, 180),
    Column("contacts", "Personen", Kind.NUMBER, 90),
    Column("receives_handover", "Übergabe", Kind.STATE, 130),
    Column("active", "Stand", Kind.STATE, 120),
)
CITY_CHIPS = {
    "receives_handover": {True: Chip("erhält sie", Tone.ACCENT), False: Chip("nein", Tone.NEUTRAL)},
    "active": {True: Chip("angeboten", Tone.GOOD), False: Chip("ausgeblendet", Tone.NEUTRAL)},
}

CODES: tuple[Column[CodeRow], ...] = (
    Column("label", "Eintrag", Kind.TEXT, 320, sortable=False),
    Column("uses", "Verwendet", Kind.NUMBER, 100, sortable=False),
    Column("active", "Stand", Kind.STATE, 130, sortable=False),
)
CODE_CHIPS = {
    "active": {True: Chip("angeboten", Tone.GOOD), False: Chip("ausgeblendet", Tone.NEUTRAL)},
}

SNIPPETS: tuple[Column[SnippetRow], ...] = (
    Column("kind", "Wofür", Kind.STATE, 150, sortable=False),
    Column("title", "Name", Kind.TEXT, 210, sortable=False),
    Column("text", "Wortlaut", Kind.TEXT, 360, sortable=False),
    Column("clause", "Fundstelle", Kind.TEXT, 110, sortable=False),
)
SNIPPET_CHIPS = {"kind": {key: Chip(label) for key, label in SNIPPET_KINDS.items()}}

NUMBERS: tuple[Column[SeriesRow], ...] = (
    Column("name", "Was nummeriert wird", Kind.TEXT, 260, sortable=False),
    Column("year", "Jahr", Kind.TEXT, 110, sortable=False),
    Column("last", "Zuletzt vergeben", Kind.TEXT, 160, sortable=False),
    Column("next", "Kommt als Nächstes", Kind.TEXT, 170, sortable=False),
)
