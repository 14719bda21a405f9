"""The form of an appointment."""

from app.domain.options import Option
from app.features.events.queries import appointments as queries
from app.features.events.rules import appointments as rules
from app.ui.fields import Choice, Link, LongText, Moment, Text
from app.ui.form import FormSpec, Pair, Section

FORM = FormSpec(
    Section(
        "",
        Text("title", "Termin", required=True, placeholder="z. B. Jour fixe mit dem Bauamt"),
        Choice(
            "kind",
            "Art",
            options=tuple(Option(key, word) for key, word in rules.KINDS.items()),
            required=True,
        ),
        Pair(
            Moment("starts_at", "Beginn", required=True),
            Moment("ends_at", "Ende", hint="Ohne Angabe eine Stunde."),
        ),
        Text("place", "Ort"),
        Choice("staff_id", "Zuständig", options=queries.staff_options),
        Link(
            "measure_id",
            "Maßnahme",
            kind="measure",
            find=queries.measure_options,
            label_of=queries.measure_label,
        ),
        LongText("note", "Bemerkung", rows=3),
    ),
)
