"""The form of a published piece, and the question which year's review is wanted."""

from dataclasses import dataclass

from app.domain.options import Option
from app.features.press.queries import clippings as queries
from app.features.press.queries import options
from app.features.press.rules.clippings import TONES
from app.ui.fields import Choice, Day, Link, LongText, Text, YesNo
from app.ui.form import FormSpec, Pair, Section

_TONES = tuple(Option(key, word) for key, word in TONES.items())

FORM = FormSpec(
    Section(
        "",
        Text("title", "Überschrift des Beitrags", required=True),
        Pair(
            Text("medium", "Medium", required=True, placeholder="Ruhrauer Zeitung", longest=120),
            Day("published_on", "Erschienen am", required=True),
        ),
        Pair(
            Text("link", "Link", placeholder="https://", longest=2_000),
            Choice("tone", "Ton", options=_TONES, empty="nicht bewertet"),
        ),
        Link(
            "press_release_id",
            "Auf welche Mitteilung hin",
            kind="press_release",
            find=options.release_options,
            label_of=options.release_label,
        ),
        Link(
            "appointment_id",
            "Veranstaltung",
            kind="appointment",
            find=options.appointment_options,
            label_of=options.appointment_label,
        ),
        LongText("note", "Bemerkung", rows=2),
    )
)

REVIEW = FormSpec(
    Section(
        "",
        Choice("year", "Jahr", options=queries.years, required=True),
        YesNo("scans", "Ausschnitte anhängen", hint="Scans und PDF folgen hinter der Liste."),
    )
)


@dataclass(frozen=True)
class ReviewDraft:
    """Which year, and with its scans or not."""

    year: int | None = None
    scans: bool = True
