"""The forms of a publication, of a print, of where copies went, of the defaults."""

from app.documents.poster import DESIGNS, FORMATS, copies_on_sheet, format_of
from app.documents.poster.faces import TYPEFACES
from app.documents.poster.palette import READABLE, WHITE, contrast
from app.documents.poster.pictures import size_of
from app.documents.styles import colour
from app.domain.columns import Kind
from app.domain.errors import Refused
from app.domain.options import Option
from app.features.publicity.queries import options
from app.features.publicity.rules.drafts import CODES, COLOURS, LANGUAGES, SIDES, ProgrammeRow, TranslationRow
from app.ui.fields import (
    Cell,
    Choice,
    Day,
    Link,
    LongText,
    Moment,
    Note,
    Number,
    Picture,
    Rows,
    Text,
    Values,
    YesNo,
)
from app.ui.form import FormSpec, Pair, Section
from app.ui.theme import Tone

_MOST_BYTES = 40_000_000
_MOST_SIDE = 16_000
_SHARP = 130
"""Dots an inch below which a printed picture looks coarse at reading distance."""


def _options(words: dict[str, str]) -> tuple[Option, ...]:
    return tuple(Option(key, word) for key, word in words.items())


def _is_certificate(values: Values) -> bool:
    return bool(values.get("format")) and format_of(str(values["format"])).certificate


def _is_flyer(values: Values) -> bool:
    return not _is_certificate(values)


def _may_have_back(values: Values) -> bool:
    key = values.get("format")
    return bool(key) and not format_of(str(key)).certificate and not format_of(str(key)).panels


def _pale(values: Values) -> str:
    """Whether the colour is too light for letters on white; they are then darker."""
    chosen = str(values.get("own_colour") or values.get("accent") or "")
    if len(chosen) != 7 or not chosen.startswith("#"):
        return ""
    try:
        found = contrast(colour(chosen), WHITE)
    except ValueError:
        return ""
    if found >= READABLE:
        return ""
    shown = f"{found:.1f}".replace(".", ",")
    return (
        f"Die Farbe hebt sich von Weiß nur {shown} : 1 ab (Schrift braucht 4,5 : 1). Als Fläche bleibt "
        "sie, wie sie ist, mit dunkler Schrift darauf; Schrift in der Farbe wird dunkler gedruckt."
    )


def coarse(values: Values) -> str:
    """Whether the picture has too few pixels for the paper; on the screen one would not see it."""
    picture, key = values.get("picture"), values.get("format")
    if not isinstance(picture, bytes) or not key:
        return ""
    try:
        across = size_of(picture)[0]
    except Refused:
        return ""
    size = format_of(str(key))
    inches = (size.panels[-1] if size.panels else size.width * (0.5 if size.wide else 1)) / 25.4
    dots = round(across / inches)
    if dots >= _SHARP:
        return ""
    return (
        f"Das Bild ist nur {across} Bildpunkte breit. Auf „{size.title}“ sind das etwa {dots} je Zoll; "
        f"es wird unscharf gedruckt. Gut sind {round(inches * _SHARP, -2)} und mehr."
    )


_LOOK = (
    Pair(
        Choice(
            "design",
            "Gestaltung",
            options=tuple(Option(one.key, f"{one.title}: {one.note}") for one in DESIGNS),
            required=True,
        ),
        Choice(
            "format", "Format", options=tuple(Option(one.key, one.title) for one in FORMATS), required=True
        ),
    ),
    Pair(
        Choice("accent", "Farbe", options=_options(COLOURS), required=True),
        Text("own_colour", "Eigene Farbe", placeholder="#0B6E69", longest=7),
        Choice(
            "face",
            "Schrift",
            options=tuple(Option(one.key, one.title) for one in TYPEFACES),
            empty="passend zur Gestaltung",
        ),
    ),
    Note(_pale, Tone.INFO),
)

