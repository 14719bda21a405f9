"""What is asked before labels, envelopes, letters, badges, signs and lists are made."""

from dataclasses import dataclass

from app.documents.mailing.envelopes import ENVELOPES
from app.documents.mailing.formats import formats
from app.documents.mailing.signs import TENTS
from app.documents.templates import check
from app.domain.options import Option
from app.features.press.queries import options
from app.features.press.rules.papers import FIELDS, PLACEHOLDERS
from app.ui.chips import Tone
from app.ui.fields import Choice, ChoiceChips, Day, Link, LongText, Note, Number, Text, Values, YesNo
from app.ui.form import FormSpec, Section

_GRIDS = tuple(Option(key, grid.title) for key, grid in formats().items())
_ENVELOPES = tuple(Option(key, one.name) for key, one in ENVELOPES.items())
_TENTS = tuple(Option(key, one.name) for key, one in TENTS.items())
_FIELDS = tuple(Option(key, heading) for key, (heading, _) in FIELDS.items())
_GROUPS = (
    Option("registrations", "Angemeldete"),
    Option("helpers", "Helferinnen und Helfer"),
    Option("staff", "Team"),
)
_MOST = 400

LABELS = FormSpec(
    Section(
        "",
        Text("title", "Wofür", required=True, hint="So heißt der Druck im Archiv."),
        Choice("grid", "Etikettenbogen", options=_GRIDS, required=True),
        Number(
            "first",
            "Beginnen mit Etikett Nr.",
            required=True,
            least=1,
            most=99,
            hint="Angebrochener Bogen: gezählt zeilenweise von links oben.",
        ),
        YesNo("sender", "Absender klein über der Anschrift"),
        YesNo("outlined", "Ränder mitdrucken", hint="Zur Probe auf Papier, gegen den Bogen gehalten."),
    )
)
ENVELOPE = FormSpec(
    Section(
        "",
        Text("title", "Wofür", required=True, hint="So heißt der Druck im Archiv."),
        Choice("size", "Umschlag", options=_ENVELOPES, required=True),
        YesNo("sender", "Absender aufdrucken"),
        Note(
            "Im Druckfenster Umschläge als Papier und „Tatsächliche Größe“ wählen; mit Fensterumschlägen ist "
            "der Serienbrief der kürzere Weg."
        ),
    )
)


def _wrong(values: Values) -> str:
    """The first thing a letter could not be made with, while it is typed."""
    for name in ("subject", "text"):
        problems = check(str(values.get(name) or ""), PLACEHOLDERS)
        if problems:
            return problems[0]
    return ""


SERIAL = FormSpec(
    Section(
        "",
        Text("subject", "Betreff", required=True),
        LongText(
            "text",
            "Text",
            required=True,
            rows=12,
            hint="Die Anrede steht von selbst darüber. „# “ macht eine Überschrift, „- “ einen Punkt.",
        ),
        Note(_wrong, Tone.BAD),
        Note("Platzhalter: " + ", ".join("{{ " + name + " }}" for name in PLACEHOLDERS)),
        Day("dated", "Datum des Briefs", required=True),
    )
)
BADGES = FormSpec(
    Section(
        "",
        ChoiceChips("groups", "Für", options=_GROUPS),
        Number("blank", "Leere Schilder dazu", least=0, most=200),
        Note("Zehn Schilder (90 × 54 mm) je A4-Bogen mit Schnittmarken."),
    )
)
SIGNS = FormSpec(
    Section(
        "",
        LongText(
            "lines",
            "Schilder",
            required=True,
            rows=8,
            placeholder="Ayşe Yılmaz; Boxclub Unterstadt",
            hint="Je Zeile ein Schild; was nach einem Semikolon steht, kommt kleiner darunter.",
        ),
        Choice("tent", "Größe", options=_TENTS, required=True),
        YesNo("with_event", "Titel der Veranstaltung klein am Fuß"),
    )
)
SIGN_UP = FormSpec(
    Section(
        "",
        Text("title", "Titel", required=True),
        ChoiceChips("fields", "Spalten", options=_FIELDS, required=True),
        Number("lines", "Zeilen", required=True, least=1, most=_MOST),
        LongText("notice", "Hinweis zum Datenschutz", rows=3, longest=1_000),
    )
)


@dataclass(frozen=True)
class ReasonDraft:
    """Why somebody without a consent is written to."""

    reason: str = ""


@dataclass(frozen=True)
class OneDraft:
    """A single contact."""

    contact_id: int | None = None


@dataclass(frozen=True)
class OccasionDraft:
    """The event a mailing is for."""

    appointment_id: int | None = None


REASON = FormSpec(Section("", Text("reason", "Grund", required=True, longest=200)))
ONE = FormSpec(
    Section(
        "",
        Link(
            "contact_id",
            "Kontakt",
            kind="contact",
            find=options.contact_options,
            label_of=options.contact_label,
            required=True,
        ),
    )
)
OCCASION = FormSpec(
    Section(
        "",
        Link(
            "appointment_id",
            "Veranstaltung",
            kind="appointment",
            find=options.appointment_options,
            label_of=options.appointment_label,
            hint="Leer lassen für einen Versand ohne Veranstaltung.",
        ),
    )
)
