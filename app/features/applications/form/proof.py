"""What is asked about the proof of use, and when a grant is altered, revoked, extended."""

from app.domain.columns import Kind
from app.domain.options import Option
from app.features.applications.rules.plan import FINANCE_KINDS
from app.features.applications.rules.proof import IncomeLine
from app.ui.fields import Amount, Cell, Day, LongText, Rows, Text
from app.ui.form import FormSpec, Pair, Section

PROOF_FORM = FormSpec(
    Section(
        "",
        Pair(
            Day("day", "Nachweis eingegangen am", required=True, offsets=()),
            Day("finished_on", "Projekt abgeschlossen am", required=True, offsets=(), today_button=False),
        ),
        LongText(
            "report", "Sachbericht", rows=6, hint="Kurz: Was wurde erreicht, was lief anders als geplant?"
        ),
    )
)
INCOMES_FORM = FormSpec(
    Section(
        "",
        Rows(
            "lines",
            "Einnahmen",
            row=IncomeLine,
            cells=(
                Cell(
                    "kind",
                    "Herkunft",
                    width=190,
                    options=tuple(Option(key, label) for key, label in FINANCE_KINDS.items()),
                    required=True,
                ),
                Cell("text", "Genauer", width=120, stretch=True),
                Cell("received_on", "Erhalten am", Kind.DATE, width=96),
                Cell("amount", "Betrag", Kind.MONEY, width=100, total=True),
            ),
            add="Einnahme hinzufügen",
            hint="Ohne die Zuwendung. Eigenleistung steht in gleicher Höhe auch bei den Belegen.",
        ),
    )
)
AMEND_FORM = FormSpec(
    Section(
        "",
        Amount("amount", "Bewilligt sind künftig", required=True),
        Pair(
            Day("starts_on", "Beginn", offsets=(), today_button=False),
            Day("ends_on", "Abschluss", offsets=(), today_button=False),
        ),
        LongText("purpose", "Zweck", rows=3),
        LongText(
            "reason", "Grund der Änderung", rows=3, required=True, hint="Er steht im Änderungsbescheid."
        ),
        Day("day", "Geändert am", required=True, offsets=()),
    )
)
REVOKE_FORM = FormSpec(
    Section(
        "",
        Amount("remains", "Es bleibt bewilligt", required=True, hint="0,00 widerruft die ganze Bewilligung."),
        LongText("reason", "Grund des Widerrufs", rows=5, required=True, hint="Er steht im Bescheid."),
        Day("day", "Widerrufen am", required=True, offsets=()),
    )
)
DEADLINE_FORM = FormSpec(
    Section(
        "",
        Text("text", "Frist", required=True, placeholder="Fotos nachreichen"),
        Day("due_on", "Bis", required=True, offsets=(14, 28)),
    )
)
EXTENSION_FORM = FormSpec(
    Section(
        "",
        Day("due_on", "Neue Frist", required=True, offsets=(14, 28), today_button=False),
        Text("text", "Grund der Verlängerung", required=True),
    )
)


def reason_form(label: str) -> FormSpec:
    """Only a reason."""
    return FormSpec(Section("", LongText("reason", label, rows=4, required=True)))
