"""What is asked when an application is approved, rejected, paid, or a paper comes in."""

from collections.abc import Sequence

from app.domain.options import Option
from app.features.applications.form.snippets import PickedText
from app.features.applications.queries import DocumentRow
from app.features.applications.rules import NOTE_KINDS, PAPER_KINDS, STAGES
from app.ui.fields import Amount, Choice, ChoiceChips, Day, LongText, Text
from app.ui.form import FormSpec, Pair, Section

APPROVAL_FORM = FormSpec(
    Section(
        "",
        Pair(
            Amount("amount", "Bewilligter Betrag", required=True),
            Day("day", "Bewilligt am", required=True, offsets=()),
        ),
        PickedText(
            "reason",
            "Begründung",
            rows=3,
            hint="Nötig, wenn weniger bewilligt wird als berechnet; sie steht im Bescheid.",
            snippets="reason",
        ),
        PickedText(
            "conditions",
            "Eigene Nebenbestimmungen",
            rows=3,
            hint="Nur für diese Bewilligung, jede in einer Zeile. Die der Richtlinie kommen von selbst dazu.",
            snippets="condition",
            apart="\n",
        ),
    )
)
REJECTION_FORM = FormSpec(
    Section(
        "",
        PickedText(
            "reason",
            "Grund der Ablehnung",
            rows=5,
            required=True,
            hint="Er steht im Bescheid.",
            snippets="rejection",
        ),
        Day("day", "Abgelehnt am", required=True, offsets=()),
    )
)
DEFERRAL_FORM = FormSpec(
    Section(
        "",
        PickedText("reason", "Warum noch nicht entschieden wird", rows=4, required=True, snippets="reason"),
        Day("day", "Zurückgestellt am", required=True, offsets=()),
    )
)
DAY_FORM = FormSpec(Section("", Day("day", "Am", required=True, offsets=())))
RECEIVED_FORM = FormSpec(Section("", Day("received_on", "Antrag eingegangen am", required=True, offsets=())))
EARLY_START_FORM = FormSpec(
    Section(
        "",
        Day("day", "Zustimmung gilt ab", required=True, offsets=()),
        LongText(
            "reason",
            "Begründung",
            rows=4,
            required=True,
            hint="Warum nicht bis zur Entscheidung zu warten ist.",
        ),
    )
)


def request_form(missing: Sequence[DocumentRow]) -> FormSpec:
    """Which of the missing documents are asked for, and until when."""
    return FormSpec(
        Section(
            "",
            ChoiceChips(
                "documents",
                "Es fehlen",
                options=tuple(Option(row.id, row.label) for row in missing),
                required=True,
            ),
            Day("due_on", "Vorzulegen bis", required=True, offsets=(14, 21, 28)),
            LongText("remark", "Bemerkung", rows=3, hint="Steht unter der Liste im Schreiben."),
        )
    )


PAYMENT_FORM = FormSpec(
    Section(
        "",
        Pair(
            Amount("amount", "Gezahlter Betrag", required=True),
            Day("day", "Gezahlt am", required=True, offsets=()),
        ),
        Text("note", "Vermerk", placeholder="1. Rate, Auszahlungsanordnung 4711"),
    )
)
PAPER_FORM = FormSpec(
    Section(
        "",
        Pair(
            Choice(
                "kind",
                "Art",
                options=tuple(Option(key, label) for key, label in PAPER_KINDS.items()),
                required=True,
            ),
            Day("dated", "Datum auf der Unterlage", required=True, offsets=()),
        ),
        Text("name", "Bezeichnung", required=True, placeholder="Malerbetrieb Schulz, Rechnung 4711"),
        Amount("amount", "Betrag"),
    )
)
ACCOUNT_FORM = FormSpec(
    Section(
        "",
        Text("account_holder", "Kontoinhaber"),
        Text("iban", "IBAN", longest=60),
        LongText("note", "Notiz", rows=4),
    )
)
DOCUMENT_FORM = FormSpec(
    Section(
        "",
        Text("label", "Unterlage", required=True, placeholder="Lageplan 1:500"),
        Pair(
            Choice(
                "stage",
                "Wozu",
                options=tuple(Option(key, label) for key, label in STAGES.items()),
                required=True,
            ),
            Day("due_on", "Vorzulegen bis", offsets=(14, 21, 28)),
        ),
        Pair(
            Day("received_on", "Da seit", offsets=()),
            Text("waived", "Entbehrlich, weil", hint="Ausgefüllt gilt sie als nicht nötig."),
        ),
    )
)
NOTE_FORM = FormSpec(
    Section(
        "",
        Pair(
            Choice(
                "kind",
                "Art",
                options=tuple(Option(key, label) for key, label in NOTE_KINDS.items()),
                required=True,
            ),
            Day("noted_on", "Tag", required=True, offsets=()),
        ),
        LongText("text", "Notiz", rows=6, required=True),
        Text("present", "Anwesend", visible_if=lambda values: values.get("kind") == "inspection"),
    )
)
_REGISTER = (
    Text("authority", "Bewilligende Stelle"),
    Pair(Text("instrument", "Beihilfeinstrument"), Text("sector", "Wirtschaftszweig (NACE)", longest=40)),
)
AID_FORM = FormSpec(
    Section(
        "",
        Pair(
            Day("granted_on", "Bewilligt am", required=True, offsets=(), today_button=False),
            Amount("amount", "Betrag", required=True),
        ),
        *_REGISTER,
    )
)
OWN_AID_FORM = FormSpec(
    Section("", *_REGISTER, Day("registered_on", "Im zentralen Register gemeldet am", offsets=()))
)
