"""The form of an application."""

from app.domain.columns import Kind
from app.domain.options import Option
from app.features.applications import queries
from app.features.applications.form.steps import LiveSteps
from app.features.applications.rules import FINANCE_KINDS, CostLine, FinanceLine
from app.ui.fields import Amount, Cell, Choice, Day, Link, LongText, Making, Number, Rows, Text, YesNo
from app.ui.form import FormSpec, Pair, Section

_YES_NO = (Option(1, "ja"), Option(0, "nein"))


FORM = FormSpec(
    Section(
        "",
        Pair(
            Choice(
                "fund_id",
                "Fonds",
                options=queries.fund_options,
                required=True,
                making=Making("Noch nimmt kein Fonds Anträge an", "Fonds anlegen", "fund"),
            ),
            Number("year", "Haushaltsjahr", least=1990, most=2199, grouped=False),
            weights=(2, 1),
        ),
        Link(
            "contact_id",
            "Antragsteller",
            kind="contact",
            find=queries.contact_options,
            label_of=queries.contact_label,
            can_create=True,
            required=True,
            hint="Tippen Sie den Namen; die Anschrift dahinter unterscheidet Gleichnamige.",
        ),
        Text("title", "Projekt", required=True),
        LongText("purpose", "Zweck", rows=3, hint="Was geschieht, für wen, wo? Der Zweck steht im Bescheid."),
        Pair(
            Day("received_on", "Eingang", required=True, offsets=()),
            Day("starts_on", "Beginn geplant", offsets=(), today_button=False),
            Day("ends_on", "Abschluss geplant", offsets=(), today_button=False),
        ),
    ),
    Section(
        "Kosten und Finanzierung",
        YesNo("input_tax", "Vorsteuerabzug möglich"),
        Rows(
            "costs",
            "Kostenplan",
            row=CostLine,
            cells=(
                Cell("kind", "Kostenart", width=130, options=queries.cost_kind_options),
                Cell("text", "Position", width=170, stretch=True),
                Cell("amount", "Betrag", Kind.MONEY, width=100, total=True),
                Cell("eligible", "Förderfähig", width=84, options=_YES_NO),
            ),
            add="Position hinzufügen",
        ),
        Rows(
            "finance",
            "Finanzierungsplan",
            row=FinanceLine,
            cells=(
                Cell(
                    "kind",
                    "Herkunft",
                    width=190,
                    options=tuple(Option(key, label) for key, label in FINANCE_KINDS.items()),
                ),
                Cell("text", "Genauer", width=170, stretch=True),
                Cell("amount", "Betrag", Kind.MONEY, width=100, total=True),
            ),
            add="Einnahme hinzufügen",
            hint="Eigenleistung steht in gleicher Höhe auch im Kostenplan.",
        ),
        Amount("requested", "Beantragter Zuschuss"),
        LiveSteps(),
    ),
    Section(
        "Beginn des Projekts",
        YesNo("not_begun_declared", "Erklärt: Mit dem Projekt ist noch nicht begonnen worden"),
        Day(
            "early_start_consent_on",
            "Schriftliche Zustimmung zum vorzeitigen Beginn vom",
            offsets=(),
            today_button=False,
            hint="Ohne sie führt jeder Auftrag, Vertrag, jede Rechnung oder Zahlung vor der Bewilligung zur "
            "Ablehnung.",
        ),
    ),
    Section(
        "Ort und Konto",
        Text("place", "Ort des Projekts"),
        Pair(
            Link(
                "property_id",
                "Gebäude",
                kind="property",
                find=queries.property_options,
                label_of=queries.property_label,
            ),
            Link(
                "measure_id",
                "Maßnahme",
                kind="measure",
                find=queries.measure_options,
                label_of=queries.measure_label,
            ),
        ),
        Pair(Text("account_holder", "Kontoinhaber"), Text("iban", "IBAN", longest=60)),
        LongText("note", "Notiz", rows=3),
        folded=True,
    ),
)
