"""Forms that are tables: money, crew, running order, evaluation, checklists."""

from app.domain.columns import Kind
from app.domain.options import Option
from app.features.events.form.plan import YES_NO
from app.features.events.queries import appointments
from app.features.events.rules.budget import MoneyLine
from app.features.events.rules.crew import WEIGHTS, EquipmentLine, HelperLine, RiskLine
from app.features.events.rules.programme import ItemLine
from app.features.events.rules.results import GroupLine
from app.ui.fields import Cell, LongText, Number, Rows
from app.ui.form import FormSpec, Section

_MONEY = (
    Cell("label", "Wofür", width=160, required=True, stretch=True),
    Cell("planned", "Geplant", Kind.MONEY, width=96, total=True),
    Cell("actual", "Ist", Kind.MONEY, width=96, total=True),
    Cell("note", "Bemerkung", width=120),
)

BUDGET = FormSpec(
    Section("", Rows("costs", "Kosten", row=MoneyLine, cells=_MONEY, add="Kosten hinzufügen")),
    Section(
        "",
        Rows("incomes", "Einnahmen", row=MoneyLine, cells=_MONEY, add="Einnahme hinzufügen"),
    ),
)

CREW = FormSpec(
    Section(
        "",
        Rows(
            "helpers",
            "Team und Ehrenamt",
            row=HelperLine,
            cells=(
                Cell("staff_id", "Team", width=104, options=appointments.staff_options),
                Cell("name", "oder Name", width=104),
                Cell("role", "Aufgabe", width=110, stretch=True),
                Cell("planned_minutes", "Geplant", Kind.MINUTES, width=62, total=True),
                Cell("worked_minutes", "Geleistet", Kind.MINUTES, width=68, total=True),
            ),
            add="Person oder Aufgabe hinzufügen",
            hint="Stunden wie 2:30 oder 2,5 h. Ohne Namen ist die Aufgabe noch unbesetzt. Ein Name, der "
            "genau so unter Kontakte steht, wird verknüpft.",
        ),
    ),
    Section(
        "",
        Rows(
            "equipment",
            "Material",
            row=EquipmentLine,
            cells=(
                Cell("label", "Was", width=160, required=True, stretch=True),
                Cell("quantity", "Menge", Kind.NUMBER, width=64),
                Cell("source", "Woher", width=150),
                Cell("ready", "Da", width=60, options=YES_NO),
            ),
            add="Material hinzufügen",
        ),
    ),
    Section(
        "",
        Rows(
            "risks",
            "Was schiefgehen kann",
            row=RiskLine,
            cells=(
                Cell("risk", "Risiko", width=160, required=True, stretch=True),
                Cell(
                    "weight",
                    "Gewicht",
                    width=80,
                    options=tuple(Option(key, word) for key, word in WEIGHTS.items()),
                ),
                Cell("remedy", "Was wir dagegen tun", width=220),
            ),
            add="Risiko hinzufügen",
        ),
    ),
)

PROGRAMME = FormSpec(
    Section(
        "",
        Rows(
            "items",
            "Ablauf",
            row=ItemLine,
            cells=(
                Cell("at", "Um", width=64, required=True),
                Cell("minutes", "Dauer", Kind.MINUTES, width=54),
                Cell("title", "Was", width=180, required=True, stretch=True),
                Cell("place", "Ort", width=82),
                Cell("who", "Wer", width=82),
                Cell("internal", "Intern", width=54, options=YES_NO),
            ),
            add="Punkt hinzufügen",
            hint="Zeiten wie 14:30, an einem anderen Tag Fr 18:00. Beim Speichern wird nach der Zeit "
            "geordnet; verschieben Sie die Veranstaltung, wandert der Ablauf mit.",
        ),
    ),
)

EVALUATION = FormSpec(
    Section(
        "",
        Rows(
            "groups",
            "Teilnehmende nach Gruppen",
            row=GroupLine,
            cells=(
                Cell("label", "Gruppe", width=260, required=True, stretch=True),
                Cell("number", "Anzahl", Kind.NUMBER, width=90, total=True),
            ),
            add="Gruppe hinzufügen",
            hint="Nur Zahlen, keine Namen: Kinder bis 12, Jugendliche, Erwachsene, Ältere …",
        ),
        Number(
            "visitors", "Besucher insgesamt, geschätzt", hint="Zählt nur, wenn oben keine Gruppen stehen."
        ),
        LongText("results", "Ergebnisse", rows=4),
        LongText("feedback", "Rückmeldungen", rows=3),
        LongText("report", "Text für den Kurzbericht", rows=6),
    ),
)
