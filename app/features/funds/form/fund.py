"""Forms of a fund and of a budget year."""

from app.domain import formats
from app.domain.columns import Kind
from app.domain.money import WHOLE
from app.domain.options import Option
from app.features.funds import queries
from app.features.funds.rules import (
    KINDS,
    LETTER_MODES,
    ORIGINS,
    SourceLine,
    share_total,
)
from app.ui.fields import (
    Amount,
    Cell,
    Choice,
    Link,
    LongText,
    Note,
    Number,
    Rows,
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


def _numbers(values: Values) -> str:
    """What the reference numbers will look like."""
    prefix = " ".join(str(values.get("prefix") or "").split()).upper()
    return f"Die Aktenzeichen heißen dann {prefix}-2026-001 und so weiter." if prefix else ""


FORM = FormSpec(
    Section(
        "",
        Text("name", "Name", required=True, placeholder="Verfügungsfonds Innenstadt"),
        Pair(
            Text("prefix", "Kürzel", required=True, longest=20, placeholder="VF"),
            Choice("kind", "Art", options=_options(dict(KINDS)), required=True),
        ),
        Note(_numbers),
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
            hint="Es bewilligt und zahlt aus: Seine Anschrift steht im Briefkopf der Bescheide und auf dem "
            "Auszahlungsvorschlag. Ämter tragen Sie unter „Büro“ ein.",
        ),
        Text(
            "account_code",
            "Produktsachkonto",
            longest=60,
            placeholder="0511.5318.010",
            hint="Buchungsstelle der Stadt; steht auf dem Auszahlungsvorschlag.",
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
