"""Columns, chips, filters and views of the list of funds, and of the tables inside its record."""

from app.domain.columns import Column, Kind
from app.domain.options import Option
from app.features.funds.queries import FundRow, GuidelineRow, SourceShare, YearRow
from app.features.funds.rules import KINDS
from app.ui.chips import Chip, Tone
from app.ui.filters import ChoiceFilter, View, YesNoFilter

COLUMNS: tuple[Column[FundRow], ...] = (
    Column("name", "Fonds", Kind.TEXT, 240),
    Column("year", "Jahr", Kind.TEXT, 56, sortable=False),
    Column("free", "Frei", Kind.MONEY, 112, sortable=False),
    Column("budget", "Mittel", Kind.MONEY, 112, sortable=False, help="Mit dem Übertrag aus dem Vorjahr."),
    Column("approved", "Bewilligt", Kind.MONEY, 112, sortable=False),
    Column("reserved", "Vorgemerkt", Kind.MONEY, 112, sortable=False),
    Column("kind", "Art", Kind.STATE, 200),
    Column("prefix", "Kürzel", Kind.TEXT, 80, roomy=True),
    Column("active", "Nimmt Anträge an", Kind.YES_NO, 140, shown=False),
)
CHIPS = {"kind": {key: Chip(label) for key, label in KINDS.items()}}
FILTERS = (
    ChoiceFilter("kind", "Art", options=tuple(Option(key, label) for key, label in KINDS.items())),
    YesNoFilter("active", "Nimmt Anträge an"),
)
VIEWS = (View("Alle"), View("Aktive", {"active": True}))

YEAR_COLUMNS: tuple[Column[YearRow], ...] = (
    Column("year", "Jahr", Kind.TEXT, 48),
    Column("whole", "Mittel", Kind.MONEY, 90, help="Mit dem Übertrag aus dem Vorjahr."),
    Column("approved", "Bewilligt", Kind.MONEY, 92),
    Column("reserved", "Vorgemerkt", Kind.MONEY, 88),
    Column("free", "Frei", Kind.MONEY, 92),
    Column("state", "Stand", Kind.STATE, 108, roomy=True),
)
YEAR_CHIPS = {
    "state": {"open": Chip("offen", Tone.GOOD), "closed": Chip("übertragen", Tone.NEUTRAL)},
}
SHARE_COLUMNS: tuple[Column[SourceShare], ...] = (
    Column("label", "Mittelgeber", Kind.TEXT, 110),
    Column("budget", "Mittel", Kind.MONEY, 92),
    Column("approved", "Bewilligt", Kind.MONEY, 92),
    Column("reserved", "Vorgemerkt", Kind.MONEY, 88),
    Column("free", "Frei", Kind.MONEY, 92),
    Column("paid", "Gezahlt", Kind.MONEY, 92, roomy=True),
)
GUIDELINE_COLUMNS: tuple[Column[GuidelineRow], ...] = (
    Column("version", "Fassung", Kind.TEXT, 110),
    Column("valid_from", "Gültig ab", Kind.DATE, 96),
    Column("summary", "Inhalt", Kind.TEXT, 220),
    Column("used", "Anträge", Kind.NUMBER, 76),
)
