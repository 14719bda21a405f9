"""The form of a measure: the fields of an ISEK measure sheet."""

from app.domain.options import Option
from app.features.measures import rules
from app.ui.fields import Amount, Choice, LongText, Number, Text
from app.ui.form import FormSpec, Pair, Section

FORM = FormSpec(
    Section(
        "",
        Pair(
            Text("number", "Nummer", required=True, longest=30, placeholder="O/N 1"),
            Text("title", "Maßnahme", required=True),
            weights=(1, 3),
        ),
        Pair(
            Choice(
                "status",
                "Stand",
                options=tuple(Option(key, word) for key, word in rules.STATES.items()),
                required=True,
            ),
            Number("progress", "Fortschritt", most=rules.WHOLE, unit="%"),
            Choice(
                "priority",
                "Priorität",
                options=tuple(Option(key, word) for key, word in rules.PRIORITIES.items()),
            ),
        ),
        Text("field", "Handlungsfeld"),
    ),
    Section(
        "Kosten und Zeit",
        Pair(Amount("cost", "Kosten"), Text("funding", "Finanzierung"), weights=(1, 2)),
        Pair(
            Number(
                "starts_in", "Beginn (Jahr)", least=rules.EARLIEST_YEAR, most=rules.LATEST_YEAR, grouped=False
            ),
            Number(
                "ends_in", "Ende (Jahr)", least=rules.EARLIEST_YEAR, most=rules.LATEST_YEAR, grouped=False
            ),
        ),
    ),
    Section(
        "Inhalt",
        LongText("goals", "Ziele", rows=3),
        LongText("description", "Beschreibung", rows=6),
        LongText("actors", "Akteure", rows=2),
        LongText("first_steps", "Erste Schritte", rows=3),
        LongText("note", "Bemerkung und Quelle", rows=2),
    ),
)
