"""The lists of publicity as they stand in the window."""

from app.documents.poster import DESIGNS, FORMATS
from app.documents.poster.imposing import LAYOUTS
from app.domain.columns import Column, Kind
from app.features.publicity.queries.publications import DistributionRow, PrintRow, PublicationRow
from app.ui.chips import Chip, Chips, Tone
from app.ui.filters import View

COLUMNS: tuple[Column[PublicationRow], ...] = (
    Column("title", "Titel", width=260),
    Column("design", "Gestaltung", Kind.STATE, 110),
    Column("format", "Format", Kind.STATE, 190),
    Column("event", "Termin", width=200, roomy=True),
    Column("starts_at", "Beginn", Kind.MOMENT, 136),
    Column("printed", "Drucke", Kind.NUMBER, 70),
    Column("changed_at", "Geändert", Kind.MOMENT, 136),
)
CHIPS: Chips = {
    "design": {one.key: Chip(one.title, Tone.INFO) for one in DESIGNS},
    "format": {one.key: Chip(one.title) for one in FORMATS},
}
VIEWS = (
    View("Zuletzt geändert", sort="changed_at", descending=True),
    View("Nach Termin", sort="starts_at", descending=True),
)

PRINT_COLUMNS: tuple[Column[PrintRow], ...] = (
    Column("made_at", "Erstellt", Kind.MOMENT, 130),
    Column("layout", "Ausgabe", Kind.STATE, 240),
    Column("copies", "Auflage", Kind.NUMBER, 80),
    Column("sha256", "Prüfsumme", width=150),
)
PRINT_CHIPS: Chips = {"layout": {key: Chip(word) for key, word in LAYOUTS.items()}}

DISTRIBUTION_COLUMNS: tuple[Column[DistributionRow], ...] = (
    Column("where", "Wo", width=220),
    Column("copies", "Anzahl", Kind.NUMBER, 76),
    Column("put_out_on", "Am", Kind.DATE, 92),
    Column("by_whom", "Durch", width=130),
    Column("note", "Vermerk", width=140),
)
