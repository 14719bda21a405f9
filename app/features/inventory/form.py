"""Forms of a thing, of a loan, of a return."""

from app.domain.options import Option
from app.features.inventory import queries
from app.features.inventory.rules import CONDITIONS
from app.ui.fields import Amount, Choice, Day, Link, LongText, Text
from app.ui.form import FormSpec, Pair, Section

_CONDITIONS = tuple(Option(key, label) for key, label in CONDITIONS.items())

FORM = FormSpec(
    Section(
        "",
        Text("name", "Gegenstand", required=True, placeholder="Faltpavillon 3 × 3 m"),
        Pair(
            Text("number", "Inventarnummer", longest=60),
            Choice("condition", "Zustand", options=_CONDITIONS, required=True),
        ),
        Text("place", "Wo er steht"),
        Link(
            "keeper_id",
            "Wer ihn ausgibt",
            kind="contact",
            find=queries.contact_options,
            label_of=queries.contact_label,
            can_create=True,
        ),
    ),
    Section(
        "Herkunft",
        Link(
            "application_id",
            "Gekauft mit Mitteln aus",
            kind="application",
            find=queries.application_options,
            label_of=queries.application_label,
        ),
        Pair(
            Day("bought_on", "Gekauft am", offsets=(), today_button=False),
            Amount("price", "Preis"),
        ),
    ),
    Section(
        "Weiteres",
        LongText("note", "Notiz", rows=3),
        Day("gone_on", "Ausgemustert am", offsets=()),
    ),
)
LOAN_FORM = FormSpec(
    Section(
        "",
        Link(
            "contact_id",
            "Wer leiht",
            kind="contact",
            find=queries.contact_options,
            label_of=queries.contact_label,
            can_create=True,
            required=True,
        ),
        Pair(
            Day("lent_on", "Seit", required=True, offsets=()),
            Day("due_on", "Zurück bis", offsets=(7, 14), today_button=False),
        ),
        Text("note", "Vermerk"),
    )
)
RETURN_FORM = FormSpec(
    Section(
        "",
        Pair(
            Day("returned_on", "Zurück am", required=True, offsets=()),
            Choice("condition", "Zustand", options=_CONDITIONS, required=True),
        ),
    )
)