FORM = FormSpec(
    Section(
        "",
        *_LOOK,
        YesNo("back", "Texte auf die Rückseite", visible_if=_may_have_back),
    ),
    Section(
        "Was groß dasteht",
        Text("kicker", "Dachzeile", placeholder="Das Quartiersbüro lädt ein"),
        Text("title", "Titel", required=True, placeholder="Nachbarschaftsfest am Kirchplatz"),
        Text("subtitle", "Unterzeile", placeholder="Musik, Essen und Spiele für alle"),
        LongText("recipient", "Für wen", rows=1, longest=200, visible_if=_is_certificate),
    ),
    Section(
        "Wann und wo",
        Pair(Moment("starts_at", "Beginn"), Moment("ends_at", "Ende")),
        Text("when", "Statt des Datums", placeholder="jeden Dienstag, 15–18 Uhr"),
        Text("place", "Ort", placeholder="Kirchplatz, 44000 Ruhrau"),
        Text("price", "Eintritt", placeholder="Eintritt frei", visible_if=_is_flyer),
    ),
    Section(
        "Texte",
        LongText("lead", "Text", rows=4, longest=6000),
        Rows(
            "programme",
            "Programm",
            row=ProgrammeRow,
            cells=(Cell("time", "Uhrzeit", width=90), Cell("text", "Was", stretch=True)),
            add="Programmpunkt hinzufügen",
            visible_if=_is_flyer,
        ),
        LongText("signatories", "Wer unterschreibt", rows=2, longest=400, visible_if=_is_certificate),
    ),
    Section(
        "Andere Sprachen",
        Rows(
            "translations",
            "Andere Sprachen",
            row=TranslationRow,
            cells=(
                Cell("language", "Sprache", width=130, options=_options(LANGUAGES)),
                Cell("title", "Titel", width=150),
                Cell("text", "Text", Kind.LONG_TEXT, stretch=True),
            ),
            add="Sprache hinzufügen",
        ),
        help="Datum und Uhrzeit werden übersetzt; Arabisch und Persisch laufen von rechts nach links.",
        visible_if=_is_flyer,
    ),
    Section(
        "Bild",
        Picture(
            "picture",
            "Bild",
            hint="PNG oder JPEG; für ein A3-Plakat mindestens 3500 Bildpunkte breit.",
            most_bytes=_MOST_BYTES,
            most_side=_MOST_SIDE,
        ),
        Note(coarse, Tone.WARN),
        Pair(
            Text("picture_alternative_text", "Beschreibung", placeholder="Kinder vor einer Bühne"),
            Text("picture_credit", "Bildnachweis", placeholder="Foto: M. Muster"),
        ),
        Choice(
            "picture_kept",
            "Was vom Bild bleibt",
            options=_options(SIDES),
            empty="die Mitte",
            hint="Wo das Bild nicht ganz auf das Blatt passt, wird die andere Seite beschnitten.",
            visible_if=lambda values: values.get("picture") is not None,
        ),
        visible_if=_is_flyer,
    ),
    Section(
        "Wer dahintersteht",
        Text("organiser", "Veranstalter"),
        Text("partners", "Partner"),
        LongText("contact", "Kontakt", rows=2, longest=400),
        Pair(
            Choice("code", "QR-Code", options=_options(CODES), required=True),
            Text("link", "Adresse im Internet", visible_if=lambda values: values.get("code") == "link"),
        ),
        Text("qr_caption", "Zeile am QR-Code", visible_if=lambda values: values.get("code") != "none"),
        YesNo("logos", "Logoleiste und Förderhinweis zeigen"),
        Link(
            "appointment_id",
            "Termin",
            kind="appointment",
            find=options.appointment_options,
            label_of=options.appointment_label,
        ),
    ),
)

DEFAULTS = FormSpec(
    Section("", *_LOOK, Text("price", "Eintritt", hint="Womit neue Flyer zu einem Termin beginnen."))
)

DISTRIBUTION = FormSpec(
    Section(
        "",
        Text("place", "Ort", placeholder="Bäckerei am Nordmarkt"),
        Link(
            "contact_id",
            "Kontakt",
            kind="contact",
            find=options.contact_options,
            label_of=options.contact_label,
        ),
        Pair(
            Number("copies", "Anzahl", least=1, most=1_000_000),
            Day("put_out_on", "Am", offsets=()),
        ),
        Text("by_whom", "Durch"),
        Text("note", "Vermerk"),
    )
)


def print_form(size: str) -> FormSpec:
    """What is asked before printing; several on a sheet only where they are."""
    several = copies_on_sheet(size)
    ways = [Option("screen", "Einzeln, in Originalgröße")]
    if several > 1:
        ways.append(Option("desk", f"{several} Stück auf A4, für den Bürodrucker"))
    if format_of(size).halved:
        ways.append(Option("tiles", "Auf zwei A4-Blättern, zum Zusammenkleben"))
    ways.append(Option("shop", "Für die Druckerei: 3 mm Beschnitt und Schnittmarken"))
    return FormSpec(
        Section(
            "",
            Choice("layout", "Ausgabe", options=tuple(ways), required=True),
            Number("copies", "Auflage", least=1, most=1_000_000, hint="Für das Archiv; kann frei bleiben."),
            Note(
                "Bitte wählen Sie im Druckdialog „Tatsächliche Größe“. Farbflächen reichen bis zum Rand; "
                "Bürodrucker lassen dort einen weißen Streifen.",
                Tone.INFO,
                visible_if=lambda values: values.get("layout") == "desk",
            ),
            Note(
                "Das Plakat wird etwas kleiner (92 %), damit es auf zwei Blätter passt. Bitte drucken Sie in "
                "„Tatsächlicher Größe“, schneiden Sie an den Marken und kleben Sie Blatt 2 auf den Streifen "
                "von Blatt 1.",
                Tone.INFO,
                visible_if=lambda values: values.get("layout") == "tiles",
            ),
        )
    )
