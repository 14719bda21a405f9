"""Forms of a fund, of a budget year and of a guideline version."""

from app.domain import formats
from app.domain.columns import Kind
from app.domain.money import WHOLE
from app.domain.options import Option
from app.features.funds import queries
from app.features.funds.rules import (
    CLAUSE_KEYS,
    KINDS,
    LETTER_MODES,
    ORIGINS,
    ROUNDINGS,
    ClauseLine,
    SourceLine,
    share_total,
)
from app.ui.fields import (
    Amount,
    Cell,
    Choice,
    Day,
    Link,
    LongText,
    Note,
    Number,
    Rows,
    Share,
    Text,
    Values,
    YesNo,
)
from app.ui.form import FormSpec, Pair, Section
from app.ui.theme import Tone


def _options(words: dict[str, str]) -> tuple[Option, ...]:
    return tuple(Option(key, label) for key, label in words.items())


def _shares(values: Values) -> str:
    """What the shares still lack; nothing when they make 100 %."""
    sources = values.get("sources") or ()
    total = share_total(sources)
    if not sources or total == WHOLE:
        return ""
    if total < WHOLE:
        return f"Zu 100 % fehlen noch {formats.percent(WHOLE - total)}."
    return f"Das sind {formats.percent(total - WHOLE)} zu viel."


FORM = FormSpec(
    Section(
        "",
        Text("name", "Name", required=True, placeholder="Verfügungsfonds Innenstadt"),
        Pair(
            Text(
                "prefix",
                "Kürzel",
                required=True,
                longest=20,
                hint="Beginnt die Aktenzeichen, etwa VF-2026-001.",
            ),
            Choice("kind", "Art", options=_options(dict(KINDS)), required=True),
        ),
        YesNo("active", "Nimmt Anträge an"),
    ),
    Section(
        "Mittelgeber",
        Rows(
            "sources",
            "Mittelgeber und ihre Anteile",
            row=SourceLine,
            cells=(
                Cell("origin", "Herkunft", width=110, options=_options(dict(ORIGINS)), required=True),
                Cell("name", "Genauer", width=220, stretch=True),
                Cell("share_bp", "Anteil", Kind.SHARE, width=90, required=True),
            ),
            add="Mittelgeber hinzufügen",
            hint="Die Anteile ergeben zusammen 100 %. Bewilligungen und Zahlungen werden danach aufgeteilt.",
        ),
        Note(_shares, Tone.WARN),
    ),
    Section(
        "Bescheide",
        Choice(
            "letter_mode",
            "Wer unterzeichnet",
            options=_options(dict(LETTER_MODES)),
            required=True,
            hint="Über das Geld der Stadt entscheidet die Stadt. Bescheide des Büros gelten nur, wenn sie es "
            "schriftlich ermächtigt hat, in ihrem Namen zu bescheiden.",
        ),
        Choice(
            "city_office_id",
            "Bewilligendes Amt der Stadt",
            options=queries.city_office_options,
            empty="noch nicht eingetragen",
            visible_if=lambda values: values.get("letter_mode") == "city_draft",
            hint="Dessen Anschrift steht im Briefkopf. Ämter tragen Sie unter „Büro“ ein.",
        ),
    ),
    Section(
        "Weiteres",
        Link(
            "measure_id",
            "Maßnahme im Entwicklungskonzept",
            kind="measure",
            find=queries.measure_options,
            label_of=queries.measure_label,
        ),
        LongText("note", "Notiz", rows=3),
        folded=True,
    ),
)

YEAR_FORM = FormSpec(
    Section(
        "",
        Pair(
            Number("year", "Haushaltsjahr", least=1990, most=2199, required=True, grouped=False),
            Amount("budget", "Mittel des Jahres", required=True),
            weights=(1, 2),
        ),
        Amount(
            "carried",
            "Übertrag aus dem Vorjahr",
            hint="Steht das Vorjahr im Programm, nehmen Sie besser „Übertrag übernehmen“.",
        ),
    )
)

GUIDELINE_FORM = FormSpec(
    Section(
        "",
        Pair(
            Text("version", "Bezeichnung der Fassung", required=True, longest=60, placeholder="2026"),
            Day("valid_from", "Gültig ab", required=True),
        ),
    ),
    Section(
        "Höhe der Zuwendung",
        Pair(
            Share("rate_bp", "Fördersatz", required=True),
            Choice("rounding", "Rundung", options=_options(dict(ROUNDINGS)), required=True),
            weights=(1, 2),
        ),
        Amount("cap_project", "Höchstbetrag je Projekt", hint="Leer: keine Obergrenze."),
        Pair(
            Amount("minimum_cost", "Mindestens Gesamtkosten"),
            Amount("minimum_grant", "Mindestens Zuwendung"),
        ),
        YesNo("net_if_input_tax", "Bei Vorsteuerabzug zählen Nettobeträge"),
    ),
    Section(
        "Bescheid",
        Text("legal_basis", "Rechtsgrundlage", longest=1000),
        LongText(
            "conditions",
            "Eigene Nebenbestimmungen",
            rows=5,
            hint="Eine leere Zeile trennt zwei Bestimmungen. Die allgemeinen kommen von selbst dazu.",
        ),
        Rows(
            "clauses",
            "Fundstellen in der Richtlinie",
            row=ClauseLine,
            cells=(
                Cell("rule", "Regel", width=220, options=_options(dict(CLAUSE_KEYS)), required=True),
                Cell("clause", "Fundstelle", width=180, stretch=True),
            ),
            add="Fundstelle hinzufügen",
            hint="Sie stehen bei den Rechenschritten, z. B. Nr. 5.2.",
        ),
    ),
    Section(
        "Fristen",
        Pair(
            Number("proof_months", "Nachweis nach (Monate)", most=60),
            Number("retention_years", "Aufbewahrung (Jahre)", most=50),
            Number("binding_years", "Zweckbindung (Jahre)", most=50),
        ),
        Text("source", "Quelle", longest=300, hint="Wo die Richtlinie veröffentlicht ist."),
    ),
)
