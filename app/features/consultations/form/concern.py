"""The form of a concern to the city, and the sheet for its answer."""

from dataclasses import dataclass
from datetime import date

from app.features.consultations import queries
from app.ui.fields import Choice, Day, Link, LongText, Text
from app.ui.form import FormSpec, Pair, Section

NO_OFFICES = "Ämter tragen Sie ein unter „Büro“ → „Ämter der Stadt“."
"""Said where an office of the city could be chosen, if there were one."""
CONCERN_FORM = FormSpec(
    Section(
        "",
        LongText(
            "text", "Anliegen", required=True, rows=4, placeholder="Was soll die Stadt wissen oder tun?"
        ),
        Text("place", "Ort"),
        Pair(
            Choice("city_office_id", "Amt", options=queries.city_office_options, none=NO_OFFICES),
            Day("due_on", "Antwort erbeten bis", offsets=(14, 28), today_button=False),
        ),
        Pair(
            Day("raised_on", "Vorgebracht am", required=True, offsets=()),
            Link(
                "consultation_id",
                "Aus Beratung",
                kind="consultation",
                find=queries.consultation_options,
                label_of=queries.consultation_label,
            ),
        ),
    ),
    Section(
        "Antwort der Stadt",
        LongText("answer", "Antwort", rows=3),
        Day("answered_on", "Beantwortet am", offsets=(), hint="Leer: heute."),
    ),
)


@dataclass(frozen=True)
class Answer:
    """What the sheet asks for."""

    answer: str = ""
    answered_on: date | None = None


ANSWER_FORM = FormSpec(
    Section(
        "",
        LongText("answer", "Antwort der Stadt", required=True, rows=5),
        Day("answered_on", "Beantwortet am", required=True, offsets=()),
    )
)
