"""The form of a release, of the text under all of them, and of whom it went to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.columns import Kind
from app.domain.options import Option
from app.features.press.queries import options
from app.features.press.rules.releases import LONGEST_TITLE, TELLING, RecipientRow, paragraphs
from app.ui.chips import Tone
from app.ui.fields import Cell, ChoiceChips, Day, Link, LongText, Moment, Note, Picture, Rows, Text, Values
from app.ui.form import FormSpec, Pair, Section


def _told(values: Values) -> str:
    """What a newsroom would shorten."""
    title = str(values.get("title") or "")
    if len(title) > TELLING:
        return f"Die Überschrift hat {len(title)} Zeichen; Redaktionen kürzen meist ab {TELLING}."
    parts = paragraphs(str(values.get("body") or ""))
    if len(parts) == 1 and len(parts[0]) > 600:
        return "Der Text ist ein einziger Absatz. Eine Leerzeile trennt den Vorspann vom Rest."
    return ""


def _has_picture(values: Values) -> bool:
    return values.get("picture") is not None


FORM = FormSpec(
    Section(
        "",
        Text("title", "Überschrift", required=True, longest=LONGEST_TITLE),
        Text("subtitle", "Unterzeile"),
        LongText(
            "body",
            "Text",
            rows=10,
            hint="Der erste Absatz ist der Vorspann (wer, was, wann, wo). Leerzeilen trennen Absätze.",
        ),
        Note(_told, Tone.WARN),
        Pair(
            Day("dated", "Vom", required=True),
            Moment("embargo_until", "Sperrfrist bis"),
        ),
        Link(
            "appointment_id",
            "Veranstaltung",
            kind="appointment",
            find=options.appointment_options,
            label_of=options.appointment_label,
        ),
        LongText("contact_line", "Kontakt für Rückfragen", rows=3),
    ),
    Section(
        "Bild",
        Picture("picture", "Pressebild"),
        Pair(
            Text("picture_caption", "Was es zeigt", visible_if=_has_picture),
            Text("picture_credit", "Foto", placeholder="Name der Fotografin", visible_if=_has_picture),
        ),
        help="PNG oder JPEG bis 5 MB. Es steht in der Mitteilung neben dem Text.",
    ),
    Section(
        "Empfänger",
        Rows(
            "recipients",
            "Redaktionen",
            row=RecipientRow,
            cells=(
                Cell("contact_id", "Kontakt", width=220, options=options.press_options, stretch=True),
                Cell("name", "oder Name", width=150),
                Cell("sent_on", "Versandt am", Kind.DATE, width=104),
            ),
            add="Empfänger hinzufügen",
        ),
        Day("sent_on", "Mitteilung versandt am", offsets=()),
        help="Vorgeschlagen werden alle Kontakte mit der Rolle „Presse“.",
    ),
)

BOILERPLATE = FormSpec(
    Section(
        "",
        LongText(
            "text",
            "Text unter jeder Mitteilung",
            rows=6,
            longest=2_000,
            hint="Wer das Büro ist und wer es fördert; meist drei Sätze.",
        ),
    )
)


@dataclass(frozen=True)
class BoilerplateDraft:
    """The text under all releases."""

    text: str = ""


@dataclass(frozen=True)
class SentDraft:
    """To whom it went, and when."""

    recipients: tuple[Any, ...] = ()
    on: date | None = None


def sent_form(recipients: Sequence[Option]) -> FormSpec:
    """Which of these it went to."""
    return FormSpec(
        Section(
            "",
            ChoiceChips("recipients", "Versandt an", options=tuple(recipients), required=True),
            Day("on", "Am", required=True),
        )
    )
