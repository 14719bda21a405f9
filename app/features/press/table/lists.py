"""Releases, published pieces and the archive of prints."""

from app.domain.columns import Column, Kind
from app.domain.options import Option
from app.features.press.queries import clippings, prints
from app.features.press.queries.belonging import PaperRow
from app.features.press.queries.clippings import ClippingRow
from app.features.press.queries.prints import PrintRow
from app.features.press.queries.releases import PieceRow, ReleaseRow, SentRow
from app.features.press.rules.clippings import TONES
from app.features.press.rules.releases import STATES
from app.features.press.rules.words import PRINTS
from app.ui.chips import Chip, Chips, Tone
from app.ui.filters import ChoiceFilter, Period, PeriodFilter, View

_STATE_TONES = {"draft": Tone.NEUTRAL, "sent": Tone.GOOD, "embargo": Tone.WARN}
STATE_CHIPS = {key: Chip(word, _STATE_TONES[key]) for key, word in STATES.items()}
_TONE_TONES = {"good": Tone.GOOD, "neutral": Tone.NEUTRAL, "bad": Tone.BAD}
TONE_CHIPS = {key: Chip(word, _TONE_TONES[key]) for key, word in TONES.items()}

RELEASES: tuple[Column[ReleaseRow], ...] = (
    Column("title", "Mitteilung", width=300),
    Column("state", "Stand", Kind.STATE, 130),
    Column("dated", "Vom", Kind.DATE, 96, rigid=True),
    Column("sent_on", "Versandt am", Kind.DATE, 104),
    Column("recipients", "Empfänger", Kind.NUMBER, 90, roomy=True),
    Column("clippings", "Erschienen", Kind.NUMBER, 90, roomy=True),
    Column("event", "Veranstaltung", width=200, roomy=True),
    Column("embargo_until", "Sperrfrist", Kind.MOMENT, 136, shown=False),
)
RELEASE_CHIPS: Chips = {"state": STATE_CHIPS}
RELEASE_FILTERS = (
    ChoiceFilter("state", "Stand", options=tuple(Option(key, word) for key, word in STATES.items())),
    PeriodFilter("dated", "Vom"),
)
RELEASE_VIEWS = (
    View("Alle", sort="dated", descending=True),
    View("Noch nicht versandt", {"state": "draft"}, sort="dated"),
    View("Dieses Jahr", {"dated": Period.THIS_YEAR}, sort="dated", descending=True),
)

CLIPPINGS: tuple[Column[ClippingRow], ...] = (
    Column("published_on", "Erschienen", Kind.DATE, 100, rigid=True),
    Column("medium", "Medium", width=160),
    Column("title", "Beitrag", width=300),
    Column("tone", "Ton", Kind.STATE, 120),
    Column("event", "Veranstaltung", width=190, roomy=True),
    Column("release", "Mitteilung", width=190, roomy=True),
    Column("scan", "Ausschnitt", Kind.YES_NO, 90, sortable=False, roomy=True),
    Column("link", "Link", width=220, shown=False),
    Column("note", "Bemerkung", width=220, shown=False),
)
CLIPPING_CHIPS: Chips = {"tone": TONE_CHIPS}
CLIPPING_FILTERS = (
    PeriodFilter("published_on", "Erschienen"),
    ChoiceFilter("medium", "Medium", options=clippings.media),
    ChoiceFilter("tone", "Ton", options=tuple(Option(key, word) for key, word in TONES.items())),
)
CLIPPING_VIEWS = (
    View("Alle", sort="published_on", descending=True),
    View("Dieses Jahr", {"published_on": Period.THIS_YEAR}, sort="published_on", descending=True),
    View("Letztes Jahr", {"published_on": Period.LAST_YEAR}, sort="published_on", descending=True),
)

PRINTED: tuple[Column[PrintRow], ...] = (
    Column("made_at", "Gedruckt", Kind.MOMENT, 140, rigid=True),
    Column("kind", "Art", Kind.STATE, 150),
    Column("title", "Titel", width=320, personal=True),
    Column("event", "Veranstaltung", width=200, roomy=True),
    Column("copies", "Stück", Kind.NUMBER, 70),
    Column("layout", "Ausführung", width=160, roomy=True),
    Column("staff", "Von", width=130, roomy=True, personal=True, about_staff=True),
    Column("digest", "Prüfsumme", width=150, help="Anfang der SHA-256; dieselben Bytes haben dieselbe."),
)
PRINT_CHIPS: Chips = {"kind": {key: Chip(word) for key, word in PRINTS.items()}}
PRINT_FILTERS = (
    ChoiceFilter("kind", "Art", options=tuple(Option(key, word) for key, word in PRINTS.items())),
    ChoiceFilter("appointment_id", "Veranstaltung", options=prints.event_options),
    PeriodFilter("made_at", "Gedruckt"),
)
PRINT_VIEWS = (
    View("Alles", sort="made_at", descending=True),
    View(
        "Versand", {"kind": ("labels", "letters", "envelopes", "dispatch")}, sort="made_at", descending=True
    ),
    View("Dieses Jahr", {"made_at": Period.THIS_YEAR}, sort="made_at", descending=True),
)

PIECES: tuple[Column[PieceRow], ...] = (
    Column("published_on", "Erschienen", Kind.DATE, 96),
    Column("medium", "Medium", width=150),
    Column("title", "Beitrag", width=220),
    Column("tone", "Ton", Kind.STATE, 110),
)
PAPERS: tuple[Column[PaperRow], ...] = (
    Column("made_at", "Ausgegeben", Kind.MOMENT, 140),
    Column("name", "Datei", width=300),
    Column("digest", "Prüfsumme", width=150, help="Anfang der SHA-256; dieselben Bytes haben dieselbe."),
)
SENT: tuple[Column[SentRow], ...] = (
    Column("name", "Redaktion", width=220),
    Column("email", "E-Mail", width=220),
    Column("sent_on", "Versandt am", Kind.DATE, 104),
)
